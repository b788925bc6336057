import Foundation
import LossLanguage
import Publishing

/// The notebooks that a command is about.
struct NotebookSelection: Sendable {
  /// By path.
  private var items: [Item] = []
  /// One notebook was named, so that JSON is an object and no list.
  private(set) var isSingle = false
  /// The projects all of whose notebooks are meant, so that what belongs to no notebook is looked at, too.
  private(set) var wholeProjects: Set<Project> = []

  private struct Item: Sendable, Hashable {
    var project: Project
    var file: String
    /// From standard input.
    var bytes: [UInt8]?
  }

  /// A notebook as it was read, not evaluated.
  struct Text: Sendable {
    let project: Project
    let file: String
    let bytes: [UInt8]
  }

  /// What standard input is called.
  static let standardInput = "<stdin>"

  /// The notebooks of a project.
  static func all(of project: Project) -> NotebookSelection {
    NotebookSelection(items: project.notebooks().map { Item(project: project, file: $0) }, wholeProjects: [project])
  }

  /// By path.
  var files: [String] { items.map(\.file) }

  /// What the notebooks hold, by path; nil for one that cannot be read.
  func contents() -> [[UInt8]?] {
    items.map { $0.bytes ?? (try? $0.project.read($0.file)) }
  }

  /// Those of a part of the work, of several that together have every notebook once.
  func shard(_ shard: Shard) -> NotebookSelection {
    var part = self
    let indices = shard.indices(sizes: contents().map { $0?.count ?? 0 })
    part.items = items.enumerated().filter { indices.contains($0.offset) }.map(\.element)
    // What belongs to no notebook is the first one's.
    if shard.number > 1 { part.wholeProjects = [] }
    return part
  }

  /// The notebooks that paths name: files, folders with all that are in them, `-` for standard input; without a path
  /// those of the current folder's project. A path that cannot be read is reported, and the rest is kept.
  static func finding(_ paths: [String]) -> (selection: NotebookSelection, outcome: Outcome) {
    guard !paths.isEmpty else {
      let project = Project(containing: ".")
      if project.hasNotebooks { return (all(of: project), .holds) }
      Terminal.report("there is no folder `notebooks` here or above; name a notebook")
      return (NotebookSelection(), .unusable)
    }
    var selection = NotebookSelection()
    var outcome = Outcome.holds
    for path in paths where !selection.add(path) { outcome = .unusable }
    if paths.count > 1 {
      var seen: Set<Item> = []
      selection.items = selection.items.filter { seen.insert($0).inserted }.sorted(by: precedes)
    }
    selection.isSingle = paths.count == 1 && !Project.isFolder(paths[0])
    return (selection, outcome)
  }

  /// Reads and evaluates them, on all processors, in the order of their paths; one that cannot be read is reported and
  /// left out.
  ///
  /// - Parameter isDrawn: whether their charts will be shown.
  func evaluated(verb: String, isDrawn: Bool = true) -> (evaluations: [Evaluation], outcome: Outcome) {
    /// By the projects' roots.
    var limits: [String: Limits] = [:]
    for item in items where limits[item.project.root] == nil {
      limits[item.project.root] = item.project.configuration().value.limits
    }
    let progress = Progress(verb, total: items.count)
    let projectLimits = limits
    let results = items.concurrentMap(with: { LibraryValues() }, progress: { progress.update($0) }) {
      (item, library) -> Attempt in
      do throws(Project.ReadFailure) {
        let bytes = if let bytes = item.bytes { bytes } else { try item.project.read(item.file) }
        let limits = projectLimits[item.project.root] ?? Limits()
        return .evaluated(
          Evaluation(
            of: item.file, bytes: bytes, in: item.project, limits: limits, library: library, isDrawn: isDrawn))
      } catch {
        return .unreadable(file: item.file, reason: error.rawValue)
      }
    }
    progress.end()
    var evaluations: [Evaluation] = []
    var outcome = Outcome.holds
    for result in results {
      switch result {
      case .evaluated(let evaluation): evaluations.append(evaluation)
      case .unreadable(let file, let reason):
        Terminal.report("cannot read `\(file)`: \(reason)")
        outcome = .unusable
      }
    }
    return (evaluations, outcome)
  }

  /// Reads them; one that cannot be read is reported and left out.
  func read() -> (texts: [Text], outcome: Outcome) {
    var texts: [Text] = []
    var outcome = Outcome.holds
    for item in items {
      do throws(Project.ReadFailure) {
        let bytes = if let bytes = item.bytes { bytes } else { try item.project.read(item.file) }
        texts.append(Text(project: item.project, file: item.file, bytes: bytes))
      } catch {
        Terminal.report("cannot read `\(item.file)`: \(error.rawValue)")
        outcome = .unusable
      }
    }
    return (texts, outcome)
  }

  /// One report as an object, several as a list. Nothing for one notebook that could not be read.
  func json(of reports: [Report]) -> String {
    guard isSingle else { return JSON.array(reports.map(\.json)).description + "\n" }
    return reports.first.map { $0.json.description + "\n" } ?? ""
  }
}

extension NotebookSelection {
  /// What came of reading a notebook and evaluating it.
  private enum Attempt {
    case evaluated(Evaluation)
    case unreadable(file: String, reason: String)
  }

  /// False for a path that cannot be read, which is then reported.
  private mutating func add(_ path: String) -> Bool {
    if path == "-" {
      let bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
      items.append(Item(project: Project(containing: "."), file: Self.standardInput, bytes: bytes))
      return true
    }
    guard Project.exists(path) else {
      Terminal.report("cannot read `\(path)`: \(Project.ReadFailure.missing.rawValue)")
      return false
    }
    let project = Project(containing: path)
    guard let relative = project.relative(path) else {
      Terminal.report("cannot read `\(path)`: \(Project.ReadFailure.outsideProject.rawValue)")
      return false
    }
    if Project.isFolder(path) {
      // The folder of a project stands for its notebooks, not for every text in it.
      let isWhole = project.hasNotebooks && (relative.isEmpty || relative == "notebooks")
      let files = isWhole ? project.notebooks() : project.notebooks(under: relative)
      if isWhole { wholeProjects.insert(project) }
      items += files.map { Item(project: project, file: $0) }
    } else {
      items.append(Item(project: project, file: relative))
    }
    return true
  }

  private static func precedes(_ a: Item, _ b: Item) -> Bool {
    if a.file != b.file { return a.file.utf8.lexicographicallyPrecedes(b.file.utf8) }
    return a.project.root.utf8.lexicographicallyPrecedes(b.project.root.utf8)
  }
}
