/// The elements of an array that are computed when somebody asks for them, and then kept.
///
/// Not for several threads at once: an array that another thread may see is settled before; see `Tensor.settled`.
final class DeferredElements<Element: Sendable>: @unchecked Sendable {
  /// What is to be computed, for others to build upon; nil for a number that is put off by itself.
  let expression: ArrayExpression?
  /// How many numbers are put off one upon the other.
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
}

extension ArrayOperation {
  /// The value of an operation that makes one number of a large array, or of such numbers, but computed only when somebody
  /// asks for it; nil for all else. A gradient goes back past such a number, and most often nobody looks at it.
  package func putOff(_ inputs: [Tensor<Double>], _ workers: Workers) -> Tensor<Double>? {
    var depth = 0
    switch self {
    case .sum(to: []), .reduce(.sum, axis: nil, keepsDimensions: false),
      .reduce(.mean, axis: nil, keepsDimensions: false):
      if inputs[0].count < ArrayExpression.minimumCount { return nil }
    case .unary, .binary:
      for input in inputs {
        guard input.shape.isEmpty else { return nil }
        if let deferred = input.deferred, !deferred.isKnown { depth = max(depth, deferred.depth) }
      }
      // Not without end, for each waits for the one before.
      if depth == 0 || depth > 100 { return nil }
    default: return nil
    }
    return Tensor(
      shape: [], deferred: DeferredElements(nil, depth: depth + 1) { value(inputs, workers)?.elements ?? [.nan] })
  }
}
