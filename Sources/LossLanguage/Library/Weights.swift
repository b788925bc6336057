internal import LossCore

/// The weights of a loss and how its elements become one number.
///
/// The means differ in what they divide by: `mean` the number of losses, `weighted_mean` the sum of their weights,
/// `batchmean` (PyTorch) the length of the first axis, `nonzero_mean` (TensorFlow 1) the number of weights that are
/// not 0. Ignored samples count in none of them but `batchmean`.
struct Weights {
  private let reduction: Reduction
  /// One for each element or sample; nil for all alike.
  private let weight: Numbers?
  /// What the class weights give each sample; nil without them.
  private let classShare: Numbers?

  enum Reduction: String, CaseIterable {
    case mean, sum, none
    case weightedMean = "weighted_mean"
    case batchMean = "batchmean"
    case nonzeroMean = "nonzero_mean"
  }

  init(measure: Measure, call: Call, _ evaluator: inout Evaluator) throws(Diagnostic) {
    guard let granularity = measure.rules.granularity else {
      (reduction, weight, classShare) = (.none, nil, nil)
      return
    }
    let reductionIndex = measure.index(of: "reduction", call) ?? 0
    let weightIndex = measure.index(of: "weight", call) ?? 0
    let classIndex = measure.index(of: "class_weight", call)
    let hasClasses = classIndex.map { call[$0] != nil } ?? false
    let truthShape = try call.array(0)

    if call[reductionIndex] == nil {
      if call[weightIndex] != nil || hasClasses {
        throw .missingReduction(call, at: call[weightIndex] != nil ? weightIndex : classIndex ?? weightIndex)
      }
      reduction = .mean
    } else {
      guard let chosen = Reduction(rawValue: try call.text(reductionIndex)) else {
        throw .unknownReduction(try call.text(reductionIndex), call.region(reductionIndex))
      }
      reduction = chosen
    }

    if hasClasses, let classIndex {
      classShare = try Self.classShare(measure, call, classIndex, &evaluator)
    } else {
      classShare = nil
    }

    guard call[weightIndex] != nil else {
      weight = nil
      return
    }
    let weights = try call.numbers(weightIndex)
    let given = weights.tensor
    if let negative = given.elements.first(where: { $0 < 0 }) {
      throw call.bad(
        weightIndex, "weights must not be negative, and \(NumberFormat(digits: 6).text(negative)) is", .domain)
    }
    let shape = broadcastShape(truthShape, try call.array(1)) ?? truthShape
    let samples: [Int]
    if granularity == .row {
      samples = measure.rules.takesLabels ? truthShape : [Int](truthShape.dropLast())
    } else {
      samples = shape
    }
    if given.shape == samples || given.rank == 0 {
      weight = weights
    } else if granularity == .element, shape.count > 1, given.shape == [shape[0]] {
      // One a sample: the first axis counts the samples.
      let column = [shape[0]] + shape.dropFirst().map { _ in 1 }
      weight = try evaluator.apply(.reshape(column), [weights], at: call.site)
    } else {
      throw Diagnostic(
        .shapeMismatch, "`weight` must have one weight for each sample, shape \(shapeText(samples))",
        at: call.region(weightIndex), "shape \(shapeText(given.shape))")
    }
  }

  /// What the class weights give each sample: by its label, or by the shares of the classes in it.
  private static func classShare(
    _ measure: Measure, _ call: Call, _ classIndex: Int, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Numbers {
    let truth = try call.numbers(0)
    let classWeight = try call.numbers(classIndex)
    let classes = try call.numbers(1).tensor.shape.last ?? 0
    guard classWeight.tensor.shape == [classes] else {
      throw call.bad(
        classIndex,
        "`class_weight` must have one weight for each of the \(classes) classes, and has shape \(shapeText(classWeight.tensor.shape))",
        .shapeMismatch)
    }
    guard measure.rules.takesLabels else {
      let weighted = try evaluator.apply(.multiply, truth, classWeight, at: call.site)
      let last = ArrayOperation.reduce(.sum, axis: weighted.tensor.rank - 1, keepsDimensions: false)
      return try evaluator.apply(last, [weighted], at: call.site)
    }
    // A label that is ignored names no class, and its share is not looked at.
    let places = truth.tensor.mapped { label in
      Int(exactly: label).flatMap { (0..<classes).contains($0) ? $0 : nil }
    }
    guard classes > 0 else { return Numbers(truth.tensor.mapped { _ in 0 }) }
    let ofClass = Arrangement(shape: truth.tensor.shape, offsets: places.elements.map { $0 ?? 0 })
    let share = try evaluator.apply(.arrange(ofClass), [classWeight], at: call.site)
    return try evaluator.apply(
      .select(places.mapped { $0 != nil }), [share, Numbers(constant: 0)], at: call.site)
  }

  /// Samples that are ignored count in neither the sum nor the number.
  func reduce(
    _ each: Numbers, ignored: Tensor<Bool>?, _ call: Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Numbers {
    var losses = each
    if let weight { losses = try evaluator.apply(.multiply, each, weight, at: call.site) }
    losses = try without(ignored, losses, call, &evaluator)
    if case .none = reduction { return losses }
    let total = try evaluator.apply(.sum(to: []), [losses], at: call.site)
    switch reduction {
    case .sum, .none: return total
    case .mean:
      var number = losses.tensor.count
      if let ignored { for isIgnored in ignored.elements where isIgnored { number -= 1 } }
      if number == 0 { throw .noSamples(call) }
      return try evaluator.apply(.divide, total, Numbers(constant: Double(number)), at: call.site)
    case .batchMean:
      if losses.tensor.count == 0 { throw .noSamples(call) }
      let rows = Double(losses.tensor.shape.first ?? 1)
      return try evaluator.apply(.divide, total, Numbers(constant: rows), at: call.site)
    case .weightedMean:
      if each.tensor.count == 0 { throw .noSamples(call) }
      let shares = try shares(of: each, ignored: ignored, call, &evaluator)
      let sum = try evaluator.apply(.sum(to: []), [shares], at: call.site)
      return try evaluator.apply(.divide, total, sum, at: call.site)
    case .nonzeroMean:
      var number = 0
      for share in try shares(of: each, ignored: ignored, call, &evaluator).tensor.elements where share != 0 {
        number += 1
      }
      // As TensorFlow 1 has it: nothing that counts is no loss.
      if number == 0 { return Numbers(constant: 0) }
      return try evaluator.apply(.divide, total, Numbers(constant: Double(number)), at: call.site)
    }
  }

  /// What each loss weighs, class weights included; nothing if it is ignored.
  private func shares(
    of each: Numbers, ignored: Tensor<Bool>?, _ call: Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Numbers {
    let shape = each.tensor.shape
    var shares = Numbers(Tensor(shape: shape, elements: [Double](repeating: 1, count: each.tensor.count)))
    if let classShare { shares = classShare }
    if let weight { shares = try evaluator.apply(.multiply, shares, weight, at: call.site) }
    return try without(ignored, shares, call, &evaluator)
  }

  /// Zeros in place of what is ignored.
  private func without(
    _ ignored: Tensor<Bool>?, _ numbers: Numbers, _ call: Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Numbers {
    guard let ignored else { return numbers }
    return try evaluator.apply(.select(ignored), [Numbers(constant: 0), numbers], at: call.site)
  }
}

extension Diagnostic {
  fileprivate static func missingReduction(_ call: Call, at index: Int) -> Diagnostic {
    Diagnostic(
      .missingReduction, "with weights there are two means, and `\(call.name)` must be told which",
      at: call.region(index),
      "weights",
      help:
        "write `reduction=\"mean\"` to divide by the number, or `reduction=\"weighted_mean\"` to divide by the sum of the weights"
    )
  }

  fileprivate static func unknownReduction(_ text: String, _ region: Region) -> Diagnostic {
    let known = Weights.Reduction.allCases.map { $0.rawValue }
    return Diagnostic(
      .badArgument, "there is no reduction \"\(shortened(text))\"", at: region,
      help: suggestion(for: text, among: known).map { "did you mean \"\($0)\"?" }
        ?? "it is \"mean\", \"weighted_mean\", \"sum\" or \"none\"; also \"batchmean\" and \"nonzero_mean\"")
  }

  fileprivate static func noSamples(_ call: Call) -> Diagnostic {
    Diagnostic(
      .emptyArray, "`\(call.name)` has no samples to take a mean over", at: call.site.region,
      help: "`reduction=\"sum\"` of nothing is 0")
  }
}
