import ArgumentParser
import LossLanguage

/// `lossbook run`: evaluates notebooks and prints what they show.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Evaluate notebooks and print their values, claims and diagnostics.",
    discussion: """
      Examples:
        lossbook run notebooks/dog.md
        lossbook run --cell cell-2 notebooks/dog.md
        echo '`= entropy([0.5, 0.5], base=2)`' | lossbook run -
        lossbook run --format json notebooks/dog.md
      """)

  @Argument(help: "Notebooks, or - for standard input.", completion: .file(extensions: ["md"]))
  var files: [String]

  @Option(help: ArgumentHelp("Only the cell with this id; the whole notebook is evaluated for it.", valueName: "id"))
  var cell: String?

  @Option(help: "How the result is printed: text or json.")
  var format = OutputFormat.text

  func run() throws { try running.run() }

  var running: Running { Running(files: files, cell: cell, format: format) }
}

/// What `lossbook run` does.
struct Running: Equatable {
  var files: [String]
  var cell: String?
  var format = OutputFormat.text

  func run() throws {
    let (selection, selected) = NotebookSelection.finding(files)
    let (evaluations, evaluated) = selection.evaluated(verb: "Running")
    var reports = evaluations.map(\.report)
    if let cell {
      reports = reports.compactMap { $0.limited(toCell: cell) }
      if reports.isEmpty, !evaluations.isEmpty {
        Terminal.report(Self.unknownCell(cell, in: evaluations.map(\.report)))
        try Outcome.unusable.end()
      }
    }
    switch format {
    case .json: Terminal.output(selection.json(of: reports))
    case .text: printText(reports, evaluations)
    }
    try max(selected, evaluated, reports.allSatisfy(\.isOK) ? .holds : .fails).end()
  }

  private func printText(_ reports: [Report], _ evaluations: [Evaluation]) {
    let style = Terminal.outputStyle
    let text = ReportText(style: style, width: Terminal.width)
    let renderer = DiagnosticRenderer(
      style: style, width: Terminal.width, textWidth: Terminal.textWidth, source: evaluations.sourceLines())
    for (index, report) in reports.enumerated() {
      if reports.count > 1 {
        Terminal.output((index > 0 ? "\n" : "") + style("# \(report.file.displayed)", .strong) + "\n\n")
      }
      let shown = text.text(report)
      Terminal.output(shown)
      let faults = renderer.list(report.diagnostics)
      Terminal.output((shown.isEmpty || faults.isEmpty ? "" : "\n") + faults)
    }
  }

  private static func unknownCell(_ id: String, in reports: [Report]) -> String {
    let ids = reports.flatMap { $0.cells.map(\.id) }
    let help = suggestion(for: id, among: ids).map { "; did you mean `\($0)`?" } ?? ""
    return ids.isEmpty ? "there is no cell `\(id)`, and no cell at all" : "there is no cell `\(id)`\(help)"
  }
}

extension Report {
  /// What concerns one cell; nil if there is none with the id.
  fileprivate func limited(toCell id: String) -> Report? {
    guard let index = cells.firstIndex(where: { $0.id == id }) else { return nil }
    // A cell reaches to the next one: what stands between is prose.
    let end = index + 1 < cells.count ? cells[index + 1].line : .max
    let proseRegions = prose.map(\.region)
    return Report(
      file: file, cells: [cells[index]], prose: [],
      diagnostics: diagnostics.filter { diagnostic in
        let start = diagnostic.region.start
        let isInCell = diagnostic.region.file == file && start.line >= cells[index].line && start.line < end
        return isInCell && !proseRegions.contains { $0.start <= start && start < $0.end }
      })
  }
}
