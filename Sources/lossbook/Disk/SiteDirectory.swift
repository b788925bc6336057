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

  /// Makes the site beside the folder, then puts it in its place, so that neither a failure nor an interruption leaves
  /// half a site.
  ///
  /// A file that the old site has too is not written again: the new one gets a second name for the same file, so that
  /// what serves or copies the site sees only what changed. If nothing did, nothing is touched.
  func replace(with site: Site) throws(Failure) {
    try requireReplaceable()
    recover()
    let files = site.files + [Site.File(path: Self.marker, bytes: Array(Self.markerText.utf8))]
    let old = path
    let areKept = files.concurrentMap { Project.holds("\(old)/\($0.path)", $0.bytes) }
    if !areKept.contains(false), entries(of: path).count == files.count + files.folders.count { return }
    do {
      try remove(incoming)
      for folder in [""] + files.folders { try createFolder(Project.joined(incoming, folder)) }
      let incoming = incoming
      let failures = Array(zip(files, areKept)).concurrentMap { file, isKept in
        Self.make("\(incoming)/\(file.path)", file.bytes, sameAs: isKept ? "\(old)/\(file.path)" : nil)
      }
      if let code = failures.lazy.compactMap({ $0 }).first { throw POSIXError(code) }
      try exchange()
    } catch {
      try? remove(incoming)
      throw Failure(path: path, reason: "it cannot be written: \(Failure.text(of: error))")
    }
  }

  /// What the folder holds but for the marker, as it is now; nil if that is no site.
  func contents() -> SiteContents? {
    let path = path
    let entries = entries(of: path).filter { $0 != Self.marker }
    let digests = entries.concurrentMap { entry -> String? in
      let place = "\(path)/\(entry)"
      return switch Project.kind(of: place) {
      case .folder: ""
      case .file: Project.contents(of: place).map { Digest(of: $0).description }
      case .linkToFolder, nil: nil
      }
    }
    var contents = SiteContents()
    for (entry, digest) in zip(entries, digests) {
      guard let digest else { return nil }
      contents[entry] = digest
    }
    return contents
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

  /// A new file, or a second name for one that holds the same; the reason if there is none afterwards.
  private static func make(_ path: String, _ bytes: [UInt8], sameAs old: String?) -> POSIXErrorCode? {
    // Not every disk knows second names.
    if let old, link(old, path) == 0 { return nil }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return POSIXErrorCode(rawValue: errno) ?? .EIO }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR {
        let code = POSIXErrorCode(rawValue: errno) ?? .EIO
        close(descriptor)
        return code
      }
      start += max(count, 0)
    }
    return close(descriptor) == 0 ? nil : POSIXErrorCode(rawValue: errno) ?? .EIO
  }

  /// The files and folders in a folder, and in these; links count, and are not followed.
  private func entries(of folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }) ?? []
  }

  private func createFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  private func remove(_ path: String) throws {
    if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
  }
}

extension [Site.File] {
  /// Those that the files stand in, each before the ones in it; relative.
  var folders: [String] {
    var folders: Set<String> = []
    for file in self {
      var folder = file.path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if !folders.insert(String(folder)).inserted { break }
      }
    }
    return folders.sorted()
  }
}

extension Project {
  /// Whether an ordinary file is there and holds just these bytes.
  fileprivate static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size == bytes.count else {
      return false
    }
    return contents(of: path) == bytes
  }
}
