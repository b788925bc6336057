import ArgumentParser
import LossLanguage
import Notebook

/// `lossbook format`: the canonical layout of the cells.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Lay out the cells of notebooks: blanks, line breaks, and one spelling for what means the same.",
    discussion: """
      Prose stays as it is, and so does a cell that cannot be read. What notebooks show does not change.

      Examples:
        lossbook format                      the notebooks of this project
        lossbook format notebooks/dog.md     one notebook
        lossbook format --check              show what would change
        lossbook format - < dog.md           the text to standard output
      """)

  @Argument(
    help: "Notebooks, or folders of them, or - for standard input. Without one, the notebooks of this project.",
    completion: .file(extensions: ["md"]))
  var paths: [String] = []

  @Flag(help: "Write nothing and show what would change; the exit code is 1 if anything would.")
  var check = false

  func run() throws {
    let (selection, selected) = NotebookSelection.finding(paths)
    let (texts, read) = selection.read()
    var outcome = max(selected, read)
    var changed = 0
    for text in texts {
      let (edits, unread) = Notebook(bytes: text.bytes, file: text.file) { _ in .failure(FileFailure("not read")) }
        .layout()
      for cell in unread {
        let place = "\(text.file):\(cell.line)".displayed
        Terminal.note("the cell at \(place) cannot be laid out and stays as it is; see `lossbook check`")
      }
      if text.file == NotebookSelection.standardInput, !check {
        Terminal.output(String(decoding: text.bytes.applying(edits), as: UTF8.self))
        continue
      }
      if edits.isEmpty { continue }
      changed += 1
      if check {
        Terminal.output(UnifiedDiff(text.file, text.bytes, edits).text(style: Terminal.outputStyle))
      } else {
        outcome = max(outcome, write(edits, to: text))
      }
    }
    if check, changed > 0 {
      let verb = changed == 1 ? "is" : "are"
      Terminal.error("\(changed) of \(texts.count.counted("notebook")) \(verb) not laid out; run `lossbook format`.\n")
      outcome = max(outcome, .fails)
    }
    try outcome.end()
  }

  private func write(_ edits: [Edit], to text: NotebookSelection.Text) -> Outcome {
    do {
      try FileReplacement(project: text.project, file: text.file, original: text.bytes)
        .write(text.bytes.applying(edits))
      Terminal.output("Laid out \(text.file.displayed).\n")
      return .holds
    } catch {
      Terminal.report("cannot write `\(text.file)`: \(error.reason)")
      return .unusable
    }
  }
}
