import Synchronization

/// Watches the files of a project, and tells of changes when they have come to rest.
final class ProjectWatch: Sendable {
  private let project: Project
  private let watch: FolderWatch
  private let state = Mutex(State())

  fileprivate struct State {
    /// Files that are gone, and how long to wait for them: many editors put another file in their place.
    var missing: [String: ContinuousClock.Instant] = [:]
    var failure: String?
  }

  /// The first reason why something cannot be watched.
  var failure: String? { state.withLock { $0.failure } }

  init(_ project: Project) throws(FolderWatch.Failure) {
    self.project = project
    watch = try FolderWatch()
    addFolders()
  }

  /// Also watches the folders of files that pages are made from, wherever they are in the project.
  func add(foldersOf files: Set<String>) {
    for folder in Set(files.map { Project.parent(of: project.absolute($0)) }) where project.relative(folder) != nil {
      add(folder)
    }
  }

  /// Waits for the next change. The files' paths in the project; nil if any may have changed.
  func next() -> Set<String>? {
    while true {
      let first = state.withLock { $0.missing.values.min() }
      watch.wait(first.map { max(.milliseconds(1), $0 - .now) })
      let changes = changesAtRest()
      guard !changes.isUnclear else {
        state.withLock { $0.missing = [:] }
        addFolders()
        return nil
      }
      let prefix = Project.joined(project.root, "")
      let changed = state.withLock { $0.settled(changes.paths) }.filter { $0.hasPrefix(prefix) }
      if !changed.isEmpty { return Set(changed.map { String($0.dropFirst(prefix.count)) }) }
    }
  }

  /// How long a file may be gone while it is saved.
  fileprivate static let patience = Duration.milliseconds(100)
  /// A save takes several steps; none is this long.
  private static let pause = Duration.milliseconds(6)
  private static let longest = Duration.milliseconds(40)

  private func changesAtRest() -> FolderWatch.Changes {
    var changes = watch.changes()
    guard !changes.isEmpty else { return changes }
    let end = ContinuousClock.now + Self.longest
    while ContinuousClock.now < end {
      watch.wait(Self.pause)
      let more = watch.changes()
      guard !more.isEmpty else { break }
      changes.paths.formUnion(more.paths)
      changes.isUnclear = changes.isUnclear || more.isUnclear
    }
    return changes
  }

  /// The project's own folder, those of the notebooks and those of the site's parts; what is built is none of them.
  private func addFolders() {
    add(project.root)
    for folder in project.folders(under: "notebooks") + project.folders(under: "site") {
      if folder != "site/public", !folder.hasPrefix("site/public/") { add(project.absolute(folder)) }
    }
  }

  private func add(_ folder: String) {
    do {
      try watch.add(folder)
    } catch {
      state.withLock { state in
        if state.failure == nil { state.failure = "`\(folder)` is not watched: \(error.reason)" }
      }
    }
  }
}

extension ProjectWatch.State {
  /// Those of the files, and of the missing ones, that are there, or have been gone for too long to come back.
  fileprivate mutating func settled(_ paths: Set<String>) -> [String] {
    paths.union(missing.keys).filter { path in
      if Project.kind(of: path) == nil {
        guard let limit = missing[path] else {
          missing[path] = .now + ProjectWatch.patience
          return false
        }
        if limit > .now { return false }
      }
      missing[path] = nil
      return true
    }
  }
}
