internal import LossCore

extension Catalogue {
  /// Functions that join arrays and put their elements in another order.
  static let arrangement: [Entry] = [
    Entry(
      "concat(a, b, ..., axis=0)", .arrays, "Arrays joined along an axis that they have.",
      equals: ["numpy.concatenate([a, b], axis=axis)"], examples: ["concat([1, 2], [3]) == [1, 2, 3]"]
    ) { (call, evaluator) throws(Diagnostic) in try joined(call, &evaluator) },
    Entry(
      "stack(arrays, axis=0)", .arrays, "An array's rows side by side along a new axis.",
      equals: ["numpy.stack(arrays, axis=axis)"], examples: ["stack([[1, 2], [3, 4]], axis=1) == [[1, 3], [2, 4]]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let shape = try call.array(0)
      guard !shape.isEmpty else {
        throw call.expected(0, "an array of arrays", help: "for example `stack([a, b], axis=1)`")
      }
      let axis = try call.axis(1, rank: shape.count) ?? 0
      // The rows lie along the first axis already: it only moves.
      var order = [Int](1..<shape.count)
      order.insert(0, at: axis)
      return try evaluator.arranged(try call.value(0), .axes(order, of: shape), at: call.site)
    },
    Entry(
      "reshape(x, shape)", .arrays, "The same elements in another shape; one length may be -1.",
      equals: ["numpy.reshape(x, shape)"], examples: ["reshape(range(4), [2, 2]) == [[0, 1], [2, 3]]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let shape = try call.shape(1, count: try call.array(0).elementCount, evaluator.limits)
      return try evaluator.reshaped(try call.value(0), shape, at: call.site)
    },
    Entry(
      "transpose(x)", .arrays, "Rows as columns.", equals: ["numpy.transpose(x)"],
      examples: ["transpose([[1, 2], [3, 4]]) == [[1, 3], [2, 4]]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let shape = try call.array(0)
      return try evaluator.arranged(try call.value(0), .axes(shape.indices.reversed(), of: shape), at: call.site)
    },
    Entry(
      "sort(x)", .arrays, "In ascending order, along the last axis; nan last.", equals: ["numpy.sort(x)"],
      examples: ["sort([3, 1, 2]) == [1, 2, 3]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let order = try order(call, &evaluator)
      let extent = order.shape.last ?? 1
      let offsets = order.elements.enumerated().map { $0.offset / extent * extent + $0.element }
      let arrangement = Arrangement(shape: order.shape, offsets: offsets)
      return try evaluator.arranged(try call.value(0), arrangement, at: call.site)
    },
    Entry(
      "argsort(x)", .arrays, "The indices that put x in ascending order; equal elements keep theirs.",
      equals: ["numpy.argsort(x, kind=\"stable\")"], examples: ["argsort([3, 1, 2]) == [1, 2, 0]"]
    ) { (call, evaluator) throws(Diagnostic) in
      .numbers(Numbers(try order(call, &evaluator).mapped { Double($0) }))
    },
    Entry(
      "reverse(x)", .arrays, "From the last to the first; of a matrix the rows.", equals: ["numpy.flip(x, axis=0)"],
      examples: ["reverse([1, 2, 3]) == [3, 2, 1]"]
    ) { (call, evaluator) throws(Diagnostic) in
      guard let extent = try call.array(0).first else { throw call.expected(0, "an array") }
      return try evaluator.rows(try call.value(0), at: (0..<extent).reversed(), at: call.site)
    },
    Entry(
      "unique(x)", .arrays, "The different elements, in ascending order.", equals: ["numpy.unique(x)"],
      examples: ["unique([2, 1, 2]) == [1, 2]", "unique([\"b\", \"a\", \"b\"]) == [\"a\", \"b\"]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let flat = try evaluator.reshaped(try call.value(0), [try call.array(0).elementCount], at: call.site)
      let order = try order(of: flat, call, &evaluator).elements
      let kept = order.indices.filter { $0 == 0 || !flat.hasEqualElements(order[$0 - 1], order[$0]) }
      return try evaluator.rows(flat, at: kept.map { order[$0] }, at: call.site)
    },
    Entry(
      "diff(x)", .arrays, "What each element adds to the one before it, along the last axis.",
      equals: ["numpy.diff(x)"], examples: ["diff([1, 4, 9]) == [3, 5]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let x = try call.numbers(0)
      let shape = x.tensor.shape
      guard let extent = shape.last else { throw call.expected(0, "an array") }
      let places = [Int](x.tensor.elements.indices)
      let kept = [Int](shape.dropLast()) + [max(extent - 1, 0)]
      let later = Arrangement(shape: kept, offsets: places.filter { $0 % extent > 0 })
      let earlier = Arrangement(shape: kept, offsets: later.offsets.map { $0 - 1 })
      let after = try evaluator.apply(.arrange(later), [x], at: call.site)
      let before = try evaluator.apply(.arrange(earlier), [x], at: call.site)
      return .numbers(try evaluator.apply(.subtract, after, before, at: call.site).with(x.unit))
    },
  ]

  // MARK: Order

  private static func order(_ call: borrowing Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Tensor<Int> {
    guard try !call.array(0).isEmpty else { throw call.expected(0, "an array") }
    return try order(of: try call.value(0), call, &evaluator)
  }

  /// Along the last axis the places of the elements in ascending order; texts are in the order of their characters.
  private static func order(
    of value: Value, _ call: borrowing Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Tensor<Int> {
    try evaluator.count(sortingWork(value.work), call.site.span, call.site.source)
    func ordered<Element>(_ tensor: Tensor<Element>, _ precedes: (Element, Element) -> Bool) -> Tensor<Int> {
      tensor.transformed(axis: tensor.rank - 1, filler: 0) { run in
        ascendingOrder((0..<run.count).map { run[$0] }, precedes)
      }
    }
    if case .texts(let tensor) = value { return ordered(tensor) { $0 < $1 } }
    guard let numbers = value.asNumbers else { throw call.expected(0, "an array") }
    return ordered(numbers.tensor, precedes)
  }

  /// What it takes to put so many elements in order; see `Limits.steps`.
  static func sortingWork(_ count: Int64) -> Int64 { count * Int64(64 - count.leadingZeroBitCount) }

  // MARK: Joining

  private static func joined(_ call: borrowing Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Value {
    var arguments: [PassedArgument] = []
    for index in 0..<2 { if let argument = call.arguments.values[index] { arguments.append(argument) } }
    arguments += call.arguments.rest
    let rank = try call.array(0).count
    guard rank > 0 else {
      throw call.expected(0, "an array", help: "`[a, b]` makes an array of single values")
    }
    let axis = try call.axis(2, rank: rank) ?? 0
    var total: Int64 = 0
    for argument in arguments { total += argument.value.work }
    try evaluator.limits.check(count: total, at: call.site.region)
    let values = arguments.map { $0.value }
    let joined: Value
    do throws(Value.JoiningFault) {
      joined = try Value.joined(values, alongNew: false, axis: axis)
    } catch {
      switch error {
      case .noArray(let place): throw call.unjoinable(arguments[0], arguments[place], "`concat` joins arrays")
      case .kinds(let place):
        throw call.unjoinable(arguments[0], arguments[place], "`concat` joins arrays of one kind")
      case .shapes(let place):
        throw call.unjoinable(
          arguments[0], arguments[place], "the arrays differ in other axes than the one they are joined along",
          .shapeMismatch)
      case .units(let one, let other):
        throw .unitsDiffer(
          call.site.source, arguments[one].span, arguments[one].value.unit, arguments[other].span,
          arguments[other].value.unit)
      }
    }
    return try evaluator.joined(joined, of: values, alongNew: false, axis: axis, at: call.site)
  }
}

extension Value {
  /// Of a vector; nan is equal to itself here.
  fileprivate func hasEqualElements(_ a: Int, _ b: Int) -> Bool {
    switch self {
    case .numbers(let numbers):
      let (x, y) = (numbers.tensor.elements[a], numbers.tensor.elements[b])
      return x == y || (x.isNaN && y.isNaN)
    case .booleans(let tensor): return tensor.elements[a] == tensor.elements[b]
    case .texts(let tensor): return tensor.elements[a] == tensor.elements[b]
    case .table, .record, .function: return false
    }
  }
}

extension Call {
  fileprivate func unjoinable(
    _ first: PassedArgument, _ other: PassedArgument, _ message: String, _ code: DiagnosticCode = .typeMismatch
  ) -> Diagnostic {
    Diagnostic(
      code, message,
      at: [
        .init(site.source.region(other.span), other.value.description),
        .init(site.source.region(first.span), "the first is \(first.value.description)"),
      ],
      help: code == .shapeMismatch ? "all other axes must be equally long; `axis=` chooses the one to join along" : nil)
  }
}
