/// What to say when the grammar has no place for the next token.
extension Parser {
  /// An operand is due and none is here.
  func missingOperand() -> Diagnostic {
    let token = token
    let place = region(token.span)
    switch token.kind {
    case .invalid(let fault): return fault.diagnostic(token.span, in: source)
    case .foreign(let sign): return .foreign(sign, place)
    case .unfilled: return .strayQuestionMark(place)
    case .symbol(.assign): return .strayAssign(place)
    case .symbol(.approximately), .symbol(.notApproximately), .symbol(.plusMinus):
      return previous == nil ? .nothingBefore(source.excerpt(token.span), place) : .strayClaim(token, place)
    case .word(.if): return .bareOperand("a conditional", "(if c then a else b)", place)
    case .word(.not): return .bareOperand("`not`", "(not a)", place)
    case .name where startsFunction, .symbol(.leftParenthesis) where startsFunction:
      return .bareOperand("a function", "(x -> body)", place)
    default: break
    }
    if let previous, previous.kind.needsOperand, token.kind.endsOperand {
      return .nothingFollows(source.excerpt(previous.span), region(previous.span))
    }
    switch token.kind {
    case .end: return .nothingHere(region(previous?.span ?? token.span))
    case .word(.then), .word(.else): return .strayBranch(source.excerpt(token.span), place)
    default: return .nothingBefore(source.excerpt(token.span), place)
    }
  }

  /// An expression has ended and the next token cannot follow it.
  /// - Parameter expecting: what might follow.
  func unexpected(expecting: String) -> Diagnostic {
    let token = token
    let place = region(token.span)
    switch token.kind {
    case .invalid(let fault): return fault.diagnostic(token.span, in: source)
    case .foreign(let sign): return .foreign(sign, place)
    case .unfilled: return .questionMark(place)
    case .symbol(.assign): return .strayAssign(place)
    case .symbol(.approximately), .symbol(.notApproximately), .symbol(.plusMinus): return .strayClaim(token, place)
    case .symbol(.arrow): return .strayArrow(place)
    case .symbol(.rightParenthesis), .symbol(.rightBracket):
      return .strayBracket(source.excerpt(token.span), place)
    case .word(.if): return .trailingIf(place)
    case .word(.then), .word(.else): return .strayBranch(source.excerpt(token.span), place)
    case .word(.where): return .strayWhere(place)
    case .name(let name):
      if let word = ForeignWord(rawValue: name), !word.isValue { return .foreign(word, place) }
    default: break
    }
    let found = source.excerpt(token.span)
    guard token.kind.beginsOperand else {
      return .unexpected(token.kind, found, expecting: expecting, place)
    }
    return sideBySide(token, isListItem: expecting.hasPrefix("`,`"))
  }

  /// `True`, `lambda x:` and the like, where they are no names of the notebook.
  func rejectForeignWord(_ name: String) throws(Diagnostic) {
    guard let word = ForeignWord(rawValue: name) else { return }
    let isForeign =
      switch kindAhead {
      case .name, .number, .text, .word(.true), .word(.false), .word(.not): word.isLeading
      case .symbol(.colon): word == .lambda
      default: word.isValue
      }
    if isForeign { throw .foreign(word, region(token.span)) }
  }

  /// A name that is being defined.
  /// - Parameter role: what it names, such as `a parameter`.
  mutating func definedName(_ role: String) throws(Diagnostic) -> Name {
    let token = token
    switch token.kind {
    case .name(let name):
      if let word = ForeignWord(rawValue: name), word.isValue { throw .foreign(word, region(token.span)) }
      advance()
      return Name(name, token.span)
    case .word(let word): throw .reserved(word.rawValue, region(token.span))
    case .invalid(let fault): throw fault.diagnostic(token.span, in: source)
    case .end: throw .missingName(role, region(previous?.span ?? token.span))
    default: throw .notAName(source.excerpt(token.span), role, region(token.span))
    }
  }

  func checkDistinct(_ names: [Name], _ code: DiagnosticCode) throws(Diagnostic) {
    var first: [String: Name] = [:]
    for name in names {
      if let other = first[name.text] { throw .duplicate(code, name.text, region(name.span), region(other.span)) }
      first[name.text] = name
    }
  }
}

private extension Parser {
  /// `mean x`, or a comma forgotten between two items.
  func sideBySide(_ token: Token, isListItem: Bool) -> Diagnostic {
    guard let previous else { return missingOperand() }
    let left = source.excerpt(previous.span)
    let right = source.excerpt(token.span)
    let place = region(token.span)
    if case .number = previous.kind, Unit(rawValue: right) != nil { return .unitOutsideClaim(left, right, place) }
    var spellings: [String] = isListItem ? ["`\(left), \(right)` for two"] : []
    if token.kind.isNameOrNumber && previous.kind.isNameOrNumber {
      if case .name = previous.kind { spellings.append("`\(left)(\(right))` to call") }
      spellings.append("`\(left) * \(right)` to multiply")
    }
    let help =
      spellings.isEmpty
      ? "write an operator between them, or begin a new line" : "write \(spellings.joined(separator: ", "))"
    return .sideBySide(left, right, region(previous.span), place, help: help)
  }
}

extension Token.Kind {
  /// Whether an operand is due behind it.
  var needsOperand: Bool {
    switch self {
    case .symbol(.comma), .symbol(.colon): false
    default: continuesStatement
    }
  }

  /// Whether no operand can begin here, so that what stands before it lacks one.
  var endsOperand: Bool {
    switch self {
    case .end, .symbol(.rightParenthesis), .symbol(.rightBracket), .symbol(.comma), .symbol(.colon): true
    case .word(let word): word == .then || word == .else || word == .where
    default: false
    }
  }

  var isNameOrNumber: Bool {
    switch self {
    case .name, .number: true
    default: false
    }
  }

  var beginsOperand: Bool {
    switch self {
    case .number, .text, .name, .symbol(.leftParenthesis), .symbol(.leftBracket): true
    case .word(let word): word == .true || word == .false || word == .inf || word == .nan || word == .not
    default: false
    }
  }
}

extension Diagnostic {
  static func foreign(_ sign: ForeignOperator, _ place: Region) -> Diagnostic {
    Diagnostic(.foreignOperator, "`\(sign.rawValue)` is no sign of this language", at: place, help: sign.help)
  }

  static func foreign(_ word: ForeignWord, _ place: Region) -> Diagnostic {
    Diagnostic(.foreignOperator, "`\(word.rawValue)` is no word of this language", at: place, help: word.help)
  }

  static func reserved(_ word: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .reservedWord, "`\(word)` is reserved and cannot be defined", at: place,
      help: "choose another name, such as `\(word)_`")
  }
}

private extension Diagnostic {
  static func bareOperand(_ what: String, _ spelling: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .missingExpression, "\(what) as an operand needs parentheses", at: place, help: "write `\(spelling)`")
  }

  static func nothingFollows(_ sign: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .missingExpression, "nothing follows `\(sign)`", at: place, help: "write the expression that is due behind it")
  }

  static func nothingHere(_ place: Region) -> Diagnostic {
    Diagnostic(.missingExpression, "an expression is due here", at: place, help: "write what is to be computed")
  }

  static func nothingBefore(_ sign: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .missingExpression, "nothing stands before `\(sign)`", at: place,
      help: "write the expression that is due before it")
  }

  static func strayQuestionMark(_ place: Region) -> Diagnostic {
    Diagnostic(
      .missingExpression, "`?` is no expression", at: place,
      help: "`x ≈ ?` asks `accept` to fill in the value of `x`")
  }

  static func questionMark(_ place: Region) -> Diagnostic {
    Diagnostic(
      .foreignOperator, "`c ? a : b` is no conditional of this language", at: place,
      help: "write `if c then a else b`")
  }

  static func strayAssign(_ place: Region) -> Diagnostic {
    Diagnostic(
      .notADefinition, "this `=` belongs to no definition", at: place,
      help: "write `==` for equal, `≈` for equal as rounded; a definition begins `name =` or `f(x, y) =`")
  }

  static func strayClaim(_ token: Token, _ place: Region) -> Diagnostic {
    let sign = token.kind == .symbol(.plusMinus) ? "±" : token.kind == .symbol(.approximately) ? "≈" : "!≈"
    return Diagnostic(
      .badClaim, "`\(sign)` is no operator", at: place,
      help: "a statement may end in one claim, `x ≈ 0.5 ± 0.1`; `check a ≈ b` compares two expressions")
  }

  static func strayArrow(_ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "only names stand before `->`", at: place, help: "write `x -> body` or `(x, y) -> body`")
  }

  static func strayBracket(_ bracket: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "this `\(bracket)` closes nothing", at: place,
      help: "take it away, or open a bracket before it")
  }

  static func trailingIf(_ place: Region) -> Diagnostic {
    Diagnostic(
      .foreignOperator, "a conditional begins with its `if`", at: place, help: "write `if c then a else b`")
  }

  static func strayBranch(_ word: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "this `\(word)` belongs to no `if`", at: place, help: "write `if c then a else b`")
  }

  static func strayWhere(_ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "`where` belongs to a definition", at: place,
      help: "write `name = expression where a = ...`")
  }

  static func unexpected(_ kind: Token.Kind, _ found: String, expecting: String, _ place: Region) -> Diagnostic {
    let help =
      switch kind {
      case .symbol(.comma): "write `[a, b]` for an array, and each definition on a line of its own"
      case .symbol(.colon): "`:` stands in an index only, `x[1:3]`"
      default: "write \(expecting) here"
      }
    let end = kind == .end ? "the line ends" : "`\(found)` stands"
    return Diagnostic(.unexpectedToken, "\(end) where \(expecting) is due", at: place, help: help)
  }

  static func sideBySide(
    _ left: String, _ right: String, _ leftPlace: Region, _ place: Region, help: String
  ) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "`\(left)` and `\(right)` stand side by side", at: [Label(place), Label(leftPlace)],
      help: help)
  }

  static func unitOutsideClaim(_ number: String, _ unit: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .badClaim, "a unit stands only behind `≈`", at: place,
      help: "write `x ≈ \(number) \(unit)`; in an expression the functions give their values a unit")
  }

  static func missingName(_ role: String, _ place: Region) -> Diagnostic {
    Diagnostic(.unexpectedToken, "\(role) has no name", at: place, help: "write a name behind this")
  }

  static func notAName(_ found: String, _ role: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "`\(found)` is no name for \(role)", at: place,
      help: "a name is a letter or `_`, then letters, digits, `_`")
  }

  static func duplicate(_ code: DiagnosticCode, _ name: String, _ place: Region, _ first: Region) -> Diagnostic {
    Diagnostic(
      code, "`\(name)` is named twice", at: [Label(place, "again"), Label(first, "first")],
      help: "give each a name of its own")
  }
}
