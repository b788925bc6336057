package import LossCore

extension ShortDecimal {
  /// All its digits: in full from 1e-4 to below 1e16, else in scientific notation.
  package var text: String {
    (-3...16).contains(magnitudeExponent) ? plainText() : scientificText()
  }

  /// In full, with at least `decimals` digits behind the point: `-0.50`, `1200`.
  ///
  /// For numbers of a moderate exponent: the text is as long as the exponent says.
  package func plainText(decimals: Int = 0, minus: String = "-") -> String {
    // From the power of ten of the last digit that is written to that of the first.
    let places = min(exponent, -decimals)..<max(magnitudeExponent, 1)
    let length = places.count + (places.lowerBound < 0 ? 1 : 0) + (isNegative ? minus.utf8.count : 0)
    return String(unsafeUninitializedCapacity: length) { utf8 in
      var start = length
      func put(_ byte: UInt8) {
        start -= 1
        utf8[start] = byte
      }
      var digits = significand
      for place in places {
        if place == 0, places.lowerBound < 0 { put(UInt8(ascii: ".")) }
        let (rest, digit) = place < exponent ? (digits, 0) : digits.quotientAndRemainder(dividingBy: 10)
        put(UInt8(ascii: "0") + UInt8(digit))
        digits = rest
      }
      if isNegative { for byte in minus.utf8.reversed() { put(byte) } }
      return length
    }
  }

  /// With one digit before the point: `1.234e-5`, `1e20`.
  package func scientificText(minus: String = "-") -> String {
    guard !isZero else { return "0" }
    let fraction = ShortDecimal(isNegative: isNegative, significand: significand, exponent: 1 - digitCount)
    let exponent = magnitudeExponent - 1
    return "\(fraction.plainText(minus: minus))e\(exponent < 0 ? minus : "")\(exponent.magnitude)"
  }
}
