import Drawing
import LossLanguage
import TestSupport
import Testing

struct FormulaTests {
  /// An expression, and the formula in TeX; `x`, `y`, `p` and `q` are arrays.
  @Test(arguments: [
    ("1 / 2", "\\frac{1}{2}"),
    ("a * b / c * d", "\\frac{a b}{c} d"),
    ("-x / 2", "-\\frac{x}{2}"),
    ("a - (b - c)", "a - (b - c)"),
    ("a - -b", "a - (-b)"),
    ("2 * x", "2 x"),
    ("x * 2", "x \\cdot 2"),
    ("2 * -3", "2 \\cdot (-3)"),
    ("a * (b + c)", "a \\, (b + c)"),
    ("(a + b)^2", "(a + b)^{2}"),
    ("a^b^c", "a^{b^{c}}"),
    ("(a / b)^2", "\\left( \\frac{a}{b} \\right)^{2}"),
    ("x^(1 / 2)", "x^{1 / 2}"),
    ("sqrt(x + 1)", "\\sqrt{x + 1}"),
    ("abs(x - y)^2", "\\left| x - y \\right|^{2}"),
    ("log(p)", "\\log p"),
    ("log(p)^2", "(\\log p)^{2}"),
    ("log(1 - p) * y", "\\log(1 - p) y"),
    ("log(p) * y", "(\\log p) y"),
    ("log(x, base=2)", "\\log_{2} x"),
    ("xlogy(y, p)", "y \\log p"),
    ("xlog1py(1 - y, -p)", "(1 - y) \\log(1 - p)"),
    ("exp(-y * x)", "e^{-y x}"),
    ("exp(-x^2 / 2)", "\\exp\\left( -\\frac{x^{2}}{2} \\right)"),
    ("softplus(-x)", "\\log(1 + e^{-x})"),
    ("maximum(0, 1 - x)", "\\max(0, 1 - x)"),
    ("beta * p_hat + theta_1 * x1", "\\beta \\hat{p} + \\theta_{1} x_{1}"),
    ("ŷ - p₁", "\\hat{y} - p_{1}"),
    ("label_smoothing * k", "\\mathrm{label\\_smoothing} \\, k"),
    ("x[i] * x[0, 1]", "x_{i} x_{0, 1}"),
    ("x[1:3]", "x_{1:3}"),
    ("if x > 0 then x else 0", "\\begin{cases} x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}"),
    (
      "if a == 1 then 1 else if a <= 2 then 2 else 3",
      "\\begin{cases} 1 & \\text{if } a = 1 \\\\ 2 & \\text{if } a \\le 2 \\\\ 3 & \\text{otherwise} \\end{cases}"
    ),
    ("(a > 0) * b", "[a > 0] b"),
    ("not (a and b or c)", "\\lnot (a \\land b \\lor c)"),
    ("sum(y * log(p))", "\\sum_{i=1}^{n} y_{i} \\log p_{i}"),
    ("-sum(xlogy(y, p), axis=-1)", "-\\sum_{i=1}^{n} y_{i} \\log p_{i}"),
    ("2 * mean(y)", "2 \\cdot \\frac{1}{n} \\sum_{i=1}^{n} y_{i}"),
    ("mean((y - x)^2)", "\\frac{1}{n} \\sum_{i=1}^{n} (y_{i} - x_{i})^{2}"),
    ("sum(y - w * x)", "\\sum_{i=1}^{n} (y_{i} - w x_{i})"),
    ("mean(sum(x * y, axis=-1))", "\\frac{1}{n} \\sum_{i=1}^{n} \\sum_{j=1}^{m} x_{ij} y_{ij}"),
    ("sum(x, axis=0)", "\\sum_{i=1}^{n} x_{ij}"),
    ("sum(x, axis=1)", "\\sum_{j=1}^{m} x_{ij}"),
    ("sum(x) / max(sum(x, axis=1))", "\\frac{\\sum x}{\\max \\left( \\sum_{j=1}^{m} x_{ij} \\right)}"),
    ("max(x)", "\\max_{i} x_{i}"),
    ("logsumexp(x)", "\\log \\sum_{i=1}^{n} e^{x_{i}}"),
    ("sum(softmax(x) * i)", "\\sum_{j=1}^{n} \\operatorname{softmax}(x)_{j} i"),
    ("sum(y * x) / (norm(y) * norm(x))", "\\frac{\\sum_{i=1}^{n} y_{i} x_{i}}{\\lVert y \\rVert \\lVert x \\rVert}"),
    ("sum([1, 2] * 3)", "\\sum [1, 2] \\cdot 3"),
    ("gamma_nll(y, x) + f_1(x)", "\\mathrm{gamma\\_nll}(y, x) + f_{1}(x)"),
    ("unknown_function(a, k=2)", "\\mathrm{unknown\\_function}(a, k = 2)"),
    ("1e-12 + inf", "10^{-12} + \\infty"),
    ("f(x, mode=\"a_b\")", "f(x, \\mathrm{mode} = \\text{“a\\_b”})"),
    ("f(x, alpha=alpha, k=2)", "f(x, \\alpha, k = 2)"),
    ("f(x, base=e, reduction=\"none\")", "f(x)"),
    ("dog.loss", "\\mathrm{dog.loss}"),
    ("x -> x^2", "x \\mapsto x^{2}"),
  ])
  func `code as mathematics`(code: String, tex: String) throws {
    let formula = try #require(try expression(code).tex(arrays: ["x", "y", "p", "q"]))
    #expect(formula == tex)
    let (markup, faults) = mathML(formula, isDisplay: true)
    #expect(faults.isEmpty, "\(faults.map(\.message))")
    #expect(isWellFormed(markup.html), "\(markup.html)")
  }

  @Test func `a sum has no index where it is not known what is summed`() throws {
    #expect(try expression("mean((y - w * x)^2)").tex() == "\\frac{1}{n} \\sum (y - w x)^{2}")
    #expect(try expression("mean(n * x)").tex() == "\\frac{1}{m} \\sum n x")
    #expect(try expression("sum(c, axis=1) - sum(c, axis=-1)").tex() == "\\sum_{\\text{axis }1} c - \\sum c")
  }

  @Test(arguments: ["f(x).field", "[1, f(x).field]"]) func `what has no notation is no formula`(code: String) throws {
    #expect(try expression(code).tex() == nil)
  }

  @Test func `a definition has its bindings below`() throws {
    let formula = try #require(FunctionFormula(definition: "f(x, k=1) = k * r^2\n  where r = x - 1, s = r"))
    #expect(
      formula.tex == """
        \\begin{aligned} & f(x, k) = k r^{2} \\\\ & \\quad \\text{where } r = x - 1 \\\\ \
        & \\quad \\phantom{\\text{where }} s = r \\end{aligned}
        """)
    #expect(FunctionFormula(definition: "f(x)") == nil)
  }

  @Test func `every definition of the library is mathematics that the converter takes`() {
    for entry in Library.standard.entries {
      for variant in entry.variants {
        guard let tex = variant.formula.tex else {
          Issue.record("\(entry.name) has no formula")
          continue
        }
        let (markup, faults) = mathML(tex, isDisplay: true)
        #expect(faults.isEmpty && isWellFormed(markup.html), "\(entry.name): \(tex) \(faults.map(\.message))")
      }
      if let gradient = entry.gradientExpression { #expect(gradient.tex() != nil, "\(entry.name)") }
    }
  }

  private func expression(_ code: String) throws -> Expression {
    try #require(parseProse(Source(file: "test", text: code)).statement).expression
  }
}
