/// The functions of one number over long arrays; `function` defines what is computed.
extension UnaryFunction {
  /// Writes the values of so many numbers.
  func write(to results: Kernel.Results, _ x: UnsafePointer<Double>, count: Int) {
    switch self {
    case .negate: Kernel.map(results, x, count) { -$0 }
    case .abs: Kernel.map(results, x, count) { $0.magnitude }
    case .sqrt: Kernel.map(results, x, count) { $0.squareRoot() }
    case .sign: Kernel.map(results, x, count) { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }
    case .relu: Kernel.map(results, x, count) { $0 > 0 || $0.isNaN ? $0 : 0 }
    case .exp:
      Kernel.map(results, x, count, where: Elementary.hasPlainExp, Elementary.plainExp, else: Elementary.exp)
    case .log:
      Kernel.map(results, x, count, where: Elementary.hasPlainLog, Elementary.plainLog, else: Elementary.log)
    case .log1p:
      Kernel.map(results, x, count, where: Elementary.hasPlainLog1p, Elementary.plainLog1p, else: Elementary.log1p)
    case .sigmoid:
      Kernel.map(
        results, x, count, where: Elementary.hasPlainDecay, Elementary.plainDecay,
        Elementary.plainSigmoid(_:decay:), else: Elementary.sigmoid)
    case .softplus:
      Kernel.map(
        results, x, count, where: Elementary.hasPlainDecay, Elementary.plainDecay,
        Elementary.plainSoftplus(_:decay:), else: Elementary.softplus)
    case .logSigmoid:
      Kernel.map(
        results, x, count, where: Elementary.hasPlainDecay, Elementary.plainDecay,
        { -Elementary.plainSoftplus(-$0, decay: $1) }, else: Elementary.logSigmoid)
    case .expm1: Kernel.map(results, x, count, Elementary.expm1)
    case .log2: Kernel.map(results, x, count, Elementary.log2)
    case .log10: Kernel.map(results, x, count, Elementary.log10)
    case .tanh: Kernel.map(results, x, count, Elementary.tanh)
    case .logit: Kernel.map(results, x, count, Elementary.logit)
    case .sin, .cos, .erf, .lgamma, .digamma, .trigamma, .floor, .ceil: Kernel.map(results, x, count, function)
    }
  }
}
