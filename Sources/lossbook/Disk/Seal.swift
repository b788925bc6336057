import Notebook
import Publishing

/// Says of a site what it was built from, so that nothing is built again from the same.
///
/// No result is kept, and no time is trusted: a seal is a digest of the program and of the answers to everything that was
/// asked of the project's files, and one of every file of the site. It holds as long as all of them are what they were.
struct Seal: Equatable {
  /// What was asked besides the notebooks and the settings, for which every build asks.
  private let questions: [String]
  private let source: Digest
  private let site: Digest

  /// nil where it cannot be told whether it will hold.
  init?(_ readings: Readings, _ contents: SiteContents) {
    guard let answers = readings.answers, let source = Digest(ofSource: readings) else { return nil }
    questions = answers.keys.filter { !$0.isImplied }.map(\.line).sorted()
    self.source = source
    site = Digest(of: contents)
  }

  /// Whether everything is still what the site was built from, and the site what was built.
  ///
  /// - Parameter readings: those of the project, to which nothing has been noted yet.
  func holds(for project: Project, _ readings: Readings, in directory: SiteDirectory) -> Bool {
    guard Project.isFolder(directory.path) else { return false }
    _ = project.configuration()
    _ = project.notebooks().concurrentMap { _ = try? project.read($0) }
    for line in questions { Readings.Question(line: line[...])?.ask(project) }
    return Digest(ofSource: readings) == source && directory.contents().map { Digest(of: $0) } == site
  }
}

private extension Digest {
  /// Of the program and of what it was answered; nil if that cannot be told.
  init?(ofSource readings: Readings) {
    guard let program = Program.buildID, let answers = readings.answers else { return nil }
    let lines = answers.map { "\($0.line)\n\($1)\n" }.sorted()
    self.init(of: "\(program)\ncmark \(CmarkParser.version)\n" + lines.joined())
  }

  init(of contents: SiteContents) {
    self.init(of: contents.map { "\($0)\n\($1)\n" }.sorted().joined())
  }
}

/// The files of a site with their digests by path; folders have none.
typealias SiteContents = [String: String]

extension SiteContents {
  init(_ site: Site) {
    self.init(uniqueKeysWithValues: zip(site.files.map(\.path), site.files.concurrentMap { "\(Digest(of: $0.bytes))" }))
    for folder in site.files.folders { self[folder] = "" }
  }
}

extension Seal {
  /// In lines.
  var lines: [String] { [source.description, site.description] + questions }

  /// nil for lines that are no seal's.
  init?(lines: some Sequence<String>) {
    let lines = Array(lines)
    guard lines.count >= 2, let source = Digest(lines[0][...]), let site = Digest(lines[1][...]) else { return nil }
    (self.source, self.site) = (source, site)
    questions = Array(lines[2...])
  }
}

private extension Readings.Question {
  /// Whether every build asks it, whatever the notebooks are.
  var isImplied: Bool {
    switch self {
    case .notebooks, .contents: true
    case .referenced, .presence: false
    }
  }
}
