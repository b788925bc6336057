internal import LossCore

extension Catalogue {
  /// Scores and probabilities along an axis, by default the last.
  static let probability: [Entry] = [
    Entry(
      "softmax(z, axis=-1, temperature=1)", .probability,
      "Scores as probabilities: exp(z) divided by its sum along the axis, so that they sum to one.",
      equals: ["scipy.special.softmax(z, axis=-1)", "torch.softmax(z, dim=-1)"],
      examples: ["softmax([2.0, 1.0, 0.1]) ≈ [0.6590, 0.2424, 0.0986]", "softmax([1000, 0]) ≈ [1.0, 0.0]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let axis = try axis(of: call)
      return .numbers(try evaluator.apply(.softmax(axis: axis), [try cooled(call, &evaluator)], at: call.site))
    },
    Entry(
      "log_softmax(z, axis=-1, temperature=1)", .probability, "The logarithm of the softmax, without underflow.",
      equals: ["scipy.special.log_softmax(z, axis=-1)", "torch.log_softmax(z, dim=-1)"],
      examples: ["log_softmax([2.0, 1.0, 0.1])[0] ≈ -0.4170", "log_softmax([1000, 0]) == [0, -1000]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let axis = try axis(of: call)
      return .numbers(try evaluator.apply(.logSoftmax(axis: axis), [try cooled(call, &evaluator)], at: call.site))
    },
    Entry(
      "logsumexp(z, axis=, keepdims=false)", .probability,
      "log(sum(exp(z))), without overflow; over all elements unless an axis is given.",
      equals: ["scipy.special.logsumexp(z, axis=axis)"],
      examples: ["logsumexp([1000, 1000]) ≈ 1000.693147180559945 ± 1e-12"]
    ) { (call, evaluator) throws(Diagnostic) in
      .numbers(try reduced(call, .logSumExp, axis: 1, keepsUnit: false, &evaluator))
    },
    Entry(
      "normalize(x, axis=-1)", .probability, "Divided by the sum along the axis.",
      examples: ["normalize([9, 5, 2]) == [0.5625, 0.3125, 0.125]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let (x, axis) = (try call.numbers(0), try axis(of: call))
      let total = try evaluator.apply(.reduce(.sum, axis: axis, keepsDimensions: true), [x], at: call.site)
      return .numbers(try evaluator.apply(.divide, x, total, at: call.site))
    },
  ]

  /// The second argument, by default the last axis.
  private static func axis(of call: borrowing Call) throws(Diagnostic) -> Int {
    let rank = try call.numbers(0).tensor.rank
    guard rank > 0 else { throw call.expected(0, "an array") }
    return try call.axis(1, rank: rank) ?? rank - 1
  }

  /// The scores divided by the temperature.
  private static func cooled(_ call: borrowing Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Numbers {
    let scores = try call.numbers(0)
    guard let temperature = try call.optionalNumber(2) else { return scores }
    guard temperature > 0 else { throw call.bad(2, "`temperature` must be positive", .domain) }
    return try evaluator.apply(.divide, scores, try call.numbers(2), at: call.site)
  }
}
