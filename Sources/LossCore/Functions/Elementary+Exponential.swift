extension Elementary {
  /// e^x. Above 709.78 infinite, below -745.13 zero; gradual underflow between.
  package static func exp(_ x: Double) -> Double {
    guard x < 710 else { return x.isNaN ? x : .infinity }
    guard x > -746 else { return 0 }
    let power = exponential(DoubleDouble(x))
    return power.fraction.high.scaled(byPowerOfTwo: power.exponent)
  }

  /// e^(a - b). Rounding the difference first would cost the power as many ulp as the difference has units: at 700 a
  /// hundred.
  package static func exponential(ofDifference a: Double, _ b: Double) -> Double {
    let difference = DoubleDouble.sum(a, -b)
    guard difference.high.magnitude < 745 else { return exp(difference.high) }
    let power = exponential(difference)
    return power.fraction.high.scaled(byPowerOfTwo: power.exponent)
  }

  /// e^x - 1, without the cancellation of `exp(x) - 1` near zero. The sign of a zero is kept.
  package static func expm1(_ x: Double) -> Double {
    if x.magnitude < 0x1p-54 || x.isNaN { return x }
    guard x < 42 else { return exp(x) }
    guard x > -42 else { return -1 }
    return exponentialMinusOne(x).value
  }
}

extension Elementary {
  /// e^x as fraction * 2^exponent, the fraction between 0.7 and 1.42 and good to 55 bits, for |x| < 1100.
  static func exponential(_ x: DoubleDouble) -> (fraction: DoubleDouble, exponent: Int) {
    let (fraction, shifted) = exponentialParts(x)
    return (fraction, Int(Int32(truncatingIfNeeded: shifted.bitPattern)))
  }

  /// The same for |x| < 708, where the power of two is a normal number, and without a branch.
  @inline(__always)
  static func normalExponential(_ x: DoubleDouble) -> (fraction: DoubleDouble, powerOfTwo: Double) {
    let (fraction, shifted) = exponentialParts(x)
    return (fraction, Double(bitPattern: (shifted.bitPattern &+ 1023) << 52))
  }

  /// The fraction, and 1.5 * 2^52 more than the exponent: the sum leaves the nearest whole number in the low bits of the
  /// significand.
  ///
  /// x = k ln 2 + r with |r| <= ln 2 / 2, and e^r by its Taylor series. k ln 2 is subtracted in two parts, of which the
  /// first is exact and the second waits for the end: rounded as a whole it would cost r its last ten bits.
  ///
  /// Source: the reduction is that of fdlibm's `e_exp.c` (Sun Microsystems, 1993).
  @inline(__always)
  private static func exponentialParts(_ x: DoubleDouble) -> (fraction: DoubleDouble, shifted: Double) {
    let shifted = x.high * 0x1.71547652b82fep+0 + 0x1.8p52
    let k = shifted - 0x1.8p52
    let upper = x.high - k * ln2Upper
    let lower = x.low - k * ln2Lower
    let r = upper + lower
    let linear = DoubleDouble.orderedSum(1, upper)
    let tail = lower + (0.5 * (r * r) + cubicTail(r))
    return (DoubleDouble.orderedSum(linear.high, linear.low + tail), shifted)
  }

  /// e^x - 1 for |x| < 42, good to 57 bits, for all but the smallest x.
  static func exponentialMinusOne(_ x: Double) -> DoubleDouble {
    if x.magnitude < 0.41 {
      let square = halfSquare(x)
      let quadratic = DoubleDouble.orderedSum(x, square.high)
      let seventh = x * x * x * x * x * x * x
      let tail = cubicTail(x) + seventh * seventh * (1.0 / 87_178_291_200)
      return DoubleDouble.orderedSum(quadratic.high, quadratic.low + (square.low + tail))
    }
    let power = exponential(DoubleDouble(x))
    return DoubleDouble(
      power.fraction.high.scaled(byPowerOfTwo: power.exponent),
      power.fraction.low.scaled(byPowerOfTwo: power.exponent)) - 1
  }

  /// ln 2 in two parts; the first has 32 bits, so that its product with an exponent is exact.
  static var ln2Upper: Double { 0x1.62e42fee00000p-1 }
  static var ln2Lower: Double { 0x1.a39ef35793c76p-33 }

  /// x^2 / 2 without error, as the square of the upper half of x and a remainder.
  @inline(__always)
  static func halfSquare(_ x: Double) -> DoubleDouble {
    let upper = x.upperHalf
    return DoubleDouble(0.5 * upper * upper, 0.5 * (x - upper) * (x + upper))
  }
}

private extension Elementary {
  /// e^x - 1 - x - x^2 / 2 by Taylor's series up to x^13; for |x| < 0.35 what is left out is below 2^-57. Short chains of
  /// sums instead of a long one.
  @inline(__always)
  static func cubicTail(_ x: Double) -> Double {
    let z = x * x
    let w = z * z
    let odd = 1.0 / 6 + w * (1.0 / 5040 + w * (1.0 / 39_916_800))
    let oddRest = 1.0 / 120 + w * (1.0 / 362_880 + w * (1.0 / 6_227_020_800))
    let even = 1.0 / 24 + w * (1.0 / 40_320 + w * (1.0 / 479_001_600))
    let evenRest = 1.0 / 720 + w * (1.0 / 3_628_800)
    return z * x * ((odd + z * oddRest) + x * (even + z * evenRest))
  }
}
