internal import Drawing

/// The table of contents of a page: its headings of the second and third level.
struct Contents {
  /// `title` is the heading's content as HTML without links.
  struct Item {
    var title: Markup
    var id: String
    var children: [Item] = []
  }

  private(set) var items: [Item] = []

  init(_ headings: [(level: Int, title: Markup, id: String)]) {
    for heading in headings {
      let item = Item(title: heading.title, id: heading.id)
      switch heading.level {
      case 2: items.append(item)
      case 3:
        if items.isEmpty { items.append(item) } else { items[items.count - 1].children.append(item) }
      default: continue
      }
    }
  }

  /// nil when there is too little to be found by it.
  var html: Markup? {
    guard items.count > 1 || !(items.first?.children.isEmpty ?? true) else { return nil }
    var html = Markup()
    html.element("nav", ("class", "toc"), ("aria-label", "On this page")) { html in
      html.element("details") { html in
        html.element("summary", text: "On this page")
        list(items, into: &html)
      }
    }
    return html
  }

  private func list(_ items: [Item], into html: inout Markup) {
    html.element("ol") { html in
      for item in items {
        html.element("li") { html in
          html.element("a", ("href", "#" + item.id.addressEncoded)) { $0.append(item.title) }
          if !item.children.isEmpty { list(item.children, into: &html) }
        }
      }
    }
  }
}
