import Foundation
import Glibc

/// A file of a project that gets other bytes: all of them or none, and only if it still holds what was read.
///
/// The bytes go to a new file in the same folder, which then takes the old one's place in one step; a full disk or an
/// interruption leaves the old file. Links stay links: what they lead to is replaced. Permissions are kept.
struct FileReplacement {
  let project: Project
  /// Its path in the project.
  let file: String
  /// What it held when it was read.
  let original: [UInt8]

  /// Why a file was not replaced.
  struct Failure: Error {
    var reason: String
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    let path = Project.resolved(project.absolute(file))
    try requireOriginal()
    var status = stat()
    guard stat(path, &status) == 0 else { throw .system() }
    // Also for who may do everything: a file that nobody may write was made so on purpose.
    guard status.st_mode & 0o222 != 0, access(path, W_OK) == 0 else {
      throw Failure(reason: "it is read-only; make it writable (`chmod u+w`) and run the command again")
    }

    let folder = Project.parent(of: path)
    let name = path.dropFirst(folder.count).drop { $0 == "/" }
    var template = Array(Project.joined(folder, ".\(name).XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .system("no file can be made beside it") }
    let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do throws(Failure) {
      try Self.fill(descriptor, with: bytes, like: status)
      // Once more, as late as can be: an editor may have saved meanwhile.
      try requireOriginal()
      guard rename(temporary, path) == 0 else { throw .system() }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private func requireOriginal() throws(Failure) {
    let current: [UInt8]
    do {
      current = try project.read(file)
    } catch {
      throw Failure(reason: error.rawValue)
    }
    guard current == original else {
      throw Failure(reason: "it has changed since it was read; run the command again")
    }
  }

  /// Writes everything, gives the file its permissions, and closes it.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8], like status: stat) throws(Failure) {
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw .system()
      }
      rest = rest.dropFirst(count)
    }
    // The owner first: changing it takes special permissions away. Who may not change it writes as oneself.
    _ = fchown(descriptor, status.st_uid, status.st_gid)
    guard fchmod(descriptor, status.st_mode & 0o7777) == 0, fsync(descriptor) == 0 else { throw .system() }
    isOpen = false
    guard close(descriptor) == 0 else { throw .system() }
  }
}

extension FileReplacement.Failure {
  /// What the system says about the call that failed last.
  fileprivate static func system(_ prefix: String = "it cannot be written") -> Self {
    Self(reason: "\(prefix): \(String(cString: strerror(errno)).lowercased())")
  }
}
