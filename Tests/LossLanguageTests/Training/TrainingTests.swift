import Testing

@testable import LossLanguage

struct TrainingTests {
  static let facts = [
    // States
    "iterate(p -> [p[1], p[0] + p[1]], [0, 1], 4) == [[0, 1], [1, 1], [1, 2], [2, 3], [3, 5]]",
    "t = iterate(s -> record(n=s.n + 1, v=s.v * 2), record(n=0, v=[1, 3]), 2)\nt.n == [0, 1, 2]\nt.v == [[1, 3], [2, 6], [4, 12]]",
    "iterate(x -> x, 5, 0) == [5]",
    // Defaults and options reach the optimizer; numbers of PyTorch, see OptimizerTests.
    "\(bowl)minimize(f, [2, -1.5], steps=5).path[5] ≈ [1.9974702939862998, -1.480233564461936]",
    "\(bowl)minimize(f, [2, -1.5], steps=5, method=\"rmsprop\").result ≈ [1.719414157795497, -1.2025898904934398]",
    "\(bowl)minimize(f, [2, -1.5], steps=5, method=\"adam\").result ≈ [1.9950008776926313, -1.4950005459176468]",
    "\(bowl)minimize(f, [2, -1.5], steps=5, method=\"momentum\", rate=0.1).result ≈ [1.008, -0.5465]",
    """
    \(bowl)r = minimize(f, [2, -1.5], steps=5, method="nesterov", momentum=0.8, rate=0.05)
    r.result ≈ [1.48604185155, -0.6058546434]
    """,
    """
    \(bowl)r = minimize(f, [2, -1.5], steps=5, method="adam", rate=0.2, betas=[0.8, 0.95])
    r.result ≈ [1.25403827613897, -0.61355768546498]
    """,
    "\(bowl)minimize(f, [2, -1.5], steps=5, rate=0.1, clip_norm=1).result ≈ [1.8810851887920, -1.0167865860449]",
    """
    \(bowl)r = minimize(f, [2, -1.5], steps=5, rate=0.1, schedule=t -> 1 / (1 + t))
    r.result ≈ [1.848049958333333, -0.93599675]
    """,
    // Records
    "r = minimize(p -> (p.a - 1)^2 + sum(p.w^2), record(a=0, w=[1, 2]), steps=1, rate=0.25)\nr.result.a == 0.5\nr.result.w == [0.5, 1]\nr.path.w == [[1, 2], [0.5, 1]]",
    """
    start = record(layer=record(w=[1, 2], b=4), scale=record(), c=1)
    r = minimize(p -> sum(p.layer.w^2) + p.layer.b^2 + (p.c - 3)^2, start, steps=1, rate=0.25)
    r.result.layer.w == [0.5, 1]
    r.result.layer.b == 2
    r.result.c == 2
    columns(r.path) == ["layer.w.0", "layer.w.1", "layer.b", "c"]
    r.path["layer.w"] == [[1, 2], [0.5, 1]]
    r.history.loss == [25, 6.25]
    """,
    "t = iterate(s -> record(a=record(n=s.a.n + 1)), record(a=record(n=0)), 2)\nt[\"a.n\"] == [0, 1, 2]",
    """
    t = table(x=[1, 2], y=[3, 5])
    loss(p, rows) = mean((rows.y - p.line.slope * rows.x - p.line.offset)^2)
    r = train(loss, record(line=record(slope=0, offset=0)), data=t, epochs=2000, rate=0.1)
    r.result.line.slope ≈ 2.0
    r.result.line.offset ≈ 1.0
    """,
    // History
    """
    r = minimize(x -> x^2, 1, steps=5, rate=0.25, record_every=2)
    r.history.step == [0, 2, 4, 5]
    r.history.loss == [1, 0.0625, 0.00390625, 0.0009765625]
    r.history.gradient_norm == [2, 0.5, 0.125, 0.0625]
    r.path == [1, 0.25, 0.0625, 0.03125]
    r.loss == 0.0009765625
    r.result == 0.03125
    """,
    "r = minimize(x -> x^2, 3, steps=0)\nr.result == 3\nr.loss == 9\nsize(r.path) == 1",
    // The lasso: useless features get exact zeros, the useful one shrinks by half of l1.
    """
    t = make_linear(200, 3, coef=[2, 0, 0])
    r = train((w, rows) -> mean((rows.y - rows.x @ w)^2), zeros(3), data=t, epochs=300, rate=0.1, l1=0.5)
    r.result[1:] == [0, 0]
    check 1.5 < r.result[0] < 2
    """,
    // A batch of all rows is a step of minimize.
    """
    t = make_linear(20, 1, coef=[2, 1], noise=0.1)
    loss(w, rows) = mean((rows.y - rows.x @ w)^2)
    a = train(loss, [0, 0], data=t, epochs=3, rate=0.1)
    b = minimize(w -> loss(w, t), [0, 0], steps=3, rate=0.1)
    check a.path == b.path
    check a.history.loss == b.history.loss
    a.history.epoch == [0, 1, 2, 3]
    a.epochs == 3
    a.best_epoch == 3
    """,
    // The gradient of the sum of w * row is the row: an epoch moves w by all rows, once each, whatever their order.
    """
    t = table(x=[1, 2, 4, 8, 16])
    r = train((w, rows) -> sum(w * rows.x), 0, data=t, epochs=2, batch=2, seed=1, rate=1)
    r.path == [0, -31, -62]
    """,
    // And each batch has its size: three updates in an epoch of five rows.
    """
    t = table(x=[1, 2, 4, 8, 16])
    r = train((w, rows) -> w, 0, data=t, epochs=2, batch=2, seed=1, rate=1)
    r.path == [0, -3, -6]
    """,
    // Early stopping: validation is best where w is nearest to 3, and training goes on to 10.
    """
    a = table(y=[10])
    b = table(y=[3])
    r = train((w, t) -> mean((t.y - w)^2), 0, data=a, validation=b, epochs=100, early_stopping=4, rate=0.05)
    r.history.validation_loss[0] == 9
    r.best_epoch == 3
    r.epochs == 7
    check r.result == r.path[3]
    check r.loss == r.history.loss[3]
    check r.best_epoch == argmin(r.history.validation_loss)
    """,
    // Without early stopping the last is the result.
    """
    a = table(y=[10])
    b = table(y=[3])
    r = train((w, t) -> mean((t.y - w)^2), 0, data=a, validation=b, epochs=20, rate=0.05)
    r.best_epoch == 3
    r.epochs == 20
    check r.result == r.path[20]
    """,
    // A classifier learns.
    """
    t = make_blobs(60, 1, centers=[[-2, 0], [2, 0]])
    loss(p, rows) = binary_cross_entropy(rows.y, rows.x @ p.w + p.b, from_logits=true)
    r = train(loss, record(w=[0, 0], b=0), data=t, epochs=20, batch=10, seed=2, method="adam", rate=0.1)
    check r.loss < 0.2
    r.history.loss[0] ≈ 0.693147
    """,
  ]

  /// The function of OptimizerTests.
  private static let bowl = "f(w) = (w[0] - 1)^2 + 3 * (w[1] + 0.5)^2 + w[0] * w[1]\n"

  @Test(arguments: facts) func `training gives these numbers`(_ text: String) {
    let report = run(text)
    #expect(report.isOK, "\(report.faults) \(report.shown)")
    #expect(report.diagnostics.isEmpty)
  }

  static let mistakes = [
    ("iterate(2, 1, 3)", "type-mismatch", "`f`"),
    ("iterate(x -> x, \"a\", 3)", "type-mismatch", "`start`"),
    ("iterate(x -> x, 1, -1)", "bad-argument", "`steps`"),
    ("iterate(x -> [x, x], 1, 3)", "shape-mismatch", "step 1"),
    ("iterate(s -> record(a=record(m=1)), record(a=record(n=1)), 3)", "shape-mismatch", "step 1"),
    ("minimize(p -> p.a.b, record(a=record(b=\"x\")), steps=1)", "type-mismatch", "`start`"),
    ("iterate(x -> x, 1, 1e9)", "element-limit", "elements"),
    ("minimize(x -> x^2, 1)", "missing-argument", "`steps`"),
    ("minimize(x -> x^2, \"a\", steps=1)", "type-mismatch", "`start`"),
    ("minimize(x -> x^2, 1, steps=1.5)", "type-mismatch", "`steps`"),
    ("minimize(x -> x^2, 1, steps=1, method=\"adagrad\")", "bad-argument", "`method`"),
    ("minimize(x -> x^2, 1, steps=1, rate=-1)", "domain", "`rate`"),
    ("minimize(x -> x^2, 1, steps=1, momentum=1, method=\"momentum\")", "domain", "`momentum`"),
    ("minimize(x -> x^2, 1, steps=1, momentum=0.9, method=\"adam\")", "bad-argument", "`momentum`"),
    ("minimize(x -> x^2, 1, steps=1, betas=[0.9, 0.99])", "bad-argument", "`betas`"),
    ("minimize(x -> x^2, 1, steps=1, betas=[0.9, 1], method=\"adam\")", "type-mismatch", "`betas`"),
    ("minimize(x -> x^2, 1, steps=1, clip_norm=nan)", "domain", "`clip_norm`"),
    ("minimize(x -> x^2, 1, steps=1, l1=-1)", "domain", "`l1`"),
    ("minimize(x -> x^2, 1, steps=1, schedule=0.9)", "type-mismatch", "`schedule`"),
    ("minimize(x -> x^2, 1, steps=1, schedule=t -> [1, 2])", "type-mismatch", "`schedule`"),
    ("minimize(x -> x^2, 1, steps=1, record_every=0)", "bad-argument", "`record_every`"),
    ("minimize(x -> x^2, 1, steps=1e9)", "element-limit", "elements"),
    ("train((w, t) -> w, 1, epochs=1)", "missing-argument", "`data`"),
    ("train((w, t) -> w, 1, data=table(x=[1]))", "missing-argument", "`epochs`"),
    ("train((w, t) -> w, 1, data=3, epochs=1)", "type-mismatch", "`data`"),
    ("train((w, t) -> w, 1, data=table(x=[]), epochs=1)", "empty-array", "`data`"),
    ("train((w, t) -> w, 1, data=table(x=[1, 2]), batch=1, epochs=1)", "missing-argument", "`seed`"),
    ("train((w, t) -> w, 1, data=table(x=[1, 2]), batch=0, epochs=1)", "bad-argument", "`batch`"),
    ("train((w, t) -> w, 1, data=table(x=[1, 2]), early_stopping=3, epochs=1)", "bad-argument", "`early_stopping`"),
  ]

  @Test(arguments: mistakes) func `a bad argument is named`(_ text: String, _ code: String, _ words: String) {
    expectFault(text, code, words)
  }

  @Test func `divergence keeps the numbers and warns once`() throws {
    let report = run("r = minimize(x -> x^2, 1, steps=2000, rate=2)\nr.result ≈ nan\nsize(r.path) == 2001")
    #expect(report.isOK, "\(report.faults)")
    #expect(report.diagnostics.count == 1)
    let warning = try #require(report.diagnostics.first)
    #expect(warning.code.rawValue == "diverged")
    #expect(warning.severity == .warning)
    // (-3)^n squared is beyond a double from n = 324 on.
    #expect(warning.message == "`minimize` leaves the finite numbers at step 324")
  }

  @Test func `one seed gives the same bits twice, two seeds do not`() {
    let text = """
      t = make_linear(30, 1, coef=[2, 1], noise=1)
      r = train((w, rows) -> mean((rows.y - rows.x @ w)^2), [0, 0], data=t, epochs=3, batch=4, rate=0.05, seed=
      """
    let runs = [1, 1, 2].map { shown("\(text)\($0))\nr.path[3]") }
    #expect(runs[0].count == 1)
    #expect(runs[0] == runs[1])
    #expect(runs[0] != runs[2])
  }
}
