import ArgumentParser
import Glibc
import LossLanguage
import Publishing

/// The command line. Every verb is a file of `Commands/`.
@main
struct Lossbook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lossbook",
    abstract: "Runs plain Markdown notebooks about loss functions, checks every number in them, and publishes them.",
    usage: "lossbook COMMAND",
    version: Publishing.version,
    subcommands: [
      NewCommand.self, RunCommand.self, CheckCommand.self, MergeCommand.self, AcceptCommand.self, BuildCommand.self,
      ServeCommand.self,
      FormatCommand.self, ExplainCommand.self, CompletionsCommand.self,
    ])

  func run() throws {
    Terminal.output(
      """
      Lossbook runs plain Markdown notebooks about loss functions and checks every number in them.

        lossbook new NAME      make a project that builds at once
        lossbook run FILE      evaluate a notebook and print its values, claims and faults
        lossbook check         check the notebooks of this project; writes nothing
        lossbook accept        write the computed values into claims that are false or still `?`
        lossbook format        lay out the cells of notebooks
        lossbook build         write the site into site/public
        lossbook serve         show the site in a browser, up to date while you write
        lossbook explain NAME  describe a function of the library or a diagnostic's code

      `lossbook --help` lists all commands, `lossbook COMMAND --help` the options of one.

      """)
  }

  static func main() {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if let work = work(ofWords: arguments) { return try work() }
      try rejectUnknownVerb(arguments.first)
      var command = try parsed(arguments)
      try command.run()
    } catch {
      exit(with: error)
    }
  }

  static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    try parseAsRoot(CheckCommand.spelledOut(arguments))
  }

  /// ArgumentParser would call a mistyped command an unexpected argument.
  private static func rejectUnknownVerb(_ word: String?) throws {
    guard let word, !word.hasPrefix("-") else { return }
    let verbs = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !verbs.contains(word) else { return }
    let help = suggestion(for: word, among: verbs).map { "did you mean `\($0)`?" } ?? "see `lossbook --help`"
    Terminal.report("there is no command `\(word)`; \(help)")
    try Outcome.unusable.end()
  }

  /// ArgumentParser ends with 64 for wrong usage; ours is 2, as `grep` and `diff` have it.
  private static func exit(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if !message.isEmpty {
      code == .success ? Terminal.output(message + "\n") : Terminal.error(message + "\n")
    }
    Glibc.exit(code == .validationFailure ? Outcome.unusable.rawValue : code.rawValue)
  }
}

/// How a command ends: its exit code. The worst of several counts.
enum Outcome: Int32, Comparable {
  /// All holds, warnings included.
  case holds = 0
  /// Something in the notebooks or their data does not hold.
  case fails = 1
  /// Wrong usage, a named path that cannot be read, an output that cannot be written.
  case unusable = 2

  static func < (a: Outcome, b: Outcome) -> Bool { a.rawValue < b.rawValue }

  /// Ends the command.
  func end() throws {
    if self != .holds { throw ExitCode(rawValue) }
  }
}
