internal import Drawing

/// A page that lists others: the front page, or that of a folder, where the author has written none.
struct ListingPage {
  let path: PagePath
  let title: String
  let shell: PageShell

  var html: Markup {
    let navigation = shell.navigation
    let section = navigation.section(of: path)
    var article = Markup()
    article.element("article") { article in
      article.raw("\n")
      article.element("h1", text: title)
      article.raw("\n")
      if path == .front, let description = shell.configuration.description {
        article.element("p", ("class", "lede"), text: description)
        article.raw("\n")
      }
      if let section {
        list(section.pages, into: &article)
      } else {
        list(navigation.pages.filter { $0.path.section.isEmpty && $0.path != path }, into: &article)
        for section in navigation.sections {
          article.element("h2", ("id", section.name)) {
            $0.element("a", ("href", path.link(to: section.path)), text: section.title)
          }
          article.raw("\n")
          // Those of the library have a list of their own.
          if section.path == LibraryPages.index, shell.configuration.hasReference {
            article.element("p", text: LibraryPages.description)
            article.raw("\n")
          } else {
            list(section.pages, into: &article)
          }
        }
      }
    }
    article.raw("\n")
    let description = path == .front ? shell.configuration.description : "\(title): the pages of this section."
    return shell.html(
      PageHead(path: path, title: title, description: description), contents: nil, article: article)
  }

  private func list(_ entries: [Navigation.Entry], into html: inout Markup) {
    guard !entries.isEmpty else { return }
    html.element("ul", ("class", "listing")) { html in
      for entry in entries {
        html.raw("\n")
        html.element("li") { html in
          html.element("a", ("href", path.link(to: entry.path)), text: entry.title)
          if let description = entry.description { html.element("p", text: description) }
        }
      }
      html.raw("\n")
    }
    html.raw("\n")
  }
}
