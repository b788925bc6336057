internal import Drawing
internal import Notebook

extension HTMLRenderer {
  func write(_ inlines: [Inline], to html: inout HTMLText) {
    for inline in inlines { write(inline, to: &html) }
  }

  private func write(_ inline: Inline, to html: inout HTMLText) {
    switch inline {
    case .text(let text): html.text(text)
    case .softBreak: html.raw("\n")
    case .lineBreak: html.raw("<br />\n")
    case .code(let code): write("code", to: &html) { $0.text(code) }
    case .expression(let index): html.append(hooks.expression(index))
    case .math(let tex, let isDisplay): html.append(hooks.math(tex, isDisplay: isDisplay))
    case .emphasis(let content): write("em", to: &html) { write(content, to: &$0) }
    case .strong(let content): write("strong", to: &html) { write(content, to: &$0) }
    case .strikethrough(let content): write("del", to: &html) { write(content, to: &$0) }
    case .link(let destination, let title, let content):
      writeLink(to: destination, title, content, to: &html)
    case .image(let source, let title, let content):
      html.raw("<img src=\"")
      html.address(hooks.image(at: source.isSafeAddress ? source : ""))
      html.raw("\" alt=\"")
      html.text(plainText(content))
      html.raw("\"")
      writeTitle(title, to: &html)
      html.raw(" />")
    case .html(let raw):
      switch hooks.rawHTML {
      case .allow: html.raw(raw)
      case .escape: html.text(raw)
      case .drop: break
      }
    case .footnoteReference(let number, let occurrence):
      guard showsLinks else { return }
      html.raw("<sup class=\"footnote-ref\"><a href=\"#fn-\(number)\" id=\"\(referenceID(number, occurrence))\"")
      html.raw(" role=\"doc-noteref\">\(number)</a></sup>")
    case .citation(let citations):
      if showsLinks { write(citations, to: &html) }
    case .place(let id):
      guard showsLinks else { return }
      html.raw("<span id=\"")
      html.text(id)
      html.raw("\"></span>")
    }
  }

  /// `[1]`, `[1, p. 12; 3]`
  private func write(_ citations: [Citation], to html: inout HTMLText) {
    html.raw("<span class=\"citation\">[")
    for (index, citation) in citations.enumerated() {
      if index > 0 { html.raw("; ") }
      html.raw("<a href=\"#\(citationID(citation.key).addressEncoded)\" role=\"doc-biblioref\">\(citation.number)</a>")
      if let locator = citation.locator { html.text(", " + locator) }
    }
    html.raw("]</span>")
  }

  private func write(_ tag: String, to html: inout HTMLText, content: (inout HTMLText) -> Void) {
    html.raw("<\(tag)>")
    content(&html)
    html.raw("</\(tag)>")
  }

  private func writeLink(to destination: String, _ title: String, _ content: [Inline], to html: inout HTMLText) {
    let content = hooks.linkText(to: destination, content)
    guard showsLinks, let address = hooks.link(to: destination.isSafeAddress ? destination : "") else {
      write(content, to: &html)
      return
    }
    html.raw("<a href=\"")
    html.address(address)
    html.raw("\"")
    writeTitle(title, to: &html)
    html.raw(">")
    write(content, to: &html)
    html.raw("</a>")
  }

  private func writeTitle(_ title: String, to html: inout HTMLText) {
    guard !title.isEmpty else { return }
    html.raw(" title=\"")
    html.text(title)
    html.raw("\"")
  }

  /// What an image's description reads: its text without markup.
  private func plainText(_ inlines: [Inline]) -> String {
    var result = ""
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text), .math(let text, _): result += text
      case .html(let raw): if hooks.rawHTML != .drop { result += raw }
      case .expression(let index): result += hooks.expressionText(index)
      case .softBreak, .lineBreak: result += " "
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content),
        .image(_, _, let content):
        result += plainText(content)
      case .footnoteReference, .citation, .place: break
      }
    }
    return result
  }
}
