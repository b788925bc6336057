internal import Drawing
internal import LossLanguage
internal import Notebook

/// A page at the place where another one stood before, which leads to it.
///
/// A notebook says itself where it came from (`aliases` in its front matter): what is known of its move moves with it, and
/// links to its old place can be told the new one.
struct Redirect: Sendable {
  /// `guide/old.html`
  let path: PagePath
  /// The notebook that made it, in the project.
  let file: String
  let target: PublishedNotebook

  /// The redirects to a notebook; an alias that leads out of the notebooks is left out.
  static func all(to notebook: PublishedNotebook) -> [Redirect] {
    notebook.properties.aliases.compactMap { alias in
      guard let file = alias.file(in: notebook.worksheet.file) else { return nil }
      return Redirect(path: PagePath(notebook: file), file: file, target: notebook)
    }
  }

  /// Works without script, from files too; but then what stands behind `#` in the old address is lost, which script alone
  /// can hand on.
  func html(_ shell: PageShell) -> Markup {
    let link = path.link(to: target.path)
    var page = Markup()
    page.raw("<!doctype html>\n")
    page.element("html", ("lang", target.properties.lang ?? shell.configuration.language)) { page in
      page.raw("\n")
      page.element("head") { head in
        head.raw("\n<meta charset=\"utf-8\">\n")
        head.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        head.element("title", text: target.title)
        head.raw("\n<meta name=\"robots\" content=\"noindex\">\n")
        head.empty("meta", ("http-equiv", "refresh"), ("content", "0; url=\(link)"))
        head.raw("\n")
        head.empty("link", ("rel", "canonical"), ("href", shell.address?.of(target.path.path) ?? link))
        head.raw("\n")
      }
      page.raw("\n")
      page.element("body") { body in
        body.element("main") { main in
          main.element("h1", text: target.title)
          main.element("p") { p in
            p.text("This page has moved to ")
            p.element("a", ("href", link), text: target.title)
            p.text(".")
          }
          main.raw("\n<script>location.replace(document.querySelector(\"a\").href + location.hash)</script>\n")
        }
      }
      page.raw("\n")
    }
    page.raw("\n")
    return page
  }
}

extension FrontMatter.Alias {
  /// The file that the path means, in the project; nil for none among the notebooks.
  fileprivate func file(in notebook: String) -> String? {
    guard case .file(let file, _) = LinkTarget(path, in: notebook), file.hasSuffix(".md") else { return nil }
    return file
  }
}

extension [Redirect] {
  /// The notebooks that moved, by the files where they were.
  var targets: [String: String] {
    Dictionary(map { ($0.file, $0.target.worksheet.file) }) { first, _ in first }
  }
}

extension Redirect {
  /// What is wrong with the aliases of notebooks: they mean no page, or one that is there.
  static func diagnostics(of notebooks: [PublishedNotebook], taken: Set<PagePath>) -> [Diagnostic] {
    var owners: [PagePath: String] = [:]
    return notebooks.flatMap { notebook in
      notebook.properties.aliases.compactMap { alias -> Diagnostic? in
        guard let file = alias.file(in: notebook.worksheet.file) else { return .badAlias(alias) }
        let path = PagePath(notebook: file)
        if taken.contains(path) { return .takenAlias(alias, path, by: nil) }
        if let other = owners.updateValue(notebook.worksheet.file, forKey: path) {
          return .takenAlias(alias, path, by: other)
        }
        return nil
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func badAlias(_ alias: FrontMatter.Alias) -> Diagnostic {
    Diagnostic(
      .badFrontMatter, "the alias `\(alias.path)` is no notebook's path", at: alias.region,
      help: "write where the notebook stood before as a link would: `old-name.md`, `../guide/old-name.md`")
  }

  fileprivate static func takenAlias(_ alias: FrontMatter.Alias, _ path: PagePath, by other: String?) -> Diagnostic {
    Diagnostic(
      .duplicatePage,
      other.map { "`\(path.path)` is to lead here and to `\($0)`" } ?? "the site has a page `\(path.path)` of its own",
      at: alias.region, help: "take the alias out")
  }
}
