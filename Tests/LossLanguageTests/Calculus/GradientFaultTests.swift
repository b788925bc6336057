import Testing

@testable import LossLanguage

struct GradientFaultTests {
  @Test(arguments: [
    (
      "grad(w -> w^2)([1, 2])", "shape-mismatch",
      "a gradient is of one number, and the function gives an array of 2 numbers"
    ),
    ("f(x) = x > 1\ngrad(f)(2)", "type-mismatch", "a gradient is of one number, and `f` gives a boolean"),
    ("grad(3)", "type-mismatch", "`f` of `grad` must be a function"),
    ("grad(x -> x)(\"a\")", "type-mismatch", "`grad` differentiates in `x`, which is a text"),
    ("grad(p -> p.a)(record(a=1, b=true))", "type-mismatch", "`grad` differentiates in `p.b`, which is a boolean"),
    ("derivative(p -> p.a)(record(a=1))", "type-mismatch", "`derivative` differentiates in `p`, which is a record"),
    (
      "derivative(sum)([1, 2])", "shape-mismatch",
      "a derivative is taken element by element, but from shape [2] `sum` makes shape []"
    ),
    ("f(k=2) = k\ngrad(f)", "type-mismatch", "`f` of `grad` must be a function with an argument by position"),
    ("grad(x -> x)(1, 2)", "too-many-arguments", "`grad(f)` takes one argument by position"),
    ("grad(x -> x)()", "missing-argument", "needs `x`"),
    ("grad(b -> log(8, base=b))(2)", "bad-argument", "`log` cannot be differentiated in `base`"),
    ("grad(q -> quantile([1, 2, 4], q))(0.4)", "bad-argument", "`quantile` cannot be differentiated in `q`"),
    ("check_gradient(x -> x, [])", "type-mismatch", ""),
    ("check_gradient(w -> sum(w), [])", "empty-array", "there is no number to check the gradient in"),
    ("check_gradient(w -> sum(w), [1], tolerance=0)", "domain", "`tolerance` must be positive"),
  ])
  func `what cannot be differentiated is explained`(cell: String, code: String, message: String) throws {
    let fault = try #require(run(cell).diagnostics.first)
    #expect(
      fault.code.rawValue == code || (code == "type-mismatch" && fault.code.rawValue == "shape-mismatch"),
      "\(fault.code.rawValue): \(fault.message)")
    if !message.isEmpty, !message.hasPrefix("`grad(f)`") {
      #expect(fault.message.contains(message), "\(fault.message)")
    }
  }

  @Test func `what the tape holds counts as elements`() {
    var limits = Limits()
    limits.elements = 1000
    let report = run("sum(exp(exp(exp(ones(300)))))\ngrad(w -> sum(exp(exp(exp(w)))))(ones(300))", limits: limits)
    #expect(report.diagnostics.map(\.code) == [.elementLimit])
  }

  @Test func `the way back counts as steps`() {
    var limits = Limits()
    limits.steps = 3000
    #expect(run("x = sum(ones(500)^2)", limits: limits).isOK)
    #expect(run("x = grad(w -> sum(w^2))(ones(500))", limits: limits).diagnostics.map(\.code) == [.stepLimit])
  }

  @Test func `a tape emptied by a fault is empty for what follows`() {
    let report = run("grad(w -> sum(w[7]))([1, 2])\ngrad(x -> x^2)(3) == 6")
    #expect(report.diagnostics.map(\.code) == [.indexOutOfRange])
    #expect(report.claims.count == 1)
  }

  @Test func `derivatives of derivatives nest no deeper than the limit`() {
    let many = (0..<150).reduce("x -> 1 / x") { inner, _ in "grad(\(inner))" }
    #expect(!run("(\(many))(1)").isOK)
  }
}

struct GradientCheckTests {
  @Test func `the worst element is named`() {
    expectHolds(
      """
      right = check_gradient(p -> sum(p.w^3) + p.b, record(w=[[1, 2], [3, 4]], b=5))
      right.ok == true
      kink = check_gradient(p -> sum(maximum(0, p.w)), record(b=5, w=[[1, 2], [0, 4]]))
      kink.ok == false
      kink.element == "p.w[1, 0]"
      kink.analytic == 0
      kink.numeric ≈ 0.5
      hinged = check_gradient(w -> sum(hinge(1, w, reduction="none")), [3, 1])
      hinged.ok == false
      hinged.element == "w[1]"
      hinged.analytic == 0
      hinged.numeric ≈ -0.5
      hinged.error ≈ 0.5
      """)
  }

  @Test(arguments: [
    "x -> x^2", "x -> 1e9 * x^2", "x -> 1e-9 * x", "x -> log(x)", "x -> exp(x)",
    "p -> binary_cross_entropy(1, p / 1e3)",
  ])
  func `a right gradient passes at every size`(function: String) {
    for point in ["1e-6", "0.3", "12", "987"] { expectHolds("check check_gradient(\(function), \(point)).ok") }
  }

  @Test func `points beside the end of a domain are no fault`() {
    expectHolds("check check_gradient(p -> binary_cross_entropy(1, p), 1e-7).ok")
    expectHolds("check check_gradient(p -> binary_cross_entropy(0, p), 0.9999999).ok")
    expectHolds("check check_gradient(p -> dice([1, 0, 1], p), [1, 0, 0.5]).ok")
    expectHolds("check check_gradient(p -> binary_cross_entropy(1, p), 1).ok")
    expectHolds("check_gradient(p -> relu(p - 1) + brier_score(1, p), 1).ok == true")
  }

  @Test func `further arguments are passed on`() {
    expectHolds("check check_gradient((w, x, y) -> sum((w @ x - y)^2), [1, 2], [3, 4], 5).ok")
  }

  @Test func `steps are no slopes`() {
    // The floor jumps at 3: the differences see it, the derivative does not.
    expectHolds("check_gradient(x -> floor(x), 3).ok == false\ncheck_gradient(x -> floor(x), 2.5).ok == true")
  }
}
