internal import LossLanguage

/// What a project puts into `site/` in the place of, or beside, the theme's own parts: a stylesheet that follows ours, HTML
/// for the head and the foot of each page, a logo, an icon. All of it is optional; files of these names are taken as they
/// are found.
struct SiteTheme: Sendable {
  /// By their paths in the site.
  private(set) var files: [String: [UInt8]] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var stylesheet: String?
  private(set) var logo: String?
  /// Ours if the project has none.
  private(set) var icon = Site.iconPath
  /// HTML, with `{root}` in the place of the way to the front page's folder.
  private var head: String?
  private var foot: String?

  static let plain = SiteTheme()

  private init() {}

  init(_ configuration: SiteConfiguration, files read: (String) -> [UInt8]?) {
    let name = configuration.theme ?? "theme.css"
    if let bytes = read("site/\(name)") {
      stylesheet = Site.themePath
      files[Site.themePath] = bytes
    } else if configuration.theme != nil {
      diagnostics.append(.missingTheme(name))
    }
    logo = picture("logo", ["svg", "png", "webp", "jpg"], read)
    icon = picture("favicon", ["svg", "png", "ico"], read) ?? icon
    if icon == Site.iconPath { files[icon] = PackageResources.favicon_svg }
    head = read("site/head.html").map { String(decoding: $0, as: UTF8.self) }
    foot = read("site/footer.html").map { String(decoding: $0, as: UTF8.self) }
  }

  func head(of path: PagePath) -> String? { head.map { $0.rooted(at: path) } }

  func foot(of path: PagePath) -> String? { foot.map { $0.rooted(at: path) } }

  /// A logo that other sites can show beside a link; they take no SVG.
  var card: String? { logo.flatMap { $0.hasSuffix(".svg") ? nil : $0 } }

  private mutating func picture(_ name: String, _ kinds: [String], _ read: (String) -> [UInt8]?) -> String? {
    for kind in kinds {
      guard let bytes = read("site/\(name).\(kind)") else { continue }
      let path = "assets/\(name).\(kind)"
      files[path] = bytes
      return path
    }
    return nil
  }
}

extension String {
  /// HTML that is the same on all pages, with the addresses of this one.
  fileprivate func rooted(at path: PagePath) -> String {
    var text = replacing("{root}", with: path.wayToRoot)
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}

extension Diagnostic {
  fileprivate static func missingTheme(_ theme: String) -> Diagnostic {
    let place = Position(line: 1, column: 1)
    return Diagnostic(
      .badConfiguration, "the stylesheet `site/\(theme)` of `theme` is not there",
      at: Region(file: SiteConfiguration.file, start: place, end: place))
  }
}
