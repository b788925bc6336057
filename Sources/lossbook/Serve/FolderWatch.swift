import Glibc
import Synchronization

/// Tells which files change in folders, by inotify.
///
/// A file has changed when who writes it closes it, not with every write, so that what is half saved is rarely seen.
final class FolderWatch: Sendable {
  /// What has changed since one last asked.
  struct Changes {
    /// Absolute paths of files and folders.
    var paths: Set<String> = []
    /// Folders have come, gone or been renamed, or too much has happened to be told: everything should be looked at.
    var isUnclear = false

    var isEmpty: Bool { paths.isEmpty && !isUnclear }
  }

  private let descriptor: Int32
  private let watched = Mutex(Watched())

  private struct Watched {
    var folders: [Int32: String] = [:]
    var watches: [String: Int32] = [:]

    /// The folder may have been watched under another name, which it no longer has.
    mutating func add(_ folder: String, _ watch: Int32) {
      if let old = folders[watch] { watches[old] = nil }
      folders[watch] = folder
      watches[folder] = watch
    }

    mutating func remove(_ watch: Int32) {
      if let folder = folders.removeValue(forKey: watch) { watches[folder] = nil }
    }
  }

  /// Why something cannot be watched.
  struct Failure: Error {
    var reason: String
  }

  init() throws(Failure) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { throw .last() }
  }

  deinit {
    close(descriptor)
  }

  /// Watches the files right in a folder. Nothing happens for one that is watched already, or is not there.
  func add(_ folder: String) throws(Failure) {
    guard watched.withLock({ $0.watches[folder] == nil }) else { return }
    let watch = inotify_add_watch(descriptor, folder, Self.mask)
    guard watch >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return }
      throw .last()
    }
    watched.withLock { $0.add(folder, watch) }
  }

  /// Waits for a change, at most so long.
  func wait(_ limit: Duration?) {
    var descriptor = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&descriptor, 1, limit.map { Int32($0.milliseconds) } ?? -1)
  }

  /// What has happened by now.
  func changes() -> Changes {
    var changes = Changes()
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return changes }
      buffer.withUnsafeBytes { bytes in
        let size = MemoryLayout<inotify_event>.size
        var offset = 0
        while offset + size <= count {
          let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let name = bytes[offset + size..<offset + size + Int(event.len)].prefix { $0 != 0 }
          note(event, String(decoding: name, as: UTF8.self), in: &changes)
          offset += size + Int(event.len)
        }
      }
    }
  }
}

extension FolderWatch {
  private func note(_ event: inotify_event, _ name: String, in changes: inout Changes) {
    let mask = event.mask
    if mask & UInt32(IN_Q_OVERFLOW) != 0 { changes.isUnclear = true }
    guard let folder = watched.withLock({ $0.folders[event.wd] }) else { return }
    if mask & UInt32(IN_IGNORED) != 0 { return watched.withLock { $0.remove(event.wd) } }
    if mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF) != 0 {
      changes.isUnclear = true
      // Renamed: it is watched anew under the name that it has then.
      if mask & UInt32(IN_MOVE_SELF) != 0 {
        inotify_rm_watch(descriptor, event.wd)
        watched.withLock { $0.remove(event.wd) }
      }
      return
    }
    if mask & UInt32(IN_ISDIR) != 0 {
      changes.isUnclear = true
    } else if !name.isEmpty {
      changes.paths.insert(Project.joined(folder, name))
    }
  }

  private static let mask =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_CREATE) | UInt32(IN_DELETE)
    | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO) | UInt32(IN_ATTRIB)
    | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR)
}

extension FolderWatch.Failure {
  fileprivate static func last() -> Self {
    // The system says "no space left on device", which is not what is meant.
    errno == ENOSPC
      ? Self(reason: "the system watches too many files already (fs.inotify.max_user_watches)")
      : Self(reason: String(cString: strerror(errno)).lowercased())
  }
}
