internal import LossCore

extension Catalogue {
  /// Functions of each element by itself.
  static let elementwise: [Entry] = [
    unary(
      .abs, "abs(x)", "The absolute value.", domain: "The derivative at 0 is 0.", equals: ["numpy.abs(x)"],
      examples: ["abs(-1.5) == 1.5"]),
    unary(
      .sign, "sign(x)", "-1, 0 or 1, as x is negative, zero or positive.", equals: ["numpy.sign(x)"],
      examples: ["sign([-2, 0, 3]) == [-1, 0, 1]"]),
    unary(
      .sqrt, "sqrt(x)", "The square root; nan for negative numbers.", equals: ["numpy.sqrt(x)"],
      examples: ["sqrt(2) ≈ 1.4142135623730951"]),
    unary(.exp, "exp(x)", "e to the power x.", equals: ["numpy.exp(x)"], examples: ["exp(1) ≈ 2.718281828459045"]),
    unary(
      .expm1, "expm1(x)", "exp(x) - 1, exact also for small x.", equals: ["numpy.expm1(x)"],
      examples: ["expm1(1e-20) ≈ 1e-20 ± 1e-35"]),
    Entry(
      "log(x, base=e)", .elementwise, "The logarithm, natural unless `base` says otherwise.",
      domain: "log(0) is -inf; nan for negative numbers.", equals: ["numpy.log(x)"],
      examples: ["log(0.5) ≈ -0.6931", "log(0) == -inf", "log(8, base=2) == 3"]
    ) { (call, evaluator) throws(Diagnostic) in
      let base = try call.logarithmBase(1)
      return .numbers(try evaluator.apply(.logarithm(base: base), [try call.numbers(0)], at: call.site))
    },
    unary(
      .log2, "log2(x)", "The logarithm of base 2.", equals: ["numpy.log2(x)"],
      examples: ["log2(0.7) ≈ -0.5145731728297583", "log2(8) == 3"]),
    unary(
      .log10, "log10(x)", "The logarithm of base 10.", equals: ["numpy.log10(x)"], examples: ["log10(1000) == 3"]),
    unary(
      .log1p, "log1p(x)", "log(1 + x), exact also for small x.", equals: ["numpy.log1p(x)"],
      examples: ["log1p(1e-20) ≈ 1e-20 ± 1e-35"]),
    unary(
      .sin, "sin(x)", "The sine of an angle in radians.", equals: ["numpy.sin(x)"], examples: ["sin(pi / 6) ≈ 0.5"]),
    unary(.cos, "cos(x)", "The cosine of an angle in radians.", equals: ["numpy.cos(x)"], examples: ["cos(0) == 1"]),
    unary(
      .tanh, "tanh(x)", "The hyperbolic tangent, between -1 and 1.", equals: ["numpy.tanh(x)"],
      examples: ["tanh(1) ≈ 0.7615941559557649"]),
    unary(
      .floor, "floor(x)", "The largest whole number that is not above x.", equals: ["numpy.floor(x)"],
      examples: ["floor(-1.5) == -2"]),
    unary(
      .ceil, "ceil(x)", "The smallest whole number that is not below x.", equals: ["numpy.ceil(x)"],
      examples: ["ceil(-1.5) == -1"]),
    Entry(
      "round(x, digits=0)", .elementwise, "Rounded to so many decimals; halves go to the even neighbour.",
      equals: ["numpy.round(x, decimals=digits)"], examples: ["round(2.5) == 2", "round(0.12345, digits=3) == 0.123"]
    ) { (call, _) throws(Diagnostic) in
      let digits = try call.optionalInteger(1) ?? 0
      guard (-400...400).contains(digits) else { throw call.bad(1, "`digits` lies between -400 and 400") }
      return .numbers(Numbers(try call.numbers(0).tensor.mapped { Elementary.round($0, digits: digits) }))
    },
    binary(
      .minimum, "minimum(a, b)", "The smaller of two numbers, element by element; nan if either is.",
      equals: ["numpy.minimum(a, b)"], examples: ["minimum([1, 5], 3) == [1, 3]"]),
    binary(
      .maximum, "maximum(a, b)", "The larger of two numbers, element by element; nan if either is.",
      equals: ["numpy.maximum(a, b)"], examples: ["maximum([1, 5], 3) == [3, 5]"]),
    Entry(
      "clip(x, low, high)", .elementwise, "Moved into the interval from low to high.",
      domain: "The derivative in x is 1 between constant bounds, and 0 at them and beyond.",
      equals: ["numpy.clip(x, low, high)"],
      examples: ["clip([-1, 0.5, 2], 0, 1) == [0, 0.5, 1]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let x = try call.numbers(0)
      try call.checkUnits(0, 1)
      try call.checkUnits(0, 2)
      let raised = try combined(.binary(.maximum), call, &evaluator)
      let high = try call.numbers(2)
      guard let shape = broadcastShape(raised.tensor.shape, high.tensor.shape) else { throw call.shapesDiffer(0, 2) }
      try evaluator.limits.check(shape, at: call.site.region)
      return .numbers(try evaluator.apply(.minimum, raised, high, at: call.site).with(x.unit))
    },
    unary(
      .sigmoid, "sigmoid(z)", "1 / (1 + exp(-z)): a score as a probability.",
      equals: ["scipy.special.expit(z)", "torch.sigmoid(z)"],
      examples: ["sigmoid(0) == 0.5", "sigmoid(-1000) ≈ 0.0", "sigmoid(1.386) ≈ 0.80"]),
    unary(
      .logit, "logit(p)", "log(p / (1 - p)): the score of a probability.", equals: ["scipy.special.logit(p)"],
      examples: ["logit(0.5) == 0", "logit(1) == inf"]),
    unary(
      .relu, "relu(x)", "x where it is positive, else 0.", domain: "The derivative at 0 is 0.",
      equals: ["torch.relu(x)"],
      examples: ["relu([-2, 3]) == [0, 3]"]),
    unary(
      .softplus, "softplus(x)", "log(1 + exp(x)), without overflow.", equals: ["torch.nn.functional.softplus(x)"],
      examples: ["softplus(0) ≈ 0.6931", "softplus(1000) == 1000"]),
    unary(
      .logSigmoid, "log_sigmoid(z)", "log(sigmoid(z)), without underflow.",
      equals: ["torch.nn.functional.logsigmoid(z)"], examples: ["log_sigmoid(-1000) == -1000"]),
    Entry(
      "xlogy(x, y, base=e)", .elementwise, "x log y, and 0 where x is 0: what 0 log 0 counts as inside a loss.",
      domain: "Where x is 0, the derivative in y is 0, and that in x is 0 too unless y is positive.",
      equals: ["scipy.special.xlogy(x, y)"],
      examples: ["xlogy(0, 0) == 0", "xlogy(2, e) == 2", "xlogy(1, 0.5, base=2) == -1"]
    ) { (call, evaluator) throws(Diagnostic) in
      let base = try call.logarithmBase(2)
      let operation: ArrayOperation = base == Elementary.e ? .binary(.xlogy) : .xlogy(base: base)
      return .numbers(try combined(operation, call, &evaluator))
    },
    Entry(
      "xlog1py(x, y, base=e)", .elementwise, "x log(1 + y), and 0 where x is 0.",
      equals: ["scipy.special.xlog1py(x, y)"],
      examples: ["xlog1py(0, -1) == 0", "xlog1py(1, -0.5, base=2) == -1"]
    ) { (call, evaluator) throws(Diagnostic) in
      let base = try call.logarithmBase(2)
      let result = try combined(.binary(.xlog1py), call, &evaluator)
      if base == Elementary.e { return .numbers(result) }
      return .numbers(
        try evaluator.apply(.divide, result, Numbers(constant: Elementary.log(base)), at: call.site))
    },
    Entry(
      "xtimes(x, y)", .elementwise, "x y, and 0 where x is 0: what 0 times infinity counts as inside a loss.",
      equals: ["tensorflow.math.multiply_no_nan(y, x)"], examples: ["xtimes(0, inf) == 0", "xtimes(2, 3) == 6"]
    ) { (call, evaluator) throws(Diagnostic) in
      .numbers(try combined(.binary(.xtimes), call, &evaluator))
    },
    unary(
      .erf, "erf(x)", "The error function.", equals: ["scipy.special.erf(x)"],
      examples: ["erf(0.5) ≈ 0.5204998778130465"]),
    unary(
      .lgamma, "lgamma(x)", "The logarithm of the absolute value of the gamma function.",
      domain: "inf at 0 and the negative whole numbers.",
      equals: ["scipy.special.gammaln(x)"], examples: ["lgamma(5) ≈ 3.1780538303479458"]),
    test("isnan(x)", "Whether it is not a number.", examples: ["isnan([1, nan]) == [false, true]"]) { $0.isNaN },
    test("isfinite(x)", "Whether it is neither infinite nor nan.", examples: ["isfinite([1, inf]) == [true, false]"]) {
      $0.isFinite
    },
    Entry(
      "isclose(a, b, rtol=1e-5, atol=1e-8)", .elementwise,
      "Whether |a - b| <= atol + rtol |b|; equal infinities are close.",
      equals: ["numpy.isclose(a, b)"], examples: ["isclose(1, 1.000001) == true", "isclose(0, 1e-7) == false"]
    ) { (call, evaluator) throws(Diagnostic) in
      let relative = try call.optionalNumber(2) ?? 1e-5
      let absolute = try call.optionalNumber(3) ?? 1e-8
      try call.checkUnits(0, 1)
      return .booleans(
        try tested(call, evaluator.limits) { isClose($0, $1, relative: relative, absolute: absolute) })
    },
    Entry(
      "in_bits(x)", .elementwise, "Information in bits: nats divided by log(2).",
      examples: ["in_bits(information(1 / e)) ≈ 1.4427 bits"]
    ) { (call, evaluator) throws(Diagnostic) in try converted(call, to: .bits, &evaluator) },
    Entry(
      "in_nats(x)", .elementwise, "Information in nats: bits times log(2).",
      examples: ["in_nats(information(0.5, base=2)) ≈ 0.6931 nats"]
    ) { (call, evaluator) throws(Diagnostic) in try converted(call, to: .nats, &evaluator) },
  ]

  private static func unary(
    _ function: UnaryFunction, _ signature: String, _ summary: String, domain: String = "", equals: [String],
    examples: [String]
  ) -> Entry {
    Entry(signature, .elementwise, summary, domain: domain, equals: equals, examples: examples) {
      (call, evaluator) throws(Diagnostic) in
      .numbers(try evaluator.apply(function, try call.numbers(0), at: call.site))
    }
  }

  /// `minimum` and `maximum`
  private static func binary(
    _ function: BinaryFunction, _ signature: String, _ summary: String, equals: [String], examples: [String]
  ) -> Entry {
    Entry(signature, .elementwise, summary, domain: tiesOfTwo, equals: equals, examples: examples) {
      (call, evaluator) throws(Diagnostic) in
      try chosen(function, call, &evaluator)
    }
  }

  private static func test(
    _ signature: String, _ summary: String, examples: [String], _ test: @escaping @Sendable (Double) -> Bool
  ) -> Entry {
    Entry(signature, .elementwise, summary, examples: examples) { (call, _) throws(Diagnostic) in
      .booleans(try call.numbers(0).tensor.mapped(test))
    }
  }

  private static let tiesOfTwo =
    "Equal numbers share the derivative evenly; beside a constant it is 0, so that the hinge maximum(0, 1 - m) is flat at its kink."

  private static func converted(
    _ call: borrowing Call, to unit: Unit, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Value {
    let x = try call.numbers(0)
    guard let from = x.unit else {
      throw call.bad(
        0, "`\(call.parameter(0))` of `\(call.name)` has no unit", .unitMismatch,
        help: "losses with `base=2` are in bits, with the natural logarithm in nats")
    }
    if from == unit { return .numbers(x) }
    let ln2 = Numbers(constant: Elementary.log(2))
    return .numbers(try evaluator.apply(unit == .bits ? .divide : .multiply, x, ln2, at: call.site).with(unit))
  }

  /// The smaller or the larger of the first two arguments, which keeps their unit.
  static func chosen(
    _ function: BinaryFunction, _ call: borrowing Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Value {
    try call.checkUnits(0, 1)
    let unit = call[0]?.unit == call[1]?.unit ? call[0]?.unit : nil
    return .numbers(try combined(.binary(function), call, &evaluator).with(unit))
  }

  /// The first two arguments element by element.
  private static func combined(
    _ operation: ArrayOperation, _ call: borrowing Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Numbers {
    let (a, b) = try aligned(call, evaluator.limits)
    return try evaluator.apply(operation, [a, b], at: call.site)
  }

  private static func tested(
    _ call: borrowing Call, _ limits: Limits, _ test: (Double, Double) -> Bool
  ) throws(Diagnostic) -> Tensor<Bool> {
    let (a, b) = try aligned(call, limits)
    guard let result = a.tensor.combined(with: b.tensor, test) else { throw call.shapesDiffer(0, 1) }
    return result
  }

  /// The first two arguments, whose shapes broadcast.
  private static func aligned(_ call: borrowing Call, _ limits: Limits) throws(Diagnostic) -> (Numbers, Numbers) {
    let (a, b) = (try call.numbers(0), try call.numbers(1))
    guard let shape = broadcastShape(a.tensor.shape, b.tensor.shape) else { throw call.shapesDiffer(0, 1) }
    try limits.check(shape, at: call.site.region)
    return (a, b)
  }
}

extension Call {
  /// A base of logarithms: positive and not 1.
  func logarithmBase(_ index: Int) throws(Diagnostic) -> Double {
    let base = self[index] == nil ? Elementary.e : try constant(index)
    guard base > 0, base < .infinity, base != 1 else {
      throw bad(
        index, "the base of a logarithm is a positive number other than 1", .domain,
        help: "the bases 2, e and 10 are common")
    }
    return base
  }

  /// Nats are not compared with bits.
  fileprivate func checkUnits(_ first: Int, _ second: Int) throws(Diagnostic) {
    guard let one = self[first]?.unit, let other = self[second]?.unit, one != other,
      let a = arguments.values[first], let b = arguments.values[second]
    else { return }
    throw .unitsDiffer(site.source, a.span, one, b.span, other)
  }
}

/// As NumPy's: relative to the second.
func isClose(_ a: Double, _ b: Double, relative: Double, absolute: Double) -> Bool {
  if a == b { return true }
  return (a - b).isFinite && abs(a - b) <= absolute + relative * abs(b)
}
