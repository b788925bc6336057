/// Watches the files of a project, and tells of changes when they have come to rest. One thread at a time uses it.
final class ProjectWatch: @unchecked Sendable {
  private let project: Project
  private let watch: FolderWatch
  /// Files that are gone, and how long to wait for them: many editors put another file in their place.
  private var missing: [String: ContinuousClock.Instant] = [:]
  /// The first reason why something cannot be watched.
  private(set) var failure: String?

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
      let now = ContinuousClock.now
      watch.wait(missing.values.min().map { max(.milliseconds(1), $0 - now) })
      let changes = changesAtRest()
      guard !changes.isUnclear else {
        missing = [:]
        addFolders()
        return nil
      }
      var changed: Set<String> = []
      for path in changes.paths.union(missing.keys) {
        if Project.kind(of: path) != nil {
          missing[path] = nil
          changed.insert(path)
        } else if let limit = missing[path] {
          guard limit <= .now else { continue }
          missing[path] = nil
          changed.insert(path)
        } else {
          missing[path] = .now + Self.patience
        }
      }
      let prefix = Project.joined(project.root, "")
      let files = changed.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
      if !files.isEmpty { return Set(files) }
    }
  }

  /// How long a file may be gone while it is saved.
  private static let patience = Duration.milliseconds(100)
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
      if failure == nil { failure = "`\(folder)` is not watched: \(error.reason)" }
    }
  }
}
