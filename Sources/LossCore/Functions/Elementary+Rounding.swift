extension Elementary {
  package static func floor(_ x: Double) -> Double { x.rounded(.down) }

  package static func ceil(_ x: Double) -> Double { x.rounded(.up) }

  /// x rounded to a number of decimals, ties to the even digit; negative `digits` round to tens, hundreds and so on.
  ///
  /// What is rounded is the shortest decimal that reads back as x, the number that the reader sees: 2.675 to two
  /// decimals is 2.68, although the double is a little less. The sign of a zero is kept.
  package static func round(_ x: Double, digits: Int = 0) -> Double {
    guard x.magnitude < .infinity else { return x }
    if digits == 0 { return x.rounded(.toNearestOrEven) }
    guard digits < 400 else { return x }
    let rounded = Decimal(shortest: x.magnitude).rounded(toPowerOfTen: -max(digits, -400)).double
    return x.sign == .minus ? -rounded : rounded
  }

  /// x - y * floor(x / y), exactly: the remainder has the divisor's sign, as in Python; nan for y = 0 or infinite x.
  package static func remainder(_ x: Double, _ y: Double) -> Double {
    guard x.magnitude < .infinity, y != 0, !y.isNaN else { return .nan }
    let rest = y.magnitude == .infinity ? x.magnitude : truncatedRemainder(x.magnitude, y.magnitude)
    if rest == 0 { return y.sign == .minus ? -0.0 : 0 }
    let signed = x < 0 ? -rest : rest
    return (signed < 0) == (y < 0) ? signed : signed + y
  }
}

private extension Elementary {
  /// x - y * trunc(x / y) for positive finite numbers, by long division of the significands, eleven bits at a time.
  static func truncatedRemainder(_ x: Double, _ y: Double) -> Double {
    if x < y { return x }
    let (dividend, xExponent) = x.integerParts
    let (divisor, yExponent) = y.integerParts
    var rest = dividend % divisor
    var shift = xExponent - yExponent
    while shift > 0 && rest != 0 {
      let step = min(shift, 11)
      rest = (rest << UInt64(step)) % divisor
      shift -= step
    }
    return Double(rest).scaled(byPowerOfTwo: yExponent)
  }
}

private extension Double {
  /// A positive finite number as a whole significand below 2^53 times a power of two.
  var integerParts: (significand: UInt64, exponent: Int) {
    let fraction = bitPattern & 0xf_ffff_ffff_ffff
    let exponent = Int(truncatingIfNeeded: bitPattern >> 52)
    return exponent == 0 ? (fraction, -1074) : (fraction | 0x10_0000_0000_0000, exponent - 1075)
  }
}
