import Testing

@testable import LossLanguage

/// What happens where a gradient is asked for in something that a function written in Swift takes as bare numbers: the
/// derivative is 0 because the result moves in steps, or there is none and to ask for it is an error.
struct ConstantArgumentTests {
  static let refused = [
    ("minimize(x -> (x - v)^2, 0, steps=3).result", "minimize", "f"),
    ("minimize(x -> x^2, v, steps=3).result", "minimize", "start"),
    ("minimize(x -> x^2, 1, steps=3, rate=v).loss", "minimize", "rate"),
    ("minimize(x -> x^2, 1, steps=1, schedule=t -> v).loss", "minimize", "schedule"),
    ("minimize(grad(x -> v * x^3), 1, steps=1).loss", "minimize", "f"),
    ("minimize(p -> p.a^2, record(a=v), steps=1).loss", "minimize", "start"),
    ("train((w, t) -> mean((w - t.a)^2), 0, data=table(a=[v, 1]), epochs=1).loss", "train", "data"),
    ("sum(iterate(x -> v * x, 1, 2))", "iterate", "f"), ("sum(iterate(x -> 2 * x, v, 2))", "iterate", "start"),
    ("check_gradient(x -> v * x, 1).error", "check_gradient", "f"),
    ("log(8, base=v)", "log", "base"), ("xlogy(8, 2, base=v)", "xlogy", "base"),
    ("binary_cross_entropy(1, 0.5, base=v)", "binary_cross_entropy", "base"),
    ("quantile([1, 2, 4], v - 1.5)", "quantile", "q"),
    ("binary_cross_entropy(1, 0.5, clip=v / 10)", "binary_cross_entropy", "clip"),
    ("sum(random_uniform(3, 1, low=v, high=9))", "random_uniform", "low"),
    ("sum(random_uniform(3, 1, high=v))", "random_uniform", "high"),
    ("sum(random_normal(3, 1, mean=v))", "random_normal", "mean"),
    ("sum(random_normal(3, 1, std=v))", "random_normal", "std"), ("sum(random_normal(3, v))", "random_normal", "seed"),
    ("sum(random_normal(v, 1))", "random_normal", "shape"), ("sum(shuffle([1, 2], v))", "shuffle", "seed"),
    ("random_choice([1, 2], 1, 1, p=[v / 4, 1 - v / 4])[0]", "random_choice", "p"),
    ("sum(dropout_mask(3, v / 4, 1))", "dropout_mask", "rate"),
    ("make_blobs(4, 1, low=v).x[0, 0]", "make_blobs", "low"),
    ("make_blobs(4, 1, cluster_std=v).x[0, 0]", "make_blobs", "cluster_std"),
    ("make_blobs(4, 1, centers=[[v, v]]).x[0, 0]", "make_blobs", "centers"),
    ("make_moons(4, 1, noise=v).x[0, 0]", "make_moons", "noise"),
    ("make_linear(4, 1, coef=[v]).y[0]", "make_linear", "coef"),
    ("make_linear(4, 1, bias=v).y[0]", "make_linear", "bias"),
    ("sum(linspace(0, 1, v))", "linspace", "n"), ("sum(range(v))", "range", "start"),
    ("sum(zeros(v))", "zeros", "shape"),
    ("sum(eye(v))", "eye", "n"), ("sum(one_hot([0, 1], v))", "one_hot", "classes"),
    ("sum(reshape([1, 2], [v, 1]))", "reshape", "shape"), ("round(2.345, digits=v)", "round", "digits"),
    ("var([1, 2, 4], ddof=v)", "var", "ddof"), ("sum(head(table(a=[1, 2, 3]), v).a)", "head", "n"),
  ]

  @Test(arguments: refused)
  func `what has no derivative is an error that names it`(expression: String, function: String, argument: String) throws
  {
    let report = run("grad(v -> \(expression))(2)")
    let fault = try #require(report.diagnostics.first)
    #expect(fault.message == "`\(function)` cannot be differentiated in `\(argument)`")
    #expect(fault.code == .badArgument)
    // Without a gradient there is nothing wrong with it.
    #expect(run("f(v) = \(expression)\nf(2)").isOK)
  }

  @Test func `dropout names its mask`() throws {
    let fault = try #require(run("grad(r -> sum(dropout([1, 2], r, 1)))(0.5)").diagnostics.first)
    #expect(fault.message == "`dropout_mask` cannot be differentiated in `rate`")
  }

  static let stepwise = [
    "grad(v -> round(v))(2.4)", "grad(v -> floor(v) + ceil(v) + sign(v))(2.4)",
    "grad(v -> argmax([v, 1]) + argmin([v, 1]))(2)",
    "grad(v -> count([v, 0]))(2)", "grad(v -> sum(bincount([v, 1])))(2)", "grad(v -> sum(one_hot([v, 1], 3)))(2)",
    "grad(v -> sum(argsort([v, 1])))(2)", "grad(v -> sum(ranks([v, 1])))(2)", "grad(v -> [1, 2, 4][v])(2)",
    "grad(v -> first([0, 1] < v))(2)", "grad(v -> if isnan(v) or isclose(v, 1) then 1 else 2)(2)",
    "grad(v -> if isfinite(v) and any([v] > 1) and all([v] > 1) then 1 else 2)(2)",
    "grad(v -> size(full(3, v)) + shape([v])[0])(2)", "grad(v -> stop_gradient(v^2))(2)",
    "grad(v -> sparse_categorical_cross_entropy(v, [0.2, 0.3, 0.5]))(2)",
    "grad(v -> mean_squared_error([1, 2], [3, 4], weight=[v, 1], reduction=\"nonzero_mean\") - 2 * v)(2)",
  ]

  @Test(arguments: stepwise)
  func `what moves in steps has the derivative 0`(expression: String) { expectHolds("\(expression) == 0") }

  @Test func `what is drawn from values that vary varies with them`() {
    expectHolds(
      "check grad(w -> sum(shuffle(w, 1) * [1, 10, 100]))([1, 2, 3]) == 10^argsort(shuffle(range(3), 1))")
    expectHolds("check sum(grad(w -> sum(random_choice(w, 5, 1)))([1, 2, 3])) == 5")
    expectHolds("check grad(w -> sum(random_choice(w, [3], 1, replace=false)))([1, 2, 3]) == 1")
    expectHolds("check grad(w -> sum(shuffle(table(a=w), 1).a * w))([1, 2, 3]) > 0")
    expectHolds("check grad(x -> sum(dropout(x, 0.5, 1)))([1, 2, 3]) == dropout_mask(3, 0.5, 1)")
  }

  /// The functions written in Swift whose derivatives other tests compare with differences or closed forms.
  private static let differentiable =
    (GradientTests.expressions + ElementwiseDerivativeTests.pairs.map { $0.0 }
    + ElementwiseDerivativeTests.references.map { "\($0.function)(" }).joined(separator: " ")

  /// Those of which neither the result nor an argument is a number that could vary.
  private static let others: Set<String> = [
    "length", "columns", "record", "table", "grad", "derivative", "isnan", "isfinite", "ones", "any", "all",
    "random_gumbel",
  ]

  @Test func `every function written in Swift is in one of the lists`() {
    let steps = Self.stepwise.joined(separator: " ")
    for entry in Library.standard.entries where entry.definition == nil && entry.group != .constants {
      let isKnown =
        Self.differentiable.contains("\(entry.name)(") || steps.contains("\(entry.name)(")
        || Self.refused.contains { $0.1 == entry.name } || Self.others.contains(entry.name)
      #expect(isKnown, "\(entry.name)")
    }
  }
}
