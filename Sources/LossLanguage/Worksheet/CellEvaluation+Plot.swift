extension CellEvaluation {
  mutating func evaluatePlot() {
    let (plot, faults) = parsePlot(source)
    diagnostics += faults
    let (run, surroundings) = (run, surroundings)
    // A curve asks for the same expression at every place of its axis: it is resolved once.
    var known: [PlotPart: WorksheetRun.Resolution] = [:]
    func resolution(_ expression: Expression, _ part: Source, _ locals: [String]) -> WorksheetRun.Resolution {
      let key = PlotPart(
        source: ObjectIdentifier(part), start: expression.span.start, end: expression.span.end, locals: locals)
      let resolution = known[key] ?? run.resolved(expression, part, surroundings, locals: locals)
      known[key] = resolution
      return resolution
    }
    let count: PlotCount = { (numbers, region) throws(Diagnostic) in
      try run.countOutput(elements: numbers, at: region)
    }
    let sample: PlotSampling = { expression, part, locals, variable in
      guard case .ready(let node) = resolution(expression, part, locals.map { $0.name } + [variable]) else {
        return { _ in nil }
      }
      let slots = locals.map { $0.value }
      var steps: SampledSteps?
      var known = FirstSamples()
      return { places in
        known.values(at: places) { run.evaluator.samples(of: node, in: part, slots: slots, at: $0, &steps) }
      }
    }
    let (chart, problems) = computeChart(plot, digits: digits, count: count, sample: sample) {
      (expression, part, locals) throws(Diagnostic) -> Value in
      let resolution = resolution(expression, part, locals.map { $0.name })
      return try run.value(of: resolution, part, locals: locals.map { $0.value })
    }
    // A variable may be missing because the line that names it could not be read.
    diagnostics += run.evaluator.takeWarnings() + problems.filter { faults.isEmpty || $0.code != .missingVariable }
    if let chart { outputs.append(Output(content: .chart(chart), line: cell.line, source: "", digits: digits)) }
  }
}

/// An expression of a plot cell and the names that it finds beside the notebook's.
private struct PlotPart: Hashable {
  let source: ObjectIdentifier
  let start: Int
  let end: Int
  let locals: [String]
}
