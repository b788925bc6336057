internal import Drawing

/// What servers show in the place of a page that is not there, at whatever depth: its links are whole addresses if that
/// of the site is known, else they work at the top.
struct NotFoundPage {
  let shell: PageShell

  static let name = "404.html"

  private var path: PagePath { PagePath(Self.name, root: shell.address?.root) }

  var html: Markup {
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
          html.element("li") { $0.element("a", ("href", self.path.link(to: path)), text: title) }
        }
      }
    }
    article.raw("\n")
    var head = PageHead(path: path, title: "There is no such page")
    head.isListed = false
    return shell.html(head, contents: nil, article: article)
  }
}
