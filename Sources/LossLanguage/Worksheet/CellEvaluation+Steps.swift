extension CellEvaluation {
  /// `steps expression`
  mutating func showSteps(_ expression: Expression, _ statement: Statement) {
    attempt(statement) { (evaluation) throws(Diagnostic) in
      let value = try evaluation.value(of: expression)
      let steps = evaluation.workedSteps(of: expression, value)
      try evaluation.show(.steps(steps, value), value, statement, expression.span)
      return nil
    }
  }

  /// `formula name`
  mutating func showFormula(_ name: Name, _ statement: Statement) {
    attempt(statement) { (evaluation) throws(Diagnostic) in
      let value = try evaluation.value(of: Expression(.name(name.text), name.span))
      guard case .function(let function) = value else {
        throw .notAFormula(name.text, value, evaluation.source.region(name.span))
      }
      let parts = evaluation.surroundings.find(name.text).flatMap { _ in
        evaluation.prepared.scope?.function(named: name.text) ?? evaluation.run.names.function(named: name.text)
      }
      let lines = function.formulaLines(parts, in: evaluation.run.library.library)
      let steps = WorkedSteps(lines: lines.map { .init($0) })
      try evaluation.show(.formula(steps, value), value, statement, name.span)
      return nil
    }
  }

  private func workedSteps(of expression: Expression, _ value: Value) -> WorkedSteps {
    let writer = StepWriter(
      names: [prepared.scope, run.names].compactMap { $0 }, library: run.library.library, digits: digits
    ) { part in
      // An expression made of parts from several places has no place of its own: it is read anew.
      let text = Source(file: Library.file, text: part.printed())
      guard case .value(let expression)? = parseProse(text).statement,
        case .ready(let node) = run.resolved(expression, text, surroundings)
      else { return nil }
      defer { run.evaluator.release() }
      return try? run.evaluator.evaluate(node, Evaluator.Frame(source: text))
    }
    return writer.steps(of: expression, value)
  }
}

extension Diagnostic {
  fileprivate static func notAFormula(_ name: String, _ value: Value, _ region: Region) -> Diagnostic {
    Diagnostic(
      .notAFunction, "`\(name)` is \(value.description), and only functions have a formula", at: region,
      value.description, help: "to show how a value comes about write `steps \(name)`")
  }
}
