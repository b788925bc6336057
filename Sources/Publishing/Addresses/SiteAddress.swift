/// Where a site is published, which only those need to know who point at it from elsewhere: feeds, sitemaps, cards. Its
/// own links are relative.
struct SiteAddress: Sendable {
  /// `https://example.org/book/`
  let root: String

  /// nil for what is no address of the web.
  init?(_ url: String) {
    let scheme = url.lowercased()
    guard scheme.hasPrefix("https://") || scheme.hasPrefix("http://"), url.count > "https://".count,
      !url.contains(where: { $0.isWhitespace || "?#\"<>".contains($0) })
    else { return nil }
    root = url.hasSuffix("/") ? url : url + "/"
  }

  /// The whole address of a file of the site. That of a list of pages is its folder's.
  func of(_ path: String) -> String {
    let bare = path == "index.html" || path.hasSuffix("/index.html") ? path.dropLast("index.html".count) : path[...]
    return root
      + bare.split(separator: "/", omittingEmptySubsequences: false).map { String($0).addressEncoded }
      .joined(separator: "/")
  }
}
