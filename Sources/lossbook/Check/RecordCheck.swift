import LossLanguage
import Notebook
import Publishing

/// Holds the results of notebooks to those that their project has recorded, if it has recorded any.
struct RecordCheck {
  let project: Project
  let configuration: SiteConfiguration
  private let isRecording: Bool

  init(project: Project, configuration: SiteConfiguration) {
    self.project = project
    self.configuration = configuration
    isRecording = Project.isFolder(project.absolute(Recording.folder))
  }

  /// How many results were compared, and what is wrong with them; nil for a notebook that is not recorded.
  func diagnostics(of report: Report) -> (count: Int, diagnostics: [Diagnostic])? {
    guard isRecording, configuration.records(report.file), let file = Recording.file(ofNotebook: report.file) else {
      return nil
    }
    guard let bytes = try? project.read(file) else { return (0, [.missingRecord(ofNotebook: report.file)]) }
    let recording = Recording(of: report)
    return (recording.count, recording.differences(from: bytes, file: file, notebook: report.file))
  }

  /// The records whose notebook is gone, or is not to be recorded.
  func orphans() -> [Diagnostic] {
    guard isRecording else { return [] }
    let recorded = project.notebooks().filter { configuration.records($0) }.compactMap(Recording.file)
    let known = Set(recorded)
    return project.files(under: Recording.folder) { $0.hasSuffix(".json") }.filter { !known.contains($0) }
      .map { .orphanedRecord($0) }
  }
}
