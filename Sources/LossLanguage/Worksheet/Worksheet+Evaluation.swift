package import LossCore

extension Worksheet {
  /// Evaluates every cell in order, then the prose, which may use names from anywhere.
  ///
  /// Pure: the same worksheet gives the same report on every platform, whatever else runs.
  ///
  /// - Parameter workers: who computes large arrays.
  /// - Parameter isDrawn: whether anybody will look at the charts. If not, they lack what is not asked for otherwise,
  ///   where their curves meet.
  package func evaluated(
    library: LibraryValues = LibraryValues(), workers: Workers = .alone, isDrawn: Bool = true
  ) -> Report {
    let run = WorksheetRun(self, library: library, workers: workers, isDrawn: isDrawn)
    return run.report()
  }
}

/// One evaluation of a worksheet: the names that it has defined so far, what it has used up, what was wrong.
final class WorksheetRun {
  let worksheet: Worksheet
  let library: LibraryValues
  let isDrawn: Bool
  let names = Names()
  var evaluator: Evaluator
  /// Elements that names hold.
  private var heldElements: Int64 = 0
  private var outputBytes: Int64 = 0

  init(_ worksheet: Worksheet, library: LibraryValues, workers: Workers = .alone, isDrawn: Bool = true) {
    self.worksheet = worksheet
    self.library = library
    self.isDrawn = isDrawn
    evaluator = Evaluator(limits: worksheet.limits, workers: workers)
  }

  func report() -> Report {
    // All names are known before the first statement runs, so that a name used too early is told from an unknown one.
    let prepared = worksheet.cells.map { PreparedCell($0, notebook: names) }
    var cells: [CellResult] = []
    var diagnostics: [Diagnostic] = []
    for cell in prepared {
      let outcome = CellEvaluation(cell, in: self).outcome()
      cells.append(outcome.result)
      diagnostics += outcome.diagnostics
    }
    var prose: [ClaimResult] = []
    for expression in worksheet.prose {
      let (result, faults) = evaluate(expression)
      prose.append(result)
      diagnostics += faults
    }
    return Report(file: worksheet.file, cells: cells, prose: prose, diagnostics: inOrder(diagnostics))
  }

  /// Counts what a name holds: all arrays of names together have their limit.
  func hold(_ value: Value, at region: Region) throws(Diagnostic) {
    let (sum, overflows) = heldElements.addingReportingOverflow(value.elementCount)
    heldElements = overflows ? .max : sum
    try worksheet.limits.check(count: heldElements, at: region)
  }

  /// Counts what a statement shows: about twenty bytes an element, and texts by their length. What is too much is not
  /// shown, and counts for nothing.
  func countOutput(_ value: Value, at region: Region) throws(Diagnostic) {
    // A function shows its signature, not what it holds.
    if case .function = value { return try countOutput(elements: 1, at: region) }
    // Texts are walked only when the number of elements is known to be small.
    let elements = value.elementCount
    let isSmall = elements <= worksheet.limits.output / 20
    try countOutput(elements: elements, textBytes: isSmall ? value.textBytes : 0, at: region)
  }

  /// The same for anything that shows so many numbers, such as a chart.
  func countOutput(elements: Int64, textBytes: Int64 = 0, at region: Region) throws(Diagnostic) {
    let limit = worksheet.limits.output
    let remaining = limit - outputBytes
    guard elements <= remaining / 20, textBytes <= remaining - 20 * elements else {
      throw Diagnostic(
        .outputLimit, "the notebook shows more than \(limit) bytes", at: region, "not shown",
        help: "show a part, `x[:10]`, or give it a name: a definition is silent")
    }
    outputBytes += 20 * elements + textBytes
  }

  // MARK: Prose

  private func evaluate(_ expression: ProseExpression) -> (ClaimResult, [Diagnostic]) {
    let source = expression.source
    let whole = Span(0, source.text.count)
    var result = ClaimResult(
      kind: .value, cell: nil, region: expression.region, expression: source.text(of: whole), verdict: .error,
      digits: worksheet.digits)
    let (statement, faults) = parseProse(source)
    guard let statement, faults.isEmpty else { return (result, faults) }
    result.expression = source.text(of: statement.expression.span)
    if case .claim(let claim) = statement { result.describe(claim, in: source) }
    // A line break inside a code span is a blank.
    result.expression = blanks(forBreaksIn: result.expression)
    result.written = result.written.map(blanks)
    let surroundings = Surroundings(cell: nil, notebook: names, library: library)
    let resolution = resolved(statement.expression, source, surroundings)
    if case .faulty(let diagnostics) = resolution { return (result, diagnostics) }
    do throws(Diagnostic) {
      let value = try value(of: resolution, source)
      var diagnostics = evaluator.takeWarnings()
      result.value = value
      if case .claim(let claim) = statement {
        diagnostics += result.judge(claim, value, in: source, defaultDigits: worksheet.digits)
      } else {
        try countOutput(value, at: expression.region)
        result.verdict = nil
      }
      return (result, diagnostics)
    } catch {
      if error.code == .skipped { result.verdict = .skipped }
      result.reason = error.message
      return (result, evaluator.takeWarnings() + [error])
    }
  }

  // MARK: Resolving

  enum Resolution {
    case ready(Node)
    case faulty([Diagnostic])
    /// It needs the value of a statement that failed.
    case skipped(Diagnostic)
  }

  /// - Parameter locals: names that stand for the first slots of the frame.
  func resolved(
    _ expression: Expression, _ source: Source, _ surroundings: Surroundings, locals: [String] = []
  ) -> Resolution {
    var resolver = Resolver(source: source, surroundings: surroundings, locals: locals)
    let node = resolver.resolve(expression)
    if !resolver.diagnostics.isEmpty { return .faulty(resolver.diagnostics) }
    if let missing = resolver.missing.first { return .skipped(.skipped(missing)) }
    return .ready(node)
  }

  /// The first fault is thrown.
  func value(of resolution: Resolution, _ source: Source, locals: [Value] = []) throws(Diagnostic) -> Value {
    switch resolution {
    case .faulty(let faults): throw faults[0]
    case .skipped(let note): throw note
    case .ready(let node):
      defer { evaluator.release() }
      return try evaluator.evaluate(node, Evaluator.Frame(source: source, slots: locals)).settled
    }
  }
}

extension Value {
  /// The length of all texts in it.
  fileprivate var textBytes: Int64 {
    var total: Int64 = 0
    switch self {
    case .texts(let tensor): for text in tensor.elements { total += Int64(text.utf8.count) }
    case .table(let table): for column in table.columns { total += column.value.textBytes }
    case .record(let record): for field in record.fields { total += field.value.textBytes }
    case .numbers, .booleans, .function: break
    }
    return total
  }
}

/// By place; of one place in the order in which they were found.
private func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  let numbered = diagnostics.enumerated().sorted { a, b in
    let (first, second) = (a.element.region.start, b.element.region.start)
    return first == second ? a.offset < b.offset : first < second
  }
  return numbered.map { $0.element }
}

extension Diagnostic {
  static func skipped(_ missing: Resolver.Missing) -> Diagnostic {
    Diagnostic(
      .skipped, "skipped, because `\(missing.name)` has no value",
      at: [Label(missing.region, "no value"), Label(missing.definition, "this failed")], severity: .note)
  }
}

private func blanks(forBreaksIn text: String) -> String {
  var result = ""
  for character in text { result.append(character.isNewline ? " " : character) }
  return result
}
