import Drawing
import Testing

struct MarkupTests {
  @Test(arguments: [
    ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("</text><script>alert(1)</script>", "&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("say \"so\"", "say \"so\""),
    ("bell\u{7} and null\u{0}", "bell\u{FFFD} and null\u{FFFD}"),
    ("𝟙 ŷ ∞", "𝟙 ŷ ∞"),
    ("\u{FFFE}<\u{FFFF}\u{FFFD}ﬁ", "\u{FFFD}&lt;\u{FFFD}\u{FFFD}ﬁ"),
  ])
  func `text is escaped`(text: String, html: String) {
    var markup = Markup()
    markup.text(text)
    #expect(markup.html == html)
  }

  @Test func `attributes are escaped, and left out when nil`() {
    var markup = Markup()
    markup.empty("path", ("class", nil), ("d", "\"><x a='b'&"))
    #expect(markup.html == "<path d=\"&quot;&gt;&lt;x a='b'&amp;\"/>")
  }

  @Test func `elements hold their content`() {
    var markup = Markup()
    markup.element("p", ("id", "a")) { html in
      html.element("b", text: "1 < 2")
      html.raw("<br/>")
    }
    #expect(markup.html == "<p id=\"a\"><b>1 &lt; 2</b><br/></p>")
  }
}
