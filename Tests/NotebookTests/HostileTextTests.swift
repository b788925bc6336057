import LossLanguage
import TestSupport
import Testing

@testable import Notebook

struct HostileTextTests {
  /// Texts that would take a careless reader hours, or its stack: each is some ten thousand bytes, and quadratic work
  /// would show.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      "[", "![", "> ", "- ", "*a ", "_a", "`a``b", "$a ", "${", "$$a ", "$`a ", "~a ", "~~a ~b ", "<!--", "<?a", "<a ",
      "<a b='", "[^1]", "[^1]: a\n", "|", "|a", "\\|", "\\", "&#xE000;", "\u{E000}", "`= a` ", "`= a", "# ", "1. ",
      "\t",
      "- $$\n", "$$\n***\n", "| a |\n|---|\n", "<!-- a\n\n", "```loss\n", "```loss\n```\n", "[a]: b\n", "a\n\n", "***",
      "## a\n", "$a^", "]", "[a](", "<", "$|x|$ | ",
    ])
  func `a long text is read in time`(piece: String) {
    let text = String(repeating: piece, count: 40_000 / piece.utf8.count)
    _ = Notebook(text).document
    _ = Notebook("a[^1] | b\n--|--\n\(text)\n[^1]: b\n\n    c").document
  }

  @Test func `deep nesting is flattened`() {
    let quotes = Document(parsing: String(repeating: "> ", count: 10_000) + "deep")
    #expect(quotes.outline.contains("p deep"))
    let emphasis = Document(parsing: String(repeating: "*a ", count: 5_000) + String(repeating: "b* ", count: 5_000))
    #expect(emphasis.outline.count(where: { $0 == "b" }) == 5_000)
    _ = Document(parsing: String(repeating: "[", count: 10_000) + "a" + String(repeating: "](b)", count: 10_000))
  }

  @Test func `a line of a megabyte is read in time`() {
    let notebook = Notebook(String(repeating: "word `= x` $y$ ", count: 70_000))
    #expect(notebook.worksheet.prose.count == 70_000)
    #expect(notebook.worksheet.prose.last?.region.start.column == 69_999 * 15 + 7)
  }

  /// Random texts of all that means something in Markdown.
  @Test(arguments: 0..<500)
  func `random texts neither trap nor lose expressions out of place`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "`", "`` ", "`= x` ", "$", "$$", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "|", "|---|\n", "[^a]", "[^a]: ",
      "~", "~~", "<!--", "-->", "<b>", "```loss\n", "```\n", "# ", "===\n", "\\", "*", "_", "[", "](", ")", "é", "😀",
      " ",
      "a", "[x] ", "\r", "\u{E000}", "&#xE000;", ":", "<div>", "$`", "`$", "{", "}", "---\n", "...\n",
    ]
    let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      .joined()
    let notebook = Notebook(text)
    for expression in notebook.worksheet.prose {
      #expect(expression.source.misplacedOffsets(in: notebook.bytes).isEmpty, "seed \(seed): \(text.debugDescription)")
    }
    for cell in notebook.worksheet.cells {
      #expect(cell.body.misplacedOffsets(in: notebook.bytes).isEmpty, "seed \(seed): \(text.debugDescription)")
    }
  }
}
