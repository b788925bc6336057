extension Function {
  /// The definition, line by line: of the library as it is written there, of the notebook in canonical spelling; the
  /// signature alone for a function written in Swift.
  ///
  /// - Parameter parts: how the notebook defines it, if it does.
  func formulaLines(_ parts: ([Parameter], Expression, [Binding])?, in library: Library) -> [String] {
    if let (parameters, body, bindings) = parts, let name {
      let head = "\(name)\(parameters.printed) = \(body.printed())"
      if bindings.isEmpty { return [head] }
      return [head, "  where " + bindings.map { "\($0.name.text) = \($0.value.printed())" }.joined(separator: ", ")]
    }
    switch body {
    case .primitive, .derivative: return [signature]
    case .code, .measure: break
    }
    let definition = name.flatMap { library.entry(named: $0)?.definition } ?? signature
    return definition.split(separator: "\n").map { String($0) }
  }
}
