import Testing

@testable import LossLanguage

struct StatementEvaluationTests {
  @Test(arguments: [
    // Definitions are silent, expressions are shown.
    ("x = 2\ny = 3", []),
    ("x = 2\nx + 1", ["3"]),
    ("1 + 1\n\n  2 * 3  # a comment\n", ["2", "6"]),
    // A statement goes on behind an operator, a comma, in brackets, before `then`, `else` and `where`.
    ("1 +\n2", ["3"]),
    ("[1,\n 2]", ["[1, 2]"]),
    ("if 1 > 2\nthen 3\nelse 4", ["4"]),
    ("x = a + b\n  where a = 1,\n    b = a + 1\nx", ["3"]),
    ("x =\n 5\nx", ["5"]),
    ("f = x ->\n x + 1\nf(2)", ["3"]),
    // Functions: parameters by position or by name, those with a default by name only.
    ("f(x) = x^2\nf(3)", ["9"]),
    ("f(x) = x^2\nf(x=3)", ["9"]),
    ("f(x, y) = x - y\nf(5, 3)", ["2"]),
    ("f(x, y) = x - y\nf(y=5, x=3)", ["-2"]),
    ("f(x, y) = x - y\nf(5, y=3)", ["2"]),
    ("f(x, k=2) = k * x\nf(3)", ["6"]),
    ("f(x, k=2) = k * x\nf(3, k=5)", ["15"]),
    ("f(x, k=2) = k * x\nf(k=5, x=3)", ["15"]),
    ("f(x, k=2) = k * x\nf(3, 5)", ["too-many-arguments"]),
    ("f(x, k=2) = k * x\nf()", ["missing-argument"]),
    ("f(x, k=2) = k * x\nf(1, q=3)", ["unknown-argument"]),
    ("f(x, k=2) = k * x\nf(1, k=3, k=4)", ["duplicate-argument"]),
    ("f(x) = x\nf(1, x=2)", ["duplicate-argument"]),
    ("f() = 7\nf()", ["7"]),
    // A default sees the parameters before it and the names of the notebook, as they are where it is written.
    ("f(x, k=2 * x) = k + x\nf(3)\nf(3, k=0)", ["9", "3"]),
    ("n = 10\nf(x, k=n) = k + x\nf(1)", ["11"]),
    // Bindings see the parameters and the bindings before them.
    ("f(x) = a + b where a = x + 1, b = a * 2\nf(1)", ["6"]),
    ("f(x) = a where a = b, b = x\nf(1)", ["unknown-name", "skipped"]),
    ("f(x) = y where y = x\ny", ["unknown-name"]),
    ("y = 5\nf(x) = y where y = x\nf(1)\ny", ["1", "5"]),
    // Values by `->`.
    ("(x -> x + 1)(2)", ["3"]),
    ("add = (a, b) -> a + b\nadd(1, 2)", ["3"]),
    ("twice(f) = x -> f(f(x))\ntwice(x -> 3 * x)(2)", ["18"]),
    ("f(a) = x -> y -> a + x * y\nf(1)(2)(3)", ["7"]),
    ("f(a, b) = map(x -> a * x + b, [1, 2])\nf(10, 5)", ["[15, 25]"]),
    ("x = 1\nf = y -> x + y\nmap(f, [1, 2])", ["[2, 3]"]),
    ("(x, x) -> x", ["duplicate-parameter"]),
    ("f(x) = x\nf", ["f(x)"]),
    // Words are words only where a statement begins, and not before `=`.
    ("steps = 200\n1 * steps", ["200"]),
    ("check = 1\n1 + check", ["2"]),
    ("formula = 3\n(formula)", ["3"]),
    ("input = 2\n(input)", ["2"]),
    ("refute = 2\n1 + refute", ["3"]),
    ("f(steps) = steps + 1\nf(1)", ["2"]),
    // Reserved words are names behind a dot and before `=` in a call.
    ("record(if=1, nan=2).if", ["1"]),
    ("true = 1", ["reserved-word"]),
    ("2 * x = 6", ["not-a-definition"]),
    ("1 ≈ 2 + 3", ["bad-claim"]),
  ]) func `statements`(_ text: String, _ expected: [String]) {
    #expect(shown(text) == expected)
  }

  @Test(arguments: [
    ("input γ = 2 from 0 to 5 step 0.5 \"focusing\"\nγ", ["2"]),
    ("input x = 2 from 0 to 5\nx", ["2"]),
    ("input x = 0 from 0 to 5\nx", ["0"]),
    ("a = 1\ninput x = a from -a to 2 * a\nx", ["1"]),
    ("input x = 7 from 0 to 5\nx", ["bad-argument", "skipped"]),
    ("input x = 1 from 5 to 0", ["bad-argument"]),
    ("input x = 1 from 0 to inf", ["bad-argument"]),
    ("input x = nan from 0 to 1", ["bad-argument"]),
    ("input x = 1 from 0 to 5 step 0", ["bad-argument"]),
    ("input x = 1 from 0 to 5 step -1", ["bad-argument"]),
    ("input x = [1, 2] from 0 to 5", ["bad-argument"]),
    ("input x = 2 in [1, 2, 5]\nx", ["2"]),
    ("input x = 3 in [1, 2, 5]", ["bad-argument"]),
    ("input x = \"b\" in [\"a\", \"b\"]\nx", ["\"b\""]),
    ("input x = 1 in [\"1\"]", ["type-mismatch"]),
    ("input x = 1 in 1", ["bad-argument"]),
    ("input x = true\nif x then 1 else 2", ["1"]),
    ("input x = 3", ["unexpected-token"]),
  ]) func `inputs`(_ text: String, _ expected: [String]) {
    #expect(shown(text) == expected)
  }

  @Test(arguments: [
    ("check 1 < 2", ClaimResult.Verdict.holds, nil),
    ("check 2 < 1", .fails, "false: 2 < 1"),
    ("check [1, 2] > 0", .holds, nil),
    ("check [1, 2, 3] > 2", .fails, "false for 2 of 3: at [0] 1 > 2, at [1] 2 > 2"),
    (
      "check 0 <= [0.5, 1.5, 2, 3, 4] <= 1", .fails,
      "false for 4 of 5: at [1] 0 <= 1.5 <= 1, at [2] 0 <= 2 <= 1, at [3] 0 <= 3 <= 1, …"
    ),
    ("check [[1, 2], [3, 4]] != [[1, 5], [6, 4]]", .fails, "false for 2 of 4: at [0, 0] 1 != 1, at [1, 1] 4 != 4"),
    ("check [\"a\", \"b\"] == \"a\"", .fails, "false for 1 of 2: at [1] \"b\" == \"a\""),
    ("check all([1, 2] > 1)", .fails, "false"),
    ("check true", .holds, nil),
    ("check [][:0] > 1", .fails, "there is nothing to check: no elements"),
    ("check 0.1 + 0.2 ≈ 0.3", .holds, nil),
    ("check 1 + 1e-9 ≈ 1", .holds, nil),
    ("check 1 + 3e-9 ≈ 1", .fails, "false: 1.000000003 ≈ 1"),
    ("check 1e-12 ≈ 0", .holds, nil),
    ("check 2e-12 ≈ 0", .fails, "false: 2e-12 ≈ 0"),
    ("check [1, 2] ≈ [1, 2.01] ± 0.02", .holds, nil),
    ("check [1, 2] ≈ [1, 2.01] ± 0.001", .fails, "false for 1 of 2: at [1] 2 ≈ 2.01 ± 0.001"),
    ("check inf ≈ inf", .holds, nil),
    ("check nan ≈ nan", .fails, "false: nan ≈ nan"),
    ("check [][:0] ≈ [] ", .fails, "there is nothing to check: no elements"),
    ("refute 2 < 1", .holds, "false: 2 < 1"),
    ("refute [1, 2] > 1", .holds, "false for 1 of 2: at [0] 1 > 1"),
    ("refute 1 < 2", .fails, "true"),
    ("refute [1, 2] > 0", .fails, "true everywhere"),
    ("refute [][:0] > 1", .fails, "there is nothing to check: no elements"),
    ("refute 1 ≈ 2", .holds, "false: 1 ≈ 2"),
  ]) func `checks and refutations`(_ text: String, _ verdict: ClaimResult.Verdict, _ reason: String?) {
    let report = run(text)
    #expect(report.claims.map(\.verdict) == [verdict])
    #expect(report.claims.map(\.reason) == [reason])
    #expect(report.isOK == (verdict == .holds))
    #expect(report.diagnostics.count == (verdict == .holds ? 0 : 1))
  }

  @Test(arguments: [
    ("check 3", "not-a-condition"), ("check [1, 0]", "not-a-condition"), ("check \"a\"", "not-a-condition"),
    ("check [1, 2] ≈ 1", "shape-mismatch"), ("check [1, 2] ≈ [1, 2, 3]", "shape-mismatch"),
    ("check 1 ≈ \"a\"", "type-mismatch"), ("check 1 ≈ 1 ± -1", "type-mismatch"), ("check 1 ≈ 1 ± [1]", "type-mismatch"),
    ("check entropy([0.5, 0.5]) ≈ entropy([0.5, 0.5], base=2)", "unit-mismatch"),
    ("check record(a=1) ≈ record(a=1)", "type-mismatch"),
  ]) func `what cannot be checked`(_ text: String, _ code: String) {
    let report = run(text)
    #expect(report.diagnostics.map(\.code.rawValue) == [code])
    #expect(report.claims.map(\.verdict) == [.error])
    #expect(report.claims[0].reason == report.diagnostics[0].message)
  }

  @Test(arguments: [
    ("1 / 3 ≈ 0.33", ClaimResult.Kind.claim, ClaimResult.Verdict.holds), ("1 / 3 ~= 0.34", .claim, .fails),
    ("1 / 3 !≈ 0.34", .erratum, .holds), ("1 / 3 !~= 0.33", .erratum, .fails), ("nan !≈ 1", .erratum, .fails),
    ("[1, 2] !≈ 1", .erratum, .fails), ("1 / 4 == 0.25", .claim, .holds), ("1 / 3 == 0.33", .claim, .fails),
    ("\"a\" == \"a\"", .claim, .holds), ("(1 < 2) == true", .claim, .holds), ("[1, 2] == [1, 2]", .claim, .holds),
    ("0.1 + 0.2 == 0.3", .claim, .fails), ("[][:0] == []", .claim, .fails), ("1 / 3 ≈ ?", .claim, .unfilled),
    ("0 == -0", .claim, .holds), ("entropy([0.5, 0.5], base=2) ≈ 1 bits", .claim, .holds),
    ("entropy([0.5, 0.5], base=2) ≈ 1 nats", .claim, .fails),
  ]) func `claims, errata and exact claims`(
    _ text: String, _ kind: ClaimResult.Kind, _ verdict: ClaimResult.Verdict
  ) {
    let report = run(text)
    #expect(report.claims.map(\.kind) == [kind])
    #expect(report.claims.map(\.verdict) == [verdict])
    #expect(report.shown.count == 1, "a claim is shown")
    #expect(report.isOK == (verdict == .holds))
  }
}
