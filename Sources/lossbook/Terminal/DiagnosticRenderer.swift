import LossLanguage

/// Diagnostics as a terminal shows them, in the manner of rustc: the message, the place, the lines with their marks,
/// notes and help.
struct DiagnosticRenderer {
  var style: TerminalStyle
  /// Columns that a line of source may take; longer ones are cut around their mark.
  var width = 100
  /// Columns that messages, notes and the texts of marks may take; longer ones are broken between words.
  var textWidth = Int.max
  /// The text of a file, named as in regions; nil when there is none, and the place alone is shown.
  var source: (String) -> SourceLines?

  /// Ends with a line break.
  func text(_ diagnostic: Diagnostic) -> String {
    let role = TerminalStyle.Role(diagnostic.severity)
    let expected = diagnostic.isExpected ? "expected " : ""
    let name = "\(expected)\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
    let message = "\(name): \(diagnostic.message.displayed)".broken(to: textWidth, indent: "  ")
    var rows = [style(name, role) + style(String(message[0].dropFirst(name.count)), .strong)]
    rows += message.dropFirst().map { style($0, .strong) }
    let files = files(of: diagnostic).map { (name: $0, excerpts: excerpts(of: diagnostic, in: $0)) }
    let lastLine = files.flatMap(\.excerpts).map(\.line).max() ?? diagnostic.region.start.line
    let gutter = String(lastLine).count
    let margin = String(repeating: " ", count: gutter)

    for (index, (file, excerpts)) in files.enumerated() {
      let place = diagnostic.labels.first { $0.region.file == file }?.region.start ?? diagnostic.region.start
      let arrow = index == 0 ? "-->" : ":::"
      rows.append("\(margin)\(style(arrow, .frame)) \(file.displayed):\(place.line):\(place.column)")
      guard !excerpts.isEmpty else { continue }
      rows.append(style("\(margin) |", .frame))
      var previous: Int?
      for excerpt in excerpts {
        if let previous, excerpt.line > previous + 1 { rows.append(style("...", .frame)) }
        previous = excerpt.line
        let number = String(excerpt.line).padded(to: gutter, isRightAligned: true)
        let text = excerpt.text.isEmpty ? "" : " \(excerpt.text)"
        rows.append(style("\(number) |", .frame) + text)
        rows += excerpt.annotations(style: style, role: role, textWidth: textWidth - gutter - 3)
          .map { style("\(margin) |", .frame) + " " + $0 }
      }
    }

    let notes = diagnostic.notes.map { ("note", $0) } + (diagnostic.help.map { [("help", $0)] } ?? [])
    if !notes.isEmpty, files.contains(where: { !$0.excerpts.isEmpty }) { rows.append(style("\(margin) |", .frame)) }
    for (name, note) in notes {
      let label = style("\(margin) =", .frame) + " " + style(name, name == "help" ? .help : .strong) + ": "
      let continuation = String(repeating: " ", count: gutter + 3 + name.count + 2)
      let lines = note.displayed.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { String($0).broken(to: textWidth - continuation.count) }
      rows.append(label + lines.joined(separator: "\n" + continuation))
    }
    return rows.joined(separator: "\n") + "\n"
  }
}

extension DiagnosticRenderer {
  /// The files of the labels, the diagnostic's own first.
  private func files(of diagnostic: Diagnostic) -> [String] {
    var files: [String] = []
    for label in diagnostic.labels where !files.contains(label.region.file) { files.append(label.region.file) }
    return files
  }

  /// The marked lines of one file, in order.
  private func excerpts(of diagnostic: Diagnostic, in file: String) -> [SourceExcerpt] {
    guard let source = source(file) else { return [] }
    var marks: [Int: [SourceExcerpt.Mark]] = [:]
    for (index, label) in diagnostic.labels.enumerated() where label.region.file == file {
      for (line, mark) in self.marks(of: label, isPrimary: index == 0, in: source) {
        marks[line, default: []].append(mark)
      }
    }
    let gutter = (marks.keys.max() ?? 0).description.count
    return marks.keys.sorted().map { line in
      SourceExcerpt(line: line, of: source, marks: marks[line] ?? [], width: max(20, width - gutter - 3))
    }
  }

  /// A label as marks on lines. One that spans lines marks each of them, of more than four only the first and the last;
  /// its text stands at the last.
  private func marks(
    of label: Diagnostic.Label, isPrimary: Bool, in source: SourceLines
  ) -> [(line: Int, mark: SourceExcerpt.Mark)] {
    let (start, end) = (label.region.start, label.region.end)
    guard end.line > start.line else {
      let columns = start.column..<max(start.column + 1, end.column)
      return [(start.line, SourceExcerpt.Mark(columns: columns, text: label.text, isPrimary: isPrimary))]
    }
    // A region that ends before the first character of a line has nothing to mark there.
    let last = end.column > 1 ? end.line : end.line - 1
    let lines = last - start.line < 4 ? Array(start.line...last) : [start.line, last]
    return lines.compactMap { line in
      let indent = source.scalars(ofLine: line, from: 1, count: width).prefix { $0 == " " || $0 == "\t" }.count
      let first = line == start.line ? start.column : indent + 1
      let behind = line == end.line ? end.column : source.length(ofLine: line) + 1
      guard first < behind || line == last else { return nil }
      let text = line == last ? label.text : ""
      return (line, .init(columns: first..<max(first + 1, behind), text: text, isPrimary: isPrimary))
    }
  }
}

extension TerminalStyle.Role {
  init(_ severity: Diagnostic.Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .note: self = .note
    }
  }
}
