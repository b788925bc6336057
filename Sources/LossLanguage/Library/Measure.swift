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

  enum Granularity: Sendable { case element, row }

  enum Domain: Sendable {
    case any
    /// Each between 0 and 1.
    case probability
    /// Each between 0 and 1 unless `from_logits=true`.
    case predictedProbability
    /// Rows of probabilities, which should sum to one.
    case distribution
    /// The same unless `from_logits=true`.
    case predictedDistribution
    /// All in {-1, 1}, or all in {0, 1}, where 0 stands for -1.
    case sign
    /// Whole numbers from 0 that name the classes along the last axis of the second argument.
    case label
    /// Not negative.
    case amount
  }

  /// What the measure takes beside the parameters of its definition.
  var parameters: [Signature.Parameter] {
    func named(_ name: String, _ text: String? = nil) -> Signature.Parameter {
      .init(name: name, isRequired: false, isNamedOnly: true, defaultText: text)
    }
    var result: [Signature.Parameter] = []
    if granularity != nil { result += [named("reduction", "\"mean\""), named("weight")] }
    if arguments.first.map({ if case .label = $0 { true } else { false } }) == true { result.append(named("ignore")) }
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
    var arguments = Array(call.arguments.values[..<ownParameters.count])
    try checkShapes(call)
    let usesLogits = try flag("from_logits", call)
    var ignored: Tensor<Bool>?
    if let position = index(of: "ignore", call), let ignore = try call.optionalNumber(position) {
      ignored = try call.numbers(0).tensor.mapped { $0 == ignore }
    }
    for (position, domain) in rules.arguments.enumerated() {
      let checked = try check(
        domain, position, call, usesLogits: usesLogits, ignored: position == 0 ? ignored : nil, &evaluator)
      if let checked { arguments[position] = PassedArgument(value: .numbers(Numbers(checked)), span: span(position, call)) }
    }
    try clip(&arguments, call, usesLogits: usesLogits)
    let weights = try Weights(measure: self, call: call, arguments: &arguments)

    let value = try evaluator.run(code, captured: [], arguments, call.site)
    guard case .numbers(var each) = value else { return value }
    // A loss of zero has no sign.
    each.tensor = each.tensor.mapped { $0 + 0 }
    let unit = try unit(call)
    guard rules.granularity != nil else { return .numbers(Numbers(each.tensor, unit: unit)) }
    let reduced = try weights.reduce(each.tensor, ignored: ignored, call)
    return .numbers(Numbers(reduced, unit: unit))
  }

  /// The position of a parameter among all of the call's; nil if the measure has none of this name.
  func index(of name: String, _ call: Call) -> Int? {
    call.function.parameters.parameters.firstIndex { $0.name == name }
  }

  private func span(_ position: Int, _ call: Call) -> Span {
    call.arguments.values[position]?.span ?? call.site.span
  }

  private func flag(_ name: String, _ call: Call) throws(Diagnostic) -> Bool {
    guard let position = index(of: name, call) else { return false }
    return try call.flag(position)
  }

  private func unit(_ call: Call) throws(Diagnostic) -> Unit? {
    guard rules.hasUnit else { return nil }
    guard let position = index(of: "base", call), let base = try call.optionalNumber(position) else { return .nats }
    if !(base > 0) || base == 1 || base == .infinity {
      throw call.bad(position, "the base of a logarithm is a positive number other than 1")
    }
    return base == 2 ? .bits : base == Elementary.e ? .nats : nil
  }

  // MARK: What the arguments must be

  /// Truth and prediction have one shape, single numbers aside; labels have that of the predictions without the classes.
  private func checkShapes(_ call: Call) throws(Diagnostic) {
    guard rules.arguments.count >= 2, rules.shapesMatch else { return }
    let first = try call.numbers(0).tensor.shape
    let second = try call.numbers(1).tensor.shape
    if case .label = rules.arguments[0] {
      guard !second.isEmpty, first == Array(second.dropLast()) else {
        throw Diagnostic(
          .shapeMismatch, "`\(call.name)` needs one label for each row of `\(call.parameter(1))`",
          at: [
            .init(call.region(0), "shape \(shapeText(first))"), .init(call.region(1), "shape \(shapeText(second))"),
          ], help: "labels are class numbers; for one-hot rows use `categorical_cross_entropy`")
      }
      return
    }
    for position in 2..<max(rules.arguments.count, 2) {
      let other = try call.numbers(position).tensor.shape
      if !other.isEmpty, !first.isEmpty, other != first { throw call.shapesDiffer(0, position) }
    }
    if rules.granularity == .row || rules.granularity == nil, rules.arguments.count >= 2 {
      if first != second { throw call.shapesDiffer(0, 1) }
    } else if !first.isEmpty, !second.isEmpty, first != second {
      throw call.shapesDiffer(0, 1)
    }
  }

  /// The argument as the definition wants it, if that differs from what was passed.
  private func check(
    _ domain: MeasureRules.Domain, _ position: Int, _ call: Call, usesLogits: Bool, ignored: Tensor<Bool>?,
    _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Tensor<Double>? {
    let tensor = try call.numbers(position).tensor
    switch domain {
    case .any: return nil
    case .probability: try checkProbabilities(tensor, position, call)
    case .predictedProbability: if !usesLogits { try checkProbabilities(tensor, position, call) }
    case .distribution: try checkDistributions(tensor, position, call, &evaluator)
    case .predictedDistribution: if !usesLogits { try checkDistributions(tensor, position, call, &evaluator) }
    case .amount:
      if let bad = tensor.elements.firstIndex(where: { $0 < 0 }) {
        throw outside(tensor, bad, position, call, "must not be negative", help: nil)
      }
    case .sign:
      let areSigns = !tensor.elements.contains { $0 != 1 && $0 != -1 }
      if areSigns { return nil }
      let hasMinus = tensor.elements.contains(-1)
      if let bad = tensor.elements.firstIndex(where: { $0 != 1 && $0 != (hasMinus ? -1 : 0) }) {
        throw outside(
          tensor, bad, position, call, hasMinus ? "must be -1 or 1" : "must be 0 or 1, or -1 or 1",
          help: "labels are all in {-1, 1} or all in {0, 1}, where 0 counts as -1")
      }
      return tensor.mapped { $0 == 0 ? -1 : $0 }
    case .label:
      let classes = try call.numbers(1).tensor.shape.last ?? 0
      var labels = tensor.elements
      for (index, label) in labels.enumerated() {
        if ignored?.elements[index] == true {
          labels[index] = 0
        } else if Int(exactly: label).map({ (0..<classes).contains($0) }) != true {
          throw outside(
            tensor, index, position, call, "must be a class number from 0 to \(classes - 1)",
            help: "classes are numbered from 0; samples to leave out are named by `ignore=`")
        }
      }
      return Tensor(shape: tensor.shape, elements: labels)
    }
    return nil
  }

  private func checkProbabilities(_ tensor: Tensor<Double>, _ position: Int, _ call: Call) throws(Diagnostic) {
    guard let bad = tensor.elements.firstIndex(where: { $0 < 0 || $0 > 1 }) else { return }
    let isPrediction = position == 1 && index(of: "from_logits", call) != nil
    throw outside(
      tensor, bad, position, call, "must lie between 0 and 1",
      help: isPrediction ? "for scores instead of probabilities write `from_logits=true`" : nil)
  }

  /// Rows that do not sum to one are used as they are, with a warning.
  private func checkDistributions(
    _ tensor: Tensor<Double>, _ position: Int, _ call: Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) {
    try checkProbabilities(tensor, position, call)
    guard tensor.rank > 0, tensor.count > 0 else { return }
    let sums = tensor.reduced(axis: tensor.rank - 1) { $0.sum }
    guard let row = sums.elements.firstIndex(where: { abs($0 - 1) > 1e-6 }) else { return }
    let sum = NumberFormat(digits: 7).text(sums.elements[row])
    let place = tensor.rank == 1 ? "" : " in row \(row)"
    evaluator.warn(
      Diagnostic(
        .notNormalized, "the probabilities of `\(call.parameter(position))` sum to \(sum)\(place), not to 1",
        at: call.region(position), "sums to \(sum)", severity: .warning,
        help: "nothing is rescaled; `normalize(...)` divides by the sum"))
  }

  private func outside(
    _ tensor: Tensor<Double>, _ index: Int, _ position: Int, _ call: Call, _ must: String, help: String?
  ) -> Diagnostic {
    let text = NumberFormat(digits: 6).text(tensor.elements[index])
    let place = tensor.rank == 0 ? "" : " (element \(index))"
    return Diagnostic(
      .domain, "`\(call.parameter(position))` of `\(call.name)` \(must), and \(text)\(place) does not", at: call.region(position),
      text, help: help)
  }

  private func clip(_ arguments: inout [PassedArgument?], _ call: Call, usesLogits: Bool) throws(Diagnostic) {
    guard let position = index(of: "clip", call), let epsilon = try call.optionalNumber(position) else { return }
    guard epsilon >= 0, epsilon < 0.5 else { throw call.bad(position, "`clip` must lie between 0 and 0.5") }
    if usesLogits { throw call.bad(position, "`clip` is for probabilities, and these are logits") }
    let clipped = try call.numbers(1).tensor.mapped { Swift.min(Swift.max($0, epsilon), 1 - epsilon) }
    arguments[1] = PassedArgument(value: .numbers(Numbers(clipped)), span: span(1, call))
  }
}
