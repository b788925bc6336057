import Drawing
import Testing

@testable import Publishing

struct HighlightedCodeTests {
  @Test(arguments: [
    ("python", "def f(x):  # half\n", "[k def] f(x):  [c # half]\n"),
    ("python", "s = f'a{b}' + \"\"\"x\ny\"\"\"", "s = [t f'a{b}'] + [t \"\"\"x\ny\"\"\"]"),
    ("python", "x = 1e-3 + 2.5 - y2", "x = [n 1e-3] + [n 2.5] - y2"),
    ("py", "a = 'it\\'s' # b", "a = [t 'it\\'s'] [c # b]"),
    ("python", "classify = 'open", "classify = 'open"),
    ("swift", "let x = 0x1F // a\n/* b\n*/ func", "[k let] x = [n 0x1F] [c // a]\n[c /* b\n*/] [k func]"),
    ("swift", "print(\"a \\\"b\\\" // c\")", "print([t \"a \\\"b\\\" // c\"])"),
    ("sh", "git log --for-each a#b # c\nfor x in *; do", "git log --for-each a#b [c # c]\n[k for] x [k in] *; [k do]"),
    ("json", "{\"a\": [1.5, true]}", "{[t \"a\"]: [[n 1.5], [k true]]}"),
    ("yaml", "draft: true # a", "draft: [k true] [c # a]"),
  ])
  func `comments, texts, numbers and keywords are set apart`(name: String, code: String, marked: String) throws {
    let language = try #require(CodeLanguage.named(name))
    var html = HighlightedCode.markup(code, language).html
    for (kind, mark) in [("comment", "c"), ("text", "t"), ("number", "n"), ("keyword", "k")] {
      html = html.replacing("<span class=\"s-\(kind)\">", with: "[\(mark) ")
    }
    html = html.replacing("</span>", with: "]").replacing("&lt;", with: "<").replacing("&amp;", with: "&")
    #expect(html == marked)
  }

  @Test(arguments: ["python", "swift", "sh", "json", "yaml"])
  func `nothing is lost, whatever the text is`(name: String) throws {
    let language = try #require(CodeLanguage.named(name))
    for code in ["\"", "'''", "\\", "/*", "#", "1.", "1e", "a-", "é'\u{301}", "<b>&", ""] {
      let html = HighlightedCode.markup(code, language).html
      let text = html.replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      #expect(text.replacing("&amp;", with: "&") == code)
    }
  }

  @Test func `code that we know wraps, all else keeps its columns`() {
    let page = TestSite(page: "```python\nx = 1\n```\n\n```\na   b\n```\n").page
    #expect(page.contains("<pre><code class=\"language-python\">x = <span class=\"s-number\">1</span>\n</code></pre>"))
    #expect(page.contains("<pre class=\"columns\" tabindex=\"0\"><code>a   b\n</code></pre>"))
  }
}
