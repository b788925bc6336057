/// The files of a site that are about all of its pages, or about none.
enum Overview {
  /// By their paths, each made when it is asked for. A notebook at one of these places is there in its stead.
  static func files(
    _ notebooks: [PublishedNotebook], _ redirects: [Redirect], _ shell: PageShell
  ) -> [String: @Sendable () -> String] {
    var files: [String: @Sendable () -> String] = [:]
    for redirect in redirects { files[redirect.path.path] = { redirect.html(shell) } }
    files[NotFoundPage.name] = { NotFoundPage(shell: shell).html }
    files[VerificationPage.path.path] = { VerificationPage(notebooks: notebooks, shell: shell).html }
    files[SearchIndex.path] = { SearchIndex(notebooks: notebooks, shell: shell).script }
    if let feed = AtomFeed(notebooks, shell: shell) { files[AtomFeed.path] = { feed.xml } }
    if let map = Sitemap(notebooks, shell: shell) { files[Sitemap.path] = { map.xml } }
    let written = Set(notebooks.map(\.path.path))
    return files.filter { !written.contains($0.key) }
  }
}
