package import Notebook

/// A link or an image, with the lines of the block it stands in (the tree knows no nearer place).
package struct Reference: Sendable {
  package var kind: Kind
  package var destination: String
  package var lines: ClosedRange<Int>
  /// Of an image: whether it says in words what it shows.
  package var isDescribed = true
  /// Of a link: what was written.
  var text: [Inline] = []

  package enum Kind: Sendable { case link, image }
}

extension Document {
  /// Every link and image, in the order of the document, footnotes last.
  package var references: [Reference] {
    var collector = ReferenceCollector()
    collector.visit(blocks)
    for footnote in footnotes { collector.visit(footnote.blocks) }
    for work in works { collector.visit(work.content, work.line...work.line) }
    return collector.references
  }

  /// The headings, in the order of the document, those in lists and quotes left out.
  package var headings: [(level: Int, content: [Inline], id: String)] {
    blocks.compactMap { block in
      if case .heading(let level, let content, let id) = block.kind { (level, content, id) } else { nil }
    }
  }

  /// Every place that links can lead to: headings, cells, captions, and places with a name, wherever they stand.
  func places(cellIDs: [String]) -> [String: Place] {
    var collector = ReferenceCollector(cellIDs: cellIDs)
    collector.visit(blocks)
    for footnote in footnotes { collector.visit(footnote.blocks) }
    for id in cellIDs where collector.places[id] == nil { collector.places[id] = .unnamed }
    if let id = ownWorksHeadingID { collector.places[id] = .section([.text("References")]) }
    return collector.places
  }

  /// The id of the heading that is put before the list of references; nil if there is no list, or if the last heading
  /// of the text announces it.
  var ownWorksHeadingID: String? {
    guard !works.isEmpty, headings.last?.id != "references" else { return nil }
    return headings.contains { $0.id == "references" } ? "list-of-references" : "references"
  }
}

private struct ReferenceCollector {
  var references: [Reference] = []
  var places: [String: Place] = [:]
  var cellIDs: [String] = []

  mutating func visit(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .paragraph(let content):
        visit(content, block.lines)
      case .heading(_, let content, let id):
        places[id] = .section(content)
        visit(content, block.lines)
      case .cell(let index, let caption):
        guard let caption else { continue }
        if cellIDs.indices.contains(index) { places[cellIDs[index]] = .captioned(caption) }
        visit(caption, block.lines)
      case .captioned(let captioned, let caption):
        visit([captioned])
        visit(caption, block.lines)
      case .list(let list):
        for item in list.items { visit(item.blocks) }
      case .quote(let blocks):
        visit(blocks)
      case .callout(let callout):
        visit(callout.blocks)
      case .table(let table):
        for cell in table.header + table.rows.joined() { visit(cell, block.lines) }
      case .code, .math, .thematicBreak, .html:
        break
      }
    }
  }

  mutating func visit(_ caption: Block.Caption, _ lines: ClosedRange<Int>) {
    if let id = caption.id { places[id] = .captioned(caption) }
    visit(caption.content, lines)
  }

  mutating func visit(_ inlines: [Inline], _ lines: ClosedRange<Int>) {
    for inline in inlines {
      switch inline {
      case .link(let destination, _, let content):
        references.append(Reference(kind: .link, destination: destination, lines: lines, text: content))
        visit(content, lines)
      case .image(let source, _, let content):
        references.append(
          Reference(kind: .image, destination: source, lines: lines, isDescribed: !content.isBlank))
        visit(content, lines)
      case .emphasis(let content), .strong(let content), .strikethrough(let content):
        visit(content, lines)
      case .place(let id): if places[id] == nil { places[id] = .unnamed }
      case .text, .softBreak, .lineBreak, .code, .expression, .math, .html, .footnoteReference, .citation:
        break
      }
    }
  }
}

extension [Inline] {
  /// Nothing that could be read aloud.
  var isBlank: Bool {
    allSatisfy { inline in
      switch inline {
      case .text(let text): text.allSatisfy(\.isWhitespace)
      case .softBreak, .lineBreak, .html, .footnoteReference, .citation, .place: true
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content),
        .image(_, _, let content):
        content.isBlank
      case .code, .expression, .math: false
      }
    }
  }
}
