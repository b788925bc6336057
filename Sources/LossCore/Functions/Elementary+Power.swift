extension Elementary {
  /// x^y, with the special cases of C99 and IEEE 754: x^0 and 1^y are 1 even for nan, a negative x takes whole powers
  /// only.
  ///
  /// e^(y log x), where y multiplies the error of the logarithm by up to 745: the logarithm carries 15 more bits than
  /// the result. Powers that are doubles come out exactly.
  package static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    if y == 1 { return x }
    if y == 2 { return x * x }
    if y == -1 { return 1 / x }
    if y.isInfinite { return powerToInfinity(x.magnitude, y) }
    let sign = x.sign == .minus && isOddInteger(y) ? -1.0 : 1.0
    if x == 0 { return y < 0 ? sign * .infinity : sign * 0 }
    if x.isInfinite { return y < 0 ? sign * 0 : sign * .infinity }
    if x < 0 && y != y.rounded(.down) { return .nan }
    return sign * positivePower(x.magnitude, y)
  }
}

extension Elementary {
  private static func positivePower(_ x: Double, _ y: Double) -> Double {
    if x == 1 { return 1 }
    if y == 0.5 { return x.squareRoot() }
    let logarithm = preciseLogarithm(DoubleDouble(x))
    let estimate = y * logarithm.high
    guard estimate < 710 else { return .infinity }
    guard estimate > -746 else { return 0 }
    let power = exponential(logarithm * y)
    return power.fraction.high.scaled(byPowerOfTwo: power.exponent)
  }

  /// x^y for infinite y.
  private static func powerToInfinity(_ x: Double, _ y: Double) -> Double {
    if x == 1 { return 1 }
    return (x > 1) == (y > 0) ? .infinity : 0
  }

  private static func isOddInteger(_ y: Double) -> Bool {
    // Doubles of 2^53 and above are even.
    y.magnitude < 0x1p53 && y == y.rounded(.down) && (0.5 * y) != (0.5 * y).rounded(.down)
  }
}

extension Elementary {
  /// The logarithm of a positive finite number to some 69 bits.
  ///
  /// 2 artanh(s) with s = f / (2 + f); the terms in s^3 and s^5 carry double length, as does k log 2, in three parts.
  ///
  /// Source: the plan is that of fdlibm's `e_pow.c` (Sun Microsystems, 1993).
  static func preciseLogarithm(_ x: DoubleDouble) -> DoubleDouble {
    let (exponent, significand) = x.high.normalized
    let fraction = DoubleDouble.sum(significand - 1, x.low.scaled(byPowerOfTwo: -exponent))
    let k = Double(exponent)
    // log 2 in parts of 40, 40 and 53 bits: the products of the first two with an exponent are exact.
    let upper = DoubleDouble.sum(k * 0x1.62e42fefa2000p-1, k * 0x1.9ef35793c6000p-41)
    return upper + preciseLogarithm(onePlus: fraction) + k * 0x1.673007e5ed5e8p-81
  }

  private static func preciseLogarithm(onePlus f: DoubleDouble) -> DoubleDouble {
    let s = f / (f + 2)
    let z = s * s
    let w = z.high * z.high
    let odd = 1.0 / 7 + w * (1.0 / 11 + w * (1.0 / 15 + w * (1.0 / 19 + w * (1.0 / 23))))
    let even = 1.0 / 9 + w * (1.0 / 13 + w * (1.0 / 17 + w * (1.0 / 21 + w * (1.0 / 25))))
    let seventh = z.high * (odd + z.high * even)
    let fifth = DoubleDouble(0x1.999999999999ap-3, -0x1.999999999999ap-57) + seventh
    let third = DoubleDouble(0x1.5555555555555p-2, 0x1.5555555555555p-56) + z * fifth
    let doubled = DoubleDouble(2 * s.high, 2 * s.low)
    return doubled + doubled * (z * third)
  }
}
