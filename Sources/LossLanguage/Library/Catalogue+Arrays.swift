internal import LossCore

extension Catalogue {
  /// Functions that make and rearrange arrays.
  static let arrays: [Entry] = [
    Entry("shape(x)", .arrays, "The lengths of the axes.", equals: ["numpy.shape(x)"], examples: ["shape([[1, 2, 3], [4, 5, 6]]) == [2, 3]"]) {
      (call, _) throws(Diagnostic) in
      guard let shape = try call.value(0).shape else { throw call.expected(0, "an array") }
      return vector(shape.map { Double($0) })
    },
    Entry("size(x)", .arrays, "How many elements there are.", equals: ["numpy.size(x)"], examples: ["size([[1, 2], [3, 4]]) == 4"]) {
      (call, _) throws(Diagnostic) in
      guard let shape = try call.value(0).shape else { throw call.expected(0, "an array") }
      return .number(Double(shape.elementCount))
    },
    Entry("length(text)", .arrays, "How many characters a text has.", examples: ["length(\"110\") == 3", "length([\"a\", \"bc\"]) == [1, 2]"]) {
      (call, _) throws(Diagnostic) in
      guard case .texts(let texts) = try call.value(0) else { throw call.expected(0, "a text") }
      return .numbers(Numbers(texts.mapped { Double($0.count) }))
    },
    filled("zeros(shape)", "Zeros.", 0, equals: "numpy.zeros(shape)", example: "zeros([2, 2]) == [[0, 0], [0, 0]]"),
    filled("ones(shape)", "Ones.", 1, equals: "numpy.ones(shape)", example: "ones(3) == [1, 1, 1]"),
    Entry("full(shape, value)", .arrays, "The same value everywhere.", equals: ["numpy.full(shape, value)"], examples: ["full(2, 0.1) == [0.1, 0.1]"]) {
      (call, evaluator) throws(Diagnostic) in
      let value = try call.number(1)
      let shape = try call.shape(0, evaluator.limits)
      return .numbers(Numbers(Tensor(shape: shape, elements: [Double](repeating: value, count: shape.elementCount))))
    },
    Entry("eye(n)", .arrays, "The identity matrix.", equals: ["numpy.eye(n)"], examples: ["eye(2) == [[1, 0], [0, 1]]"]) {
      (call, evaluator) throws(Diagnostic) in
      let n = try call.integer(0, atLeast: 0)
      try call.checkCount(Int64(n) * Int64(n), evaluator.limits)
      var elements = [Double](repeating: 0, count: n * n)
      for index in 0..<n { elements[index * n + index] = 1 }
      return .numbers(Numbers(Tensor(shape: [n, n], elements: elements)))
    },
    Entry("linspace(a, b, n)", .arrays, "n numbers at equal distances from a to b, both included.", equals: ["numpy.linspace(a, b, n)"], examples: ["linspace(0, 1, 3) == [0, 0.5, 1]"]) {
      (call, evaluator) throws(Diagnostic) in
      let (a, b) = (try call.number(0), try call.number(1))
      let n = try call.integer(2, atLeast: 1)
      try call.checkCount(Int64(n), evaluator.limits)
      let step = (b - a) / Double(max(n - 1, 1))
      var elements: [Double] = []
      elements.reserveCapacity(n)
      for index in 0..<n { elements.append(index == n - 1 && n > 1 ? b : Double(index) * step + a) }
      return vector(elements)
    },
    Entry("range(start, stop?, step?)", .arrays, "Whole numbers from 0 (or start) up to, not including, the stop.", equals: ["numpy.arange(start, stop, step)"], examples: ["range(3) == [0, 1, 2]", "range(1, 5) == [1, 2, 3, 4]", "range(5, 0, -2) == [5, 3, 1]"]) {
      (call, evaluator) throws(Diagnostic) in
      let first = try call.integer(0)
      let stop = try call.optionalInteger(1)
      let step = try call.optionalInteger(2) ?? 1
      if step == 0 { throw call.bad(2, "the step of a range is not 0") }
      let (from, to) = stop.map { (first, $0) } ?? (0, first)
      let count = max(0, (Int64(to) - Int64(from) + Int64(step) - (step > 0 ? 1 : -1)) / Int64(step))
      try call.checkCount(count, evaluator.limits)
      return vector(stride(from: from, to: to, by: step).map { Double($0) })
    },
    Entry("concat(a, b, ..., axis=0)", .arrays, "Arrays joined along an axis that they have.", equals: ["numpy.concatenate([a, b], axis=axis)"], examples: ["concat([1, 2], [3]) == [1, 2, 3]"]) {
      (call, evaluator) throws(Diagnostic) in
      let axis = try call.optionalInteger(2) ?? 0
      return try joined(call, evaluator.limits) { parts in
        let rank = parts.first ?? []
        let resolved = axis < 0 ? axis + rank.count : axis
        return (resolved, rank.isEmpty || !(0..<rank.count).contains(resolved) ? nil : resolved)
      }
    },
    Entry("stack(arrays, axis=0)", .arrays, "An array's rows side by side along a new axis.", equals: ["numpy.stack(arrays, axis=axis)"], examples: ["stack([[1, 2], [3, 4]], axis=1) == [[1, 3], [2, 4]]"]) {
      (call, _) throws(Diagnostic) in
      let x = try call.numbers(0)
      guard x.tensor.rank >= 1 else { throw call.expected(0, "an array of arrays: `stack([a, b])`") }
      guard let axis = try call.axis(1, rank: x.tensor.rank), axis > 0 else { return .numbers(x) }
      let parts = (0..<x.tensor.shape[0]).map { x.tensor.rows(at: [$0]).reshaped(Array(x.tensor.shape.dropFirst())) }
      return .numbers(Numbers(Tensor.stacked(parts, axis: axis) ?? x.tensor, unit: x.unit))
    },
    Entry("reshape(x, shape)", .arrays, "The same elements in another shape; one length may be -1.", equals: ["numpy.reshape(x, shape)"], examples: ["reshape(range(4), [2, 2]) == [[0, 1], [2, 3]]"]) {
      (call, _) throws(Diagnostic) in
      let shape = try call.shape(1, count: try call.value(0).elementCount)
      return try rearranged(call) { $0.reshaped(shape) } _: { $0.reshaped(shape) } _: { $0.reshaped(shape) }
    },
    Entry("transpose(x)", .arrays, "Rows as columns.", equals: ["numpy.transpose(x)"], examples: ["transpose([[1, 2], [3, 4]]) == [[1, 3], [2, 4]]"]) {
      (call, _) throws(Diagnostic) in
      try rearranged(call) { $0.transposed } _: { $0.transposed } _: { $0.transposed }
    },
    Entry("sort(x)", .arrays, "In ascending order; nan last.", equals: ["numpy.sort(x)"], examples: ["sort([3, 1, 2]) == [1, 2, 3]"]) {
      (call, _) throws(Diagnostic) in
      let order = try order(call)
      return try rearranged(call) { $0.rows(at: order) } _: { $0.rows(at: order) } _: { $0.rows(at: order) }
    },
    Entry("argsort(x)", .arrays, "The indices that put x in ascending order; equal elements keep theirs.", equals: ["numpy.argsort(x, kind=\"stable\")"], examples: ["argsort([3, 1, 2]) == [1, 2, 0]"]) {
      (call, _) throws(Diagnostic) in
      vector(try order(call).map { Double($0) })
    },
    Entry("reverse(x)", .arrays, "From the last to the first.", equals: ["numpy.flip(x, axis=0)"], examples: ["reverse([1, 2, 3]) == [3, 2, 1]"]) {
      (call, _) throws(Diagnostic) in
      let value = try call.value(0)
      guard let extent = value.shape?.first else { throw call.expected(0, "an array") }
      let places = [Int]((0..<extent).reversed())
      return try rearranged(call) { $0.rows(at: places) } _: { $0.rows(at: places) } _: { $0.rows(at: places) }
    },
    Entry("unique(x)", .arrays, "The different elements, in ascending order.", equals: ["numpy.unique(x)"], examples: ["unique([2, 1, 2]) == [1, 2]", "unique([\"b\", \"a\", \"b\"]) == [\"a\", \"b\"]"]) {
      (call, _) throws(Diagnostic) in
      let order = try order(call)
      switch try call.value(0) {
      case .texts(let tensor): return .texts(Tensor(vector: distinct(order.map { tensor.elements[$0] }) { $0 == $1 }))
      case .booleans(let tensor): return .booleans(Tensor(vector: distinct(order.map { tensor.elements[$0] }) { $0 == $1 }))
      default:
        let x = try call.numbers(0)
        let sorted = order.map { x.tensor.elements[$0] }
        return .numbers(Numbers(Tensor(vector: distinct(sorted) { $0 == $1 || ($0.isNaN && $1.isNaN) }), unit: x.unit))
      }
    },
    Entry("bincount(labels)", .arrays, "How often each of 0, 1, 2 ... occurs.", equals: ["numpy.bincount(labels)"], examples: ["bincount([0, 2, 2]) == [1, 0, 2]"]) {
      (call, evaluator) throws(Diagnostic) in
      var counts: [Double] = []
      for label in try call.numbers(0).tensor.elements {
        guard let index = Int(exactly: label), index >= 0 else {
          throw call.bad(0, "`bincount` counts whole numbers from 0, and \(NumberFormat(digits: 6).text(label)) is none", .domain)
        }
        try call.checkCount(Int64(index) + 1, evaluator.limits)
        while counts.count <= index { counts.append(0) }
        counts[index] += 1
      }
      return vector(counts)
    },
    Entry("diff(x)", .arrays, "What each element adds to the one before it.", equals: ["numpy.diff(x)"], examples: ["diff([1, 4, 9]) == [3, 5]"]) {
      (call, _) throws(Diagnostic) in
      let x = try call.numbers(0)
      guard x.tensor.rank == 1 else { throw call.expected(0, "a vector") }
      let elements = x.tensor.elements
      return .numbers(Numbers(Tensor(vector: zip(elements, elements.dropFirst()).map { $1 - $0 }), unit: x.unit))
    },
    Entry("one_hot(labels, classes)", .arrays, "For each label a row of zeros with a single 1 at its place.", equals: ["torch.nn.functional.one_hot(labels, classes)"], examples: ["one_hot([0, 2], 3) == [[1, 0, 0], [0, 0, 1]]", "one_hot(1, 3) == [0, 1, 0]"]) {
      (call, evaluator) throws(Diagnostic) in
      let labels = try call.numbers(0).tensor
      let classes = try call.integer(1, atLeast: 1)
      try call.checkCount(Int64(labels.count) * Int64(classes), evaluator.limits)
      var elements = [Double](repeating: 0, count: labels.count * classes)
      for (row, label) in labels.elements.enumerated() {
        guard let place = Int(exactly: label), (0..<classes).contains(place) else {
          throw call.bad(0, "labels are whole numbers from 0 to \(classes - 1), and \(NumberFormat(digits: 6).text(label)) is none", .domain)
        }
        elements[row * classes + place] = 1
      }
      return .numbers(Numbers(Tensor(shape: labels.shape + [classes], elements: elements)))
    },
    Entry("map(f, xs)", .arrays, "f of each element (of a matrix: of each row), as an array.", examples: ["map(x -> x^2, [1, 2, 3]) == [1, 4, 9]"]) {
      (call, evaluator) throws(Diagnostic) in
      let function = try call.function(0)
      let xs = try call.value(1)
      guard let extent = xs.shape?.first else { throw call.expected(1, "an array") }
      var results: [Value] = []
      var total: Int64 = 0
      for index in 0..<extent {
        let result = try evaluator.apply(function, [element(of: xs, index)], call.site)
        total += Int64(result.elementCount)
        try call.checkCount(total, evaluator.limits)
        results.append(result)
      }
      return try stack(results, spans: results.map { _ in call.site.span }, in: call.site.source, call.site.span)
    },
    Entry("first(condition)", .arrays, "The index of the first that is true.", examples: ["first([1, 5, 9] > 3) == 1"]) {
      (call, _) throws(Diagnostic) in
      guard let index = try call.booleans(0).elements.firstIndex(of: true) else {
        throw call.bad(0, "none of the elements is true", .domain)
      }
      return .number(Double(index))
    },
    Entry("outer(a, b)", .arrays, "All products of an element of a and an element of b.", equals: ["numpy.outer(a, b)"], examples: ["outer([1, 2], [3, 4]) == [[3, 4], [6, 8]]"]) {
      (call, evaluator) throws(Diagnostic) in
      let (a, b) = (try call.numbers(0).tensor, try call.numbers(1).tensor)
      try call.checkCount(Int64(a.count) * Int64(b.count), evaluator.limits)
      let product = BinaryFunction.multiply.combined(a.reshaped([a.count, 1]), b.reshaped([1, b.count]))
      return .numbers(Numbers(product ?? a))
    },
    Entry("dot(a, b)", .arrays, "The products of elements at the same places, added up; of matrices their product, as `a @ b`.", equals: ["numpy.dot(a, b)"], examples: ["dot([0.7, 0.2, 0.1], [1, 0, 0]) == 0.7"]) {
      (call, _) throws(Diagnostic) in
      guard let product = matrixProduct(try call.numbers(0).tensor, try call.numbers(1).tensor) else {
        throw call.shapesDiffer(0, 1)
      }
      return .numbers(Numbers(product))
    },
    Entry("solve(a, b)", .arrays, "The x for which a @ x is b.", equals: ["numpy.linalg.solve(a, b)"], examples: ["solve([[2, 0], [0, 4]], [1, 1]) == [0.5, 0.25]"]) {
      (call, evaluator) throws(Diagnostic) in
      let (a, b) = (try call.numbers(0).tensor, try call.numbers(1).tensor)
      guard a.rank == 2, a.shape[0] == a.shape[1] else { throw call.expected(0, "a square matrix") }
      guard b.shape == [a.shape[0]] else { throw call.shapesDiffer(0, 1) }
      let n = Int64(a.shape[0])
      try evaluator.count(n * n * n / 3, call.site.span, call.site.source)
      guard let x = solution(of: a, b) else { throw call.bad(0, "the matrix is singular", .domain) }
      return .numbers(Numbers(x))
    },
  ]

  // MARK: Pieces

  static func vector(_ elements: [Double]) -> Value { .numbers(Numbers(Tensor(vector: elements))) }

  private static func filled(_ signature: String, _ summary: String, _ value: Double, equals: String, example: String) -> Entry {
    Entry(signature, .arrays, summary, equals: [equals], examples: [example]) { (call, evaluator) throws(Diagnostic) in
      let shape = try call.shape(0, evaluator.limits)
      return .numbers(Numbers(Tensor(shape: shape, elements: [Double](repeating: value, count: shape.elementCount))))
    }
  }

  /// One element of a vector, one row of anything larger.
  static func element(of value: Value, _ index: Int) -> Value {
    func row<Element>(_ tensor: Tensor<Element>) -> Tensor<Element> {
      tensor.rows(at: [index]).reshaped(Array(tensor.shape.dropFirst()))
    }
    switch value {
    case .numbers(let numbers): return .numbers(Numbers(row(numbers.tensor), unit: numbers.unit))
    case .booleans(let tensor): return .booleans(row(tensor))
    case .texts(let tensor): return .texts(row(tensor))
    case .table, .record, .function: return value
    }
  }

  /// The same change of places for an array of any kind; units are kept.
  private static func rearranged(
    _ call: borrowing Call, _ numbers: (Tensor<Double>) -> Tensor<Double>, _ booleans: (Tensor<Bool>) -> Tensor<Bool>,
    _ texts: (Tensor<String>) -> Tensor<String>
  ) throws(Diagnostic) -> Value {
    switch try call.value(0) {
    case .numbers(let x): return .numbers(Numbers(numbers(x.tensor), unit: x.unit))
    case .booleans(let tensor): return .booleans(booleans(tensor))
    case .texts(let tensor): return .texts(texts(tensor))
    case .table, .record, .function: throw call.expected(0, "an array")
    }
  }

  /// The indices of a vector in ascending order; texts by their scalars.
  private static func order(_ call: borrowing Call) throws(Diagnostic) -> [Int] {
    let value = try call.value(0)
    guard value.shape?.count == 1 else { throw call.expected(0, "a vector") }
    if case .texts(let tensor) = value { return ascendingOrder(tensor.elements) { $0 < $1 } }
    return ascendingOrder(try call.numbers(0).tensor.elements, precedes)
  }

  private static func distinct<Element>(_ sorted: [Element], _ areEqual: (Element, Element) -> Bool) -> [Element] {
    var result: [Element] = []
    for element in sorted {
      if let last = result.last, areEqual(last, element) { continue }
      result.append(element)
    }
    return result
  }

  private static func joined(
    _ call: borrowing Call, _ limits: Limits, _ axis: ([[Int]]) -> (Int, Int?)
  ) throws(Diagnostic) -> Value {
    var values = [try call.value(0), try call.value(1)]
    for argument in call.arguments.rest { values.append(argument.value) }
    var total: Int64 = 0
    for value in values { total += Int64(value.elementCount) }
    try call.checkCount(total, limits)
    let (_, resolved) = axis(values.map { $0.shape ?? [] })
    guard let resolved else { throw call.bad(0, "`concat` joins arrays along an axis that they have", .shapeMismatch, help: "`[a, b]` makes an array of single values") }
    var numbers: [Tensor<Double>] = []
    var texts: [Tensor<String>] = []
    var booleans: [Tensor<Bool>] = []
    var unit = values[0].unit
    for value in values {
      if value.unit != unit { unit = nil }
      switch value {
      case .numbers(let x): numbers.append(x.tensor)
      case .texts(let tensor): texts.append(tensor)
      case .booleans(let tensor): booleans.append(tensor)
      default: throw call.expected(0, "an array")
      }
    }
    if numbers.count == values.count, let result = Tensor.concatenated(numbers, axis: resolved) {
      return .numbers(Numbers(result, unit: unit))
    }
    if texts.count == values.count, let result = Tensor.concatenated(texts, axis: resolved) { return .texts(result) }
    if booleans.count == values.count, let result = Tensor.concatenated(booleans, axis: resolved) { return .booleans(result) }
    if numbers.count == values.count || texts.count == values.count || booleans.count == values.count {
      throw call.shapesDiffer(0, 1)
    }
    throw call.expected(1, "of the same kind as the first array")
  }
}

extension Call {
  /// A shape: a whole number or a vector of them.
  func shape(_ index: Int, _ limits: Limits) throws(Diagnostic) -> [Int] {
    var shape: [Int] = []
    var total: Int64 = 1
    for extent in try numbers(index).tensor.elements {
      guard let length = Int(exactly: extent), length >= 0, Int64(length) <= limits.elements else {
        throw bad(index, "a shape is made of whole numbers from 0 to \(limits.elements), and \(NumberFormat(digits: 6).text(extent)) is none")
      }
      total *= Int64(length)
      try checkCount(total, limits)
      shape.append(length)
    }
    return shape
  }

  /// A shape of so many elements, one of its lengths possibly -1.
  func shape(_ index: Int, count: Int) throws(Diagnostic) -> [Int] {
    var shape: [Int] = []
    var known: Int64 = 1
    for extent in try numbers(index).tensor.elements {
      guard let length = Int(exactly: extent), length >= -1, length <= max(count, 1) else {
        throw bad(index, "\(count) elements do not fit the shape", .shapeMismatch)
      }
      if length >= 0 { known = min(known * Int64(length), Int64(count) + 1) }
      shape.append(length)
    }
    let open = shape.indices.filter { shape[$0] == -1 }
    if open.count == 1, known > 0, Int64(count) % known == 0 { shape[open[0]] = count / Int(exactly: known)! }
    guard !shape.contains(-1), shape.elementCount == count else {
      throw bad(index, "\(count) elements do not fit the shape \(shapeText(shape))", .shapeMismatch)
    }
    return shape
  }

  func checkCount(_ count: Int64, _ limits: Limits) throws(Diagnostic) {
    if count > limits.elements { throw .elementLimit(limits.elements, site.region) }
  }
}
