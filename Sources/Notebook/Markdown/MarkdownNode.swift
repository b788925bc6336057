/// One node of cmark's tree. The tree is an array in document order, in which a node is followed by its descendants, so
/// that nothing recurses over a text that is nested ten thousand deep.
struct MarkdownNode {
  var kind: Kind
  /// Lines of the parsed text, from 0. The first is sound; the last of a fenced block need not be.
  var lines: ClosedRange<Int>
  /// The index behind the last descendant.
  var end: Int

  enum Kind {
    // Blocks
    case document
    case quote
    case list(start: Int?, isTight: Bool)
    case item
    case code(info: String, text: String)
    case htmlBlock(String)
    case paragraph
    case heading(level: Int)
    case thematicBreak
    // Inlines
    case text(String)
    case softBreak
    case lineBreak
    case codeSpan(String)
    case htmlSpan(String)
    case emphasis
    case strong
    case link(destination: String, title: String)
    case image(source: String, title: String)
    /// What this version of cmark does not have.
    case unknown
  }
}

extension [MarkdownNode] {
  /// The children of a node, in order.
  func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var child = index + 1
    while child < self[index].end {
      children.append(child)
      child = self[child].end
    }
    return children
  }
}
