/// A function as a value: one of the notebook, one of the library, or a `x -> body`.
package final class Function: Sendable {
  /// nil for `x -> body`.
  package let name: String?
  /// How it is called, e.g. `binary_cross_entropy(y, p, base=e)`.
  package let signature: String

  package init(name: String?, signature: String) {
    self.name = name
    self.signature = signature
  }
}
