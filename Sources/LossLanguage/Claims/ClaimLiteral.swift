/// The right side of a claim, digit by digit as it was written.
package struct ClaimLiteral: Sendable {
  package var value: Element
  /// `± t`, as it was written; for an element that is a percentage it is one, with a `%` or without.
  package var tolerance: Numeral?
  package var unit: Unit?

  package indirect enum Element: Sendable {
    case numeral(Numeral)
    /// `inf`, `-inf`
    case infinity(isNegative: Bool)
    case nan
    case boolean(Bool)
    case text(String)
    case array([Element])
    /// `?`, `?.???` with three decimals, `?%`
    case unfilled(decimals: Int?, isPercentage: Bool)
  }

  package init(value: Element, tolerance: Numeral? = nil, unit: Unit? = nil) {
    self.value = value
    self.tolerance = tolerance
    self.unit = unit
  }
}

/// A number as it was written, in exact decimal form: `±digits × 10^exponent`, not reduced.
///
/// `0.50` is 50 × 10^-2, `1.2e3` is 12 × 10^2, `5.` is 5 × 10^0: one unit of the last written digit is `10^exponent`.
package struct Numeral: Sendable, Equatable {
  package var isNegative: Bool
  /// Decimal digits, each 0 to 9, the first not necessarily other than zero; at least one.
  package var digits: [UInt8]
  package var exponent: Int
  /// `12.5%`: digits and exponent are those of 12.5.
  package var isPercentage: Bool
  /// Whether a point or an exponent was written; `0`, `1`, `-1`, `0%`, `100%` without one state an exact value.
  package var hasPointOrExponent: Bool
  /// The power of ten behind the `e`: 3 for `1.2e3`; nil without one. An updated claim keeps the form.
  package var power: Int?

  package init(
    isNegative: Bool, digits: [UInt8], exponent: Int, isPercentage: Bool, hasPointOrExponent: Bool, power: Int? = nil
  ) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
    self.isPercentage = isPercentage
    self.hasPointOrExponent = hasPointOrExponent
    self.power = power
  }
}
