extension Parser {
  /// An expression of any kind: a conditional and a function take all that follows.
  package mutating func expression() throws(Diagnostic) -> Expression {
    if kind == .word(.if) { return try conditional() }
    if startsFunction { return try function() }
    return try operation(.or)
  }

  /// Whether `x ->` or `(x, y) ->` is next.
  var startsFunction: Bool {
    switch kind {
    case .name, .word: kindAhead == .symbol(.arrow)
    case .symbol(.leftParenthesis): kindBehindBrackets(0) == .symbol(.arrow)
    default: false
    }
  }

  /// `-x`, `+x`, or what binds tighter.
  mutating func unary() throws(Diagnostic) -> Expression {
    guard kind == .symbol(.minus) || kind == .symbol(.plus) else { return try power() }
    let sign = advance()
    try enter(sign.span)
    defer { leave() }
    let operand = try unary()
    return Expression(
      sign.kind == .symbol(.minus) ? .negated(operand) : .plus(operand), sign.span.through(operand.span))
  }
}

/// What binds operands, the loosest first.
private enum Level: Int, Comparable {
  case or, and, not, comparison, sum, product

  static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

  var tighter: Level { Level(rawValue: rawValue + 1) ?? .product }
}

private extension Parser {
  /// Operands bound by operators of a level or tighter ones. The first operand grows level by level within one call, so
  /// that a bracket costs a few calls and not one for each level.
  mutating func operation(_ loosest: Level) throws(Diagnostic) -> Expression {
    var expression = loosest <= .not && kind == .word(.not) ? try negation() : try unary()
    while let level = kind.level, level >= loosest, !startsTolerance {
      switch level {
      case .or: expression = .or(try operands(expression, .or))
      case .and: expression = .and(try operands(expression, .and))
      case .not, .comparison:
        expression = try comparison(expression, loosest)
        if kind.level == .comparison { return expression }  // only an exact claim leaves one
      case .sum, .product: expression = try chain(expression, level)
      }
    }
    return expression
  }

  /// Whether an operator is that of a tolerance instead.
  var startsTolerance: Bool {
    terminator == .tolerance && nesting == 0 && isAdjacent(.plus, .minus)
  }

  mutating func negation() throws(Diagnostic) -> Expression {
    let word = advance()
    try enter(word.span)
    defer { leave() }
    let operand = try operation(.not)
    return Expression(.not(operand), word.span.through(operand.span))
  }

  /// The operands of `and` or `or`, the first of them already read.
  mutating func operands(_ first: Expression, _ level: Level) throws(Diagnostic) -> [Expression] {
    var operands = [first]
    while kind.level == level {
      advance()
      operands.append(try operand(level))
    }
    return operands
  }

  mutating func comparison(_ first: Expression, _ loosest: Level) throws(Diagnostic) -> Expression {
    var links: [Expression.ComparisonLink] = []
    var hasEquality = false
    while case .symbol(let symbol) = kind, let comparison = symbol.comparisonOperator {
      if comparison == .equal {
        if loosest == .or && !hasEquality && endsInExactClaim { break }
        hasEquality = true
      }
      advance()
      links.append(Expression.ComparisonLink(comparison: comparison, operand: try operand(.comparison)))
    }
    guard let last = links.last else { return first }
    return Expression(.comparison(first, links), first.span.through(last.operand.span))
  }

  mutating func chain(_ first: Expression, _ level: Level) throws(Diagnostic) -> Expression {
    var links: [Expression.Link] = []
    while kind.level == level, case .symbol(let symbol) = kind, let operation = symbol.arithmeticOperator {
      if startsTolerance { break }
      let sign = advance()
      if symbol == .remainder { try rejectPercentage(sign) }
      links.append(Expression.Link(operation: operation, operand: try operand(level)))
    }
    guard let last = links.last else { return first }
    return Expression(.chain(first, links), first.span.through(last.operand.span))
  }

  /// The right operand of an operator of a level.
  mutating func operand(_ level: Level) throws(Diagnostic) -> Expression {
    level == .product ? try unary() : try operation(level.tighter)
  }

  mutating func conditional() throws(Diagnostic) -> Expression {
    let word = advance()
    try enter(word.span)
    defer { leave() }
    let condition = try expression()
    guard kind == .word(.then) else { throw missing(.then, of: word, behind: condition) }
    advance()
    let then = try expression()
    guard kind == .word(.else) else { throw missing(.else, of: word, behind: then) }
    advance()
    let otherwise = try expression()
    return Expression(
      .conditional(condition: condition, then: then, else: otherwise), word.span.through(otherwise.span))
  }

  mutating func function() throws(Diagnostic) -> Expression {
    let start = token.span
    var parameters: [Name] = []
    if kind == .symbol(.leftParenthesis) {
      let opener = advance()
      parameters = try list(opener, closedBy: .rightParenthesis) { parser throws(Diagnostic) in
        let name = try parser.definedName("a parameter")
        if parser.kind == .symbol(.assign) { throw .defaultOfFunction(parser.region(parser.token.span)) }
        return name
      }
    } else {
      parameters = [try definedName("a parameter")]
    }
    try checkDistinct(parameters, .duplicateParameter)
    let arrow = advance()
    try enter(arrow.span)
    defer { leave() }
    let body = try expression()
    return Expression(.function(parameters: parameters, body: body), start.through(body.span))
  }

  /// `12.5%` is a claim's spelling: found when nothing to divide by follows a number's `%`.
  func rejectPercentage(_ sign: Token) throws(Diagnostic) {
    let ends: Bool =
      switch kind {
      case .end, .symbol(.rightParenthesis), .symbol(.rightBracket), .symbol(.comma), .symbol(.colon): true
      case .symbol(let symbol): symbol.comparisonOperator != nil || symbol == .times || symbol == .divide
      default: false
      }
    guard ends, sign.span.start > 0, source.text[sign.span.start - 1].isDigit else { return }
    throw .percentage(region(sign.span))
  }

  /// `then` or `else` is not where it should be.
  func missing(_ word: Token.Word, of conditional: Token, behind expression: Expression) -> Diagnostic {
    switch kind {
    case .name(let name) where ForeignWord(rawValue: name) == nil: break
    case .invalid, .foreign, .name, .symbol(.assign), .symbol(.approximately), .symbol(.notApproximately):
      return unexpected(expecting: "`\(word.rawValue)`")
    default: break
    }
    return .missingBranch(word.rawValue, region(conditional.span), region(expression.span))
  }
}

private extension Expression {
  static func or(_ operands: [Expression]) -> Expression { Expression(.or(operands), span(of: operands)) }

  static func and(_ operands: [Expression]) -> Expression { Expression(.and(operands), span(of: operands)) }

  static func span(of operands: [Expression]) -> Span {
    operands[0].span.through(operands[operands.count - 1].span)
  }
}

private extension Token.Kind {
  /// The level of a binary operator.
  var level: Level? {
    switch self {
    case .word(.or): .or
    case .word(.and): .and
    case .symbol(let symbol):
      switch symbol {
      case .plus, .minus: .sum
      case .times, .divide, .matrixProduct, .remainder: .product
      default: symbol.comparisonOperator == nil ? nil : .comparison
      }
    default: nil
    }
  }
}

private extension Diagnostic {
  static func percentage(_ place: Region) -> Diagnostic {
    Diagnostic(
      .missingExpression, "nothing follows the operator `%`, the remainder of a division", at: place,
      help: "percentages are written in claims only, `x ≈ 12.5%`; in an expression write 0.125")
  }

  static func missingBranch(_ word: String, _ conditional: Region, _ expression: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "this `if` has no `\(word)`",
      at: [Label(expression, "`\(word)` is missing behind this"), Label(conditional)],
      help: "write `if condition then a else b`; a value is needed in either case")
  }

  static func defaultOfFunction(_ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "a function written with `->` has no defaults", at: place,
      help: "define it with a name, `f(x, k=1) = body`")
  }
}
