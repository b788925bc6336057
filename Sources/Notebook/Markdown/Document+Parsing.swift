extension Document {
  /// A Markdown text that is no notebook: cells and prose expressions stay in it by their indices, and nothing is
  /// evaluated.
  package init(parsing text: String) {
    self = MarkdownTree([MarkdownLine](splitting: Array(text.utf8), from: 0), file: "").document()
  }
}
