internal import LossLanguage

/// Turns the addresses that an author writes, which lead to files of the project, into those of the site.
struct LinkRewriting: Sendable {
  /// The pages by their notebooks' files, and those that list a folder's by the folder.
  let pages: [String: PagePath]

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
