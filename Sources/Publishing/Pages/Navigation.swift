/// The pages of a site in their order, in sections by folder.
package struct Navigation: Sendable {
  /// The front page first, then the other pages at the top, then the sections.
  package let pages: [Entry]
  /// Those of the folders at the top, in order.
  package let sections: [Section]

  /// A page as others list it.
  package struct Entry: Sendable {
    package var path: PagePath
    package var title: String
    package var description: String?
    /// The place among the pages of its section; those without one come last, by path.
    package var order: Int?

    package init(path: PagePath, title: String, description: String? = nil, order: Int? = nil) {
      self.path = path
      self.title = title
      self.description = description
      self.order = order
    }
  }

  package struct Section: Sendable {
    /// The folder.
    package var name: String
    package var title: String
    /// Its own page (`NAME/index.html`) is not among them.
    package var pages: [Entry]

    package var path: PagePath { PagePath("\(name)/index.html") }
  }

  /// `order` names folders and pages (`guide`, `guide/first.md`) in the order in which they are wanted, with titles of
  /// their own for folders; what it does not name follows by path.
  package init(_ entries: [Entry], order: [SiteConfiguration.NavigationItem] = []) {
    func rank(_ names: [String]) -> Int {
      order.firstIndex { names.contains($0.name) } ?? order.count
    }
    func precedes(_ a: Entry, _ b: Entry) -> Bool {
      if (a.path == .front) != (b.path == .front) { return a.path == .front }
      let (rankOfA, rankOfB) = (rank(a.path.names), rank(b.path.names))
      if rankOfA != rankOfB { return rankOfA < rankOfB }
      let (orderOfA, orderOfB) = (a.order ?? .max, b.order ?? .max)
      return orderOfA == orderOfB ? a.path < b.path : orderOfA < orderOfB
    }

    let top = entries.filter { $0.path.section.isEmpty }.sorted(by: precedes)
    let folders = Dictionary(grouping: entries.filter { !$0.path.section.isEmpty }, by: \.path.section)
    sections = folders.keys
      .sorted { a, b in
        let (rankOfA, rankOfB) = (rank([a]), rank([b]))
        return rankOfA == rankOfB ? a.utf8.lexicographicallyPrecedes(b.utf8) : rankOfA < rankOfB
      }
      .map { name in
        let pages = folders[name] ?? []
        let own = pages.first { $0.path.path == "\(name)/index.html" }
        let wanted = order.first { $0.name == name }?.title
        return Section(
          name: name, title: wanted ?? own?.title ?? name.asTitle,
          pages: pages.filter { $0.path != own?.path }.sorted(by: precedes))
      }
    pages = top + sections.flatMap { [Entry(path: $0.path, title: $0.title)] + $0.pages }
  }

  /// The section of a page; nil at the top.
  package func section(of path: PagePath) -> Section? {
    path.section.isEmpty ? nil : sections.first { $0.name == path.section }
  }

  /// The pages before and behind each page, in the order of `pages`.
  package var neighbors: [PagePath: (previous: Entry?, next: Entry?)] {
    var neighbors: [PagePath: (previous: Entry?, next: Entry?)] = [:]
    for (index, page) in pages.enumerated() {
      neighbors[page.path] = (
        previous: index > 0 ? pages[index - 1] : nil, next: index + 1 < pages.count ? pages[index + 1] : nil
      )
    }
    return neighbors
  }
}

extension PagePath {
  /// What a site's configuration may call it.
  fileprivate var names: [String] {
    let bare = path.hasSuffix(".html") ? String(path.dropLast(".html".count)) : path
    return [bare, bare + ".md", "notebooks/\(bare).md"]
  }
}

extension String {
  /// A file's or folder's name as a title: `loss-families` is `Loss families`.
  var asTitle: String {
    let text = split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
