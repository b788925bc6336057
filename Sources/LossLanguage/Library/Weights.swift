internal import LossCore

/// The weights of a loss and how its elements become one number.
///
/// The means differ in what they divide by: `mean` the number of losses, `weighted_mean` the sum of their weights,
/// `batchmean` (PyTorch) the length of the first axis, `nonzero_mean` (TensorFlow 1) the number of weights that are
/// not 0. Ignored samples count in none of them but `batchmean`.
struct Weights {
  private let reduction: Reduction
  /// One for each element or sample; nil for all alike.
  private let weight: Tensor<Double>?
  /// What the class weights give each sample; nil without them.
  private let classShare: Tensor<Double>?

  enum Reduction: String, CaseIterable {
    case mean, sum, none
    case weightedMean = "weighted_mean"
    case batchMean = "batchmean"
    case nonzeroMean = "nonzero_mean"
  }

  init(measure: Measure, call: Call, arguments: inout [PassedArgument?]) throws(Diagnostic) {
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

    var classShare: Tensor<Double>?
    if hasClasses, let classIndex {
      let classWeight = try call.numbers(classIndex).tensor
      let classes = try call.numbers(1).tensor.shape.last ?? 0
      guard classWeight.shape == [classes] else {
        throw call.bad(
          classIndex,
          "`class_weight` must have one weight for each of the \(classes) classes, and has shape \(shapeText(classWeight.shape))",
          .shapeMismatch)
      }
      if measure.rules.takesLabels {
        classShare = try call.numbers(0).tensor.mapped { label in
          Int(exactly: label).flatMap { (0..<classes).contains($0) ? classWeight.elements[$0] : nil } ?? 0
        }
      } else if let weighted = BinaryFunction.multiply.combined(try call.numbers(0).tensor, classWeight) {
        classShare = weighted.reduced(axis: weighted.rank - 1) { $0.sum }
      }
    }
    self.classShare = classShare

    guard call[weightIndex] != nil else {
      weight = nil
      return
    }
    let given = try call.numbers(weightIndex).tensor
    if let negative = given.elements.first(where: { $0 < 0 }) {
      throw call.bad(
        weightIndex, "weights must not be negative, and \(NumberFormat(digits: 6).text(negative)) is", .domain)
    }
    let shape = broadcastShape(truthShape, try call.array(1)) ?? truthShape
    let samples: [Int]
    if granularity == .row {
      if measure.rules.takesLabels { samples = truthShape } else { samples = Array(shape.dropLast()) }
    } else {
      samples = shape
    }
    if given.shape == samples || given.rank == 0 {
      weight = given
    } else if granularity == .element, shape.count > 1, given.shape == [shape[0]] {
      // One a sample: the first axis counts the samples.
      weight = given.reshaped([shape[0]] + shape.dropFirst().map { _ in 1 })
    } else {
      throw Diagnostic(
        .shapeMismatch, "`weight` must have one weight for each sample, shape \(shapeText(samples))",
        at: call.region(weightIndex), "shape \(shapeText(given.shape))")
    }
  }

  /// Samples that are ignored count in neither the sum nor the number.
  func reduce(_ each: Tensor<Double>, ignored: Tensor<Bool>?, _ call: Call) throws(Diagnostic) -> Tensor<Double> {
    var losses = each
    if let weight { losses = BinaryFunction.multiply.combined(each, weight) ?? each }
    if let ignored { losses = losses.combined(with: ignored) { $1 ? 0 : $0 } ?? losses }
    if case .none = reduction { return losses }
    let total = Lane(losses.elements).sum
    switch reduction {
    case .sum, .none: return Tensor(scalar: total)
    case .mean:
      var number = losses.count
      if let ignored { for isIgnored in ignored.elements where isIgnored { number -= 1 } }
      if number == 0 { throw .noSamples(call) }
      return Tensor(scalar: total / Double(number))
    case .batchMean:
      if losses.count == 0 { throw .noSamples(call) }
      return Tensor(scalar: total / Double(losses.shape.first ?? 1))
    case .weightedMean:
      if each.count == 0 { throw .noSamples(call) }
      return Tensor(scalar: total / Lane(shares(of: each, ignored: ignored).elements).sum)
    case .nonzeroMean:
      var number = 0
      for share in shares(of: each, ignored: ignored).elements where share != 0 { number += 1 }
      // As TensorFlow 1 has it: nothing that counts is no loss.
      return Tensor(scalar: number == 0 ? 0 : total / Double(number))
    }
  }

  /// What each loss weighs, class weights included; nothing if it is ignored.
  private func shares(of each: Tensor<Double>, ignored: Tensor<Bool>?) -> Tensor<Double> {
    var shares = Tensor(shape: each.shape, elements: [Double](repeating: 1, count: each.count))
    if let classShare { shares = classShare }
    if let weight { shares = BinaryFunction.multiply.combined(shares, weight) ?? shares }
    if let ignored { shares = shares.combined(with: ignored) { $1 ? 0 : $0 } ?? shares }
    return shares
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
