import LossLanguage
import Publishing
import Synchronization

/// The site of a project as its files are now, in memory.
///
/// A notebook is evaluated when its page is asked for or when its turn comes, whichever is first; what pages have in
/// common is worked out once after each change, and a page is made when it is asked for. Any thread may use it.
final class LiveSite: Sendable {
  let project: Project
  private let state: Mutex<State>
  private let referenced: ReferencedFiles

  private struct State {
    var configuration: SiteConfiguration
    var configurationDiagnostics: [Diagnostic]
    var configurationStamp: FileStamp?
    var notebooks: [String: ServedNotebook] = [:]
    var stamp = Stamp()
    /// Raised by everything that the plan is made from.
    var version = 0
    var plan: SitePlan?

    mutating func change() {
      version += 1
      plan = nil
    }
  }

  /// Tells the states of a site apart, for those who look at it.
  struct Stamp: Sendable, Equatable {
    /// Raised by everything that can change a page.
    var pages = 1
    /// Raised by changes of other files: stylesheets, images, data.
    var files = 1
  }

  /// What the pages are made from at one time.
  struct Snapshot: Sendable {
    let plan: SitePlan
    let stamp: Stamp
    /// Every notebook has been read, so that it can be said where links lead.
    let isComplete: Bool
  }

  init(_ project: Project) {
    self.project = project
    referenced = ReferencedFiles(project)
    let stamp = FileStamp(project.absolute(SiteConfiguration.file))
    let (configuration, diagnostics) = project.configuration()
    var state = State(
      configuration: configuration, configurationDiagnostics: diagnostics, configurationStamp: stamp)
    for file in project.notebooks() { state.notebooks[file] = ServedNotebook(file: file) }
    self.state = Mutex(state)
  }

  var stamp: Stamp { state.withLock { $0.stamp } }

  /// By path.
  var files: [String] { state.withLock { $0.notebooks.keys.sorted() } }

  /// Those that still have to be evaluated, by path.
  var pending: [String] {
    state.withLock { $0.notebooks.values.filter(\.isPending).map(\.file).sorted() }
  }

  /// Files that pages are made from, or would be if they were there; those of the theme too.
  var inputs: Set<String> {
    let read = state.withLock { state in Set(state.notebooks.values.flatMap(\.stamps.keys)) }
    return read.union(referenced.names)
  }

  /// The notebooks as they are shown, those that have been evaluated.
  func shown(_ files: [String]) -> [PublishedNotebook] {
    state.withLock { state in
      files.compactMap { state.notebooks[$0] }.filter { !$0.isPending }.map(\.shown)
    }
  }

  var configurationDiagnostics: [Diagnostic] { state.withLock { $0.configurationDiagnostics } }

  /// One file of the site, and of which state; nil for what the site does not have.
  func file(at path: String) -> (bytes: [UInt8], stamp: Stamp)? {
    if path.hasSuffix(".html") { settle(["notebooks/" + path.dropLast(".html".count) + ".md"]) }
    var snapshot = snapshot()
    if !snapshot.isComplete, snapshot.plan.needsAllNotebooks(path) {
      settle(pending)
      snapshot = self.snapshot()
    }
    return snapshot.plan.file(at: path).map { ($0.bytes, snapshot.stamp) }
  }

  func snapshot() -> Snapshot {
    let state = state.withLock { $0 }
    let isComplete = !state.notebooks.values.contains(where: \.isPending)
    if let plan = state.plan { return Snapshot(plan: plan, stamp: state.stamp, isComplete: isComplete) }
    let notebooks = state.notebooks.values.map(\.shown).sorted { $0.path < $1.path }
    let plan = SitePlan(notebooks, configuration: state.configuration, files: referenced.files, isPartial: !isComplete)
    self.state.withLock { current in
      if current.version == state.version { current.plan = plan }
    }
    return Snapshot(plan: plan, stamp: state.stamp, isComplete: isComplete)
  }
}

extension LiveSite {
  /// Evaluates those of the notebooks that have changed since they last were.
  func settle(_ files: [String]) {
    let (work, limits) = state.withLock { state in
      (files.compactMap { state.notebooks[$0] }.filter(\.isPending), state.configuration.limits)
    }
    guard !work.isEmpty else { return }
    let project = project
    let readings = work.concurrentMap { NotebookReading($0.file, in: project, limits: limits) }
    state.withLock { state in
      for (notebook, reading) in zip(work, readings) {
        if reading.isMissing, state.notebooks[notebook.file]?.revision == notebook.revision {
          state.notebooks[notebook.file] = nil
        } else {
          state.notebooks[notebook.file]?.settle(reading, of: notebook.revision)
        }
      }
      state.change()
    }
  }

  /// Says that what was shown until now can have changed.
  func advance(files: Bool = false) {
    state.withLock { state in
      state.stamp.pages += 1
      if files { state.stamp.files += 1 }
      state.change()
    }
  }

  /// Takes in that files have changed, come or gone, by their paths in the project; nil if any may have. The notebooks
  /// that this concerns are evaluated.
  func update(_ paths: Set<String>?) -> Update {
    let changed = paths ?? differing()
    let removed = changed.filter { isNotebook($0) && !isFile($0) }
    let hasOthers = paths == nil || changed.contains { referenced.isKnown($0) }
    if hasOthers || !removed.isEmpty { referenced.refresh() }
    let stamp = FileStamp(project.absolute(SiteConfiguration.file))
    let configuration = changed.contains(SiteConfiguration.file) ? project.configuration() : nil
    var update = state.withLock { state in
      var isForAll = false
      if let configuration {
        isForAll = configuration.value.limits != state.configuration.limits
        state.configuration = configuration.value
        state.configurationDiagnostics = configuration.diagnostics
        state.configurationStamp = stamp
      }
      var update = Update(isConfiguration: configuration != nil, isForAll: isForAll)
      for file in removed where state.notebooks.removeValue(forKey: file) != nil { update.removed.append(file) }
      for file in changed where isNotebook(file) && !removed.contains(file) && state.notebooks[file] == nil {
        state.notebooks[file] = ServedNotebook(file: file)
      }
      for (file, notebook) in state.notebooks where isForAll || notebook.depends(on: changed) {
        state.notebooks[file]?.invalidate()
        if !isForAll { update.evaluated.append(file) }
      }
      return update
    }
    update.evaluated.sort()
    update.removed.sort()
    settle(update.evaluated)
    update.isVisible = hasOthers || !update.isEmpty
    if update.isVisible { advance(files: hasOthers) }
    return update
  }

  /// What came of a change.
  struct Update {
    /// Notebooks by path.
    var evaluated: [String] = []
    var removed: [String] = []
    var isConfiguration = false
    /// What holds of all notebooks has changed: they are pending now.
    var isForAll = false
    /// Some page can have changed.
    var isVisible = false

    var isEmpty: Bool { evaluated.isEmpty && removed.isEmpty && !isConfiguration }
  }

  /// The files that are not what they were when they were read.
  private func differing() -> Set<String> {
    let (notebooks, configuration) = state.withLock { ($0.notebooks, $0.configurationStamp) }
    var stamps: [String: FileStamp?] = [:]
    var differing: Set<String> = []
    if FileStamp(project.absolute(SiteConfiguration.file)) != configuration { differing.insert(SiteConfiguration.file) }
    for file in project.notebooks() where notebooks[file] == nil { differing.insert(file) }
    for notebook in notebooks.values where !notebook.isPending {
      for (file, stamp) in notebook.stamps {
        let current = stamps[file] ?? FileStamp(project.absolute(file))
        stamps[file] = .some(current)
        if current != stamp { differing.insert(file) }
      }
    }
    return differing
  }

  private func isNotebook(_ file: String) -> Bool {
    file.hasPrefix("notebooks/") && file.hasSuffix(".md") && !file.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  private func isFile(_ file: String) -> Bool { Project.kind(of: project.absolute(file)) == .file }
}

/// The files that pages refer to. Whether one is there is remembered until something changes: every page asks for the
/// same ones.
private final class ReferencedFiles: Sendable {
  private let project: Project
  private let state = Mutex(State())

  private struct State {
    /// By name; nil for what is being looked for.
    var isThere: [String: Bool?] = [:]
    /// How often everything was looked for anew.
    var refreshes = 0
  }

  init(_ project: Project) {
    self.project = project
  }

  /// Those that were asked for.
  var names: Set<String> { state.withLock { Set($0.isThere.keys) } }

  func isKnown(_ file: String) -> Bool { state.withLock { $0.isThere[file] != nil } }

  func refresh() {
    // The names stay: what is gone may come back.
    let names = names
    let existing = names.filter { project.hasReferenced($0) }
    state.withLock { state in
      state.refreshes += 1
      for name in names { state.isThere[name] = existing.contains(name) }
    }
  }

  var files: ProjectFiles {
    ProjectFiles { file in
      if let isThere = self.state.withLock({ $0.isThere[file] ?? nil }) { return isThere }
      return self.find(file) { self.project.hasReferenced(file) ? true : nil } ?? false
    } read: { file in
      self.find(file) { try? self.project.readReferenced(file) }
    }
  }

  /// What is found is remembered, unless it may have changed meanwhile. The name is known before, so that a change is
  /// not missed.
  private func find<Found>(_ file: String, _ look: () -> Found?) -> Found? {
    let start = state.withLock { state in
      if state.isThere[file] == nil { state.isThere[file] = .some(nil) }
      return state.refreshes
    }
    let found = look()
    state.withLock { state in
      if state.refreshes == start { state.isThere[file] = found != nil }
    }
    return found
  }
}
