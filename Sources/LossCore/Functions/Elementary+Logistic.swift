extension Elementary {
  /// The logistic function 1 / (1 + e^-x).
  ///
  /// Written so that e is raised to -|x| only, it never overflows, and small results keep all their digits.
  package static func sigmoid(_ x: Double) -> Double {
    if x.isNaN { return x }
    guard x < 40 else { return 1 }
    guard x > -40 else { return exp(x) }
    return plainSigmoid(x, decay: plainDecay(x))
  }

  /// log(1 + e^x), the smooth form of max(x, 0); it neither overflows for large x nor vanishes for small.
  package static func softplus(_ x: Double) -> Double {
    if x.isNaN { return x }
    guard x < 40 else { return x }
    guard x > -40 else { return exp(x) }
    return plainSoftplus(x, decay: plainDecay(x))
  }

  /// log(sigmoid(x)) = -softplus(-x), finite for every finite x.
  package static func logSigmoid(_ x: Double) -> Double { -softplus(-x) }

  /// log(p / (1 - p)), the inverse of the logistic function: infinite at 0 and 1, nan outside.
  ///
  /// The quotient would lose the digits of a p near one half; there it is 2 artanh(2p - 1).
  package static func logit(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    if p < 0x1p-54 { return log(p) }
    let difference = 2 * p - 1
    if difference.magnitude < 0.17 {
      // The arguments 1 + d and 1 - d differ only in sign: log((1 + d) / (1 - d)) without a division.
      return (logarithm(onePlus: DoubleDouble(difference)) - logarithm(onePlus: DoubleDouble(-difference))).high
    }
    return (logarithm(p) - logarithm(onePlus: DoubleDouble(-p))).high
  }

  /// The hyperbolic tangent, (e^2x - 1) / (e^2x + 1). The sign of a zero is kept.
  package static func tanh(_ x: Double) -> Double {
    let magnitude = x.magnitude
    if magnitude < 0x1p-28 || x.isNaN { return x }
    guard magnitude < 21 else { return x < 0 ? -1 : 1 }
    let power = exponentialMinusOne(2 * magnitude)
    let result = (power / (power + 2)).high
    return x < 0 ? -result : result
  }
}
