import LossLanguage

extension CheckReport {
  /// Workflow commands of GitHub Actions, one a line, which become annotations of a pull request; then what a reader of
  /// the log wants to know.
  ///
  /// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
  var gitHubCommands: String {
    let summary = Summary(self)
    let commands = diagnostics.worstFirst.map { diagnostic in
      let (start, end) = (diagnostic.region.start, diagnostic.region.end)
      var properties = [
        ("file", diagnostic.region.file), ("line", "\(start.line)"), ("endLine", "\(max(start.line, end.line))"),
      ]
      // Columns mean something to GitHub within one line only; its last column is part of the mark.
      if start.line == end.line {
        properties += [("col", "\(start.column)"), ("endColumn", "\(max(start.column, end.column - 1))")]
      }
      properties.append(("title", diagnostic.code.rawValue))
      let list = properties.map { "\($0)=\($1.escapedProperty)" }.joined(separator: ",")
      let command = diagnostic.severity == .error ? "error" : "warning"
      return "::\(command) \(list)::\(diagnostic.plainText.escapedData)\n"
    }
    return commands.joined() + summary.checked + "\n" + summary.verdict + "\n"
  }
}

extension Diagnostic {
  /// The message, what the marks say, notes and help, one a line: for readers that do not see the source.
  var plainText: String {
    let marks = labels.enumerated().compactMap { index, label -> String? in
      guard !label.text.isEmpty else { return nil }
      let place = index == 0 ? "" : "\(label.region.file):\(label.region.start.line):\(label.region.start.column): "
      return place + label.text
    }
    return ([message] + marks + notes + (help.map { ["help: \($0)"] } ?? [])).joined(separator: "\n")
  }
}

extension String {
  fileprivate var escapedData: String { percentEscaped("%\r\n") }
  fileprivate var escapedProperty: String { percentEscaped("%\r\n:,") }

  private func percentEscaped(_ special: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard special.unicodeScalars.contains(scalar) else {
        text.append(scalar)
        continue
      }
      let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
      text.append(contentsOf: "%\(hexadecimal.count < 2 ? "0" : "")\(hexadecimal)".unicodeScalars)
    }
    return String(text)
  }
}
