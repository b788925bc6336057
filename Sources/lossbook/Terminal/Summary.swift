import LossLanguage

/// How much was checked, and how much of it does not hold.
struct Summary {
  private var notebooks = 0
  private var failedNotebooks = 0
  private var counts: [ClaimResult.Kind: Int] = [:]
  private var links = 0
  private var images = 0
  private var records = 0
  private var errors = 0
  private var warnings = 0

  /// `siteDiagnostics` are those that belong to no notebook's own report.
  init(_ reports: [Report], siteDiagnostics: [Diagnostic] = []) {
    notebooks = reports.count
    failedNotebooks = reports.filter { !$0.isOK }.count
    for claim in reports.flatMap(\.claims) { counts[claim.kind, default: 0] += 1 }
    count(reports.flatMap(\.diagnostics) + siteDiagnostics)
  }

  init(_ report: CheckReport) {
    notebooks = report.notebooks.count
    failedNotebooks = report.notebooks.count { !$0.isOK }
    for file in report.files {
      for claim in file.judged { counts[claim.kind, default: 0] += 1 }
      links += file.counts.links
      images += file.counts.images
      records += file.counts.records
    }
    count(report.diagnostics)
  }

  private mutating func count(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics where !diagnostic.isExpected {
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: break
      }
    }
  }

  /// `Checked 3 notebooks: 12 claims, 1 erratum, 4 checks.`
  var checked: String {
    let kinds: [(ClaimResult.Kind, String, String)] = [
      (.claim, "claim", "claims"), (.erratum, "erratum", "errata"), (.check, "check", "checks"),
      (.refutation, "refutation", "refutations"),
    ]
    var parts = kinds.compactMap { kind, one, many in
      counts[kind].map { "\($0) \($0 == 1 ? one : many)" }
    }
    let others = [(links, "link"), (images, "image"), (records, "recorded result")]
    parts += others.filter { $0.0 > 0 }.map { $0.0.counted($0.1) }
    let list = parts.isEmpty ? "nothing to check" : parts.joined(separator: ", ")
    return "Checked \(notebooks.counted("notebook")): \(list)."
  }

  /// `3 errors, 1 warning`, or nothing.
  var faults: String {
    [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map { $0.0.counted($0.1) }.joined(separator: ", ")
  }

  /// `2 of 3 notebooks do not hold: 3 errors, 1 warning.`, or that all holds.
  var verdict: String {
    let list = faults
    if errors == 0 { return list.isEmpty ? "All holds." : "All holds, with \(list)." }
    if failedNotebooks == 0 { return "Not everything holds: \(list)." }
    let verb = failedNotebooks == 1 ? "does" : "do"
    return "\(failedNotebooks) of \(notebooks.counted("notebook")) \(verb) not hold: \(list)."
  }
}

extension Int {
  /// `1 notebook`, `3 notebooks`
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
