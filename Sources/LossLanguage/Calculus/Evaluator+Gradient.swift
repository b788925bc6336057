internal import LossCore

extension Evaluator {
  /// What a function gives, and its gradient in the first argument: of the argument's shape, without a unit.
  ///
  /// The argument is a number, an array or a record (of records) of them; the function must give one number. The
  /// gradient is exact but for rounding: reverse-mode automatic differentiation (S. Linnainmaa, 1970).
  ///
  /// - Parameter arguments: by position.
  mutating func valueAndGradient(
    of function: Function, at arguments: [Value], site: CallSite
  ) throws(Diagnostic) -> (value: Value, gradient: Value) {
    let (bound, faults) = function.parameters.bind(
      arguments.map { (nil, PassedArgument(value: $0, span: site.span), site.span) },
      callee: function.name ?? "the function", call: site.span, in: site.source)
    if let fault = faults.first { throw fault }
    return try valueAndGradient(of: function, bound, .gradient, site)
  }

  mutating func valueAndGradient(
    of function: Function, _ arguments: BoundArguments<PassedArgument>, _ derivative: Derivative, _ site: CallSite
  ) throws(Diagnostic) -> (value: Value, gradient: Value) {
    guard function.takesVariable, let argument = arguments.values.first ?? nil else {
      throw .noVariable(derivative, site.region)
    }
    let outer = pending
    defer { release(to: outer) }
    tape.begin(site)
    defer { tape.end() }
    let first = tape.entries.count
    let name = function.parameters.parameters[0].name
    let place = CallSite(source: site.source, span: argument.span)
    var variable = argument.value
    if case .record = variable, derivative == .elementwise {
      throw .notVariable(variable, name, derivative, place.region)
    }
    variable = try traced(variable, name, derivative, place)
    let variables = first..<tape.entries.count
    var passed = arguments
    passed.values[0] = PassedArgument(value: variable, span: argument.span)
    let value = try invoke(function, passed, site)
    guard case .numbers(let result) = value else { throw .notDifferentiable(value, function, derivative, site.region) }
    switch derivative {
    case .gradient:
      guard result.tensor.rank == 0 else { throw .notDifferentiable(value, function, derivative, site.region) }
    case .elementwise:
      // What does not depend on the argument has the derivative 0, in any shape.
      guard result.tensor.shape == variable.shape || result.tensor.rank == 0 && result.trace == nil else {
        throw .notElementwise(variable.shape ?? [], value, function, site.region)
      }
    }
    let adjoints = try adjoints(of: result, in: variables)
    var next = 0
    let gradient = gradient(variable, adjoints, &next)
    return (.numbers(tape.isNested ? result : result.untraced), gradient)
  }

  // MARK: Variables

  /// Numbers with a place of their own on the tape; the fields of records in their order.
  private mutating func traced(
    _ value: Value, _ name: String, _ derivative: Derivative, _ site: CallSite
  ) throws(Diagnostic) -> Value {
    switch value {
    case .numbers(let numbers):
      var variable = tape.append(.identity, [numbers], numbers.tensor).with(numbers.unit)
      variable.columnLabels = numbers.columnLabels
      try limits.check(count: tape.elementCount + pending, at: site.region)
      return .numbers(variable)
    case .record(let record):
      var fields: [Record.Field] = []
      for field in record.fields {
        let variable = try traced(field.value, "\(name).\(field.name)", derivative, site)
        fields.append(Record.Field(name: field.name, value: variable))
      }
      return .record(Record(fields: fields))
    case .booleans, .texts, .table, .function: throw .notVariable(value, name, derivative, site.region)
    }
  }

  /// The variables' adjoints in the form of the argument.
  private func gradient(_ variable: Value, _ adjoints: [Numbers?], _ next: inout Int) -> Value {
    switch variable {
    case .record(let record):
      var fields: [Record.Field] = []
      for field in record.fields {
        fields.append(Record.Field(name: field.name, value: gradient(field.value, adjoints, &next)))
      }
      return .record(Record(fields: fields))
    case .numbers(let numbers):
      defer { next += 1 }
      guard let adjoint = adjoints[next] else { return .numbers(Numbers(numbers.tensor.mapped { _ in 0 })) }
      return .numbers(adjoint)
    case .booleans, .texts, .table, .function: return variable
    }
  }
}

extension Diagnostic {
  fileprivate static func noVariable(_ derivative: Derivative, _ region: Region) -> Diagnostic {
    Diagnostic(
      .missingArgument, "`\(derivative.rawValue)` needs a first argument to differentiate in", at: region,
      help: "a function of x is written `x -> ...`")
  }

  fileprivate static func notVariable(
    _ value: Value, _ name: String, _ derivative: Derivative, _ region: Region
  ) -> Diagnostic {
    Diagnostic(
      .typeMismatch, "`\(derivative.rawValue)` differentiates in `\(shortened(name))`, which is \(value.description)",
      at: region, value.description,
      help: derivative == .gradient
        ? "a gradient is taken in numbers, arrays of numbers and records of them"
        : "a derivative is taken in a number or an array of numbers; `grad` takes records too")
  }

  fileprivate static func notDifferentiable(
    _ value: Value, _ function: Function, _ derivative: Derivative, _ region: Region
  ) -> Diagnostic {
    let name = function.name.map { "`\(shortened($0))`" } ?? "the function"
    let isArray = value.shape.map { !$0.isEmpty } ?? false
    return Diagnostic(
      isArray ? .shapeMismatch : .typeMismatch,
      derivative == .gradient
        ? "a gradient is of one number, and \(name) gives \(value.description)"
        : "only numbers have derivatives, and \(name) gives \(value.description)",
      at: region, value.shape.map { "shape \(shapeText($0))" } ?? value.description,
      help: isArray
        ? "add the elements up with `sum` or `mean`; `derivative` differentiates element by element" : nil)
  }

  fileprivate static func notElementwise(
    _ shape: [Int], _ value: Value, _ function: Function, _ region: Region
  ) -> Diagnostic {
    Diagnostic(
      .shapeMismatch,
      "a derivative is taken element by element, but from shape \(shapeText(shape)) \(function.name.map { "`\(shortened($0))`" } ?? "the function") makes shape \(shapeText(value.shape ?? []))",
      at: region, "shape \(shapeText(value.shape ?? []))",
      help: value.shape == []
        ? "the derivatives of one number are its gradient: `grad`" : "`map` takes the elements one by one")
  }
}
