import LossLanguage
import Testing

@testable import lossbook

struct DiagnosticRendererTests {
  @Test func `a mark stands under the exact text`() {
    let diagnostic = Diagnostic(
      .unknownName, "there is no `los`", at: region(2, 3..<6), "not defined", help: "write `loss`")
    check(
      diagnostic, in: "loss = 1\n3*los\n",
      """
      error[unknown-name]: there is no `los`
       --> a.md:2:3
        |
      2 | 3*los
        |   ^^^ not defined
        |
        = help: write `loss`

      """)
  }

  @Test func `several labels of a line stand on lines of their own`() {
    let diagnostic = Diagnostic(
      .shapeMismatch, "`y` and `p` do not line up",
      at: [.init(region(12, 8..<9)), .init(region(12, 6..<7), "4 values"), .init(region(12, 10..<11), "3 values")],
      notes: ["arrays of unequal length\nhave no common shape"])
    check(
      diagnostic, in: String(repeating: "\n", count: 11) + "mean(y - p)",
      """
      error[shape-mismatch]: `y` and `p` do not line up
        --> a.md:12:8
         |
      12 | mean(y - p)
         |      - ^ - 3 values
         |      |
         |      4 values
         |
         = note: arrays of unequal length
                 have no common shape

      """)
  }

  @Test func `labels of other lines and files follow`() {
    let diagnostic = Diagnostic(
      .duplicateName, "`loss` is defined twice",
      at: [
        .init(region(9, 1..<5), "again here"), .init(region(1, 1..<5), "first here"),
        .init(region(3, 2..<3, file: "b.csv"), "and there"),
      ], severity: .warning)
    check(
      diagnostic, in: "loss = 1\n\n\n\n\n\n\n\nloss = 2",
      """
      warning[duplicate-name]: `loss` is defined twice
       --> a.md:9:1
        |
      1 | loss = 1
        | ---- first here
      ...
      9 | loss = 2
        | ^^^^ again here
       ::: b.csv:3:2

      """)
  }

  @Test func `tabs, wide and combining characters are aligned`() {
    let diagnostic = Diagnostic(.unexpectedToken, "here", at: region(1, 6..<7), "x")
    check(
      diagnostic, in: "\t狗y\u{302}=x",
      """
      error[unexpected-token]: here
       --> a.md:1:6
        |
      1 |     狗ŷ=x
        |         ^ x

      """)
  }

  @Test func `a region of several lines is marked on each`() {
    let region = Region(file: "a.md", start: Position(line: 1, column: 5), end: Position(line: 3, column: 2))
    check(
      Diagnostic(.typeMismatch, "no", at: region, "this"), in: "y = [\n  1,\n]",
      """
      error[type-mismatch]: no
       --> a.md:1:5
        |
      1 | y = [
        |     ^
      2 |   1,
        |   ^^
      3 | ]
        | ^ this

      """)
  }

  @Test func `the end of a line and the end of the file can be marked`() {
    check(
      Diagnostic(.unclosedBracket, "open", at: region(1, 5..<5), "`)` is missing"), in: "f(x \n",
      """
      error[unclosed-bracket]: open
       --> a.md:1:5
        |
      1 | f(x
        |     ^ `)` is missing

      """)
    check(
      Diagnostic(.unclosedBracket, "open", at: region(7, 1..<1)), in: "f(x",
      """
      error[unclosed-bracket]: open
       --> a.md:7:1
        |
      7 |
        | ^

      """)
  }

  @Test func `a long line is cut around its mark`() {
    let line = String(repeating: "abcd ", count: 2_000_000)
    let text = renderer(for: line).text(Diagnostic(.badNumber, "here", at: region(1, 5_000_001..<5_000_005), "x"))
    let rows = text.split(separator: "\n")
    #expect(rows[3].hasPrefix("1 | …") && rows[3].hasSuffix("…"))
    #expect(rows.allSatisfy { $0.count < 110 })
    let source = Array(rows[3])
    let marks = Array(rows[4])
    let marked = zip(source, marks).filter { $0.1 == "^" }.map { String($0.0) }.joined()
    #expect(marked == "abcd")
  }

  @Test func `a text cannot reach the terminal's controls`() {
    let diagnostic = Diagnostic(
      .unexpectedCharacter, "`\u{1B}[2J` is no sign", at: region(1, 1..<2), "\u{202E}x")
    let text = renderer(for: "\u{1B}[31m").text(diagnostic)
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(text.contains("1 | ␛[31m"))
  }

  @Test func `of one file so many are shown, and the rest is counted`() {
    func fault(_ file: String, _ line: Int, _ severity: Diagnostic.Severity = .error) -> Diagnostic {
      let place = Position(line: line, column: 1)
      return Diagnostic(
        .duplicateID, "number \(line)", at: Region(file: file, start: place, end: place), severity: severity)
    }
    let many = (1...10_000).map { fault("a.md", $0) } + (1...3).map { fault("a.md", $0, .warning) }
    let text = DiagnosticRenderer(style: .plain) { _ in nil }.list(many + [fault("b.md", 7)])
    #expect(text.ranges(of: "error[duplicate-id]").count == DiagnosticRenderer.shownPerFile + 1)
    #expect(text.contains("note: 9950 more errors and 3 more warnings in `a.md`\n = help: "))
    #expect(text.hasSuffix("error[duplicate-id]: number 7\n --> b.md:7:1\n"))
    #expect(text.utf8.count < 10_000)
    #expect(DiagnosticRenderer(style: .plain) { _ in nil }.list([]).isEmpty)
  }

  @Test func `on a terminal texts are broken between words`() {
    var renderer = renderer(for: "loss = entropy([0.5, 0.6])\n")
    renderer.textWidth = 44
    let fault = Diagnostic(
      .notNormalized, "the probabilities of `p` sum to 1.1, and not to 1", at: region(1, 16..<26),
      "the numbers add up to 1.1", severity: .warning, help: "nothing is rescaled; `normalize(...)` divides by the sum")
    #expect(
      renderer.text(fault) == """
        warning[not-normalized]: the probabilities
          of `p` sum to 1.1, and not to 1
         --> a.md:1:16
          |
        1 | loss = entropy([0.5, 0.6])
          |                ^^^^^^^^^^
          |                |
          |                the numbers add up to 1.1
          |
          = help: nothing is rescaled;
                  `normalize(...)` divides by the
                  sum

        """)
    renderer.textWidth = 60
    #expect(
      renderer.text(fault).contains(
        """
          |                ^^^^^^^^^^ the numbers add up to 1.1
          |

        """))
    renderer.textWidth = 30
    #expect(renderer.text(fault).contains("\n  |                |\n  |  the numbers add up to 1.1\n"))
  }

  @Test func `the text of a mark goes on below itself`() {
    var renderer = renderer(for: "x + y\n")
    renderer.textWidth = 40
    let fault = Diagnostic(
      .shapeMismatch, "no",
      at: [.init(region(1, 5..<6), "a list of three numbers and not of two"), .init(region(1, 1..<2), "two")])
    #expect(
      renderer.text(fault) == """
        error[shape-mismatch]: no
         --> a.md:1:5
          |
        1 | x + y
          | -   ^ a list of three numbers and
          | |     not of two
          | |
          | two

        """)
  }

  @Test func `colours are used where they are wanted`() {
    var renderer = renderer(for: "x")
    renderer.style = TerminalStyle(isColored: true)
    let text = renderer.text(Diagnostic(.unknownName, "no", at: region(1, 1..<2)))
    #expect(text.contains("\u{1B}[1;31merror[unknown-name]\u{1B}[0m"))
    #expect(text.contains("\u{1B}[1;31m^\u{1B}[0m"))
  }
}

private func region(_ line: Int, _ columns: Range<Int>, file: String = "a.md") -> Region {
  Region(
    file: file, start: Position(line: line, column: columns.lowerBound),
    end: Position(line: line, column: columns.upperBound))
}

private func renderer(for text: String) -> DiagnosticRenderer {
  let lines = SourceLines(bytes: Array(text.utf8))
  return DiagnosticRenderer(style: .plain, source: { $0 == "a.md" ? lines : nil })
}

private func check(
  _ diagnostic: Diagnostic, in text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(renderer(for: text).text(diagnostic) == expected, sourceLocation: sourceLocation)
}
