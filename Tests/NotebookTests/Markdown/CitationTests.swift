import LossLanguage
import Testing

@testable import Notebook

struct CitationTests {
  private static let front = """
    ---
    references:
      - shannon1948: "C. E. Shannon, *A theory*, [doi](https://doi.org/1)"
      - Nobody cites this.
      - guo-2017: C. Guo, On calibration
    ---

    """

  @Test func `works are numbered as they are cited, the others follow`() {
    let notebook = Notebook(Self.front + "See [@guo-2017, p. 3]\nand [@shannon1948; @guo-2017,\n  section 2].\n")
    #expect(notebook.diagnostics.isEmpty)
    #expect(
      notebook.document.outline
        == "p See {cite 1 guo-2017 p. 3}↵and {cite 2 shannon1948 ; 1 guo-2017 section 2}.")
    let works = notebook.document.works
    #expect(works.map(\.number) == [1, 2, 3])
    #expect(works.map(\.key) == ["guo-2017", "shannon1948", nil])
    #expect(works.map(\.line) == [5, 3, 4])
    guard case .emphasis? = works[1].content.dropFirst().first else {
      Issue.record("Markdown in the list is not read")
      return
    }
  }

  @Test func `an unknown key is a fault with a suggestion, and stays as it was written`() throws {
    let notebook = Notebook(Self.front + "As [@shanon1948] says.\n")
    #expect(notebook.faults == ["7:6 unknown-reference"])
    #expect(notebook.diagnostics.first?.help == "did you mean `@shannon1948`?")
    #expect(notebook.document.outline == "p As [@shanon1948] says.")
  }

  @Test(arguments: [
    "[@guo-2017](https://example.org)", "`[@guo-2017]`", "\\[@guo-2017]", "[@guo-2017", "[@]", "[guo-2017]",
    "[@ guo-2017]",
    "[@a [b]]",
  ])
  func `links, code and escapes are no citations`(text: String) {
    let notebook = Notebook(Self.front + text + "\n")
    #expect(notebook.diagnostics.isEmpty)
    #expect(!notebook.document.outline.contains("{cite"))
  }

  @Test func `headings, tables, captions and footnotes can cite`() {
    let text =
      "# A [@guo-2017]\n\n| a |\n|---|\n| [@guo-2017] |\n\nTable: B [@guo-2017]\n\nC.[^c]\n\n[^c]: D [@shannon1948]\n"
    let outline = Notebook(Self.front + text).document.outline
    #expect(outline.ranges(of: "{cite 1 guo-2017 }").count == 3)
    #expect(outline.contains("footnote 1 c ×1\n  p D {cite 2 shannon1948 }"))
  }

  @Test func `nothing in the list is evaluated`() throws {
    let notebook = Notebook("---\nreferences:\n  - a: '`= 1/2` [@a] <!-- id=x --> *b*'\n---\n\n`= 1/3`\n")
    let content = try #require(notebook.document.works.first?.content)
    #expect(content.map { "\($0)" }.joined().contains("= 1/2"))
    for inline in content {
      switch inline {
      case .expression, .citation, .place: Issue.record("\(inline)")
      default: break
      }
    }
  }

  @Test func `a key that stands twice is a fault`() {
    #expect(Notebook("---\nreferences:\n  - a: b\n  - a: c\n---\n").faults == ["4:8 bad-front-matter"])
  }
}
