import Testing

@testable import Notebook

struct CalloutTests {
  @Test(arguments: ["NOTE", "tip", "Important", "WARNING", "CAUTION"])
  func `a quote that begins with a kind is a callout`(kind: String) {
    let document = Notebook("> [!\(kind)]\n> One *word*.\n>\n> - two\n").document
    #expect(document.outline == "callout \(kind.lowercased())\n  p One {em word}.\n  list\n  -\n    p two")
  }

  @Test func `it may have a cell alone`() {
    #expect(Notebook("> [!TIP]\n>\n> ```loss\n> 1\n> ```\n").document.outline == "callout tip\n  cell 0")
  }

  @Test(arguments: ["> [!HINT]\n> a\n", "> [!NOTE] a\n", "> a\n> [!NOTE]\n", "> \\[!NOTE\\] a\n", "[!NOTE]\na\n"])
  func `every other quote is a quote`(text: String) {
    #expect(!Notebook(text).document.outline.contains("callout"))
  }
}
