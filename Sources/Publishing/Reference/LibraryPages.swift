internal import Drawing
internal import LossLanguage

/// The pages of a site about the functions of the library, all made from the catalogue: one for each, and one that lists
/// them by group.
struct LibraryPages {
  static let folder = "reference"
  static let index = PagePath("\(folder)/index.html")

  /// A function's page, short names included; nil for what the library has not.
  static func page(of name: String) -> PagePath? {
    Library.standard.entry(named: name).map { PagePath("\(folder)/\($0.name).html") }
  }

  /// How the navigation knows them, in the order of the catalogue.
  static var entries: [Navigation.Entry] {
    [Navigation.Entry(path: index, title: title)]
      + Library.standard.entries.enumerated().compactMap { number, entry in
        page(of: entry.name).map {
          Navigation.Entry(path: $0, title: entry.name, description: entry.summary, order: number)
        }
      }
  }

  static let title = "Reference"
  static let description =
    "Every function of the library: definition, derivative, examples, and what other libraries compute."
}

extension SiteConfiguration {
  /// The address of a library function's page, if this site has them.
  func libraryAddress(of name: String, from path: PagePath) -> String? {
    hasReference ? LibraryPages.page(of: name).map { path.link(to: $0) } : nil
  }
}
