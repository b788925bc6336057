extension Elementary {
  /// The natural logarithm: minus infinity at zero, nan below.
  package static func log(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return logarithmOfSpecial(x) }
    return x < 0x1p-1022 ? logarithmOfSubnormal(x) : plainLog(x)
  }

  /// log(1 + x), without the rounding of 1 + x that leaves nothing of a small x. The sign of a zero is kept.
  package static func log1p(_ x: Double) -> Double {
    if x.magnitude < 0x1p-54 { return x }
    guard x > -1, x < .infinity else { return x == -1 ? -.infinity : logarithmOfSpecial(x) }
    return x < 0x1p1000 ? plainLog1p(x) : log(x)
  }

  /// The logarithm to base 2, exact for powers of two.
  package static func log2(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return logarithmOfSpecial(x) }
    let (exponent, fraction) = logarithmParts(x)
    return (fraction * .reciprocalOfLn2 + exponent).high
  }

  /// The logarithm to base 10, exact for powers of ten.
  package static func log10(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return logarithmOfSpecial(x) }
    let (exponent, fraction) = logarithmParts(x)
    // log10(2) in two parts, of which the first times an exponent is exact.
    let upper = DoubleDouble.sum(exponent * 0x1.3441350800000p-2, exponent * 0x1.f79fef311f12bp-34)
    return (upper + fraction * .reciprocalOfLn10).high
  }

  /// log(x) / log(base), rounded once; exact for whole powers of the base.
  package static func log(_ x: Double, base: Double) -> Double {
    if base == 2 { return log2(x) }
    if base == 10 { return log10(x) }
    if base == e { return log(x) }
    guard x > 0, x < .infinity, base > 0, base < .infinity, base != 1 else { return log(x) / log(base) }
    return (logarithm(x) / logarithm(base)).high
  }

  /// x * log(y), zero where x is zero although the logarithm be infinite or undefined; nan where y is nan.
  package static func xlogy(_ x: Double, _ y: Double) -> Double {
    x == 0 && !y.isNaN ? 0 : x * log(y)
  }

  /// x * log(1 + y), zero where x is zero although the logarithm be infinite or undefined; nan where y is nan.
  package static func xlog1py(_ x: Double, _ y: Double) -> Double {
    x == 0 && !y.isNaN ? 0 : x * log1p(y)
  }
}

extension Elementary {
  /// The logarithm of a positive finite number, good to 57 bits: for those to other bases, and differences.
  static func logarithm(_ x: Double) -> DoubleDouble {
    let (exponent, fraction) = logarithmParts(x)
    let upper = DoubleDouble.sum(exponent * ln2Upper, fraction.high)
    return DoubleDouble.orderedSum(upper.high, upper.low + (fraction.low + exponent * ln2Lower))
  }

  /// log(1 + x) for a normal x > -1, good to 57 bits.
  static func logarithm(onePlus x: DoubleDouble) -> DoubleDouble {
    let isNearZero = x.high > -0.29 && x.high < 0.41
    let sum = isNearZero ? x : DoubleDouble.sum(1, x.high) + x.low
    let logarithm = isNearZero ? logarithm(onePlus: x.high) : logarithm(sum.high)
    let derivative = 1 / (isNearZero ? 1 + sum.high : sum.high)
    return DoubleDouble.orderedSum(logarithm.high, logarithm.low + sum.low * derivative)
  }

  /// The exponent k and log(x) - k log 2, for a positive finite x.
  private static func logarithmParts(_ x: Double) -> (exponent: Double, fraction: DoubleDouble) {
    let (exponent, significand) = x.normalized
    return (Double(exponent), logarithm(onePlus: significand - 1))
  }

  /// log(1 + f) for f between sqrt(1/2) - 1 and sqrt(2) - 1.
  ///
  /// With s = f / (2 + f), log(1 + f) = 2 artanh(s) = f - f^2/2 + s (f^2/2 + R) where R = 2/3 s^2 + 2/5 s^4 + ...;
  /// f^2 / 2 is subtracted without rounding, and what remains is small beside f.
  ///
  /// Source: fdlibm's `e_log.c` (Sun Microsystems, 1993), with the series itself in place of its minimax fit.
  private static func logarithm(onePlus f: Double) -> DoubleDouble {
    let square = halfSquare(f)
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let odd = 2.0 / 3 + w * (2.0 / 7 + w * (2.0 / 11 + w * (2.0 / 15 + w * (2.0 / 19))))
    let even = 2.0 / 5 + w * (2.0 / 9 + w * (2.0 / 13 + w * (2.0 / 17 + w * (2.0 / 21))))
    let series = z * (odd + z * even)
    let quadratic = DoubleDouble.orderedSum(f, -square.high)
    let tail = s * (square.value + series) - square.low
    return DoubleDouble.orderedSum(quadratic.high, quadratic.low + tail)
  }

  /// The logarithm where it is no finite number: of zero, negative, infinite and undefined numbers.
  private static func logarithmOfSpecial(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    return x == .infinity ? x : .nan
  }
}

extension Double {
  /// A positive finite number as significand * 2^exponent, the significand between sqrt(1/2) and sqrt(2).
  var normalized: (exponent: Int, significand: Double) {
    if self < 0x1p-1022 {
      let (exponent, significand) = (self * 0x1p54).normalized
      return (exponent - 54, significand)
    }
    let rootOfHalf: Int64 = 0x3fe6_a09e_667f_3bcd
    let bits = Int64(bitPattern: bitPattern)
    let exponent = (bits - rootOfHalf) >> 52
    return (Int(truncatingIfNeeded: exponent), Double(bitPattern: UInt64(bitPattern: bits - exponent << 52)))
  }
}
