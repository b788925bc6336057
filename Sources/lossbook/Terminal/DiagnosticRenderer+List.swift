import LossLanguage

extension DiagnosticRenderer {
  /// Diagnostics one behind the other, an empty line between them. Of one file only the first so many are shown, and
  /// behind them how many are left out: ten thousand faults of one notebook would hide those of all others.
  func list(_ diagnostics: [Diagnostic]) -> String {
    var shown: [String: Int] = [:]
    var texts: [String] = []
    var omitted: [String: (index: Int, counts: [Diagnostic.Severity: Int])] = [:]
    for diagnostic in diagnostics {
      let file = diagnostic.region.file
      shown[file, default: 0] += 1
      if shown[file, default: 0] <= Self.shownPerFile {
        texts.append(text(diagnostic))
      } else {
        if omitted[file] == nil {
          omitted[file] = (texts.count, [:])
          texts.append("")
        }
        omitted[file]?.counts[diagnostic.severity, default: 0] += 1
      }
    }
    for (file, rest) in omitted { texts[rest.index] = remark(file, rest.counts) }
    return texts.joined(separator: "\n")
  }

  static let shownPerFile = 50

  private func remark(_ file: String, _ counts: [Diagnostic.Severity: Int]) -> String {
    let severities: [Diagnostic.Severity] = [.error, .warning, .note]
    let parts = severities.compactMap { severity in counts[severity].map { $0.counted("more \(severity.rawValue)") } }
    return style("note", .note) + style(": \(parts.joined(separator: " and ")) in `\(file.displayed)`", .strong)
      + "\n = " + style("help", .help) + ": `lossbook check --format json` lists all\n"
  }
}
