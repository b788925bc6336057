extension Document {
  /// A Markdown text that is no notebook: cells and prose expressions stay in it by their indices, and nothing is
  /// evaluated.
  package init(parsing text: String) {
    self = MarkdownTree([MarkdownLine](splitting: Array(text.utf8), from: 0), file: "").document()
  }

  /// A paragraph that stands apart from a notebook's text: nothing in it is evaluated. A text that is something else is
  /// taken as it is.
  static func paragraph(_ text: String) -> [Inline] {
    let tree = MarkdownTree([MarkdownLine](splitting: Array(text.utf8), from: 0), file: "")
    var builder = DocumentBuilder(tree, reservedIDs: Set(tree.places.map(\.name)), works: [])
    builder.expressions = [:]
    guard case .paragraph(let content)? = builder.document().blocks.first?.kind else { return [.text(text)] }
    return content
  }
}
