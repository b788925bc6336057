internal import LossCore

extension CellEvaluation {
  /// `name = expression where ...`
  mutating func define(_ name: Name, _ expression: Expression, _ bindings: [Binding], _ statement: Statement) {
    // What could not be parsed has its diagnostic already, and gives the name no value.
    if case .invalid = expression.kind { return names.settle(name.text, .failed) }
    attempt(statement) { (evaluation) throws(Diagnostic) in
      let value = try evaluation.value(of: expression, bindings: bindings, definedName: name.text)
      try evaluation.run.hold(value, at: evaluation.source.region(name.span))
      return value
    }
  }

  /// `f(x, k=1) = body where ...`
  mutating func define(
    _ name: Name, _ parameters: [Parameter], _ body: Expression, _ bindings: [Binding], _ statement: Statement
  ) {
    attempt(statement) { (evaluation) throws(Diagnostic) in
      let source = evaluation.source
      var resolver = Resolver(source: source, surroundings: evaluation.surroundings, definedName: name.text)
      let code = resolver.resolveFunction(parameters: parameters, bindings: bindings, body: body)
      try evaluation.report(resolver)
      let signature = Signature(name: name.text, parameters: parameters, in: source)
      let function = Function(signature, .code(code, captured: []))
      try evaluation.run.worksheet.limits.check(depth: function.depth, at: source.region(name.span))
      return .function(function)
    }
  }

  /// `input NAME = V ...`: the value is V, and the control must be able to show it.
  mutating func define(_ input: Input, _ statement: Statement) {
    attempt(statement) { (evaluation) throws(Diagnostic) in
      let value = try evaluation.value(of: input.value, definedName: input.name.text)
      let source = evaluation.source
      switch input.control {
      case .toggle:
        guard case .booleans(let tensor) = value, tensor.rank == 0 else {
          throw .notASwitch(value, source.region(input.value.span))
        }
      case .slider(let from, let to, let step):
        let number = try evaluation.number(value, input.value.span)
        let low = try evaluation.number(try evaluation.value(of: from), from.span)
        let high = try evaluation.number(try evaluation.value(of: to), to.span)
        guard low < high else { throw .emptySlider(source.region(from.span.through(to.span))) }
        guard (low...high).contains(number) else { throw .outsideSlider(source, input.value, from, to) }
        if let step {
          guard try evaluation.number(try evaluation.value(of: step), step.span) > 0 else {
            throw .badStep(source.region(step.span))
          }
        }
      case .choice(let choices):
        let all = try evaluation.value(of: choices)
        let operands = Operands(
          left: value, leftSpan: input.value.span, right: all, rightSpan: choices.span, source: source,
          limits: evaluation.run.worksheet.limits)
        guard value.shape == [], all.shape?.count == 1 else { throw .notAChoice(value, all, input, choices, source) }
        guard try operands.compared(.equal).elements.contains(true) else {
          throw .outsideChoice(source, input.value, choices)
        }
      }
      try evaluation.run.hold(value, at: source.region(input.name.span))
      return value
    }
  }

  /// A finite single number, as a slider needs them.
  private func number(_ value: Value, _ span: Span) throws(Diagnostic) -> Double {
    guard let number = value.asNumbers?.tensor.scalar, number.isFinite else {
      throw .notASliderNumber(value, source.region(span))
    }
    return number
  }
}

extension Diagnostic {
  fileprivate static func notASwitch(_ value: Value, _ region: Region) -> Diagnostic {
    Diagnostic(
      .badArgument, "an input without a range is true or false", at: region, value.description,
      help: "for a slider write `input x = 1 from 0 to 2`, for a choice `input x = 1 in [1, 2, 5]`")
  }

  fileprivate static func notASliderNumber(_ value: Value, _ region: Region) -> Diagnostic {
    Diagnostic(
      .badArgument, "a slider works with single finite numbers", at: region, value.description,
      help: "for example `input x = 1 from 0 to 2 step 0.1`")
  }

  fileprivate static func emptySlider(_ region: Region) -> Diagnostic {
    Diagnostic(
      .badArgument, "a slider goes from a smaller number to a larger one", at: region, "not in this order",
      help: "for example `from 0 to 2`")
  }

  fileprivate static func outsideSlider(
    _ source: Source, _ value: Expression, _ from: Expression, _ to: Expression
  ) -> Diagnostic {
    Diagnostic(
      .badArgument, "the value of a slider lies between its ends",
      at: [
        Label(source.region(value.span), "outside"), Label(source.region(from.span.through(to.span)), "the ends"),
      ], help: "move an end, or start from a value between them")
  }

  fileprivate static func badStep(_ region: Region) -> Diagnostic {
    Diagnostic(
      .badArgument, "the step of a slider is positive", at: region, "not positive", help: "for example `step 0.1`")
  }

  fileprivate static func notAChoice(
    _ value: Value, _ all: Value, _ input: Input, _ choices: Expression, _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .badArgument, "a choice is a single value among those of a list",
      at: [
        Label(source.region(input.value.span), value.description), Label(source.region(choices.span), all.description),
      ], help: "for example `input base = 2 in [2, 10]`")
  }

  fileprivate static func outsideChoice(_ source: Source, _ value: Expression, _ choices: Expression) -> Diagnostic {
    Diagnostic(
      .badArgument, "the value of a choice is one of those in its list",
      at: [Label(source.region(value.span), "not in the list"), Label(source.region(choices.span), "the list")],
      help: "add it to the list, or start from a value that is there")
  }
}
