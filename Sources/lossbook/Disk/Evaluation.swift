import LossLanguage
import Notebook
import Publishing

/// A notebook of a project, read and evaluated.
struct Evaluation: Sendable {
  let project: Project
  let notebook: Notebook
  let report: Report

  /// - Parameter bytes: what the notebook holds.
  init(of file: String, bytes: [UInt8], in project: Project, limits: Limits) {
    self.project = project
    notebook = Notebook(bytes: bytes, file: file, limits: limits) { path in
      do throws(Project.ReadFailure) {
        return .success(try project.readReferenced(path))
      } catch {
        return .failure(FileFailure(error.rawValue))
      }
    }
    var report = notebook.worksheet.evaluated()
    report.diagnostics = (notebook.diagnostics + report.diagnostics).sorted { $0.region.start < $1.region.start }
    self.report = report
  }

  var published: PublishedNotebook { PublishedNotebook(notebook, report) }
}

extension [Evaluation] {
  /// The text of the files that diagnostics are about, read as they are asked for.
  func sourceLines() -> (String) -> SourceLines? {
    var known: [String: SourceLines?] = [:]
    let notebooks = Dictionary(map { ($0.notebook.file, $0.notebook.bytes) }) { first, _ in first }
    let project = first?.project
    return { file in
      if let lines = known[file] { return lines }
      let bytes = notebooks[file] ?? (try? project?.read(file))
      let lines = bytes.map { SourceLines(bytes: $0) }
      known[file] = lines
      return lines
    }
  }

  /// What is wrong with links, images and formulas, and with the configuration of their projects.
  func siteDiagnostics() -> [Diagnostic] {
    var projects: [Project] = []
    for evaluation in self where !projects.contains(evaluation.project) { projects.append(evaluation.project) }
    return projects.flatMap { project in
      let checked = filter { $0.project == project }
      // Links of the checked notebooks may lead to any other of the project.
      let files = Set(checked.map(\.notebook.file))
      let others = project.notebooks().filter { !files.contains($0) }.compactMap { file in
        (try? project.read(file)).map { PublishedNotebook(unevaluated: $0, file: file) }
      }
      let (configuration, diagnostics) = project.configuration()
      let check = LinkCheck(checked.map(\.published) + others, hasReference: configuration.hasReference) {
        (try? project.readReferenced($0)) != nil
      }
      return diagnostics
        + checked.map(\.published).flatMap { check.diagnostics(of: $0) + $0.formulaDiagnostics(configuration) }
    }
  }
}

extension PublishedNotebook {
  /// A notebook that others link to: its places are known, its values are not.
  fileprivate init(unevaluated bytes: [UInt8], file: String) {
    let notebook = Notebook(bytes: bytes, file: file) { _ in .failure(FileFailure("it is not read")) }
    self.init(notebook, Report(file: file, cells: [], prose: [], diagnostics: []))
  }
}

extension Project {
  /// What `site/site.yml` says; the defaults if there is no such file.
  func configuration() -> (value: SiteConfiguration, diagnostics: [Diagnostic]) {
    guard let bytes = try? read(SiteConfiguration.file) else { return (SiteConfiguration(), []) }
    let (configuration, diagnostics) = SiteConfiguration.parsing(String(decoding: bytes, as: UTF8.self))
    return (configuration, diagnostics)
  }
}
