/// The functions where there are no exceptions, without a branch, so that long arrays are computed several numbers at a
/// time. The functions with the same names add the exceptions.
///
/// Their error is below 1 ulp, with half of the operations that 0.6 ulp would cost.
extension Elementary {
  /// For |x| up to 708.
  @inline(__always)
  static func plainExp(_ x: Double) -> Double { plainExp(DoubleDouble(x)) }

  /// For |x| up to 708, where x is in double length.
  @inline(__always)
  static func plainExp(_ x: DoubleDouble) -> Double {
    let power = normalExponential(x)
    return power.fraction.high * power.powerOfTwo
  }

  /// For positive normal numbers.
  @inline(__always)
  static func plainLog(_ x: Double) -> Double {
    let octave = x.octave
    return plainLogarithm(octave.exponent, onePlus: octave.significand - 1).value
  }

  /// For x > -1 with |x| from 2^-54 to 2^1000.
  @inline(__always)
  static func plainLog1p(_ x: Double) -> Double {
    let octave = (1 + x).octave
    // The fraction is exact, although 1 + x is not.
    return plainLogarithm(octave.exponent, onePlus: (octave.inverse - 1) + octave.inverse * x).value
  }

  /// log(p), or log1p(-p) if the truth is no, for p from 2^-54 to the last number below 1.
  @inline(__always)
  static func plainLog(_ p: Double, isTrue: Bool) -> Double {
    let octave = (isTrue ? p : 1 - p).octave
    let scaled = octave.inverse * p
    return plainLogarithm(octave.exponent, onePlus: isTrue ? scaled - 1 : (octave.inverse - 1) - scaled).value
  }

  /// e^-|x| for |x| < 40, good to 55 bits.
  @inline(__always)
  static func plainDecay(_ x: Double) -> DoubleDouble {
    let power = normalExponential(DoubleDouble(-x.magnitude))
    return DoubleDouble(power.fraction.high * power.powerOfTwo, power.fraction.low * power.powerOfTwo)
  }

  /// For |x| < 40, of which the decay e^-|x| is known: 1 / (1 + decay), or decay / (1 + decay).
  @inline(__always)
  static func plainSigmoid(_ x: Double, decay: DoubleDouble) -> Double {
    let divisor = DoubleDouble.orderedSum(1, decay.high)
    let numerator = DoubleDouble(x < 0 ? decay.high : 1, x < 0 ? decay.low : 0)
    let quotient = numerator.high / divisor.high
    // What the upper half of the quotient leaves of the numerator; products of halves are exact.
    let (half, divisorHalf) = (quotient.upperHalf, divisor.high.upperHalf)
    let remainder =
      ((numerator.high - half * divisorHalf) - half * (divisor.high - divisorHalf))
      + (numerator.low - half * (divisor.low + decay.low))
    // Divided by the divisor: its inverse is one of the two quotients.
    return half + remainder * (x < 0 ? 1 - quotient : quotient)
  }

  /// For |x| < 40, of which the decay e^-|x| is known: max(x, 0) + log1p(decay).
  @inline(__always)
  static func plainSoftplus(_ x: Double, decay: DoubleDouble) -> Double {
    let exponent = decay.high < 0.5 ? 0.0 : 1
    let inverse = decay.high < 0.5 ? 1 : 0.5
    let logarithm = plainLogarithm(
      exponent, onePlus: (inverse - 1) + inverse * decay.high, rest: inverse * decay.low)
    let sum = DoubleDouble.sum(x < 0 ? 0 : x, logarithm.high)
    return sum.high + (sum.low + logarithm.low)
  }

  /// The logarithm of a subnormal number.
  static func logarithmOfSubnormal(_ x: Double) -> Double {
    let octave = (x * 0x1p54).octave
    return plainLogarithm(octave.exponent - 54, onePlus: octave.significand - 1).value
  }

  /// k log 2 + log(1 + f + rest) for f between -1/4 and 1/2, as an upper part of few bits and all that is beside it.
  ///
  /// With s = f / (2 + f), log(1 + f) = 2 artanh(s) = f - f^2/2 + s (f^2/2 + R) where R = 2/3 s^2 + 2/5 s^4 + ...
  ///
  /// Source: the plan is that of fdlibm's `e_log.c` (Sun Microsystems, 1993). R / s^2 is a minimax fit of degree 7 in s^2
  /// up to 0.04, its error in the logarithm below 2^-61.
  @inline(__always)
  private static func plainLogarithm(_ k: Double, onePlus f: Double, rest: Double = 0) -> DoubleDouble {
    let halfSquare = 0.5 * f * f
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let first = (0.666666666666666 + z * 0.4000000000005594) + w * (0.28571428556007733 + z * 0.22222224276151484)
    let second = (0.18181667091079384 + z * 0.15391072356328436) + w * (0.13174262905068118 + z * 0.1383856060519519)
    let series = z * (first + w * w * second)
    // The derivative 1 / (1 + f) is (1 - s) / (1 + s), of which (1 - s)^2 has all the digits that the rest needs.
    let lower = k * ln2Lower + rest * ((1 - s) * (1 - s))
    let upper = DoubleDouble.orderedSum(k * ln2Upper, f)
    return DoubleDouble(upper.high, upper.low - (halfSquare - (s * (halfSquare + series) + lower)))
  }
}

/// Which of eight numbers the functions are for.
extension Elementary {
  @inline(__always)
  static func hasPlainExp(_ x: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> { (x .>= -708) .& (x .<= 708) }

  @inline(__always)
  static func hasPlainLog(_ x: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> { (x .>= 0x1p-1022) .& (x .< .infinity) }

  @inline(__always)
  static func hasPlainLog1p(_ x: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> {
    (x .> -1) .& (x .< 0x1p1000) .& ((x .>= 0x1p-54) .| (x .<= -0x1p-54))
  }

  /// For `plainLog` of a truth.
  @inline(__always)
  static func hasPlainLogs(_ p: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> { (p .>= 0x1p-54) .& (p .<= 1 - 0x1p-53) }

  /// For what is made of a decay, too.
  @inline(__always)
  static func hasPlainDecay(_ x: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> { (x .> -40) .& (x .< 40) }
}

extension Double {
  /// A positive normal number as 2^exponent times a significand from 3/4 to 3/2, and the inverse of that power if it is
  /// normal; without conversions between whole numbers and others, which few processors make several of at once.
  @inline(__always)
  fileprivate var octave: (exponent: Double, significand: Double, inverse: Double) {
    let shifted = bitPattern &+ 0x0008_0000_0000_0000
    let power = shifted & 0xfff0_0000_0000_0000
    return (
      exponent: Double(bitPattern: shifted >> 52 | 0x4330_0000_0000_0000) - (0x1p52 + 1023),
      significand: Double(bitPattern: bitPattern &- power &+ 0x3ff0_0000_0000_0000),
      inverse: Double(bitPattern: 0x7fe0_0000_0000_0000 &- power)
    )
  }
}
