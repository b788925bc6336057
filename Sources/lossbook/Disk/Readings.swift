import Synchronization

/// What is asked of the files of a project, with a digest of each answer: whoever gets the same answers does the same.
final class Readings: Sendable {
  private let state = Mutex(State())

  private struct State {
    var answers: [Question: String] = [:]
    var isConsistent = true
  }

  /// Paths are those of the project.
  enum Question: Sendable, Hashable {
    /// Which notebooks a folder has.
    case notebooks(folder: String)
    /// What a file holds.
    case contents(String)
    /// What a file holds that a notebook names.
    case referenced(String)
    /// Whether there is a file that a notebook names.
    case presence(String)
  }

  /// - Parameter answer: a digest, or a word for what is none.
  func note(_ question: Question, _ answer: String) {
    state.withLock { state in
      let earlier = state.answers.updateValue(answer, forKey: question)
      if let earlier, earlier != answer { state.isConsistent = false }
    }
  }

  /// nil if a question was answered in two ways, because something changed in between, or would take two lines.
  var answers: [Question: String]? {
    state.withLock { state in
      let isTold = state.isConsistent && !state.answers.keys.contains { $0.line.utf8.contains(UInt8(ascii: "\n")) }
      return isTold ? state.answers : nil
    }
  }
}

extension Readings.Question {
  /// Asks it again; the project notes the answer.
  func ask(_ project: Project) {
    switch self {
    case .notebooks(let folder): _ = project.notebooks(under: folder)
    case .contents(let path): _ = try? project.read(path)
    case .referenced(let path): _ = try? project.readReferenced(path)
    case .presence(let path): _ = project.hasReferenced(path)
    }
  }

  /// The question in a line.
  var line: String {
    switch self {
    case .notebooks(let folder): "notebooks \(folder)"
    case .contents(let path): "contents \(path)"
    case .referenced(let path): "referenced \(path)"
    case .presence(let path): "presence \(path)"
    }
  }

  /// nil for a line that says none.
  init?(line: Substring) {
    guard let blank = line.firstIndex(of: " ") else { return nil }
    let path = String(line[line.index(after: blank)...])
    switch line[..<blank] {
    case "notebooks": self = .notebooks(folder: path)
    case "contents": self = .contents(path)
    case "referenced": self = .referenced(path)
    case "presence": self = .presence(path)
    default: return nil
    }
  }
}
