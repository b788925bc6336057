package import LossCore

extension Decimal {
  /// All its digits: in full from 1e-4 to below 1e16, else in scientific notation.
  package var text: String {
    (-3...16).contains(magnitudeExponent) ? plainText() : scientificText
  }

  /// In full, with at least `decimals` digits behind the point: `-0.50`, `1200`.
  ///
  /// For numbers of a moderate exponent: the text is as long as the exponent says.
  func plainText(decimals: Int = 0) -> String {
    let place = min(exponent, -decimals)
    let padded = digits + [UInt8](repeating: 0, count: isZero ? 0 : exponent - place)
    return (isNegative ? "-" : "") + pointedText(of: padded, decimals: -place)
  }

  /// With one digit before the point: `1.234e-5`, `1e20`.
  var scientificText: String {
    guard !isZero else { return "0" }
    return "\(isNegative ? "-" : "")\(pointedText(of: digits, decimals: digits.count - 1))e\(magnitudeExponent - 1)"
  }
}

/// Digits with a point before the last `decimals` of them, and zeros in front so that at least `wholeDigits` stand
/// before it: `0.05` for 5 and two decimals.
func pointedText(of digits: [UInt8], decimals: Int, wholeDigits: Int = 1) -> String {
  let padding = max(0, decimals + wholeDigits - digits.count)
  var text: [UInt8] = []
  text.reserveCapacity(padding + digits.count + 1)
  for _ in 0..<padding { text.append(UInt8(ascii: "0")) }
  for digit in digits { text.append(UInt8(ascii: "0") + digit) }
  if decimals > 0 { text.insert(UInt8(ascii: "."), at: text.count - decimals) }
  return String(decoding: text, as: UTF8.self)
}
