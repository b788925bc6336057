package import LossLanguage

/// What a notebook says about itself between its first two lines of `---`.
package struct FrontMatter: Sendable, Equatable {
  package var title: String?
  package var description: String?
  /// The documents that the notebook follows.
  package var source: [String] = []
  package var authors: [String] = []
  /// `YYYY-MM-DD`, a date that exists.
  package var date: String?
  /// As in HTML's `lang`.
  package var lang: String?
  /// Where the page stands among those of its folder, lowest first.
  package var order: Int?
  package var tags: [String] = []
  /// Significant digits shown; nil for the usual ones.
  package var digits: Int?
  /// TeX macros by name, with its backslash.
  package var macros: [String: String] = [:]
  /// The works that it refers to.
  package var references: [Work] = []
  /// Where the page stood before, as paths of notebooks, written as links are.
  package var aliases: [Alias] = []
  /// Checked and served, not built.
  package var isDraft = false
  package var limits = Limits()

  package init() {}

  enum Key: String, CaseIterable {
    case title, description, source, authors, date, lang, order, tags, digits, macros, references, aliases, draft
    case limits
  }

  package struct Alias: Sendable, Equatable {
    package var path: String
    package var region: Region
  }
}
