import LossLanguage
import Notebook

@testable import Publishing

/// A site built in memory.
struct TestSite {
  private let contents: [String: String]
  /// Those of the site as a whole, by place.
  let diagnostics: [Diagnostic]

  init(
    _ notebooks: [String: String], files: [String: String] = [:], configuration: String = ""
  ) {
    let published = notebooks.sorted { $0.key < $1.key }.map { file, text in
      let notebook = Notebook(bytes: Array(text.utf8), file: file) { _ in .failure(FileFailure("there is none")) }
      var report = notebook.worksheet.evaluated()
      report.diagnostics = notebook.diagnostics + report.diagnostics
      return PublishedNotebook(notebook, report)
    }
    let configured = SiteConfiguration.parsing(configuration)
    let projectFiles = ProjectFiles { file in files[file].map { Array($0.utf8) } }
    let built = Site.building(published, configuration: configured.configuration, files: projectFiles)
    contents = Dictionary(
      uniqueKeysWithValues: built.site.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    diagnostics = configured.diagnostics + built.diagnostics
  }

  /// One page, from `notebooks/page.md`.
  init(page: String) {
    self.init(["notebooks/page.md": page])
  }

  subscript(path: String) -> String? { contents[path] }

  var page: String { contents["page.html"] ?? "" }

  var paths: [String] { contents.keys.sorted() }

  /// `line:column code`
  var faults: [String] {
    diagnostics.map { "\($0.region.start.line):\($0.region.start.column) \($0.code.rawValue)" }
  }
}
