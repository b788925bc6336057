import LossLanguage
import Notebook
import Publishing

/// The record of a notebook's results that is to be written, because there is none or it is no longer true.
struct RecordUpdate {
  /// Its path in the project.
  let file: String
  private let project: Project
  /// nil if there is none yet.
  private let old: [UInt8]?
  private let new: [UInt8]

  /// nil where nothing is to be written: the results agree with the record, or are not recorded.
  ///
  /// - Parameter isStarting: whether to record in a project that does not yet.
  init?(of evaluation: Evaluation, _ configuration: SiteConfiguration, isStarting: Bool) {
    project = evaluation.project
    let notebook = evaluation.notebook.file
    guard isStarting || Project.isFolder(project.absolute(Recording.folder)), configuration.records(notebook),
      let file = Recording.file(ofNotebook: notebook)
    else { return nil }
    self.file = file
    let recording = Recording(of: evaluation.report)
    new = recording.bytes
    old = try? project.read(file)
    if let old, recording.differences(from: old, file: file, notebook: notebook).isEmpty { return nil }
  }

  /// What changes, as a difference; of a new record only that there is one.
  func text(style: TerminalStyle) -> String {
    guard let old else { return style(file.displayed, .faint) + "  is new\n" }
    return UnifiedDiff(file, old, [Edit(0..<old.count, new)]).text(style: style, context: 2)
  }

  func write() throws(FileReplacement.Failure) {
    guard let old else {
      do throws(NewFiles.Failure) {
        return try NewFiles.makeFile(project.absolute(file), String(decoding: new, as: UTF8.self))
      } catch {
        throw FileReplacement.Failure(reason: error.reason)
      }
    }
    try FileReplacement(project: project, file: file, original: old).write(new)
  }
}
