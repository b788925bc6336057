/// A decimal number of few digits in machine words, `±significand × 10^exponent`: the shortest decimal of a double is one.
///
/// It is kept reduced, as a `Decimal` is, and rounds as one does, which defines what is right; but it takes no memory of
/// its own. Nearly every number that is shown is shown by way of it.
package struct ShortDecimal: Sendable, Equatable {
  /// False for zero.
  package let isNegative: Bool
  /// Does not end in a zero, unless it is 0.
  package let significand: UInt64
  /// The power of ten of the last digit; 0 for zero.
  package let exponent: Int
  /// How many digits the significand has; 0 for zero.
  package let digitCount: Int

  /// Zeros at the end of the significand included.
  package init(isNegative: Bool = false, significand: UInt64, exponent: Int = 0) {
    var (significand, exponent) = (significand, exponent)
    while significand > 0 {
      let (quotient, digit) = significand.quotientAndRemainder(dividingBy: 10)
      guard digit == 0 else { break }
      significand = quotient
      exponent += 1
    }
    self.isNegative = isNegative && significand > 0
    self.significand = significand
    self.exponent = significand == 0 ? 0 : exponent
    digitCount = significand.digitCount
  }

  /// The shortest decimal that reads back as `value`; of several, the nearest to it. `value` is finite.
  package init(shortest value: Double) {
    // `0.1`, `120.0`, `5e-324`: at most 18 digits, perhaps a power of ten behind them.
    let spelling = value.magnitude.description.utf8
    let utf8 = spelling.span
    var significand: UInt64 = 0
    var point: Int?
    var index = 0
    while index < utf8.count, utf8[index] != UInt8(ascii: "e") {
      if utf8[index] == UInt8(ascii: ".") {
        point = index
      } else {
        significand = significand * 10 + UInt64(utf8[index] - UInt8(ascii: "0"))
      }
      index += 1
    }
    let decimals = point.map { index - 1 - $0 } ?? 0
    var power = 0
    // Behind `e-`, `e+` or `e`.
    for place in index..<utf8.count where utf8[place] <= UInt8(ascii: "9") && utf8[place] >= UInt8(ascii: "0") {
      power = power * 10 + Int(utf8[place] - UInt8(ascii: "0"))
    }
    if index + 1 < utf8.count, utf8[index + 1] == UInt8(ascii: "-") { power = -power }
    self.init(isNegative: value < 0, significand: significand, exponent: power - decimals)
  }

  package var isZero: Bool { significand == 0 }

  /// The power of ten just above the number: 3 for 123, 0 for 0.5, -1 for 0.05; 0 for zero.
  package var magnitudeExponent: Int { exponent + digitCount }

  /// `self × 10^power`
  package func scaled(byPowerOfTen power: Int) -> ShortDecimal {
    ShortDecimal(isNegative: isNegative, significand: significand, exponent: exponent + power)
  }

  /// The multiple of `10^exponent` nearest to it, ties to even.
  package func rounded(toPowerOfTen exponent: Int) -> ShortDecimal {
    guard exponent > self.exponent else { return self }
    // Less than a tenth of the unit, and what is no digit at all.
    guard exponent <= magnitudeExponent, digitCount > 0 else { return ShortDecimal(significand: 0) }
    let unit = UInt64.powersOfTen[exponent - self.exponent]
    var (quotient, rest) = significand.quotientAndRemainder(dividingBy: unit)
    if rest > unit / 2 || rest == unit / 2 && quotient % 2 == 1 { quotient += 1 }
    return ShortDecimal(isNegative: isNegative, significand: quotient, exponent: exponent)
  }

  /// The nearest number of that many significant digits (at least one), ties to even.
  package func rounded(significantDigits count: Int) -> ShortDecimal {
    digitCount > count ? rounded(toPowerOfTen: magnitudeExponent - max(1, count)) : self
  }
}

extension UInt64 {
  /// 10^0 to 10^19, all that there are.
  fileprivate static let powersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// 0 for zero.
  fileprivate var digitCount: Int {
    // A number of n bits has n × log10 2 digits, or one more.
    let least = ((UInt64.bitWidth - leadingZeroBitCount) * 1233) >> 12
    return self >= UInt64.powersOfTen[least] ? least + 1 : least
  }
}
