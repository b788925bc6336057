internal import LossCore

/// What the arguments of a measure must be.
extension Measure {
  /// Truth and prediction have one shape, single numbers aside; labels have that of the predictions without the classes.
  func checkShapes(_ call: Call) throws(Diagnostic) {
    if rules.takesLabels { return try checkLabelShapes(call) }
    if rules.isByRow {
      for position in rules.arguments.indices where try call.numbers(position).tensor.rank == 0 {
        throw call.expected(
          position, "an array", help: "its last axis holds the classes, for example `[0.2, 0.7, 0.1]`")
      }
    }
    if rules.needsElements, try shape(0, call).elementCount == 0 {
      throw call.bad(0, "`\(call.name)` of no elements is undefined", .emptyArray)
    }
    guard rules.shapesMatch else { return }
    // What has no axes goes with everything, unless rows are compared; all others have one shape.
    var known: (position: Int, shape: [Int])?
    for position in rules.arguments.indices {
      let shape = try shape(position, call)
      if shape.isEmpty, !rules.isAligned { continue }
      if let known, known.shape != shape { throw call.shapesDiffer(known.position, position) }
      if known == nil { known = (position, shape) }
    }
  }

  private func shape(_ position: Int, _ call: Call) throws(Diagnostic) -> [Int] {
    if case .name = rules.arguments[position] { return try call.array(position) }
    return try call.numbers(position).tensor.shape
  }

  private func checkLabelShapes(_ call: Call) throws(Diagnostic) {
    let labels = try call.numbers(0).tensor.shape
    let scores = try call.numbers(1).tensor.shape
    guard !scores.isEmpty, labels == [Int](scores.dropLast()) else {
      var help = "a vector is one row; of a matrix each row is one"
      if case .label? = rules.arguments.first {
        help = "labels are class numbers; for one-hot rows use `categorical_cross_entropy`"
      }
      throw Diagnostic(
        .shapeMismatch, "`\(call.name)` needs one \(rules.labelNoun) for each row of `\(call.parameter(1))`",
        at: [.init(call.region(0), "shape \(shapeText(labels))"), .init(call.region(1), "shape \(shapeText(scores))")],
        help: help)
    }
    for position in rules.arguments.indices.dropFirst(2) where try call.numbers(position).tensor.shape != scores {
      throw call.shapesDiffer(1, position)
    }
  }

  /// What the options can be that are one of several texts.
  private static let choices = [
    "average": ["binary", "micro", "macro", "weighted", "none"], "norm": ["l1", "l2", "max"],
  ]

  /// Options that are several numbers line up with the last argument that is compared, or with its rows.
  private func checkShape(ofOption position: Int, _ call: Call) throws(Diagnostic) {
    let last = rules.arguments.count - 1
    guard let option = call[position]?.shape, !option.isEmpty, let shape = call[last]?.shape else { return }
    if broadcastShape(option, shape) != nil || broadcastShape(option, [Int](shape.dropLast())) != nil { return }
    throw call.shapesDiffer(last, position)
  }

  /// Options mean the same in all measures, and so have their domains by name.
  func checkOptions(_ call: Call) throws(Diagnostic) {
    for (position, parameter) in call.function.parameters.parameters.enumerated() {
      guard parameter.isNamedOnly, call[position] != nil else { continue }
      if !["weight", "class_weight"].contains(parameter.name) { try checkShape(ofOption: position, call) }
      if let choices = Self.choices[parameter.name] {
        let text = try call.text(position)
        if !choices.contains(text) { throw .unknownChoice(text, choices, parameter.name, call.region(position)) }
        continue
      }
      let must: String
      let isInDomain: (Double) -> Bool
      switch parameter.name {
      case "label_smoothing", "quantile", "alpha", "q": (must, isInDomain) = ("between 0 and 1", { $0 >= 0 && $0 <= 1 })
      case "delta", "temperature", "gumbel_temperature", "sigma", "scale", "p", "exponent":
        (must, isInDomain) = ("positive", { $0 > 0 })
      case "pos_weight", "class_weight", "beta", "gamma", "log_epsilon", "smooth_nr", "smooth_dr", "virtual_label":
        (must, isInDomain) = ("not negative", { $0 >= 0 })
      case "bins", "season":
        (must, isInDomain) = ("a whole number from 1", { Int(whole: $0).map { $0 >= 1 } ?? false })
      case "k": (must, isInDomain) = ("at least 1", { $0 >= 1 })
      case "base":
        _ = try call.logarithmBase(position)
        continue
      case "discount", "max_fun":
        _ = try call.function(position)
        continue
      case "power": (must, isInDomain) = ("at most 0 or at least 1", { $0 <= 0 || $0 >= 1 })
      default: continue
      }
      for element in try call.numbers(position).tensor.elements where !isInDomain(element) {
        throw call.bad(
          position, "`\(parameter.name)` must be \(must), and \(NumberFormat(digits: 6).text(element)) is not", .domain)
      }
    }
  }

  /// The argument as the definition wants it, if that differs from what was passed.
  func check(
    _ domain: MeasureRules.Domain, _ position: Int, _ call: Call, usesLogits: Bool, ignored: Tensor<Bool>?,
    _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Tensor<Double>? {
    if case .name = domain {
      try checkNames(position, call)
      return nil
    }
    let tensor = try call.numbers(position).tensor
    switch domain {
    case .any, .group, .name: return nil
    case .matrix: if tensor.rank != 2 { throw call.expected(position, "a matrix") }
    case .row(let each):
      return try check(each, position, call, usesLogits: usesLogits, ignored: ignored, &evaluator)
    case .probability: try checkProbabilities(tensor, position, call, evaluator)
    case .predictedProbability: if !usesLogits { try checkProbabilities(tensor, position, call, evaluator) }
    case .joint:
      guard tensor.rank == 2 else { throw call.expected(position, "a matrix") }
      try checkProbabilities(tensor, position, call, evaluator)
      warnUnlessOne(Lane(tensor.elements).sum, place: "", position, call, &evaluator)
    case .distribution: try checkDistributions(tensor, position, call, &evaluator)
    case .predictedDistribution: if !usesLogits { try checkDistributions(tensor, position, call, &evaluator) }
    case .amount:
      if let bad = tensor.firstPlace(outside: 0 ... .infinity, evaluator.workers) {
        throw outside(tensor, bad, position, call, "must not be negative", help: nil)
      }
    case .positive: try checkPositive(tensor, position, call)
    case .score:
      if let bad = tensor.elements.firstIndex(where: { $0.isNaN }) {
        throw outside(tensor, bad, position, call, "must have an order", help: nil)
      }
    case .models:
      let truth = try call.numbers(0).tensor.shape
      if tensor.rank == 0 || [Int](tensor.shape.dropFirst()) != truth {
        throw call.expected(
          position, "the scores of one model after another, each of the shape of `\(call.parameter(0))`",
          help: "`stack([a, b])` puts two arrays one after another")
      }
    case .tweedieTruth:
      let power = try power(call)
      if power >= 2 {
        try checkPositive(tensor, position, call)
      } else if power >= 1 {
        return try check(.amount, position, call, usesLogits: usesLogits, ignored: ignored, &evaluator)
      }
    case .tweedieMean: if try power(call) != 0 { try checkPositive(tensor, position, call) }
    case .sign, .rowSign:
      let areSigns = !tensor.elements.contains { $0 != 1 && $0 != -1 }
      if areSigns { return tensor }
      let hasMinus = tensor.elements.contains(-1)
      if let bad = tensor.elements.firstIndex(where: { $0 != 1 && $0 != (hasMinus ? -1 : 0) }) {
        throw outside(
          tensor, bad, position, call, hasMinus ? "must be -1 or 1" : "must be 0 or 1, or -1 or 1",
          help: "labels are all in {-1, 1} or all in {0, 1}, where 0 counts as -1")
      }
      return tensor.mapped { $0 == 0 ? -1 : $0 }
    case .label, .level:
      let along = try call.numbers(1).tensor.shape.last ?? 0
      let (noun, classes) = if case .level = domain { ("level", along + 1) } else { ("class number", along) }
      var labels = tensor.elements
      let ignored = ignored?.elements
      for (index, label) in tensor.elements.enumerated() {
        if ignored?[index] == true {
          labels[index] = 0
        } else if Int(exactly: label).map({ (0..<classes).contains($0) }) != true {
          throw outside(
            tensor, index, position, call, "must be a \(noun) from 0 to \(classes - 1)",
            help: "they are numbered from 0; samples to leave out are named by `ignore=`")
        }
      }
      return Tensor(shape: tensor.shape, elements: labels)
    }
    return nil
  }

  private func checkPositive(_ tensor: Tensor<Double>, _ position: Int, _ call: Call) throws(Diagnostic) {
    guard let bad = tensor.elements.firstIndex(where: { $0 <= 0 }) else { return }
    throw outside(tensor, bad, position, call, "must be positive", help: nil)
  }

  /// All labels are texts, or none is.
  private func checkNames(_ position: Int, _ call: Call) throws(Diagnostic) {
    func isText(_ position: Int) -> Bool { if case .texts? = call[position] { true } else { false } }
    guard isText(position) != isText(0) else { return }
    throw call.expected(
      position, isText(0) ? "texts, as `\(call.parameter(0))` is" : "labels of the kind of `\(call.parameter(0))`",
      help: "labels are all numbers, all booleans or all texts")
  }

  private func power(_ call: Call) throws(Diagnostic) -> Double {
    guard let position = index(of: "power", call) else { return 0 }
    return try call.optionalNumber(position) ?? 0
  }

  private func checkProbabilities(
    _ tensor: Tensor<Double>, _ position: Int, _ call: Call, _ evaluator: borrowing Evaluator
  ) throws(Diagnostic) {
    guard let bad = tensor.firstPlace(outside: 0...1, evaluator.workers) else { return }
    let isPrediction = position == 1 && index(of: "from_logits", call) != nil
    throw outside(
      tensor, bad, position, call, "must lie between 0 and 1",
      help: isPrediction ? "for scores instead of probabilities write `from_logits=true`" : nil)
  }

  /// Rows that do not sum to one are used as they are, with a warning.
  private func checkDistributions(
    _ tensor: Tensor<Double>, _ position: Int, _ call: Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) {
    try checkProbabilities(tensor, position, call, evaluator)
    guard tensor.rank > 0, tensor.count > 0 else { return }
    let sums = tensor.reduced(axis: tensor.rank - 1) { $0.sum }
    guard let row = sums.elements.firstIndex(where: { abs($0 - 1) > 1e-6 }) else { return }
    warnUnlessOne(sums.elements[row], place: tensor.rank == 1 ? "" : " in row \(row)", position, call, &evaluator)
  }

  private func warnUnlessOne(
    _ sum: Double, place: String, _ position: Int, _ call: Call, _ evaluator: inout Evaluator
  ) {
    guard abs(sum - 1) > 1e-6 else { return }
    let text = NumberFormat(digits: 7).text(sum)
    evaluator.warn(
      Diagnostic(
        .notNormalized, "the probabilities of `\(call.parameter(position))` sum to \(text)\(place), not to 1",
        at: call.region(position), "sums to \(text)", severity: .warning,
        help: "nothing is rescaled; `normalize(...)` divides by the sum"))
  }

  private func outside(
    _ tensor: Tensor<Double>, _ index: Int, _ position: Int, _ call: Call, _ must: String, help: String?
  ) -> Diagnostic {
    let text = NumberFormat(digits: 6).text(tensor.elements[index])
    let place = tensor.rank == 0 ? "" : " (element \(index))"
    return Diagnostic(
      .domain, "`\(call.parameter(position))` of `\(call.name)` \(must), and \(text)\(place) does not",
      at: call.region(position),
      text, help: help)
  }
}

extension Diagnostic {
  fileprivate static func unknownChoice(
    _ text: String, _ choices: [String], _ parameter: String, _ region: Region
  ) -> Diagnostic {
    let known = choices.map { "\"\($0)\"" }.joined(separator: ", ")
    return Diagnostic(
      .badArgument, "there is no `\(parameter)` \"\(shortened(text))\"", at: region,
      help: suggestion(for: text, among: choices).map { "did you mean \"\($0)\"?" } ?? "it is one of \(known)")
  }
}

extension MeasureRules {
  /// What the first argument holds for each row of the second, as messages call it.
  fileprivate var labelNoun: String {
    switch arguments.first {
    case .level: "level"
    case .rowSign: "sign"
    default: "label"
    }
  }
}
