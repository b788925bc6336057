/// Where blanks stand between the tokens of one statement, and how each token is spelled.
///
/// Operators have a blank on either side, but for powers, signs, slices and fractions of two whole numbers (`1/3`);
/// a comma has one behind it; `=` has them in a definition and none in a call.
struct TokenSpacing {
  private let tokens: [Token]
  private let source: Source
  private let roles: LayoutRoles
  /// The token that was reached.
  private var index = -1
  private var depth = 0
  /// What the token before was.
  private var previous = Role.start
  private var current = Role.start
  /// How the token that was reached is spelled.
  private(set) var spelling = ""

  private enum Role {
    case start
    /// It ends an operand: a name, a number, a closing bracket.
    case operand
    /// A word that an operand follows: `check`, `from`, `if`.
    case word
    /// A sign before an operand: `-x`.
    case sign
    case opener, closer, comma
    /// It stands without blanks: `.`, `^`, a slice's `:`, `=` in a call, the `/` of a fraction.
    case tight
    /// It stands between blanks.
    case loose
    /// The `-` of a `+-`, which is spelled with the `+`.
    case swallowed
  }

  init(_ tokens: [Token], _ source: Source, _ roles: LayoutRoles) {
    self.tokens = tokens
    self.source = source
    self.roles = roles
  }

  /// Moves to a token, the one behind the last; whether a blank stands before it.
  mutating func advance(to index: Int) -> Bool {
    self.index = index
    if current != .swallowed { previous = current }
    current = role()
    spelling = text()
    defer { follow() }
    return isSpaced
  }
}

private extension TokenSpacing {
  var kind: Token.Kind { tokens[index].kind }

  func kind(at index: Int) -> Token.Kind { tokens.indices.contains(index) ? tokens[index].kind : .end }

  mutating func follow() {
    if kind.opensBracket { depth += 1 }
    if kind.closesBracket { depth -= 1 }
  }

  var isSpaced: Bool {
    if isPercentSign { return false }
    if current == .closer || current == .comma || current == .swallowed { return false }
    switch previous {
    case .start, .opener, .tight, .sign: return false
    case .comma, .word, .loose, .swallowed: return true
    case .operand, .closer:
      return current != .tight && current != .opener
    }
  }

  var isPercentSign: Bool { roles.percentSigns.contains(tokens[index].span.start) }

  private func role() -> Role {
    switch kind {
    case .name: isWord ? .word : .operand
    case .word(let word):
      switch word {
      case .true, .false, .inf, .nan: .operand
      default: isMember ? .operand : .word
      }
    case .symbol(let symbol): role(of: symbol)
    default: .operand
    }
  }

  private func role(of symbol: Token.Symbol) -> Role {
    switch symbol {
    case .leftParenthesis, .leftBracket: return .opener
    case .rightParenthesis, .rightBracket: return .closer
    case .comma: return .comma
    case .dot, .power, .colon: return .tight
    case .assign: return depth == 0 && !roles.isPlot ? .loose : .tight
    case .plus where roles.tolerances.contains(tokens[index].span.start): return .loose
    case .minus where index > 0 && roles.tolerances.contains(tokens[index - 1].span.start): return .swallowed
    case .plus, .minus:
      return previous == .operand || previous == .closer ? .loose : .sign
    case .remainder where isPercentSign: return .operand
    case .divide where isFraction: return .tight
    default: return .loose
    }
  }

  /// Behind a point and before `=` a reserved word is a name.
  var isMember: Bool { kind(at: index - 1) == .symbol(.dot) || kind(at: index + 1) == .symbol(.assign) }

  /// Whether the name is a word of the statement, behind which something else begins.
  var isWord: Bool {
    guard case .name(let name) = kind, depth == 0, !isMember else { return false }
    if index == 0 { return roles.isPlot || StatementWord(rawValue: name) != nil }
    if roles.isPlot {
      switch name {
      case "from", "to", "of", "for", "in": return true
      case "x", "y": return index == 1 && (kind(at: 0) == .name("band") || kind(at: 0) == .name("rule"))
      default: return false
      }
    }
    guard kind(at: 0) == .name("input"), index > 2 else { return false }
    return ["from", "to", "step", "in"].contains(name)
  }

  /// `1/3`, unless it is part of a longer product.
  var isFraction: Bool {
    guard isWholeNumber(index - 1), isWholeNumber(index + 1) else { return false }
    switch kind(at: index - 2) {
    case .symbol(.times), .symbol(.divide), .symbol(.matrixProduct), .symbol(.remainder), .symbol(.power),
      .symbol(.dot):
      return false
    default: break
    }
    return kind(at: index + 2) != .symbol(.power)
  }

  func isWholeNumber(_ index: Int) -> Bool {
    guard case .number = kind(at: index) else { return false }
    let span = tokens[index].span
    for byte in source.text[span.start..<span.end] where !byte.isDigit { return false }
    return true
  }

  func text() -> String {
    switch kind {
    case .symbol(.plus) where current == .loose && roles.tolerances.contains(tokens[index].span.start):
      Token.Symbol.plusMinus.rawValue
    case .symbol(let symbol): current == .swallowed ? "" : symbol.rawValue
    case .word(let word): word.rawValue
    case .name("pi"): "pi"
    default: source.text(of: tokens[index].span)
    }
  }
}
