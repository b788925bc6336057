/// A paragraph or a heading, before its inlines are parsed: the lines of its text and where the text begins in each.
struct LeafBlock {
  var lines: [Line]
  /// `# Heading`: always one line.
  var isATXHeading: Bool
  var isHeading: Bool
  /// The containers around it, from the outermost.
  var chain: [Int]

  struct Line {
    /// The line's index.
    var index: Int
    /// Offset in the line of its first byte that is no indentation and no marker.
    var start: Int
    /// A lazy continuation: it stands outside the containers of its block.
    var isLazy: Bool
  }
}

/// The paragraphs and headings of a text, in order, by cmark's blocks.
struct LeafBlocks {
  private(set) var leaves: [LeafBlock] = []
  var prefix: ContainerPrefix

  init(of lines: [MarkdownLine], nodes: [MarkdownNode]) {
    prefix = ContainerPrefix(lines: lines)
    var open: [(container: Int?, end: Int)] = []
    for (index, node) in nodes.enumerated() {
      while let last = open.last, last.end <= index { open.removeLast() }
      let container = open.last?.container
      switch node.kind {
      case .quote: openContainer(.quote, node, in: container, &open)
      case .item: openContainer(.item, node, in: container, &open)
      case .paragraph: addLeaf(node, in: container, isHeading: false)
      case .heading: addLeaf(node, in: container, isHeading: true)
      default: break
      }
    }
  }
}

extension LeafBlocks {
  private mutating func openContainer(
    _ kind: BlockContainer.Kind, _ node: MarkdownNode, in parent: Int?, _ open: inout [(container: Int?, end: Int)]
  ) {
    prefix.containers.append(BlockContainer(kind: kind, parent: parent, firstLine: node.lines.lowerBound))
    open.append((prefix.containers.count - 1, node.end))
  }

  private mutating func addLeaf(_ node: MarkdownNode, in container: Int?, isHeading: Bool) {
    let chain = prefix.chain(to: container)
    var lines: [LeafBlock.Line] = []
    for index in node.lines where index < prefix.lines.count {
      let content = prefix.content(ofLine: index, in: chain)
      if content.cursor.isAtEnd { break }
      lines.append(.init(index: index, start: content.cursor.contentOffset, isLazy: !content.isInside))
    }
    guard let first = lines.first else { return }
    let isATX = isHeading && lines.count == 1 && prefix.lines[first.index].text[first.start] == UInt8(ascii: "#")
    // The last line of any other heading is its underline.
    if isHeading && !isATX { lines.removeLast() }
    if !lines.isEmpty {
      leaves.append(LeafBlock(lines: lines, isATXHeading: isATX, isHeading: isHeading, chain: chain))
    }
  }
}
