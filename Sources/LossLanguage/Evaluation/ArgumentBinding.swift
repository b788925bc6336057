extension Signature {
  /// Puts arguments in the order of the parameters; every fault of the call is reported.
  func bind<Argument: Sendable>(
    _ arguments: [(name: Name?, value: Argument, span: Span)], callee: String, call: Span, in source: Source
  ) -> (bound: BoundArguments<Argument>, diagnostics: [Diagnostic]) {
    var bound = BoundArguments<Argument>(
      values: [Argument?](repeating: nil, count: parameters.count), rest: [], named: [])
    var diagnostics: [Diagnostic] = []
    var position = 0
    for argument in arguments {
      if let name = argument.name {
        if let index = parameters.firstIndex(where: { $0.name == name.text }) {
          if bound.values[index] != nil {
            diagnostics.append(.duplicateArgument(name.text, source.region(name.span)))
          }
          bound.values[index] = argument.value
        } else if takesAnyName {
          bound.named.append((name, argument.value))
        } else {
          diagnostics.append(.unknownArgument(name.text, of: self, callee, source.region(name.span)))
        }
        continue
      }
      while position < parameters.count, parameters[position].isNamedOnly { position += 1 }
      if position < parameters.count {
        if bound.values[position] != nil {
          diagnostics.append(.duplicateArgument(parameters[position].name, source.region(argument.span)))
        }
        bound.values[position] = argument.value
        position += 1
      } else if takesMore {
        bound.rest.append(argument.value)
      } else {
        diagnostics.append(.tooManyArguments(self, callee, source.region(argument.span)))
        break
      }
    }
    let missing = parameters.indices.filter { parameters[$0].isRequired && bound.values[$0] == nil }
    if !missing.isEmpty, diagnostics.isEmpty {
      diagnostics.append(.missingArguments(missing.map { parameters[$0].name }, self, callee, source.region(call)))
    }
    return (bound, diagnostics)
  }
}

extension Diagnostic {
  fileprivate static func duplicateArgument(_ name: String, _ region: Region) -> Diagnostic {
    Diagnostic(
      .duplicateArgument, "`\(name)` is given twice", at: region, "the second time", help: "leave one of them out")
  }

  fileprivate static func unknownArgument(
    _ name: String, of signature: Signature, _ callee: String, _ region: Region
  ) -> Diagnostic {
    let names = signature.parameters.map { $0.name }
    let guess = suggestion(for: name, among: names)
    return Diagnostic(
      .unknownArgument, "`\(callee)` has no argument `\(name)`", at: region, "not an argument of `\(callee)`",
      help: guess.map { "did you mean `\($0)`?" } ?? "it is called as `\(signature.text)`")
  }

  fileprivate static func tooManyArguments(_ signature: Signature, _ callee: String, _ region: Region) -> Diagnostic {
    var positional = 0
    for parameter in signature.parameters where !parameter.isNamedOnly { positional += 1 }
    let next = signature.parameters.first { $0.isNamedOnly }
    let count = positional == 1 ? "one argument" : "\(positional) arguments"
    return Diagnostic(
      .tooManyArguments, "`\(callee)` takes \(count) by position", at: region, "one too many",
      help: next.map { "the others are given by name, as in `\($0.name)=...`: `\(signature.text)`" }
        ?? "it is called as `\(signature.text)`")
  }

  fileprivate static func missingArguments(
    _ names: [String], _ signature: Signature, _ callee: String, _ region: Region
  ) -> Diagnostic {
    let list = names.map { "`\($0)`" }.joined(separator: " and ")
    return Diagnostic(
      .missingArgument, "`\(callee)` needs \(list)", at: region, "\(list) missing",
      help: "it is called as `\(signature.text)`")
  }
}
