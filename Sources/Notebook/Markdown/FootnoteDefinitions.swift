internal import LossLanguage

/// `[^label]: text`, cut out of the text that it stands in.
struct FootnoteDefinition {
  var label: String
  /// The label with its brackets.
  var region: Region
  /// The text behind the colon, then the further lines; those are indented by four columns or lazy.
  var lines: [MarkdownLine]
}

/// Takes the footnote definitions out of a text, as cmark-gfm understands them: a definition may stand wherever a
/// paragraph may begin or go on; lines indented by four columns belong to it, and so do lazy lines of its paragraph.
struct FootnoteExtraction {
  /// In the order of the text; of those with one label the first.
  private(set) var definitions: [FootnoteDefinition] = []
  /// The text without them.
  private(set) var lines: [MarkdownLine]
  private(set) var diagnostics: [Diagnostic] = []
  private var labels: [String: Int] = [:]

  init(from lines: [MarkdownLine], file: String) {
    self.lines = lines
    guard lines.contains(where: { $0.text.firstIndex(of: "[^", from: 0) != nil }) else { return }
    // cmark would take `[^x]: word` for the definition of a link, and its tree would have no trace of it.
    let probe = lines.map { line in
      var line = line
      for index in line.text.indices where line.text.has("[^", at: index) { line.text[index] = UInt8(ascii: ".") }
      return line
    }
    var blocks = LeafBlocks(of: probe, nodes: CmarkParser.parse(probe.joined, blocksOnly: true))
    for leaf in blocks.leaves where !leaf.isATXHeading { extract(from: leaf, &blocks.prefix, file) }
  }

  /// How labels are compared.
  static func normalized(_ label: String) -> String { label.lowercased() }
}

extension FootnoteExtraction {
  private mutating func extract(from leaf: LeafBlock, _ prefix: inout ContainerPrefix, _ file: String) {
    var open: FootnoteDefinition?
    for line in leaf.lines {
      let text = lines[line.index].dropping(line.start)
      if let head = FootnoteHead(text.text) {
        close(&open)
        let region = Region(
          file: file, start: text.place(of: 0, at: 0).position, end: text.place(of: head.end, at: 0).position)
        open = FootnoteDefinition(label: head.label, region: region, lines: [text.dropping(head.textStart)])
        empty(line.index, from: line.start)
      } else if let definition = open {
        let cursor = prefix.content(ofLine: line.index, in: leaf.chain).cursor
        if cursor.indent >= 4 {
          open?.lines.append(lines[line.index].dropping(cursor))
        } else if definition.lines.contains(where: { !$0.text.isAllBlank }) {
          open?.lines.append(text)
        } else {
          close(&open)
          continue
        }
        empty(line.index, from: line.start)
      }
    }
    if open != nil, let last = leaf.lines.last { extractIndented(after: last.index, leaf.chain, &prefix, &open) }
    close(&open)
  }

  /// The indented lines behind blank ones.
  private mutating func extractIndented(
    after last: Int, _ chain: [Int], _ prefix: inout ContainerPrefix, _ open: inout FootnoteDefinition?
  ) {
    var index = last + 1
    var blanks: [Int] = []
    while index < lines.count {
      let content = prefix.content(ofLine: index, in: chain)
      if content.cursor.isAtEnd {
        blanks.append(index)
      } else {
        guard content.isInside && content.cursor.indent >= 4 else { return }
        for blank in blanks { open?.lines.append(lines[blank].dropping(lines[blank].text.count)) }
        blanks = []
        open?.lines.append(lines[index].dropping(content.cursor))
        empty(index, from: content.cursor.offset)
      }
      index += 1
    }
  }

  /// Leaves only the markers of the containers on a line.
  private mutating func empty(_ index: Int, from start: Int) {
    lines[index].text.removeSubrange(start...)
  }

  private mutating func close(_ open: inout FootnoteDefinition?) {
    guard let definition = open else { return }
    open = nil
    let label = Self.normalized(definition.label)
    if let first = labels[label] {
      diagnostics.append(.duplicateFootnote(definition, first: definitions[first]))
    } else {
      labels[label] = definitions.count
      definitions.append(definition)
    }
  }
}

/// The head `[^label]:` of a definition.
private struct FootnoteHead {
  var label: String
  /// Behind the bracket.
  var end: Int
  var textStart: Int

  init?(_ text: [UInt8]) {
    guard text.has("[^", at: 0), let end = FootnoteLabel.end(in: text, at: 0), text.has(":", at: end) else {
      return nil
    }
    label = String(decoding: text[2..<end - 1], as: UTF8.self)
    self.end = end
    textStart = text[(end + 1)...].firstIndex { !$0.isBlank } ?? text.count
  }
}

/// `[^label]`
enum FootnoteLabel {
  /// The index behind the closing bracket of the label that begins at an index with `[^`.
  static func end(in text: [UInt8], at start: Int) -> Int? {
    var index = start + 2
    while index < text.count, !text[index].isWhitespace, text[index] != UInt8(ascii: "[") {
      if text[index] == UInt8(ascii: "]") { return index > start + 2 ? index + 1 : nil }
      index += 1
    }
    return nil
  }
}

extension MarkdownLine {
  /// What is left behind the containers of a line; a tab that they use up in part gives blanks.
  fileprivate func dropping(_ cursor: LineCursor) -> MarkdownLine {
    guard cursor.tabRest > 0 else { return dropping(cursor.offset) }
    var line = dropping(cursor.offset + 1)
    line.text.insert(contentsOf: repeatElement(.space, count: cursor.tabRest), at: 0)
    line.inserted = cursor.tabRest
    return line
  }
}

extension Source.Line {
  var position: Position { Position(line: line, column: column) }
}

extension Diagnostic {
  fileprivate static func duplicateFootnote(_ definition: FootnoteDefinition, first: FootnoteDefinition) -> Diagnostic {
    Diagnostic(
      .duplicateFootnote, "The footnote `\(definition.label)` is defined twice",
      at: [.init(definition.region, "this one is not used"), .init(first.region, "this one stands")],
      severity: .warning, help: "Give one of the two another label.")
  }
}
