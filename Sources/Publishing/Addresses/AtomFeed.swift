internal import Drawing
internal import Notebook

/// The pages that have a date, newest first, as a feed (RFC 4287). Its addresses are whole, so that it needs the site's.
struct AtomFeed {
  let pages: [PublishedNotebook]
  let shell: PageShell
  let address: SiteAddress

  static let path = "feed.xml"

  init?(_ notebooks: [PublishedNotebook], shell: PageShell) {
    guard let address = shell.address else { return nil }
    self.address = address
    self.shell = shell
    pages = notebooks.filter { $0.properties.date != nil }.sorted {
      ($1.properties.date ?? "", $0.path) < ($0.properties.date ?? "", $1.path)
    }
    if pages.isEmpty { return nil }
  }

  var xml: Markup {
    var feed = Markup()
    feed.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    feed.element("feed", ("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", shell.configuration.language)) { feed in
      feed.line("title", shell.siteTitle)
      if let description = shell.configuration.description { feed.line("subtitle", description) }
      feed.line("id", address.root)
      feed.raw("\n")
      feed.empty("link", ("href", address.root))
      feed.raw("\n")
      feed.empty("link", ("rel", "self"), ("href", address.of(Self.path)))
      feed.line("updated", pages[0].properties.date.map(timestamp) ?? "")
      feed.line("generator", "Lossbook")
      authors(shell.configuration.authors.isEmpty ? [shell.siteTitle] : shell.configuration.authors, into: &feed)
      for page in pages { entry(page, into: &feed) }
      feed.raw("\n")
    }
    feed.raw("\n")
    return feed
  }

  private func entry(_ page: PublishedNotebook, into feed: inout Markup) {
    let date = page.properties.date.map(timestamp) ?? ""
    feed.raw("\n")
    feed.element("entry") { entry in
      entry.line("title", page.title)
      entry.line("id", address.of(page.path.path))
      entry.raw("\n")
      entry.empty("link", ("href", address.of(page.path.path)))
      entry.line("published", date)
      entry.line("updated", date)
      if let description = page.properties.description { entry.line("summary", description) }
      authors(page.properties.authors, into: &entry)
      for tag in page.properties.tags {
        entry.raw("\n")
        entry.empty("category", ("term", tag))
      }
      entry.raw("\n")
    }
  }

  private func authors(_ names: [String], into feed: inout Markup) {
    for name in names {
      feed.raw("\n")
      feed.element("author") { $0.element("name", text: name) }
    }
  }

  /// Days have no hour; midnight of Greenwich is as good as any.
  private func timestamp(_ date: String) -> String { date + "T00:00:00Z" }
}

extension Markup {
  fileprivate mutating func line(_ name: StaticString, _ text: String) {
    raw("\n")
    element(name, text: text)
  }
}
