internal import LossCore

/// Gives every name of an expression its meaning: a value that is known already, or a slot of a frame.
///
/// All faults of an expression are found, also in branches that will not be taken. A function keeps the values that its
/// names have where it is written, so nothing can refer to itself.
struct Resolver {
  let source: Source
  let surroundings: Surroundings
  /// The name that the statement defines: not to be used inside it.
  let definedName: String?
  private(set) var diagnostics: [Diagnostic] = []
  /// What the expression needs of statements that failed.
  private(set) var missing: [Missing] = []

  /// The functions around the expression, the innermost last.
  private var scopes: [FunctionScope]

  struct Missing {
    let name: String
    let region: Region
    let definition: Region
  }

  /// The slots of one function: captures, parameters, bindings.
  private struct FunctionScope {
    var slots: [String] = []
    /// For each capture, its slot in the enclosing function.
    var captures: [Int] = []
  }

  /// - Parameter locals: names that stand for the first slots of the frame (plot variables, parameters).
  init(source: Source, surroundings: Surroundings, definedName: String? = nil, locals: [String] = []) {
    self.source = source
    self.surroundings = surroundings
    self.definedName = definedName
    scopes = [FunctionScope(slots: locals)]
  }

  /// The resolved expression; worth nothing unless `diagnostics` and `missing` are empty.
  mutating func resolve(_ expression: Expression) -> Node {
    Node(kind(of: expression), expression.span)
  }

  /// Gives a `where` binding, a parameter or the like the next slot.
  mutating func declareLocal(_ name: String) {
    scopes[scopes.count - 1].slots.append(name)
  }

  /// The bindings of a definition; each sees those before it.
  mutating func resolve(_ bindings: [Binding]) -> [Node] {
    var nodes: [Node] = []
    for binding in bindings {
      nodes.append(resolve(binding.value))
      declareLocal(binding.name.text)
    }
    return nodes
  }

  /// A function that stands by itself: its names are values, so it captures no slots.
  mutating func resolveFunction(
    parameters: [Parameter], bindings: [Binding], body: Expression
  ) -> Code {
    var defaults: [Node?] = []
    for parameter in parameters {
      defaults.append(parameter.defaultValue.map { resolve($0) })
      declareLocal(parameter.name.text)
    }
    let nodes = resolve(bindings)
    return Code(source: source, captureCount: 0, defaults: defaults, bindings: nodes, body: resolve(body))
  }

  // MARK: Expressions

  private mutating func kind(of expression: Expression) -> Node.Kind {
    switch expression.kind {
    case .number(let value): return .constant(.number(value))
    case .text(let text): return .constant(.texts(.init(scalar: text)))
    case .boolean(let value): return .constant(.booleans(.init(scalar: value)))
    case .name(let name): return meaning(of: name, expression.span)
    case .array(let elements): return .array(resolve(elements))
    case .negated(let operand): return .negated(resolve(operand))
    case .plus(let operand): return .plus(resolve(operand))
    case .chain(let first, let links):
      let head = resolve(first)
      var nodes: [Node.Link] = []
      for link in links { nodes.append(.init(operation: link.operation, operand: resolve(link.operand))) }
      return .chain(head, nodes)
    case .power(let base, let exponent):
      let head = resolve(base)
      return .power(head, resolve(exponent))
    case .comparison(let first, let links):
      let head = resolve(first)
      var nodes: [Node.ComparisonLink] = []
      for link in links { nodes.append(.init(comparison: link.comparison, operand: resolve(link.operand))) }
      return .comparison(head, nodes)
    case .not(let operand): return .not(resolve(operand))
    case .and(let operands): return .and(resolve(operands))
    case .or(let operands): return .or(resolve(operands))
    case .conditional(let condition, let then, let other):
      let test = resolve(condition)
      let first = resolve(then)
      return .conditional(test, then: first, else: resolve(other))
    case .function(let parameters, let body): return function(parameters, body)
    case .call(let callee, let arguments): return call(callee, arguments, expression.span)
    case .index(let base, let indices):
      let head = resolve(base)
      var nodes: [Node.Index] = []
      for index in indices { nodes.append(resolve(index)) }
      return .index(head, nodes)
    case .member(let base, let name): return member(base, name)
    // The parser has reported it.
    case .invalid: return .constant(.number(.nan))
    }
  }

  private mutating func resolve(_ expressions: [Expression]) -> [Node] {
    var nodes: [Node] = []
    for expression in expressions { nodes.append(resolve(expression)) }
    return nodes
  }

  private mutating func resolve(_ index: Expression.Index) -> Node.Index {
    switch index {
    case .at(let expression): return .at(resolve(expression))
    case .slice(let start, let stop, let step, let span):
      let first = start.map { resolve($0) }
      let second = stop.map { resolve($0) }
      return .slice(start: first, stop: second, step: step.map { resolve($0) }, span)
    }
  }

  private mutating func function(_ parameters: [Name], _ body: Expression) -> Node.Kind {
    var names: [String] = []
    for parameter in parameters { names.append(parameter.text) }
    // Captures come first in the frame, but only the body tells which there are: they are found in a first pass.
    var captured: [String] = []
    collectCaptures(of: body, bound: names, into: &captured)
    var scope = FunctionScope()
    for name in captured {
      scope.slots.append(name)
      scope.captures.append(slot(of: name)!)
    }
    scope.slots += names
    scopes.append(scope)
    let node = resolve(body)
    let captures = scopes.removeLast().captures
    let signature = Signature(
      name: nil,
      parameters: names.map { .init(name: $0, isRequired: true, isNamedOnly: false, defaultText: nil) })
    let code = Code(
      source: source, captureCount: captures.count, defaults: names.map { _ in nil }, bindings: [], body: node)
    return .function(signature, code, captures: captures)
  }

  private mutating func call(_ callee: Expression, _ arguments: [Expression.Argument], _ span: Span) -> Node.Kind {
    let target = resolve(callee)
    var nodes: [Node.Argument] = []
    for argument in arguments { nodes.append(.init(name: argument.name, value: resolve(argument.value))) }
    guard case .constant(let value) = target.kind, case .function(let function) = value else {
      return .dynamicCall(target, nodes)
    }
    let (bound, faults) = function.parameters.bind(
      nodes.map { ($0.name, $0.value, $0.name?.span.through($0.value.span) ?? $0.value.span) },
      callee: source.text(of: callee.span), call: span, in: source)
    diagnostics += faults
    return .call(function, bound)
  }

  private mutating func member(_ base: Expression, _ name: Name) -> Node.Kind {
    if case .name(let text) = base.kind, slot(of: text) == nil {
      if text == "library", surroundings.find(text) == nil {
        if let value = surroundings.library.value(named: name.text) { return .constant(value) }
        diagnostics.append(
          .unknownName(name.text, source.region(name.span), among: surroundings.library.names, place: "the library"))
        return .constant(.number(.nan))
      }
      if case .scope(let names)? = surroundings.find(text)?.state {
        guard let entry = names[name.text] else {
          diagnostics.append(
            .unknownName(name.text, source.region(name.span), among: names.order, place: "cell `\(text)`"))
          return .constant(.number(.nan))
        }
        return meaning(of: entry, "\(text).\(name.text)", base.span.through(name.span))
      }
    }
    return .member(resolve(base), name)
  }

  // MARK: Names

  private mutating func meaning(of name: String, _ span: Span) -> Node.Kind {
    if let slot = slot(of: name) { return .local(slot) }
    let region = source.region(span)
    let inLibrary = surroundings.library.value(named: name)
    if name == definedName {
      diagnostics.append(inLibrary == nil ? .recursion(name, region) : .shadowed(name, region, isInside: true))
      return .constant(.number(.nan))
    }
    if let entry = surroundings.find(name) {
      if case .pending = entry.state, inLibrary != nil {
        diagnostics.append(.shadowed(name, region, isInside: false))
        return .constant(.number(.nan))
      }
      return meaning(of: entry, name, span)
    }
    if let inLibrary { return .constant(inLibrary) }
    diagnostics.append(.unknownName(name, region, among: surroundings.visibleNames, place: nil))
    return .constant(.number(.nan))
  }

  private mutating func meaning(of entry: Names.Entry, _ name: String, _ span: Span) -> Node.Kind {
    let region = source.region(span)
    switch entry.state {
    case .value(let value):
      return .constant(value)
    case .pending:
      diagnostics.append(.usedBeforeDefinition(name, region, definition: entry.region))
    case .failed:
      missing.append(Missing(name: name, region: region, definition: entry.region))
    case .scope(let names):
      if let record = names.record { return .constant(.record(record)) }
      missing.append(Missing(name: name, region: region, definition: entry.region))
    }
    return .constant(.number(.nan))
  }

  /// The slot of a local name in the innermost function.
  private func slot(of name: String) -> Int? {
    scopes[scopes.count - 1].slots.lastIndex(of: name)
  }

  /// The local names of the innermost function that an inner function uses.
  private func collectCaptures(of expression: Expression, bound: [String], into captured: inout [String]) {
    switch expression.kind {
    case .number, .text, .boolean, .invalid: break
    case .name(let name):
      if !bound.contains(name), slot(of: name) != nil, !captured.contains(name) { captured.append(name) }
    case .array(let parts), .and(let parts), .or(let parts):
      for part in parts { collectCaptures(of: part, bound: bound, into: &captured) }
    case .negated(let part), .plus(let part), .not(let part), .member(let part, _):
      collectCaptures(of: part, bound: bound, into: &captured)
    case .chain(let first, let links):
      collectCaptures(of: first, bound: bound, into: &captured)
      for link in links { collectCaptures(of: link.operand, bound: bound, into: &captured) }
    case .power(let base, let exponent):
      collectCaptures(of: base, bound: bound, into: &captured)
      collectCaptures(of: exponent, bound: bound, into: &captured)
    case .comparison(let first, let links):
      collectCaptures(of: first, bound: bound, into: &captured)
      for link in links { collectCaptures(of: link.operand, bound: bound, into: &captured) }
    case .conditional(let condition, let then, let other):
      for part in [condition, then, other] { collectCaptures(of: part, bound: bound, into: &captured) }
    case .function(let parameters, let body):
      collectCaptures(of: body, bound: bound + parameters.map { $0.text }, into: &captured)
    case .call(let callee, let arguments):
      collectCaptures(of: callee, bound: bound, into: &captured)
      for argument in arguments { collectCaptures(of: argument.value, bound: bound, into: &captured) }
    case .index(let base, let indices):
      collectCaptures(of: base, bound: bound, into: &captured)
      for index in indices {
        switch index {
        case .at(let part): collectCaptures(of: part, bound: bound, into: &captured)
        case .slice(let start, let stop, let step, _):
          for part in [start, stop, step] {
            if let part { collectCaptures(of: part, bound: bound, into: &captured) }
          }
        }
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownName(
    _ name: String, _ region: Region, among names: [String], place: String?
  ) -> Diagnostic {
    let guess = suggestion(for: name, among: names)
    let message = place.map { "there is no `\(name)` in \($0)" } ?? "nothing here is called `\(name)`"
    return Diagnostic(
      .unknownName, message, at: region, "not a known name",
      help: guess.map { "did you mean `\($0)`?" }
        ?? (place == nil ? "define it above: `\(name) = ...`" : nil))
  }

  fileprivate static func usedBeforeDefinition(_ name: String, _ region: Region, definition: Region) -> Diagnostic {
    Diagnostic(
      .usedBeforeDefinition, "`\(name)` is used before its definition",
      at: [Label(region, "used here"), Label(definition, "defined here")],
      help: "move the definition above its first use; only prose may use names from further down")
  }

  fileprivate static func recursion(_ name: String, _ region: Region) -> Diagnostic {
    Diagnostic(
      .recursiveDefinition, "`\(name)` is defined by itself", at: region, "refers to its own definition",
      help: "nothing in this language calls itself; write the steps with `map`, a reduction or an array")
  }

  fileprivate static func shadowed(_ name: String, _ region: Region, isInside: Bool) -> Diagnostic {
    Diagnostic(
      .libraryShadowed,
      isInside
        ? "`\(name)` inside its own definition could mean the library's"
        : "`\(name)` is the library's here, but the notebook defines its own further down", at: region,
      "which one?", help: "write `library.\(name)` for the library's")
  }
}
