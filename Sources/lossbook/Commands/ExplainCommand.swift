import ArgumentParser
import LossLanguage

/// `lossbook explain`: a function of the library, a group of them, or the code of a diagnostic.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Describe a function of the library, a group of them, or a diagnostic's code.",
    discussion: """
      Without a name: the groups of the library and what is in them.

      Examples:
        lossbook explain
        lossbook explain bce
        lossbook explain regression
        lossbook explain shape-mismatch
      """)

  @Argument(help: "A name such as huber, a group such as regression, or a code such as shape-mismatch.")
  var name: [String] = []

  func run() throws {
    let name = name.joined(separator: " ")
    let text = LibraryText(
      style: Terminal.outputStyle, width: min(Terminal.width, 100), codeWidth: Terminal.textWidth)
    if name.isEmpty {
      Terminal.output(text.overview)
    } else if let entry = Library.standard.entry(named: name) {
      Terminal.output(text.text(of: entry))
    } else if let group = Entry.Group(spelling: name) {
      Terminal.output(text.text(of: group))
    } else if let code = DiagnosticCode(rawValue: name) {
      Terminal.output(text.text(of: code))
    } else {
      let known =
        Library.standard.names + Entry.Group.allCases.map(\.rawValue) + DiagnosticCode.allCases.map(\.rawValue)
      let help =
        (PeerNames.ours(for: name) ?? suggestion(for: name, among: known)).map { "did you mean `\($0)`?" }
        ?? "`lossbook explain` lists what there is"
      Terminal.report("there is no function, no group and no diagnostic `\(name)`; \(help)")
      try Outcome.unusable.end()
    }
  }
}

extension Entry.Group {
  /// Words may also be joined by `-` or `_`.
  fileprivate init?(spelling: String) {
    self.init(rawValue: spelling.lowercased().split { $0 == "-" || $0 == "_" || $0 == " " }.joined(separator: " "))
  }
}
