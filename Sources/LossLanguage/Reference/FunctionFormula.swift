/// A function's definition as there is something to typeset: its head, its body, and what stands behind `where`.
package struct FunctionFormula: Sendable {
  package var name: String
  /// What stands in the parentheses behind the name.
  package var parameters: [String]
  package var body: Expression
  package var bindings: [Binding]
  /// The names that stand for arrays, so that a sum over them has an index; nil where nothing is known of them.
  package var arrays: Set<String>?

  package init(
    name: String, parameters: [String], body: Expression, bindings: [Binding], arrays: Set<String>? = nil
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.bindings = bindings
    self.arrays = arrays
  }

  /// Of a definition as it is written, `f(x, k=1) = ...`; nil for any other text.
  package init?(definition text: String) {
    let (statements, faults) = parseStatements(Source(file: Library.file, text: text))
    guard faults.isEmpty, statements.count == 1,
      case .function(let name, let parameters, let body, let bindings) = statements[0].kind
    else { return nil }
    self.init(name: name.text, parameters: parameters.map { $0.name.text }, body: body, bindings: bindings)
  }
}

extension Expression {
  /// Every name in it, those of functions and parameters included, and what is given by name or stands behind a point
  /// left out.
  package var names: Set<String> {
    var names: Set<String> = []
    collect(into: &names)
    return names
  }

  private func collect(into names: inout Set<String>) {
    if case .name(let name) = kind { names.insert(name) }
    if case .function(let parameters, _) = kind { for parameter in parameters { names.insert(parameter.text) } }
    for part in parts { part.collect(into: &names) }
  }

  /// Its immediate parts, in order.
  package var parts: [Expression] {
    var parts: [Expression] = []
    _ = mappingParts { part in
      parts.append(part)
      return part
    }
    return parts
  }
}
