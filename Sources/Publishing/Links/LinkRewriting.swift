internal import LossLanguage

/// Turns the addresses that an author writes, which lead to files of the project, into those of the site.
struct LinkRewriting: Sendable {
  /// The pages by their notebooks' files.
  let pages: [String: PagePath]

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
