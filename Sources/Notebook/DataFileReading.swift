internal import LossLanguage

/// Why a file that a notebook names could not be read, in a few words such as `there is no such file`.
package struct FileFailure: Error, Sendable {
  package var reason: String

  package init(_ reason: String) {
    self.reason = reason
  }
}

/// Reads the files that `data` cells name with `file=`, confined to the project.
struct DataFileReading {
  /// The notebook, by its path in the project.
  let file: String
  /// Reads a file by its path in the project.
  let readFile: (String) -> Result<[UInt8], FileFailure>

  func contents(of path: String, for fence: CellFence) -> Cell.DataFile {
    let place = fence.region(ofAttribute: "file=")
    guard let projectPath = ProjectPath.resolving(path, in: file) else {
      return .failure(.outsideProject(path, at: place))
    }
    switch readFile(projectPath) {
    case .failure(let failure):
      return .failure(.unreadableFile(path, failure.reason, at: place))
    case .success(let bytes):
      if let invalid = InvalidText(in: bytes, from: bytes.textStart) {
        return .failure(invalid.diagnostic(file: projectPath))
      }
      return .contents(Source(file: projectPath, bytes: bytes))
    }
  }
}

extension Source {
  /// A whole file, with its line endings made `\n`.
  fileprivate convenience init(file: String, bytes: [UInt8]) {
    guard bytes.withUnsafeBytes({ $0.count(of: .carriageReturn) }) > 0 else {
      let start = bytes.textStart
      var text = start == 0 ? bytes : Array(bytes[start...])
      if let last = text.last, last != .newline { text.append(.newline) }
      self.init(file: file, text: text, firstOffset: start)
      return
    }
    let lines = [MarkdownLine](splitting: bytes, from: bytes.textStart)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var places: [Line] = []
    for line in lines {
      places.append(line.place(of: 0, at: text.count))
      text += line.text
      text.append(.newline)
    }
    if places.isEmpty { places = [Line(offset: 0, line: 1, column: 1, fileOffset: bytes.textStart)] }
    self.init(file: file, text: text, lines: places)
  }
}

extension CellFence {
  /// Where an attribute stands in the info string, else the whole of that.
  fileprivate func region(ofAttribute key: StaticString) -> Region {
    guard let start = info.text.firstIndex(of: key, from: 0) else { return region }
    let end = info.text[start...].firstIndex(where: \.isBlank) ?? info.text.count
    return info.region(Span(start, end))
  }
}

extension Diagnostic {
  fileprivate static func outsideProject(_ path: String, at region: Region) -> Diagnostic {
    Diagnostic(
      .outsideProject, "`\(path)` is outside the project", at: region,
      help: "copy the file into the project and name it by a path from the notebook, such as `file=data/scores.csv`")
  }

  fileprivate static func unreadableFile(_ path: String, _ reason: String, at region: Region) -> Diagnostic {
    Diagnostic(
      .unreadableFile, "`\(path)` cannot be read: \(reason)", at: region,
      help: "the path starts at the notebook's own folder")
  }
}
