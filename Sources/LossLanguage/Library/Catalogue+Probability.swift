internal import LossCore

extension Catalogue {
  /// Scores and probabilities along an axis, by default the last.
  static let probability: [Entry] = [
    Entry(
      "softmax(z, axis=-1, temperature=1)", .probability,
      "Scores as probabilities: exp(z) divided by its sum along the axis, so that they sum to one.",
      equals: ["scipy.special.softmax(z, axis=-1)", "torch.softmax(z, dim=-1)"],
      examples: ["softmax([2.0, 1.0, 0.1]) ≈ [0.6590, 0.2424, 0.0986]", "softmax([1000, 0]) ≈ [1.0, 0.0]"]
    ) { (call, _) throws(Diagnostic) in
      try alongAxis(call, temperature: try call.optionalNumber(2) ?? 1) { run in
        let shifted = shiftedExponentials(run)
        let total = Lane(shifted).sum
        return shifted.map { $0 / total }
      }
    },
    Entry(
      "log_softmax(z, axis=-1, temperature=1)", .probability, "The logarithm of the softmax, without underflow.",
      equals: ["scipy.special.log_softmax(z, axis=-1)", "torch.log_softmax(z, dim=-1)"],
      examples: ["log_softmax([2.0, 1.0, 0.1])[0] ≈ -0.4170", "log_softmax([1000, 0]) == [0, -1000]"]
    ) { (call, _) throws(Diagnostic) in
      try alongAxis(call, temperature: try call.optionalNumber(2) ?? 1, logSoftmax)
    },
    Entry(
      "logsumexp(z, axis=, keepdims=false)", .probability,
      "log(sum(exp(z))), without overflow; over all elements unless an axis is given.",
      equals: ["scipy.special.logsumexp(z, axis=axis)"],
      examples: ["logsumexp([1000, 1000]) ≈ 1000.693147180559945 ± 1e-12"]
    ) { (call, _) throws(Diagnostic) in
      .numbers(try reduced(call, axis: 1, keepsUnit: false) { $0.logSumExp })
    },
    Entry(
      "normalize(x, axis=-1)", .probability, "Divided by the sum along the axis.",
      examples: ["normalize([9, 5, 2]) == [0.5625, 0.3125, 0.125]"]
    ) { (call, _) throws(Diagnostic) in
      try alongAxis(call, temperature: 1) { run in
        let total = run.sum
        return (0..<run.count).map { run[$0] / total }
      }
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

  private static func alongAxis(
    _ call: borrowing Call, temperature: Double, _ transform: (Lane<Double>) -> [Double]
  ) throws(Diagnostic) -> Value {
    let z = try call.numbers(0).tensor
    guard z.rank > 0 else { throw call.expected(0, "an array") }
    guard temperature > 0 else { throw call.bad(2, "`temperature` must be positive", .domain) }
    let axis = try call.axis(1, rank: z.rank) ?? z.rank - 1
    let scaled = temperature == 1 ? z : z.mapped { $0 / temperature }
    return .numbers(Numbers(scaled.transformed(axis: axis, filler: 0, transform)))
  }

  /// exp(z - m) with the largest score m.
  ///
  /// One infinite score is certain; two are beyond telling (nan), as are none that is larger than -inf.
  private static func shiftedExponentials(_ run: Lane<Double>) -> [Double] {
    let top = largest(run)
    return (0..<run.count).map { index in
      if index == top, run[index] == .infinity { return 1 }
      return Elementary.exp(run[index] - run[top])
    }
  }

  /// (z - m) - log(sum(exp(z - m))), where the largest score's own term is left to the logarithm, so that an entry near
  /// zero keeps its digits.
  private static func logSoftmax(_ run: Lane<Double>) -> [Double] {
    let top = largest(run)
    let shifted = shiftedExponentials(run)
    var others: [Double] = []
    for index in 0..<run.count where index != top { others.append(shifted[index]) }
    let rest = Elementary.log1p(Lane(others).sum)
    return (0..<run.count).map { index in
      if index == top, run[index] == .infinity { return -rest }
      return (run[index] - run[top]) - rest
    }
  }

  private static func largest(_ run: Lane<Double>) -> Int {
    var best = 0
    for index in 0..<run.count where run[index] > run[best] || run[index].isNaN { best = index }
    return best
  }
}
