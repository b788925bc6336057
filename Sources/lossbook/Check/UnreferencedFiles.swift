import LossLanguage
import Notebook
import Publishing

extension Project {
  /// Data files among the notebooks that no notebook reads, links to or shows.
  ///
  /// - Parameter notebook: one that was read already; others are.
  func unreferencedFiles(_ notebook: (String) -> Notebook?) -> [Diagnostic] {
    let files = files(under: "notebooks") { name in
      Self.dataFormats.contains { name.lowercased().hasSuffix($0) }
    }.filter { !$0.hasPrefix(Recording.folder + "/") }
    guard !files.isEmpty else { return [] }
    var used: Set<String> = []
    for file in notebooks() {
      guard let notebook = notebook(file) ?? unevaluated(file) else { continue }
      for cell in notebook.worksheet.cells {
        if let path = cell.attributes.file.flatMap({ ProjectPath.resolving($0, in: file) }) { used.insert(path) }
      }
      for reference in notebook.document.references {
        if case .file(let path, _) = LinkTarget(reference.destination, in: file) { used.insert(path) }
      }
    }
    return files.filter { !used.contains($0) }.map { .unreferencedFile($0) }
  }

  private func unevaluated(_ file: String) -> Notebook? {
    (try? read(file)).map { Notebook(bytes: $0, file: file) { _ in .failure(FileFailure("it is not read")) } }
  }

  private static let dataFormats = [".csv", ".tsv", ".json", ".jsonl", ".ndjson"]
}

extension Diagnostic {
  fileprivate static func unreferencedFile(_ file: String) -> Diagnostic {
    let top = Position(line: 1, column: 1)
    return Diagnostic(
      .unreferencedFile, "no notebook reads `\(file)`", at: Region(file: file, start: top, end: top),
      severity: .warning, help: "name it in a `data` cell, link to it, or remove it")
  }
}
