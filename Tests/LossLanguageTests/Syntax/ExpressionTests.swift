import Testing

@testable import LossLanguage

struct ExpressionTests {
  @Test(arguments: [
    ("1 + 2 * 3 - 4", "(1 + (2 * 3) - 4)"),
    ("a / b * c @ d % e", "(a / b * c @ d % e)"),
    ("a - (b - c)", "(a - (b - c))"),
    ("(a + b) * c", "((a + b) * c)"),
    ("-2^2", "(-(2^2))"),
    ("2^-1", "(2^(-1))"),
    ("2^-x^2", "(2^(-(x^2)))"),
    ("2^3^2", "(2^(3^2))"),
    ("(2^3)^2", "((2^3)^2)"),
    ("-a * b", "((-a) * b)"),
    ("a * -b", "(a * (-b))"),
    ("- -a", "(-(-a))"),
    ("+a - +b", "((+a) - (+b))"),
    ("1 +-2", "(1 + (-2))"),
    ("-p[0]", "(-p[0])"),
    ("x^2[0]", "(x^2[0])"),
    ("grad(f)(x)^2", "(grad(f)(x)^2)"),
    ("0 <= p <= 1", "(0 <= p <= 1)"),
    ("a + 1 < b * 2", "((a + 1) < (b * 2))"),
    ("a == b != c < d <= e > f >= g", "(a == b != c < d <= e > f >= g)"),
    ("(a < b) == c", "((a < b) == c)"),
    ("not a == b", "(not (a == b))"),
    ("not not a", "(not (not a))"),
    ("not a and not b", "((not a) and (not b))"),
    ("a and b and c or d or e and f", "((a and b and c) or d or (e and f))"),
    ("a or b and not c < d + e * f^g", "(a or (b and (not (c < (d + (e * (f^g)))))))"),
    ("(a or b) and c", "((a or b) and c)"),
  ])
  func `operators bind as the table says`(source: String, expected: String) {
    #expect(trees("x_ = " + source) == ["define x_ = " + expected])
  }

  @Test(arguments: [
    ("if a < 1 then 2 else 3 + 4", "(if (a < 1) then 2 else (3 + 4))"),
    ("if a then 1 else if b then 2 else 3", "(if a then 1 else (if b then 2 else 3))"),
    ("if a then if b then 1 else 2 else 3", "(if a then (if b then 1 else 2) else 3)"),
    ("(if a then 1 else 2) * 3", "((if a then 1 else 2) * 3)"),
    ("x -> x + 1", "(x -> (x + 1))"),
    ("(x, y) -> x and y", "(x, y -> (x and y))"),
    ("(x, y,) -> x", "(x, y -> x)"),
    ("x -> y -> x * y", "(x -> (y -> (x * y)))"),
    ("(x -> x)(2)", "(x -> x)(2)"),
    ("map(x -> x^2, xs)", "map((x -> (x^2)), xs)"),
    ("if a then x -> x else y -> y", "(if a then (x -> x) else (y -> y))"),
    ("(x) -> x", "(x -> x)"),
  ])
  func `conditionals and functions take all that follows`(source: String, expected: String) {
    #expect(trees("x_ = " + source) == ["define x_ = " + expected])
  }

  @Test(arguments: [
    ("f()", "f()"), ("f(a, b, k=2)", "f(a, b, k=2)"), ("f(a,)", "f(a)"), ("f(\n  a,\n  k=2,\n)", "f(a, k=2)"),
    ("f(if=1, where=2, not=3)", "f(if=1, where=2, not=3)"), ("f(k=x -> x)", "f(k=(x -> x))"),
    ("f (x)", "f(x)"), ("f(a == b)", "f((a == b))"),
    ("t.column.x", "t.column.x"), ("t.if.where", "t.if.where"), ("dog.loss", "dog.loss"),
    ("library.softmax(z)", "library.softmax(z)"), ("t[\"any header\"]", "t[\"any header\"]"),
    ("p[0]", "p[0]"), ("P[:, 1]", "P[:, 1]"), ("p[1:3]", "p[1:3]"), ("p[:]", "p[:]"), ("p[::2]", "p[::2]"),
    ("p[1:]", "p[1:]"), ("p[:-1]", "p[:(-1)]"), ("p[-3:-1:1]", "p[(-3):(-1):1]"), ("p[a:b:c, 0, :]", "p[a:b:c, 0, :]"),
    ("p[1::]", "p[1:]"), ("P[range(n), labels]", "P[range(n), labels]"), ("p[y == 1]", "p[(y == 1)]"),
    ("p[5.:2]", "p[5:2]"), ("f(x)[0].y(2)", "f(x)[0].y(2)"),
    ("[]", "[]"), ("[1, 2, 3]", "[1, 2, 3]"), ("[1, 2, ]", "[1, 2]"), ("[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]"),
    ("[\"a\", true, inf, nan, -inf]", "[\"a\", true, inf, nan, (-inf)]"),
  ])
  func `calls, members, indices and arrays`(source: String, expected: String) {
    #expect(trees("x_ = " + source) == ["define x_ = " + expected])
  }

  @Test(arguments: [
    ("a − b × c · d", "(a - (b * c * d))"), ("a ≤ b ≥ c ≠ d", "(a <= b >= c != d)"), ("2 * π", "(2 * pi)"),
    ("-∞", "(-inf)"), ("π_1 + π", "(π_1 + pi)"), ("a\u{A0}+\u{202F}b", "(a + b)"),
  ])
  func `signs of mathematics mean ours`(source: String, expected: String) {
    #expect(trees("x_ = " + source) == ["define x_ = " + expected])
  }

  @Test func `a span covers what was written, parentheses included`() throws {
    let source = Source(file: "a.md", text: "y = (a + b) * f(x)[0]  # and more")
    let statement = try #require(parseStatements(source).statements.first)
    guard case .definition(_, let product, _) = statement.kind, case .chain(let sum, let links) = product.kind else {
      Issue.record("not a product")
      return
    }
    #expect(source.text(of: statement.span) == "y = (a + b) * f(x)[0]")
    #expect(source.text(of: product.span) == "(a + b) * f(x)[0]")
    #expect(source.text(of: sum.span) == "(a + b)")
    #expect(source.text(of: links[0].operand.span) == "f(x)[0]")
  }
}
