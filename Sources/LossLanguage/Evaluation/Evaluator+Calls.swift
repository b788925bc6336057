internal import LossCore

/// What a call passes, and where it stands.
struct PassedArgument: Sendable {
  let value: Value
  let span: Span
}

/// Where a function was called from: its diagnostics point there.
struct CallSite: Sendable {
  let source: Source
  let span: Span

  var region: Region { source.region(span) }
}

extension Evaluator {
  mutating func call(
    _ function: Function, _ bound: BoundArguments<Node>, _ span: Span, _ frame: borrowing Frame
  ) throws(Diagnostic) -> Value {
    var passed = BoundArguments<PassedArgument>(values: [], rest: [], named: [])
    passed.values.reserveCapacity(bound.values.count)
    for node in bound.values {
      guard let node else {
        passed.values.append(nil)
        continue
      }
      passed.values.append(PassedArgument(value: try evaluate(node, frame), span: node.span))
    }
    for node in bound.rest { passed.rest.append(PassedArgument(value: try evaluate(node, frame), span: node.span)) }
    for (name, node) in bound.named {
      passed.named.append((name, PassedArgument(value: try evaluate(node, frame), span: node.span)))
    }
    return try invoke(function, passed, CallSite(source: frame.source, span: span))
  }

  mutating func dynamicCall(
    _ callee: Node, _ arguments: [Node.Argument], _ span: Span, _ frame: borrowing Frame
  ) throws(Diagnostic) -> Value {
    let value = try evaluate(callee, frame)
    guard case .function(let function) = value else {
      throw .notAFunction(value, frame.source.text(of: callee.span), frame.source.region(callee.span))
    }
    let (bound, faults) = function.parameters.bind(
      arguments.map { ($0.name, $0.value, $0.name?.span.through($0.value.span) ?? $0.value.span) },
      callee: frame.source.text(of: callee.span), call: span, in: frame.source)
    if let fault = faults.first { throw fault }
    return try call(function, bound, span, frame)
  }

  /// Calls a function with values, as `map` and its relatives do.
  mutating func apply(_ function: Function, _ values: [Value], _ site: CallSite) throws(Diagnostic) -> Value {
    let (bound, faults) = function.parameters.bind(
      values.map { (nil, PassedArgument(value: $0, span: site.span), site.span) },
      callee: function.name ?? "the function", call: site.span, in: site.source)
    if let fault = faults.first { throw fault }
    let outer = pending
    defer { release(to: outer) }
    return try invoke(function, bound, site)
  }

  mutating func invoke(
    _ function: Function, _ arguments: BoundArguments<PassedArgument>, _ site: CallSite
  ) throws(Diagnostic) -> Value {
    switch function.body {
    case .primitive(let primitive):
      try countReading(arguments, site)
      return try primitive(Call(function: function, arguments: arguments, site: site), &self)
    case .code(let code, let captured):
      return try run(code, captured: captured, arguments.values, site)
    case .measure(let measure):
      try countReading(arguments, site)
      return try measure.evaluate(Call(function: function, arguments: arguments, site: site), &self)
    case .derivative(let derivative, let original):
      return try nested({ site.region }) { (evaluator) throws(Diagnostic) in
        try evaluator.valueAndGradient(of: original, arguments, derivative, site).gradient
      }
    }
  }

  /// A function written in Swift looks at all that it is given.
  private mutating func countReading(
    _ arguments: BoundArguments<PassedArgument>, _ site: CallSite
  ) throws(Diagnostic) {
    var work: Int64 = 0
    for argument in arguments.values { if let argument { work += argument.value.work } }
    for argument in arguments.rest { work += argument.value.work }
    for (_, argument) in arguments.named { work += argument.value.work }
    try count(work, site.span, site.source)
  }

  /// Runs a function's code with its arguments in the order of its parameters.
  ///
  /// What goes wrong inside a function of the notebook is reported there; what goes wrong inside the library is reported
  /// at the call that led into it.
  mutating func run(
    _ code: Code, captured: [Value], _ arguments: [PassedArgument?], _ site: CallSite
  ) throws(Diagnostic) -> Value {
    try nested({ site.region }) { (evaluator) throws(Diagnostic) in
      var frame = Frame(source: code.source)
      do throws(Diagnostic) {
        for (index, argument) in arguments.enumerated() {
          if let argument {
            frame.slots.append(argument.value)
          } else if let node = code.defaults[index] {
            frame.slots.append(try evaluator.evaluate(node, frame))
          }
        }
        frame.slots += captured
        for binding in code.bindings { frame.slots.append(try evaluator.evaluate(binding, frame)) }
        return try evaluator.evaluate(code.body, frame)
      } catch {
        if code.source.file == site.source.file { throw error.calledFrom(site) }
        throw code.source.file == Library.file ? error.moved(to: site) : error
      }
    }
  }
}

extension Diagnostic {
  /// The same fault, shown at the call that led into the library.
  func moved(to site: CallSite) -> Diagnostic {
    guard region.file == Library.file else { return self }
    var result = self
    result.labels = [Label(site.region, labels[0].text)]
    let callee = shortened(String(site.source.text(of: site.span).prefix { $0 != "(" }))
    if namesWhatItNeeds, site.source.file != Library.file, !callee.isEmpty {
      result.help = "this goes wrong inside the definition, which `formula \(callee)` shows"
    }
    return result
  }

  /// Whether it is about operands, which are written in the definition and not in the notebook.
  private var namesWhatItNeeds: Bool {
    switch code {
    case .shapeMismatch, .typeMismatch, .indexOutOfRange, .emptyArray: true
    default: help == nil
    }
  }

  /// Notes the call that led into a function of the notebook, the innermost only.
  fileprivate func calledFrom(_ site: CallSite) -> Diagnostic {
    guard labels.count == 1 || !labels.contains(where: { $0.text == "called here" }) else { return self }
    guard severity == .error, site.region != region else { return self }
    var result = self
    result.labels.append(Label(site.region, "called here"))
    return result
  }

  fileprivate static func notAFunction(_ value: Value, _ text: String, _ region: Region) -> Diagnostic {
    Diagnostic(
      .notAFunction, "\(quoted(text)) is \(value.description), and only functions can be called", at: region,
      value.description,
      help: value.shape != nil
        ? "to multiply write `\(shortened(text)) * (...)`, to take elements `\(shortened(text))[...]`" : nil)
  }
}
