internal import LossCore

/// How far a value is from what was claimed.
package struct ClaimDistance: Sendable, Equatable {
  /// The largest difference of an element; of percentages, in points. Infinite where one side is.
  package var absolute: Double
  /// That difference as a share of the element's value; nil where the value is zero or not finite.
  package var relative: Double?
  package var isPercentage: Bool
  /// How many elements do not hold, of how many.
  package var differing: Int
  package var count: Int

  /// `off by 0.0057 (0.1%)`, `2 of 3 elements, off by up to 0.01 (5%)`
  package var text: String {
    let format = NumberFormat(digits: 2)
    let share = relative.map { " (\(format.text($0 * 100))%)" } ?? ""
    let points = isPercentage ? " points" : ""
    let elements = count > 1 ? "\(differing) of \(count) elements, " : ""
    return "\(elements)off by \(differing > 1 ? "up to " : "")\(format.text(absolute))\(points)\(share)"
  }
}

extension ClaimComparison {
  /// nil for texts and booleans, and where nan is written or the value.
  var distance: ClaimDistance? {
    guard let value, literal.shape == value.shape else { return nil }
    var distance: ClaimDistance?
    var differing = 0
    for index in literal.elements.indices where !holds(at: index, value) {
      differing += 1
      guard case .number(let number) = value[index], let (claimed, isPercentage) = literal.elements[index].number
      else { return nil }
      let absolute = abs(number - claimed) * (isPercentage ? 100 : 1)
      if absolute.isNaN { return nil }
      if let distance, distance.absolute >= absolute { continue }
      let relative = number == 0 || !number.isFinite || !claimed.isFinite ? nil : abs((number - claimed) / number)
      distance = ClaimDistance(
        absolute: absolute, relative: relative, isPercentage: isPercentage, differing: 0, count: value.count)
    }
    distance?.differing = differing
    return distance
  }
}

private extension ClaimLiteral.Element {
  var number: (value: Double, isPercentage: Bool)? {
    switch self {
    case .numeral(let numeral): (numeral.double, numeral.isPercentage)
    case .infinity(let isNegative): (isNegative ? -.infinity : .infinity, false)
    default: nil
    }
  }
}
