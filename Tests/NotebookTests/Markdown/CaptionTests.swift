import LossLanguage
import Testing

@testable import Notebook

struct CaptionTests {
  @Test func `cells, tables and pictures have captions, numbered by kind`() {
    let notebook = Notebook(
      """
      ```loss first
      table(a=[1])
      ```

      Table: One. <!-- id=one -->

      | a |
      |---|
      | 1 |

      Table: Two.

      ![a curve](a.png)

      Figure: Three. <!-- id=three -->

      - ![another](b.png)

        Figure: Four, in a list.

      """)
    #expect(notebook.diagnostics.isEmpty)
    #expect(
      notebook.document.outline == """
        cell 0 Table: One.
        Table 2#table-2: Two.
          table none
            | a
            | 1
        Figure 1#three: Three.
          p {image a.png : a curve}
        list
        -
          Figure 2#figure-2: Four, in a list.
            p {image b.png : another}
        """)
    guard case .cell(_, let caption?)? = notebook.document.blocks.first?.kind else {
      Issue.record("no caption")
      return
    }
    #expect(caption.id == "one" && caption.label == "Table 1")
  }

  @Test(arguments: [
    "Words.\n\nFigure: Of nothing.\n", "| a |\n|---|\n| 1 |\n\nFigure: No table.\n",
    "![a](a.png) and words\n\nFigure: No.\n",
    "```loss\n1\n```\n\nfigure: small\n",
  ])
  func `other paragraphs stay paragraphs`(text: String) {
    let captions = Notebook(text).document.blocks.count {
      switch $0.kind {
      case .captioned, .cell(_, caption: .some): true
      default: false
      }
    }
    #expect(captions == 0)
  }

  @Test func `a comment names a heading, a caption or a place`() {
    let notebook = Notebook("# One <!-- id=first -->\n\nHere <!-- id=here -->is a <!-- id = no -->place.\n\n## First\n")
    #expect(notebook.document.outline == "h1#first One\np Here {place here}is a place.\nh2#first-1 First")
  }

  @Test func `a name that is taken is a fault, and its place has none`() {
    let notebook = Notebook("```loss a\n1\n```\n\nx <!-- id=a --> y <!-- id=b --> z <!-- id=b -->\n")
    #expect(notebook.faults == ["5:3 duplicate-id", "5:35 duplicate-id"])
    #expect(notebook.document.outline == "cell 0\np x  y {place b} z ")
  }

  @Test func `no heading gets an id that every page has`() {
    #expect(
      Notebook("## Content\n\n## Verification\n").document.outline
        == "h2#content-1 Content\nh2#verification-1 Verification")
  }
}
