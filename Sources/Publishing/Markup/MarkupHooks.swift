package import Drawing
package import Notebook

/// What a page does with the parts of a document that Markdown says nothing about.
///
/// The default of each is what CommonMark's reference implementation writes, so that a page states only what it
/// changes.
package protocol MarkupHooks {
  /// What happens to HTML that the author wrote.
  var rawHTML: RawHTMLPolicy { get }

  /// What a cell shows, its caption included.
  ///
  /// - Parameter caption: with its content as HTML.
  func cell(_ index: Int, caption: (caption: Block.Caption, content: Markup)?) -> Markup
  /// A table or a picture of the text, given with its tags, and its caption.
  func captioned(_ content: Markup, _ caption: Block.Caption, _ text: Markup) -> Markup
  /// A prose expression where it stands in the text.
  func expression(_ index: Int) -> Markup
  /// The same where only text can stand: in the description of an image.
  func expressionText(_ index: Int) -> String
  func math(_ tex: String, isDisplay: Bool) -> Markup
  /// Where a link leads that was written with this destination; nil leaves the text without a link.
  func link(to destination: String) -> String?
  /// What a link reads, given what was written.
  func linkText(to destination: String, _ content: [Inline]) -> [Inline]
  /// Where an image is that was written with this source.
  func image(at source: String) -> String
  /// A heading, with its tags.
  func heading(level: Int, id: String, content: Markup) -> Markup
  /// A code block, with its tags; nil for the plain one.
  func code(_ text: String, info: String) -> Markup?
  /// A table, given with its tags.
  func table(_ table: Markup) -> Markup
  /// The attribute of a table's cells that says how they are aligned.
  var alignmentAttribute: String { get }
  /// What the header of a column is that has no words.
  var emptyHeaderTag: String { get }
}

package enum RawHTMLPolicy: Sendable {
  /// Shown as text.
  case escape
  /// Left out.
  case drop
  /// Kept; for a site that trusts its authors.
  case allow
}

extension MarkupHooks {
  package var rawHTML: RawHTMLPolicy { .escape }

  package func cell(_ index: Int, caption: (caption: Block.Caption, content: Markup)?) -> Markup { Markup() }

  package func captioned(_ content: Markup, _ caption: Block.Caption, _ text: Markup) -> Markup {
    var html = Markup()
    html.element("figure", ("class", "captioned"), ("id", caption.id)) { html in
      html.raw("\n")
      if caption.kind == .figure { html.append(content) }
      html.element("figcaption") { $0.append(caption.numbered(text, target: caption.id ?? "")) }
      html.raw("\n")
      // Captions stand over tables and under figures.
      if caption.kind == .table { html.append(content) }
    }
    html.raw("\n")
    return html
  }

  package func expression(_ index: Int) -> Markup { Markup() }

  package func expressionText(_ index: Int) -> String { "" }

  package func math(_ tex: String, isDisplay: Bool) -> Markup {
    var html = Markup()
    html.element("code", ("class", isDisplay ? "math display" : "math"), text: tex)
    return html
  }

  package func link(to destination: String) -> String? { destination }

  package func linkText(to destination: String, _ content: [Inline]) -> [Inline] { content }

  package func image(at source: String) -> String { source }

  package func heading(level: Int, id: String, content: Markup) -> Markup {
    var html = Markup()
    html.element(headingTag(level)) { $0.append(content) }
    return html
  }

  package func code(_ text: String, info: String) -> Markup? { nil }

  package func table(_ table: Markup) -> Markup { table }

  package var alignmentAttribute: String { "align" }

  package var emptyHeaderTag: String { "th" }
}

/// - Parameter level: 1 to 6.
func headingTag(_ level: Int) -> StaticString {
  switch level {
  case 1: "h1"
  case 2: "h2"
  case 3: "h3"
  case 4: "h4"
  case 5: "h5"
  default: "h6"
  }
}

extension Block.Caption {
  /// `Figure 3.`, which is a link to the place, and the text behind it.
  func numbered(_ text: Markup, target: String) -> Markup {
    var html = Markup()
    html.element("a", ("class", "number"), ("href", "#" + target.addressEncoded), text: label + ".")
    html.text(" ")
    html.append(text)
    return html
  }
}
