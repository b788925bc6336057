@testable import Notebook

/// A document as text, a block a line: what the tests of the tree compare.
extension Document {
  var outline: String {
    var lines = blocks.flatMap { $0.outline }
    for footnote in footnotes {
      lines.append("footnote \(footnote.number) \(footnote.label) ×\(footnote.referenceCount)")
      lines += footnote.blocks.flatMap { $0.outline }.map { "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }
}

extension Block {
  fileprivate var outline: [String] {
    switch kind {
    case .paragraph(let content): ["p " + content.outline]
    case .heading(let level, let content, let id): ["h\(level)#\(id) " + content.outline]
    case .code(let info, let text): ["code(\(info)) \(text.debugDescription)"]
    case .cell(let index, nil): ["cell \(index)"]
    case .cell(let index, let caption?): ["cell \(index) \(caption.kind.rawValue): \(caption.content.outline)"]
    case .captioned(let block, let caption):
      ["\(caption.label)#\(caption.id ?? ""): \(caption.content.outline)"] + block.outline.map { "  " + $0 }
    case .callout(let callout):
      ["callout \(callout.kind)"] + callout.blocks.flatMap(\.outline).map { "  " + $0 }
    case .math(let tex): ["math \(tex.debugDescription)"]
    case .list(let list):
      [list.start.map { "list from \($0)" } ?? "list"]
        + list.items.flatMap { item in
          let marker = item.isChecked.map { $0 ? "- [x]" : "- [ ]" } ?? "-"
          return [marker] + item.blocks.flatMap(\.outline).map { "  " + $0 }
        }
    case .quote(let blocks): ["quote"] + blocks.flatMap(\.outline).map { "  " + $0 }
    case .table(let table):
      ["table \(table.alignments.map { "\($0)" }.joined(separator: " "))"]
        + ([table.header] + table.rows).map { "  | " + $0.map(\.outline).joined(separator: " | ") }
    case .thematicBreak: ["break"]
    case .html(let raw): ["html \(raw.debugDescription)"]
    }
  }
}

extension [Inline] {
  fileprivate var outline: String { map(\.outline).joined() }
}

extension Inline {
  fileprivate var outline: String {
    switch self {
    case .text(let text): text
    case .softBreak: "↵"
    case .lineBreak: "⏎"
    case .code(let code): "`\(code)`"
    case .expression(let index): "{=\(index)}"
    case .math(let tex, let isDisplay): isDisplay ? "{$$\(tex)}" : "{$\(tex)}"
    case .emphasis(let content): "{em \(content.outline)}"
    case .strong(let content): "{strong \(content.outline)}"
    case .strikethrough(let content): "{del \(content.outline)}"
    case .link(let destination, let title, let content): "{link \(destination) \(title): \(content.outline)}"
    case .image(let source, let title, let content): "{image \(source) \(title): \(content.outline)}"
    case .html(let raw): "{html \(raw)}"
    case .footnoteReference(let number, let occurrence): "{note \(number).\(occurrence)}"
    case .citation(let works):
      "{cite " + works.map { "\($0.number) \($0.key) \($0.locator ?? "")" }.joined(separator: "; ") + "}"
    case .place(let id): "{place \(id)}"
    }
  }
}
