internal import LossCore

extension Numeral {
  /// What the digits say; of a percentage the number before its `%`.
  var decimal: Decimal {
    Decimal(isNegative: isNegative, digits: digits, exponent: exponent)
  }

  /// The double that the language reads from it.
  var double: Double {
    decimal.scaled(byPowerOfTen: isPercentage ? -2 : 0).double
  }

  /// `0`, `1`, `-1`, `0%`, `100%`, without point or exponent.
  var statesExactValue: Bool {
    guard !hasPointOrExponent else { return false }
    let number = decimal
    if number.isZero { return true }
    return isPercentage ? number == Numeral.hundred : number == Numeral.one || number == -Numeral.one
  }

  /// The number that is compared with `decimal`: the shortest decimal of a finite double, times 100 for a percentage.
  func comparable(_ value: Double) -> Decimal {
    Decimal(shortest: value).scaled(byPowerOfTen: isPercentage ? 2 : 0)
  }

  /// Whether a claim of this number holds for `value`, exactly and ties included.
  ///
  /// - Parameter value: as `comparable` gives it.
  /// - Parameter tolerance: as written behind `±`.
  func holds(for value: Decimal, tolerance: Numeral?) -> Bool {
    value.isWithin(margin(tolerance: tolerance), of: decimal)
  }

  private func margin(tolerance: Numeral?) -> Decimal {
    guard let tolerance else {
      // A half of one unit of the last written digit.
      return statesExactValue ? Numeral.exactMargin : Decimal(digits: [5], exponent: exponent - 1)
    }
    let isFraction = tolerance.isPercentage && !isPercentage
    return Decimal(digits: tolerance.digits, exponent: tolerance.exponent - (isFraction ? 2 : 0))
  }

  private static let one = Decimal(digits: [1])
  private static let hundred = Decimal(digits: [1], exponent: 2)
  private static let exactMargin = Decimal(digits: [1], exponent: -12)
}
