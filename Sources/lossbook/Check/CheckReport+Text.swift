import LossLanguage
import Notebook

extension CheckReport {
  /// The report as a terminal shows it: what was checked, what does not hold, worst first, and a last line that says
  /// how it stands.
  func text(style: TerminalStyle, width: Int, textWidth: Int, source: @escaping (String) -> SourceLines?) -> String {
    let summary = Summary(self)
    let renderer = DiagnosticRenderer(style: style, width: width, textWidth: textWidth, source: source)
    let faults = renderer.list(diagnostics.worstFirst)
    let checked = summary.checked.broken(to: textWidth).joined(separator: "\n")
    return checked + "\n" + coverageTable(style) + (faults.isEmpty ? "" : "\n\(faults)\n") + summary.verdict
      + "\n"
  }

  /// A line for all notebooks, and one for each that has numbers.
  private func coverageTable(_ style: TerminalStyle) -> String {
    guard coverageMinimum != nil else { return "" }
    var rows = [("Numbers in prose", coverage)]
    for file in files {
      if let coverage = file.coverage, coverage.total > 0 {
        rows.append(("  \(file.file.displayed)", CoverageCount([coverage])))
      }
    }
    let width = rows.map(\.0.displayWidth).max() ?? 0
    return rows.map { name, count in
      let percentage = count.percentage.padded(to: 5, isRightAligned: true)
      let role = count.unclaimed > 0 ? TerminalStyle.Role.warning : .success
      return "\(name.padded(to: width))  \(style(percentage, role))  \(style(count.parts, .faint))\n"
    }.joined()
  }
}
