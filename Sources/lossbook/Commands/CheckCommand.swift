import ArgumentParser
import LossLanguage

/// `lossbook check`: evaluates notebooks and says what does not hold. It writes no file.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check claims, errata, checks, internal links and images; writes nothing.")

  @Argument(help: "Notebooks, or folders of them. Without one, the notebooks of this project.")
  var paths: [String] = []

  @Option(help: "How the result is printed: text or json.")
  var format = OutputFormat.text

  func run() throws {
    let (selection, selected) = NotebookSelection.finding(paths)
    let evaluations = selection.evaluated(verb: "Checking")
    let siteDiagnostics = evaluations.siteDiagnostics
    let reports = evaluations.map(\.report).adding(siteDiagnostics.filter { $0.isInNotebook(of: evaluations) })
    let others = siteDiagnostics.filter { !$0.isInNotebook(of: evaluations) }

    switch format {
    case .json: Terminal.output(selection.json(of: reports))
    case .text: print(reports, others, evaluations)
    }
    let holds = reports.allSatisfy(\.isOK) && !others.contains(where: \.isFailure)
    try max(selected, holds ? .holds : .fails).end()
  }

  private func print(_ reports: [Report], _ others: [Diagnostic], _ evaluations: [Evaluation]) {
    let summary = Summary(reports, siteDiagnostics: others)
    Terminal.output(summary.checked + "\n")
    let diagnostics = (reports.flatMap(\.diagnostics) + others).filter { !$0.isExpected && $0.severity != .note }
    let renderer = DiagnosticRenderer(
      style: Terminal.outputStyle, width: Terminal.width, source: evaluations.sourceLines())
    for severity in [Diagnostic.Severity.error, .warning] {
      for diagnostic in diagnostics where diagnostic.severity == severity {
        Terminal.output("\n" + renderer.text(diagnostic))
      }
    }
    Terminal.output((diagnostics.isEmpty ? "" : "\n") + summary.verdict + "\n")
  }
}

/// How `run` and `check` print what they find.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
