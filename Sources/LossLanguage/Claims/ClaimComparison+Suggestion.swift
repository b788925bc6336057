internal import LossCore

extension ClaimComparison {
  /// The right side that would hold, in the form of the one that is there; nil when the value has no literal, or more
  /// elements than anyone writes.
  func suggestion(digits: Int) -> String? {
    guard let value, value.count > 0, value.count <= 1000 else { return nil }
    var index = 0
    var text = nestedText(value, shape: value.shape[...], index: &index, digits: digits)
    guard case .number = value[0] else { return text }
    if let tolerance = claim.tolerance { text += " ± \(tolerance.text)" }
    if let unit = claim.unit { text += " \((value.unit ?? unit).rawValue)" }
    return text
  }
}

private extension ClaimComparison {
  func nestedText(_ value: ClaimedValue, shape: ArraySlice<Int>, index: inout Int, digits: Int) -> String {
    guard let extent = shape.first else {
      let text = elementText(value[index], form: form(at: index, in: value), digits: digits)
      index += 1
      return text
    }
    var texts: [String] = []
    for _ in 0..<extent { texts.append(nestedText(value, shape: shape.dropFirst(), index: &index, digits: digits)) }
    return "[\(texts.joined(separator: ", "))]"
  }

  /// The element whose form is to be kept: where the shapes differ, the first is the pattern for all.
  func form(at index: Int, in value: ClaimedValue) -> ClaimLiteral.Element? {
    literal.shape == value.shape ? literal.elements[index] : literal.elements.first
  }

  func elementText(_ element: ClaimedValue.Element, form: ClaimLiteral.Element?, digits: Int) -> String {
    switch element {
    case .boolean(let boolean): return boolean ? "true" : "false"
    case .text(let text): return quotedText(text)
    case .number(let number):
      guard number.isFinite else { return NumberFormat.shortest(number) }
      if let form, form.holds(for: element, isExact: isExact, tolerance: claim.tolerance) { return form.text }
      return numeral(for: number, form: form, digits: digits).text
    }
  }

  /// The first that holds: in the form that is there, else at `digits` significant digits, else at more.
  func numeral(for number: Double, form: ClaimLiteral.Element?, digits: Int) -> Numeral {
    var isPercentage = false
    var decimals: Int?
    switch form {
    case .numeral(let numeral):
      isPercentage = numeral.isPercentage
      let updated = numeral.updated(to: numeral.comparable(number))
      if holds(updated, number) { return updated }
    case .unfilled(let places, let percentage):
      isPercentage = percentage
      decimals = places
    default: break
    }
    let value = Decimal(shortest: number).scaled(byPowerOfTen: isPercentage ? 2 : 0)
    if let decimals {
      let filling = Numeral.filling(value, decimals: decimals, isPercentage: isPercentage)
      if holds(filling, number) { return filling }
    }
    for count in min(max(digits, 1), 17)..<17 {
      let filling = Numeral.filling(value, digits: count, isPercentage: isPercentage)
      if holds(filling, number) { return filling }
    }
    return Numeral.filling(value, digits: 17, isPercentage: isPercentage)
  }

  func holds(_ numeral: Numeral, _ number: Double) -> Bool {
    ClaimLiteral.Element.numeral(numeral).holds(for: .number(number), isExact: isExact, tolerance: claim.tolerance)
  }
}
