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
    Entry(
      """
      sparsemax(z) = maximum(0, shifted - threshold)
        where shifted = maximum(-1, z - max(z, axis=-1, keepdims=true)), k = shape(z)[-1],
          ascending = sort(shifted), above = sum(ascending, axis=-1, keepdims=true) - cumsum(ascending, axis=-1),
          used = 1 + range(k - 1, -1, -1) * ascending > above,
          threshold = (sum(if used then ascending else 0, axis=-1, keepdims=true) - 1) /
            sum(used, axis=-1, keepdims=true)
      """, .probability, "The distribution nearest to the scores: like softmax, but low scores get exactly 0.",
      domain: "Scores 1 or more below the largest get 0.", source: "Martins and Astudillo 2016",
      equals: ["tensorflow_addons.activations.sparsemax(z)", "optax.projections.projection_simplex(z) of one row"],
      examples: [
        "sparsemax([2.0, 1.0, 0.1]) == [1, 0, 0]", "sparsemax([0.5, 0.25, -1]) == [0.625, 0.375, 0]",
        "sparsemax([[0, 0], [1000, 1000.5]]) == [[0.5, 0.5], [0.25, 0.75]]",
      ]),
    Entry(
      "smooth_labels(y, alpha) = y * (1 - alpha) + alpha / shape(y)[-1]", .probability,
      "Rows of probabilities moved by a share alpha towards equal ones.",
      domain: "What `label_smoothing=alpha` does to the truth.", source: "Szegedy et al. 2016",
      equals: ["optax.losses.smooth_labels(y, alpha)"],
      examples: ["smooth_labels([0, 1, 0, 0], 0.1) ≈ [0.025, 0.925, 0.025, 0.025]"]),
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
