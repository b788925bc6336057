internal import Drawing

/// What all pages of a site have around their text: head, header, contents, neighbours, foot.
struct PageShell {
  var configuration: SiteConfiguration
  var navigation: Navigation
  var theme: SiteTheme
  /// Where the site is published, if that is known.
  let address: SiteAddress?
  /// Whether pages announce the feed.
  var hasFeed = false
  let neighbors: [PagePath: (previous: Navigation.Entry?, next: Navigation.Entry?)]

  init(configuration: SiteConfiguration, navigation: Navigation, theme: SiteTheme) {
    self.configuration = configuration
    self.navigation = navigation
    self.theme = theme
    address = configuration.url.flatMap { SiteAddress($0) }
    neighbors = navigation.neighbors
  }

  var siteTitle: String {
    configuration.title ?? navigation.pages.first { $0.path == .front }?.title ?? "Notebooks"
  }

  /// One page. `contents` and `article` are the table of contents and what stands in `<main>`.
  func html(_ head: PageHead, contents: Markup?, article: Markup) -> Markup {
    var page = Markup()
    page.raw("<!doctype html>\n")
    page.element("html", ("lang", head.language ?? configuration.language)) { page in
      page.raw("\n")
      page.element("head") { self.head(head, into: &$0) }
      page.raw("\n")
      page.element("body") { page in
        page.raw("\n")
        page.element("a", ("class", "skip"), ("href", "#content"), text: "Skip to the content")
        page.raw("\n")
        page.element("header", ("class", "site-header")) { header(head.path, into: &$0) }
        page.raw("\n")
        page.element("div", ("class", "layout")) { page in
          page.raw("\n")
          if let contents {
            page.append(contents)
            page.raw("\n")
          }
          page.element("main", ("id", "content")) { page in
            page.raw("\n")
            sectionName(of: head.path, into: &page)
            page.append(article)
            pager(head.path, into: &page)
          }
          page.raw("\n")
        }
        page.raw("\n")
        page.element("footer", ("class", "site-footer")) { page in
          page.element("div") { page in
            if let foot = theme.foot(of: head.path) { page.raw(foot) }
            page.element("p") { footer(head, into: &$0) }
          }
        }
        page.raw("\n")
      }
      page.raw("\n")
    }
    page.raw("\n")
    return page
  }
}

/// What a page says of itself.
struct PageHead {
  var path: PagePath
  var title: String
  var description: String?
  var language: String?
  var authors: [String] = []
  /// `YYYY-MM-DD`
  var date: String?
  /// A picture of the page, by its path in the site.
  var image: String?
  /// The notebook it was made from; nil for pages that list others.
  var source: String?
  /// False for pages that search engines are not to show.
  var isListed = true
  /// How many footnotes are to stand in the margin.
  var footnoteCount = 0
}

extension PageShell {
  private func head(_ head: PageHead, into page: inout Markup) {
    let description = head.description ?? (head.path == .front ? configuration.description : nil)
    let title = head.path == .front || head.title == siteTitle ? siteTitle : "\(head.title) - \(siteTitle)"
    page.raw("\n<meta charset=\"utf-8\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.element("title", text: title)
    for (name, content) in [("description", description), ("generator", "Lossbook \(version)")] {
      guard let content else { continue }
      page.raw("\n")
      page.empty("meta", ("name", name), ("content", content))
    }
    let authors = head.authors.isEmpty ? configuration.authors : head.authors
    for author in authors {
      page.raw("\n")
      page.empty("meta", ("name", "author"), ("content", author))
    }
    if head.isListed {
      if let address { card(head, description, address, into: &page) }
    } else {
      page.raw("\n<meta name=\"robots\" content=\"noindex\">")
    }
    page.raw("\n")
    page.empty("link", ("rel", "icon"), ("href", head.path.link(to: theme.icon)))
    for stylesheet in [Site.stylesheetPath, theme.stylesheet].compactMap({ $0 }) {
      page.raw("\n")
      page.empty("link", ("rel", "stylesheet"), ("href", head.path.link(to: stylesheet)))
    }
    page.raw("\n")
    if head.footnoteCount > 0 {
      page.element("style") { $0.raw(marginNoteStyle(count: head.footnoteCount)) }
      page.raw("\n")
    }
    page.element("script", ("src", head.path.link(to: Site.scriptPath)), text: "")
    page.raw("\n")
    if let own = theme.head(of: head.path) {
      page.raw(own)
      page.raw("\n")
    }
  }

  /// What search engines and messages know a page by.
  private func card(_ head: PageHead, _ description: String?, _ address: SiteAddress, into page: inout Markup) {
    let own = address.of(head.path.path)
    page.raw("\n")
    page.empty("link", ("rel", "canonical"), ("href", own))
    if hasFeed {
      page.raw("\n")
      page.empty(
        "link", ("rel", "alternate"), ("type", "application/atom+xml"), ("title", siteTitle),
        ("href", head.path.link(to: AtomFeed.path)))
    }
    let image = (head.image ?? theme.card).map(address.of)
    let properties = [
      ("og:title", head.title), ("og:description", description),
      ("og:type", head.source == nil ? "website" : "article"),
      ("og:url", own), ("og:site_name", siteTitle), ("og:image", image), ("article:published_time", head.date),
    ]
    for case (let name, let content?) in properties {
      page.raw("\n")
      page.empty("meta", ("property", name), ("content", content))
    }
    page.raw("\n")
    page.empty("meta", ("name", "twitter:card"), ("content", image == nil ? "summary" : "summary_large_image"))
  }

  private func header(_ path: PagePath, into page: inout Markup) {
    page.element("div") { page in
      page.element(
        "a", ("class", "site-title"), ("href", path.link(to: .front)),
        ("aria-current", path == .front ? "page" : nil)
      ) { page in
        if let logo = theme.logo { page.empty("img", ("src", path.link(to: logo)), ("alt", ""), ("class", "logo")) }
        page.text(siteTitle)
      }
      guard !navigation.sections.isEmpty else { return }
      page.element("nav", ("aria-label", "Sections")) { page in
        page.element("ul") { page in
          for section in navigation.sections {
            let current = section.path == path ? "page" : section.name == path.section ? "true" : nil
            page.element("li") {
              $0.element("a", ("href", path.link(to: section.path)), ("aria-current", current), text: section.title)
            }
          }
        }
      }
    }
  }

  private func sectionName(of path: PagePath, into page: inout Markup) {
    guard let section = navigation.section(of: path), section.path != path else { return }
    page.element("p", ("class", "section-name")) {
      $0.element("a", ("href", path.link(to: section.path)), text: section.title)
    }
    page.raw("\n")
  }

  private func pager(_ path: PagePath, into page: inout Markup) {
    let (previous, next) = neighbors[path] ?? (nil, nil)
    guard previous != nil || next != nil else { return }
    page.element("nav", ("class", "pager"), ("aria-label", "Previous and next page")) { page in
      for (entry, relation, name) in [(previous, "prev", "Previous"), (next, "next", "Next")] {
        guard let entry else { continue }
        page.element("a", ("rel", relation), ("href", path.link(to: entry.path))) {
          $0.element("span", text: name)
          $0.text(entry.title)
        }
      }
    }
    page.raw("\n")
  }

  private func footer(_ head: PageHead, into page: inout Markup) {
    if let source = head.source {
      page.text("From ")
      page.element("code", text: source)
      page.text(". ")
    }
    page.text("Computed by Lossbook \(version). ")
    if head.path != VerificationPage.path {
      page.element("a", ("href", head.path.link(to: VerificationPage.path)), text: "What was checked")
    }
  }
}
