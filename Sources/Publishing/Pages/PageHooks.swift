internal import Drawing
internal import LossLanguage
internal import Notebook

/// What a page puts in the places of a document that Markdown leaves to it.
struct PageHooks: MarkupHooks {
  let notebook: PublishedNotebook
  let links: LinkRewriting
  let claims: ProseClaims
  let rawHTML: RawHTMLPolicy
  private let macros: TeXMacros
  private let faults: [Int: [Diagnostic]]
  private let ownNames: Set<String>
  private let configuration: SiteConfiguration

  init(notebook: PublishedNotebook, links: LinkRewriting, configuration: SiteConfiguration) {
    self.notebook = notebook
    self.links = links
    self.configuration = configuration
    ownNames = notebook.worksheet.cells.reduce(into: []) { $0.formUnion($1.definedNames) }
    claims = ProseClaims(claims: notebook.report.prose, earlier: notebook.earlier.values)
    rawHTML = configuration.allowsRawHTML ? .allow : .escape
    macros = notebook.macros(configuration)
    var faults: [Int: [Diagnostic]] = [:]
    for diagnostic in notebook.report.diagnostics where diagnostic.severity == .error {
      if let index = notebook.cell(of: diagnostic) { faults[index, default: []].append(diagnostic) }
    }
    self.faults = faults
  }

  func cell(_ index: Int, caption: (caption: Block.Caption, content: Markup)?) -> Markup {
    guard notebook.worksheet.cells.indices.contains(index), notebook.report.cells.indices.contains(index) else {
      return Markup()
    }
    let (cell, result) = (notebook.worksheet.cells[index], notebook.report.cells[index])
    return CellFigure(
      cell: cell, result: result, diagnostics: faults[index] ?? [], caption: caption, ownNames: ownNames,
      earlier: notebook.earlier.cells[cell.id],
      fullData: { notebook.address(ofTable: $0, of: result, in: cell) }
    ) { configuration.libraryAddress(of: $0, from: notebook.path) }.html
  }

  func expression(_ index: Int) -> Markup { claims.inline(index) }

  func expressionText(_ index: Int) -> String {
    notebook.report.prose.indices.contains(index) ? notebook.report.prose[index].plainText : ""
  }

  func math(_ tex: String, isDisplay: Bool) -> Markup {
    let formula = mathML(tex, isDisplay: isDisplay, macros: macros).markup
    guard isDisplay else { return formula }
    var html = Markup()
    // A span, for it may stand within a paragraph; the style makes it a block.
    html.element("span", ("class", "math display"), ("tabindex", "0"), ("role", "group"), ("aria-label", "Formula")) {
      $0.append(formula)
    }
    return html
  }

  func link(to destination: String) -> String? { links.address(ofLink: destination, from: notebook) }

  func linkText(to destination: String, _ content: [Inline]) -> [Inline] {
    links.text(ofLink: destination, content, from: notebook)
  }

  func image(at source: String) -> String { links.address(ofImage: source, from: notebook) }

  func heading(level: Int, id: String, content: Markup) -> Markup {
    var html = Markup()
    html.element(headingTag(level), ("id", id)) { html in
      html.append(content)
      guard level > 1 else { return }
      html.element(
        "a", ("class", "anchor"), ("href", "#" + id.addressEncoded), ("aria-label", "Link to this section"), text: "#")
    }
    return html
  }

  /// Code in a language that we know is highlighted, and wraps. All else may be what a terminal shows, or a drawing, which
  /// keeps its columns and scrolls, and what scrolls can be reached by key.
  func code(_ text: String, info: String) -> Markup? {
    let name = info.split { $0 == " " || $0 == "\t" }.first
    let language = name.flatMap { CodeLanguage.named($0) }
    var html = Markup()
    html.element("pre", ("class", language == nil ? "columns" : nil), ("tabindex", language == nil ? "0" : nil)) {
      $0.element("code", ("class", name.map { "language-\($0)" })) { html in
        if let language { html.append(HighlightedCode.markup(text, language)) } else { html.text(text) }
      }
    }
    return html
  }

  func table(_ table: Markup) -> Markup {
    var html = Markup()
    html.scroller(table)
    return html
  }

  /// HTML no longer has the attribute of the reference implementation.
  var alignmentAttribute: String { "class" }

  /// A header needs words.
  var emptyHeaderTag: String { "td" }
}
