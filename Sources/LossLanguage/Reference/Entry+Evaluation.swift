extension Entry {
  /// An entry with what its examples and its curve came to, evaluated as cells of a notebook are.
  package struct Evaluation: Sendable {
    package let examples: [ClaimResult]
    package let chart: Chart?
    package let diagnostics: [Diagnostic]
  }

  package func evaluated(withPlot: Bool = true) -> Evaluation {
    var texts: [(CellKind, String)] = examples.map { (.loss, $0) }
    if withPlot, let plot {
      if let definitions = plotDefinitions { texts.append((.loss, definitions)) }
      texts.append((.plot, plot))
    }
    let cells = texts.enumerated().map { number, cell in
      let body = Source(file: Library.file, text: cell.1)
      return Cell(
        kind: cell.0, attributes: CellAttributes(), id: "\(name)-\(number + 1)", line: 1,
        region: body.region(Span(0, 0)), body: body)
    }
    let report = Worksheet(file: Library.file, cells: cells, prose: [], digits: 6).evaluated()
    var chart: Chart?
    for output in report.cells.flatMap({ $0.outputs }) {
      if case .chart(let drawn) = output.content { chart = drawn }
    }
    return Evaluation(
      examples: report.cells.flatMap { $0.claims }, chart: chart, diagnostics: report.diagnostics)
  }

  /// The closed form of the derivative, as a formula of its own.
  package var gradientExpression: Expression? {
    guard let gradient, case .value(let expression)? = parseProse(Source(file: Library.file, text: gradient)).statement
    else { return nil }
    return expression
  }

  /// In what its value is counted; nil for a plain number.
  package var unit: String? {
    guard hasUnit else { return nil }
    return takes("base") ? "nats; bits with `base=2`; none with another base" : "nats"
  }

  /// The other entries of its group, in the order of the catalogue.
  package var related: [Entry] {
    Library.standard.entries.filter { $0.group == group && $0.name != name }
  }
}

extension Entry.Group {
  /// As a heading.
  package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// What its members have in common, in one sentence.
  package var summary: String {
    switch self {
    case .constants: "Numbers with a name."
    case .elementwise: "Functions of each element by itself."
    case .reductions: "An array, or each run along an axis, as one number."
    case .arrays: "Making arrays, and changing their shape and order."
    case .tables: "Tables and records."
    case .probability: "Scores and probabilities."
    case .information: "Measures of information, in nats or bits."
    case .binary: "Losses of a yes-or-no answer given as a probability."
    case .margin: "Losses of a score whose sign is the answer."
    case .multiclass: "Losses of a choice among classes, which lie along the last axis."
    case .regression: "Losses of a predicted number."
    case .likelihood: "Negative logarithms of likelihoods, and deviances."
    case .overlap: "Losses of the overlap of two sets, as in segmentation."
    case .ranking: "Losses of the order of a list."
    case .metricLearning: "Losses of the distances between points."
    case .penalties: "What is added to a loss to keep parameters small."
    case .metrics: "How good predictions are, counted."
    case .calculus: "Derivatives of functions."
    case .training: "Finding the parameters that make a loss small."
    case .random: "Numbers drawn from a specified generator, the same for a seed on every machine."
    }
  }
}
