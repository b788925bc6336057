extension Block.Caption {
  /// The kind of caption that a paragraph is if it begins with `Figure:` or `Table:`, and what stands behind that.
  static func parts(ofParagraph content: [Inline]) -> (kind: Kind, content: [Inline])? {
    guard case .text(let text)? = content.first else { return nil }
    for kind in [Kind.figure, .table] where text.hasPrefix(kind.rawValue + ":") {
      let rest = text.dropFirst(kind.rawValue.count + 1).drop { $0 == " " || $0 == "\t" }
      var further = Array(content.dropFirst())
      if rest.isEmpty, case .softBreak? = further.first { further.removeFirst() }
      return (kind, (rest.isEmpty ? [] : [.text(String(rest))]) + further)
    }
    return nil
  }
}

extension Block {
  /// What a caption behind it is about: nothing, a cell, or a table or picture of the text.
  func canHave(_ caption: Block.Caption.Kind) -> Bool {
    switch kind {
    case .cell(_, caption: nil): true
    case .table: caption == .table
    case .paragraph(let content): content.isPicture
    default: false
    }
  }
}

extension [Inline] {
  /// An image alone, or a link around one.
  fileprivate var isPicture: Bool {
    guard count == 1 else { return false }
    return switch self[0] {
    case .image: true
    case .link(_, _, let content): content.isPicture
    default: false
    }
  }

  /// Takes out the first place that has a name.
  mutating func takePlace() -> String? {
    for (index, inline) in enumerated() {
      guard case .place(let name) = inline else { continue }
      remove(at: index)
      if index > 0, index == count, case .text(let text) = self[index - 1] {
        self[index - 1] = .text(String(text.reversed().drop { $0 == " " }.reversed()))
      }
      return name
    }
    return nil
  }
}
