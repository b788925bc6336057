import LossLanguage
import Notebook
import Publishing

/// A notebook while it is being written: what its page shows, and whether that is still what the files say.
struct ServedNotebook: Sendable {
  let file: String
  private(set) var shown: PublishedNotebook
  /// The files that it read or would have read, its own too, as they were then; nil for what was not there.
  private(set) var stamps: [String: FileStamp?] = [:]
  /// Something it is made from has changed since it was evaluated.
  private(set) var isPending = true
  /// Raised by every change; what was made of an older state is dropped.
  private(set) var revision = 0

  /// One that has not been read yet: all that is known is its name.
  init(file: String) {
    self.file = file
    shown = PublishedNotebook(unevaluated: [], file: file)
  }

  mutating func invalidate() {
    revision += 1
    isPending = true
  }

  /// Whether one of the files is its own, or one that it read.
  func depends(on files: Set<String>) -> Bool {
    files.contains(file) || stamps.keys.contains { files.contains($0) }
  }

  /// Takes in what was made of a state, if that is still the newest one.
  mutating func settle(_ reading: NotebookReading, of revision: Int) {
    guard revision == self.revision, isPending else { return }
    isPending = false
    stamps = reading.stamps
    switch reading.result {
    case .success(let evaluation) where evaluation.notebook.isText:
      shown = evaluation.published.keepingResults(of: shown)
    case .success(let evaluation):
      shown = shown.kept(with: evaluation.report.diagnostics)
    case .failure(let failure):
      shown = shown.kept(with: [.unreadable(file, failure)])
    }
  }
}

/// What reading and evaluating a notebook gave.
struct NotebookReading: Sendable {
  let result: Result<Evaluation, Project.ReadFailure>
  let stamps: [String: FileStamp?]

  init(_ file: String, in project: Project, limits: Limits) {
    // Taken before reading: what changes meanwhile differs from it.
    var stamps: [String: FileStamp?] = [file: FileStamp(project.absolute(file))]
    do throws(Project.ReadFailure) {
      let bytes = try project.read(file)
      let evaluation = Evaluation(of: file, bytes: bytes, in: project, limits: limits)
      for input in evaluation.inputs { stamps[input] = .some(FileStamp(project.absolute(input))) }
      result = .success(evaluation)
    } catch {
      result = .failure(error)
    }
    self.stamps = stamps
  }

  /// The file is gone.
  var isMissing: Bool {
    if case .failure(.missing) = result { true } else { false }
  }
}

extension Notebook {
  /// A file that is no text is not evaluated; it says nothing that could be shown.
  fileprivate var isText: Bool { !(document.blocks.isEmpty && diagnostics.contains { $0.code == .notUTF8 }) }
}

extension Diagnostic {
  fileprivate static func unreadable(_ file: String, _ failure: Project.ReadFailure) -> Diagnostic {
    let top = Position(line: 1, column: 1)
    return Diagnostic(
      .unreadableFile, "`\(file)` cannot be read: \(failure.rawValue)", at: Region(file: file, start: top, end: top))
  }
}
