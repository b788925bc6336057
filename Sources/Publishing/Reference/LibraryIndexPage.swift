internal import Drawing
internal import LossLanguage

/// The library by group: each function with a line about it.
struct LibraryIndexPage {
  let shell: PageShell

  var html: Markup {
    let path = LibraryPages.index
    let groups = Entry.Group.allCases.compactMap { group in
      let members = Library.standard.entries.filter { $0.group == group }
      return members.isEmpty ? nil : (group: group, members: members)
    }
    var article = Markup()
    article.element("article") { article in
      article.raw("\n")
      article.element("h1", text: shell.navigation.section(of: path)?.title ?? LibraryPages.title)
      article.raw("\n")
      article.element("p", ("class", "lede"), text: LibraryPages.description)
      article.raw("\n")
      article.element("p") {
        $0.code(
          "The order of arguments is the truth, then the prediction. Nothing is clipped unless `clip=` asks for it, and "
            + "`0 * log(0)` inside a loss is 0. A loss is the mean over its elements or rows unless `reduction=` says "
            + "otherwise.")
      }
      article.raw("\n")
      for (group, members) in groups {
        article.element("h2", ("id", group.anchor)) { html in
          html.text(group.title)
          html.element(
            "a", ("class", "anchor"), ("href", "#" + group.anchor), ("aria-label", "Link to this section"), text: "#")
        }
        article.raw("\n")
        article.element("p", text: group.summary)
        article.raw("\n")
        article.element("dl", ("class", "functions")) { html in
          for entry in members {
            guard let page = LibraryPages.page(of: entry.name) else { continue }
            html.raw("\n")
            html.element("dt") { html in
              html.element("a", ("href", path.link(to: page))) { $0.element("code", text: entry.name) }
            }
            html.element("dd") { $0.code(entry.summary) }
          }
          html.raw("\n")
        }
        article.raw("\n")
      }
    }
    article.raw("\n")
    let contents = Contents(
      groups.map { group, _ in
        var title = Markup()
        title.text(group.title)
        return (2, title, group.anchor)
      })
    return shell.html(
      PageHead(path: path, title: LibraryPages.title, description: LibraryPages.description), contents: contents.html,
      article: article)
  }
}

extension Entry.Group {
  /// Its place on the index.
  var anchor: String { rawValue.split(separator: " ").joined(separator: "-") }
}
