internal import LossLanguage
internal import Notebook

/// Turns the addresses that an author writes, which lead to files of the project, into those of the site.
struct LinkRewriting: Sendable {
  /// The pages by their notebooks' files, and those that list a folder's by the folder.
  let pages: [String: PagePath]
  /// What links can lead to on the pages of notebooks, by their files.
  let places: [String: [String: Place]]
  /// The titles of pages by their paths.
  private let titles: [PagePath: String]

  /// - Parameter hasReference: whether the library has pages, which are linked to as if they had notebooks,
  ///   `reference/softmax.md`.
  init(_ notebooks: [PublishedNotebook], hasReference: Bool) {
    var pages: [String: PagePath] = [:]
    for notebook in notebooks {
      let file = notebook.worksheet.file
      pages[file] = notebook.path
      // A link to a folder leads to its index, whether the author has written one or not.
      let folder = file.split(separator: "/").dropLast()
      if folder.count == 1 { pages[folder.joined(separator: "/")] = .front }
      if folder.count > 1 {
        pages[folder.prefix(2).joined(separator: "/")] = PagePath("\(folder.dropFirst().prefix(1).joined())/index.html")
      }
    }
    if hasReference {
      for entry in LibraryPages.entries {
        let file = "notebooks/" + entry.path.path.dropLast(".html".count) + ".md"
        if pages[file] == nil { pages[file] = entry.path }
      }
      pages["notebooks/\(LibraryPages.folder)"] = LibraryPages.index
    }
    self.pages = pages
    places = Dictionary(notebooks.map { ($0.worksheet.file, $0.places) }) { first, _ in first }
    let entries = notebooks.map(\.entry) + (hasReference ? LibraryPages.entries : [])
    titles = Dictionary(entries.map { ($0.path, $0.title) }) { first, _ in first }
  }

  /// What a link reads: what was written, or the name of what it leads to where that is asked for. A figure or a table of
  /// another page is named with its page.
  func text(ofLink destination: String, _ content: [Inline], from notebook: PublishedNotebook) -> [Inline] {
    let label = WrittenLabel(content)
    guard label != nil || content.isBlank else { return content }
    guard let (file, anchor) = target(of: destination, in: notebook) else { return content }
    let isOwn = file == notebook.worksheet.file
    let title = pages[file].flatMap { titles[$0] }
    switch places[file]?[anchor] {
    case .captioned(let caption):
      if let label {
        return label.number == nil && label.kind == caption.kind
          ? [.text("\(label.word)\u{A0}\(caption.number)")] : content
      }
      let name = "\(caption.kind.rawValue)\u{A0}\(caption.number)"
      return [.text(isOwn ? name : title.map { "\(name) of \($0)" } ?? name)]
    case .section(let heading) where label == nil: return heading
    case nil where label == nil && anchor.isEmpty: return title.map { [.text($0)] } ?? content
    default: return content
    }
  }

  /// The file of the project, or the folder, that a destination leads to, and the place there.
  func target(of destination: String, in notebook: PublishedNotebook) -> (file: String, anchor: String)? {
    switch LinkTarget(destination, in: notebook.worksheet.file) {
    case .anchor(let anchor): (notebook.worksheet.file, anchor)
    case .file(let file, let anchor): (file, anchor)
    case .external, .outside: nil
    }
  }

  /// Where a link leads; nil for one that leads nowhere, whose text then stands without a link.
  func address(ofLink destination: String, from notebook: PublishedNotebook) -> String? {
    switch LinkTarget(destination, in: notebook.worksheet.file) {
    case .external: destination
    case .anchor(let anchor): "#" + anchor.addressEncoded
    case .file(let file, let anchor):
      notebook.path.link(to: pages[file]?.path ?? Site.path(ofAsset: file), anchor: anchor)
    case .outside: nil
    }
  }

  /// Where an image stands. One from another site is loaded from there.
  func address(ofImage source: String, from notebook: PublishedNotebook) -> String {
    if case .file(let file, _) = LinkTarget(source, in: notebook.worksheet.file) {
      return notebook.path.link(to: Site.path(ofAsset: file))
    }
    return source
  }
}

extension Site {
  /// Where a file of the project stands in the site: those among the notebooks beside their pages, all others in a
  /// folder of their own.
  static func path(ofAsset file: String) -> String {
    file.hasPrefix("notebooks/") ? String(file.dropFirst("notebooks/".count)) : "files/\(file)"
  }
}
