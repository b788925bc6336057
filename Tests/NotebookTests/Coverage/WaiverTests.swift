import LossLanguage
import Testing

@testable import Notebook

struct WaiverTests {
  /// A text, how many numbers are waived, which are not, and the codes of what is wrong.
  @Test(
    arguments: [
      ("60000 images <!-- not computed: MNIST --> and 3.", 1, ["3"], []),
      ("3 and 4 <!-- not computed: a --> 5 <!-- not computed: b -->", 3, [], []),
      ("3\n\n4 <!-- not computed: a -->", 1, ["3"], []),
      ("3 <!-- NOT   Computed :  a -->", 1, [], []), ("3 <!-- Not computed: a -->", 1, [], []),
      ("3 <!-- not computed -->", 0, ["3"], ["1:3 bad-waiver"]),
      ("3 <!-- not computed: -->", 0, ["3"], ["1:3 bad-waiver"]),
      ("none <!-- not computed: a -->", 0, [], ["1:6 unused-waiver"]),
      ("| 3 <!-- not computed: a --> | 4 |\n|---|---|\n| 5 | 6 |", 1, ["4", "5", "6"], []),
      ("3 <!-- another comment -->", 0, ["3"], []),
      // On lines of its own.
      ("<!-- not computed: a -->\n\n3 and\n4\n\n5", 2, ["5"], []),
      ("<!-- not computed: a -->\n\n| 3 |\n|---|\n| 4 |\n\n5", 2, ["5"], []),
      ("3\n<!-- not computed: a -->\n\n4", 1, ["4"], []),
      ("3\n\n<!-- not computed: a -->\n4\n\n5", 1, ["3", "5"], []),
      ("> 3\n>\n> <!-- not computed: a -->\n>\n> 4", 1, ["3"], []),
      ("- 3\n\n  <!-- not computed: a -->\n\n  4", 1, ["3"], []),
      ("<!-- not\ncomputed:\na -->\n\n3", 1, [], []),
      ("3\n\n<!-- not computed: a -->", 0, ["3"], ["3:1 unused-waiver"]),
      ("<!-- not computed: -->\n\n3", 0, ["3"], ["1:1 bad-waiver"]),
    ] as [(String, Int, [String], [String])])
  func `a waiver covers what stands before it, or the block that it touches`(
    text: String, waived: Int, unclaimed: [String], faults: [String]
  ) {
    let notebook = Notebook(text)
    let coverage = notebook.coverage()
    #expect(coverage.waived == waived)
    #expect(notebook.unclaimed == unclaimed)
    let others = coverage.diagnostics.filter { $0.code != .unclaimedNumber }
    #expect(others.map { "\($0.region.start.line):\($0.region.start.column) \($0.code.rawValue)" } == faults)
  }

  @Test func `the reason is kept, on one line`() {
    let coverage = Notebook("3 <!-- not computed: counted\n  by hand -->").coverage()
    #expect(coverage.waivers.map(\.reason) == ["counted by hand"])
    #expect(coverage.waivers.map(\.count) == [1])
  }

  @Test func `the places are those of the file`() {
    let text = "\u{FEFF}---\r\ntitle: T\r\n---\r\n\r\nä 3\r\n\r\n> - é 4 and 5\r\n"
    #expect(
      Notebook(text).coverage().unclaimed.map { "\($0.start.line):\($0.start.column)-\($0.end.column)" }
        == ["5:3-4", "7:7-8", "7:13-14"])
  }
}
