extension Elementary {
  /// The error function, 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x. The sign of a zero is kept.
  package static func erf(_ x: Double) -> Double {
    let magnitude = x.magnitude
    if magnitude <= 1 { return errorFunctionNearZero(x) }
    if x.isNaN { return x }
    let result = magnitude < 6 ? 1 - complement(magnitude) : 1
    return x < 0 ? -result : result
  }
}

private extension Elementary {
  /// erf(x) for |x| <= 1 by Taylor's series, as x and a smaller correction.
  static func errorFunctionNearZero(_ x: Double) -> Double {
    let z = x * x
    let w = z * z
    var odd = 0.0
    var even = 0.0
    for index in stride(from: 18, through: 2, by: -2) {
      even = even * w + taylorCoefficients[index]
      odd = odd * w + taylorCoefficients[index - 1]
    }
    // 2 / sqrt(pi) = 1 + 0.128...
    return x + x * (0.1283791670955126 + z * (odd + z * even))
  }

  /// 2 / sqrt(pi) * (-1)^n / (n! (2n + 1)), the coefficient of x^(2n + 1).
  static let taylorCoefficients: [Double] = {
    var coefficients: [Double] = []
    var factorial = 1.0
    for n in 0...18 {
      if n > 0 { factorial *= -Double(n) }
      coefficients.append(1.1283791670955126 / (factorial * Double(2 * n + 1)))
    }
    return coefficients
  }()

  /// 1 - erf(x) for 1 < x < 6: e^(-x^2) times a polynomial in (x - 2) / (x + 2).
  ///
  /// Source: a Chebyshev fit of e^(x^2) erfc(x), relative error below 2^-54.
  static func complement(_ x: Double) -> Double {
    let t = (x - 2) / (x + 2)
    let w = t * t
    var even = complementCoefficients[16]
    var odd = 0.0
    for index in stride(from: 14, through: 0, by: -2) {
      even = even * w + complementCoefficients[index]
      odd = odd * w + complementCoefficients[index + 1]
    }
    return exp(-x * x) * (even + t * odd)
  }

  static let complementCoefficients: [Double] = [
    0.25539567631050575, -0.4271858474139585, 0.2416581942424659, -0.07897858101570225, 0.0037328924043858918,
    0.006997461736706248, -0.0008471432521288064, -0.000981976933643593, 4.355555890072114e-05, 0.00017435938327177696,
    2.752761558621647e-05, -2.7561898190873663e-05, -1.4001517342631837e-05, 1.3080772555830217e-06,
    4.019886575995199e-06, 1.2582546178861164e-06, -1.12868183941521e-06,
  ]
}
