/// A website as a value: paths and bytes. Nothing is written yet.
package struct Site: Sendable {
  /// By path; relative, with `/`.
  package var files: [File]

  package struct File: Sendable, Equatable {
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// Where the stylesheet, the project's own one and the script stand.
  static let stylesheetPath = "assets/lossbook.css"
  static let themePath = "assets/theme.css"
  static let scriptPath = "assets/lossbook.js"
  /// Loaded with its index when somebody searches.
  static let searchScriptPath = "assets/search.js"
  /// Ours; a project can have its own.
  static let iconPath = "assets/favicon.svg"
  /// The font of formulas; the stylesheet names it.
  static let mathFontPath = "assets/lossbook-math.woff2"

  package init(files: [File]) {
    self.files = files
  }
}
