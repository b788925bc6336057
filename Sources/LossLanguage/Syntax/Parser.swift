/// Reads the tokens of one text by recursive descent: this file has the cursor, the extensions one group of productions
/// each. A production throws the one diagnostic of its statement; the next statement starts afresh.
package struct Parser {
  package let source: Source
  private let tokens: [Token]
  private let brackets: Brackets
  private var index = 0
  /// The first token of the statement; nil before the first.
  private var statementStart: Int?
  /// Behind the `%` of a claim, which is no operator and so continues no line.
  private var percentageEnd = 0

  /// What is open around this place that nests: brackets, calls, signs, exponents, bodies.
  private(set) var nesting = 0
  /// The longest chain of calls, indices and members in the innermost brackets: chains nest too, on their left.
  var longestChain = 0
  /// What may end the expression of the statement, outside of everything that nests.
  var terminator = Terminator.none

  package static let nestingLimit = 200

  enum Terminator {
    case none
    /// `== literal` at the end of the statement
    case exactClaim
    /// `+- t`
    case tolerance
  }

  /// - Parameter hasLines: false in prose, where a line break is a blank.
  package init(_ source: Source, hasLines: Bool = true) {
    self.source = source
    var tokens = Lexer.tokens(of: source, hasLines: hasLines)
    brackets = Brackets(&tokens)
    self.tokens = tokens
  }
}

// The cursor
extension Parser {
  /// The token to read next; one of kind `end` where the statement ends.
  package var token: Token {
    isAtLineEnd
      ? Token(kind: .end, span: Span(previousEnd, previousEnd), followsLineBreak: false) : tokens[index]
  }

  package var kind: Token.Kind { isAtLineEnd ? .end : tokens[index].kind }

  /// The kind of the token behind that; `end` where the statement ends.
  package var kindAhead: Token.Kind {
    index + 1 < tokens.count && !breaks(at: index + 1) ? tokens[index + 1].kind : .end
  }

  /// Whether the statement ends here.
  package var isAtLineEnd: Bool { tokens[index].kind == .end || index != statementStart && breaks(at: index) }

  /// Moves over a token and returns it; at the end of the statement, moves not.
  @discardableResult package mutating func advance() -> Token {
    let token = token
    if token.kind != .end { index += 1 }
    return token
  }

  /// Moves over a sign if it is next.
  package mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard kind == .symbol(symbol) else { return false }
    index += 1
    return true
  }

  /// Moves over a name of this text if it is next: the words of `input` and of plots, which are not reserved.
  package mutating func take(name: String) -> Bool {
    guard kind == .name(name) else { return false }
    index += 1
    return true
  }

  /// Moves to the beginning of the next statement, over what may be left of this one; false when there is none.
  package mutating func beginStatement() -> Bool {
    if statementStart != nil { skipStatement() }
    statementStart = index
    nesting = 0
    longestChain = 0
    terminator = .none
    return tokens[index].kind != .end
  }

  /// Moves to the end of the statement.
  mutating func skipStatement() {
    while !isAtLineEnd { index += 1 }
  }

  /// Where the token before this one ends; 0 at the beginning.
  package var previousEnd: Int { index > 0 ? tokens[index - 1].span.end : 0 }

  /// From the start of a span to the end of the token before this one.
  package func span(from start: Span) -> Span { Span(start.start, max(previousEnd, start.start)) }

  package func region(_ span: Span) -> Region { source.region(span) }

  /// The token before this one in the statement.
  var previous: Token? { index > (statementStart ?? 0) ? tokens[index - 1] : nil }

  /// The kind of the token behind the bracket that closes the one at an offset from here; nil when nothing closes it.
  func kindBehindBrackets(_ offset: Int) -> Token.Kind? { kindBehindBrackets(at: index + offset) }

  /// Whether a sign and the next stand side by side without a blank, as in `+-`.
  func isAdjacent(_ symbol: Token.Symbol, _ next: Token.Symbol) -> Bool {
    guard kind == .symbol(symbol), kindAhead == .symbol(next) else { return false }
    return tokens[index].span.end == tokens[index + 1].span.start
  }

  /// Moves over the `%` of a claim.
  mutating func takePercent() -> Bool {
    guard take(.remainder) else { return false }
    percentageEnd = index
    return true
  }

  /// Counts one level of nesting; whoever calls it leaves again.
  mutating func enter(_ span: Span) throws(Diagnostic) {
    try checkNesting(1, at: span)
    nesting += 1
  }

  /// Whether so many levels more are allowed.
  func checkNesting(_ levels: Int, at span: Span) throws(Diagnostic) {
    guard nesting + levels <= Parser.nestingLimit else { throw .nestingLimit(region(span)) }
  }

  mutating func leave() { nesting -= 1 }
}

private extension Parser {
  /// Whether a statement ends before a token: section 1 of the language, and a line that begins a definition ends
  /// whatever stands before it, unless that is `where` or a comma, behind which it is a binding.
  func breaks(at index: Int) -> Bool {
    guard tokens[index].followsLineBreak, index > 0, !tokens[index].kind.joinsStatement else { return false }
    let previous = tokens[index - 1].kind
    if !previous.continuesStatement || index == percentageEnd { return true }
    return previous != .symbol(.comma) && previous != .word(.where) && beginsDefinition(at: index)
  }

  func beginsDefinition(at index: Int) -> Bool {
    guard case .name = tokens[index].kind else { return false }
    let next = tokens[index + 1].kind
    return next == .symbol(.assign)
      || next == .symbol(.leftParenthesis) && kindBehindBrackets(at: index + 1) == .symbol(.assign)
  }

  func kindBehindBrackets(at index: Int) -> Token.Kind? {
    guard index < tokens.count, brackets.closers[index] > 0 else { return nil }
    return tokens[brackets.closers[index] + 1].kind
  }
}

private extension Diagnostic {
  static func nestingLimit(_ place: Region) -> Diagnostic {
    Diagnostic(
      .nestingLimit, "this nests more than \(Parser.nestingLimit) levels deep", at: place,
      help: "give an inner part a name on a line of its own")
  }
}
