/// The elements of an array that are computed when somebody asks for them, and then kept.
///
/// Not for several threads at once: an array that another thread may see is settled before; see `Tensor.settled`.
final class DeferredElements<Element: Sendable>: @unchecked Sendable {
  /// What is to be computed, for others to build upon; nil for numbers that are put off by themselves.
  let expression: ArrayExpression?
  /// How many results are put off one upon the other.
  let depth: Int
  private var compute: (() -> [Element])?
  private var known: [Element] = []

  init(_ expression: ArrayExpression?, depth: Int = 0, _ compute: @escaping () -> [Element]) {
    self.expression = expression
    self.depth = depth
    self.compute = compute
  }

  var elements: [Element] {
    if let compute {
      known = compute()
      self.compute = nil
    }
    return known
  }

  var isKnown: Bool { compute == nil }
}

extension Tensor<Double> {
  init(deferred expression: ArrayExpression) {
    self.init(shape: expression.shape, deferred: DeferredElements(expression) { expression.elements })
  }

  /// How many results are put off one upon the other, up to this one; 0 if it is none of them, or known.
  fileprivate var depth: Int {
    guard let deferred, !deferred.isKnown else { return 0 }
    return deferred.depth
  }
}

extension ArrayOperation {
  /// The value of an operation that adds up a large array, as a whole or along an axis, or that goes on with such sums,
  /// but computed only when somebody asks for it; nil for all else. A gradient goes back past these sums, and most often
  /// nobody looks at them.
  package func putOff(_ inputs: [Tensor<Double>], _ workers: Workers) -> Tensor<Double>? {
    let x = inputs[0]
    var depth = x.depth
    let shape: [Int]
    switch self {
    case .sum(to: []): shape = []
    case .reduce(.sum, let axis, let keepsDimensions), .reduce(.mean, let axis, let keepsDimensions):
      shape = x.shape.reduced(axis: axis, keepsDimensions: keepsDimensions)
    case .unary: shape = x.shape
    case .binary:
      let other = inputs[1]
      depth = max(depth, other.depth)
      // The array that is put off stays as it is, or every operation upon it would need a large one of its own.
      if x.depth > 0, x.shape == other.shape || other.shape.isEmpty {
        shape = x.shape
      } else if other.depth > 0, x.shape.isEmpty {
        shape = other.shape
      } else {
        return nil
      }
    default: return nil
    }
    switch self {
    case .unary, .binary: if depth == 0 { return nil }
    default: if depth == 0, x.count < ArrayExpression.minimumCount { return nil }
    }
    // Not without end, for each waits for the one before.
    if depth > 100 { return nil }
    return Tensor(
      shape: shape,
      deferred: DeferredElements(nil, depth: depth + 1) {
        value(inputs, workers)?.elements ?? [Double](repeating: .nan, count: shape.elementCount)
      })
  }
}
