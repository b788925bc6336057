import LossLanguage
import TestSupport
import Testing

@testable import Notebook

struct ProseExpressionTests {
  @Test(arguments: [
    ("a `= x` b", ["1:4 x"]),
    ("# a `= x`", ["1:6 x"]),
    ("a\n`= x`\n===", ["2:2 x"]),
    ("- a\n\n  `= x`\n- `= y`", ["3:4 x", "4:4 y"]),
    ("1. > `= x\n   > ≈ y`", ["1:7 x\n≈ y"]),
    ("> > `= x\nlazy` `= y`", ["1:6 x\nlazy", "2:8 y"]),
    ("> `= x\n     >  y`", ["1:4 x\n>  y"]),
    ("-\t`= x`\n\n\t`= y`\n\n  \t`= z`", ["1:4 x", "3:3 y", "5:5 z"]),
    (">\t`= x`", ["1:4 x"]),
    ("ŷ β `= x ≈ 1` `= y`", ["1:6 x ≈ 1", "1:16 y"]),
    ("**`= x`** [`= y`](a.md) ~~`= z`~~", ["1:4 x", "1:13 y", "1:28 z"]),
    ("` = x ` `=\nx`", ["1:3 x", "1:10 x"]),
    // A row has no more cells than the header.
    ("| a |\n|---|\n| `= x` |\n| b `= y` | `= z` |", ["3:4 x", "4:6 y"]),
    ("- | a `= w` |\n  |---|\n  | `= x` |", ["1:8 w", "3:6 x"]),
    ("| a |\n|---|\n| `= f(\"\\|\", x)` |", ["3:4 f(\"|\", x)"]),
    ("a[^1]\n\n[^1]: `= x`\n\n    - `= y`\n", ["3:8 x", "5:8 y"]),
    ("> a[^1]\n>\n> [^1]: `= x`\n>     `= y`", ["3:10 x", "4:8 y"]),
    ("$a$ `= x` $$b$$ `= y`", ["1:6 x", "1:18 y"]),
    ("<a title=\"`\"> `= x`", ["1:16 x"]),
    ("\\` `= y`", ["1:5 y"]),
  ])
  func `a code span that begins with an equals sign is one`(markdown: String, expected: [String]) {
    let notebook = Notebook(markdown)
    #expect(notebook.proseByPlace == expected)
    for expression in notebook.worksheet.prose {
      #expect(expression.source.misplacedOffsets(in: notebook.bytes).isEmpty)
    }
  }

  @Test(arguments: [
    "``= x``", "`` `= x` ``", "`=x`", "`=`", "`== x`", "`x = y`", "\\`= x`", "    `= x`", "```\n`= x`\n```",
    "<!-- `= x` -->", "a <!-- `= x` --> b", "<div>\n`= x`\n</div>", "[a](<b`= x`> \"`= y`\")",
    "`= x", "`` a `= x` ``", "\\`= x` `= y`", "$`= x`$", "[a]: /b`= x`\n\n[a]",
  ])
  func `other code is not evaluated`(markdown: String) {
    #expect(Notebook(markdown).worksheet.prose.isEmpty)
  }

  @Test func `the region goes from the sign to the end of the text`() {
    let notebook = Notebook("> a `= x\n>  ≈ ŷ` b")
    #expect(notebook.worksheet.prose.map(\.region.start) == [Position(line: 1, column: 6)])
    #expect(notebook.worksheet.prose.map(\.region.end) == [Position(line: 2, column: 7)])
  }

  @Test func `expressions are numbered in the order of the file`() {
    let notebook = Notebook("a[^n] `= x`\n\n[^n]: `= y`\n\n`= z`")
    #expect(notebook.proseByPlace == ["1:8 x", "3:8 y", "5:2 z"])
    guard case .paragraph(let note)? = notebook.document.footnotes.first?.blocks.first?.kind,
      case .expression(1)? = note.first
    else {
      Issue.record("the footnote has not the second expression")
      return
    }
  }

  @Test func `what a mark of ours would be is text`() {
    let notebook = Notebook("\u{E000}0\u{E001} &#xE002;0&#xE003; `= x` `\u{E000}1\u{E001}`")
    #expect(notebook.proseByPlace == ["1:24 x"])
    guard case .paragraph(let content)? = notebook.document.blocks.first?.kind, case .text(let text)? = content.first,
      case .code("\u{E000}1\u{E001}")? = content.last
    else {
      Issue.record("not as written")
      return
    }
    #expect(text == "\u{E000}0\u{E001} \u{E002}0\u{E003} ")
  }

  /// Random notebooks of pieces that nest prose in every way that Markdown has.
  @Test(arguments: 0..<300)
  func `the bytes of an expression stand in the file`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = RandomNotebook.text(&random)
    let notebook = Notebook(text)
    let expected = RandomNotebook.expressionNames(in: text)
    let found = notebook.worksheet.prose.map { $0.source.string.prefix { $0 != " " && $0 != "\n" } }
    #expect(found.map(String.init) == expected, "seed \(seed):\n\(text)")
    for expression in notebook.worksheet.prose {
      let misplaced = expression.source.misplacedOffsets(in: notebook.bytes)
      #expect(misplaced.isEmpty, "seed \(seed): \(expression.source.string) in\n\(text)")
      #expect(notebook.bytes[expression.source.fileOffset(at: 0) - 2] == UInt8(ascii: "="))
    }
    for cell in notebook.worksheet.cells {
      #expect(cell.body.misplacedOffsets(in: notebook.bytes).isEmpty, "seed \(seed): \(cell.body.string) in\n\(text)")
    }
  }
}

/// Notebooks put together from headings, paragraphs, lists, quotes, tables, footnotes, formulas and cells.
private enum RandomNotebook {
  static func text(_ random: inout SeededGenerator) -> String {
    var counter = 0
    var lines: [String] = []
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      lines += block(depth: 0, &counter, &random) + [""]
    }
    let newline = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    return (Bool.random(using: &random) ? "\u{FEFF}" : "") + lines.joined(separator: newline)
  }

  /// The names `xN` of the expressions, in the order of the text.
  static func expressionNames(in text: String) -> [String] {
    text.split(separator: "`= ").dropFirst().map { String($0.prefix { $0 == "x" || $0.isNumber }) }
  }

  private static func block(depth: Int, _ counter: inout Int, _ random: inout SeededGenerator) -> [String] {
    switch Int.random(in: 0..<(depth < 3 ? 8 : 5), using: &random) {
    case 0: return ["## " + words(&counter, &random, wraps: false)]
    case 1, 2: return words(&counter, &random, wraps: true).split(separator: "\n").map(String.init)
    case 3:
      let rows = (0..<2).map { _ in "| \(words(&counter, &random, wraps: false)) | ŷ \\| `= \(name(&counter)) \\| 1` |"
      }
      return [rows[0], "|---|:-:|", rows[1]]
    case 4: return ["```loss", "ŷ = 1", "  p = [2,", "\t3]", "", "```"]
    case 5: return block(depth: depth + 1, &counter, &random).map { "> " + $0 }
    case 6:
      let marker = ["- ", "*   ", "10. ", "-\t"].randomElement(using: &random) ?? "- "
      let indent = marker == "-\t" ? "\t" : String(repeating: " ", count: marker.count)
      var lines = block(depth: depth + 1, &counter, &random)
      if Bool.random(using: &random) { lines += [""] + block(depth: depth + 1, &counter, &random) }
      return lines.enumerated().map { ($0.offset == 0 ? marker : $0.element.isEmpty ? "" : indent) + $0.element }
    default:
      let quoted = words(&counter, &random, wraps: true).split(separator: "\n").map(String.init)
      // All lines but the first are lazy.
      return quoted.enumerated().map { ($0.offset == 0 ? "> " : "") + $0.element }
    }
  }

  private static func name(_ counter: inout Int) -> String {
    counter += 1
    return "x\(counter)"
  }

  private static func words(_ counter: inout Int, _ random: inout SeededGenerator, wraps: Bool) -> String {
    var text = "word"
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let blank = wraps && Int.random(in: 0..<4, using: &random) == 0 ? "\n" : " "
      text += blank
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1: text += "`= \(name(&counter)) + 1`"
      case 2: text += "`= \(name(&counter))\(blank)≈ 2`"
      case 3: text += "$\\frac{a}{b}$"
      case 4: text += "`` ` ``"
      case 5: text += "**β\(blank)`= \(name(&counter))`**"
      case 6: text += "\\` 😀"
      default: text += "<b title=\"`\">"
      }
    }
    return text
  }
}
