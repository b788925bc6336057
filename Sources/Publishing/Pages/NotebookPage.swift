internal import Drawing
package import LossLanguage
package import Notebook

/// A notebook and what came of it, ready to be made a page.
package struct PublishedNotebook: Sendable {
  package var path: PagePath
  package var notebook: Notebook
  package var report: Report
  /// Every link and image, in the order of the document.
  package let references: [Reference]
  /// The places that links can lead to, by their ids.
  private(set) var places: [String: Place] = [:]
  /// What stands in for results that are missing now, while the notebook is written.
  var earlier = EarlierResults.none

  package init(_ notebook: Notebook, _ report: Report) {
    path = PagePath(notebook: notebook.file)
    self.notebook = notebook
    self.report = report
    references = notebook.document.references
    places = currentPlaces
  }

  package var document: Document { notebook.document }
  package var worksheet: Worksheet { notebook.worksheet }
  package var properties: FrontMatter { notebook.frontMatter }

  private var currentPlaces: [String: Place] {
    document.places(cellIDs: worksheet.cells.map(\.id)).mapValues { place in
      if case .section(let heading) = place { .section(linkText(heading)) } else { place }
    }
  }

  /// A heading as other places quote it: its numbers as text, without links, footnotes and the like.
  private func linkText(_ inlines: [Inline]) -> [Inline] {
    inlines.flatMap { inline -> [Inline] in
      switch inline {
      case .text, .code, .math, .softBreak, .lineBreak: [inline]
      case .emphasis(let content): [.emphasis(linkText(content))]
      case .strong(let content): [.strong(linkText(content))]
      case .strikethrough(let content): [.strikethrough(linkText(content))]
      case .link(_, _, let content): linkText(content)
      case .expression, .image: [.text(plainText([inline]))]
      case .html, .footnoteReference, .citation, .place: []
      }
    }
  }

  var entry: Navigation.Entry {
    Navigation.Entry(path: path, title: title, description: properties.description, order: properties.order)
  }

  /// As plain text: what the front matter says, else the heading that opens the page, else the file's name.
  var title: String {
    if let title = properties.title { return title }
    if let heading = openingHeading { return plainText(heading) }
    let name = path.path.split(separator: "/").last.map { String($0.dropLast(".html".count)) } ?? path.path
    return name == "index" && !path.section.isEmpty ? path.folder.asTitle : name.asTitle
  }

  /// The content of the level-1 heading that the document begins with.
  var openingHeading: [Inline]? {
    if case .heading(level: 1, let content, id: _)? = document.blocks.first?.kind { content } else { nil }
  }

  func plainText(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text), .code(let text), .math(let text, _): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content),
        .image(_, _, let content):
        plainText(content)
      case .expression(let index):
        report.prose.indices.contains(index) ? report.prose[index].plainText : ""
      case .html, .footnoteReference, .citation, .place: ""
      }
    }.joined()
  }
}

/// Makes the page of a notebook.
struct NotebookPage {
  let notebook: PublishedNotebook
  let shell: PageShell
  let links: LinkRewriting

  var html: Markup {
    let hooks = PageHooks(notebook: notebook, links: links, configuration: shell.configuration)
    let renderer = HTMLRenderer(hooks: hooks)
    let properties = notebook.properties

    var article = Markup()
    article.element("article") { article in
      article.raw("\n")
      if notebook.openingHeading == nil {
        article.element("h1", text: notebook.title)
        article.raw("\n")
        if let description = properties.description {
          article.element("p", ("class", "lede"), text: description)
          article.raw("\n")
        }
      }
      byline(into: &article)
      faults(into: &article)
      article.append(renderer.render(notebook.document))
      sources(into: &article)
    }
    article.raw("\n")
    let overview = notebook.path.link(to: VerificationPage.path)
    if let panel = VerificationPanel(notebook: notebook, overview: overview).html { article.append(panel) }
    if let verifications = hooks.claims.verifications { article.append(verifications) }

    var headings = notebook.document.headings.map { ($0.level, renderer.render($0.content, withLinks: false), $0.id) }
    if let id = notebook.document.ownWorksHeadingID { headings.append((2, Markup(text: "References"), id)) }
    let contents = Contents(headings)
    var head = PageHead(
      path: notebook.path, title: notebook.title, description: properties.description,
      language: properties.lang, authors: properties.authors, date: properties.date, image: picture,
      source: notebook.worksheet.file)
    head.footnoteCount = notebook.document.footnotes.count
    return shell.html(head, contents: contents.html, article: article)
  }
}

extension NotebookPage {
  /// The first picture of the page that can stand beside a link to it, by its path in the site.
  private var picture: String? {
    for reference in notebook.references where reference.kind == .image {
      let source = reference.destination.lowercased()
      guard [".png", ".jpg", ".jpeg", ".webp"].contains(where: { source.hasSuffix($0) }),
        case .file(let file, _) = LinkTarget(reference.destination, in: notebook.worksheet.file)
      else { continue }
      return Site.path(ofAsset: file)
    }
    return nil
  }

  private func byline(into html: inout Markup) {
    let properties = notebook.properties
    guard !properties.authors.isEmpty || properties.date != nil else { return }
    html.element("p", ("class", "byline")) { html in
      html.text(properties.authors.joined(separator: ", "))
      guard let date = properties.date else { return }
      if !properties.authors.isEmpty { html.text(", ") }
      html.element("time", ("datetime", date), text: date)
    }
    html.raw("\n")
  }

  /// What is wrong outside of cells, in front of the text: nobody should read a page with a fault unwarned.
  private func faults(into html: inout Markup) {
    let faults = notebook.report.diagnostics.filter(\.isFailure)
    guard !faults.isEmpty else { return }
    html.element("section", ("class", "faults"), ("aria-label", "Faults")) { html in
      html.element("p", text: faults.count == 1 ? "This page has a fault." : "This page has \(faults.count) faults.")
      for fault in faults where notebook.cell(of: fault) == nil { html.append(fault.html(isLocated: true)) }
      if notebook.earlier.isWholePage {
        html.element("p", ("class", "earlier-name"), text: "What follows is the page as it was before.")
      }
    }
    html.raw("\n")
  }

  private func sources(into html: inout Markup) {
    let sources = notebook.properties.source
    guard !sources.isEmpty else { return }
    html.element("p", ("class", "byline")) { html in
      html.text(sources.count == 1 ? "Source: " : "Sources: ")
      html.text(sources.joined(separator: "; ") + ".")
    }
    html.raw("\n")
  }
}

extension PublishedNotebook {
  /// The index of the cell that a diagnostic stands in; nil if it stands in prose, or another file.
  func cell(of diagnostic: Diagnostic) -> Int? {
    guard diagnostic.region.file == worksheet.file else { return nil }
    let line = diagnostic.region.start.line
    let index = worksheet.cells.lastIndex { $0.line <= line }
    // Behind its fence a cell has as many lines as its body.
    return index.flatMap { line <= worksheet.cells[$0].line + worksheet.cells[$0].body.lines.count ? $0 : nil }
  }
}

extension ClaimResult {
  /// What stands in the text for it, without the mark.
  var plainText: String {
    written ?? value?.text(digits: digits) ?? expression
  }
}
