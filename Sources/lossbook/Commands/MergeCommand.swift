import ArgumentParser
import Foundation
import LossLanguage

/// `lossbook merge`: the reports of shards as one.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the reports of `lossbook check --shard i/n --format json`; a missing shard is a failure.",
    discussion: """
      Example:
        lossbook merge shard-*.json --format junit > report.xml
      """)

  @Argument(help: "The reports of all shards, in any order.")
  var reports: [String]

  @Option(help: "How the result is printed.")
  var format = CheckFormat.text

  func run() throws {
    var shards: [ShardReport] = []
    for path in reports {
      guard let data = FileManager.default.contents(atPath: path) else {
        let isThere = FileManager.default.fileExists(atPath: path)
        let reason = isThere ? Project.ReadFailure.unreadable : .missing
        Terminal.report("cannot read `\(path)`: \(reason.rawValue)")
        return try Outcome.unusable.end()
      }
      let source = Source(file: path, text: String(decoding: data, as: UTF8.self))
      guard let json = try? JSON.parsing(source), let shard = ShardReport(json) else {
        Terminal.report("`\(path)` is no report of `lossbook check --shard i/n --format json`")
        return try Outcome.unusable.end()
      }
      shards.append(shard)
    }
    let report: CheckReport
    do throws(MergeFailure) {
      report = try shards.merged(names: reports)
    } catch {
      Terminal.report(error.reason)
      return try Outcome.fails.end()
    }
    let sources = Dictionary(shards.flatMap(\.sources).map { ($0.file, $0.bytes) }) { first, _ in first }
    Terminal.output(format.text(of: report) { file in sources[file].map { SourceLines(bytes: $0) } })
    try (report.holds ? Outcome.holds : .fails).end()
  }
}
