internal import Drawing
package import LossLanguage
internal import Notebook

extension Site {
  /// The site of a project: its pages, the files that they show or link to, the theme.
  ///
  /// Everything is made before anything is written. Diagnostics are those of the site as a whole (links, pages that
  /// collide, a theme that is not there); those of the notebooks stand in their reports.
  /// - Parameter files: what a file of the project holds, by its path.
  /// - Parameter making: makes the pages, on as many threads as there are.
  package static func building(
    _ notebooks: [PublishedNotebook], configuration: SiteConfiguration, files: (String) -> [UInt8]?,
    making: PageMaking = { count, page in (0..<count).map(page) }
  ) -> (site: Site, diagnostics: [Diagnostic]) {
    var published = notebooks.filter { !$0.properties.isDraft }
    var diagnostics = collisions(of: published)
    var contents: [String: [UInt8]] = [:]

    // What pages refer to, read once.
    var assets: [String: [UInt8]] = [:]
    for file in Set(notebooks.flatMap(\.referencedFiles)) {
      if let bytes = files(file) { assets[file] = bytes }
    }
    let check = LinkCheck(notebooks, hasReference: configuration.hasReference) { assets[$0] != nil }
    for index in published.indices {
      let faults =
        check.diagnostics(of: published[index]) + published[index].formulaDiagnostics(configuration)
      diagnostics += faults
      // A page tells of all its faults.
      published[index].report.diagnostics += faults
    }
    for file in Set(published.flatMap(\.referencedFiles)) where !file.hasSuffix(".md") {
      if let bytes = assets[file] { contents[path(ofAsset: file)] = bytes }
    }

    let written = Set(published.map(\.path))
    // A notebook at the place of a page about the library is there in its stead.
    let library = configuration.hasReference ? LibraryPages.entries.filter { !written.contains($0.path) } : []
    let navigation = Navigation(published.map(\.entry) + library, order: configuration.navigation)
    let theme = SiteTheme(configuration, files: files)
    let redirects = published.flatMap(Redirect.all)
    diagnostics += theme.diagnostics
    var shell = PageShell(configuration: configuration, navigation: navigation, theme: theme)
    shell.hasFeed = AtomFeed(published, shell: shell) != nil
    let listings = [(path: PagePath.front, title: shell.siteTitle)] + navigation.sections.map { ($0.path, $0.title) }
    for (path, title) in listings where !written.contains(path) && !library.contains(where: { $0.path == path }) {
      contents[path.path] = Array(ListingPage(path: path, title: title, shell: shell).html.utf8)
    }
    for (path, text) in Overview.files(published, redirects, shell) where contents[path] == nil {
      contents[path] = Array(text().utf8)
    }
    for notebook in published {
      for file in notebook.tableFiles { contents[file.path] = file.bytes }
    }
    let links = LinkRewriting(notebooks, hasReference: configuration.hasReference)
    let (finished, around) = (published, shell)
    let pages = making(library.count + finished.count) { index in
      if index < library.count {
        return File(path: library[index].path.path, bytes: Array(libraryPage(library[index], around).utf8))
      }
      let notebook = finished[index - library.count]
      let page = NotebookPage(notebook: notebook, shell: around, links: links)
      return File(path: notebook.path.path, bytes: Array(page.html.utf8))
    }
    for page in pages { contents[page.path] = page.bytes }

    contents[stylesheetPath] = PackageResources.lossbook_css + Array((chartStyle + marginNoteStyle).utf8)
    contents[scriptPath] = PackageResources.lossbook_js
    contents[searchScriptPath] = PackageResources.search_js
    contents[mathFontPath] = PackageResources.lossbook_math_woff2
    contents.merge(theme.files) { ours, _ in ours }
    let sorted = contents.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return (Site(files: sorted.map { File(path: $0.key, bytes: $0.value) }), diagnostics)
  }

  /// Makes so many pages, each by its number; the result has them in order.
  package typealias PageMaking = (_ count: Int, _ page: @escaping @Sendable (Int) -> File) -> [File]

  private static func libraryPage(_ page: Navigation.Entry, _ shell: PageShell) -> String {
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
    document.references.compactMap { reference in
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
