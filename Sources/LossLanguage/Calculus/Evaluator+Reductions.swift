internal import LossCore

/// The derivatives of reductions.
extension Evaluator {
  mutating func unreduced(
    _ step: PullbackStep, _ reduction: ArrayReduction, axis: Int?
  ) throws(Diagnostic) -> Numbers {
    let x = step.inputs[0]
    let g = try repeated(step.adjoint, over: x, axis)
    switch reduction {
    case .sum: return g
    case .mean: return try derived(.divide, g, Numbers(constant: Double(extent(x, axis))))
    case .product: return try derived(.chain, g, try productsOfOthers(x, axis))
    case .minimum, .maximum, .quantile:
      return try derived(.chain, g, Numbers(reduction.shares(x.tensor, axis: axis)))
    case .variance(let ddof):
      let slope = try derived(
        .multiply, try deviations(x, axis), Numbers(constant: 2 / freedom(x, axis, ddof)))
      return try derived(.chain, g, slope)
    case .standardDeviation(let ddof):
      let slope = try derived(
        .multiply, try deviations(x, axis), Numbers(constant: 1 / freedom(x, axis, ddof)))
      return try derived(.chain, g, try quotient(slope, try repeated(step.output, over: x, axis)))
    case .norm:
      return try derived(.chain, g, try quotient(x, try repeated(step.output, over: x, axis)))
    case .logSumExp: return try derived(.chain, g, try probabilities(x, axis, step.output))
    }
  }

  /// A result of a reduction beside each element that went into it.
  private mutating func repeated(_ result: Numbers, over x: Numbers, _ axis: Int?) throws(Diagnostic) -> Numbers {
    var shape = x.tensor.shape.map { _ in 1 }
    if let axis {
      shape = x.tensor.shape
      shape[axis] = 1
    }
    return try derived(.broadcast(to: x.tensor.shape), [try derived(.reshape(shape), [result])])
  }

  /// How many elements make one result.
  private func extent(_ x: Numbers, _ axis: Int?) -> Int { axis.map { x.tensor.shape[$0] } ?? x.tensor.count }

  /// nan where a variance is undefined.
  private func freedom(_ x: Numbers, _ axis: Int?, _ ddof: Int) -> Double {
    let freedom = extent(x, axis) - ddof
    return freedom > 0 ? Double(freedom) : .nan
  }

  private mutating func deviations(_ x: Numbers, _ axis: Int?) throws(Diagnostic) -> Numbers {
    try derived(.subtract, x, try derived(.reduce(.mean, axis: axis, keepsDimensions: true), [x]))
  }

  /// a / length, and 0 where the length is 0: of all slopes of the cone's tip the flat one.
  private mutating func quotient(_ a: Numbers, _ length: Numbers) throws(Diagnostic) -> Numbers {
    let isZero = length.tensor.mapped { $0 == 0 }
    guard isZero.elements.contains(true) else { return try derived(.divide, a, length) }
    let divisor = try derived(.select(isZero), [Numbers(constant: 1), length])
    return try derived(.select(isZero), [Numbers(constant: 0), try derived(.divide, a, divisor)])
  }

  /// The softmax over what was reduced; 0 where every element is -inf.
  private mutating func probabilities(
    _ x: Numbers, _ axis: Int?, _ result: Numbers
  ) throws(Diagnostic) -> Numbers {
    var shares: Numbers
    if let axis {
      shares = try derived(.softmax(axis: axis), [x])
    } else {
      shares = try derived(.softmax(axis: 0), [try derived(.reshape([x.tensor.count]), [x])])
      shares = try derived(.reshape(x.tensor.shape), [shares])
    }
    let isNothing = try repeated(result.untraced, over: x.untraced, axis).tensor.mapped { $0 == -.infinity }
    guard isNothing.elements.contains(true) else { return shares }
    return try derived(.select(isNothing), [Numbers(constant: 0), shares])
  }

  // MARK: Products

  /// For each element the product of all others, without a division, so that zeros are no exception.
  private mutating func productsOfOthers(_ x: Numbers, _ axis: Int?) throws(Diagnostic) -> Numbers {
    let shape = x.tensor.shape
    guard x.tensor.count > 0 else { return x }
    guard let axis else {
      let row = try derived(.reshape([1, x.tensor.count]), [x])
      return try derived(.reshape(shape), [try productsOfOthers(inRows: row)])
    }
    var order = [Int](shape.indices)
    order.remove(at: axis)
    order.append(axis)
    let moved = try derived(.arrange(.axes(order, of: shape)), [x])
    let rows = try derived(.reshape([x.tensor.count / shape[axis], shape[axis]]), [moved])
    let products = try derived(.reshape(moved.tensor.shape), [try productsOfOthers(inRows: rows)])
    var back = [Int](shape.indices.dropLast())
    back.insert(shape.count - 1, at: axis)
    return try derived(.arrange(.axes(back, of: moved.tensor.shape)), [products])
  }

  /// A tree of products: up by pairs, then down, where each node's others are its parent's times its sibling.
  private mutating func productsOfOthers(inRows x: Numbers) throws(Diagnostic) -> Numbers {
    let (rows, length) = (x.tensor.shape[0], x.tensor.shape[1])
    var width = 1
    while width < length { width *= 2 }
    let ones = Numbers(
      Tensor(shape: [rows, width - length], elements: [Double](repeating: 1, count: rows * (width - length))))
    var levels = [try derived(.join(alongNew: false, axis: 1), [x, ones])]
    while width > 1 {
      let level = levels[levels.count - 1]
      width /= 2
      levels.append(
        try derived(
          .multiply, try columns(of: level, width) { 2 * $0 }, try columns(of: level, width) { 2 * $0 + 1 }))
    }
    var others = Numbers(Tensor(shape: [rows, 1], elements: [Double](repeating: 1, count: rows)))
    for level in levels.dropLast().reversed() {
      width *= 2
      others = try derived(
        .multiply, try columns(of: others, width) { $0 / 2 }, try columns(of: level, width) { $0 ^ 1 })
    }
    return try columns(of: others, length) { $0 }
  }

  /// So many columns of a matrix, each from the place that `source` gives.
  private mutating func columns(
    of matrix: Numbers, _ count: Int, _ source: (Int) -> Int
  ) throws(Diagnostic) -> Numbers {
    let (rows, width) = (matrix.tensor.shape[0], matrix.tensor.shape[1])
    var offsets: [Int] = []
    offsets.reserveCapacity(rows * count)
    for row in 0..<rows { for column in 0..<count { offsets.append(row * width + source(column)) } }
    return try derived(.arrange(Arrangement(shape: [rows, count], offsets: offsets)), [matrix])
  }
}
