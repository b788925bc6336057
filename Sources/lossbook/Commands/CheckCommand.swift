import ArgumentParser
import LossLanguage

/// `lossbook check`: evaluates notebooks and says what does not hold. It writes no file.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check claims, errata, checks, recorded results, links and images; writes nothing.",
    discussion: """
      Examples:
        lossbook check
        lossbook check notebooks/guide --coverage
        lossbook check --coverage=100 --format github
        lossbook check --shard 1/3 --format json > shard-1.json
      """)

  @Argument(help: "Notebooks, or folders of them. Without one, the notebooks of this project.")
  var paths: [String] = []

  @Option(help: "How the result is printed.")
  var format = CheckFormat.text

  @Option(
    help: ArgumentHelp(
      "List the numbers in prose that no claim checks; with `=MIN`, fail below that percentage.", valueName: "min"))
  var coverage: Double?

  @Option(help: ArgumentHelp("Check a part of the notebooks, e.g. 2/3, for `lossbook merge`.", valueName: "i/n"))
  var shard: Shard?

  @Flag(help: "Also ask other sites for the pages that notebooks link to; needs `curl` and the network.")
  var externalLinks = false

  /// The parser knows options with a value and flags without one. The least that can be asked for is the flag.
  static func spelledOut(_ arguments: some Sequence<String>) -> [String] {
    arguments.map { $0 == "--coverage" ? "--coverage=0" : $0 }
  }

  func validate() throws {
    if let coverage, !(0...100).contains(coverage) {
      throw ValidationError("`--coverage` is a percentage from 0 to 100.")
    }
  }

  func run() throws {
    var links: ExternalLinks?
    if externalLinks {
      links = ExternalLinks()
      if links == nil {
        Terminal.report("`--external-links` needs the program `curl`")
        return try Outcome.unusable.end()
      }
    }
    let (selection, selected) = NotebookSelection.finding(paths)
    let part = shard.map { selection.shard($0) } ?? selection
    let run = CheckRun(selection: part, coverageMinimum: coverage, externalLinks: links)
    let (report, evaluations, evaluated) = run.report()
    let lines = evaluations.sourceLines()
    if let shard, format == .json {
      let asked = "coverage \(coverage.map { "\($0)" } ?? "no") links \(externalLinks)"
      let whole = ShardReport(shard, of: selection, report, asked: asked, source: evaluations.bytes())
      Terminal.output(whole.json.description + "\n")
    } else if selected == .holds || !report.files.isEmpty {
      Terminal.output(format.text(of: report, source: lines))
    }
    try max(selected, evaluated, report.holds ? .holds : .fails).end()
  }
}

/// How `check` and `merge` print what was found.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, junit, github, sarif

  /// - Parameter source: the text of a file, to show what diagnostics mark.
  func text(of report: CheckReport, source: @escaping (String) -> SourceLines?) -> String {
    switch self {
    case .text:
      report.text(style: Terminal.outputStyle, width: Terminal.width, textWidth: Terminal.textWidth, source: source)
    case .json: report.json.map { $0.description + "\n" } ?? ""
    case .junit: report.junit
    case .github: report.gitHubCommands
    case .sarif: report.sarif.description + "\n"
    }
  }
}

/// How `run` prints what it finds.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
