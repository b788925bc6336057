import Testing

@testable import LossLanguage

struct UnitTests {
  private static let before = "n = information([0.5, 0.25])\nb = information([0.5, 0.25], base=2)\nt = table(loss=b)\n"

  private func unit(of expression: String) throws -> Unit? {
    let report = run(Self.before, prose: [expression])
    #expect(report.diagnostics.isEmpty, "\(report.faults)")
    guard case .numbers(let numbers)? = report.prose[0].value else {
      Issue.record("`\(expression)` is no number")
      return nil
    }
    return numbers.unit
  }

  @Test(arguments: [
    "information(0.5, base=2)", "entropy([0.5, 0.5], base=2)", "cross_entropy([1, 0], [0.5, 0.5], base=2)",
    "kl_divergence([1, 0], [0.5, 0.5], base=2)", "js_divergence([1, 0], [0.5, 0.5], base=2)",
    "binary_cross_entropy(1, 0.5, base=2)", "categorical_cross_entropy([1, 0], [0.5, 0.5], base=2)",
    "sparse_categorical_cross_entropy(0, [0.5, 0.5], base=2)", "in_bits(n)",
    "-b", "+b", "b + b", "b - b", "b + b[0]", "b[0]", "b[-1:]", "b[b > 1]", "b[[0, 0]]", "t.loss", "t[\"loss\"]",
    "if true then b else b", "if b > 1 then b else b", "min(b)", "max(b)", "min(b, b)", "max(b[0], b)", "minimum(b, b)",
    "maximum(b, b)", "clip(b, 0, 1)", "sort(b)", "concat(b, b)", "sum(b)", "mean(b)", "median(b)", "std(b)",
    "quantile(b, 0.5)", "sum([b, b], axis=0)", "cumsum(b)", "(x -> x)(b)", "filter(t, t.loss > 1).loss",
  ])
  func `a unit survives`(expression: String) throws {
    #expect(try unit(of: expression) == .bits)
  }

  @Test(arguments: [
    "n", "entropy([0.5, 0.5])", "kl_divergence([1, 0], [0.5, 0.5])", "binary_cross_entropy(1, 0.5)", "in_nats(b)",
    "information(0.5, base=e)", "n + in_nats(b)",
  ])
  func `the base e gives nats`(expression: String) throws {
    #expect(try unit(of: expression) == .nats)
  }

  @Test(arguments: [
    "information(0.5, base=10)", "entropy([0.5, 0.5], base=3)", "2 * b", "b * 2", "b / 2", "b / b", "b % 1", "b ^ 2",
    "b @ b", "exp(b)", "log(b)", "sqrt(b)", "prod(b)", "var(b)", "count(b > 1)", "argmax(b)",
    "perplexity([1, 0], [0.5, 0.5])",
    "mean_squared_error(b, b)", "softmax(b)", "b[0] * n[0]", "size(b)",
  ])
  func `every other operation gives a plain number`(expression: String) throws {
    #expect(try unit(of: expression) == nil)
  }

  @Test(arguments: [
    "n + b", "b - n", "sum(n) + sum(b)", "concat(n, b)", "[n[0], b[0]]", "min(n, b)", "maximum(b, n)",
    "if true == (n[0] > 9) or n > 0 then n else b",
  ])
  func `nats and bits do not mix`(expression: String) throws {
    let report = run(Self.before, prose: [expression])
    #expect(report.diagnostics.map(\.code) == [.unitMismatch])
    #expect(report.diagnostics.first?.help?.contains("in_bits(") == true)
  }
}
