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
  /// - Parameter caption: its kind and its content as HTML.
  func cell(_ index: Int, caption: (kind: Block.Caption.Kind, content: Markup)?) -> Markup
  /// A prose expression where it stands in the text.
  func expression(_ index: Int) -> Markup
  /// The same where only text can stand: in the description of an image.
  func expressionText(_ index: Int) -> String
  func math(_ tex: String, isDisplay: Bool) -> Markup
  /// Where a link leads that was written with this destination; nil leaves the text without a link.
  func link(to destination: String) -> String?
  /// Where an image is that was written with this source.
  func image(at source: String) -> String
  /// A heading, with its tags.
  func heading(level: Int, id: String, content: Markup) -> Markup
  /// A code block, with its tags; nil for the plain one.
  func code(_ text: String, info: String) -> Markup?
  /// A table, given with its tags.
  func table(_ table: Markup) -> Markup
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

  package func cell(_ index: Int, caption: (kind: Block.Caption.Kind, content: Markup)?) -> Markup { Markup() }

  package func expression(_ index: Int) -> Markup { Markup() }

  package func expressionText(_ index: Int) -> String { "" }

  package func math(_ tex: String, isDisplay: Bool) -> Markup {
    var html = Markup()
    html.element("code", ("class", isDisplay ? "math display" : "math"), text: tex)
    return html
  }

  package func link(to destination: String) -> String? { destination }

  package func image(at source: String) -> String { source }

  package func heading(level: Int, id: String, content: Markup) -> Markup {
    var html = Markup()
    html.element("h\(level)") { $0.append(content) }
    return html
  }

  package func code(_ text: String, info: String) -> Markup? { nil }

  package func table(_ table: Markup) -> Markup { table }
}
