/// A function as a value: one of the notebook, one of the library, or a `x -> body`.
///
/// It holds the values of the names that it uses, so it means the same wherever it is called.
package final class Function: Sendable {
  package let parameters: Signature
  let body: Body
  /// Whether each element of the value comes of those elements of the arguments alone that stand in its place.
  let isElementwise: Bool
  /// See `Value.depth`.
  let depth: Int
  /// Elements of the values that it holds, one for itself.
  let heldCount: Int64

  enum Body: Sendable {
    /// Written in the language; `captured` fills the slots of its frame behind the arguments.
    case code(Code, captured: [Value])
    case primitive(Primitive)
    /// A loss or an information measure: code with the checks, weights, reduction and unit of its kind.
    case measure(Measure)
    /// `grad(f)`, `derivative(f)`
    case derivative(Derivative, of: Function)
  }

  /// What a function written in Swift does with its arguments.
  typealias Primitive = @Sendable (borrowing Call, inout Evaluator) throws(Diagnostic) -> Value

  /// - Parameter isElementwise: is asked of functions written in Swift only; of others their code tells.
  init(_ parameters: Signature, _ body: Body, isElementwise: Bool = false) {
    self.parameters = parameters
    self.body = body
    self.isElementwise = isElementwise
    var depth = 0
    var count: Int64 = 1
    if case .derivative(_, let function) = body {
      depth = function.depth
      count = min(count + function.heldCount, 1 << 40)
    }
    if case .code(let code, let captured) = body {
      depth = code.depth
      for value in captured {
        depth = max(depth, value.depth)
        // Nothing larger than any limit is told apart.
        count = min(count + value.elementCount, 1 << 40)
      }
    }
    self.depth = depth + 1
    heldCount = count
  }

  /// nil for `x -> body`.
  package var name: String? { parameters.name }
  /// How it is called, e.g. `binary_cross_entropy(y, p, base=e)`.
  package var signature: String { parameters.text }
}

/// The body of a function of the language, its names resolved to slots of a frame: arguments first, then what it
/// captured, then `where` bindings.
final class Code: Sendable {
  let source: Source
  /// The defaults of the parameters; nil for one that must be given.
  let defaults: [Node?]
  let bindings: [Node]
  let body: Node
  /// How deep its nodes nest, the values of other names that they hold included; see `Value.depth`.
  let depth: Int

  init(source: Source, defaults: [Node?], bindings: [Node], body: Node, depth: Int) {
    self.source = source
    self.defaults = defaults
    self.bindings = bindings
    self.body = body
    self.depth = depth
  }
}
