import LossLanguage
import Testing

@testable import Publishing

struct CrossReferenceTests {
  private static let figures = """
    # Curves

    ```plot one
    x x from 0 to 1
    curve x
    ```

    Figure: A line.

    ```plot two
    x x from 0 to 1
    curve x^2
    ```

    Figure: A parabola.

    | a |
    |---|
    | 1 |

    Table: Costs. <!-- id=costs -->

    ## What *a* slope `= 1/2` is [@s]


    """

  @Test(arguments: [
    ("[](#two)", "<a href=\"#two\">Figure\u{A0}2</a>"),
    ("[](#costs)", "<a href=\"#costs\">Table\u{A0}1</a>"),
    ("[Figure](#one)", "<a href=\"#one\">Figure\u{A0}1</a>"),
    ("[fig.](#two)", "<a href=\"#two\">fig.\u{A0}2</a>"),
    ("[Figure 2](#two)", "<a href=\"#two\">Figure 2</a>"),
    ("[the parabola](#two)", "<a href=\"#two\">the parabola</a>"),
    ("[](#what-a-slope-12-is-s)", "<a href=\"#what-a-slope-12-is-s\">What <em>a</em> slope 0.5 is [@s]</a>"),
    ("[](other.md)", "<a href=\"other.html\">The other</a>"),
    ("[](other.md#far)", "<a href=\"other.html#far\">Figure\u{A0}1 of The other</a>"),
    ("[Figure](other.md#far)", "<a href=\"other.html#far\">Figure\u{A0}1</a>"),
  ])
  func `a link without a text of its own is named after what it leads to`(link: String, html: String) throws {
    let text = Self.figures.replacing(" [@s]", with: " \\[@s]")
    let site = TestSite([
      "notebooks/page.md": text + link + "\n",
      "notebooks/other.md": "# The other\n\n```plot far\nx x from 0 to 1\ncurve x\n```\n\nFigure: Far.\n",
    ])
    #expect(site.faults.isEmpty)
    #expect(site.page.contains("<p>\(html)</p>"), "\(site.page.suffix(1500))")
  }

  @Test(arguments: [
    ("[Figure 1](#two)", "false-reference", "the link says `Figure 1`, and leads to Figure 2"),
    ("[Table 2](#two)", "false-reference", "the link says `Table 2`, and leads to Figure 2"),
    ("[Table](#one)", "false-reference", "the link says `Table`, and leads to Figure 1"),
    ("[Figure 1](#curves)", "false-reference", "the link says `Figure 1`, and what it leads to has no caption"),
    ("[](data.csv)", "empty-link", "the link to `data.csv` has no text, and what it leads to has no name"),
    ("[](#there)", "empty-link", "the link to `#there` has no text, and what it leads to has no name"),
    ("[Figure 1](#three)", "broken-anchor", "`notebooks/page.md` has no place `three`"),
  ])
  func `a number that is not the figure's is a fault`(link: String, code: String, message: String) {
    let text = Self.figures.replacing(" [@s]", with: "") + "There<!-- id=there -->. "
    let site = TestSite(["notebooks/page.md": text + link + "\n"], files: ["notebooks/data.csv": "x\n"])
    #expect(site.diagnostics.map(\.code.rawValue) == [code])
    #expect(site.diagnostics.first?.message == message)
    #expect(site.diagnostics.first?.region.start.line == 25)
  }

  @Test(arguments: [
    "[Table](#meaning)", "[Figure](https://example.org)", "[Figure 7](https://example.org)", "[Tables](#meaning)",
  ])
  func `words that number nothing are words`(link: String) {
    let site = TestSite(page: "## Meaning\n\n\(link)\n")
    #expect(site.faults.isEmpty)
    #expect(site.page.contains(">\(link.dropFirst().prefix { $0 != "]" })</a>"))
  }

  @Test func `a caption stands over a table, and links to itself`() throws {
    let page = TestSite(page: Self.figures.replacing(" [@s]", with: "")).page
    let caption = "<figcaption><a class=\"number\" href=\"#costs\">Table 1.</a> Costs.</figcaption>"
    let figure = try #require(page.firstRange(of: "<figure class=\"captioned\" id=\"costs\">"))
    let text = try #require(page.firstRange(of: caption))
    let table = try #require(page.firstRange(of: "<td>1</td>"))
    #expect(figure.upperBound < text.lowerBound && text.upperBound < table.lowerBound)
  }

  @Test func `works are cited by number and listed at the end`() {
    let page = TestSite(page: "---\nreferences:\n  - a: An *A*\n  - b: B\n---\n\n# T\n\nSee [@b, p. 2; @a].\n").page
    #expect(
      page.contains(
        "[<a href=\"#ref-b\" role=\"doc-biblioref\">1</a>, p. 2; <a href=\"#ref-a\" role=\"doc-biblioref\">2</a>]"))
    #expect(page.contains("<h2 id=\"references\">References<a"))
    #expect(page.contains("<li id=\"ref-b\">B</li>\n<li id=\"ref-a\">An <em>A</em></li>"))
  }

  @Test func `a heading at the end of the text announces the list`() {
    let page = TestSite(page: "---\nreferences:\n  - a: A\n---\n\n# T\n\n[@a]\n\n## References\n").page
    #expect(page.ranges(of: "id=\"references\"").count == 1)
    #expect(!page.contains("list-of-references"))
  }

  @Test func `callouts say what they are`() {
    let page = TestSite(page: "> [!WARNING]\n> Mind *this*.\n").page
    #expect(
      page.contains(
        """
        <div class="callout warning" role="note" aria-label="Warning">
        <p class="callout-title">Warning</p>
        <p>Mind <em>this</em>.</p>
        </div>
        """))
  }
}
