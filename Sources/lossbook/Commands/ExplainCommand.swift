import ArgumentParser
import LossLanguage

/// `lossbook explain`: a function of the library, or the code of a diagnostic.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Describe a function of the library, or a diagnostic's code.")

  @Argument(help: "A name such as categorical_cross_entropy, or a code such as shape-mismatch.")
  var name: String

  func run() throws {
    if let code = DiagnosticCode(rawValue: name) {
      Terminal.output(text(of: code))
    } else if let entry = Library.standard.entry(named: name) {
      Terminal.output(text(of: entry))
    } else {
      let names = Library.standard.names + DiagnosticCode.allCases.map(\.rawValue)
      let help = suggestion(for: name, among: names).map { "; did you mean `\($0)`?" } ?? ""
      Terminal.report("there is no function and no diagnostic `\(name)`\(help)")
      try Outcome.unusable.end()
    }
  }

  private func text(of code: DiagnosticCode) -> String {
    let explanation = code.explanation.wrapped(to: min(Terminal.width, 100))
    var paragraphs = [Terminal.outputStyle(code.rawValue, .strong), explanation]
    if let example = code.example {
      paragraphs.append(section("Wrong", [example.wrong.markdown]))
      paragraphs.append(section("Right", [example.right.markdown]))
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private func text(of entry: Entry) -> String {
    let width = min(Terminal.width, 100)
    let style = Terminal.outputStyle
    var paragraphs = [style(entry.signature, .strong), entry.summary.wrapped(to: width)]
    if !entry.shortNames.isEmpty { paragraphs.append("Short name: \(entry.shortNames.joined(separator: ", "))") }
    if let definition = entry.definition { paragraphs.append(section("Definition", [definition])) }
    if !entry.domain.isEmpty {
      paragraphs.append(section("Domain and edge cases", [entry.domain.wrapped(to: width - 2)]))
    }
    if !entry.examples.isEmpty { paragraphs.append(section("Examples", entry.examples)) }
    if !entry.equals.isEmpty { paragraphs.append(section("The same as", entry.equals)) }
    if let gradient = entry.gradient { paragraphs.append(section("Derivative in the prediction", [gradient])) }
    if !entry.differs.isEmpty {
      paragraphs.append(section("Elsewhere", entry.differs.map { $0.wrapped(to: width - 2) }))
    }
    if !entry.source.isEmpty { paragraphs.append(section("Source", [entry.source.wrapped(to: width - 2)])) }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private func section(_ title: String, _ items: [String]) -> String {
    Terminal.outputStyle(title, .strong) + "\n" + items.map { $0.indented("  ") }.joined(separator: "\n")
  }
}
