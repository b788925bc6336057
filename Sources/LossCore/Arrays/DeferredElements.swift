/// The elements of an array that are computed when somebody asks for them, and then kept.
///
/// Not for several threads at once: an array that another thread may see is settled before; see `Tensor.settled`.
final class DeferredElements<Element: Sendable>: @unchecked Sendable {
  let expression: ArrayExpression
  private let compute: (ArrayExpression) -> [Element]
  private var known: [Element]?

  init(_ expression: ArrayExpression, _ compute: @escaping (ArrayExpression) -> [Element]) {
    self.expression = expression
    self.compute = compute
  }

  var elements: [Element] {
    if let known { return known }
    let elements = compute(expression)
    known = elements
    return elements
  }

  var isKnown: Bool { known != nil }
}

extension Tensor<Double> {
  init(deferred expression: ArrayExpression) {
    self.init(shape: expression.shape, deferred: DeferredElements(expression) { $0.elements })
  }
}
