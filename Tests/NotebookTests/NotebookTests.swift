import LossLanguage
import Testing

@testable import Notebook

struct NotebookTests {
  /// The first notebook of the design, whose lines and columns are part of the format of reports.
  private let dog = """
    ---
    title: One dog, three classes
    description: Categorical cross-entropy of a single prediction, in bits.
    ---

    An image shows a dog. The label is one-hot; the model's softmax output is $\\hat{y}$.

    ```data animals
    class,  y, p
    cat,    0, 0.2
    dog,    1, 0.7
    rabbit, 0, 0.1
    ```

    ```loss
    y = animals.y
    p = animals.p
    loss = categorical_cross_entropy(y, p, base=2)
    steps loss
    ```

    The model is charged `= loss ≈ 0.515`; a perfect one would be charged
    `= categorical_cross_entropy(y, y, base=2) == 0`. One article prints
    `= loss !≈ 0.514`, which is the value cut off, not rounded.

    ```plot
    title "Charge for the probability given to the true class"
    x q from 0.01 to 1 "probability of the true class"
    ```
    """

  @Test func `a notebook has its front matter, cells and prose expressions`() {
    let notebook = Notebook(dog)
    #expect(notebook.diagnostics.isEmpty)
    #expect(notebook.frontMatter.title == "One dog, three classes")
    #expect(notebook.worksheet.cells.map(\.id) == ["animals", "cell-2", "cell-3"])
    #expect(notebook.worksheet.cells.map(\.kind) == [.data, .loss, .plot])
    #expect(notebook.worksheet.cells.map(\.line) == [8, 15, 26])
    #expect(notebook.worksheet.cells[0].attributes.name == "animals")
    #expect(
      notebook.proseByPlace == [
        "22:23 loss ≈ 0.515", "23:2 categorical_cross_entropy(y, y, base=2) == 0", "24:2 loss !≈ 0.514",
      ])
    let steps = notebook.worksheet.cells[1].body
    #expect(steps.lines[3].line == 19)
    #expect(steps.string.hasSuffix("steps loss"))
  }

  @Test func `the document has the cells and expressions where they stand`() {
    let blocks = Notebook(dog).document.blocks
    #expect(blocks.count == 5)
    guard case .paragraph(let first) = blocks[0].kind, case .paragraph(let claims) = blocks[3].kind else {
      Issue.record("no paragraphs")
      return
    }
    #expect(first.contains { if case .math("\\hat{y}", isDisplay: false) = $0 { true } else { false } })
    let expressions = claims.compactMap { if case .expression(let index) = $0 { index } else { nil } }
    #expect(expressions == [0, 1, 2])
    #expect(blocks.map(\.lines) == [6...6, 8...13, 15...20, 22...24, 26...29])
  }

  @Test func `an empty file is a notebook`() {
    for text in ["", "\n", "\u{FEFF}", "\r\n\r\n"] {
      let notebook = Notebook(text)
      #expect(notebook.diagnostics.isEmpty && notebook.document.blocks.isEmpty && notebook.worksheet.cells.isEmpty)
    }
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0xC3, 0xA9, 0xFF], "2:2"), ([0xEF, 0xBB, 0xBF, 0x61, 0x00], "1:2"),
      ([0x61, 0x0D, 0x0A, 0x80], "2:1"),
      ([0xED, 0xA0, 0x80], "1:1"), ([0x61, 0xF0, 0x9F, 0x98], "1:2"),
    ] as [([UInt8], String)])
  func `a file that is no text has one error at its first bad byte`(bytes: [UInt8], place: String) {
    let notebook = Notebook(bytes: bytes, file: "a.md") { _ in .failure(FileFailure("")) }
    #expect(notebook.faults == ["\(place) not-utf8"])
    #expect(notebook.worksheet.cells.isEmpty && notebook.document.blocks.isEmpty)
  }

  @Test func `line endings and a byte-order mark do not move columns`() {
    let text = "# ŷ `= a`\n\n> - `= b\n>   ≈ c` and $x$\n\n```loss n digits=3\nŷ = 1\n\np = 2\n```\n"
    for (newline, mark) in [("\n", ""), ("\r\n", ""), ("\r", ""), ("\r\n", "\u{FEFF}")] {
      let notebook = Notebook(mark + text.replacing("\n", with: newline))
      #expect(notebook.proseByPlace == ["1:6 a", "3:6 b\n≈ c"])
      #expect(notebook.worksheet.cells.map(\.line) == [6])
      for expression in notebook.worksheet.prose {
        #expect(expression.source.misplacedOffsets(in: notebook.bytes).isEmpty)
      }
      let cell = notebook.worksheet.cells[0]
      #expect(cell.body.string == "ŷ = 1\n\np = 2")
      #expect(cell.body.misplacedOffsets(in: notebook.bytes).isEmpty)
      #expect(cell.body.position(at: 9) == Position(line: 9, column: 2))
      #expect(
        cell.region
          == Region(file: "notebooks/test.md", start: .init(line: 6, column: 4), end: .init(line: 6, column: 19)))
    }
  }
}
