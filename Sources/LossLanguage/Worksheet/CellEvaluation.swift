/// The evaluation of one cell.
struct CellEvaluation {
  let prepared: PreparedCell
  let run: WorksheetRun
  let digits: Int
  var outputs: [Output] = []
  var claims: [ClaimResult] = []
  var diagnostics: [Diagnostic]

  init(_ prepared: PreparedCell, in run: WorksheetRun) {
    self.prepared = prepared
    self.run = run
    digits = prepared.cell.attributes.digits ?? run.worksheet.digits
    diagnostics = prepared.diagnostics
  }

  var cell: Cell { prepared.cell }
  var source: Source { prepared.cell.body }
  var names: Names { prepared.scope ?? run.names }
  var surroundings: Surroundings {
    Surroundings(cell: prepared.scope, notebook: run.names, library: run.library)
  }

  consuming func outcome() -> (result: CellResult, diagnostics: [Diagnostic]) {
    switch cell.kind {
    case .loss: for statement in prepared.statements { evaluate(statement) }
    case .data: evaluateData()
    case .plot: evaluatePlot()
    }
    settleExpectedFailure()
    let status: CellResult.Status =
      diagnostics.contains { $0.isFailure } ? .failed : diagnostics.contains { $0.code == .skipped } ? .skipped : .ok
    let result = CellResult(
      id: cell.id, kind: cell.kind, line: cell.line, status: status, outputs: outputs, claims: claims)
    return (result, diagnostics)
  }

  private mutating func evaluate(_ statement: Statement) {
    switch statement.kind {
    case .definition(let name, let expression, let bindings): define(name, expression, bindings, statement)
    case .function(let name, let parameters, let body, let bindings):
      define(name, parameters, body, bindings, statement)
    case .input(let input): define(input, statement)
    case .value(let expression): show(expression, statement)
    case .steps(let expression): showSteps(expression, statement)
    case .formula(let name): showFormula(name, statement)
    case .claim(let claim): evaluate(claim, statement)
    case .check(let condition): evaluate(condition, statement, kind: .check)
    case .refute(let condition): evaluate(condition, statement, kind: .refutation)
    }
  }

  /// Runs one statement; whatever goes wrong ends this statement only, and fails the name that it defines.
  ///
  /// - Parameter body: gives the value of that name; nil where there is none.
  mutating func attempt(
    _ statement: Statement, _ body: (inout CellEvaluation) throws(Diagnostic) -> Value?
  ) {
    var state = Names.State.failed
    do throws(Diagnostic) {
      if let value = try body(&self) { state = .value(value) }
    } catch {
      diagnostics.append(error)
    }
    diagnostics += run.evaluator.takeWarnings()
    if let name = statement.definedName { names.settle(name.text, state) }
  }

  /// Resolves and evaluates; all faults but the last are noted, the last is thrown.
  mutating func value(
    of expression: Expression, bindings: [Binding] = [], definedName: String? = nil
  ) throws(Diagnostic) -> Value {
    var resolver = Resolver(source: source, surroundings: surroundings, definedName: definedName)
    let nodes = resolver.resolve(bindings)
    let node = resolver.resolve(expression)
    try report(resolver)
    var frame = Evaluator.Frame(source: source)
    defer { run.evaluator.release() }
    for binding in nodes { frame.slots.append(try run.evaluator.evaluate(binding, frame)) }
    return try run.evaluator.evaluate(node, frame).settled
  }

  mutating func report(_ resolver: Resolver) throws(Diagnostic) {
    if let last = resolver.diagnostics.last {
      diagnostics += resolver.diagnostics.dropLast()
      throw last
    }
    if let missing = resolver.missing.first { throw .skipped(missing) }
  }

  mutating func show(
    _ content: Output.Content, _ value: Value, _ statement: Statement, _ span: Span
  ) throws(Diagnostic) {
    try run.countOutput(value, at: source.region(span))
    outputs.append(
      Output(
        content: content, line: source.position(at: statement.span.start).line, source: source.text(of: span),
        digits: digits))
  }

  private mutating func show(_ expression: Expression, _ statement: Statement) {
    attempt(statement) { (evaluation) throws(Diagnostic) in
      let value = try evaluation.value(of: expression)
      try evaluation.show(.value(value), value, statement, expression.span)
      return nil
    }
  }

  private mutating func evaluateData() {
    let (table, faults) = cell.table(limits: run.worksheet.limits, workers: run.evaluator.workers)
    diagnostics += faults
    if prepared.ownsName, let name = cell.attributes.name {
      run.names.settle(name, table.map { .value(.table($0)) } ?? .failed)
    }
    if let table { outputs.append(Output(content: .table(table), line: cell.line, source: "", digits: digits)) }
  }

  private mutating func settleExpectedFailure() {
    guard let expected = cell.attributes.failure else { return }
    let isMet = diagnostics.contains { diagnostic in
      guard diagnostic.severity == .error else { return false }
      if case .code(let code) = expected { return diagnostic.code == code }
      return true
    }
    if isMet {
      for index in diagnostics.indices { diagnostics[index].isExpected = true }
      for index in claims.indices { claims[index].isExpected = true }
    } else {
      diagnostics.append(.didNotFail(expected, at: cell.region))
    }
  }
}

extension Diagnostic {
  fileprivate static func didNotFail(_ expected: CellAttributes.ExpectedFailure, at region: Region) -> Diagnostic {
    if case .code(let code) = expected {
      return Diagnostic(
        .didNotFail, "the cell says that it fails with `\(code.rawValue)`, and it does not", at: region,
        "no such failure",
        help: "mend the cell, or take `fails` away")
    }
    return Diagnostic(
      .didNotFail, "the cell says that it fails, and everything in it holds", at: region, "no failure",
      help: "take `fails` away")
  }
}
