/// The elementwise functions of one number. A closed list, so that each has one place for its value here and one for
/// its derivative.
package enum UnaryFunction: String, Sendable, CaseIterable {
  case negate, abs, sign, sqrt, exp, expm1, log, log2, log10, log1p, sin, cos, tanh, erf, lgamma, digamma, trigamma
  case sigmoid, logit, relu, softplus
  case logSigmoid = "log_sigmoid"
  case floor, ceil

  package var function: @Sendable (Double) -> Double {
    switch self {
    case .negate: { -$0 }
    case .abs: { Swift.abs($0) }
    case .sign: { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }
    case .sqrt: { $0.squareRoot() }
    case .exp: Elementary.exp
    case .expm1: Elementary.expm1
    case .log: Elementary.log
    case .log2: Elementary.log2
    case .log10: Elementary.log10
    case .log1p: Elementary.log1p
    case .sin: Elementary.sin
    case .cos: Elementary.cos
    case .tanh: Elementary.tanh
    case .erf: Elementary.erf
    case .lgamma: Elementary.lgamma
    case .digamma: Elementary.digamma
    case .trigamma: Elementary.trigamma
    case .sigmoid: Elementary.sigmoid
    case .logit: Elementary.logit
    case .relu: { $0 > 0 || $0.isNaN ? $0 : 0 }
    case .softplus: Elementary.softplus
    case .logSigmoid: Elementary.logSigmoid
    case .floor: { $0.rounded(.down) }
    case .ceil: { $0.rounded(.up) }
    }
  }

  package func mapped(_ x: Tensor<Double>) -> Tensor<Double> {
    if let number = x.scalar { return Tensor(scalar: function(number)) }
    return Tensor(shape: x.shape, elements: x.elements.mapped { write(to: $0, $1, count: x.count) })
  }
}
