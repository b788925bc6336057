/// How a sign or a reserved word may be written.
struct Spelling {
  let bytes: [UInt8]
  let kind: Token.Kind

  /// The longest sign or word that the text has at an offset; a name may begin as a word does.
  static func longest(in text: [UInt8], at offset: Int) -> Spelling? {
    byFirstByte[Int(text[offset])].first { spelling in
      text.count - offset >= spelling.bytes.count
        && text[offset..<offset + spelling.bytes.count].elementsEqual(spelling.bytes)
    }
  }
}

private extension Spelling {
  init(_ text: String, _ kind: Token.Kind) {
    bytes = Array(text.utf8)
    self.kind = kind
  }

  /// Longer signs first.
  static let byFirstByte: [[Spelling]] = {
    var table = [[Spelling]](repeating: [], count: 256)
    for spelling in all { table[Int(spelling.bytes[0])].append(spelling) }
    for index in table.indices { table[index].sort { $0.bytes.count > $1.bytes.count } }
    return table
  }()

  static let all: [Spelling] =
    symbols.map { Spelling($0.rawValue, .symbol($0)) } + alternatives.map { Spelling($0.0, .symbol($0.1)) }
    + ForeignOperator.allCases.map { Spelling($0.rawValue, .foreign($0)) }
    + Token.Word.allCases.map { Spelling($0.rawValue, .word($0)) }
    + [Spelling("∞", .word(.inf)), Spelling("π", .name("pi"))]

  static let symbols: [Token.Symbol] = [
    .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .comma, .dot, .colon, .assign, .arrow, .plus,
    .minus, .times, .divide, .matrixProduct, .remainder, .power, .equal, .notEqual, .less, .lessOrEqual, .greater,
    .greaterOrEqual, .approximately, .notApproximately, .plusMinus,
  ]

  /// `+-` is not among them: `1 +-2` is a sum, and only a claim or a check knows that a tolerance may follow.
  static let alternatives: [(String, Token.Symbol)] = [
    ("−", .minus), ("×", .times), ("·", .times), ("⋅", .times), ("≤", .lessOrEqual), ("≥", .greaterOrEqual),
    ("≠", .notEqual), ("~=", .approximately), ("!~=", .notApproximately),
  ]
}
