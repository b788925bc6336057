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
      "logsumexp(z, axis=, keepdims=false)", .probability, "log(sum(exp(z))), without overflow; over all elements unless an axis is given.",
      equals: ["scipy.special.logsumexp(z, axis=axis)"], examples: ["logsumexp([1000, 1000]) ≈ 1000.693147180559945 ± 1e-12"]
    ) { (call, _) throws(Diagnostic) in
      .numbers(try reduced(call, axis: 1, keepsUnit: false) { logSumExp($0) })
    },
    Entry(
      "normalize(x, axis=-1)", .probability, "Divided by the sum along the axis.", examples: ["normalize([9, 5, 2]) == [0.5625, 0.3125, 0.125]"]
    ) { (call, _) throws(Diagnostic) in
      try alongAxis(call, temperature: 1) { run in
        let total = run.sum
        return (0..<run.count).map { run[$0] / total }
      }
    },
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

  private static func largest(_ run: Lane<Double>) -> Int {
    var best = 0
    for index in 0..<run.count where run[index] > run[best] || run[index].isNaN { best = index }
    return best
  }

  private static func shiftedExponentials(_ run: Lane<Double>) -> [Double] {
    if run.count == 0 { return [] }
    let top = run[largest(run)]
    return (0..<run.count).map { Elementary.exp(run[$0] - top) }
  }

  /// (z - max) - log1p(sum of the other exponentials): the entry near zero keeps its digits.
  private static func logSoftmax(_ run: Lane<Double>) -> [Double] {
    if run.count == 0 { return [] }
    let top = largest(run)
    var others: [Double] = []
    for index in 0..<run.count where index != top { others.append(Elementary.exp(run[index] - run[top])) }
    let rest = Elementary.log1p(Lane(others).sum)
    return (0..<run.count).map { (run[$0] - run[top]) - rest }
  }

  private static func logSumExp(_ run: Lane<Double>) -> Double {
    if run.count == 0 { return -.infinity }
    let top = largest(run)
    if run[top].isInfinite || run[top].isNaN { return run[top] }
    var others: [Double] = []
    for index in 0..<run.count where index != top { others.append(Elementary.exp(run[index] - run[top])) }
    return run[top] + Elementary.log1p(Lane(others).sum)
  }
}
