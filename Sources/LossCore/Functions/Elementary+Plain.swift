/// The functions over plain numbers, without a branch, so that long arrays of them are computed several at a time.
///
/// The arithmetic is that of the function with the same name, and so are the bits; a test holds them together.
extension Elementary {
  /// For |x| < 708.
  @inline(__always)
  static func plainExp(_ x: Double) -> Double {
    let power = normalExponential(DoubleDouble(x))
    return power.fraction.high * power.powerOfTwo
  }

  /// e^(a - b) for |a - b| < 708.
  @inline(__always)
  static func plainExp(ofDifference a: Double, _ b: Double) -> Double {
    let power = normalExponential(DoubleDouble.sum(a, -b))
    return power.fraction.high * power.powerOfTwo
  }

  /// For positive normal numbers.
  @inline(__always)
  static func plainLog(_ x: Double) -> Double { normalLogarithm(x).high }

  /// For finite x > -1 with |x| >= 2^-54.
  @inline(__always)
  static func plainLog1p(_ x: Double) -> Double { normalLogarithm(onePlus: DoubleDouble(x)).high }

  /// log(p), or log1p(-p) if the truth is no, for p from 2^-54 to the last number below 1.
  @inline(__always)
  static func plainLog(_ p: Double, isTrue: Bool) -> Double { normalLogarithm(p, isTrue: isTrue).high }

  /// For |x| < 40.
  @inline(__always)
  static func plainSigmoid(_ x: Double) -> Double {
    let power = plainDecay(x.magnitude)
    let numerator = DoubleDouble(x < 0 ? power.high : 1, x < 0 ? power.low : 0)
    return (numerator / (power + 1)).high
  }

  /// For |x| < 40.
  @inline(__always)
  static func plainSoftplus(_ x: Double) -> Double {
    let logarithm = normalLogarithm(onePlus: plainDecay(x.magnitude))
    let above = (logarithm + x).high
    return x < 0 ? logarithm.high : above
  }

  /// e^-x, good to 57 bits.
  @inline(__always)
  private static func plainDecay(_ x: Double) -> DoubleDouble {
    let power = normalExponential(DoubleDouble(-x))
    return DoubleDouble(power.fraction.high * power.powerOfTwo, power.fraction.low * power.powerOfTwo)
  }
}
