import ArgumentParser
import LossLanguage
import Publishing

/// `lossbook build`: the site, all of it or nothing.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write the site into site/public, if everything holds.",
    discussion: "The folder is replaced as a whole; if anything does not hold, it stays as it is.")

  @Option(help: ArgumentHelp("Write into this folder instead.", valueName: "folder"))
  var output: String?

  @Flag(help: "Publish although something does not hold, each fault marked; the exit code is 1 all the same.")
  var keepGoing = false

  func run() throws {
    let project = Project(containing: ".")
    guard project.hasNotebooks else {
      Terminal.report("there is no folder `notebooks` here or above")
      return try Outcome.unusable.end()
    }
    let directory = SiteDirectory(path: output ?? project.absolute("site/public"))
    do {
      // Known before the work is done rather than after it.
      try directory.requireReplaceable()
    } catch {
      Terminal.report("`\(error.path)`: \(error.reason)")
      return try Outcome.unusable.end()
    }

    let (selection, selected) = NotebookSelection.all(of: project)
    let evaluations = selection.evaluated(verb: "Building")
    let (site, siteDiagnostics) = Site.building(
      evaluations.map(\.published), configuration: project.configuration.value,
      files: { try? project.read($0) })
    let diagnostics = (evaluations.flatMap(\.report.diagnostics) + project.configuration.diagnostics + siteDiagnostics)
      .filter { !$0.isExpected && $0.severity != .note }
    let holds = !diagnostics.contains(where: \.isFailure)
    report(diagnostics, evaluations)

    guard holds || keepGoing else {
      Terminal.error("\n\(Summary(evaluations.map(\.report), siteDiagnostics: siteDiagnostics).verdict)\n")
      Terminal.error("Nothing was written; `--keep-going` publishes with each fault marked.\n")
      return try max(selected, .fails).end()
    }
    do {
      try directory.replace(with: site)
    } catch {
      Terminal.report("`\(error.path)`: \(error.reason)")
      return try Outcome.unusable.end()
    }
    let pages = site.files.count { $0.path.hasSuffix(".html") }
    Terminal.output("Wrote \(pages) page\(pages == 1 ? "" : "s") to \(shown(directory.path, in: project)).\n")
    try max(selected, holds ? .holds : .fails).end()
  }

  private func report(_ diagnostics: [Diagnostic], _ evaluations: [Evaluation]) {
    let renderer = DiagnosticRenderer(
      style: Terminal.errorStyle, width: Terminal.width, source: evaluations.sourceLines())
    for severity in [Diagnostic.Severity.error, .warning] {
      for diagnostic in diagnostics where diagnostic.severity == severity {
        Terminal.error(renderer.text(diagnostic) + "\n")
      }
    }
  }

  private func shown(_ path: String, in project: Project) -> String {
    let relative = project.relative(path).map { $0.isEmpty ? "." : $0 }
    return (output ?? relative ?? path).displayed
  }
}
