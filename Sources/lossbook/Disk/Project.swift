import Foundation
import Glibc

/// A folder whose notebooks belong together, and the only way to its files: nothing outside of it is ever read.
///
/// Paths are relative to the root, with `/`, and never start with one.
struct Project: Sendable {
  /// Absolute, symbolic links resolved.
  let root: String
  /// Where is noted what is asked of its files; nil if nobody wants to know.
  private let readings: Readings?

  /// The project of a file or folder: its nearest ancestor (or itself) with a folder `notebooks`, else the folder
  /// itself or the file's own.
  ///
  /// - Parameter readings: notes what is asked of its files.
  init(containing path: String, noting readings: Readings? = nil) {
    self.readings = readings
    let absolute = Self.resolved(path)
    let own = Self.isFolder(absolute) ? absolute : Self.parent(of: absolute)
    var folder = own
    while !Self.isFolder(Self.joined(folder, "notebooks")) {
      guard folder != "/" else {
        root = own
        return
      }
      folder = Self.parent(of: folder)
    }
    root = folder
  }

  /// Whether it has a folder `notebooks`; else it is a folder that merely holds a notebook.
  var hasNotebooks: Bool { Self.isFolder(Self.joined(root, "notebooks")) }

  /// Every notebook below `notebooks/`, by path.
  func notebooks() -> [String] {
    hasNotebooks ? notebooks(under: "notebooks") : []
  }

  /// Every notebook below a folder of the project, by path. Hidden files and folders are passed over, and links to
  /// folders are not followed.
  func notebooks(under folder: String) -> [String] {
    let notebooks = files(under: folder) { $0.hasSuffix(".md") }
    if let readings {
      readings.note(.notebooks(folder: folder), Digest(of: notebooks.joined(separator: "\0")).description)
    }
    return notebooks
  }

  /// The files below a folder of the project whose names fit, by path; hidden ones and links as for notebooks. It is not
  /// noted.
  func files(under folder: String, where fits: (String) -> Bool) -> [String] {
    var found: [String] = []
    walk(folder) { path, name in
      if fits(name) { found.append(path) }
    }
    return found.sorted(by: precedes)
  }

  /// A folder of the project and those below it; hidden ones and links as for notebooks. It is not noted.
  func folders(under folder: String) -> [String] {
    Self.isFolder(absolute(folder)) ? walk(folder) { _, _ in } : []
  }

  func absolute(_ path: String) -> String {
    path.isEmpty ? root : Self.joined(root, path)
  }

  /// The path of an existing file of the project; nil for what lies outside of it.
  func relative(_ path: String) -> String? {
    let absolute = Self.resolved(path)
    if absolute == root { return "" }
    let prefix = root == "/" ? "/" : root + "/"
    return absolute.hasPrefix(prefix) ? String(absolute.dropFirst(prefix.count)) : nil
  }

  /// What a file of the project holds. Links that lead out of the project are not followed.
  func read(_ path: String) throws(ReadFailure) -> [UInt8] {
    try noted(.contents(path)) { () throws(ReadFailure) in try contents(at: path) }
  }

  /// What a file holds that a notebook names.
  ///
  /// Hidden files are not for the notebooks: `.git/config` can hold the credentials of whoever builds a stranger's
  /// notebooks, and what a page links to is published.
  func readReferenced(_ path: String) throws(ReadFailure) -> [UInt8] {
    try noted(.referenced(path)) { () throws(ReadFailure) in
      try requireVisible(path)
      return try contents(at: path)
    }
  }

  /// Whether `readReferenced` would succeed.
  func hasReferenced(_ path: String) -> Bool {
    var isThere = false
    do throws(ReadFailure) {
      try requireVisible(path)
      isThere = access(try place(of: path), R_OK) == 0
    } catch {}
    readings?.note(.presence(path), isThere ? "yes" : "no")
    return isThere
  }

  enum ReadFailure: String, Error {
    case missing = "there is no such file"
    case folder = "it is a folder"
    case outsideProject = "it lies outside the project"
    case hidden = "hidden files are not read"
    case unreadable = "it cannot be read"
  }
}

extension Project: Hashable {
  static func == (a: Project, b: Project) -> Bool { a.root == b.root }

  func hash(into hasher: inout Hasher) { hasher.combine(root) }
}

extension Project {
  private func contents(at path: String) throws(ReadFailure) -> [UInt8] {
    guard let bytes = Self.contents(of: try place(of: path)) else { throw .unreadable }
    return bytes
  }

  /// Notes a question and what comes of it.
  private func noted(
    _ question: Readings.Question, _ read: () throws(ReadFailure) -> [UInt8]
  ) throws(ReadFailure) -> [UInt8] {
    do throws(ReadFailure) {
      let bytes = try read()
      if let readings { readings.note(question, Digest(of: bytes).description) }
      return bytes
    } catch {
      readings?.note(question, error.rawValue)
      throw error
    }
  }

  /// Visits the files below a folder, by path and name; returns the folders, in no order that means anything.
  @discardableResult
  private func walk(_ folder: String, visit: (_ path: String, _ name: String) -> Void) -> [String] {
    var folders = [folder]
    var index = 0
    while index < folders.count {
      let folder = folders[index]
      index += 1
      let names = (try? FileManager.default.contentsOfDirectory(atPath: absolute(folder))) ?? []
      for name in names where !name.hasPrefix(".") {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        switch Self.kind(of: absolute(path)) {
        case .folder: folders.append(path)
        case .file: visit(path, name)
        case .linkToFolder, nil: break
        }
      }
    }
    return folders
  }

  /// The absolute path of a file that may be read.
  private func place(of path: String) throws(ReadFailure) -> String {
    // What is judged and what is read are the same path, without links and `..`.
    guard let absolute = Self.real(absolute(path)) else { throw .missing }
    guard relative(absolute) != nil else { throw .outsideProject }
    switch Self.kind(of: absolute) {
    case nil: throw .missing
    case .folder, .linkToFolder: throw .folder
    case .file: break
    }
    return absolute
  }

  private func requireVisible(_ path: String) throws(ReadFailure) {
    if let inside = relative(absolute(path)), inside.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      throw .hidden
    }
  }

  /// The order of paths: by their bytes, so that it is the same in every locale.
  private func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  enum Kind { case file, folder, linkToFolder }

  /// What stands at an absolute path; nil for nothing, and for what is no ordinary file (a pipe would never end).
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard !path.utf8.contains(0), lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    case S_IFLNK:
      switch real(path).flatMap({ kind(of: $0) }) {
      case .folder, .linkToFolder: return .linkToFolder
      case .file: return .file
      case nil: return nil
      }
    default: return nil
    }
  }

  /// The bytes of an ordinary file; nil if they cannot be read.
  static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    var bytes: [UInt8] = []
    while true {
      // It may have grown since.
      let room = Swift.max(Int(status.st_size) - bytes.count, 0) + 1
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        UnsafeMutableRawBufferPointer(buffer).askForLargePages()
        count = Glibc.read(descriptor, buffer.baseAddress, room)
        filled = Swift.max(count, 0)
      }
      if count == 0 { return bytes }
      if count < 0, errno != EINTR { return nil }
      if bytes.isEmpty { bytes = part } else { bytes += part }
    }
  }

  static func exists(_ path: String) -> Bool { !path.utf8.contains(0) && access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The absolute path that a path means, links resolved as far as it exists.
  static func resolved(_ path: String) -> String {
    real(path) ?? URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// The absolute path of what exists, without links; nil for nothing, and for links that lead in a circle.
  private static func real(_ path: String) -> String? {
    // A string with a NUL in it would be cut there.
    guard !path.utf8.contains(0), let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  static func joined(_ folder: String, _ name: String) -> String {
    folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
