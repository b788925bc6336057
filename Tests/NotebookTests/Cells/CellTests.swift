import LossLanguage
import Testing

@testable import Notebook

struct CellTests {
  @Test func `cells are fences whose first word is a kind`() {
    let notebook = Notebook(
      "```loss\na\n```\n~~~~ plot  name id=x ~~~~\nb\n~~~~\n\n    ```loss\n    c\n    ```\n\n"
        + "```loss2\n```\n```python loss\n```\n``` data d\n```"
    )
    #expect(notebook.worksheet.cells.map(\.id) == ["cell-1", "x", "d"])
    #expect(notebook.worksheet.cells.map(\.body.string) == ["a", "b", ""])
  }

  @Test(arguments: [
    ("- ```loss\n  a\n   b\n\n  c\n  ```", "a\n b\n\nc", ["2:3", "3:3", "4:1", "5:3"]),
    ("> > ```loss\n> > a\n>> b\n> >\n> > ```", "a\nb\n", ["2:5", "3:4", "4:4"]),
    ("   ```loss\n     a\n b\n   ```", "  a\nb", ["2:4", "3:2"]),
    ("1. > ```loss\n   > ŷ\n   > ```", "ŷ", ["2:6"]),
    ("-\t```loss\n\ta\n\t\tb\n\t```", "a\n\tb", ["2:2", "3:2"]),
    ("- ```loss\n\ta\n  ```", "  a", ["2:1"]),
    (">\t```loss\n>\ta\n> ```", " a", ["2:2"]),
    ("a[^1]\n\n[^1]: b\n\n    ```loss\n    c\n    ```", "c", ["6:5"]),
    ("[^1]: ```loss\n    c\n    ```\n\na[^1]", "c", ["2:5"]),
  ])
  func `each line of a body knows where it stands`(markdown: String, body: String, places: [String]) {
    let notebook = Notebook(markdown)
    #expect(notebook.diagnostics.isEmpty)
    #expect(notebook.worksheet.cells.map(\.body.string) == [body])
    guard let source = notebook.worksheet.cells.first?.body else { return }
    let starts = [0] + source.text.indices.filter { source.text[$0] == .newline }.map { $0 + 1 }
    #expect(starts.map { "\(source.position(at: $0).line):\(source.position(at: $0).column)" } == places)
    #expect(source.misplacedOffsets(in: notebook.bytes).isEmpty)
  }

  @Test func `the rest of a tab stands where the tab is`() {
    // The quote's marker uses up two of the tab's columns, the fence one more.
    let notebook = Notebook("> ```loss\n>\t\tŷ = 1\n> ```")
    let body = notebook.worksheet.cells[0].body
    #expect(body.string == "  \tŷ = 1")
    #expect(body.position(at: 0) == Position(line: 2, column: 2))
    #expect(body.position(at: 2) == Position(line: 2, column: 3))
    #expect(body.position(at: 3) == Position(line: 2, column: 4))
    #expect(body.fileOffset(at: 3) == 13)
  }

  @Test(arguments: ["```loss\na", "> ```loss\n> a\n\nb", "- ```loss\n  a\n\nb", "````loss\na\n```\n"])
  func `a cell that is not closed is an error and still a cell`(markdown: String) {
    let notebook = Notebook(markdown)
    #expect(notebook.diagnostics.map(\.code) == [.unclosedFence])
    #expect(notebook.worksheet.cells.count == 1)
    #expect(notebook.worksheet.cells[0].body.string.hasPrefix("a"))
  }

  @Test(arguments: [
    "> ```loss\n> a\n> ```", "- ```loss\n  a\n  ```  ", "~~~loss\na\n~~~~~", "```loss\n```",
    "> - ```loss\n>   a\n>   ```\n",
  ])
  func `a closed cell is no error`(markdown: String) {
    #expect(Notebook(markdown).diagnostics.isEmpty)
  }

  @Test(
    arguments: [
      ("lass", "loss"), ("plots", "plot"), ("dat", "data"), ("Loss", "loss"), ("polt", "plot"), ("dtaa", "data"),
      ("less", nil), ("python", nil), ("lo", nil), ("text", nil), ("plotly", nil),
    ] as [(String, String?)])
  func `a word one letter away from a kind is a warning`(word: String, kind: String?) {
    let notebook = Notebook("a\n\n> ```\(word) x\n> ```")
    #expect(notebook.faults == (kind == nil ? [] : ["3:6 unknown-cell-kind"]))
    #expect(notebook.diagnostics.first?.help == kind.map { "did you mean `\($0)`?" })
    #expect(notebook.worksheet.cells.isEmpty)
  }

  @Test func `ids are the id, else the name, else the number among all cells`() {
    let notebook = Notebook(
      "```loss\n```\n```loss dog id=cat\n```\n```plot fig\n```\n```plot\n```\n```loss fig\n```\n```data file=a.csv\n```"
    )
    #expect(notebook.worksheet.cells.map(\.id) == ["cell-1", "cat", "fig", "cell-4", "fig", "cell-6"])
    #expect(notebook.faults == ["9:4 duplicate-id", "11:9 missing-cell-name"])
  }

  @Test func `cells of a footnote are counted where they stand`() {
    let notebook = Notebook("```loss\n```\na[^1]\n\n[^1]: b\n\n    ```plot\n    ```\n\n```data d\n```")
    #expect(notebook.worksheet.cells.map(\.kind) == [.loss, .plot, .data])
    #expect(notebook.document.outline == "cell 0\np a{note 1.1}\ncell 2\nfootnote 1 1 ×1\n  p b\n  cell 1")
  }

  @Test func `a data file is read from beside the notebook`() {
    let notebook = Notebook(
      "```data a file=x.csv\n```\n```data b file=sub/../../data/y.csv\n```",
      files: ["notebooks/x.csv": "\u{FEFF}h\r\n1\r\n", "data/y.csv": "h\n2"])
    let contents = notebook.worksheet.cells.map { cell in
      if case .contents(let source)? = cell.dataFile { "\(source.file): \(source.string)" } else { "" }
    }
    #expect(contents == ["notebooks/x.csv: h\n1\n", "data/y.csv: h\n2\n"])
  }

  @Test(arguments: [
    ("../../etc/passwd", "outside-project"), ("/etc/passwd", "outside-project"),
    ("../../notebooks/x.csv", "outside-project"),
    ("C:\\\\x.csv", "outside-project"), ("none.csv", "unreadable-file"), ("bad.csv", "not-utf8"),
  ])
  func `a data file that cannot be had is a fault of its cell`(path: String, code: String) {
    let text = "```data a file=\(path)\n```"
    let notebook = Notebook(bytes: Array(text.utf8), file: "notebooks/test.md") { path in
      path == "notebooks/bad.csv" ? .success([0x61, 0xFF]) : .failure(FileFailure("there is no such file"))
    }
    guard case .failure(let diagnostic)? = notebook.worksheet.cells.first?.dataFile else {
      Issue.record("no failure")
      return
    }
    #expect(diagnostic.code.rawValue == code)
    if code != "not-utf8" { #expect(diagnostic.region.start == Position(line: 1, column: 11)) }
  }
}
