extension CellEvaluation {
  mutating func evaluatePlot() {
    let (plot, faults) = parsePlot(source)
    diagnostics += faults
    let (run, surroundings) = (run, surroundings)
    // A curve asks for the same expression at every place of its axis: it is resolved once.
    var known = KnownResolutions()
    func resolution(_ expression: Expression, _ part: Source, _ locals: [String]) -> WorksheetRun.Resolution {
      known.resolution(of: expression.span, in: part, locals: locals) {
        run.resolved(expression, part, surroundings, locals: locals)
      }
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
    let aside: PlotAside = { work in
      guard run.isDrawn else { return }
      let evaluator = run.evaluator
      work()
      run.evaluator = evaluator
    }
    let (chart, problems) = computeChart(plot, digits: digits, count: count, sample: sample, aside: aside) {
      (expression, part, locals) throws(Diagnostic) -> Value in
      let resolution = resolution(expression, part, locals.map { $0.name })
      return try run.value(of: resolution, part, locals: locals.map { $0.value })
    }
    // A variable may be missing because the line that names it could not be read.
    diagnostics += run.evaluator.takeWarnings() + problems.filter { faults.isEmpty || $0.code != .missingVariable }
    if let chart { outputs.append(Output(content: .chart(chart), line: cell.line, source: "", digits: digits)) }
  }
}

/// The expressions of a plot cell that were resolved, each with the names that it finds beside the notebook's.
private struct KnownResolutions {
  /// By what their places come to: to hash a type of our own for the first time takes a program longer than a plot does.
  private var known: [Int: [Known]] = [:]

  private struct Known {
    let source: Source
    let span: Span
    let locals: [String]
    let resolution: WorksheetRun.Resolution
  }

  mutating func resolution(
    of span: Span, in source: Source, locals: [String], _ resolve: () -> WorksheetRun.Resolution
  ) -> WorksheetRun.Resolution {
    let key = Int(bitPattern: ObjectIdentifier(source)) &+ span.start
    let earlier = known[key]?.first { $0.source === source && $0.span == span && $0.locals == locals }
    if let earlier { return earlier.resolution }
    let resolution = resolve()
    known[key, default: []].append(Known(source: source, span: span, locals: locals, resolution: resolution))
    return resolution
  }
}
