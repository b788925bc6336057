internal import Drawing

/// The files of a site that are about all of its pages, or about none.
enum Overview {
  /// By their paths, each made when it is asked for. A notebook at one of these places is there in its stead.
  static func files(
    _ notebooks: [PublishedNotebook], _ redirects: [Redirect], _ shell: PageShell
  ) -> [String: @Sendable () -> [UInt8]] {
    var files: [String: @Sendable () -> [UInt8]] = [:]
    for redirect in redirects { files[redirect.path.path] = { redirect.html(shell).bytes } }
    files[NotFoundPage.name] = { NotFoundPage(shell: shell).html.bytes }
    files[VerificationPage.path.path] = { VerificationPage(notebooks: notebooks, shell: shell).html.bytes }
    files[SearchIndex.path] = { Array(SearchIndex(notebooks: notebooks, shell: shell).script.utf8) }
    if let feed = AtomFeed(notebooks, shell: shell) { files[AtomFeed.path] = { feed.xml.bytes } }
    if let map = Sitemap(notebooks, shell: shell) { files[Sitemap.path] = { map.xml.bytes } }
    let written = Set(notebooks.map(\.path.path))
    return files.filter { !written.contains($0.key) }
  }
}
