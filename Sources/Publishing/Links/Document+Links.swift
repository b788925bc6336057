package import Notebook

/// A link or an image, with the lines of the block it stands in (the tree knows no nearer place).
package struct Reference: Sendable {
  package var kind: Kind
  package var destination: String
  package var lines: ClosedRange<Int>
  /// Of an image: whether it says in words what it shows.
  package var isDescribed = true

  package enum Kind: Sendable { case link, image }
}

extension Document {
  /// Every link and image, in the order of the document, footnotes last.
  package var references: [Reference] {
    var collector = ReferenceCollector()
    collector.visit(blocks)
    for footnote in footnotes { collector.visit(footnote.blocks) }
    return collector.references
  }

  /// The headings, in the order of the document, those in lists and quotes left out.
  package var headings: [(level: Int, content: [Inline], id: String)] {
    blocks.compactMap { block in
      if case .heading(let level, let content, let id) = block.kind { (level, content, id) } else { nil }
    }
  }

  /// Every place that can be linked to: headings and cells, wherever they stand.
  package func anchors(cellIDs: [String]) -> Set<String> {
    var collector = ReferenceCollector()
    collector.visit(blocks)
    for footnote in footnotes { collector.visit(footnote.blocks) }
    return Set(collector.headingIDs + cellIDs)
  }
}

private struct ReferenceCollector {
  var references: [Reference] = []
  var headingIDs: [String] = []

  mutating func visit(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .paragraph(let content):
        visit(content, block.lines)
      case .heading(_, let content, let id):
        headingIDs.append(id)
        visit(content, block.lines)
      case .cell(_, let caption):
        visit(caption?.content ?? [], block.lines)
      case .list(let list):
        for item in list.items { visit(item.blocks) }
      case .quote(let blocks):
        visit(blocks)
      case .table(let table):
        for cell in table.header + table.rows.joined() { visit(cell, block.lines) }
      case .code, .math, .thematicBreak, .html:
        break
      }
    }
  }

  mutating func visit(_ inlines: [Inline], _ lines: ClosedRange<Int>) {
    for inline in inlines {
      switch inline {
      case .link(let destination, _, let content):
        references.append(Reference(kind: .link, destination: destination, lines: lines))
        visit(content, lines)
      case .image(let source, _, let content):
        references.append(
          Reference(kind: .image, destination: source, lines: lines, isDescribed: !content.isBlank))
        visit(content, lines)
      case .emphasis(let content), .strong(let content), .strikethrough(let content):
        visit(content, lines)
      case .text, .softBreak, .lineBreak, .code, .expression, .math, .html, .footnoteReference:
        break
      }
    }
  }
}

extension [Inline] {
  /// Nothing that could be read aloud.
  fileprivate var isBlank: Bool {
    allSatisfy { inline in
      switch inline {
      case .text(let text): text.allSatisfy(\.isWhitespace)
      case .softBreak, .lineBreak, .html, .footnoteReference: true
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content),
        .image(_, _, let content):
        content.isBlank
      case .code, .expression, .math: false
      }
    }
  }
}
