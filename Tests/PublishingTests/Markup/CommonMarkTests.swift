import Drawing
import Notebook
import Testing

@testable import Publishing

struct CommonMarkTests {
  private static let examples = MarkdownExample.all(in: "commonmark-0.30.json")

  /// Of the 652 examples only those differ that have comments, which vanish here.
  private static let withComments = [177, 179, 183, 308, 309, 624, 625, 626]

  @Test(.enabled(if: !examples.isEmpty))
  func `the examples of the specification give its HTML`() {
    #expect(Self.examples.count == 652)
    #expect(Self.differing(rawHTML: .allow) == Self.withComments)
  }

  @Test(.enabled(if: !examples.isEmpty))
  func `where HTML is escaped the examples that have some differ`() {
    #expect(Self.differing(rawHTML: .escape) == (Self.withComments + Self.withHTML).sorted())
  }

  /// The examples with raw HTML other than comments.
  private static let withHTML = [
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165,
    166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 178, 180, 181, 182, 184, 185, 186, 187, 188,
    189, 190, 191, 201, 344, 474, 475, 476, 490, 493, 523, 535, 612, 613, 614, 615, 616, 622, 627, 628,
    629, 630, 631, 642, 643,
  ]

  @Test(arguments: [
    ("a\nb  \nc\\\nd", "<p>a\nb<br />\nc<br />\nd</p>\n"),
    ("- a\n- b\n\n  c", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ul>\n"),
    ("3. a\n   - b", "<ol start=\"3\">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n"),
    ("> # a *b*", "<blockquote>\n<h1>a <em>b</em></h1>\n</blockquote>\n"),
    ("```c++ x\n<a>\n```", "<pre><code class=\"language-c++\">&lt;a&gt;\n</code></pre>\n"),
    ("![a *b* `c`](d%20é?x=&y 'e\"')", "<p><img src=\"d%20%C3%A9?x=&amp;y\" alt=\"a b c\" title=\"e&quot;\" /></p>\n"),
    ("***\n<a@b.c>", "<hr />\n<p><a href=\"mailto:a@b.c\">a@b.c</a></p>\n"),
  ])
  func `blocks and inlines are laid out as the reference implementation does`(markdown: String, expected: String) {
    #expect(html(markdown, .allow) == expected)
  }

  @Test(arguments: [
    (RawHTMLPolicy.allow, "<p>a <b>c</b>d</p>\n<div>\ne\n</div>\n"),
    (.escape, "<p>a &lt;b&gt;c&lt;/b&gt;d</p>\n<p>&lt;div&gt;\ne\n&lt;/div&gt;</p>\n"),
    (.drop, "<p>a cd</p>\n"),
  ])
  func `raw HTML is kept, escaped or dropped`(policy: RawHTMLPolicy, expected: String) {
    #expect(html("a <b>c</b><!-- comment -->d\n\n<div><!-- comment -->\ne\n</div>\n", policy) == expected)
  }

  @Test(arguments: [
    ("javascript:a", ""), ("JavaScript:a", ""), ("vbscript:a", ""), ("file:///a", ""), ("data:text/html,a", ""),
    ("data:image/svg+xml,a", ""), ("data:image/png;base64,a", "data:image/png;base64,a"), ("https://a", "https://a"),
    ("java&#115;cript:a", ""), ("a.md#b", "a.md#b"),
  ])
  func `links that run something lead nowhere`(destination: String, address: String) {
    #expect(html("[a](\(destination))", .allow) == "<p><a href=\"\(address)\">a</a></p>\n")
    #expect(html("![a](\(destination))", .allow) == "<p><img src=\"\(address)\" alt=\"a\" /></p>\n")
  }

  private static func differing(rawHTML policy: RawHTMLPolicy) -> [Int] {
    examples.filter { html($0.markdown, policy) != $0.html }.map(\.example)
  }
}

struct GitHubMarkdownTests {
  private static let examples = MarkdownExample.all(in: "gfm-extensions.json")

  /// Boxes are written as cmark-gfm writes them (the specification orders the attributes otherwise), and the ids,
  /// roles and labels of footnotes are ours.
  @Test(.enabled(if: !examples.isEmpty), arguments: examples)
  func `the extensions give the structure of cmark-gfm`(example: MarkdownExample) {
    #expect(structure(html(example.markdown, .allow)) == structure(example.html))
  }

  @Test func `a footnote has a link back to each reference`() {
    #expect(
      html("a[^n] b[^n]\n\n[^n]: c\n", .escape)
        == """
        <p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup> \
        b<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-2" role="doc-noteref">1</a></sup></p>
        <section class="footnotes" role="doc-endnotes">
        <ol>
        <li id="fn-1">
        <p>c <a href="#fnref-1" class="footnote-backref" aria-label="Back to reference 1">↩</a> \
        <a href="#fnref-1-2" class="footnote-backref" aria-label="Back to reference 1-2">↩<sup>2</sup></a></p>
        </li>
        </ol>
        </section>

        """)
  }

  private func structure(_ html: String) -> String {
    html.replacing(#/<input[^>]*>/#) { $0.output.contains("checked") ? "<input checked>" : "<input>" }
      .replacing(#/ (role|aria-label)="[^"]*"/#, with: "")
      .replacing(#/(fn|fnref)-/#) { $0.output.1 }
  }
}

private struct PlainPage: MarkupHooks {
  var rawHTML: RawHTMLPolicy
}

private func html(_ markdown: String, _ policy: RawHTMLPolicy) -> String {
  HTMLRenderer(hooks: PlainPage(rawHTML: policy)).render(Document(parsing: markdown)).html
}
