package import Drawing
package import Notebook

/// A document as HTML, laid out as CommonMark's reference implementation does it, with the parts that are the page's
/// own asked from its hooks.
package struct HTMLRenderer<Hooks: MarkupHooks> {
  let hooks: Hooks
  /// False within a table of contents, where a link in a link would be invalid.
  var showsLinks = true

  package init(hooks: Hooks) {
    self.hooks = hooks
  }

  /// The whole document, its footnotes at the end.
  package func render(_ document: Document) -> Markup {
    var html = HTMLText()
    write(document.blocks, to: &html)
    writeFootnotes(document.footnotes, to: &html)
    writeWorks(document, to: &html)
    return html.markup
  }

  /// Some blocks of a document.
  package func render(_ blocks: [Block]) -> Markup {
    var html = HTMLText()
    write(blocks, to: &html)
    return html.markup
  }

  /// A title or a caption.
  ///
  /// - Parameter withLinks: false leaves out the tags of links and the references to footnotes.
  package func render(_ inlines: [Inline], withLinks: Bool = true) -> Markup {
    var renderer = self
    renderer.showsLinks = withLinks
    var html = HTMLText()
    renderer.write(inlines, to: &html)
    return html.markup
  }
}

extension HTMLRenderer {
  private func write(_ blocks: [Block], isTight: Bool = false, to html: inout HTMLText) {
    for block in blocks { write(block, isTight: isTight, to: &html) }
  }

  private func write(_ block: Block, isTight: Bool, to html: inout HTMLText) {
    switch block.kind {
    case .paragraph(let content):
      if isTight {
        write(content, to: &html)
      } else {
        html.startLine("<p>")
        write(content, to: &html)
        html.raw("</p>\n")
      }
    case .heading(let level, let content, let id):
      html.startLine(hooks.heading(level: level, id: id, content: render(content, withLinks: showsLinks)))
      html.raw("\n")
    case .code(let info, let text):
      writeCode(text, info, to: &html)
    case .cell(let index, let caption):
      html.startLine(hooks.cell(index, caption: caption.map { ($0, render($0.content)) }))
      html.startLine()
    case .captioned(let block, let caption):
      html.startLine(hooks.captioned(renderAlone(block), caption, render(caption.content)))
    case .math(let tex):
      html.startLine(hooks.math(tex, isDisplay: true))
      html.raw("\n")
    case .list(let list):
      write(list, to: &html)
    case .quote(let blocks):
      html.startLine("<blockquote>\n")
      write(blocks, to: &html)
      html.startLine("</blockquote>\n")
    case .callout(let callout):
      let title = callout.kind.title
      html.startLine("<div class=\"callout \(callout.kind.rawValue)\" role=\"note\" aria-label=\"\(title)\">\n")
      html.raw("<p class=\"callout-title\">\(title)</p>\n")
      write(callout.blocks, to: &html)
      html.startLine("</div>\n")
    case .table(let table):
      html.startLine(hooks.table(render(table)))
      html.startLine()
    case .thematicBreak:
      html.startLine("<hr />\n")
    case .html(let raw):
      writeRawBlock(raw, to: &html)
    }
  }

  /// What a caption is about. A picture needs no paragraph around it.
  private func renderAlone(_ block: Block) -> Markup {
    if case .paragraph(let content) = block.kind { return render(content) }
    return render([block])
  }

  private func writeCode(_ text: String, _ info: String, to html: inout HTMLText) {
    if let code = hooks.code(text, info: info) {
      html.startLine(code)
      html.startLine()
      return
    }
    html.startLine("<pre><code")
    if let language = info.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "\t" }).first {
      html.raw(" class=\"language-")
      html.text(String(language))
      html.raw("\"")
    }
    html.raw(">")
    html.text(text)
    html.raw("</code></pre>\n")
  }

  private func writeRawBlock(_ raw: String, to html: inout HTMLText) {
    switch hooks.rawHTML {
    case .allow:
      html.startLine(raw)
      html.startLine()
    case .escape:
      html.startLine("<p>")
      var text = raw[...]
      while text.last?.isNewline ?? false { text.removeLast() }
      html.text(String(text))
      html.raw("</p>\n")
    case .drop:
      break
    }
  }

  private func write(_ list: Block.List, to html: inout HTMLText) {
    switch list.start {
    case nil: html.startLine("<ul>\n")
    case 1?: html.startLine("<ol>\n")
    case let start?: html.startLine("<ol start=\"\(start)\">\n")
    }
    for item in list.items {
      html.startLine("<li>")
      if let isChecked = item.isChecked {
        html.raw("<input type=\"checkbox\" \(isChecked ? "checked=\"\" " : "")disabled=\"\" /> ")
      }
      write(item.blocks, isTight: list.isTight, to: &html)
      html.raw("</li>\n")
    }
    html.startLine(list.start == nil ? "</ul>\n" : "</ol>\n")
  }

  private func render(_ table: Block.TableBlock) -> Markup {
    var html = HTMLText()
    html.raw("<table>\n<thead>\n")
    write(table.header, isHeader: true, table.alignments, to: &html)
    html.raw("</thead>\n")
    if !table.rows.isEmpty {
      html.raw("<tbody>\n")
      for row in table.rows { write(row, isHeader: false, table.alignments, to: &html) }
      html.raw("</tbody>\n")
    }
    html.raw("</table>\n")
    return html.markup
  }

  private func write(
    _ row: [[Inline]], isHeader: Bool, _ alignments: [Block.TableBlock.Alignment], to html: inout HTMLText
  ) {
    html.raw("<tr>\n")
    for (cell, alignment) in zip(row, alignments) {
      let content = render(cell, withLinks: showsLinks)
      let tag = !isHeader ? "td" : content.bytes.isEmpty ? hooks.emptyHeaderTag : "th"
      html.raw("<\(tag)")
      if alignment != .none { html.raw(" \(hooks.alignmentAttribute)=\"\(alignment.rawValue)\"") }
      html.raw(">")
      html.append(content)
      html.raw("</\(tag)>\n")
    }
    html.raw("</tr>\n")
  }
}

extension HTMLRenderer {
  /// Footnotes with links back to each reference, behind their last paragraph.
  private func writeFootnotes(_ footnotes: [Footnote], to html: inout HTMLText) {
    guard !footnotes.isEmpty else { return }
    html.startLine("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
    for footnote in footnotes {
      html.raw("<li id=\"fn-\(footnote.number)\">\n")
      var last: [Inline]?
      if case .paragraph(let content)? = footnote.blocks.last?.kind { last = content }
      write(last == nil ? footnote.blocks : Array(footnote.blocks.dropLast()), to: &html)
      html.startLine(last == nil ? "" : "<p>")
      if let last {
        write(last, to: &html)
        html.raw(" ")
      }
      for occurrence in 1...max(footnote.referenceCount, 1) {
        let id = referenceID(footnote.number, occurrence)
        let label = "Back to reference \(footnote.number)" + (occurrence == 1 ? "" : "-\(occurrence)")
        if occurrence > 1 { html.raw(" ") }
        html.raw("<a href=\"#\(id)\" class=\"footnote-backref\" aria-label=\"\(label)\">↩")
        html.raw(occurrence == 1 ? "</a>" : "<sup>\(occurrence)</sup></a>")
      }
      html.raw(last == nil ? "\n</li>\n" : "</p>\n</li>\n")
    }
    html.raw("</ol>\n</section>\n")
  }

  /// The list of references. A document whose last heading announces it needs no other.
  private func writeWorks(_ document: Document, to html: inout HTMLText) {
    guard !document.works.isEmpty else { return }
    html.startLine("<section class=\"works\" role=\"doc-bibliography\" aria-label=\"References\">\n")
    if let id = document.ownWorksHeadingID {
      html.append(hooks.heading(level: 2, id: id, content: Markup(text: "References")))
      html.raw("\n")
    }
    html.raw("<ol>\n")
    for work in document.works {
      html.raw("<li\(work.key.map { " id=\"\(citationID($0))\"" } ?? "")>")
      write(work.content, to: &html)
      html.raw("</li>\n")
    }
    html.raw("</ol>\n</section>\n")
  }

  func citationID(_ key: String) -> String { "ref-\(key)" }

  func referenceID(_ number: Int, _ occurrence: Int) -> String {
    occurrence == 1 ? "fnref-\(number)" : "fnref-\(number)-\(occurrence)"
  }
}
