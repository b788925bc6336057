import Foundation
import Glibc

/// Files and folders that are made where nothing stands yet.
enum NewFiles {
  /// Why nothing was made.
  struct Failure: Error {
    var reason: String
  }

  /// Makes a folder with files in it, by their paths in it: all of them, or nothing.
  static func makeFolder(_ path: String, _ files: [(path: String, text: String)]) throws(Failure) {
    guard !exists(path) else { throw Failure(reason: "it exists already; choose another name") }
    let parent = Project.parent(of: path)
    var template = Array(Project.joined(parent, ".lossbook.XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw .system() }
    let incoming = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do throws(Failure) {
      for file in files { try makeFile(Project.joined(incoming, file.path), file.text) }
      guard chmod(incoming, 0o755) == 0, !exists(path), rename(incoming, path) == 0 else { throw .system() }
    } catch {
      try? FileManager.default.removeItem(atPath: incoming)
      throw error
    }
  }

  /// Makes a file, and the folders that it stands in.
  static func makeFile(_ path: String, _ text: String) throws(Failure) {
    guard !exists(path) else { throw Failure(reason: "it exists already; choose another name") }
    do {
      try FileManager.default.createDirectory(atPath: Project.parent(of: path), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch {
      throw Failure(reason: "it cannot be written: \(SiteDirectory.Failure.text(of: error))")
    }
  }

  /// A link that leads nowhere is there too.
  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}

extension NewFiles.Failure {
  fileprivate static func system() -> Self {
    Self(reason: "it cannot be made: \(String(cString: strerror(errno)).lowercased())")
  }
}
