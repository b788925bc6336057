internal import LossCore

extension Catalogue {
  /// Functions that make one value of many. `axis=` and `keepdims=` are given by name only.
  static let reductions: [Entry] = [
    reduction(
      .sum, "sum", "The sum.", equals: "numpy.sum",
      examples: ["sum([0.1, 0.2, 0.3]) == 0.6", "sum([[1, 2], [3, 4]], axis=0) == [4, 6]"]),
    reduction(
      .product, "prod", "The product.", keepsUnit: false, equals: "numpy.prod", examples: ["prod([2, 3, 4]) == 24"]),
    reduction(
      .mean, "mean", "The arithmetic mean.", needsElements: true, equals: "numpy.mean",
      examples: ["mean([1, 2, 6]) == 3", "mean([[1, 2], [3, 4]], axis=1, keepdims=true) == [[1.5], [3.5]]"]),
    extreme(
      "min", "The smallest; with two arguments the smaller, element by element.", .minimum, .minimum,
      examples: ["min([3, 1, 2]) == 1", "min([1, 5], 3) == [1, 3]"]),
    extreme(
      "max", "The largest; with two arguments the larger, element by element.", .maximum, .maximum,
      examples: ["max([3, 1, 2]) == 3", "max([1, 5], 3) == [3, 5]"]),
    place(
      "argmin", "The index of the smallest, of the first if there are several.", examples: ["argmin([3, 1, 2]) == 1"]
    ) { $0 < $1 },
    place(
      "argmax", "The index of the largest, of the first if there are several.",
      examples: ["argmax([3, 1, 2]) == 0", "argmax([[1, 2], [4, 3]], axis=1) == [1, 0]"]
    ) { $0 > $1 },
    spread(
      "var", "The variance, divided by n - ddof.", keepsUnit: false, equals: "numpy.var",
      examples: ["var([1, 2, 3, 4]) == 1.25"]
    ) { .variance(ddof: $0) },
    spread(
      "std", "The standard deviation, its square divided by n - ddof.", keepsUnit: true, equals: "numpy.std",
      examples: ["std([2, 4], ddof=1) ≈ 1.4142"]
    ) { .standardDeviation(ddof: $0) },
    reduction(
      .quantile(0.5), "median", "The middle value; of an even number the mean of the two in the middle.",
      needsElements: true, equals: "numpy.median", examples: ["median([10, 12, 50, 11]) == 11.5"]),
    Entry(
      "quantile(x, q, axis=, keepdims=false)", .reductions,
      "The value below which a share q of the elements lies, interpolated between neighbours.",
      equals: ["numpy.quantile(x, q)"], examples: ["quantile([1, 2, 3, 4], 0.5) == 2.5"]
    ) { (call, evaluator) throws(Diagnostic) in
      let q = try call.constant(1)
      guard q >= 0, q <= 1 else { throw call.bad(1, "`q` lies between 0 and 1", .domain) }
      try evaluator.count(sortingWork(try call.value(0).work), call.site.span, call.site.source)
      return .numbers(try reduced(call, .quantile(q), axis: 2, needsElements: true, &evaluator))
    },
    reduction(.norm, "norm", "The Euclidean length.", equals: "numpy.linalg.norm", examples: ["norm([3, 4]) == 5"]),
    Entry(
      "cumsum(x, axis=)", .reductions, "The sums of the first, the first two, the first three ... elements.",
      equals: ["numpy.cumsum(x)"], examples: ["cumsum([1, 2, 3]) == [1, 3, 6]"]
    ) { (call, evaluator) throws(Diagnostic) in
      var x = try call.numbers(0)
      let unit = x.unit
      let axis = try call.axis(1, rank: x.tensor.rank)
      if axis == nil { x = try evaluator.apply(.reshape([x.tensor.count]), [x], at: call.site) }
      return .numbers(try evaluator.apply(.cumulativeSum(axis: axis ?? 0), [x], at: call.site).with(unit))
    },
    truth("any", "Whether one is true.", examples: ["any([false, true]) == true", "any(zeros(3) == 1) == false"]) {
      $0 > 0
    },
    truth("all", "Whether none is false.", examples: ["all([1, 2] > 0) == true"]) { run in run == 1 },
    Entry(
      "count(condition, axis=, keepdims=false)", .reductions, "How many are true (of numbers: how many are not zero).",
      equals: ["numpy.count_nonzero(condition)"], examples: ["count([3, 0, 5] > 2) == 2"]
    ) { (call, _) throws(Diagnostic) in
      .numbers(
        try reduced(call, axis: 1, keepsUnit: false) { run in
          var number = 0
          for index in 0..<run.count where run[index] != 0 { number += 1 }
          return Double(number)
        })
    },
  ]

  // MARK: Kinds of reduction

  private static func reduction(
    _ reduction: ArrayReduction, _ name: String, _ summary: String, keepsUnit: Bool = true, needsElements: Bool = false,
    equals: String, examples: [String]
  ) -> Entry {
    Entry(
      "\(name)(x, axis=, keepdims=false)", .reductions, summary, equals: ["\(equals)(x, axis=axis)"], examples: examples
    ) {
      (call, evaluator) throws(Diagnostic) in
      .numbers(
        try reduced(call, reduction, axis: 1, keepsUnit: keepsUnit, needsElements: needsElements, &evaluator))
    }
  }

  private static func extreme(
    _ name: String, _ summary: String, _ function: BinaryFunction, _ reduction: ArrayReduction, examples: [String]
  ) -> Entry {
    Entry(
      "\(name)(x, other?, axis=, keepdims=false)", .reductions, summary, domain: Self.tiesOfExtremes,
      equals: ["numpy.\(name)(x)", "numpy.\(name)imum(a, b)"], examples: examples
    ) { (call, evaluator) throws(Diagnostic) in
      if call[1] != nil {
        if call[2] != nil || call[3] != nil {
          throw call.bad(
            1, "`\(call.name)` takes an axis of one array, not of two",
            help: "join them first: `\(call.name)([a, b], axis=0)`")
        }
        return try chosen(function, call, &evaluator)
      }
      return .numbers(try reduced(call, reduction, axis: 2, needsElements: true, &evaluator))
    }
  }

  private static func place(
    _ name: String, _ summary: String, examples: [String], _ isBetter: @escaping @Sendable (Double, Double) -> Bool
  ) -> Entry {
    Entry("\(name)(x, axis=, keepdims=false)", .reductions, summary, equals: ["numpy.\(name)(x)"], examples: examples) {
      (call, _) throws(Diagnostic) in
      .numbers(
        try reduced(call, axis: 1, keepsUnit: false, needsElements: true) { run in
          var best = 0
          for index in 0..<run.count {
            if run[index].isNaN { return Double(index) }
            if isBetter(run[index], run[best]) { best = index }
          }
          return Double(best)
        })
    }
  }

  private static func spread(
    _ name: String, _ summary: String, keepsUnit: Bool, equals: String, examples: [String],
    _ reduction: @escaping @Sendable (Int) -> ArrayReduction
  ) -> Entry {
    Entry(
      "\(name)(x, ddof=0, axis=, keepdims=false)", .reductions, summary, equals: ["\(equals)(x, ddof=ddof)"],
      examples: examples
    ) {
      (call, evaluator) throws(Diagnostic) in
      let ddof = try call.optionalInteger(1, atLeast: 0) ?? 0
      return .numbers(
        try reduced(call, reduction(ddof), axis: 2, keepsUnit: keepsUnit, needsElements: true, &evaluator))
    }
  }

  /// `any` and `all`: `decide` sees the share of true elements, 1 where there are none.
  private static func truth(
    _ name: String, _ summary: String, examples: [String], _ decide: @escaping @Sendable (Double) -> Bool
  ) -> Entry {
    let isEmptyTrue = name == "all"
    return Entry(
      "\(name)(condition, axis=, keepdims=false)", .reductions, summary, equals: ["numpy.\(name)(condition)"],
      examples: examples
    ) { (call, _) throws(Diagnostic) in
      let condition = try call.booleans(0)
      let axis = try call.axis(1, rank: condition.rank)
      return .booleans(
        condition.reduced(axis: axis, keepsDimensions: try call.flag(2)) { run in
          if run.count == 0 { return isEmptyTrue }
          var number = 0
          for index in 0..<run.count where run[index] { number += 1 }
          return decide(Double(number) / Double(run.count))
        })
    }
  }

  /// Reduces the first argument along `axis=` (the parameter at that position, followed by `keepdims=`).
  static func reduced(
    _ call: borrowing Call, _ reduction: ArrayReduction, axis position: Int, keepsUnit: Bool = true,
    needsElements: Bool = false, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Numbers {
    let (x, axis, keeps) = try reducedAxis(call, position, needsElements: needsElements)
    let operation = ArrayOperation.reduce(reduction, axis: axis, keepsDimensions: keeps)
    return try evaluator.apply(operation, [x], at: call.site).with(keepsUnit ? x.unit : nil)
  }

  /// The same with what has no derivative, such as a count or a place.
  static func reduced(
    _ call: borrowing Call, axis position: Int, keepsUnit: Bool, needsElements: Bool = false,
    _ reduce: (Lane<Double>) -> Double
  ) throws(Diagnostic) -> Numbers {
    let (x, axis, keeps) = try reducedAxis(call, position, needsElements: needsElements)
    return Numbers(x.tensor.reduced(axis: axis, keepsDimensions: keeps, reduce), unit: keepsUnit ? x.unit : nil)
  }

  private static func reducedAxis(
    _ call: borrowing Call, _ position: Int, needsElements: Bool
  ) throws(Diagnostic) -> (Numbers, axis: Int?, keepsDimensions: Bool) {
    let x = try call.numbers(0)
    let axis = try call.axis(position, rank: x.tensor.rank)
    let extent = axis.map { x.tensor.shape[$0] } ?? x.tensor.count
    if needsElements, extent == 0 {
      throw call.bad(0, "`\(call.name)` of no elements is undefined", .emptyArray)
    }
    return (x, axis, try call.flag(position + 1))
  }

  private static let tiesOfExtremes = "The derivative is shared evenly by equal extremes."
}
