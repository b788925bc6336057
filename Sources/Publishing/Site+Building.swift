package import LossLanguage

extension Site {
  /// The site of a project: its pages, the files that they show or link to, the theme.
  ///
  /// Everything is made before anything is written. Diagnostics are those of the site as a whole (links, pages that
  /// collide, a theme that is not there); those of the notebooks stand in their reports.
  package static func building(
    _ notebooks: [PublishedNotebook], configuration: SiteConfiguration, files: ProjectFiles
  ) -> (site: Site, diagnostics: [Diagnostic]) {
    let plan = SitePlan(notebooks, configuration: configuration, files: files)
    var site = Site(files: [])
    var diagnostics = plan.diagnostics
    for path in plan.paths {
      guard let file = plan.file(at: path) else { continue }
      site.files.append(File(path: path, bytes: file.bytes))
      diagnostics += file.diagnostics
    }
    return (site, diagnostics)
  }
}
