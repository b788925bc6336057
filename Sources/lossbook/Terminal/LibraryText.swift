import LossLanguage

/// The library and the diagnostics as `explain` prints them.
struct LibraryText {
  var style: TerminalStyle
  var width: Int
  /// Columns that a line of code may take.
  var codeWidth = Int.max

  /// Every group with the names in it.
  var overview: String {
    var paragraphs = [
      "The library of the language, by group. `lossbook explain NAME` tells more of each.".wrapped(to: width)
    ]
    for group in Entry.Group.allCases {
      let names = group.entries.map(\.name)
      if names.isEmpty { continue }
      paragraphs.append(section(group.rawValue, [names.joined(separator: "  ").wrapped(to: width - 2)]))
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  /// The functions of a group, a line or two each.
  func text(of group: Entry.Group) -> String {
    let entries = group.entries
    let column = min(entries.map(\.name.displayWidth).max() ?? 0, width / 3)
    let rows = entries.map { entry in
      let summary = entry.summary.wrapped(to: width - column - 4)
      let lines = summary.split(separator: "\n").map(String.init)
      let blank = String(repeating: " ", count: column + 4)
      // A name that is too long for its column has a line of its own.
      let head =
        entry.name.displayWidth > column
        ? "  " + style(entry.name, .strong) + "\n" + blank
        : "  " + style(entry.name, .strong) + String(repeating: " ", count: column - entry.name.displayWidth + 2)
      return head + lines.joined(separator: "\n" + blank)
    }
    return ([style(group.rawValue, .strong) + "\n" + group.summary.wrapped(to: width)] + [rows.joined(separator: "\n")])
      .joined(separator: "\n\n") + "\n"
  }

  func text(of code: DiagnosticCode) -> String {
    var paragraphs = [style(code.rawValue, .strong), code.explanation.wrapped(to: width)]
    if let example = code.example {
      paragraphs.append(section("Wrong", [example.wrong.markdown]))
      paragraphs.append(section("Right", [example.right.markdown]))
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  /// All that the catalogue says, the examples with their values.
  func text(of entry: Entry) -> String {
    var paragraphs = [signature(of: entry) + "\n" + entry.summary.wrapped(to: width)]
    if !entry.shortNames.isEmpty { paragraphs.append("Also " + entry.shortNames.joined(separator: ", ") + ".") }
    if let definition = entry.definition {
      paragraphs.append(section("Definition", [definition.brokenCode(to: codeWidth - 2)]))
    }
    if let gradient = entry.gradient {
      let title = "Derivative in \(entry.gradientParameter), of one loss"
      paragraphs.append(section(title, [gradient.brokenCode(to: codeWidth - 2)]))
    }
    if !entry.domain.isEmpty { paragraphs.append(section("Domain and edge cases", [wrapped(entry.domain)])) }
    if let unit = entry.unit { paragraphs.append(section("Unit", [wrapped(unit)])) }
    let examples = entry.evaluated(withPlot: false).examples
    if !examples.isEmpty { paragraphs.append(section("Examples", examples.map(row))) }
    if !entry.equals.isEmpty { paragraphs.append(section("The same number elsewhere", entry.equals.map(wrapped))) }
    if !entry.differs.isEmpty { paragraphs.append(section("What differs elsewhere", entry.differs.map(wrapped))) }
    if !entry.source.isEmpty { paragraphs.append(section("Source", [wrapped(entry.source)])) }
    let related = entry.related.map(\.name)
    if !related.isEmpty {
      paragraphs.append(
        section("Also in the group \(entry.group.rawValue)", [wrapped(related.joined(separator: "  "))]))
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }
}

extension LibraryText {
  private func section(_ title: String, _ items: [String]) -> String {
    style(title, .strong) + "\n" + items.map { $0.indented("  ") }.joined(separator: "\n")
  }

  private func wrapped(_ text: String) -> String { text.wrapped(to: width - 2) }

  /// Broken between its parameters, and these below one another behind the parenthesis.
  private func signature(of entry: Entry) -> String {
    guard entry.signature.displayWidth > width, let open = entry.signature.firstIndex(of: "(") else {
      return style(entry.signature, .strong)
    }
    let start = entry.signature.index(after: open)
    let rest = String(entry.signature[start...]).wrapped(to: width - 4).split(separator: "\n")
    return style(([String(entry.signature[..<start])] + rest.map { "    \($0)" }).joined(separator: "\n"), .strong)
  }

  /// What was claimed, whether it holds, and the value in full where the claim is a rounding.
  private func row(of example: ClaimResult) -> String {
    let mark = example.verdict == .holds ? style("✓", .success) : style("✗", .error)
    let written = example.written ?? "?"
    // Behind the indent and the mark.
    let room = codeWidth - 4
    let claim = "\(example.expression) \(example.isExact ? "==" : "≈") \(written)".brokenCode(to: room)
    guard let value = example.value?.text(digits: 17), !example.isExact, value != written else {
      return "\(mark) " + claim.indented("  ").dropFirst(2)
    }
    let last = claim.split(separator: "\n").last.map { String($0).displayWidth } ?? 0
    let gap = last + value.displayWidth + 4 > room ? "\n    " : "  "
    return "\(mark) " + (claim + gap).indented("  ").dropFirst(2) + style("(\(value))", .faint)
  }
}

extension Entry.Group {
  fileprivate var entries: [Entry] { Library.standard.entries.filter { $0.group == self } }
}
