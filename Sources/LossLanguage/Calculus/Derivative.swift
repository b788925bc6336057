/// The derivatives of a function that are functions themselves.
enum Derivative: String, Sendable {
  /// Of one number in all that the first argument holds.
  case gradient = "grad"
  /// Of each element of the result in the element of the argument at its place.
  case elementwise = "derivative"

  /// - Precondition: the function takes an argument by position; see `Function.takesVariable`.
  func of(_ function: Function) -> Function {
    let name = function.name.map { "\(rawValue)(\($0))" }
    var signature = Signature(name: name, parameters: function.parameters.parameters)
    signature.takesMore = function.parameters.takesMore
    signature.takesAnyName = function.parameters.takesAnyName
    return Function(signature, .derivative(self, of: function))
  }
}

extension Function {
  /// Whether its first parameter is passed by position: what is differentiated in.
  var takesVariable: Bool { parameters.parameters.first.map { !$0.isNamedOnly } ?? false }
}
