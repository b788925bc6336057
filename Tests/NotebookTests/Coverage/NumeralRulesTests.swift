import LossLanguage
import Testing

@testable import Notebook

/// Which numbers of a text must be claimed.
struct NumeralRulesTests {
  /// A text, and those of its numbers that state something.
  @Test(
    arguments: [
      // Numbers, however they are written.
      ("a loss of 0.514 and -2, .5 or 1.5e-3", ["0.514", "-2", ".5", "1.5e-3"]),
      ("60,000 images, 1,234,567 words; 3,4 and 12,34", ["60,000", "1,234,567", "3", "4", "12", "34"]),
      ("60\u{202F}000 images", ["60\u{202F}000"]),
      ("from 3-5 to 3–5, ±2, 70 % and 70%", ["3", "5", "3", "5", "2", "70", "70"]),
      ("It costs 3. Then 4.", ["3", "4"]), ("30ms, 10x, 5k", ["30", "10", "5"]),
      ("−2 and +3", ["−2", "+3"]), ("1/2 or (0.8, 0.2)", ["1", "2", "0.8", "0.2"]),
      ("π ≈ 3.14", ["3.14"]), ("été 3", ["3"]),
      // Names.
      ("SHA256, x1, L2, F1, ResNet50v2, GPT-4, top-5, y_3", []), ("7B5 is one", ["7"]),
      // Ordinals and compounds.
      ("the 1st, 2nd, 3rd and 4th of the 1990s in 3D", []), ("5-fold, a 2-class problem", []),
      ("a 0.357-nat loss after 0.5s", ["0.357", "0.5"]),
      // Dates, times and years.
      ("2026-11-21", []), ("on 21 November 2026 or November 21, 2026", []), ("in May 2026", []), ("at 12:30", []),
      ("in 1948, since 2017 and 2018", []), ("(2017), Shannon 1948, Lin et al., 2017", []),
      ("2000 images, 2026 of them", ["2000", "2026"]), ("in 1700", ["1700"]), ("in 2017.5", ["2017.5"]),
      // References.
      ("section 2, Section 2.3, figures 2 and 3, §4, § 5, #12", []), ("Figs. 2, 3 and 4; eq. (5)", []),
      ("(1) first, (2) second", []), ("(250)", ["250"]), ("row 3, column 0, class 1, step 10", []),
      ("base 2, number 0", []), ("sections of 7", ["7"]),
      ("rows 3 and 4, classes 0 or 1, at level 0.05 or level 95 %", ["0.05", "95"]), ("steps 10 and 0.5", ["0.5"]),
      // Citations.
      ("as shown [12], [3, 4], [5–7]", []), ("[0.66, 0.24]", ["0.66", "0.24"]), ("[0, 1]", ["0", "1"]),
      // Versions.
      ("1.2.3 and v1.2, version 4", []), ("Python 3.11, Swift 6.3 and Debian 12", []), ("127.0.0.1", []),
      // No prose.
      ("see https://example.org/12/3?x=4 and [text 5](page-6.md \"7\")", ["5"]), ("![picture 8](9.png)", []),
      ("`code 1` and $x = 2$ and $$3$$, <b title=\"4\">5</b>", ["5"]), ("[name]: a12.md 13", []),
      ("`= 1 + 2 ≈ 3`", []), ("a footnote[^1]\n\n[^1]: here", []),
    ] as [(String, [String])])
  func `numbers that state something are told from others`(text: String, numbers: [String]) {
    #expect(Notebook(text).unclaimed == numbers)
  }

  @Test(
    arguments: [
      ("# 2 Method", []), ("## 2.3. Results of 5 runs", ["5"]), ("Method 2\n===", ["2"]),
      ("2. Method\n\n2 methods\n---", []),
      ("1. one\n2. two of 3", ["3"]), ("| 4 |\n|---|\n| 5 |", ["4", "5"]), ("> 6\n\n- 7", ["6", "7"]),
    ] as [(String, [String])])
  func `headings may begin with a number`(text: String, numbers: [String]) {
    #expect(Notebook(text).unclaimed == numbers)
  }

  @Test(
    arguments: [
      // What a claim in the same paragraph or row is computed from is given.
      ("At 0.7 it is `= -log2(0.7) ≈ 0.515`.", 1, 1, []),
      ("It is `= -log2(0.7) ≈ 0.515 ± 0.001`, 0.515 again, 0.001 away.", 2, 2, []),
      ("At 70 % it is `= -log2(0.7) ≈ 0.515`.", 1, 1, []),
      ("At 0.7 it is `= -log2(0.8) ≈ 0.322`.", 1, 0, ["0.7"]),
      ("At -2: `= 1 - 2 ≈ -1`, at 2", 1, 1, ["-2"]),
      ("At 0.7.\n\n`= -log2(0.7) ≈ 0.515`", 1, 0, ["0.7"]),
      ("| p | loss |\n|---|---|\n| 0.7 | `= -log2(0.7) ≈ 0.515` |\n| 0.8 | `= -log2(0.7) ≈ 0.515` |", 2, 1, ["0.8"]),
      ("`= softmax([1, 2]) ≈ [0.269, 0.731]` and `= 1 + 1 == 2`, `= pi !≈ 3.15`", 4, 0, []),
      ("`= pi` and `= all([true]) == true`", 0, 0, []),
    ] as [(String, Int, Int, [String])])
  func `claims and what they are computed from are counted`(
    text: String, claimed: Int, given: Int, unclaimed: [String]
  ) {
    let notebook = Notebook(text)
    let coverage = notebook.coverage()
    #expect(coverage.claimed == claimed)
    #expect(coverage.given == given)
    #expect(notebook.unclaimed == unclaimed)
  }

  @Test func `a long line of numbers and brackets takes no longer than it must`() {
    let text = String(repeating: "12 ](( 3, ", count: 20_000)
    #expect(Notebook(text).coverage().unclaimed.count == 40_000)
  }
}

extension Notebook {
  /// The numbers without a claim, as they stand in the text.
  var unclaimed: [String] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return coverage().unclaimed.map { region in
      let line = Array(lines[region.start.line - 1].unicodeScalars)
      return String(String.UnicodeScalarView(line[region.start.column - 1..<region.end.column - 1]))
    }
  }
}
