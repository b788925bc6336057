internal import LossLanguage

extension DocumentBuilder {
  mutating func inlines(of index: Int, depth: Int = 0) -> [Inline] {
    var pieces: [InlinePiece] = []
    for child in nodes.children(of: index) {
      if case .text(let literal) = nodes[child].kind {
        addText(literal, to: &pieces)
      } else if let inline = inline(child, depth: depth) {
        pieces.append(.inline(inline))
      }
    }
    return Strikethrough.resolved(pieces)
  }

  private mutating func inline(_ index: Int, depth: Int) -> Inline? {
    guard depth < Self.nestingLimit else { return .text(plainText(at: index)) }
    switch nodes[index].kind {
    case .softBreak: return .softBreak
    case .lineBreak: return .lineBreak
    case .codeSpan(let code): return .code(text.placeholders.restored(code))
    case .htmlSpan(let html): return html.hasPrefix("<!--") ? nil : .html(text.placeholders.restored(html))
    case .emphasis: return .emphasis(inlines(of: index, depth: depth + 1))
    case .strong: return .strong(inlines(of: index, depth: depth + 1))
    case .link(let destination, let title):
      return .link(
        destination: text.placeholders.restored(destination), title: text.placeholders.restored(title),
        inlines(of: index, depth: depth + 1))
    case .image(let source, let title):
      return .image(
        source: text.placeholders.restored(source), title: text.placeholders.restored(title),
        inlines(of: index, depth: depth + 1))
    default: return nil
    }
  }

  private mutating func addText(_ literal: String, to pieces: inout [InlinePiece]) {
    for part in text.placeholders.parts(of: literal) {
      switch part {
      case .text(let text): pieces.append(.text(text))
      case .fragment(let index):
        switch text.placeholders.fragments[index] {
        case .math(let tex, let isDisplay, _): pieces.append(.inline(.math(tex, isDisplay: isDisplay)))
        case .expression(_, let original):
          pieces.append(.inline(expressions[index].map(Inline.expression) ?? .code(original)))
        case .footnoteReference(let label, let original):
          pieces.append(.inline(footnotes.reference(to: label) ?? .text(original)))
        case .citation(let keys, let original):
          let citations = keys.compactMap { works.citation(of: $0.key, locator: $0.locator) }
          pieces.append(.inline(citations.count == keys.count ? .citation(citations) : .text(original)))
        case .place(let place): if isFirst(place) { pieces.append(.inline(.place(place.name))) }
        case .literal(let text): pieces.append(.inline(.text(text)))
        case .tableCell, .tableCellEnd, .footnoteDefinition, .footnotesEnd: break
        }
      }
    }
  }

  /// The text of a node without its markup: what readers see, formulas as TeX, prose expressions as their literal.
  func plainText(at index: Int) -> String {
    var result = ""
    for node in nodes[index..<nodes[index].end] {
      switch node.kind {
      case .text(let literal):
        for part in text.placeholders.parts(of: literal) {
          switch part {
          case .text(let text): result += text
          case .fragment(let index): result += text.placeholders.fragments[index].plainText
          }
        }
      case .codeSpan(let code): result += text.placeholders.restored(code)
      case .softBreak, .lineBreak: result += " "
      case .code(_, let code): result += code
      default: break
      }
    }
    return result
  }
}

extension Placeholders.Fragment {
  fileprivate var plainText: String {
    switch self {
    case .math(let tex, _, _): tex
    case .expression(let expression, _): expression.publishedText
    case .literal(let text): text
    case .footnoteReference, .citation, .place, .tableCell, .tableCellEnd, .footnoteDefinition, .footnotesEnd: ""
    }
  }
}

extension ProseExpression {
  /// The literal that it states, else the expression as written.
  fileprivate var publishedText: String {
    let text = source.text
    for sign in ["≈", "~=", "!~", "=="] as [StaticString] {
      guard let index = text.firstIndex(of: sign, from: 0) else { continue }
      let literal = text[(index + sign.utf8CodeUnitCount)...].drop { $0 == UInt8(ascii: "=") }
      return String(decoding: literal.trimmingWhitespace, as: UTF8.self)
    }
    return String(decoding: text[...].trimmingWhitespace, as: UTF8.self)
  }
}
