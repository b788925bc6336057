extension Parser {
  /// The name that the statement which begins here defines, judged by its first tokens: `NAME =`, `NAME(parameters) =`
  /// or `input NAME =`.
  var nameToDefine: Name? {
    guard case .name(let name) = kind else { return nil }
    switch kindAhead {
    case .symbol(.assign): return Name(name, token.span)
    case .symbol(.leftParenthesis) where statementWord == nil && kindBehindBrackets(1) == .symbol(.assign):
      return Name(name, token.span)
    case .name where name == "input":
      var ahead = self
      ahead.advance()
      return ahead.kindAhead == .symbol(.assign) ? ahead.nameToDefine : nil
    default: return nil
    }
  }

  mutating func definition() throws(Diagnostic) -> Statement.Kind {
    let name = try definedName("a definition")
    let parameters = try optionalParameters()
    advance()
    let body = try expression()
    let bindings = try bindings()
    switch kind {
    case .symbol(.approximately), .symbol(.notApproximately):
      throw .claimOfDefinition(name.text, region(token.span))
    default: break
    }
    if let parameters { return .function(name, parameters: parameters, body: body, bindings: bindings) }
    return .definition(name, body, bindings: bindings)
  }
}

private extension Parser {
  /// The parameters of a function; nil when what is defined is none.
  mutating func optionalParameters() throws(Diagnostic) -> [Parameter]? {
    guard kind == .symbol(.leftParenthesis) else { return nil }
    let opener = advance()
    var optional: Name?
    let parameters = try list(opener, closedBy: .rightParenthesis) { parser throws(Diagnostic) in
      let parameter = try parser.parameter()
      if parameter.defaultValue != nil {
        optional = parameter.name
      } else if let optional {
        throw .requiredBehindOptional(parser.region(parameter.name.span), parameter.name.text, optional.text)
      }
      return parameter
    }
    try checkDistinct(parameters.map { $0.name }, .duplicateParameter)
    return parameters
  }

  mutating func parameter() throws(Diagnostic) -> Parameter {
    let isName =
      switch kind {
      case .name, .word, .invalid: true
      default: false
      }
    guard isName else { throw .notAParameter(region(token.span)) }
    let name = try definedName("a parameter")
    switch kind {
    case .symbol(.assign): break
    case .symbol(.comma), .symbol(.rightParenthesis): return Parameter(name: name, defaultValue: nil)
    default: throw .notAParameter(region(token.span))
    }
    let sign = advance()
    if kind == .symbol(.comma) || kind == .symbol(.rightParenthesis) {
      throw .missingDefault(name.text, region(name.span.through(sign.span)))
    }
    return Parameter(name: name, defaultValue: try expression())
  }

  mutating func bindings() throws(Diagnostic) -> [Binding] {
    guard kind == .word(.where) else { return [] }
    var bindings: [Binding] = []
    repeat {
      advance()
      let name = try definedName("a binding")
      guard kind == .symbol(.assign) else {
        throw kind == .symbol(.leftParenthesis)
          ? .functionBinding(name.text, region(name.span)) : unexpected(expecting: "`=`")
      }
      advance()
      bindings.append(Binding(name: name, value: try expression()))
    } while kind == .symbol(.comma)
    try checkDistinct(bindings.map { $0.name }, .duplicateName)
    return bindings
  }
}

private extension Diagnostic {
  static func claimOfDefinition(_ name: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .badClaim, "a definition makes no claim", at: place,
      help: "write the claim on a line of its own, `\(name) ≈ ...`")
  }

  static func requiredBehindOptional(_ place: Region, _ name: String, _ optional: String) -> Diagnostic {
    Diagnostic(
      .badParameter, "the parameter `\(name)` has no default and stands behind `\(optional)`, which has one",
      at: place, help: "write the parameters without a default first")
  }

  static func notAParameter(_ place: Region) -> Diagnostic {
    Diagnostic(
      .notADefinition, "the parameters of a definition are names", at: place,
      help: "write `f(x, y, k=1) = body`; `==` to compare")
  }

  static func missingDefault(_ name: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .missingExpression, "the parameter `\(name)` has no default behind its `=`", at: place,
      help: "write `\(name)=value`, or `\(name)` for a parameter that every call gives")
  }

  static func functionBinding(_ name: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .notADefinition, "`where` binds names, and this is a function", at: place,
      help: "write `\(name) = x -> body`")
  }
}
