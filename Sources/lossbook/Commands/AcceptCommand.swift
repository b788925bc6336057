import ArgumentParser
import LossLanguage
import Notebook
import Publishing

/// `lossbook accept`: the computed values where the claimed ones are false or left open.
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Write the computed values into claims that are false or still `?`, and show each change.",
    discussion: """
      A claim keeps its decimals, percent sign, unit, tolerance and power of ten. Errata, `==`, the cells marked
      `fails`, and claims of another unit or shape are listed, never changed.

      Examples:
        lossbook accept --dry-run                    show what would change
        lossbook accept notebooks/dog.md             one notebook
        lossbook accept --cell loss notebooks/dog.md one cell of it
        lossbook accept --record                     record all results from now on
      """)

  @Argument(
    help: "Notebooks, or folders of them. Without one, the notebooks of this project.",
    completion: .file(extensions: ["md"]))
  var paths: [String] = []

  @Flag(help: "Show the changes and write nothing; the exit code is 1 if there are any.")
  var dryRun = false

  @Option(help: ArgumentHelp("Only the claims of the cell with this id.", valueName: "id"))
  var cell: String?

  @Flag(
    help: "Start to keep the results of the notebooks in notebooks/recorded/; where they are kept, they are updated.")
  var record = false

  func validate() throws {
    if record, cell != nil { throw ValidationError("Results are recorded of whole notebooks, not of a cell.") }
    if paths.contains("-") { throw ValidationError("Standard input cannot be changed; name a notebook.") }
  }

  func run() throws {
    let (selection, selected) = NotebookSelection.finding(paths)
    let (evaluations, evaluated) = selection.evaluated(verb: "Checking", isDrawn: false)
    var outcome = max(selected, evaluated)
    if let cell, !evaluations.isEmpty, !evaluations.contains(where: { $0.report.hasCell(cell) }) {
      Terminal.report(unknownCell(cell, in: evaluations.map(\.report)))
      return try Outcome.unusable.end()
    }
    let configurations = Dictionary(
      uniqueKeysWithValues: evaluations.projects.map { ($0, $0.configuration().value) })
    var changed = 0
    var refused = 0
    var recorded = 0
    var hasOtherFaults = false
    for evaluation in evaluations {
      let acceptance = evaluation.notebook.acceptance(of: evaluation.report, cell: cell)
      hasOtherFaults = hasOtherFaults || cell == nil && evaluation.report.hasFaults(beside: acceptance)
      if !acceptance.changes.isEmpty {
        Terminal.output(text(of: acceptance, in: evaluation))
        outcome = max(outcome, dryRun ? .fails : write(acceptance, to: evaluation, &changed))
      }
      for refusal in acceptance.refusals {
        let start = refusal.claim.region.start
        let claim = "\(refusal.claim.expression) \(refusal.claim.relation) \(refusal.claim.written ?? "")".onOneLine
        Terminal.report(
          "\(evaluation.notebook.file):\(start.line):\(start.column): `\(claim)` is not changed: \(refusal.reason)")
      }
      refused += acceptance.refusals.count
      if cell == nil, !evaluation.report.hasFaults(beside: acceptance),
        let update = RecordUpdate(
          of: evaluation, configurations[evaluation.project] ?? SiteConfiguration(), isStarting: record)
      {
        Terminal.output(update.text(style: Terminal.outputStyle) + "\n")
        outcome = max(outcome, dryRun ? .fails : write(update, &recorded))
        if dryRun { recorded += 1 }
      }
      if dryRun { changed += acceptance.changes.count }
    }
    if refused > 0 || hasOtherFaults { outcome = max(outcome, .fails) }
    if !evaluations.isEmpty { Terminal.output(summary(changed: changed, recorded: recorded, refused: refused) + "\n") }
    if hasOtherFaults { Terminal.note("there is more that does not hold; see `lossbook check`") }
    try outcome.end()
  }
}

extension AcceptCommand {
  /// What becomes of each claim, then the same as a difference of lines.
  private func text(of acceptance: Acceptance, in evaluation: Evaluation) -> String {
    let file = evaluation.notebook.file.displayed
    let changes = acceptance.changes.map { change in
      let start = change.claim.region.start
      return Terminal.outputStyle("\(file):\(start.line):\(start.column)", .faint) + "  \(change.description)\n"
    }
    let diff = UnifiedDiff(evaluation.notebook.file, evaluation.notebook.bytes, acceptance.edits)
    return changes.joined() + diff.text(style: Terminal.outputStyle, context: 2) + "\n"
  }

  private func write(_ acceptance: Acceptance, to evaluation: Evaluation, _ changed: inout Int) -> Outcome {
    let notebook = evaluation.notebook
    let bytes = notebook.bytes.applying(acceptance.edits)
    let result = Evaluation(
      of: notebook.file, bytes: bytes, in: evaluation.project, limits: notebook.worksheet.limits, isDrawn: false)
    guard result.report.confirms(acceptance, of: evaluation.report) else {
      Terminal.report("`\(notebook.file)` would not hold with these changes, so that nothing is written")
      return .fails
    }
    do {
      try FileReplacement(project: evaluation.project, file: notebook.file, original: notebook.bytes).write(bytes)
      changed += acceptance.changes.count
      return .holds
    } catch {
      Terminal.report("cannot write `\(notebook.file)`: \(error.reason)")
      return .unusable
    }
  }

  private func write(_ update: RecordUpdate, _ recorded: inout Int) -> Outcome {
    do {
      try update.write()
      recorded += 1
      return .holds
    } catch {
      Terminal.report("cannot write `\(update.file)`: \(error.reason)")
      return .unusable
    }
  }

  private func summary(changed: Int, recorded: Int, refused: Int) -> String {
    var changes = dryRun ? "\(changed.counted("claim")) would change" : "\(changed.counted("claim")) changed"
    if recorded > 0 { changes += dryRun ? ", \(recorded) would be recorded" : ", \(recorded) recorded" }
    return changes + (refused > 0 ? ", \(refused) not changed." : ".")
  }

  private func unknownCell(_ id: String, in reports: [Report]) -> String {
    let near = suggestion(for: id, among: reports.flatMap { $0.cells.map(\.id) })
    return "there is no cell `\(id)`" + (near.map { "; did you mean `\($0)`?" } ?? "")
  }
}

extension Acceptance.Change {
  /// `loss: 0.514 becomes 0.515, off by 0.00057 (0.11%)`
  fileprivate var description: String {
    let name = claim.expression.onOneLine
    let written = (claim.written ?? "").onOneLine
    guard claim.verdict != .unfilled else { return "\(name): \(written) is filled with \(update.text)" }
    let distance = update.distance.map { ", \($0.text)" } ?? ""
    // Of an array the difference shows the elements; all of them would bury it.
    return update.text.count > 40 ? "\(name)\(distance)" : "\(name): \(written) becomes \(update.text)\(distance)"
  }
}

extension Report {
  fileprivate func hasCell(_ id: String) -> Bool { cells.contains { $0.id == id } }

  /// Whether anything fails that is no claim which is changed or refused.
  fileprivate func hasFaults(beside acceptance: Acceptance) -> Bool {
    let claims = acceptance.changes.map(\.claim.region) + acceptance.refusals.map(\.claim.region)
    let lines = Set(claims.flatMap { $0.start.line...max($0.start.line, $0.end.line) })
    return diagnostics.contains { $0.isFailure && !lines.contains($0.region.start.line) }
  }

  /// Whether this is the report of the same claims, and those that were changed hold.
  fileprivate func confirms(_ acceptance: Acceptance, of earlier: Report) -> Bool {
    let (old, new) = (earlier.claims, claims)
    guard old.count == new.count else { return false }
    let changed = Set(acceptance.changes.compactMap { $0.claim.writtenBytes?.lowerBound })
    return zip(old, new).allSatisfy { old, new in
      old.expression == new.expression && old.kind == new.kind
        && (old.writtenBytes.map { changed.contains($0.lowerBound) } == true
          ? new.verdict == .holds : old.verdict == new.verdict)
    }
  }
}
