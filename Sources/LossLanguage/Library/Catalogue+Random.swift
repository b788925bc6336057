internal import LossCore

extension Catalogue {
  /// Numbers that look random and are the same for the same seed, on every machine.
  static let random: [Entry] = draws + datasets

  private static let draws: [Entry] = [
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
      let low = try call.optionalConstant(2) ?? 0
      let high = try call.optionalConstant(3) ?? 1
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
      let mean = try call.optionalConstant(2) ?? 0
      let deviation = try call.optionalConstant(3) ?? 1
      guard deviation >= 0 else { throw call.bad(3, "`std` must be at least 0", .domain) }
      return try drawn(call, evaluator.limits) { stream in mean + deviation * stream.normal() }
    },
    Entry(
      "random_gumbel(shape, seed)", .random,
      "Numbers of the standard Gumbel distribution: added to scores, the largest falls on each as often as softmax says.",
      domain: """
        The seed is a whole number from 0 to 2^53. A uniform number u of xoshiro256++ makes -log(-log(u)); 0 counts as 2^-54.
        """,
      equals: ["numpy.random.Generator.gumbel(size=shape), but for the generator"],
      examples: ["shape(random_gumbel([2, 3], 1)) == [2, 3]"]
    ) { (call, evaluator) throws(Diagnostic) in
      try drawn(call, evaluator.limits) { stream in
        -Elementary.log(-Elementary.log(max(stream.uniform(), 0x1p-54)))
      }
    },
    Entry(
      "shuffle(x, seed)", .random, "The elements of a vector, or the rows of a matrix or a table, in random order.",
      domain: """
        Fisher and Yates's algorithm from the last place down, with Lemire's unbiased whole numbers. The seed is a whole \
        number from 0 to 2^53.
        """,
      examples: ["sort(shuffle([3, 1, 2], 1)) == [1, 2, 3]"]
    ) { (call, evaluator) throws(Diagnostic) in
      var stream = try call.randomStream(1)
      if case .table(let table) = try call.value(0) {
        return .table(try evaluator.rows(table, at: stream.order(of: table.rowCount), at: call.site))
      }
      guard let extent = try call.value(0).shape?.first else { throw call.expected(0, "an array or a table") }
      return try evaluator.rows(try call.value(0), at: stream.order(of: extent), at: call.site)
    },
    Entry(
      "random_choice(values, shape, seed, p=, replace=true)", .random,
      "Values drawn from a vector, or from 0 to n - 1 for a whole number n, with probabilities p or equal ones.",
      domain: """
        `replace=false` draws each value at most once: the first of a shuffle, and with p by the exponential keys of \
        Efraimidis and Spirakis (2006). The seed is a whole number from 0 to 2^53.
        """,
      examples: [
        "sort(random_choice([3, 1, 2], 3, 1, replace=false)) == [1, 2, 3]",
        "random_choice([\"cat\", \"dog\"], 2, 1, p=[0, 1]) == [\"dog\", \"dog\"]",
      ]
    ) { (call, evaluator) throws(Diagnostic) in try choice(call, &evaluator) },
    Entry(
      "dropout_mask(shape, rate, seed)", .random,
      "Zeros with probability `rate`, else 1/(1 - rate): the factors of dropout.",
      domain: "The rate is from 0 to 1; at 1 all is zero. The seed is a whole number from 0 to 2^53.",
      examples: ["unique(dropout_mask(100, 0.75, 1)) == [0, 4]", "dropout_mask(2, 1, 1) == [0, 0]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let rate = try call.constant(1)
      guard 0 <= rate, rate <= 1 else { throw call.bad(1, "`rate` must be from 0 to 1", .domain) }
      return try drawn(call, evaluator.limits, seed: 2) { stream in stream.uniform() < rate ? 0 : 1 / (1 - rate) }
    },
    Entry(
      "dropout(x, rate, seed) = x * dropout_mask(shape(x), rate, seed)", .random,
      "Each element becomes 0 with probability `rate`, the others are divided by 1 - rate, which keeps the mean.",
      domain: "The rate is from 0 to 1; at 1 all is zero. The seed is a whole number from 0 to 2^53.",
      source:
        "Srivastava et al., \"Dropout: a simple way to prevent neural networks from overfitting\" (2014), inverted.",
      equals: ["torch.nn.functional.dropout(x, rate), but for the generator"],
      examples: ["unique(dropout(full(100, 3), 0.5, 1)) == [0, 6]", "dropout([1, 2], 0, 1) == [1, 2]"]
    ),
  ]

  private static func drawn(
    _ call: borrowing Call, _ limits: Limits, seed: Int = 1, _ draw: (inout RandomStream) -> Double
  ) throws(Diagnostic) -> Value {
    let shape = try call.shape(0, limits)
    var stream = try call.randomStream(seed)
    var elements: [Double] = []
    elements.reserveCapacity(shape.elementCount)
    for _ in 0..<shape.elementCount { elements.append(draw(&stream)) }
    return .numbers(Numbers(Tensor(shape: shape, elements: elements)))
  }

  private static func choice(_ call: borrowing Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Value {
    var values = try call.value(0)
    if values.shape == [] {
      let count = try call.integer(0, atLeast: 0)
      try evaluator.limits.check(count: Int64(count), at: call.region(0))
      values = vector((0..<count).map { Double($0) })
    }
    guard let extent = values.shape?.first, values.shape?.count == 1 else {
      throw call.expected(0, "a vector or a whole number")
    }
    let shape = try call.shape(1, evaluator.limits)
    let count = shape.elementCount
    let probabilities = try call.probabilities(3, count: extent)
    var stream = try call.randomStream(2)
    let site = call.site
    func chosen(_ places: [Int]) throws(Diagnostic) -> Value {
      try evaluator.reshaped(try evaluator.rows(values, at: places, at: site), shape, at: site)
    }
    guard try call.flag(4, default: true) else {
      let available = probabilities?.filter { $0 > 0 }.count ?? extent
      guard count <= available else {
        throw call.bad(
          1, "\(counted(count, "value")) cannot be drawn without replacement from \(available)", .domain,
          help: "draw fewer, or leave out `replace=false`")
      }
      let order = probabilities.map { stream.order(weights: $0) } ?? stream.order(of: extent)
      return try chosen([Int](order.prefix(count)))
    }
    guard extent > 0 || count == 0 else { throw call.bad(0, "there is no value to choose", .emptyArray) }
    var places: [Int] = []
    places.reserveCapacity(count)
    if let probabilities {
      let table = CumulativeWeights(probabilities)
      for _ in 0..<count { places.append(table.place(of: stream.uniform())) }
    } else {
      for _ in 0..<count { places.append(stream.integer(below: extent)) }
    }
    return try chosen(places)
  }
}

extension Call {
  /// The numbers of this function for the seed that it was given.
  func randomStream(_ index: Int) throws(Diagnostic) -> RandomStream {
    guard let seed = UInt64(exactly: try constant(index)), seed <= 1 << 53 else {
      throw bad(index, "`\(parameter(index))` must be a whole number from 0 to 2^53", help: "for example `seed=1`")
    }
    return RandomStream(seed: seed, purpose: name)
  }

  /// One probability for each value; nil if they were not given.
  fileprivate func probabilities(_ index: Int, count: Int) throws(Diagnostic) -> [Double]? {
    guard self[index] != nil else { return nil }
    let tensor = try constants(index)
    guard tensor.shape == [count] else {
      throw bad(
        index, "`p` has shape \(shapeText(tensor.shape)), and there are \(counted(count, "value")) to choose from",
        .shapeMismatch, help: "give one probability for each value")
    }
    let sum = Lane(tensor.elements).sum
    guard tensor.elements.allSatisfy({ $0 >= 0 }), (sum - 1).magnitude <= 1e-6 else {
      throw bad(
        index, "`p` must be probabilities that sum to 1", .domain, help: "`normalize(x)` divides by the sum")
    }
    return tensor.elements
  }
}
