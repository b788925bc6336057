extension Parser {
  /// `a^b`, whose exponent may have a sign; `2^3^2` is `2^(3^2)`.
  mutating func power() throws(Diagnostic) -> Expression {
    let base = try postfix()
    guard kind == .symbol(.power) else { return base }
    let sign = advance()
    try enter(sign.span)
    defer { leave() }
    let exponent = try unary()
    return Expression(.power(base, exponent), base.span.through(exponent.span))
  }

  /// The items of a list up to its closing bracket, a trailing comma allowed; the opening one has been read.
  mutating func list<Item>(
    _ opener: Token, closedBy closer: Token.Symbol, _ item: (inout Parser) throws(Diagnostic) -> Item
  ) throws(Diagnostic) -> [Item] {
    var items: [Item] = []
    while kind != .symbol(closer) {
      if kind == .end { throw unclosed(opener) }
      items.append(try item(&self))
      guard take(.comma) else { break }
    }
    try close(opener, with: closer, expecting: "`,` or `\(closer.rawValue)`")
    return items
  }

  /// The bracket that closes an open one.
  mutating func close(
    _ opener: Token, with closer: Token.Symbol, expecting: String
  ) throws(Diagnostic) {
    if take(closer) { return }
    switch kind {
    case .end, .symbol(.rightParenthesis), .symbol(.rightBracket): throw unclosed(opener)
    default: throw unexpected(expecting: expecting)
    }
  }
}

private extension Parser {
  /// A primary with its calls, indices and members.
  mutating func postfix() throws(Diagnostic) -> Expression {
    let outerChain = longestChain
    longestChain = 0
    defer { longestChain = max(longestChain, outerChain) }
    var expression = try primary()
    var links = longestChain
    while let link = try postfixLink(expression) {
      links += 1
      try checkNesting(links, at: Span(link.span.end - 1, link.span.end))
      expression = link
    }
    longestChain = max(longestChain, links)
    return expression
  }

  mutating func postfixLink(_ base: Expression) throws(Diagnostic) -> Expression? {
    switch kind {
    case .symbol(.leftParenthesis): return try call(base)
    case .symbol(.leftBracket): return try index(base)
    case .symbol(.dot): return try member(base)
    default: return nil
    }
  }

  mutating func call(_ base: Expression) throws(Diagnostic) -> Expression {
    let opener = advance()
    try enter(opener.span)
    defer { leave() }
    let arguments = try list(opener, closedBy: .rightParenthesis) { parser throws(Diagnostic) in
      try parser.argument()
    }
    return Expression(.call(base, arguments), span(from: base.span))
  }

  mutating func argument() throws(Diagnostic) -> Expression.Argument {
    guard let name = argumentName else { return Expression.Argument(name: nil, value: try expression()) }
    advance()
    let sign = advance()
    if kind == .symbol(.comma) || kind == .symbol(.rightParenthesis) {
      throw .missingArgumentValue(name.text, region(name.span.through(sign.span)))
    }
    return Expression.Argument(name: name, value: try expression())
  }

  /// The name in `name=value`, reserved words allowed.
  var argumentName: Name? {
    guard kindAhead == .symbol(.assign) else { return nil }
    switch kind {
    case .name(let name): return Name(name, token.span)
    case .word(let word): return Name(word.rawValue, token.span)
    default: return nil
    }
  }

  mutating func index(_ base: Expression) throws(Diagnostic) -> Expression {
    let opener = advance()
    try enter(opener.span)
    defer { leave() }
    if kind == .symbol(.rightBracket) { throw .emptyIndex(region(opener.span.through(token.span))) }
    let indices = try list(opener, closedBy: .rightBracket) { parser throws(Diagnostic) in
      try parser.indexOrSlice()
    }
    return Expression(.index(base, indices), span(from: base.span))
  }

  mutating func indexOrSlice() throws(Diagnostic) -> Expression.Index {
    let first = token.span
    let start = kind == .symbol(.colon) ? nil : try expression()
    guard take(.colon) else {
      guard let start else { throw missingOperand() }
      return .at(start)
    }
    let stop = try bound()
    let step = take(.colon) ? try bound() : nil
    return .slice(start: start, stop: stop, step: step, span(from: first))
  }

  /// A bound of a slice, which may be absent.
  mutating func bound() throws(Diagnostic) -> Expression? {
    switch kind {
    case .symbol(.colon), .symbol(.comma), .symbol(.rightBracket): return nil
    default: return try expression()
    }
  }

  mutating func member(_ base: Expression) throws(Diagnostic) -> Expression {
    let dot = advance()
    let token = token
    switch token.kind {
    case .name, .word:
      advance()
      let name = Name(source.text(of: token.span), token.span)
      return Expression(.member(base, name), base.span.through(token.span))
    case .invalid(let fault): throw fault.diagnostic(token.span, in: source)
    default: throw .missingMember(region(dot.span))
    }
  }

  mutating func primary() throws(Diagnostic) -> Expression {
    let token = token
    switch token.kind {
    case .number(let value): return atom(.number(value))
    case .text(let text): return atom(.text(text))
    case .word(.true): return atom(.boolean(true))
    case .word(.false): return atom(.boolean(false))
    case .word(.inf): return atom(.number(.infinity))
    case .word(.nan): return atom(.number(.nan))
    case .name(let name):
      try rejectForeignWord(name)
      if startsFunction { throw missingOperand() }
      return atom(.name(name))
    case .symbol(.leftParenthesis):
      if startsFunction { throw missingOperand() }
      return try parenthesised()
    case .symbol(.leftBracket): return try array()
    default: throw missingOperand()
    }
  }

  mutating func atom(_ kind: Expression.Kind) -> Expression { Expression(kind, advance().span) }

  /// The brackets belong to the span: marks and labels show them.
  mutating func parenthesised() throws(Diagnostic) -> Expression {
    let isClosed = kindBehindBrackets(0) != nil
    let opener = advance()
    try enter(opener.span)
    defer { leave() }
    let inner = try expression()
    if !isClosed && kind != .symbol(.rightParenthesis) { throw unclosed(opener) }
    if kind == .symbol(.comma) { throw .pair(region(token.span)) }
    try close(opener, with: .rightParenthesis, expecting: "`)`")
    return Expression(inner.kind, span(from: opener.span))
  }

  mutating func array() throws(Diagnostic) -> Expression {
    let opener = advance()
    try enter(opener.span)
    defer { leave() }
    let elements = try list(opener, closedBy: .rightBracket) { parser throws(Diagnostic) in
      try parser.expression()
    }
    return Expression(.array(elements), span(from: opener.span))
  }

  func unclosed(_ opener: Token) -> Diagnostic {
    .unclosed(source.excerpt(opener.span), region(opener.span), found: kind == .end ? nil : region(token.span))
  }
}

private extension Diagnostic {
  static func unclosed(_ bracket: String, _ opener: Region, found: Region?) -> Diagnostic {
    let closer = bracket == "(" ? ")" : "]"
    var labels = [Label(opener, "opened here")]
    if let found { labels.append(Label(found, "`\(closer)` is due before this")) }
    return Diagnostic(.unclosedBracket, "this `\(bracket)` is never closed", at: labels, help: "write the `\(closer)`")
  }

  static func missingArgumentValue(_ name: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .missingExpression, "the argument `\(name)` has no value", at: place,
      help: "write `\(name)=value`, or leave it out for its default")
  }

  static func emptyIndex(_ place: Region) -> Diagnostic {
    Diagnostic(.missingExpression, "this index is empty", at: place, help: "write `x[0]`, or `x[:]` for all")
  }

  static func missingMember(_ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "a name is due behind the point", at: place,
      help: "write `t.column`; `t[\"any header\"]` for a header that is no name, `x[0]` for an element")
  }

  static func pair(_ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "values in parentheses are not a value", at: place, "a comma between them",
      help: "write `[a, b]` for an array, `(a, b) -> body` for a function")
  }
}
