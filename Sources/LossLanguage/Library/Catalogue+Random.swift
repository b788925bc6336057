internal import LossCore

extension Catalogue {
  /// Numbers that look random and are the same for the same seed, on every machine.
  static let random: [Entry] = [
    Entry(
      "random_uniform(shape, seed, low=0, high=1)", .random,
      "Numbers from low up to, not including, high, each equally likely.",
      domain: """
        The seed is a whole number from 0 to 2^53. The generator is xoshiro256++, seeded by SplitMix64 from the seed and \
        the name of the function; a number is the upper 53 bits of a word, times 2^-53.
        """,
      examples: [
        "shape(random_uniform([2, 3], 1)) == [2, 3]", "all(random_uniform(9, 1) == random_uniform(9, 1)) == true",
      ]
    ) { (call, evaluator) throws(Diagnostic) in
      let low = try call.optionalNumber(2) ?? 0
      let high = try call.optionalNumber(3) ?? 1
      guard low <= high else { throw call.bad(3, "`high` must be at least `low`", .domain) }
      return try drawn(call, evaluator.limits) { stream in
        let number = low + (high - low) * stream.uniform()
        // Rounding may reach the end that is not included.
        return number < high || low == high ? number : high.nextDown
      }
    },
    Entry(
      "random_normal(shape, seed, mean=0, std=1)", .random,
      "Numbers of the normal distribution with this mean and standard deviation.",
      domain: """
        The seed is a whole number from 0 to 2^53. Two uniform numbers u and v of xoshiro256++ make two normal ones: \
        sqrt(-2 log(1 - u)) times cos(2 pi v), then times sin(2 pi v).
        """,
      examples: ["shape(random_normal(5, 1)) == [5]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let mean = try call.optionalNumber(2) ?? 0
      let deviation = try call.optionalNumber(3) ?? 1
      guard deviation >= 0 else { throw call.bad(3, "`std` must be at least 0", .domain) }
      return try drawn(call, evaluator.limits) { stream in mean + deviation * stream.normal() }
    },
    Entry(
      "shuffle(x, seed)", .random, "The elements of a vector, or the rows of a matrix or a table, in random order.",
      domain: """
        Fisher and Yates's algorithm from the last place down, with Lemire's unbiased whole numbers. The seed is a whole \
        number from 0 to 2^53.
        """,
      examples: ["sort(shuffle([3, 1, 2], 1)) == [1, 2, 3]"]
    ) { (call, _) throws(Diagnostic) in
      var stream = try call.randomStream(1)
      if case .table(let table) = try call.value(0) { return .table(table.rows(at: stream.order(of: table.rowCount))) }
      guard let extent = try call.value(0).shape?.first else { throw call.expected(0, "an array or a table") }
      return try call.value(0).rows(at: stream.order(of: extent))
    },
  ]

  private static func drawn(
    _ call: borrowing Call, _ limits: Limits, _ draw: (inout RandomStream) -> Double
  ) throws(Diagnostic) -> Value {
    let shape = try call.shape(0, limits)
    var stream = try call.randomStream(1)
    var elements: [Double] = []
    elements.reserveCapacity(shape.elementCount)
    for _ in 0..<shape.elementCount { elements.append(draw(&stream)) }
    return .numbers(Numbers(Tensor(shape: shape, elements: elements)))
  }
}

extension Call {
  /// The numbers of this function for the seed that it was given.
  func randomStream(_ index: Int) throws(Diagnostic) -> RandomStream {
    guard let seed = UInt64(exactly: try number(index)), seed <= 1 << 53 else {
      throw bad(index, "`\(parameter(index))` must be a whole number from 0 to 2^53", help: "for example `seed=1`")
    }
    return RandomStream(seed: seed, purpose: name)
  }
}
