import ArgumentParser
import LossLanguage
import Notebook
import Publishing

/// `lossbook build`: the site, all of it or nothing.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write the site into site/public, if everything holds.",
    discussion: """
      The folder is replaced as a whole; if anything does not hold, it stays as it is.

      Examples:
        lossbook build
        lossbook build --output /tmp/site
        lossbook build --keep-going          with each fault marked
      """)

  @Option(help: ArgumentHelp("Write into this folder instead.", valueName: "folder"))
  var output: String?

  @Flag(help: "Publish although something does not hold, each fault marked; the exit code is 1 all the same.")
  var keepGoing = false

  func run() throws {
    let readings = Readings()
    let project = Project(containing: ".", noting: readings)
    guard project.hasNotebooks else {
      Terminal.report("there is no folder `notebooks` here or above")
      return try Outcome.unusable.end()
    }
    let directory = SiteDirectory(path: output ?? project.absolute("site/public"))
    // A stranger's project can hold links; only who builds it may say that the site goes elsewhere.
    guard output != nil || project.relative(directory.path) != nil else {
      Terminal.report("`site/public` is a link that leads out of the project; name the folder with `--output`")
      return try Outcome.unusable.end()
    }
    do {
      // Known before the work is done rather than after it.
      try directory.requireReplaceable()
    } catch {
      Terminal.report("cannot write `\(shown(error.path, in: project))`: \(error.reason)")
      return try Outcome.unusable.end()
    }

    let seals = SealFolder()
    if let seal = seals.seal(of: directory), isSealed(directory, by: seal) {
      return Terminal.output("Nothing has changed since \(shown(directory.path, in: project)) was built.\n")
    }

    let (evaluations, evaluated) = NotebookSelection.all(of: project).evaluated(verb: "Building")
    let (configuration, configurationDiagnostics) = project.configuration()
    let (site, siteDiagnostics) = Site.building(
      evaluations.map(\.published), configuration: configuration, files: project.referencedFiles,
      making: { count, file in Array(0..<count).concurrentMap { file($0) } })
    let others = configurationDiagnostics + siteDiagnostics
    let diagnostics = (evaluations.flatMap(\.report.diagnostics) + others).worstFirst
    let holds = evaluations.allSatisfy(\.report.isOK) && !others.contains(where: \.isFailure)
    let renderer = DiagnosticRenderer(
      style: Terminal.errorStyle, width: Terminal.width, textWidth: Terminal.textWidth,
      source: evaluations.sourceLines())
    if !diagnostics.isEmpty { Terminal.error(renderer.list(diagnostics) + "\n") }

    guard evaluated == .holds, holds || keepGoing else {
      Terminal.error(Summary(evaluations.map(\.report), siteDiagnostics: others).verdict + "\n")
      Terminal.error("Nothing was written; `--keep-going` publishes with each fault marked.\n")
      return try max(evaluated, .fails).end()
    }
    do {
      try directory.replace(with: site)
    } catch {
      Terminal.report("cannot write `\(shown(error.path, in: project))`: \(error.reason)")
      return try Outcome.unusable.end()
    }
    if holds, diagnostics.isEmpty, let seal = Seal(readings, SiteContents(site)) {
      seals.keep(seal, of: directory)
    }
    let pages = site.files.count { $0.path.hasSuffix(".html") }
    Terminal.output("Wrote \(pages) page\(pages == 1 ? "" : "s") to \(shown(directory.path, in: project)).\n")
    try (holds ? Outcome.holds : .fails).end()
  }

  private func isSealed(_ directory: SiteDirectory, by seal: Seal) -> Bool {
    let readings = Readings()
    return seal.holds(for: Project(containing: ".", noting: readings), readings, in: directory)
  }

  private func shown(_ path: String, in project: Project) -> String {
    let relative = project.relative(path).map { $0.isEmpty ? "." : $0 }
    return (output ?? relative ?? path).displayed
  }
}
