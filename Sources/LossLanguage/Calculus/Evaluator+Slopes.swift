internal import LossCore

/// The derivatives of the elementwise functions, in closed forms that neither overflow nor cancel where the derivative
/// itself does not.
extension Evaluator {
  /// The derivative of a function at x, where its value is y; nil where it is zero everywhere.
  ///
  /// At kinks `abs` and `relu` have the slope 0.
  mutating func slope(
    of function: UnaryFunction, _ x: Numbers, _ y: Numbers
  ) throws(Diagnostic) -> Numbers? {
    switch function {
    case .negate: return Numbers(constant: -1)
    case .abs: return try derived(.sign, x)
    case .sign, .floor, .ceil: return nil
    case .sqrt: return try derived(.divide, Numbers(constant: 0.5), y)
    case .exp: return y
    case .expm1: return try derived(.exp, x)
    case .log: return try reciprocal(x)
    case .log2: return try reciprocal(try derived(.multiply, x, Numbers(constant: Elementary.log(2))))
    case .log10: return try reciprocal(try derived(.multiply, x, Numbers(constant: Elementary.log(10))))
    case .log1p: return try reciprocal(try derived(.add, x, Numbers(constant: 1)))
    case .sin: return try derived(.cos, x)
    case .cos: return try derived(.negate, try derived(.sin, x))
    case .tanh:
      // 1 - y^2 would have no digits where y is near 1.
      return try derived(.multiply, Numbers(constant: 4), try logisticSlope(try derived(.add, x, x)))
    case .erf:
      let power = try derived(.exp, try derived(.negate, try derived(.multiply, x, x)))
      return try derived(.multiply, Numbers(constant: 2 / Double.pi.squareRoot()), power)
    case .lgamma: return try derived(.digamma, x)
    case .digamma: return try derived(.trigamma, x)
    // Nobody has asked for a fourth derivative of the gamma function; unknown is not zero.
    case .trigamma: return try derived(.multiply, x, Numbers(constant: .nan))
    case .sigmoid: return try logisticSlope(x)
    case .logit:
      return try reciprocal(
        try derived(.multiply, x, try derived(.subtract, Numbers(constant: 1), x)))
    case .relu: return Numbers(x.tensor.mapped { $0 > 0 ? 1 : $0.isNaN ? $0 : 0 })
    case .softplus: return try derived(.sigmoid, x)
    case .logSigmoid: return try derived(.sigmoid, try derived(.negate, x))
    }
  }

  /// sigmoid(x) sigmoid(-x)
  private mutating func logisticSlope(_ x: Numbers) throws(Diagnostic) -> Numbers {
    try derived(.multiply, try derived(.sigmoid, x), try derived(.sigmoid, try derived(.negate, x)))
  }

  /// What comes back to one of the two inputs of an operation, in the broadcast shape; nil where it is zero everywhere.
  mutating func partial(_ step: PullbackStep, input index: Int) throws(Diagnostic) -> Numbers? {
    let g = step.adjoint
    let (a, b) = (step.inputs[0], step.inputs[1])
    let isFirst = index == 0
    switch step.operation {
    case .select(let mask):
      let zero = Numbers(constant: 0)
      return try derived(.select(mask), isFirst ? [g, zero] : [zero, g])
    case .xlogy(let base):
      return isFirst
        ? try logarithmic(g, a, of: b, .logarithm(base: base), shift: 0)
        : try inverse(g, a, try derived(.multiply, b, Numbers(constant: Elementary.log(base))))
    case .binary(let function): return try partial(of: function, isFirst, g, a, b, step)
    default: return nil
    }
  }

  private mutating func partial(
    of function: BinaryFunction, _ isFirst: Bool, _ g: Numbers, _ a: Numbers, _ b: Numbers, _ step: PullbackStep
  ) throws(Diagnostic) -> Numbers? {
    switch function {
    case .add: return g
    case .subtract: return isFirst ? g : try derived(.negate, g)
    case .multiply, .chain: return try derived(.chain, g, isFirst ? b : a)
    case .divide:
      if isFirst { return try derived(.chain, g, try reciprocal(b)) }
      return try derived(.chain, g, try derived(.negate, try derived(.divide, step.output, b)))
    case .remainder:
      if isFirst { return g }
      guard let turns = a.tensor.combined(with: b.tensor, { -($0 / $1).rounded(.down) }) else { return nil }
      return try derived(.chain, g, Numbers(turns))
    case .power: return try derived(.chain, g, isFirst ? powerSlope(a, b) : exponentSlope(a, b, step.output))
    case .minimum: return try derived(.chain, g, chosen(step, isFirst) { $0 < $1 })
    case .maximum: return try derived(.chain, g, chosen(step, isFirst) { $0 > $1 })
    case .xlogy:
      return isFirst
        ? try logarithmic(g, a, of: b, .unary(.log), shift: 0) : try inverse(g, a, b)
    case .xlog1py:
      return isFirst
        ? try logarithmic(g, a, of: b, .unary(.log1p), shift: 1)
        : try inverse(g, a, try derived(.add, b, Numbers(constant: 1)))
    case .xtimes:
      guard isFirst else { return try derived(.chain, g, a) }
      guard let hidden = a.tensor.combined(with: b.tensor, { $0 == 0 && $1.magnitude == .infinity }) else { return nil }
      return try derived(.chain, g, try derived(.select(hidden), [Numbers(constant: 0), b]))
    }
  }

  /// b a^(b - 1); zero for an exponent of zero, also at a = 0.
  private mutating func powerSlope(_ a: Numbers, _ b: Numbers) throws(Diagnostic) -> Numbers {
    try derived(.chain, b, try derived(.power, a, try derived(.subtract, b, Numbers(constant: 1))))
  }

  /// a^b log a; zero at a = 0 unless b is negative.
  private mutating func exponentSlope(
    _ a: Numbers, _ b: Numbers, _ power: Numbers
  ) throws(Diagnostic) -> Numbers {
    guard let isFlat = a.tensor.combined(with: b.tensor, { $0 == 0 && $1 >= 0 }) else { return power }
    let base = try derived(.select(isFlat), [Numbers(constant: 1), a])
    return try derived(.chain, power, try derived(.log, base))
  }

  /// 1 where the input is chosen, else 0. Of equal ones each has a half if both are variable, 0 if the other is
  /// constant: so the hinge, `maximum(0, 1 - m)`, has the slope 0 at its kink.
  private func chosen(
    _ step: PullbackStep, _ isFirst: Bool, _ wins: (Double, Double) -> Bool
  ) -> Numbers {
    let own = step.inputs[isFirst ? 0 : 1].tensor
    let other = step.inputs[isFirst ? 1 : 0].tensor
    let tie = step.isNeeded(0) && step.isNeeded(1) ? 0.5 : 0
    let shares = own.combined(with: other) { own, other in
      if own.isNaN || other.isNaN { return own.isNaN ? other.isNaN ? tie : 1 : 0 }
      return own == other ? tie : wins(own, other) ? 1 : 0
    }
    return Numbers(shares ?? own)
  }

  /// The derivative of x log y in x: log y, and 0 where x log y counts as 0 although log y is not finite.
  private mutating func logarithmic(
    _ g: Numbers, _ x: Numbers, of y: Numbers, _ logarithm: ArrayOperation, shift: Double
  ) throws(Diagnostic) -> Numbers? {
    guard let hidden = x.tensor.combined(with: y.tensor, { $0 == 0 && $1 + shift <= 0 }) else { return nil }
    // The logarithm is taken of 1 there, so that derivatives of this derivative are 0 as well.
    let visible = try derived(.select(hidden), [Numbers(constant: 1 - shift), y])
    return try derived(.chain, g, try derived(logarithm, [visible]))
  }

  /// The derivative of x log y in y: x / y, and 0 where x is 0.
  private mutating func inverse(_ g: Numbers, _ x: Numbers, _ y: Numbers) throws(Diagnostic) -> Numbers {
    try derived(.chain, g, try derived(.chain, x, try reciprocal(y)))
  }
}
