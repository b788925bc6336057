/// A function as a value: one of the notebook, one of the library, or a `x -> body`.
///
/// It holds the values of the names that it uses, so it means the same wherever it is called.
package final class Function: Sendable {
  package let parameters: Signature
  let body: Body

  enum Body: Sendable {
    /// Written in the language; `captured` fills the first slots of its frame.
    case code(Code, captured: [Value])
    case primitive(Primitive)
    /// A loss or an information measure: code with the checks, weights, reduction and unit of its kind.
    case measure(Measure)
  }

  /// What a function written in Swift does with its arguments.
  typealias Primitive = @Sendable (borrowing Call, inout Evaluator) throws(Diagnostic) -> Value

  init(_ parameters: Signature, _ body: Body) {
    self.parameters = parameters
    self.body = body
  }

  /// nil for `x -> body`.
  package var name: String? { parameters.name }
  /// How it is called, e.g. `binary_cross_entropy(y, p, base=e)`.
  package var signature: String { parameters.text }
}

/// The body of a function of the language, its names resolved to slots of a frame: captured values first, then
/// parameters, then `where` bindings.
final class Code: Sendable {
  let source: Source
  let captureCount: Int
  /// The defaults of the parameters; nil for one that must be given.
  let defaults: [Node?]
  let bindings: [Node]
  let body: Node

  init(source: Source, captureCount: Int, defaults: [Node?], bindings: [Node], body: Node) {
    self.source = source
    self.captureCount = captureCount
    self.defaults = defaults
    self.bindings = bindings
    self.body = body
  }
}
