internal import Drawing

/// What servers show in the place of a page that is not there, at whatever depth: its links need the site's address.
struct NotFoundPage {
  let shell: PageShell

  static let path = PagePath("404.html")

  var html: String {
    var article = Markup()
    article.element("article") { article in
      article.raw("\n")
      article.element("h1", text: "There is no such page")
      article.raw("\n")
      article.element(
        "p", text: "It may have moved, or the address may be misspelled. These are the parts of this site:")
      article.raw("\n")
      article.element("ul", ("class", "listing")) { html in
        let sections = shell.navigation.sections.map { ($0.path, $0.title) }
        for (path, title) in [(PagePath.front, shell.siteTitle)] + sections {
          html.element("li") { $0.element("a", ("href", Self.path.link(to: path)), text: title) }
        }
      }
    }
    article.raw("\n")
    var head = PageHead(path: Self.path, title: "There is no such page")
    head.isListed = false
    head.base = shell.address?.root
    return shell.html(head, contents: nil, article: article)
  }
}
