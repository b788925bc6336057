import LossLanguage
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

  @Test(arguments: [
    ("> [!HINT]\n> a\n", "1:3-1:10", "`[!HINT]` is no kind of callout"),
    ("a\n\n- b\n\n  > [!waring]\n", "5:5-5:14", "`[!waring]` is no kind of callout"),
    ("> [!NOTE] a\n> b\n", "1:3-1:10", "`[!NOTE]` needs a line of its own"),
  ])
  func `a warning tells of one that is meant and is none`(text: String, place: String, message: String) throws {
    let faults = Notebook(text).diagnostics
    #expect(faults.map(\.code) == [.badCallout] && faults.map(\.severity) == [.warning])
    let fault = try #require(faults.first)
    let (start, end) = (fault.region.start, fault.region.end)
    #expect("\(start.line):\(start.column)-\(end.line):\(end.column)" == place)
    #expect(fault.message == message)
  }

  @Test func `the warning names a kind that is near, and all there are`() {
    let kinds = "the kinds are `NOTE`, `TIP`, `IMPORTANT`, `WARNING` and `CAUTION`"
    #expect(Notebook("> [!WARING]\n> a\n").diagnostics.first?.help == "did you mean `[!WARNING]`? \(kinds)")
    #expect(Notebook("> [!QUOTE]\n> a\n").diagnostics.first?.help == kinds)
  }

  @Test(arguments: [
    "> [!NOTE]\n> a\n", "> [!tip]  \n> a\n", "> \\[!HINT]\n> a\n", "> a [!HINT]\n", "> [!a b]\n", "> [!HINT](a.md)\n",
    "> ```\n> [!HINT]\n> ```\n", "> # [!HINT]\n", ">\n> [!TIP]\n", "> [!]\n", "[!HINT]\n",
  ])
  func `no other quote is warned of`(text: String) {
    #expect(Notebook(text).diagnostics.isEmpty)
  }
}
