import ArgumentParser
import Foundation
import LossLanguage

/// `lossbook new`: a project that holds and builds, or one notebook of it.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a project that builds at once, or with --notebook one notebook.",
    discussion: """
      Nothing that exists is overwritten.

      Examples:
        lossbook new rain                  a folder `rain` with all it needs
        lossbook new --notebook dog        `notebooks/dog.md` in this project
        lossbook new --notebook pets/dog   `notebooks/pets/dog.md`
      """)

  @Argument(help: "The name of the project's folder, or of the notebook.")
  var name: String

  @Flag(help: "One notebook in the project of the current folder.")
  var notebook = false

  func run() throws {
    do throws(NewFiles.Failure) {
      notebook ? try makeNotebook() : try makeProject()
    } catch {
      Terminal.report("cannot make the \(notebook ? "notebook" : "project") `\(name)`: \(error.reason)")
      try Outcome.unusable.end()
    }
  }
}

extension NewCommand {
  private func makeProject() throws(NewFiles.Failure) {
    guard name.isPlainName else { throw .badName("a folder's name") }
    try NewFiles.makeFolder(Project.joined(Project.resolved("."), name), Starter.project(named: name))
    Terminal.output(
      """
      Made \(name) with \(name)/notebooks/index.md. Next:

        cd \(name)
        lossbook check        every number in it
        lossbook run notebooks/index.md
        lossbook serve        the site in a browser, while you write
        lossbook build        the site, into site/public

      """)
  }

  private func makeNotebook() throws(NewFiles.Failure) {
    let path = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.last, parts.allSatisfy(\.isPlainName) else { throw .badName("a notebook's name") }
    let project = Project(containing: ".")
    guard project.hasNotebooks else {
      throw NewFiles.Failure(
        reason: "there is no folder `notebooks` here or above; make a project first, with `lossbook new NAME`")
    }
    let words = last.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    let title = words.prefix(1).uppercased() + words.dropFirst()
    let file = "notebooks/\(path).md"
    // A folder of the project may be a link that leads out of it.
    guard project.relative(Project.parent(of: project.absolute(file))) != nil else {
      throw NewFiles.Failure(reason: "`\(file)` lies outside the project; choose another folder")
    }
    try NewFiles.makeFile(project.absolute(file), Starter.notebook(titled: title.isEmpty ? last : title))
    Terminal.output("Made \(file). Next: lossbook run \(file)\n")
  }
}

extension String {
  /// Letters, digits, `-`, `_` and `.`, a letter or digit first: safe in a path, an address and a title.
  fileprivate var isPlainName: Bool {
    guard let first, first.isLetter || first.isNumber, utf8.count <= 100 else { return false }
    return allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
  }
}

extension NewFiles.Failure {
  fileprivate static func badName(_ what: String) -> Self {
    Self(reason: "\(what) has letters, digits, `-`, `_` and `.`, and begins with a letter or a digit")
  }
}
