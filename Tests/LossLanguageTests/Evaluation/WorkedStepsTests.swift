import LossCore
import Testing

@testable import LossCore
@testable import LossLanguage

struct WorkedStepsTests {
  private func lines(_ text: String) -> [WorkedSteps.Line] {
    let report = run(text)
    #expect(report.isOK, "\(report.faults)")
    for output in report.cells[0].outputs {
      if case .steps(let steps, _) = output.content { return steps.lines }
    }
    return []
  }

  @Test func `the formula, the numbers, the terms, the value`() {
    let steps = lines("y = [0, 1, 0]\np = [0.2, 0.7, 0.1]\nsteps categorical_cross_entropy(y, p, base=2)")
    #expect(
      steps.map(\.text) == [
        "categorical_cross_entropy(y, p, base=2)",
        "-sum(y * log2(p), axis=-1)",
        "-sum([0, 1, 0] * log2([0.2, 0.7, 0.1]), axis=-1)",
        "-(0 * log2(0.2) + 1 * log2(0.7) + 0 * log2(0.1))",
        "-(1 * log2(0.7))",
        "-(1 * -0.5146)",
        "0.5146 bits",
      ])
  }

  @Test func `of long sums the ends are shown`() {
    let steps = lines("x = range(1, 9)\nsteps sum(x^2) / 2")
    #expect(
      steps.map(\.text) == [
        "sum(x^2) / 2", "sum([1, 2, 3, 4, 5, 6, 7, 8]^2) / 2", "(1^2 + 2^2 + 3^2 + … + 8^2) / 2",
        "(1 + 4 + 9 + … + 64) / 2", "102",
      ])
    let mean = lines("y = linspace(0, 1, 101)\nsteps mean_squared_error(y, 0 * y)")
    #expect(
      mean.map(\.text).suffix(5) == [
        "mean(([0, 0.01, 0.02, …, 1] - [0, 0, 0, …, 0])^2)",
        "((0 - 0)^2 + (0.01 - 0)^2 + (0.02 - 0)^2 + … + (1 - 0)^2) / 101", "(0^2 + 0.01^2 + 0.02^2 + … + 1^2) / 101",
        "(0 + 0.0001 + 0.0004 + … + 1) / 101",
        "0.335",
      ], "\(mean.map(\.text))")
  }

  @Test func `a term that is not zero is found among many zeros`() {
    let steps = lines("y = one_hot(6, 9)\np = full(9, 0.1) + y / 10\nsteps categorical_cross_entropy(y, p)")
    #expect(
      steps.map(\.text).suffix(4) == [
        "-(0 * log(0.1) + 0 * log(0.1) + 0 * log(0.1) + … + 0 * log(0.1))", "-(1 * log(0.2))", "-(1 * -1.609)",
        "1.609 nats",
      ], "\(steps.map(\.text))")
  }

  @Test func `six terms are shown in full, and what is too long to be written down by its name`() {
    #expect(lines("steps sum([1, 2, 3, 4, 5, 6])").map(\.text)[1] == "1 + 2 + 3 + 4 + 5 + 6")
    #expect(lines("x = range(2000)\nsteps sum(x)").map(\.text) == ["sum(x)", "1999000"])
  }

  static let cases = [
    "steps binary_cross_entropy(0, 0.4, base=2)", "steps binary_cross_entropy([1, 0], [0.9, 0.2])",
    "steps binary_cross_entropy(1, 2.5, from_logits=true)", "steps hinge(-1, 0.3)", "steps huber(0, 3)",
    "steps huber(0, 0.5)", "steps mean_squared_error([1, 2], [1.5, 2])", "steps entropy([0.25, 0.75])",
    "steps kl_divergence([0.5, 0.5], [0.9, 0.1])", "steps log_cosh(0, [1, -2])",
    "f(x, k=2) = k * g - 1 where g = x^2\nsteps f(3)", "f(x, k=2) = k * x\nsteps f(3, k=-1)",
    "p = [0.2, 0.8]\nsteps sparse_categorical_cross_entropy(0, [2.0, 1.0, 0.1], from_logits=true)",
    "a = 2\nb = a^2\nsteps b + a", "steps binary_cross_entropy([1, 0], [0.9, 0.2], reduction=\"sum\")",
    "steps binary_cross_entropy([1, 0], [0.9, 0.2], weight=[1, 2], reduction=\"sum\")", "steps softmax([1, 2])[0]",
  ]

  @Test(arguments: cases) func `every line has the value of the last`(_ text: String) {
    let steps = lines(text)
    #expect(steps.count >= 2)
    guard let last = steps.last, let value = Double(last.text.prefix { $0 != " " }) else { return }
    // A formula names what the next line replaces by numbers; only lines of numbers stand by themselves.
    for line in steps.dropFirst().dropLast() where line.remark != "the formula" && line.remark != "by definition" {
      let report = run(line.text)
      guard case .value(let shown)? = report.cells[0].outputs.first?.content, let number = shown.asNumbers else {
        Issue.record("\(line.text) has no value: \(report.faults)")
        continue
      }
      let computed = number.tensor.elements[0]
      #expect(abs(computed - value) <= 2e-3 * max(1, abs(value)), "\(line.text) is \(computed), not \(value)")
    }
  }

  @Test func `formulas are written out`() {
    let report = run("f(x, k=1) = k * m where m = x + 1\nformula f\nformula softplus\nformula brier_score")
    let texts = report.cells[0].outputs.map { output in
      if case .formula(let steps, _) = output.content { steps.lines.map(\.text).joined(separator: "\n") } else { "" }
    }
    #expect(
      texts == ["f(x, k=1) = k * m\n  where m = x + 1", "softplus(x)", "brier_score(y, p) = (y - p)^2"])
  }
}
