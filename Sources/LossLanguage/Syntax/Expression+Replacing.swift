extension Expression {
  /// The same expression with other expressions in the place of some of its parts; those are not looked into again.
  /// The parameters of an inner function hide what they name.
  func replacing(_ replacement: (Expression) -> Expression?) -> Expression {
    if let other = replacement(self) { return other }
    guard case .function(let parameters, let body) = kind else { return mappingParts { $0.replacing(replacement) } }
    let names = parameters.map { $0.text }
    let inner = body.replacing { part in
      if case .name(let name) = part.kind, names.contains(name) { return part }
      return replacement(part)
    }
    return Expression(.function(parameters: parameters, body: inner), span)
  }

  /// The same expression with each of its immediate parts replaced.
  func mappingParts(_ transform: (Expression) -> Expression) -> Expression {
    func with(_ kind: Kind) -> Expression { Expression(kind, span) }
    switch kind {
    case .number, .text, .boolean, .name, .invalid: return self
    case .array(let parts): return with(.array(parts.map(transform)))
    case .negated(let part): return with(.negated(transform(part)))
    case .plus(let part): return with(.plus(transform(part)))
    case .chain(let first, let links):
      let head = transform(first)
      return with(.chain(head, links.map { Link(operation: $0.operation, operand: transform($0.operand)) }))
    case .power(let base, let exponent):
      let head = transform(base)
      return with(.power(head, transform(exponent)))
    case .comparison(let first, let links):
      let head = transform(first)
      return with(
        .comparison(head, links.map { ComparisonLink(comparison: $0.comparison, operand: transform($0.operand)) }))
    case .not(let part): return with(.not(transform(part)))
    case .and(let parts): return with(.and(parts.map(transform)))
    case .or(let parts): return with(.or(parts.map(transform)))
    case .conditional(let condition, let then, let other):
      let test = transform(condition)
      let first = transform(then)
      return with(.conditional(condition: test, then: first, else: transform(other)))
    case .function(let parameters, let body): return with(.function(parameters: parameters, body: transform(body)))
    case .call(let callee, let arguments):
      let target = transform(callee)
      return with(.call(target, arguments.map { Argument(name: $0.name, value: transform($0.value)) }))
    case .index(let base, let indices):
      let head = transform(base)
      return with(.index(head, indices.map { $0.mapping(transform) }))
    case .member(let base, let name): return with(.member(transform(base), name))
    }
  }
}

extension Expression.Index {
  fileprivate func mapping(_ transform: (Expression) -> Expression) -> Expression.Index {
    switch self {
    case .at(let part): .at(transform(part))
    case .slice(let start, let stop, let step, let span):
      .slice(start: start.map(transform), stop: stop.map(transform), step: step.map(transform), span)
    }
  }
}
