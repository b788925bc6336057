extension Elementary {
  /// The function that the language calls by a name; those of one number ignore the second.
  package static func function(named name: String) -> (@Sendable (Double, Double) -> Double)? {
    switch name {
    case "sqrt": { x, _ in sqrt(x) }
    case "exp": { x, _ in exp(x) }
    case "expm1": { x, _ in expm1(x) }
    case "log": { x, base in base.isNaN ? log(x) : log(x, base: base) }
    case "log2": { x, _ in log2(x) }
    case "log10": { x, _ in log10(x) }
    case "log1p": { x, _ in log1p(x) }
    case "sin": { x, _ in sin(x) }
    case "cos": { x, _ in cos(x) }
    case "tanh": { x, _ in tanh(x) }
    case "sigmoid": { x, _ in sigmoid(x) }
    case "softplus": { x, _ in softplus(x) }
    case "log_sigmoid": { x, _ in logSigmoid(x) }
    case "logit": { p, _ in logit(p) }
    case "erf": { x, _ in erf(x) }
    case "lgamma": { x, _ in lgamma(x) }
    case "floor": { x, _ in floor(x) }
    case "ceil": { x, _ in ceil(x) }
    case "round": { x, digits in round(x, digits: Int(exactly: digits) ?? 0) }
    case "pow": { x, y in pow(x, y) }
    case "remainder": { x, y in remainder(x, y) }
    case "xlogy": { x, y in xlogy(x, y) }
    case "xlog1py": { x, y in xlog1py(x, y) }
    default: nil
    }
  }
}
