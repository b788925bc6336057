import LossCore
import LossLanguage
import Notebook
import Publishing

/// A notebook of a project, read and evaluated.
struct Evaluation: Sendable {
  let project: Project
  let notebook: Notebook
  let report: Report
  let published: PublishedNotebook
  /// The data files that it asked for, by their paths in the project, whether they are there or not.
  let inputs: Set<String>

  /// - Parameter bytes: what the notebook holds.
  /// - Parameter isDrawn: whether its charts will be shown.
  init(
    of file: String, bytes: [UInt8], in project: Project, limits: Limits, library: LibraryValues = LibraryValues(),
    isDrawn: Bool = true
  ) {
    self.project = project
    var inputs: Set<String> = []
    notebook = Notebook(bytes: bytes, file: file, limits: limits) { path in
      inputs.insert(path)
      do throws(Project.ReadFailure) {
        return .success(try project.readReferenced(path))
      } catch {
        return .failure(FileFailure(error.rawValue))
      }
    }
    self.inputs = inputs
    var report = notebook.worksheet.evaluated(library: library, workers: .host, isDrawn: isDrawn)
    report.diagnostics = (notebook.diagnostics + report.diagnostics).sorted { $0.region.start < $1.region.start }
    self.report = report
    published = PublishedNotebook(notebook, report)
  }
}

extension [Evaluation] {
  /// What the files hold that diagnostics are about.
  func bytes() -> (String) -> [UInt8]? {
    let notebooks = Dictionary(map { ($0.notebook.file, $0.notebook.bytes) }) { first, _ in first }
    let project = first?.project
    return { file in notebooks[file] ?? (try? project?.read(file)) }
  }

  /// The same, ready to be shown; read as they are asked for.
  func sourceLines() -> (String) -> SourceLines? {
    var known: [String: SourceLines?] = [:]
    let bytes = bytes()
    return { file in
      if let lines = known[file] { return lines }
      let lines = bytes(file).map { SourceLines(bytes: $0) }
      known[file] = lines
      return lines
    }
  }

  /// The projects, in the order in which they come up.
  var projects: [Project] {
    var projects: [Project] = []
    for evaluation in self where !projects.contains(evaluation.project) { projects.append(evaluation.project) }
    return projects
  }
}

extension Project {
  /// Looks at the links of notebooks, which may lead to any other of the project.
  func linkCheck(_ checked: [Evaluation], _ configuration: SiteConfiguration) -> LinkCheck {
    let files = Set(checked.map(\.notebook.file))
    let others = notebooks().filter { !files.contains($0) }.compactMap { file in
      (try? read(file)).map { PublishedNotebook(unevaluated: $0, file: file) }
    }
    return LinkCheck(checked.map(\.published) + others, hasReference: configuration.hasReference) { hasReferenced($0) }
  }
}

extension PublishedNotebook {
  /// A notebook that others link to: its places are known, its values are not.
  init(unevaluated bytes: [UInt8], file: String) {
    let notebook = Notebook(bytes: bytes, file: file) { _ in .failure(FileFailure("it is not read")) }
    self.init(notebook, Report(file: file, cells: [], prose: [], diagnostics: []))
  }
}

extension Project {
  /// The files that notebooks may name.
  var referencedFiles: ProjectFiles {
    ProjectFiles(exists: { hasReferenced($0) }, read: { try? readReferenced($0) })
  }

  /// What `site/site.yml` says; the defaults if there is no such file.
  func configuration() -> (value: SiteConfiguration, diagnostics: [Diagnostic]) {
    guard let bytes = try? read(SiteConfiguration.file) else { return (SiteConfiguration(), []) }
    let (configuration, diagnostics) = SiteConfiguration.parsing(String(decoding: bytes, as: UTF8.self))
    return (configuration, diagnostics)
  }
}
