internal import LossCore

extension Catalogue {
  /// Functions of whole arrays.
  static let arrays: [Entry] =
    construction + arrangement + [
      Entry(
        "bincount(labels)", .arrays, "How often each of 0, 1, 2 ... occurs.", equals: ["numpy.bincount(labels)"],
        examples: ["bincount([0, 2, 2]) == [1, 0, 2]"]
      ) { (call, evaluator) throws(Diagnostic) in
        let labels = try call.numbers(0).tensor.elements
        var places: [Int] = []
        for label in labels {
          guard let place = Int(whole: label), place >= 0 else {
            throw call.bad(
              0, "`bincount` counts whole numbers from 0, and \(NumberFormat(digits: 6).text(label)) is none", .domain)
          }
          places.append(place)
        }
        let length = (places.max() ?? -1) + 1
        try evaluator.limits.check([length], at: call.region(0))
        var counts = [Double](repeating: 0, count: length)
        for place in places { counts[place] += 1 }
        return vector(counts)
      },
      Entry(
        "map(f, xs)", .arrays, "f of each element (of a matrix: of each row), as an array.",
        examples: ["map(x -> x^2, [1, 2, 3]) == [1, 4, 9]"]
      ) { (call, evaluator) throws(Diagnostic) in
        let function = try call.function(0)
        guard let extent = try call.array(1).first else { throw call.expected(1, "an array") }
        let xs = try call.value(1)
        var results: [Value] = []
        var total: Int64 = 0
        for place in 0..<extent {
          let result = try evaluator.apply(function, [try evaluator.row(xs, place, at: call.site)], call.site)
          total += result.work
          try evaluator.limits.check(count: total, at: call.site.region)
          try evaluator.keep(result, above: evaluator.pending, call.site.span, call.site.source)
          results.append(result)
        }
        let spans = [Span](repeating: call.site.span, count: results.count)
        return try evaluator.stack(results, spans: spans, in: call.site.source, call.site.span)
      },
      Entry(
        "first(condition)", .arrays, "The index of the first that is true.", examples: ["first([1, 5, 9] > 3) == 1"]
      ) { (call, _) throws(Diagnostic) in
        let condition = try call.booleans(0)
        guard condition.rank == 1 else { throw call.expected(0, "a vector of conditions") }
        guard let index = condition.elements.firstIndex(of: true) else {
          throw call.bad(0, "none of the \(counted(condition.count, "element")) is true", .domain)
        }
        return .number(Double(index))
      },
      Entry(
        "outer(a, b)", .arrays, "All products of an element of a and an element of b.", equals: ["numpy.outer(a, b)"],
        examples: ["outer([1, 2], [3, 4]) == [[3, 4], [6, 8]]"]
      ) { (call, evaluator) throws(Diagnostic) in
        let (a, b) = (try call.numbers(0), try call.numbers(1))
        try evaluator.limits.check([a.tensor.count, b.tensor.count], at: call.site.region)
        let column = try evaluator.apply(.reshape([a.tensor.count, 1]), [a], at: call.site)
        let row = try evaluator.apply(.reshape([1, b.tensor.count]), [b], at: call.site)
        return .numbers(try evaluator.apply(.multiply, column, row, at: call.site))
      },
      Entry(
        "dot(a, b)", .arrays,
        "The products of elements at the same places, added up; of matrices their product, as `a @ b`.",
        equals: ["numpy.dot(a, b)"], examples: ["dot([0.7, 0.2, 0.1], [1, 0, 0]) == 0.7"]
      ) { (call, evaluator) throws(Diagnostic) in
        let (a, b) = (try call.numbers(0).tensor, try call.numbers(1).tensor)
        guard (1...2).contains(a.rank) else { throw call.expected(0, "a vector or a matrix") }
        guard (1...2).contains(b.rank) else { throw call.expected(1, "a vector or a matrix") }
        guard let shape = matrixProductShape(a.shape, b.shape) else { throw call.shapesDiffer(0, 1) }
        try evaluator.limits.check(shape, at: call.site.region)
        try evaluator.count(matrixProductWork(a.shape, b.shape), call.site.span, call.site.source)
        let factors = [try call.numbers(0), try call.numbers(1)]
        return .numbers(try evaluator.apply(.matrixProduct(.multiply), factors, at: call.site))
      },
      Entry(
        "solve(a, b)", .arrays, "The x for which a @ x is b.", equals: ["numpy.linalg.solve(a, b)"],
        examples: ["solve([[2, 0], [0, 4]], [1, 1]) == [0.5, 0.25]"]
      ) { (call, evaluator) throws(Diagnostic) in
        let (a, b) = (try call.numbers(0).tensor, try call.numbers(1).tensor)
        guard a.rank == 2, a.shape[0] == a.shape[1] else { throw call.expected(0, "a square matrix") }
        guard b.shape == [a.shape[0]] else { throw call.shapesDiffer(0, 1) }
        try evaluator.count([a.shape[0], a.count].capacity / 3, call.site.span, call.site.source)
        guard let x = solution(of: a, b) else {
          throw call.bad(0, "the matrix is singular: no x or many solve this", .domain)
        }
        return .numbers(try evaluator.record(.solve, [try call.numbers(0), try call.numbers(1)], x, at: call.site))
      },
      Entry(
        """
        pairwise_differences(x) = reshape(x, concat(shape(x), [1])) - reshape(x, concat(shape(x)[:-1], [1, n]))
          where n = shape(x)[-1]
        """, .arrays, "What each element has more than each other of its row: x[i] - x[j] at [i, j].",
        domain: "The last axis becomes two.", equals: ["numpy.subtract.outer(x, x) of a vector"],
        examples: ["pairwise_differences([3, 1]) == [[0, 2], [-2, 0]]"]),
    ]
}
