extension Elementary {
  /// The logarithm of |Gamma(x)|: infinite at zero and the negative whole numbers.
  ///
  /// Stirling's series for large x; elsewhere the recurrence leads to the neighbourhood of 2, where Gamma is near 1 and
  /// the logarithm of a computed Gamma would have lost its digits.
  /// Beside its zeros at negative x the sum of logarithms cancels, and Taylor's series about the zero takes its place.
  package static func lgamma(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x.isInfinite || x == 0 { return .infinity }
    if x > 0x1p900 { return x * (log(x) - 1) }
    if x > 0 { return logGamma(x).high }
    if x == x.rounded(.down) { return .infinity }
    if x > -0x1p-60 { return -log(-x) }
    // Gamma(x) Gamma(-x) = -pi / (x sin(pi x)).
    let logOfPi = DoubleDouble(0x1.250d048e7a1bdp+0, 0x1.7abf2ad8d5088p-57)
    let sum = (logOfPi - preciseLogarithm(sineOfPi(times: x) * -x) - logGamma(-x)).high
    return sum.magnitude < 0x1p-12 ? GammaZero.nearest(to: x).value(at: x) : sum
  }
}

private extension Elementary {
  /// log Gamma(x) for 0 < x <= 2^900, to some 63 bits; below 16, where zeros of `lgamma(-x)` need more, to 2^-65.
  static func logGamma(_ x: Double) -> DoubleDouble {
    if x >= 16 { return stirling(x) }
    if x < 0.5 { return logGamma(twoPlus: x) - preciseLogarithm(DoubleDouble.sum(1, x) * x) }
    if x < 1.5 { return logGamma(twoPlus: x - 1) - preciseLogarithm(DoubleDouble(x)) }
    var product = DoubleDouble(1)
    var factor = x
    while factor >= 2.5 {
      factor -= 1
      product = product * factor
    }
    return logGamma(twoPlus: factor - 2) + preciseLogarithm(product)
  }

  /// log Gamma(2 + f) for |f| <= 1/2: (1 - gamma) f + the sum of (-f)^n (zeta(n) - 1) / n over n >= 2.
  static func logGamma(twoPlus f: Double) -> DoubleDouble {
    var tail = 0.0
    for coefficient in zetaCoefficients.reversed() { tail = coefficient - f * tail }
    let fourth = DoubleDouble(0.020580808427784546, 1.4629392512775695e-18) - f * tail
    let third = DoubleDouble(0.0673523010531981, -6.87667631175899e-18) - fourth * f
    let second = DoubleDouble(0.3224670334241132, 1.520336175199238e-17) - third * f
    return (DoubleDouble(0.42278433509846713, 4.942915152430645e-18) + second * f) * f
  }

  /// (zeta(n) - 1) / n from n = 5.
  static let zetaCoefficients: [Double] = [
    0.007385551028673986, 0.0028905103307415234, 0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939,
    9.945751278180853e-05, 4.492623673813314e-05, 2.050721277567069e-05, 9.439488275268397e-06, 4.374866789907488e-06,
    2.039215753801366e-06, 9.55141213040742e-07, 4.492469198764566e-07, 2.1207184805554665e-07, 1.0043224823968099e-07,
    4.7698101693639804e-08, 2.2711094608943164e-08, 1.0838659214896955e-08, 5.183475041970047e-09,
    2.4836745438024785e-09, 1.1921401405860912e-09, 5.731367241678862e-10, 2.7595228851242334e-10,
    1.330476437424449e-10, 6.4229645638381e-11, 3.1044247747322276e-11, 1.5021384080754142e-11,
  ]

  /// (x - 1/2) log x - x + log(2 pi) / 2 + 1 / (12 x) - ..., for x >= 16.
  static func stirling(_ x: Double) -> DoubleDouble {
    let y = 1 / x
    let z = y * y
    let fifteenth = 1.0 / 156 + z * (-3617.0 / 122_400)
    let ninth = 1.0 / 1188 + z * (-691.0 / 360_360 + z * fifteenth)
    let series = y * (1.0 / 12 + z * (-1.0 / 360 + z * (1.0 / 1260 + z * (-1.0 / 1680 + z * ninth))))
    let logarithm = preciseLogarithm(DoubleDouble(x))
    let halfLogOfTwoPi = DoubleDouble(0x1.d67f1c864beb5p-1, -0x1.65b5a1b7ff5dfp-55)
    return logarithm * x - logarithm * 0.5 - x + halfLogOfTwoPi + series
  }

  /// |sin(pi x)| for a number that is not whole, by Taylor's series in double length.
  static func sineOfPi(times x: Double) -> DoubleDouble {
    let angle = DoubleDouble(0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53) * (x - x.rounded(.toNearestOrEven)).magnitude
    let square = angle * angle
    var sum = DoubleDouble(1)
    for n in stride(from: 26, through: 2, by: -2) {
      sum = DoubleDouble(1) - square * sum / DoubleDouble(Double(n * (n + 1)))
    }
    return angle * sum
  }
}
