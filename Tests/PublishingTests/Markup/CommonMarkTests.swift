import Drawing
import Foundation
import Notebook
import Testing

@testable import Publishing

struct CommonMarkTests {
  @Test(.enabled(if: !MarkdownExample.all(in: "commonmark-0.30.json").isEmpty))
  func `the examples of the specification give its HTML`() {
    var differing: [Int] = []
    for example in MarkdownExample.all(in: "commonmark-0.30.json") where html(example.markdown) != example.html {
      differing.append(example.example)
      if ProcessInfo.processInfo.environment["SHOW"] != nil { print("=====", example.example, example.section, "\n", example.markdown, "\n--- want\n", example.html, "\n--- got\n", html(example.markdown)) }
    }
    #expect(differing == [])
  }
  @Test(.enabled(if: !MarkdownExample.all(in: "commonmark-0.30.json").isEmpty))
  func `gfm`() {
    var differing: [Int] = []
    for example in MarkdownExample.all(in: "gfm-extensions.json") where html(example.markdown) != example.html {
      differing.append(example.example)
      if ProcessInfo.processInfo.environment["SHOW"] != nil { print("=====", example.example, example.section, "\n", example.markdown, "\n--- want\n", example.html, "\n--- got\n", html(example.markdown)) }
    }
    #expect(differing == [])
  }
}

private struct PlainPage: MarkupHooks {
  var rawHTML = RawHTMLPolicy.allow
}

private func html(_ markdown: String, _ policy: RawHTMLPolicy = .allow) -> String {
  HTMLRenderer(hooks: PlainPage(rawHTML: policy)).render(Document(parsing: markdown)).html
}
