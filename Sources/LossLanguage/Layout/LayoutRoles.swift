/// What the tokens of a cell alone do not tell: which `%` belongs to a number, and which `+-` is a tolerance's.
struct LayoutRoles {
  let isPlot: Bool
  /// Where a percent sign stands.
  private(set) var percentSigns: Set<Int> = []
  /// Where the `+` of a `+-` stands that means `±`.
  private(set) var tolerances: Set<Int> = []

  /// nil for a text that cannot be parsed.
  init?(of source: Source, isPlot: Bool) {
    self.isPlot = isPlot
    guard !isPlot else {
      if !parsePlot(source).diagnostics.isEmpty { return nil }
      return
    }
    let (statements, diagnostics) = parseStatements(source)
    guard diagnostics.isEmpty else { return nil }
    // What is claimed, and what stands between a condition's right side and its tolerance.
    var claimed: [Span] = []
    var gaps: [Span] = []
    for statement in statements {
      switch statement.kind {
      case .claim(let claim): claimed.append(claim.written)
      case .check(.close(_, let right, let tolerance?)), .refute(.close(_, let right, let tolerance?)):
        gaps.append(Span(right.span.end, tolerance.span.start))
      default: break
      }
    }
    let tokens = Lexer.tokens(of: source, hasLines: true)
    for index in tokens.indices(in: claimed) where tokens[index].kind == .symbol(.remainder) {
      percentSigns.insert(tokens[index].span.start)
    }
    for index in tokens.indices(in: claimed) + tokens.indices(in: gaps)
    where tokens[index].kind == .symbol(.plus) && tokens[index + 1].kind == .symbol(.minus) {
      tolerances.insert(tokens[index].span.start)
    }
  }
}

extension Parser {
  /// The next token of the statement; nil at its end, which a percent sign is, unlike an operator, at the end of a line.
  mutating func advance(_ roles: LayoutRoles) -> Token? {
    let token = token
    if token.kind == .end { return nil }
    if !roles.percentSigns.contains(token.span.start) || !takePercent() { advance() }
    return token
  }
}

extension [Token] {
  /// The tokens that begin in one of the spans, which are in order and apart from one another.
  fileprivate func indices(in spans: [Span]) -> [Int] {
    var found: [Int] = []
    var next = 0
    for index in indices where self[index].kind != .end {
      let start = self[index].span.start
      while next < spans.count, spans[next].end <= start { next += 1 }
      if next < spans.count, spans[next].start <= start { found.append(index) }
    }
    return found
  }
}
