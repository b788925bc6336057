import Testing

@testable import LossLanguage

/// One statement fails, the others go on.
struct FailureTests {
  @Test(arguments: [
    ("a = [1][5]\nb = 2\nb", ["2", "index-out-of-range"]),
    ("a = [1][5]\nb = a + 1\nc = b\nc\nd = 3\nd", ["3", "index-out-of-range", "skipped", "skipped", "skipped"]),
    ("a = 1 +* 3\nb = 2\nb\na", ["2", "missing-expression", "skipped"]),
    ("a = (1 + 2\nb = 2\nb", ["2", "unclosed-bracket"]),
    ("a = 2x\nb = a", ["bad-number", "skipped"]),
    ("f(x) = x +* 2\nf(1)", ["missing-expression", "skipped"]),
    ("input a = 1 from\na", ["missing-expression", "skipped"]),
    ("x = unknown\nx ≈ 3\ncheck x == 3\nsteps x", ["unknown-name", "skipped", "skipped", "skipped"]),
    // A false claim or check fails no name.
    ("x = 1\nx ≈ 2\ncheck x == 3\nx", ["1", "1", "false-claim", "false-check"]),
    // All faults of the names of an expression are found together.
    ("unknown + other(2) * third", ["unknown-name", "unknown-name", "unknown-name"]),
    ("if true then 1 else nothing", ["unknown-name"]),
    ("f(x) = nothing + x\nf(1)", ["unknown-name", "skipped"]),
    ("mean([1], axis=0, q=2)\nmean()", ["unknown-argument", "missing-argument"]),
  ]) func `failure is per statement`(_ text: String, _ expected: [String]) {
    #expect(shown(text) == expected)
  }

  @Test func `what is skipped points at what failed, and is a note`() {
    let report = run("a = [1][5]\nb = a + 1\nb")
    let note = report.diagnostics[1]
    #expect(note.severity == .note)
    #expect(note.message == "skipped, because `a` has no value")
    #expect(note.labels.map(\.region.start.line) == [2, 1])
    #expect(report.diagnostics[2].message == "skipped, because `b` has no value")
  }

  @Test func `verdicts and status`() {
    let report = worksheet([("loss", "a = [1][5]"), ("loss", "a ≈ 3"), ("loss", "1 + 1")], prose: ["a", "a ≈ 2"])
      .evaluated()
    #expect(report.cells.map(\.status) == [.failed, .skipped, .ok])
    #expect(report.claims.map(\.verdict) == [.skipped, .skipped, .skipped])
    #expect(!report.isOK)
    #expect(report.claims[0].reason == "skipped, because `a` has no value")
  }

  @Test(arguments: [
    ("fails", "[1][5]", true), ("fails", "1 ≈ 2", true), ("fails", "check 1 > 2", true), ("fails", "1 +", true),
    ("fails=index-out-of-range", "[1][5]", true), ("fails=false-claim", "1 ≈ 2", true),
    ("fails=false-claim", "[1][5]\n1 ≈ 2", true), ("fails=duplicate-name", "x = 1\nx = 2", true),
    ("fails", "1", false), ("fails=false-claim", "[1][5]", false), ("fails", "entropy([0.5, 0.6])", false),
  ]) func `a cell that must fail`(_ attribute: String, _ text: String, _ isMet: Bool) {
    let report = worksheet([("loss \(attribute)", text)]).evaluated()
    #expect(report.isOK == isMet)
    #expect(report.diagnostics.contains { $0.code == .didNotFail } == !isMet)
    #expect(report.diagnostics.allSatisfy { $0.isExpected == isMet })
    #expect(report.claims.allSatisfy { $0.isExpected == isMet })
    if isMet { #expect(report.cells[0].status == .ok) }
  }

  @Test func `names of a cell that must fail stay usable`() {
    let report = worksheet([("loss fails", "x = 1\ny = [1][5]"), ("loss", "x\ny")]).evaluated()
    #expect(report.shown == ["1"])
    #expect(report.diagnostics.map(\.code) == [.indexOutOfRange, .skipped])
    #expect(report.isOK)
  }

  @Test func `diagnostics are in the order of the text`() {
    let report = worksheet([("loss", "c = nothing\na = 1\na = 2\n1 ≈ 2\n)")], prose: ["a ≈ 7"]).evaluated()
    #expect(
      report.diagnostics.map(\.code) == [.unknownName, .duplicateName, .falseClaim, .missingExpression, .falseClaim])
  }

  @Test func `a warning comes once for each call, with the sum`() {
    let report = run("f(p) = entropy(p)\nmap(f, [[0.5, 0.6], [0.1, 0.1]])\nf([0.5, 0.7])\nentropy([0.2, 0.2])")
    #expect(
      report.diagnostics.map(\.message) == [
        "the probabilities of `p` sum to 1.1, not to 1", "the probabilities of `p` sum to 0.4, not to 1",
      ])
    #expect(report.diagnostics.map(\.severity) == [.warning, .warning])
    #expect(report.diagnostics.map(\.region.start.line) == [1, 4])
    #expect(report.isOK)
  }

  @Test func `warnings point into the notebook`() {
    for text in [
      "js_divergence([0.5, 0.6], [0.5, 0.5])", "steps js_divergence([0.5, 0.6], [0.5, 0.5])",
      "information_gain([9, 5], [[2, 3], [7, 2]])", "steps categorical_cross_entropy([1, 0], [0.5, 0.6])",
      "perplexity([[1, 0]], [[0.5, 0.6]])",
    ] {
      let report = run(text)
      #expect(report.diagnostics.count == (text.contains("gain") ? 0 : 1), "\(text)")
      #expect(report.diagnostics.allSatisfy { $0.labels.allSatisfy { $0.region.file == "test.md" } }, "\(text)")
    }
  }
}
