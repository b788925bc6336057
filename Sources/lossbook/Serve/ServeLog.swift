import LossLanguage
import Notebook
import Publishing
import Synchronization

/// What `serve` says in the terminal: what does not hold, and that it holds again.
final class ServeLog: Sendable {
  private let known = Mutex(Known())

  private struct Known {
    /// Links that lead nowhere and were told of.
    var links: [Diagnostic] = []
    var unwatched: Set<String> = []
  }

  /// After the first evaluation of everything.
  func loaded(_ site: LiveSite) {
    let snapshot = site.snapshot()
    let notebooks = site.shown(site.files)
    let links = snapshot.isComplete ? snapshot.plan.linkDiagnostics : []
    known.withLock { $0.links = links }
    let others = site.configurationDiagnostics + snapshot.plan.diagnostics + links
    show(notebooks.flatMap(\.report.diagnostics) + others, of: site)
    let summary = Summary(notebooks.map(\.report), siteDiagnostics: others)
    Terminal.error("\(summary.checked) \(summary.verdict)\n")
  }

  /// After a change: what is wrong with the notebooks that it concerns, and links of any notebook that it broke.
  func updated(_ update: LiveSite.Update, of site: LiveSite, in time: Duration) {
    let snapshot = site.snapshot()
    let notebooks = site.shown(update.evaluated)
    var links = snapshot.isComplete ? snapshot.plan.linkDiagnostics : []
    let before = known.withLock { known in
      defer { known.links = links }
      return known.links
    }
    links.removeAll { link in !update.evaluated.contains(link.region.file) && before.contains(link) }
    show(
      notebooks.flatMap(\.report.diagnostics) + links
        + (update.isConfiguration ? site.configurationDiagnostics + snapshot.plan.diagnostics : []), of: site)

    let faults = Dictionary(grouping: links, by: \.region.file)
    if notebooks.count > Self.namedCount {
      let summary = Summary(notebooks.map(\.report), siteDiagnostics: links)
      Terminal.error("\(summary.checked) \(summary.verdict)\n")
    } else {
      for notebook in notebooks {
        let diagnostics = notebook.report.diagnostics + (faults[notebook.worksheet.file] ?? [])
        let holds = notebook.report.isOK && !diagnostics.contains(where: \.isFailure)
        let verdict = Summary([notebook.report], siteDiagnostics: faults[notebook.worksheet.file] ?? []).faults
        let text = holds ? verdict.isEmpty ? "holds" : "holds, with \(verdict)" : "does not hold: \(verdict)"
        let role = holds ? TerminalStyle.Role.success : .error
        Terminal.error(
          "\(notebook.worksheet.file.displayed) \(Terminal.errorStyle(text, role)) (\(time.milliseconds) ms)\n")
      }
    }
    for file in update.removed { Terminal.error("\(file.displayed) is gone\n") }
    if update.isConfiguration, update.evaluated.isEmpty { Terminal.error("\(SiteConfiguration.file) was read again\n") }
  }

  /// Once for each reason.
  func unwatched(_ reason: String) {
    let isNew = known.withLock { $0.unwatched.insert(reason).inserted }
    if isNew { Terminal.note("\(reason); changes there are not seen") }
  }

  /// More notebooks are counted, not named.
  private static let namedCount = 8

  private func show(_ diagnostics: [Diagnostic], of site: LiveSite) {
    let worst = diagnostics.worstFirst
    guard !worst.isEmpty else { return }
    let notebooks = Dictionary(
      site.shown(Array(Set(worst.flatMap(\.labels).map(\.region.file)))).map { ($0.worksheet.file, $0.notebook.bytes) }
    ) { first, _ in first }
    var lines: [String: SourceLines] = [:]
    let renderer = DiagnosticRenderer(
      style: Terminal.errorStyle, width: Terminal.width, textWidth: Terminal.textWidth
    ) { file in
      if let known = lines[file] { return known }
      guard let bytes = notebooks[file] ?? (try? site.project.read(file)) else { return nil }
      let read = SourceLines(bytes: bytes)
      lines[file] = read
      return read
    }
    Terminal.error(renderer.list(worst) + "\n")
  }
}
