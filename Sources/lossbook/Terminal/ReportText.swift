import LossLanguage

/// A report as `run` prints it: what each cell shows, then what the prose states.
struct ReportText {
  var style: TerminalStyle
  var width = 100

  /// Ends with a line break unless there is nothing to show.
  func text(_ report: Report) -> String {
    var paragraphs = report.cells.map { text($0) }
    if !report.prose.isEmpty {
      let rows = report.prose.map { claim in
        style("  line \(claim.region.start.line)", .faint) + "  " + row(of: claim, indent: "      ")
      }
      paragraphs.append(([style("prose", .strong)] + rows).joined(separator: "\n"))
    }
    return paragraphs.isEmpty ? "" : paragraphs.joined(separator: "\n\n") + "\n"
  }

  private func text(_ cell: CellResult) -> String {
    let status = cell.status == .ok ? "" : ", " + style(cell.status.rawValue, .error)
    var rows = [
      style(cell.id.displayed, .strong) + style("  \(cell.kind.rawValue), line \(cell.line)", .faint) + status
    ]
    // Checks show nothing of their own; they stand among the outputs by their lines.
    var checks = cell.claims.filter { $0.kind == .check || $0.kind == .refutation }[...]
    for output in cell.outputs {
      while let check = checks.first, check.region.start.line < output.line {
        rows.append("  " + row(of: check, indent: "    "))
        checks.removeFirst()
      }
      rows.append(text(output, of: cell))
    }
    rows += checks.map { "  " + row(of: $0, indent: "    ") }
    return rows.joined(separator: "\n")
  }

  private func text(_ output: Output, of cell: CellResult) -> String {
    let source = output.source.onOneLine
    switch output.content {
    case .value(.table(let table)):
      return "  \(source)\n" + table.text(digits: output.digits).displayed.indented("    ")
    case .value(let value):
      return "  \(source) = \(value.text(digits: output.digits).displayed)"
    case .claim(let index):
      return "  " + row(of: cell.claims[index], indent: "    ")
    case .table(let table):
      return table.text(digits: output.digits).displayed.indented("  ")
    case .steps(let steps, _):
      return "  steps \(source)\n" + steps.text.displayed.indented("    ")
    case .formula(let steps, _):
      return "  formula \(source)\n" + steps.text.displayed.indented("    ")
    case .chart(let chart):
      return ChartText(style: style, width: width - 2).text(chart).indented("  ")
    }
  }

  /// A verdict, what was claimed, and the value it was held to; below it why it does not hold.
  private func row(of claim: ClaimResult, indent: String) -> String {
    let expression = claim.expression.onOneLine
    let value = claim.value?.text(digits: claim.digits).displayed
    var text: String
    switch claim.kind {
    case .value:
      text = value.map { "  \(expression) = \($0)" } ?? "\(mark(of: claim)) \(expression)"
    case .claim, .erratum:
      text = "\(mark(of: claim)) \(expression) \(claim.relation) \(claim.written?.onOneLine ?? "?")"
      if let value { text += style("  (\(value))", .faint) }
    case .check:
      text = "\(mark(of: claim)) check \(expression)"
    case .refutation:
      text = "\(mark(of: claim)) refute \(expression)"
    }
    if let reason = claim.reason, claim.verdict != .skipped { text += "\n" + indent + reason.onOneLine }
    return text
  }

  private func mark(of claim: ClaimResult) -> String {
    switch claim.verdict {
    case .holds: style("✓", .success)
    case .unfilled: style("?", .warning)
    case .skipped: style("-", .faint)
    case .fails, .error, nil: style("✗", .error)
    }
  }
}

extension ClaimResult {
  /// The sign between expression and literal.
  var relation: String {
    kind == .erratum ? "!≈" : isExact ? "==" : "≈"
  }
}

extension String {
  /// Line breaks and indents as one blank, and nothing that a terminal would act on.
  var onOneLine: String {
    split { $0 == "\n" || $0 == " " || $0 == "\t" }.map { String($0) }.joined(separator: " ").displayed
  }

  func indented(_ indent: String) -> String {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : indent + String(Substring($0)) }.joined(separator: "\n")
  }

  /// The same in lines between whose words it is broken if it is too long; all but the first are indented.
  func broken(to width: Int, indent: String = "") -> [String] {
    guard displayWidth > width else { return [self] }
    let lines = wrapped(to: max(1, width - indent.count)).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { $0.offset == 0 ? String($0.element) : indent + $0.element }
  }

  /// Code in the same way, behind the blanks that its lines begin with.
  func brokenCode(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let indent = String(line.prefix { $0 == " " })
      let code = String(line.dropFirst(indent.count))
      return code.broken(to: width - indent.count, indent: "    ").map { indent + $0 }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// Broken between words.
  func wrapped(to width: Int) -> String {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if !line.isEmpty, line.displayWidth + 1 + String(word).displayWidth > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
