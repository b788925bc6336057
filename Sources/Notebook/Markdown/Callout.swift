/// A quote that begins with a line `[!NOTE]`, as GitHub knows it: a box that stands out of the text.
package struct Callout: Sendable {
  package var kind: Kind
  package var blocks: [Block]

  package enum Kind: String, Sendable, CaseIterable {
    case note, tip, important, warning, caution

    package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  }

  /// The callout that a quote is; nil for any other quote.
  init?(quote blocks: [Block]) {
    guard case .paragraph(let content)? = blocks.first?.kind, case .text(let marker)? = content.first,
      marker.hasPrefix("[!"), marker.hasSuffix("]"),
      let kind = Kind(rawValue: marker.dropFirst(2).dropLast().lowercased())
    else { return nil }
    self.kind = kind
    // The marker has a line of its own.
    switch content.dropFirst().first {
    case nil: self.blocks = Array(blocks.dropFirst())
    case .softBreak, .lineBreak:
      self.blocks = [Block(.paragraph(Array(content.dropFirst(2))), lines: blocks[0].lines)] + blocks.dropFirst()
    default: return nil
    }
  }
}
