import LossCore
import Testing

@testable import LossLanguage

/// The worked steps of every example of the catalogue.
struct CatalogueStepsTests {
  /// What is computed in an example, before its `≈` or `==`.
  static let expressions = Library.standard.entries.flatMap { entry in
    entry.examples.compactMap { example -> String? in
      let statement = parseStatements(Source(file: "test.md", text: example)).statements.first
      guard case .claim(let claim)? = statement?.kind else { return nil }
      return claim.expression.printed()
    }
  }

  @Test(arguments: expressions) func `every line has the value of the last`(expression: String) throws {
    let report = worksheet([("loss digits=12", "steps \(expression)")]).evaluated()
    #expect(report.isOK, "\(report.faults)")
    var found: (steps: WorkedSteps, value: Value)?
    for output in report.cells[0].outputs {
      if case .steps(let steps, let value) = output.content { found = (steps, value) }
    }
    let (steps, value) = try #require(found)
    #expect(steps.lines.count >= 2)
    #expect(steps.lines.last?.text == value.text(digits: 12))
    // A formula names what the next line replaces by numbers; only lines of numbers stand by themselves.
    for line in steps.lines.dropFirst().dropLast() where line.remark != "the formula" && line.remark != "by definition"
    {
      if line.text.contains("…") { continue }
      let known = worksheet([("loss digits=12", "")], prose: [line.text]).evaluated().prose.first?.value
      let computed = try #require(known, "\(line.text) has no value")
      #expect(isNear(computed, value), "\(line.text) is \(computed.text(digits: 12)), not \(value.text(digits: 12))")
    }
  }

  /// A written `0 * log(0)` counts as 0, and is nan where the language computes it.
  private func isNear(_ a: Value, _ b: Value) -> Bool {
    guard let a = a.asNumbers?.tensor, let b = b.asNumbers?.tensor, a.shape == b.shape else { return false }
    return zip(a.elements, b.elements).allSatisfy { a, b in
      a == b || a.isNaN || (a - b).magnitude <= 1e-7 * max(1, b.magnitude)
    }
  }

  @Test func `labels of 0 stand for -1 in the formula`() throws {
    let report = run("y = [0, 1]\nsteps hinge(y, [0.5, 0.5], reduction=\"sum\")")
    guard case .steps(let steps, _)? = report.cells[0].outputs.last?.content else {
      Issue.record("no steps")
      return
    }
    #expect(steps.lines.map(\.text).contains("sum(maximum(0, 1 - [-1, 1] * [0.5, 0.5]))"))
    #expect(steps.lines.last?.text == "2")
  }
}
