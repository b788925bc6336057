internal import LossCore

extension Catalogue {
  /// Functions that make arrays, and that say how large they are.
  static let construction: [Entry] = [
    Entry(
      "shape(x)", .arrays, "The lengths of the axes.", equals: ["numpy.shape(x)"],
      examples: ["shape([[1, 2, 3], [4, 5, 6]]) == [2, 3]"]
    ) { (call, _) throws(Diagnostic) in vector(try call.array(0).map { Double($0) }) },
    Entry(
      "size(x)", .arrays, "How many elements there are.", equals: ["numpy.size(x)"],
      examples: ["size([[1, 2], [3, 4]]) == 4"]
    ) { (call, _) throws(Diagnostic) in .number(Double(try call.array(0).elementCount)) },
    Entry(
      "length(text)", .arrays, "How many characters a text has.",
      examples: ["length(\"110\") == 3", "length([\"a\", \"bc\"]) == [1, 2]"]
    ) { (call, _) throws(Diagnostic) in
      guard case .texts(let texts) = try call.value(0) else {
        let help = call[0]?.shape == nil ? nil : "how many elements there are says `size(x)`"
        throw call.expected(0, "a text", help: help)
      }
      return .numbers(Numbers(texts.mapped { Double($0.count) }))
    },
    filled("zeros(shape)", "Zeros.", 0, equals: "numpy.zeros(shape)", example: "zeros([2, 2]) == [[0, 0], [0, 0]]"),
    filled("ones(shape)", "Ones.", 1, equals: "numpy.ones(shape)", example: "ones(3) == [1, 1, 1]"),
    Entry(
      "full(shape, value)", .arrays, "The same value everywhere.", equals: ["numpy.full(shape, value)"],
      examples: ["full(2, 0.1) == [0.1, 0.1]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let shape = try call.shape(0, evaluator.limits)
      guard try call.numbers(1).tensor.rank == 0 else { throw call.expected(1, "a single number") }
      return .numbers(try evaluator.apply(.broadcast(to: shape), [try call.numbers(1)], at: call.site))
    },
    Entry("eye(n)", .arrays, "The identity matrix.", equals: ["numpy.eye(n)"], examples: ["eye(2) == [[1, 0], [0, 1]]"])
    {
      (call, evaluator) throws(Diagnostic) in
      let n = try call.integer(0, atLeast: 0)
      try evaluator.limits.check([n, n], at: call.region(0))
      var elements = [Double](repeating: 0, count: n * n)
      for index in 0..<n { elements[index * n + index] = 1 }
      return .numbers(Numbers(Tensor(shape: [n, n], elements: elements)))
    },
    Entry(
      "linspace(a, b, n)", .arrays, "n numbers at equal distances from a to b, both included.",
      equals: ["numpy.linspace(a, b, n)"], examples: ["linspace(0, 1, 3) == [0, 0.5, 1]"]
    ) { (call, evaluator) throws(Diagnostic) in
      _ = (try call.number(0), try call.number(1))
      let (a, b) = (try call.numbers(0).with(nil), try call.numbers(1).with(nil))
      let n = try call.integer(2, atLeast: 0)
      try evaluator.limits.check([n], at: call.region(2))
      let distance = try evaluator.apply(.subtract, b, a, at: call.site)
      let step = try evaluator.apply(.divide, distance, Numbers(constant: Double(max(n - 1, 1))), at: call.site)
      let places = Numbers(Tensor(vector: (0..<n).map { Double($0) }))
      let way = try evaluator.apply(.multiply, places, step, at: call.site)
      let inner = try evaluator.apply(.add, way, a, at: call.site)
      let isLast = Tensor(vector: (0..<n).map { $0 == n - 1 && n > 1 })
      return .numbers(try evaluator.apply(.select(isLast), [b, inner], at: call.site))
    },
    Entry(
      "range(start, stop?, step?)", .arrays, "Whole numbers from 0 (or start) up to, not including, the stop.",
      equals: ["numpy.arange(start, stop, step)"],
      examples: ["range(3) == [0, 1, 2]", "range(1, 5) == [1, 2, 3, 4]", "range(5, 0, -2) == [5, 3, 1]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let first = try call.rangeBound(0)
      let (from, to) = call[1] == nil ? (0, first) : (first, try call.rangeBound(1))
      let step = call[2] == nil ? 1 : try call.rangeBound(2)
      if step == 0 { throw call.bad(2, "the step of a range is not 0") }
      let distance = step > 0 ? to - from : from - to
      let size = step > 0 ? step : -step
      let count = distance <= 0 ? 0 : (distance - 1) / size + 1
      try evaluator.limits.check(count: count, at: call.site.region)
      return vector((0..<count).map { Double(from + $0 * step) })
    },
    Entry(
      "one_hot(labels, classes)", .arrays, "For each label a row of zeros with a single 1 at its place.",
      equals: ["torch.nn.functional.one_hot(labels, classes)"],
      examples: ["one_hot([0, 2], 3) == [[1, 0, 0], [0, 0, 1]]", "one_hot(1, 3) == [0, 1, 0]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let labels = try call.numbers(0).tensor
      let classes = try call.integer(1, atLeast: 1)
      try evaluator.limits.check(labels.shape + [classes], at: call.site.region)
      for label in labels.elements {
        guard let place = Int(exactly: label), (0..<classes).contains(place) else {
          throw call.bad(
            0, "labels are whole numbers from 0 to \(classes - 1), and \(NumberFormat(digits: 6).text(label)) is none",
            .domain, help: "classes are numbered from 0")
        }
      }
      return .numbers(Numbers(Tensor(oneHot: labels, classes: classes, evaluator.workers)))
    },
  ]

  static func vector(_ elements: [Double]) -> Value { .numbers(Numbers(Tensor(vector: elements))) }

  private static func constant(_ value: Double, _ shape: [Int]) -> Value {
    .numbers(Numbers(Tensor(shape: shape, elements: [Double](repeating: value, count: shape.elementCount))))
  }

  private static func filled(
    _ signature: String, _ summary: String, _ value: Double, equals: String, example: String
  ) -> Entry {
    Entry(signature, .arrays, summary, equals: [equals], examples: [example]) { (call, evaluator) throws(Diagnostic) in
      constant(value, try call.shape(0, evaluator.limits))
    }
  }
}

extension Call {
  /// A whole number that a double holds exactly, so that those beside it are told apart.
  fileprivate func rangeBound(_ index: Int) throws(Diagnostic) -> Int64 {
    guard let bound = Int64(exactly: try constant(index)), (-(1 << 53)...(1 << 53)).contains(bound) else {
      throw expected(index, "a whole number", help: "`linspace(a, b, n)` makes numbers at any distance")
    }
    return bound
  }
}
