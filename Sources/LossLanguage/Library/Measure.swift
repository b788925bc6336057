internal import LossCore

/// What losses and information measures of one kind have in common beside their definitions: what the arguments must
/// be, weights, reduction, unit.
struct MeasureRules: Sendable {
  /// What the first arguments must be, in order.
  let arguments: [Domain]
  /// Whether the first arguments must have one shape.
  var shapesMatch = true
  /// Whether the definition gives one loss an element or one a row, to be reduced; nil for information measures, which
  /// are shown as they come.
  var granularity: Granularity?
  /// Whether the value is counted in nats or bits, by `base`.
  var hasUnit = false
  /// Whether `clip=` is offered.
  var clips = false
  /// Whether the value is of all elements together and undefined without any.
  var needsElements = false
  /// Whether single numbers do not go with arrays.
  var isAligned = false

  enum Granularity: Sendable { case element, row }

  indirect enum Domain: Sendable {
    case any
    /// Arrays, whose last axis is used as a whole.
    case row(Domain)
    /// A matrix of any numbers.
    case matrix
    /// Each between 0 and 1.
    case probability
    /// Each between 0 and 1 unless `from_logits=true`.
    case predictedProbability
    /// A matrix of probabilities, which should sum to one all together.
    case joint
    /// Rows of probabilities, which should sum to one.
    case distribution
    /// The same unless `from_logits=true`.
    case predictedDistribution
    /// All in {-1, 1}, or all in {0, 1}, where 0 stands for -1.
    case sign
    /// Whole numbers from 0 that name the classes along the last axis of the second argument.
    case label
    /// One a row of the second argument: whole numbers from 0 up to the number of levels along its last axis.
    case level
    /// One a row of the second argument: any numbers, of which equal ones name one group.
    case group
    /// One a row of the second argument: signs, as in `sign`.
    case rowSign
    /// Not negative.
    case amount
    /// Above zero.
    case positive
    /// Numbers that can be put in order: none is nan.
    case score
    /// Several predictions of what the first argument holds, one after another along the first axis.
    case models
    /// Class labels of any kind: numbers, booleans or texts.
    case name
    /// What a Tweedie distribution of the power `power=` can give.
    case tweedieTruth
    /// What a Tweedie distribution of the power `power=` can have as its mean.
    case tweedieMean
  }

  /// Whether a value is of a row rather than of an element: then there must be rows.
  var isByRow: Bool {
    if granularity == .row { return true }
    for domain in arguments {
      switch domain {
      case .distribution, .predictedDistribution, .row, .matrix: return true
      case .any, .probability, .predictedProbability, .joint, .sign, .label, .level, .group, .rowSign, .amount,
        .positive, .score, .models, .name, .tweedieTruth, .tweedieMean:
        continue
      }
    }
    return false
  }

  /// Whether the first argument holds one value for each row of the second.
  var takesLabels: Bool {
    switch arguments.first {
    case .label, .level, .group, .rowSign: true
    default: false
    }
  }

  /// Whether samples are left out by their label.
  private var ignoresLabels: Bool {
    switch arguments.first {
    case .label, .level: true
    default: false
    }
  }

  /// What the measure takes beside the parameters of its definition.
  var parameters: [Signature.Parameter] {
    func named(_ name: String, _ text: String? = nil) -> Signature.Parameter {
      .init(name: name, isRequired: false, isNamedOnly: true, defaultText: text)
    }
    var result: [Signature.Parameter] = []
    if granularity != nil { result += [named("reduction", "\"mean\""), named("weight")] }
    if ignoresLabels { result.append(named("ignore")) }
    if clips { result.append(named("clip")) }
    return result
  }
}

/// A loss or an information measure: its definition in the language, and the rules of its kind around it.
struct Measure: Sendable {
  let rules: MeasureRules
  let code: Code
  /// The names of the definition's own parameters; those of the rules follow.
  let ownParameters: [String]

  func evaluate(_ call: Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Value {
    let (arguments, ignored) = try checked(call, &evaluator)
    let weights = try Weights(measure: self, call: call, &evaluator)
    let value = try evaluator.run(code, captured: [], arguments, call.site)
    guard case .numbers(let signed) = value else { return value }
    let each = try finished(signed, call, &evaluator)
    guard rules.granularity != nil else { return .numbers(each) }
    return .numbers(try weights.reduce(each, ignored: ignored, call, &evaluator).with(each.unit))
  }

  /// The arguments of the definition, which are what they must be, and the samples that are left out.
  func checked(
    _ call: Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> (arguments: [PassedArgument?], ignored: Tensor<Bool>?) {
    var arguments = Array(call.arguments.values[..<ownParameters.count])
    try checkShapes(call)
    try checkOptions(call)
    let usesLogits = try flag("from_logits", call)
    var ignored: Tensor<Bool>?
    if let position = index(of: "ignore", call), let ignore = try call.optionalNumber(position) {
      ignored = try call.numbers(0).tensor.mapped { $0 == ignore }
    }
    for (position, domain) in rules.arguments.enumerated() {
      let checked = try check(
        domain, position, call, usesLogits: usesLogits, ignored: position == 0 ? ignored : nil, &evaluator)
      if let checked {
        arguments[position] = PassedArgument(value: .numbers(Numbers(checked)), span: span(position, call))
      }
    }
    try clip(&arguments, call, usesLogits: usesLogits, &evaluator)
    return (arguments, ignored)
  }

  /// What the definition gave, in the measure's unit.
  func finished(_ signed: Numbers, _ call: Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Numbers {
    // A loss of zero has no sign.
    try evaluator.apply(.add, signed, Numbers(constant: 0), at: call.site).with(try unit(call))
  }

  /// The position of a parameter among all of the call's; nil if the measure has none of this name.
  func index(of name: String, _ call: Call) -> Int? {
    call.function.parameters.parameters.firstIndex { $0.name == name }
  }

  func span(_ position: Int, _ call: Call) -> Span {
    call.arguments.values[position]?.span ?? call.site.span
  }

  func flag(_ name: String, _ call: Call) throws(Diagnostic) -> Bool {
    guard let position = index(of: name, call) else { return false }
    return try call.flag(position)
  }

  private func unit(_ call: Call) throws(Diagnostic) -> Unit? {
    guard rules.hasUnit else { return nil }
    guard let position = index(of: "base", call) else { return .nats }
    let base = try call.logarithmBase(position)
    return base == 2 ? .bits : base == Elementary.e ? .nats : nil
  }

  private func clip(
    _ arguments: inout [PassedArgument?], _ call: Call, usesLogits: Bool, _ evaluator: inout Evaluator
  ) throws(Diagnostic) {
    guard let position = index(of: "clip", call), call[position] != nil else { return }
    let epsilon = try call.constant(position)
    guard epsilon >= 0, epsilon < 0.5 else { throw call.bad(position, "`clip` must lie between 0 and 0.5") }
    if usesLogits { throw call.bad(position, "`clip` is for probabilities, and these are logits") }
    let raised = try evaluator.apply(.maximum, try call.numbers(1), Numbers(constant: epsilon), at: call.site)
    let clipped = try evaluator.apply(.minimum, raised, Numbers(constant: 1 - epsilon), at: call.site)
    arguments[1] = PassedArgument(value: .numbers(clipped), span: span(1, call))
  }
}
