import Testing

@testable import LossLanguage

/// Parses the code of a drawing and expects the drawing: the code with `^^^` marks under what the diagnostics label,
/// and below it each diagnostic's code, message and help.
func check(_ expected: String, prose: Bool = false, sourceLocation: SourceLocation = #_sourceLocation) {
  let code = expected.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
    !line.drop { $0 == " " }.hasPrefix("^") && !line.hasPrefix("error ") && !line.hasPrefix("help: ")
  }
  let source = Source(file: "a.md", text: code.joined(separator: "\n"))
  let diagnostics = prose ? parseProse(source).diagnostics : parseStatements(source).diagnostics
  #expect(drawing(of: diagnostics, in: source) == expected, sourceLocation: sourceLocation)
}

private func drawing(of diagnostics: [Diagnostic], in source: Source) -> String {
  let code = String(decoding: source.text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  var lines: [String] = []
  for (index, line) in code.enumerated() {
    lines.append(String(line))
    for label in diagnostics.flatMap(\.labels) where label.region.start.line == index + 1 {
      let (start, end) = (label.region.start, label.region.end)
      let width = end.line == start.line ? end.column - start.column : line.unicodeScalars.count + 1 - start.column
      lines.append(
        String(repeating: " ", count: start.column - 1) + String(repeating: "^", count: max(1, width))
          + (label.text.isEmpty ? "" : " \(label.text)"))
    }
  }
  for diagnostic in diagnostics {
    lines.append("error \(diagnostic.code.rawValue): \(diagnostic.message)")
    if let help = diagnostic.help { lines.append("help: \(help)") }
  }
  return lines.joined(separator: "\n")
}
