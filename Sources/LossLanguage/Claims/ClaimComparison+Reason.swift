internal import LossCore

extension ClaimComparison {
  /// One line for people: how the value and the literal compare.
  func reason(for outcome: Outcome) -> String? {
    switch outcome {
    case .unfilled: return nil
    case .incomparable: return incomparableReason
    case .differsInUnit(let unit): return value.flatMap { unitReason($0, unit) }
    case .differs(let first, let count):
      guard let value else { return nil }
      let others = count > 1 ? " (\(count) of \(value.count) elements differ)" : ""
      return "\(subject(first)) is \(elementReason(first, value))\(others)"
    case .holds:
      return value.map { "\(written) holds for the value\($0.count == 1 ? ", \(spelled($0[0], at: 0, $0.unit))" : "")" }
    }
  }

  /// One line that says what to write instead, where there is more to say than the right number.
  func help(for outcome: Outcome) -> String? {
    switch outcome {
    case .incomparable where value == nil: "claim a number, a boolean, a text, or an array of one of these"
    case .incomparable where value?.shape.isEmpty == false && literal.shape.isEmpty:
      "write `[...]`, one literal an element"
    case .differs(let first, _):
      switch (literal.elements[first], value?[first]) {
      case (.numeral(let numeral), .number(let number)): numeralHelp(numeral, number)
      default: nil
      }
    default: nil
    }
  }
}

private extension ClaimComparison {
  var incomparableReason: String {
    if isRagged { return "the rows of the literal differ in length" }
    if let value, value.count == 0 { return "there are no elements to compare" }
    if literal.count == 0 { return "the value is \(kindOfValue), the literal has no elements" }
    return "the value is \(kindOfValue), not \(kindOfLiteral)"
  }

  /// `a number`, `an array of 3 texts`
  var kindOfLiteral: String {
    var nouns: [String] = []
    for element in literal.elements where !nouns.contains(element.noun) { nouns.append(element.noun) }
    return arrayDescription(nouns.count == 1 ? nouns[0] : "mixed element", shape: literal.shape)
  }

  /// The literal, unless it is too long to repeat.
  var written: String {
    let text = claim.value.text
    return text.utf8.count <= 60 ? text : "the literal"
  }

  /// `the value`, `element [1, 0]`
  func subject(_ index: Int) -> String {
    if literal.shape.isEmpty { return "the value" }
    let indices = literal.shape.indices(ofElement: index).map { "\($0)" }
    return "element [\(indices.joined(separator: ", "))]"
  }

  func elementReason(_ index: Int, _ value: ClaimedValue) -> String {
    let claimed = literal.elements[index]
    let actual = spelled(value[index], at: index, value.unit)
    guard case .numeral(let numeral) = claimed, case .number(let number) = value[index], number.isFinite else {
      return "\(actual), not \(claimed.shortText)"
    }
    if isExact { return "\(actual), not exactly \(claimed.shortText)" }
    if let tolerance = claim.tolerance {
      let percent = numeral.isPercentage && !tolerance.isPercentage ? "%" : ""
      return "\(actual), not within \(tolerance.shortText)\(percent) of \(claimed.shortText)"
    }
    if numeral.statesExactValue { return "\(actual), not exactly \(claimed.shortText)" }
    let rounded = numeral.updated(to: numeral.comparable(number))
    return "\(actual), which rounds to \(rounded.shortText), not \(claimed.shortText)"
  }

  func unitReason(_ value: ClaimedValue, _ unit: Unit) -> String? {
    guard let target = claim.unit, case .number(let number) = value[0] else { return nil }
    if value.count > 1 { return "the value is in \(unit.rawValue), not in \(target.rawValue)" }
    let converted = value.converted(from: unit, to: target)
    guard case .numeral(let numeral) = literal.elements[0], number.isFinite, case .number(let other) = converted[0]
    else {
      return "the value is \(spelled(value[0], at: 0, unit)), not \(target.rawValue)"
    }
    return "the value is \(numeral.updated(to: numeral.comparable(number)).shortText) \(unit.rawValue); "
      + "in \(target.rawValue) it would be \(numeral.updated(to: numeral.comparable(other)).shortText)"
  }

  func numeralHelp(_ numeral: Numeral, _ number: Double) -> String? {
    guard number.isFinite else { return nil }
    let value = numeral.comparable(number)
    if isExact {
      let margin = Decimal(digits: [1], exponent: numeral.isPercentage ? -7 : -9)
      return value.isWithin(margin, of: numeral.decimal) ? "write `≈` instead of `==`" : nil
    }
    guard numeral.statesExactValue && claim.tolerance == nil else { return nil }
    var rounding = numeral
    rounding.digits.append(0)
    rounding.exponent -= 1
    rounding.hasPointOrExponent = true
    guard rounding.holds(for: value, tolerance: nil) else { return nil }
    return "`\(numeral.text)` states an exact value; write `\(rounding.text)` or a tolerance for a rounding"
  }

  /// An element of the value, with so many digits that one sees why the literal holds or does not.
  func spelled(_ element: ClaimedValue.Element, at index: Int, _ unit: Unit?) -> String {
    let suffix = unit.map { " \($0.rawValue)" } ?? ""
    switch element {
    case .boolean(let boolean): return boolean ? "true" : "false"
    case .text(let text): return quotedText(text, limit: 60)
    case .number(let number):
      guard number.isFinite else { return NumberFormat.shortest(number) + suffix }
      guard case .numeral(let numeral) = literal.elements[index] else {
        return NumberFormat(digits: 6).text(number) + suffix
      }
      return digitsThatShow(numeral.comparable(number), numeral).text + (numeral.isPercentage ? "%" : "") + suffix
    }
  }

  func digitsThatShow(_ value: Decimal, _ numeral: Numeral) -> Decimal {
    if isExact { return value }
    let verdict = numeral.holds(for: value, tolerance: claim.tolerance)
    var place = min(numeral.exponent - 3, value.magnitudeExponent - 6)
    while place > value.exponent {
      let rounded = value.rounded(toPowerOfTen: place)
      if numeral.holds(for: rounded, tolerance: claim.tolerance) == verdict { return rounded }
      place -= 1
    }
    return value
  }
}

private extension ClaimLiteral.Element {
  var noun: String {
    switch self {
    case .numeral, .infinity, .nan, .unfilled, .array: "number"
    case .boolean: "boolean"
    case .text: "text"
    }
  }

  /// The text of a single element, cut where it is long.
  var shortText: String {
    switch self {
    case .numeral(let numeral): numeral.shortText
    case .text(let text): quotedText(text, limit: 60)
    default: text
    }
  }
}

private extension Numeral {
  var shortText: String {
    let text = text
    return text.utf8.count <= 40 ? text : "\(text.prefix(30))…"
  }
}
