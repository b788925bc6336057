internal import Drawing
internal import Notebook

/// The addresses of all pages, for search engines (https://www.sitemaps.org/protocol.html).
struct Sitemap {
  let shell: PageShell
  let address: SiteAddress
  /// Of pages that have one.
  let dates: [PagePath: String]

  static let path = "sitemap.xml"

  init?(_ notebooks: [PublishedNotebook], shell: PageShell) {
    guard let address = shell.address else { return nil }
    self.address = address
    self.shell = shell
    dates = Dictionary(
      notebooks.compactMap { notebook in notebook.properties.date.map { (notebook.path, $0) } }
    ) { first, _ in first }
  }

  var xml: Markup {
    var map = Markup()
    map.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    map.element("urlset", ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")) { map in
      map.raw("\n")
      for path in shell.navigation.pages.map(\.path) + [VerificationPage.path] {
        map.element("url") { map in
          map.element("loc", text: address.of(path.path))
          if let date = dates[path] { map.element("lastmod", text: date) }
        }
        map.raw("\n")
      }
    }
    map.raw("\n")
    return map
  }
}
