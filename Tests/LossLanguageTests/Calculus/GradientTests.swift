import LossCore
import Testing

@testable import LossLanguage

struct GradientTests {
  // MARK: Arrays

  /// Functions of a matrix w; g has its shape and weighs the results, so that no two elements look alike.
  static let expressions = [
    "sum(w)", "sum(g[0] * sum(w, axis=0))", "sum(g * sum(w, axis=1, keepdims=true))", "prod(w)",
    "sum(prod(w, axis=1)^2)",
    "mean(w^2)", "sum(g[0] * mean(w, axis=0))", "sum(w * max(w, axis=1, keepdims=true))", "min(w) * max(w)",
    "var(w)", "sum(var(w, axis=0, ddof=1))", "std(w)", "sum(std(w, axis=1))", "median(w) * sum(w)",
    "sum(quantile(w, 0.3, axis=1))", "norm(w)", "sum(norm(w, axis=0))", "sum(g * reshape(cumsum(w), [2, 3]))",
    "sum(g * cumsum(w, axis=1))", "sum(g * cumsum(w, axis=0))", "logsumexp(w)", "sum(logsumexp(3 * w, axis=0)^2)",
    "sum(g * softmax(w))", "sum(g * softmax(w, axis=0, temperature=2))", "sum(g * log_softmax(w))",
    "sum(g * normalize(w))", "sum(g * log(w, base=2))", "w[1, 2] * w[0, 0]", "sum(w[1] * g[0])", "sum(w[:, ::-1] * g)",
    "sum(w[w > 0.5])", "sum(w[[0, 1, 1], [2, 0, 0]] * g[0])", "sum(w[-1, 1:] ^ 2)", "sum(g * sort(w))",
    "sum(sort(reshape(w, [6])) * range(6))", "sum(transpose(w) @ g)", "sum(g * (w @ transpose(w) @ g))",
    "sum(reshape(w, [3, 2]) * transpose(g))", "sum(concat(w, w^2) * concat(g, 2 * g))",
    "sum(concat(w, g, axis=1)^2 * 2)", "sum(stack(w, axis=1) * transpose(g))", "sum([w, w^2, g] ^ 2)",
    "sum([w[0, 0], 1, w[1, 1]] * [1, 2, 3])", "sum(reverse(w) * g)", "sum(diff(w) * g[:, 1:])",
    "sum(outer(w[0], w[1]) * outer(g[0], g[1]))",
    "dot(w[0], w[1])", "sum(dot(w, g[0]))", "sum(solve(w[:, :2] + eye(2), g[:, 0]))",
    "sum(map(r -> norm(r) * r[0], w))",
    "sum(full([2, 3], w[0, 0]) * g)", "sum(linspace(w[0, 0], w[1, 1], 5) ^ 2)", "sum(unique(w) ^ 2)",
    "sum(if g > 0 then w^2 else 1 / w)", "sum(if w > 0.5 then w else g)", "if w[0, 0] > 0 then sum(w^3) else 0",
    "sum(w + w[0])", "sum(w[0] * [[1], [2]] * w[:, :1])", "sum(w[0, 0] * g)", "sum((g / w) ^ w)", "sum(-w * +w)",
    "sum(table(a=w[0], b=g[0]).a ^ 2)", "sum(table(k=[1, 2, 1], v=w[0])[[true, false, true]].v ^ 2)",
    "sum(group_mean(table(k=[1, 2, 1], v=w[0]), \"k\").v ^ 2)",
    "sum(sort_by(table(a=g[0], v=w[0]), \"a\").v * [1, 2, 3])",
    "sum(head(table(v=w[0]), 2).v ^ 3)", "sum(filter(table(v=w[1]), [true, false, true]).v ^ 3)",
    "table(v=w[0])[1].v ^ 2", "sum(table(v=w[0], c=w[0, 0]).c * [1, 2, 3])", "record(a=record(b=w)).a.b[0, 1] ^ 2",
    "(k -> sum(k * w))(w[0, 0])", "sum(map(x -> x^2 * w[0, 0], w[1]))", "sum(w^2) + sum(floor(w)) + argmax(w[0])",
    "categorical_cross_entropy(normalize(g^2), w, from_logits=true)", "sum(round(w, digits=1) + w)",
    "mean_squared_error(g, w, weight=[1, 3], reduction=\"weighted_mean\")",
    "mean_squared_error(g, g + 1, weight=w, reduction=\"weighted_mean\")",
    "categorical_cross_entropy(normalize(g^2), normalize(w), class_weight=w[0], reduction=\"weighted_mean\")",
    "sparse_categorical_cross_entropy([0, 2], normalize(w), class_weight=w[0], reduction=\"weighted_mean\")",
    "sparse_categorical_cross_entropy([0, -1], normalize(w), ignore=-1)",
    "binary_cross_entropy(0.3, w / 2, clip=1e-3)", "in_nats(in_bits(binary_cross_entropy(0.3, w / 2)))",
  ]

  static let setting = "w = [[0.31, 1.27, 0.66], [0.93, 0.18, 0.42]]\ng = [[0.7, -1.3, 0.4], [-0.2, 0.9, 1.6]]\n"

  @Test(arguments: expressions) func `a gradient agrees with differences`(expression: String) {
    expectHolds(Self.setting + "check check_gradient(w -> \(expression), w).ok")
  }

  /// The gradient of the gradient against differences of the gradient.
  @Test(arguments: expressions) func `a second gradient agrees with differences`(expression: String) {
    expectHolds(Self.setting + "check check_gradient(w -> sum(g * grad(w -> \(expression))(w)), w, tolerance=1e-5).ok")
  }

  // MARK: Known answers

  @Test(arguments: [
    // Classical closed forms.
    "check grad(z -> categorical_cross_entropy([0, 1, 0], z, from_logits=true))([2.0, 1.0, 0.1]) ≈ softmax([2.0, 1.0, 0.1]) - [0, 1, 0]",
    "check grad(z -> binary_cross_entropy(1, z, from_logits=true))(0.7) ≈ sigmoid(0.7) - 1",
    "check grad(x -> huber(0, x, delta=1))(3) ≈ 1",
    "f(w) = w @ A @ w where A = [[1, 2], [3, 4]]\ncheck grad(f)([1, 1]) ≈ [7, 13]",
    "grad(z -> categorical_cross_entropy([1, 0], z, from_logits=true))([1000, -1000]) == [0, 0]",
    "grad(z -> logsumexp(z))([1000, 1000]) == [0.5, 0.5]", "grad(z -> logsumexp(z))([-inf, 0]) == [0, 1]",
    // Zeros among the factors.
    "grad(w -> prod(w))([2, 0, 5]) == [0, 10, 0]", "grad(w -> prod(w))([0, 0, 5]) == [0, 0, 0]",
    "grad(w -> sum(grad(prod)(w)))([0, 0, 5]) == [5, 5, 0]",
    // Higher orders, gradients inside of gradients.
    "grad(grad(grad(x -> x^4)))(2) == 48", "grad(x -> x * grad(y -> x * y^2)(x))(3) == 54",
    "grad(x -> grad(y -> x)(1))(2) == 0", "derivative(derivative(sin))([0, 1])[0] == 0",
    "check grad(w -> sum(grad(w -> sum(w^3))(w) * [1, 2]))([3, 4]) ≈ 6 * [3, 4] * [1, 2]",
    // What does not depend on the argument, and what comes in steps.
    "grad(x -> 7)(1) == 0", "grad(w -> 7)([1, 2]) == [0, 0]", "grad(w -> argmax(w))([1, 2]) == [0, 0]",
    "grad(x -> round(x))(1.5) == 0", "derivative(x -> 2)([1, 2]) == [0, 0]", "sum(grad(w -> sum(w))([])) == 0",
    "grad(w -> count(w > 1))([1, 2]) == [0, 0]",
    // The other arguments are passed on.
    "grad((x, y) -> x * y)(2, 5) == 5", "grad(brier_score)(1, 0.5) == 1", "grad(norm)([3, 4]) ≈ [0.6, 0.8]",
    "f(x, k=2) = k * x^2\ngrad(f)(3, k=5) == 30", "derivative(s -> hinge(1, s, reduction=\"none\"))([0, 2]) == [-1, 0]",
    // Records, of records, keep their form.
    "g = grad(p -> sum(p.layer.w) * p.b)(record(layer=record(w=[1, 2]), b=3))\ng.layer.w == [3, 3]\ng.b == 3",
    // Functions that hold what is differentiated.
    "f(w) = h(3) where h = x -> x * w\ngrad(f)(2) == 3",
    "f(w) = sum(map(h, [1, 2])) where h = x -> x * w^2\ngrad(f)(3) == 18",
    "f(w) = r.h(3) where r = record(h=x -> x * w)\ngrad(f)(2) == 3",
  ])
  func `known gradients`(statements: String) { expectHolds(statements) }

  // MARK: Conditionals

  @Test(arguments: [
    "grad(x -> if x > 0 then log(x) else x)(-2) == 1", "grad(x -> sum(if [true, true] then x else log(x)))(-1) == 2",
    "grad(w -> sum(if w > 0 then sqrt(w) else w))([4, 0, -1]) == [0.25, 1, 1]",
    "grad(w -> sum(if w == 0 then 1 else sin(w) / w))([0, 1])[0] == 0",
    "grad(w -> sum(if w == 0 then 1 else w * log(w)))([0, 1]) == [0, 1]",
    "grad(w -> sum(if w < 1 then w else (w - 1) ^ 0.5))([0.5, 5]) == [1, 0.25]",
    "grad(grad(x -> sum(if [x > 0] then sqrt(x) else x^2)))(-1) == 2",
    "grad(w -> sum(exp(if w > 700 then 0 else w)))([1000, 0]) == [0, 1]",
    "grad(w -> sum(softmax(w) * 0))([inf, inf]) == [0, 0]", "grad(w -> 0 * (w @ [inf, 1]))([1, 1]) == [0, 0]",
  ])
  func `what is not selected never counts, not even nan`(claim: String) { expectHolds(claim) }

  @Test func `nothing remembers a gradient that was taken`() {
    expectHolds(
      """
      f(w) = sum(w^2)
      g = grad(f)([1, 2])
      h = grad(w -> sum(w * g))([5, 5])
      h == [2, 4]
      """)
  }

  @Test func `a gradient has no unit`() {
    expectHolds("grad(p -> binary_cross_entropy(1, p))(0.5) == -2")
    guard case .numbers(let numbers)? = value("grad(p -> binary_cross_entropy(1, p))(0.5)") else {
      Issue.record("no number")
      return
    }
    #expect(numbers.unit == nil)
    #expect(numbers.trace == nil)
  }

  @Test func `a row of many is taken out in time proportional to its size`() {
    var limits = Limits()
    limits.steps = 40_000_000
    let report = run("grad(w -> sum(map(x -> x^2, w)))(ones(20000))[7] == 2", limits: limits)
    #expect(report.isOK, "\(report.diagnostics.map { $0.message })")
    let nested = run("grad(w -> sum(grad(w -> sum(map(x -> x^3, w)))(w)))(ones(5000))[7] == 6", limits: limits)
    #expect(nested.isOK, "\(nested.diagnostics.map { $0.message })")
  }

  @Test func `the value comes with the gradient`() throws {
    let claim = try #require(run("", prose: ["(w -> sum(w^2))"]).prose.first)
    guard case .function(let function)? = claim.value else {
      Issue.record("no function")
      return
    }
    var evaluator = Evaluator(limits: Limits())
    let source = Source(file: "test.md", text: "x")
    let point = Value.numbers(Numbers(.init(vector: [1, 2])))
    let (value, gradient) = try evaluator.valueAndGradient(
      of: function, at: [point], site: CallSite(source: source, span: Span(0, 1)))
    #expect(value.asNumbers?.tensor.elements == [5])
    #expect(gradient.asNumbers?.tensor.elements == [2, 4])
    #expect(value.asNumbers?.trace == nil)
    #expect(evaluator.tape.entries.isEmpty)
  }
}
