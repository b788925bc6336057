import Foundation
import Glibc
import Publishing

/// The folder that a site is written to. It is replaced as a whole or not at all.
struct SiteDirectory {
  /// Absolute; without a `/` at its end.
  let path: String

  init(path: String) {
    self.path = Project.resolved(path)
  }

  /// Marks a folder as ours to replace.
  static let marker = ".lossbook"
  private static let markerText = "This folder is written by `lossbook build`, which replaces all of it.\n"

  /// Writes the site beside the folder, then puts it in its place, so that neither a failure nor an interruption
  /// leaves half a site.
  func replace(with site: Site) throws(Failure) {
    try requireReplaceable()
    do {
      recover()
      try remove(incoming)
      try createFolder(incoming)
      for file in site.files {
        let target = "\(incoming)/\(file.path)"
        try createFolder(Project.parent(of: target))
        try Data(file.bytes).write(to: URL(fileURLWithPath: target))
      }
      try Data(Self.markerText.utf8).write(to: URL(fileURLWithPath: "\(incoming)/\(Self.marker)"))
      try exchange()
    } catch {
      try? remove(incoming)
      throw Failure(path: path, reason: "it cannot be written: \(Failure.text(of: error))")
    }
  }

  /// Refuses a folder with anything in it that an earlier build has not written.
  func requireReplaceable() throws(Failure) {
    let manager = FileManager.default
    guard manager.fileExists(atPath: path) else { return }
    guard Project.isFolder(path) else { throw Failure(path: path, reason: "it is a file, not a folder") }
    guard let names = try? manager.contentsOfDirectory(atPath: path) else {
      throw Failure(path: path, reason: "it cannot be read")
    }
    guard names.isEmpty || names.contains(Self.marker) else {
      throw Failure(path: path, reason: "it holds files that no build of lossbook has written; name an empty folder")
    }
  }

  /// Why a site could not be written.
  struct Failure: Error {
    var path: String
    var reason: String

    static func text(of error: any Error) -> String {
      if let error = error as? CocoaError, let underlying = error.underlying as? POSIXError {
        return String(cString: strerror(underlying.code.rawValue)).lowercased()
      }
      return (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)).lowercased() }
        ?? error.localizedDescription
    }
  }
}

extension SiteDirectory {
  private var incoming: String { sibling("new") }
  private var outgoing: String { sibling("old") }

  private func sibling(_ suffix: String) -> String {
    let parent = Project.parent(of: path)
    return Project.joined(parent, ".\(path.dropFirst(parent.count).drop { $0 == "/" }).\(suffix)")
  }

  /// Puts the old site back if a build was interrupted between the two renames below.
  private func recover() {
    if !FileManager.default.fileExists(atPath: path) { _ = rename(outgoing, path) }
  }

  /// Two renames; between them the folder is missing, and `recover` puts it back should the program end just there.
  private func exchange() throws {
    try remove(outgoing)
    let exists = FileManager.default.fileExists(atPath: path)
    if exists, rename(path, outgoing) != 0 { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    guard rename(incoming, path) == 0 else {
      let code = POSIXErrorCode(rawValue: errno) ?? .EIO
      if exists { _ = rename(outgoing, path) }
      throw POSIXError(code)
    }
    try remove(outgoing)
  }

  private func createFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  private func remove(_ path: String) throws {
    if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
  }
}
