internal import LossCore

/// The evaluation of one cell.
struct CellEvaluation {
  private let prepared: PreparedCell
  private let run: WorksheetRun
  private let digits: Int
  private var outputs: [Output] = []
  private var claims: [ClaimResult] = []
  private var diagnostics: [Diagnostic]

  init(_ prepared: PreparedCell, in run: WorksheetRun) {
    self.prepared = prepared
    self.run = run
    digits = prepared.cell.attributes.digits ?? run.worksheet.digits
    diagnostics = prepared.diagnostics
  }

  private var cell: Cell { prepared.cell }
  private var source: Source { prepared.cell.body }
  private var names: Names { prepared.scope ?? run.names }
  private var surroundings: Surroundings {
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

  // MARK: Data and plots

  private mutating func evaluateData() {
    let (table, faults) = cell.table(limits: run.worksheet.limits)
    diagnostics += faults
    if prepared.ownsName, let name = cell.attributes.name {
      run.names.settle(name, table.map { .value(.table($0)) } ?? .failed)
    }
    if let table { outputs.append(Output(content: .table(table), line: cell.line, source: "", digits: digits)) }
  }

  private mutating func evaluatePlot() {
    let (plot, faults) = parsePlot(source)
    diagnostics += faults
    // A curve asks for the same expression at every place of its axis: it is resolved once.
    var known: [PlotPart: WorksheetRun.Resolution] = [:]
    let (chart, problems) = computeChart(plot, digits: digits) { (expression, part, locals) throws(Diagnostic) -> Value in
      let key = PlotPart(
        source: ObjectIdentifier(part), start: expression.span.start, end: expression.span.end,
        locals: locals.map { $0.name })
      let resolution = known[key] ?? run.resolved(expression, part, surroundings, locals: key.locals)
      known[key] = resolution
      switch resolution {
      case .faulty(let faults): throw faults[0]
      case .skipped(let note): throw note
      case .ready(let node):
        return try run.evaluator.evaluate(node, Evaluator.Frame(source: part, slots: locals.map { $0.value }))
      }
    }
    diagnostics += run.takeWarnings() + problems
    if let chart { outputs.append(Output(content: .chart(chart), line: cell.line, source: "", digits: digits)) }
  }

  // MARK: Statements

  private mutating func evaluate(_ statement: Statement) {
    switch statement.kind {
    case .definition(let name, let expression, let bindings):
      attempt(statement) { (evaluation) throws(Diagnostic) in
        let value = try evaluation.value(of: expression, bindings: bindings, definedName: name.text)
        try evaluation.hold(value, name)
        return .value(value)
      }
    case .function(let name, let parameters, let body, let bindings):
      define(statement, name, parameters, body, bindings)
    case .input(let input):
      attempt(statement) { (evaluation) throws(Diagnostic) in .value(try evaluation.value(of: input)) }
    case .value(let expression):
      attempt(statement) { (evaluation) throws(Diagnostic) in
        let value = try evaluation.value(of: expression)
        try evaluation.show(.value(value), value, statement, expression)
        return .value(value)
      }
    case .steps(let expression):
      attempt(statement) { (evaluation) throws(Diagnostic) in
        let value = try evaluation.value(of: expression)
        let steps = evaluation.workedSteps(of: expression, value)
        try evaluation.show(.steps(steps, value), value, statement, expression)
        return .value(value)
      }
    case .formula(let name): showFormula(statement, name)
    case .claim(let claim): evaluate(claim, statement)
    case .check(let condition): evaluate(condition, statement, kind: .check)
    case .refute(let condition): evaluate(condition, statement, kind: .refutation)
    }
  }

  /// Runs one statement; whatever goes wrong ends this statement only, and fails the name that it defines.
  private mutating func attempt(
    _ statement: Statement, _ body: (inout CellEvaluation) throws(Diagnostic) -> Names.State
  ) {
    var state = Names.State.failed
    do throws(Diagnostic) {
      state = try body(&self)
    } catch {
      diagnostics.append(error)
    }
    diagnostics += run.takeWarnings()
    if let name = statement.definedName { names.settle(name.text, state) }
  }

  /// Resolves and evaluates; all faults but the last are noted, the last is thrown.
  private mutating func value(
    of expression: Expression, bindings: [Binding] = [], definedName: String? = nil
  ) throws(Diagnostic) -> Value {
    var resolver = Resolver(source: source, surroundings: surroundings, definedName: definedName)
    let nodes = resolver.resolve(bindings)
    let node = resolver.resolve(expression)
    try report(resolver)
    var frame = Evaluator.Frame(source: source)
    for binding in nodes { frame.slots.append(try run.evaluator.evaluate(binding, frame)) }
    return try run.evaluator.evaluate(node, frame)
  }

  private mutating func report(_ resolver: Resolver) throws(Diagnostic) {
    if let last = resolver.diagnostics.last {
      diagnostics += resolver.diagnostics.dropLast()
      throw last
    }
    if let missing = resolver.missing.first { throw .skipped(missing) }
  }

  /// Arrays that names hold are counted together.
  private func hold(_ value: Value, _ name: Name) throws(Diagnostic) {
    run.heldElements += Int64(value.elementCount)
    if run.heldElements > run.worksheet.limits.elements {
      throw .elementLimit(run.worksheet.limits.elements, source.region(name.span))
    }
  }

  private mutating func define(
    _ statement: Statement, _ name: Name, _ parameters: [Parameter], _ body: Expression, _ bindings: [Binding]
  ) {
    attempt(statement) { (evaluation) throws(Diagnostic) in
      var resolver = Resolver(
        source: evaluation.source, surroundings: evaluation.surroundings, definedName: name.text)
      let code = resolver.resolveFunction(parameters: parameters, bindings: bindings, body: body)
      try evaluation.report(resolver)
      let signature = Signature(name: name.text, parameters: parameters, in: evaluation.source)
      return .value(.function(Function(signature, .code(code, captured: []))))
    }
  }

  private mutating func value(of input: Input) throws(Diagnostic) -> Value {
    let value = try value(of: input.value, definedName: input.name.text)
    switch input.control {
    case .toggle:
      guard case .booleans(let tensor) = value, tensor.rank == 0 else { throw .notASwitch(value, source.region(input.value.span)) }
    case .slider(let from, let to, let step):
      let low = try self.value(of: from).asNumbers?.tensor.scalar
      let high = try self.value(of: to).asNumbers?.tensor.scalar
      let width = try step.map { (part) throws(Diagnostic) in try self.value(of: part).asNumbers?.tensor.scalar }
      guard let number = value.asNumbers?.tensor.scalar, let low, let high, low < high, (low...high).contains(number),
        width.map({ ($0 ?? 0) > 0 }) ?? true
      else { throw .badSlider(source.region(input.value.span.through(to.span))) }
    case .choice(let choices):
      let all = try self.value(of: choices)
      guard all.shape?.count == 1, let count = all.shape?.first,
        (0..<count).contains(where: { Catalogue.element(of: all, $0).text(digits: 17) == value.text(digits: 17) })
      else { throw .badChoice(source.region(input.value.span)) }
    }
    return value
  }

  // MARK: Outputs

  private mutating func show(
    _ content: Output.Content, _ value: Value, _ statement: Statement, _ expression: Expression
  ) throws(Diagnostic) {
    try run.countOutput(value, at: source.region(expression.span))
    outputs.append(
      Output(
        content: content, line: source.position(at: statement.span.start).line,
        source: source.text(of: expression.span), digits: digits))
  }

  private mutating func showFormula(_ statement: Statement, _ name: Name) {
    attempt(statement) { (evaluation) throws(Diagnostic) in
      let value = try evaluation.value(of: Expression(.name(name.text), name.span))
      guard case .function(let function) = value else {
        throw .notAFormula(name.text, value, evaluation.source.region(name.span))
      }
      let steps = WorkedSteps(lines: function.formulaLines(in: evaluation.run.library).map { .init($0) })
      try evaluation.show(.formula(steps, value), value, statement, Expression(.name(name.text), name.span))
      return .value(value)
    }
  }

  private func workedSteps(of expression: Expression, _ value: Value) -> WorkedSteps {
    let writer = StepWriter(
      names: [prepared.scope, run.names].compactMap { $0 }, library: run.library, digits: digits
    ) { part in
      // An expression made of parts from several places has no place of its own: it is read anew.
      let text = Source(file: Library.file, text: part.printed())
      guard case .value(let expression)? = parseProse(text).statement,
        case .ready(let node) = run.resolved(expression, text, surroundings)
      else { return nil }
      return try? run.evaluator.evaluate(node, Evaluator.Frame(source: text))
    }
    return writer.steps(of: expression, value)
  }

  // MARK: Claims and checks

  private mutating func evaluate(_ claim: Claim, _ statement: Statement) {
    var result = ClaimResult(
      kind: .claim, cell: cell.id, region: source.region(statement.span),
      expression: source.text(of: claim.expression.span), verdict: .error, digits: digits)
    result.describe(claim, in: source)
    let earlier = diagnostics.count
    attempt(statement) { (evaluation) throws(Diagnostic) in
      let value = try evaluation.value(of: claim.expression)
      result.value = value
      try evaluation.run.countOutput(value, at: result.region)
      evaluation.diagnostics += result.judge(claim, value, in: evaluation.source, defaultDigits: evaluation.digits)
      return .failed
    }
    finish(&result, since: earlier)
    outputs.append(
      Output(
        content: .claim(claims.count), line: result.region.start.line, source: result.expression, digits: digits))
    claims.append(result)
  }

  private mutating func evaluate(_ condition: Condition, _ statement: Statement, kind: ClaimResult.Kind) {
    let span = condition.span
    var result = ClaimResult(
      kind: kind, cell: cell.id, region: source.region(statement.span), expression: source.text(of: span),
      verdict: .error, digits: digits)
    let earlier = diagnostics.count
    attempt(statement) { (evaluation) throws(Diagnostic) in
      let (truth, difference) = try evaluation.truth(of: condition)
      result.value = .booleans(truth)
      result.decide(truth, kind, difference)
      if let fault = result.checkFault(truth, kind, evaluation.source.region(span)) {
        evaluation.diagnostics.append(fault)
      }
      return .failed
    }
    finish(&result, since: earlier)
    claims.append(result)
  }

  private mutating func finish(_ result: inout ClaimResult, since earlier: Int) {
    if result.verdict == .error, diagnostics[earlier...].contains(where: { $0.code == .skipped }) {
      result.verdict = .skipped
    }
    if result.verdict == .error || result.verdict == .skipped { result.reason = diagnostics[earlier...].last?.message }
  }

  /// Where a condition is true, and for a comparison what stands on both sides of an element, for messages.
  private mutating func truth(
    of condition: Condition
  ) throws(Diagnostic) -> (Tensor<Bool>, (Int) -> String?) {
    switch condition {
    case .holds(let expression):
      let value = try value(of: expression)
      guard case .booleans(let truth) = value else {
        throw .notACondition(value, source.text(of: expression.span), source.region(expression.span))
      }
      if truth.elements.contains(false), case .comparison(let left, let links) = expression.kind, links.count == 1 {
        let a = try self.value(of: left)
        let b = try self.value(of: links[0].operand)
        let digits = digits
        return (truth, { sides(a, b, truth.shape, $0, digits) })
      }
      return (truth, { _ in nil })
    case .close(let left, let right, let tolerance):
      let a = try value(of: left)
      let b = try value(of: right)
      let operands = Operands(left: a, leftSpan: left.span, right: b, rightSpan: right.span, source: source)
      let limit = try tolerance.map { (part) throws(Diagnostic) in try self.value(of: part) }
      guard a.shape == b.shape else { throw operands.shapeMismatch() }
      let truth = try operands.close(within: limit, tolerance?.span)
      return (truth, { sides(a, b, truth.shape, $0, 17) })
    }
  }

  // MARK: Expected failures

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

/// An expression of a plot cell and the names that it finds beside the notebook's.
private struct PlotPart: Hashable {
  let source: ObjectIdentifier
  let start: Int
  let end: Int
  let locals: [String]
}

/// `0.3 against 0.5`: an element of both sides of a comparison.
private func sides(_ a: Value, _ b: Value, _ shape: [Int], _ index: Int, _ digits: Int) -> String? {
  guard let left = a.asNumbers?.tensor.broadcast(to: shape), let right = b.asNumbers?.tensor.broadcast(to: shape) else {
    return nil
  }
  let format = NumberFormat(digits: digits)
  return "\(format.text(left.elements[index])) against \(format.text(right.elements[index]))"
}

extension Diagnostic {
  fileprivate static func notASwitch(_ value: Value, _ region: Region) -> Diagnostic {
    Diagnostic(.badArgument, "an input without a range is true or false", at: region, value.description,
      help: "for a slider write `input x = 1 from 0 to 2`")
  }

  fileprivate static func badSlider(_ region: Region) -> Diagnostic {
    Diagnostic(
      .badArgument, "a slider needs a number between its ends, a smaller end first, and a positive step", at: region,
      help: "for example `input x = 1 from 0 to 2 step 0.1`")
  }

  fileprivate static func badChoice(_ region: Region) -> Diagnostic {
    Diagnostic(.badArgument, "the value of a choice is one of those in its list", at: region)
  }

  fileprivate static func notAFormula(_ name: String, _ value: Value, _ region: Region) -> Diagnostic {
    Diagnostic(
      .notAFunction, "`\(name)` is \(value.description), and only functions have a formula", at: region,
      help: "to show how a value comes about write `steps \(name)`")
  }

  fileprivate static func didNotFail(_ expected: CellAttributes.ExpectedFailure, at region: Region) -> Diagnostic {
    if case .code(let code) = expected {
      return Diagnostic(
        .didNotFail, "the cell says that it fails with `\(code.rawValue)`, and it does not", at: region, "no such failure",
        help: "mend the cell, or take `fails` away")
    }
    return Diagnostic(
      .didNotFail, "the cell says that it fails, and everything in it holds", at: region, "no failure",
      help: "take `fails` away")
  }
}
