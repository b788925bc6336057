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

  /// How deep the resolved nodes nest, with what the names in them hold; see `Value.depth`.
  private(set) var depth = 0

  /// The functions around the expression, the innermost last.
  private var scopes: [LocalScope]
  private var nesting = 0

  struct Missing {
    let name: String
    let region: Region
    let definition: Region
  }

  /// - Parameter locals: names that stand for the first slots of the frame (plot variables, parameters).
  init(source: Source, surroundings: Surroundings, definedName: String? = nil, locals: [String] = []) {
    self.source = source
    self.surroundings = surroundings
    self.definedName = definedName
    scopes = [LocalScope(names: locals)]
  }

  /// The resolved expression; worth nothing unless `diagnostics` and `missing` are empty.
  mutating func resolve(_ expression: Expression) -> Node {
    nesting += 1
    defer { nesting -= 1 }
    depth = max(depth, nesting)
    return Node(kind(of: expression), expression.span)
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
    let result = resolve(body)
    return Code(source: source, defaults: defaults, bindings: nodes, body: result, depth: depth)
  }

  // MARK: Expressions

  private mutating func kind(of expression: Expression) -> Node.Kind {
    switch expression.kind {
    case .number(let value): return constant(.number(value))
    case .text(let text): return constant(.texts(.init(scalar: text)))
    case .boolean(let value): return constant(.booleans(.init(scalar: value)))
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
    case .invalid: return Self.nothing
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
    let names = parameters.map { $0.text }
    scopes.append(LocalScope(names: names))
    let node = resolve(body)
    let captures = scopes.removeLast().captures
    let signature = Signature(
      name: nil,
      parameters: names.map { .init(name: $0, isRequired: true, isNamedOnly: false, defaultText: nil) })
    let code = Code(source: source, defaults: names.map { _ in nil }, bindings: [], body: node, depth: depth)
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
    guard case .name(let text) = base.kind else { return .member(resolve(base), name) }
    if text == Library.name {
      if let value = surroundings.inLibrary(name.text) { return constant(value) }
      return fault(
        .unknownName(
          name.text, source.region(name.span), among: surroundings.library.library.names, place: "the library"))
    }
    guard slot(of: text) == nil, case .scope(let names)? = surroundings.find(text)?.state else {
      return .member(resolve(base), name)
    }
    guard let entry = names[name.text] else {
      return fault(.unknownName(name.text, source.region(name.span), among: names.order, place: "cell `\(text)`"))
    }
    return meaning(of: entry, "\(text).\(name.text)", base.span.through(name.span))
  }

  // MARK: Names

  private mutating func meaning(of name: String, _ span: Span) -> Node.Kind {
    let region = source.region(span)
    if name == Library.name { return fault(.bareLibrary(region)) }
    if let slot = slot(of: name) { return .local(slot) }
    let inLibrary = surroundings.inLibrary(name)
    if name == definedName {
      return fault(inLibrary == nil ? .recursion(name, region) : .shadowed(name, region, isInside: true))
    }
    if let entry = surroundings.find(name) {
      if case .pending = entry.state, inLibrary != nil { return fault(.shadowed(name, region, isInside: false)) }
      return meaning(of: entry, name, span)
    }
    if let inLibrary { return constant(inLibrary) }
    return fault(.unknownName(name, region, among: surroundings.visibleNames, place: nil))
  }

  private mutating func meaning(of entry: Names.Entry, _ name: String, _ span: Span) -> Node.Kind {
    let region = source.region(span)
    switch entry.state {
    case .value(let value): return constant(value)
    case .pending: return fault(.usedBeforeDefinition(name, region, definition: entry.region))
    case .failed: missing.append(Missing(name: name, region: region, definition: entry.region))
    case .scope(let names):
      if let record = names.record { return constant(.record(record)) }
      // A failed name of the cell is at fault, one that is still to come is not.
      guard let failed = names.firstFailed else {
        return fault(.usedBeforeDefinition(name, region, definition: entry.region))
      }
      missing.append(Missing(name: "\(name).\(failed.name)", region: region, definition: failed.region))
    }
    return Self.nothing
  }

  /// The slot of a local name in the innermost function, which captures it from those around it if need be.
  private mutating func slot(of name: String) -> Int? {
    if let slot = scopes[scopes.count - 1][name] { return slot }
    guard let owner = scopes.lastIndex(where: { $0[name] != nil }), var slot = scopes[owner][name] else { return nil }
    for inner in (owner + 1)..<scopes.count { slot = scopes[inner].capture(name, from: slot) }
    return slot
  }

  private mutating func declareLocal(_ name: String) {
    scopes[scopes.count - 1].declare(name)
  }

  private mutating func constant(_ value: Value) -> Node.Kind {
    depth = max(depth, nesting + value.depth)
    return .constant(value)
  }

  /// What stands for an expression that is never evaluated, because something is wrong with it.
  private static let nothing = Node.Kind.constant(.number(.nan))

  private mutating func fault(_ diagnostic: Diagnostic) -> Node.Kind {
    diagnostics.append(diagnostic)
    return Self.nothing
  }
}

/// The slots of one function's frame: its parameters, then what it captures or its bindings.
private struct LocalScope {
  private var slots: [String: Int] = [:]
  private var count = 0
  /// For each capture, its slot in the enclosing function.
  private(set) var captures: [Int] = []

  init(names: [String]) {
    for name in names { declare(name) }
  }

  subscript(name: String) -> Int? { slots[name] }

  /// Gives a name the next slot.
  mutating func declare(_ name: String) {
    slots[name] = count
    count += 1
  }

  mutating func capture(_ name: String, from slot: Int) -> Int {
    captures.append(slot)
    declare(name)
    return count - 1
  }
}

extension Diagnostic {
  fileprivate static func unknownName(
    _ name: String, _ region: Region, among names: some Sequence<String>, place: String?
  ) -> Diagnostic {
    // Cells other than the one at hand define no losses of the library.
    let peer = place == nil || place == "the library" ? PeerNames.ours(for: name) : nil
    let guess = peer ?? suggestion(for: name, among: names)
    let message = place.map { "there is no `\(name)` in \($0)" } ?? "nothing here is called `\(name)`"
    return Diagnostic(
      .unknownName, message, at: region, "not a known name",
      help: guess.map { "did you mean `\($0)`?" }
        ?? (place == nil ? "define it above: `\(name) = ...`" : nil))
  }

  fileprivate static func bareLibrary(_ region: Region) -> Diagnostic {
    Diagnostic(
      .unknownName, "`library` alone is no value", at: region, "which name of it?",
      help: "write `library.softmax` and the like, to mean the library's where the notebook has its own")
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
