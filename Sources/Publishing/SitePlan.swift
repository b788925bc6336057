internal import Drawing
package import LossLanguage
internal import Notebook

/// A site of which everything is known that its pages have in common: which there are, their order, their links. Each file
/// is made when it is asked for, and by itself.
package struct SitePlan: Sendable {
  /// Of every file of the site, in order.
  package let paths: [String]
  /// Of the site as a whole: pages that collide, a theme that is not there.
  package private(set) var diagnostics: [Diagnostic]

  private let origins: [String: Origin]
  private let drafts: [String: PublishedNotebook]
  private let shell: PageShell
  private let check: LinkCheck
  private let files: ProjectFiles
  private let isPartial: Bool

  /// What a file of the site is made from.
  private enum Origin: Sendable {
    case notebook(PublishedNotebook)
    /// What is about all pages, or about none.
    case overview(@Sendable () -> [UInt8])
    /// A list of pages, by its title.
    case listing(PagePath, title: String)
    case library(Navigation.Entry)
    /// All rows of a table of which a page shows the beginning.
    case table(Table)
    /// A file of the project, by its path there.
    case file(String)
    case theme([UInt8])
  }

  /// - Parameter isPartial: some notebooks have not been read yet, so that nobody can say where links lead.
  package init(
    _ notebooks: [PublishedNotebook], configuration: SiteConfiguration, files: ProjectFiles, isPartial: Bool = false
  ) {
    let published = notebooks.filter { !$0.properties.isDraft }
    diagnostics = Self.collisions(of: published)
    check = LinkCheck(notebooks, hasReference: configuration.hasReference, fileExists: files.exists)
    self.files = files
    self.isPartial = isPartial

    let written = Set(published.map(\.path))
    // A notebook at the place of a page about the library is there in its stead.
    let library = configuration.hasReference ? LibraryPages.entries.filter { !written.contains($0.path) } : []
    let navigation = Navigation(published.map(\.entry) + library, order: configuration.navigation)
    let theme = SiteTheme(configuration, files: files.read)
    let redirects = published.flatMap(Redirect.all)
    diagnostics += theme.diagnostics
    var shell = PageShell(configuration: configuration, navigation: navigation, theme: theme)
    shell.hasFeed = AtomFeed(published, shell: shell) != nil
    self.shell = shell

    // Where several would stand at one path, the later ones win.
    var origins: [String: Origin] = [:]
    for file in Set(published.flatMap(\.referencedFiles)) where !file.hasSuffix(".md") && files.exists(file) {
      origins[Site.path(ofAsset: file)] = .file(file)
    }
    for (path, bytes) in Overview.files(published, redirects, shell) { origins[path] = .overview(bytes) }
    let listings = [(path: PagePath.front, title: shell.siteTitle)] + navigation.sections.map { ($0.path, $0.title) }
    for (path, title) in listings { origins[path.path] = .listing(path, title: title) }
    for page in library { origins[page.path.path] = .library(page) }
    for notebook in published {
      for (path, table) in notebook.longTables { origins[path] = .table(table) }
      origins[notebook.path.path] = .notebook(notebook)
    }
    for (path, bytes) in theme.files { origins[path] = .theme(bytes) }
    origins[Site.stylesheetPath] = .theme(PackageResources.lossbook_css + Array(chartStyle.utf8))
    origins[Site.scriptPath] = .theme(PackageResources.lossbook_js)
    origins[Site.searchScriptPath] = .theme(PackageResources.search_js)
    origins[Site.mathFontPath] = .theme(PackageResources.lossbook_math_woff2)
    self.origins = origins
    paths = origins.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    drafts = Dictionary(notebooks.filter(\.properties.isDraft).map { ($0.path.path, $0) }) { first, _ in first }
  }

  /// What a file holds, and what is wrong with it.
  package typealias File = (bytes: [UInt8], diagnostics: [Diagnostic])

  /// One file, and what is wrong with it that its notebook's report does not say: links that lead nowhere, formulas that
  /// are not understood. A draft is made like any other page, though it is not among `paths`. nil for what the site does
  /// not have, and for a file of the project that cannot be read (any more).
  package func file(at path: String) -> File? {
    guard let origin = origins[path] ?? drafts[path].map({ .notebook($0) }) else { return nil }
    switch origin {
    case .notebook(var notebook):
      let faults = linkDiagnostics(of: notebook) + notebook.formulaDiagnostics(shell.configuration)
      // A page tells of all its faults.
      notebook.report.diagnostics += faults
      return (NotebookPage(notebook: notebook, shell: shell, links: check.links).html.bytes, faults)
    case .overview(let bytes):
      return (bytes(), [])
    case .listing(let path, let title):
      return (ListingPage(path: path, title: title, shell: shell).html.bytes, [])
    case .library(let page):
      return (html(ofLibraryPage: page).bytes, [])
    case .table(let table):
      return (table.csv, [])
    case .file(let file):
      return files.read(file).map { ($0, []) }
    case .theme(let bytes):
      return (bytes, [])
    }
  }
}

extension SitePlan {
  /// Whether a file tells of other pages' contents, or is none of the site as far as is known.
  package func needsAllNotebooks(_ path: String) -> Bool {
    switch origins[path] {
    case .overview, nil: drafts[path] == nil
    default: false
    }
  }

  /// The links of all notebooks that lead nowhere.
  package var linkDiagnostics: [Diagnostic] {
    paths.flatMap { path -> [Diagnostic] in
      guard case .notebook(let notebook)? = origins[path] else { return [] }
      return linkDiagnostics(of: notebook)
    }
  }

  private func linkDiagnostics(of notebook: PublishedNotebook) -> [Diagnostic] {
    isPartial ? [] : check.diagnostics(of: notebook)
  }

  private func html(ofLibraryPage page: Navigation.Entry) -> Markup {
    guard let entry = Library.standard.entry(named: page.title) else { return LibraryIndexPage(shell: shell).html }
    return LibraryPage(entry: entry, path: page.path, shell: shell).html
  }

  /// Pages whose paths differ at most in case would overwrite one another on many disks.
  private static func collisions(of notebooks: [PublishedNotebook]) -> [Diagnostic] {
    var first: [String: PublishedNotebook] = [:]
    return notebooks.compactMap { notebook in
      let key = notebook.path.path.lowercased()
      guard let other = first[key] else {
        first[key] = notebook
        return nil
      }
      return .duplicatePage(notebook, other)
    }
  }
}

extension PublishedNotebook {
  /// The files of the project that links and images lead to.
  fileprivate var referencedFiles: [String] {
    references.compactMap { reference in
      if case .file(let file, _) = LinkTarget(reference.destination, in: worksheet.file) { file } else { nil }
    }
  }

  fileprivate var start: Region {
    let place = Position(line: 1, column: 1)
    return Region(file: worksheet.file, start: place, end: place)
  }
}

extension Diagnostic {
  fileprivate static func duplicatePage(_ notebook: PublishedNotebook, _ other: PublishedNotebook) -> Diagnostic {
    Diagnostic(
      .duplicatePage,
      "`\(notebook.worksheet.file)` and `\(other.worksheet.file)` would both become `\(notebook.path.path)`",
      at: notebook.start, help: "rename one of them")
  }
}
