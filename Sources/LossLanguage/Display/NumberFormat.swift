internal import LossCore

/// How numbers are shown: whole numbers below 1e15 in full, all others at a number of significant digits.
///
/// What is rounded is the shortest decimal that reads back as the double, ties to even, so that what is shown is what a
/// reader gets who rounds the printed number by hand. `1.234e-5` below 1e-4 and from 1e7 on; no trailing zeros.
package struct NumberFormat: Sendable {
  /// Significant digits, 1 to 17.
  package let digits: Int
  /// Shown times one hundred, with a `%`.
  package let isPercentage: Bool
  package let signs: Signs

  package enum Signs: Sendable {
    /// `-`, `inf`: what the language reads back.
    case ascii
    /// `−` (U+2212), `∞`: for pages.
    case typeset
  }

  package init(digits: Int = 4, isPercentage: Bool = false, signs: Signs = .ascii) {
    self.digits = min(max(digits, 1), 17)
    self.isPercentage = isPercentage
    self.signs = signs
  }

  package func text(_ value: Double) -> String {
    spelled(shown(value), decimals: 0)
  }

  /// The numbers of a column, aligned on their points when they are set flush right.
  ///
  /// All have as many decimals as the one that needs most; none gets a zero that is not its digit. Numbers in
  /// scientific notation, infinities and nan stand as they are.
  package func column(_ values: [Double]) -> [String] {
    let shown = values.map(shown)
    var decimals = 0
    for number in shown { decimals = max(decimals, number.decimals) }
    return shown.map { spelled($0, decimals: decimals) }
  }

  /// The shortest decimal that reads back as `value`, spelled so that it is also JSON where it is finite: `3`, `0.25`,
  /// `-0.0`, `1.5e-7`, `1e16`; `inf`, `-inf`, `nan`.
  package static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    if value == 0 { return value.sign == .minus ? "-0.0" : "0" }
    return ShortDecimal(shortest: value).text
  }
}

private extension NumberFormat {
  /// A number on its way to its text.
  enum Shown {
    case plain(exact: ShortDecimal, rounded: ShortDecimal)
    case scientific(ShortDecimal)
    case nonFinite(Double)

    /// How many it has when shown on its own.
    var decimals: Int {
      guard case .plain(_, let rounded) = self else { return 0 }
      return max(0, -rounded.exponent)
    }
  }

  func shown(_ value: Double) -> Shown {
    guard value.isFinite else { return .nonFinite(value) }
    let exact = ShortDecimal(shortest: value).scaled(byPowerOfTen: isPercentage ? 2 : 0)
    if exact.exponent >= 0 && exact.magnitudeExponent <= 15 { return .plain(exact: exact, rounded: exact) }
    let rounded = exact.rounded(significantDigits: digits)
    // From 1e-4 to below 1e7, as rounded: 0.000099999 is shown as 0.0001.
    return (-3...7).contains(rounded.magnitudeExponent) ? .plain(exact: exact, rounded: rounded) : .scientific(rounded)
  }

  func spelled(_ shown: Shown, decimals: Int) -> String {
    let text =
      switch shown {
      case .plain(_, let rounded) where decimals == 0: rounded.plainText(minus: signs.minus)
      case .plain(let exact, _):
        exact.rounded(toPowerOfTen: -decimals).plainText(decimals: decimals, minus: signs.minus)
      case .scientific(let rounded): rounded.scientificText(minus: signs.minus)
      case .nonFinite(let value): nonFinite(value, signs)
      }
    if case .nonFinite = shown { return text }
    return isPercentage ? text + "%" : text
  }
}

private extension NumberFormat.Signs {
  var minus: String { self == .typeset ? "\u{2212}" : "-" }
  var infinity: String { self == .typeset ? "∞" : "inf" }
}

private func nonFinite(_ value: Double, _ signs: NumberFormat.Signs = .ascii) -> String {
  value.isNaN ? "nan" : (value < 0 ? signs.minus : "") + signs.infinity
}
