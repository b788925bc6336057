internal import LossCore

extension Parser {
  /// Whether `== literal` is next and ends the statement.
  var endsInExactClaim: Bool {
    guard terminator == .exactClaim && nesting == 0 else { return false }
    var ahead = self
    ahead.advance()
    return ahead.literalValue() != nil && ahead.kind == .end
  }

  /// The relation that is next, if a claim is.
  var claimRelation: Claim.Relation? {
    switch kind {
    case .symbol(.approximately): .approximately
    case .symbol(.notApproximately): .erratum
    case .symbol(.equal): .exactly
    default: nil
    }
  }

  /// `≈ literal ± t unit`, up to the end of the statement.
  mutating func claim(on expression: Expression, _ relation: Claim.Relation) throws(Diagnostic) -> Claim {
    let sign = advance()
    if kind == .end { throw .nothingClaimed(relation.rawValue, region(sign.span)) }
    let start = token.span
    let rightSide = self
    guard let element = literalElement() else {
      self = rightSide
      throw notALiteral(claimedOf: expression, relation)
    }
    var literal = ClaimLiteral(value: element)
    if relation != .exactly {
      literal.tolerance = try tolerance(of: element)
      literal.unit = unit()
    }
    guard kind == .end else {
      let end = self
      self = rightSide
      throw end.notTheEnd(notALiteral(claimedOf: expression, relation))
    }
    return Claim(expression: expression, relation: relation, literal: literal, written: span(from: start))
  }

  /// Moves over the `±` or `+-` of a tolerance if it is next.
  mutating func takePlusMinus() -> Bool {
    guard isAdjacent(.plus, .minus) else { return take(.plusMinus) }
    advance()
    advance()
    return true
  }
}

private extension Parser {
  /// A literal without tolerance and unit; nil when something else is next, and the place is then anywhere.
  mutating func literalElement() -> ClaimLiteral.Element? {
    if case .unfilled(let decimals) = kind {
      advance()
      return .unfilled(decimals: decimals, isPercentage: takePercent())
    }
    return literalValue()
  }

  mutating func literalValue() -> ClaimLiteral.Element? {
    switch kind {
    case .text(let text):
      advance()
      return .text(text)
    case .word(.true), .word(.false): return .boolean(advance().kind == .word(.true))
    case .word(.nan):
      advance()
      return .nan
    case .symbol(.leftBracket): return literalArray()
    default: break
    }
    let isNegative = take(.minus)
    if kind == .word(.inf) {
      advance()
      return .infinity(isNegative: isNegative)
    }
    guard var numeral = numeral() else { return nil }
    numeral.isNegative = isNegative
    numeral.isPercentage = takePercent()
    return .numeral(numeral)
  }

  mutating func literalArray() -> ClaimLiteral.Element? {
    guard nesting < Parser.nestingLimit, (try? enter(token.span)) != nil else { return nil }
    defer { leave() }
    advance()
    var elements: [ClaimLiteral.Element] = []
    while kind != .symbol(.rightBracket) {
      guard let element = literalValue() else { return nil }
      elements.append(element)
      guard take(.comma) else { break }
    }
    return take(.rightBracket) ? .array(elements) : nil
  }

  /// A number as it is written, without sign and percent sign.
  mutating func numeral() -> Numeral? {
    guard case .number = kind else { return nil }
    let span = advance().span
    guard let number = WrittenNumber(prefixOf: source.text[span.start..<span.end]) else { return nil }
    return Numeral(
      isNegative: false, digits: number.digits, exponent: number.exponent, isPercentage: false,
      hasPointOrExponent: number.hasPointOrExponent, power: number.power)
  }

  mutating func tolerance(of element: ClaimLiteral.Element) throws(Diagnostic) -> Numeral? {
    guard takePlusMinus() else { return nil }
    let place = token.span
    guard element.isNumeric, var numeral = numeral() else { throw .badTolerance(region(place)) }
    numeral.isPercentage = takePercent()
    if numeral.isPercentage && !element.isPercentage { throw .percentTolerance(region(span(from: place))) }
    return numeral
  }

  mutating func unit() -> Unit? {
    guard case .name(let name) = kind, let unit = Unit(rawValue: name) else { return nil }
    advance()
    return unit
  }

  /// What stands on the right of a claim is no literal: an expression that `check` compares, or no expression either.
  mutating func notALiteral(claimedOf left: Expression, _ relation: Claim.Relation) -> Diagnostic {
    terminator = .none
    do throws(Diagnostic) {
      let right = try expression()
      return .notALiteral(
        region(right.span),
        check: "\(relation == .erratum ? "refute" : "check") \(source.short(left.span) ?? "a")"
          + " \(relation == .exactly ? "==" : "≈") \(source.short(right.span) ?? "b")")
    } catch {
      return error
    }
  }

  /// A literal was read, but something follows it.
  /// - Parameter notALiteral: what to say if it goes on as an expression.
  func notTheEnd(_ notALiteral: Diagnostic) -> Diagnostic {
    let token = token
    let place = region(token.span)
    switch token.kind {
    case .symbol(.approximately), .symbol(.notApproximately), .symbol(.equal): return .secondClaim(place)
    case .symbol(.plusMinus): return .toleranceBehindUnit(place)
    case .symbol(.comma): return .commaInClaim(place)
    case .symbol(.rightParenthesis), .symbol(.rightBracket), .foreign, .invalid, .number, .text:
      return unexpected(expecting: "the end of the claim")
    case .name: return .unknownUnit(source.excerpt(token.span), place)
    default: return notALiteral
    }
  }
}

private extension ClaimLiteral.Element {
  var isNumeric: Bool {
    switch self {
    case .numeral, .infinity, .nan, .unfilled: true
    case .boolean, .text: false
    case .array(let elements): elements.allSatisfy { $0.isNumeric }
    }
  }

  /// Whether a percent sign is written in it.
  var isPercentage: Bool {
    switch self {
    case .numeral(let numeral): numeral.isPercentage
    case .unfilled(_, let isPercentage): isPercentage
    case .array(let elements): elements.contains { $0.isPercentage }
    default: false
    }
  }
}

private extension Source {
  /// The text of a span when it is short and on one line.
  func short(_ span: Span) -> String? {
    guard span.end - span.start <= 48, !text[span.start..<span.end].contains(UInt8(ascii: "\n")) else { return nil }
    return text(of: span)
  }
}

private extension Diagnostic {
  static func nothingClaimed(_ sign: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .missingExpression, "nothing is claimed behind `\(sign)`", at: place,
      help: "write the value, or `?` for `accept` to fill it in")
  }

  static func notALiteral(_ place: Region, check: String) -> Diagnostic {
    Diagnostic(
      .badClaim, "a claim states a literal, and this is an expression", at: place,
      help: "write `\(check)` to compare two expressions")
  }

  static func badTolerance(_ place: Region) -> Diagnostic {
    Diagnostic(
      .badClaim, "a tolerance is one number, behind a claim of numbers", at: place, help: "write `x ≈ 0.5 ± 0.01`")
  }

  static func percentTolerance(_ place: Region) -> Diagnostic {
    Diagnostic(
      .badClaim, "the tolerance is a percentage and the claimed number is not", at: place,
      help: "write both alike: `x ≈ 12.5% ± 0.1%` or `x ≈ 0.125 ± 0.001`")
  }

  static func secondClaim(_ place: Region) -> Diagnostic {
    Diagnostic(.badClaim, "a statement makes one claim", at: place, help: "write the second on a line of its own")
  }

  static func toleranceBehindUnit(_ place: Region) -> Diagnostic {
    Diagnostic(
      .badClaim, "the tolerance stands before the unit", at: place, help: "write `x ≈ 0.5 ± 0.01 nats`")
  }

  static func commaInClaim(_ place: Region) -> Diagnostic {
    Diagnostic(
      .badClaim, "a claim ends before this `,`", at: place,
      help: "write `0.5` with a decimal point, `[1, 2]` for an array")
  }

  static func unknownUnit(_ name: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .badClaim, "`\(name)` cannot follow what is claimed", at: place,
      help: "behind `≈` a number may have the unit `nats` or `bits`; `==` takes a bare literal")
  }
}
