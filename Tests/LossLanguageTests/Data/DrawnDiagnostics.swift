@testable import LossLanguage

/// Diagnostics as text: what they say, and their marks under the lines of the source.
///
///     error duplicate-header: two columns are named `y`
///     1 | y, p, y
///       |       ^ again
///     1 | y, p, y
///       | ^ first here
///     help: rename one of them
func drawn(_ diagnostics: [Diagnostic], under source: Source) -> String {
  let lines = source.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  var drawing: [String] = []
  for diagnostic in diagnostics {
    drawing.append("\(diagnostic.severity.rawValue) \(diagnostic.code.rawValue): \(diagnostic.message)")
    for label in diagnostic.labels {
      let (start, end) = (label.region.start, label.region.end)
      let index = source.lines.firstIndex { $0.line == start.line } ?? 0
      let line = String(decoding: lines[index], as: UTF8.self)
      let width = end.line == start.line ? end.column - start.column : line.unicodeScalars.count + 1 - start.column
      let margin = String(repeating: " ", count: String(start.line).count)
      let indent = String(repeating: " ", count: start.column - source.lines[index].column)
      let mark = String(repeating: "^", count: max(1, width)) + (end.line == start.line ? "" : "...")
      drawing.append("\(start.line) | \(line)")
      drawing.append("\(margin) | \(indent)\(mark)\(label.text.isEmpty ? "" : " ")\(label.text)")
    }
    for note in diagnostic.notes { drawing.append("note: \(note)") }
    if let help = diagnostic.help { drawing.append("help: \(help)") }
  }
  return drawing.joined(separator: "\n")
}
