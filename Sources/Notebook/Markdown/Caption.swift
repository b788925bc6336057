extension Block.Caption {
  /// The caption that a paragraph is if it begins with `Figure:` or `Table:`.
  init?(paragraph content: [Inline]) {
    guard case .text(let text)? = content.first else { return nil }
    for kind in [Kind.figure, .table] where text.hasPrefix(kind.rawValue + ":") {
      let rest = text.dropFirst(kind.rawValue.count + 1).drop { $0 == " " || $0 == "\t" }
      var further = Array(content.dropFirst())
      if rest.isEmpty, case .softBreak? = further.first { further.removeFirst() }
      self.init(kind: kind, content: (rest.isEmpty ? [] : [.text(String(rest))]) + further)
      return
    }
    return nil
  }
}
