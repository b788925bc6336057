import LossLanguage
import Testing

struct ElementLimitTests {
  private var limits: Limits {
    var limits = Limits()
    limits.elements = 1000
    return limits
  }

  @Test(
    arguments: [
      "sum(full(600, 1) * full(600, 1))",
      "((a, b) -> 1)(full(600, 1), full(600, 1))",
      "x = 1 where a = full(600, 1), b = full(600, 1)",
      "map(i -> sum(map(j -> 1, full(600, i))), full(600, 1))",
    ])
  func `what waits at one time is limited together`(statement: String) {
    let report = run(statement, limits: limits)
    #expect(report.diagnostics.map(\.code) == [.elementLimit])
  }

  @Test func `what is done with waits no longer`() {
    let terms = Array(repeating: "full(300, 1)", count: 10).joined(separator: " + ")
    let mapped = "sum(map(i -> sum(a * i), range(100))) where a = full(200, 1)"
    let report = run("sum(\(terms))\nx = \(mapped)\ny = \(mapped)", limits: limits)
    #expect(report.diagnostics.isEmpty)
  }

  @Test func `functions hold the arrays that they use`() {
    let report = run(
      "f = x -> (y -> y + sum(x))\ng = f(full(400, 1))\nh = f(full(400, 1))\ni = f(full(400, 1))", limits: limits)
    #expect(report.diagnostics.map(\.code) == [.elementLimit])
  }

  @Test(
    arguments: [
      "column + row", "column < row", "column ^ row", "maximum(column, row)",
      "if column < 1 then row else 0", "column < 1 and row < 1", "column @ reshape(row, [1, -1])",
    ])
  func `a column against a row is refused before it is made`(expression: String) {
    let report = run("row = range(1e5)\ncolumn = reshape(row, [-1, 1])\nx = \(expression)")
    #expect(report.diagnostics.map(\.code) == [.elementLimit])
  }

  @Test(arguments: ["a @ a", "dot(a, a)"])
  func `the work of matrix products counts`(expression: String) {
    var limits = Limits()
    limits.steps = 500_000
    let report = run("a = full([100, 100], 1)\nx = \(expression)", limits: limits)
    #expect(report.diagnostics.map(\.code) == [.stepLimit])
  }
}
