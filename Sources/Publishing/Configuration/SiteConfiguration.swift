package import LossLanguage

/// What `site/site.yml` says of a project's site. Everything has a default; a project needs no such file.
package struct SiteConfiguration: Sendable {
  package var title: String?
  package var description: String?
  /// The address at which the site will be published.
  package var url: String?
  /// The language of pages that name none, as in HTML's `lang`.
  package var language = "en"
  package var authors: [String] = []
  /// Folders and pages in the order in which they are wanted.
  package var navigation: [NavigationItem] = []
  /// TeX macros of all notebooks, by name with its backslash.
  package var macros: [String: String] = [:]
  /// Whether HTML in notebooks is passed on to the pages.
  package var allowsRawHTML = false
  /// Whether the site has pages about the functions of the library, to which the code of notebooks then links.
  package var hasReference = false
  /// Of all notebooks; lower than the usual ones only.
  package var limits = Limits()
  /// A stylesheet of the project that follows ours, by its path in `site/`.
  package var theme: String?

  /// The folders and pages whose results are recorded, as in `navigation`; nil for all.
  package var recorded: [String]?

  package init() {}

  /// Whether the results of a notebook are recorded, in a project that records any.
  package func records(_ file: String) -> Bool {
    guard let recorded else { return true }
    let path = file.hasPrefix("notebooks/") ? String(file.dropFirst("notebooks/".count)) : file
    return recorded.contains { name in
      path == name || path == name + ".md" || path.hasPrefix(name.hasSuffix("/") ? name : name + "/")
    }
  }

  package struct NavigationItem: Sendable, Equatable {
    package var name: String
    /// Instead of the folder's own.
    package var title: String?

    package init(name: String, title: String? = nil) {
      self.name = name
      self.title = title
    }
  }

  package static let file = "site/site.yml"
}
