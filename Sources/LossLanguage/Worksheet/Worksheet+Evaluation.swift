extension Worksheet {
  /// Evaluates every cell in order, then the prose, which may use names from anywhere.
  ///
  /// Pure: the same worksheet gives the same report on every platform, whatever else runs.
  package func evaluated(library: Library = .standard) -> Report {
    let run = WorksheetRun(self, library: library)
    return run.report()
  }
}

/// One evaluation of a worksheet: the names that it has defined so far, what it has used up, what was wrong.
final class WorksheetRun {
  let worksheet: Worksheet
  let library: Library
  let names = Names()
  var evaluator: Evaluator
  /// Elements that names hold.
  var heldElements: Int64 = 0
  private var outputBytes: Int64 = 0

  init(_ worksheet: Worksheet, library: Library) {
    self.worksheet = worksheet
    self.library = library
    evaluator = Evaluator(limits: worksheet.limits)
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

  /// Takes what the evaluator found doubtful while it ran.
  func takeWarnings() -> [Diagnostic] {
    defer { evaluator.warnings = [] }
    var seen: [Diagnostic] = []
    for warning in evaluator.warnings where !seen.contains(where: { $0.code == warning.code && $0.region == warning.region }) {
      seen.append(warning)
    }
    return seen
  }

  /// Counts what a statement shows, about twenty bytes an element.
  func countOutput(_ value: Value, at region: Region) throws(Diagnostic) {
    outputBytes += 20 * Int64(value.elementCount)
    if outputBytes > worksheet.limits.output {
      throw Diagnostic(
        .outputLimit, "the notebook shows more than \(worksheet.limits.output) bytes", at: region, "not shown",
        help: "show a part, `x[:10]`, or give it a name: a definition is silent")
    }
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
    let surroundings = Surroundings(cell: nil, notebook: names, library: library)
    switch resolved(statement.expression, source, surroundings) {
    case .faulty(let diagnostics):
      return (result, diagnostics)
    case .skipped(let note):
      result.verdict = .skipped
      return (result, [note])
    case .ready(let node):
      do throws(Diagnostic) {
        let value = try evaluator.evaluate(node, Evaluator.Frame(source: source))
        var diagnostics = takeWarnings()
        result.value = value
        result.verdict = nil
        if case .claim(let claim) = statement {
          diagnostics += result.judge(claim, value, in: source, defaultDigits: worksheet.digits)
        } else {
          try countOutput(value, at: expression.region)
        }
        return (result, diagnostics)
      } catch {
        return (result, takeWarnings() + [error])
      }
    }
  }

  // MARK: Resolving

  enum Resolution {
    case ready(Node)
    case faulty([Diagnostic])
    /// It needs the value of a statement that failed.
    case skipped(Diagnostic)
  }

  func resolved(
    _ expression: Expression, _ source: Source, _ surroundings: Surroundings, locals: [String] = [],
    definedName: String? = nil
  ) -> Resolution {
    var resolver = Resolver(source: source, surroundings: surroundings, definedName: definedName, locals: locals)
    let node = resolver.resolve(expression)
    return resolution(of: node, resolver, source.region(expression.span))
  }

  func resolution(of node: Node, _ resolver: Resolver, _ region: Region) -> Resolution {
    if !resolver.diagnostics.isEmpty { return .faulty(resolver.diagnostics) }
    if let missing = resolver.missing.first { return .skipped(.skipped(missing)) }
    return .ready(node)
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
