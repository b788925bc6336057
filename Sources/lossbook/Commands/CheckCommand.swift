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
    let (evaluations, evaluated) = selection.evaluated(verb: "Checking")
    // What is wrong with a notebook's links counts as its own; what is left is the project's.
    var (reports, others) = (evaluations.map(\.report), [Diagnostic]())
    for diagnostic in evaluations.siteDiagnostics() {
      if let index = reports.firstIndex(where: { $0.file == diagnostic.region.file }) {
        reports[index].diagnostics.append(diagnostic)
      } else {
        others.append(diagnostic)
      }
    }
    for index in reports.indices { reports[index].diagnostics.sort { $0.region.start < $1.region.start } }

    switch format {
    case .json: Terminal.output(selection.json(of: reports))
    case .text: if selected == .holds || !reports.isEmpty { printText(reports, others, evaluations) }
    }
    let holds = reports.allSatisfy(\.isOK) && !others.contains(where: \.isFailure)
    try max(selected, evaluated, holds ? .holds : .fails).end()
  }

  private func printText(_ reports: [Report], _ others: [Diagnostic], _ evaluations: [Evaluation]) {
    let summary = Summary(reports, siteDiagnostics: others)
    Terminal.output(summary.checked + "\n")
    let diagnostics = (reports.flatMap(\.diagnostics) + others).worstFirst
    let renderer = DiagnosticRenderer(
      style: Terminal.outputStyle, width: Terminal.width, source: evaluations.sourceLines())
    for diagnostic in diagnostics { Terminal.output("\n" + renderer.text(diagnostic)) }
    Terminal.output((diagnostics.isEmpty ? "" : "\n") + summary.verdict + "\n")
  }
}

/// How `run` and `check` print what they find.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension [Diagnostic] {
  /// Errors, then warnings, without those that were expected and mere notes.
  var worstFirst: [Diagnostic] {
    [Diagnostic.Severity.error, .warning].flatMap { severity in filter { $0.severity == severity && !$0.isExpected } }
  }
}
