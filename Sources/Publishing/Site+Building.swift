package import LossLanguage

extension Site {
  /// The site of a project: its pages, the files that they show or link to, the theme.
  ///
  /// Everything is made before anything is written. Diagnostics are those of the site as a whole (links, pages that
  /// collide, a theme that is not there); those of the notebooks stand in their reports.
  ///
  /// - Parameter making: makes the files, on as many threads as there are.
  package static func building(
    _ notebooks: [PublishedNotebook], configuration: SiteConfiguration, files: ProjectFiles,
    making: FileMaking = { count, file in (0..<count).map(file) }
  ) -> (site: Site, diagnostics: [Diagnostic]) {
    let plan = SitePlan(notebooks, configuration: configuration, files: files)
    var site = Site(files: [])
    var diagnostics = plan.diagnostics
    let made = making(plan.paths.count) { plan.file(at: plan.paths[$0]) }
    for (path, file) in zip(plan.paths, made) {
      guard let file else { continue }
      site.files.append(File(path: path, bytes: file.bytes))
      diagnostics += file.diagnostics
    }
    return (site, diagnostics)
  }

  /// Makes so many files, each by its number; the result has them in order.
  package typealias FileMaking = (
    _ count: Int, _ file: @escaping @Sendable (Int) -> SitePlan.File?
  ) -> [SitePlan.File?]
}
