internal import LossLanguage

/// Makes the `Document` of cmark's tree: the marks become what they stand for, tables and footnotes are put together.
struct DocumentBuilder {
  let text: MarkdownText
  let nodes: [MarkdownNode]
  /// The cells' indices by the line of their fence in `text`, from 0.
  let cells: [Int: Int]
  /// The prose expressions' indices by the indices of their marks; those that have none are code.
  var expressions: [Int: Int]
  var slugs: HeadingSlugs
  var footnotes: FootnoteNumbering
  var works: WorkNumbering
  /// The names of places that no other place before them has.
  private var freePlaces: Set<String>
  private var captionCounts: [Block.Caption.Kind: Int] = [:]
  private var footnoteNodes: [Int: [Int]] = [:]

  /// Deeper lists, quotes and inlines are flattened to their text.
  static let nestingLimit = 100

  /// - Parameter reservedIDs: ids that headings and places must not get.
  init(_ tree: MarkdownTree, reservedIDs: Set<String>, works: [Work]) {
    text = tree.text
    nodes = tree.nodes
    cells = tree.cellIndices
    expressions = tree.expressionIndices
    freePlaces = Set(tree.places.map(\.name)).subtracting(reservedIDs)
    slugs = HeadingSlugs(reserved: reservedIDs.union(freePlaces))
    self.works = WorkNumbering(works)
    footnotes = FootnoteNumbering(labels: tree.text.footnotes.map { FootnoteExtraction.normalized($0.label) })
  }

  mutating func document() -> Document {
    let children = nodes.isEmpty ? [] : takeFootnotes(from: nodes.children(of: 0))
    let body = blocks(children, depth: 0)
    // Footnotes may refer to further ones.
    var contents: [[Block]] = []
    while contents.count < footnotes.order.count {
      contents.append(blocks(footnoteNodes[footnotes.order[contents.count]] ?? [], depth: 1))
    }
    return Document(
      blocks: body,
      footnotes: zip(footnotes.order, contents).enumerated().map { index, footnote in
        Footnote(
          label: text.footnotes[footnote.0].label, number: index + 1,
          referenceCount: footnotes.referenceCounts[footnote.0], blocks: footnote.1)
      }, works: works.listed)
  }
}

extension DocumentBuilder {
  /// Keeps the nodes of the footnotes, which stand before the document, and returns those of the document.
  private mutating func takeFootnotes(from children: [Int]) -> ArraySlice<Int> {
    guard !text.footnotes.isEmpty else { return children[...] }
    let end = children.firstIndex { if case .footnotesEnd? = mark(at: $0) { true } else { false } }
    guard let end else { return children[...] }
    for list in children[..<end] {
      for item in nodes.children(of: list) {
        let blocks = nodes.children(of: item)
        guard let heading = blocks.first, case .footnoteDefinition(let index)? = mark(at: heading) else { continue }
        footnoteNodes[index] = Array(blocks.dropFirst())
      }
    }
    return children[(end + 1)...]
  }

  private mutating func blocks(_ children: some Collection<Int>, depth: Int) -> [Block] {
    var blocks: [Block] = []
    var table: TableAssembly?
    for child in children {
      if case .tableCell(let index, let row)? = mark(at: child) {
        if let open = table, open.index != index { blocks.append(open.block) }
        if table?.index != index { table = TableAssembly(index, text.tables[index], lines(of: child)) }
        table?.add(tableCell(at: child), row: row, lines(of: child))
        continue
      }
      if let open = table { blocks.append(open.block) }
      table = nil
      guard let block = block(child, depth: depth) else { continue }
      if !addCaption(block, to: &blocks) { blocks.append(block) }
    }
    if let open = table { blocks.append(open.block) }
    return blocks
  }

  private mutating func block(_ index: Int, depth: Int) -> Block? {
    guard depth < Self.nestingLimit else {
      let text = plainText(at: index)
      return text.isEmpty ? nil : Block(.paragraph([.text(text)]), lines: lines(of: index))
    }
    let kind: Block.Kind
    switch nodes[index].kind {
    case .quote:
      let blocks = blocks(nodes.children(of: index), depth: depth + 1)
      kind = Callout(quote: blocks).map(Block.Kind.callout) ?? .quote(blocks)
    case .list(let start, let isTight):
      var items: [Block.List.Item] = []
      for item in nodes.children(of: index) { items.append(self.item(item, depth: depth + 1)) }
      kind = .list(Block.List(start: start, isTight: isTight, items: items))
    case .paragraph:
      let content = inlines(of: index)
      if content.count == 1, case .math(let tex, isDisplay: true) = content[0] {
        kind = .math(tex)
      } else {
        kind = .paragraph(content)
      }
    case .heading(let level):
      var content = inlines(of: index)
      let id = content.takePlace() ?? slugs.id(for: plainText(at: index))
      kind = .heading(level: level, content, id: id)
    case .code(let info, let code):
      if let cell = cells[nodes[index].lines.lowerBound] {
        kind = .cell(cell, caption: nil)
      } else if info.split(separator: " ", maxSplits: 1).first == "math" {
        kind = .math(
          String(decoding: Array(text.placeholders.restored(code).utf8)[...].trimmingWhitespace, as: UTF8.self))
      } else {
        kind = .code(info: text.placeholders.restored(info), text: text.placeholders.restored(code))
      }
    case .htmlBlock(let html):
      guard let visible = HTMLComments.removed(from: text.placeholders.restored(html)) else { return nil }
      kind = .html(visible)
    case .thematicBreak: kind = .thematicBreak
    default: return nil
    }
    return Block(kind, lines: lines(of: index))
  }

  private mutating func item(_ index: Int, depth: Int) -> Block.List.Item {
    var blocks = blocks(nodes.children(of: index), depth: depth)
    guard let first = nodes.children(of: index).first, case .paragraph = nodes[first].kind, !blocks.isEmpty,
      let isChecked = TaskMarker.state(ofParagraphAt: text.lines[nodes[first].lines.lowerBound].text),
      case .paragraph(let content) = blocks[0].kind, let rest = TaskMarker.removed(from: content)
    else { return Block.List.Item(isChecked: nil, blocks: blocks) }
    blocks[0].kind = .paragraph(rest)
    return Block.List.Item(isChecked: isChecked, blocks: blocks)
  }

  /// Whether the block is a paragraph that captions the cell, table or picture before it.
  private mutating func addCaption(_ block: Block, to blocks: inout [Block]) -> Bool {
    guard let last = blocks.indices.last, case .paragraph(let content) = block.kind,
      case (let kind, var text)? = Block.Caption.parts(ofParagraph: content), blocks[last].canHave(kind)
    else { return false }
    let number = (captionCounts[kind] ?? 0) + 1
    captionCounts[kind] = number
    var caption = Block.Caption(kind: kind, number: number, id: text.takePlace(), content: [])
    caption.content = text
    let lines = blocks[last].lines.lowerBound...max(blocks[last].lines.upperBound, block.lines.upperBound)
    if case .cell(let cell, _) = blocks[last].kind {
      blocks[last].kind = .cell(cell, caption: caption)
    } else {
      caption.id = caption.id ?? slugs.id(for: caption.label)
      blocks[last].kind = .captioned(blocks[last], caption)
    }
    blocks[last].lines = lines
    return true
  }

  /// Whether a place is the first with its name.
  mutating func isFirst(_ place: NamedPlace) -> Bool {
    freePlaces.remove(place.name) != nil
  }

  private mutating func tableCell(at index: Int) -> [Inline] {
    inlines(of: index).trimmingBlanks
  }

  private func lines(of index: Int) -> ClosedRange<Int> {
    let lines = nodes[index].lines
    guard !text.lines.isEmpty else { return 1...1 }
    let first = text.lines[min(lines.lowerBound, text.lines.count - 1)].number
    let last = text.lines[min(lines.upperBound, text.lines.count - 1)].number
    return first...max(first, last)
  }

  /// The mark that a heading begins with.
  private func mark(at index: Int) -> Placeholders.Fragment? {
    guard case .heading = nodes[index].kind, index + 1 < nodes[index].end,
      case .text(let literal) = nodes[index + 1].kind,
      case .fragment(let fragment)? = text.placeholders.parts(of: literal).first
    else { return nil }
    return text.placeholders.fragments[fragment]
  }
}
