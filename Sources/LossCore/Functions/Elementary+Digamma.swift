extension Elementary {
  /// The derivative of `lgamma`. Zero is a pole between infinities of both signs; the negative whole numbers give nan.
  ///
  /// The recurrence leads to where the asymptotic series holds; negative numbers are reflected.
  /// Beside its zeros the error is absolute, some 1e-15.
  package static func digamma(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x == 0 { return x.sign == .minus ? .infinity : -.infinity }
    if x < 0 {
      guard x > -.infinity, x != x.rounded(.down) else { return .nan }
      let angle = .pi * (x - x.rounded(.toNearestOrEven))
      return digamma(1 - x) - .pi * cos(angle) / sin(angle)
    }
    var steps = 0.0
    var y = x
    while y < 10 {
      steps += 1 / y
      y += 1
    }
    let z = 1 / (y * y)
    let inner = 1.0 / 240 - z * (1.0 / 132 - z * (691.0 / 32_760 - z / 12))
    let series = z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * inner)))
    return log(y) - 0.5 / y - series - steps
  }

  /// The derivative of `digamma`; infinite at zero and the negative whole numbers.
  package static func trigamma(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x == .infinity { return 0 }
    if x == 0 { return .infinity }
    if x < 0 {
      guard x > -.infinity else { return .nan }
      if x == x.rounded(.down) { return .infinity }
      let sine = sin(.pi * (x - x.rounded(.toNearestOrEven)))
      return (.pi / sine) * (.pi / sine) - trigamma(1 - x)
    }
    var steps = 0.0
    var y = x
    while y < 10 {
      steps += 1 / y / y
      y += 1
    }
    let w = 1 / y
    let z = w * w
    let inner = 1.0 / 30 - z * (5.0 / 66 - z * (691.0 / 2730 - z * 7 / 6))
    let series = z * (1.0 / 6 - z * (1.0 / 30 - z * (1.0 / 42 - z * inner)))
    return steps + w * (1 + 0.5 * w + series)
  }
}
