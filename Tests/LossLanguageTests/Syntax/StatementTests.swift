import Testing

@testable import LossLanguage

struct StatementTests {
  @Test func `every statement there is`() {
    #expect(
      trees(
        """
        # a comment
        x = 1
        f(y, k=1, base=e) = y + k + a where a = 2, b = a * k
        g() = 3
        f(x)
        f(x) ≈ 0.50 nats
        f(x) !≈ 3
        f(x) == 1
        check x < 1
        check f(x) ≈ g(x)
        check f(x) ≈ g(x) ± 0.1
        check f(x) ~= g(x) +- 1e-3
        refute x == 1
        refute f(x) ≈ 2 * x
        input γ = 2 from 0 to 5 step 0.5 "focusing γ"
        input n = 2 from -1 to 2 * 5
        input c = "a" in ["a", "b"] "letter"
        input on = true
        input off = false "off"
        steps f(x) / 2
        formula f
        formula library.softmax
        """) == [
          "define x = 1",
          "define f(y, k=1, base=e) = (y + k + a) where a = 2, b = (a * k)",
          "define g() = 3",
          "value f(x)",
          "claim f(x) ≈ 050e-2 nats",
          "claim f(x) !≈ 3!",
          "claim f(x) == 1!",
          "check (x < 1)",
          "check f(x) ≈ g(x)",
          "check f(x) ≈ g(x) ± 0.1",
          "check f(x) ≈ g(x) ± 0.001",
          "refute (x == 1)",
          "refute f(x) ≈ (2 * x)",
          "input γ = 2 from 0 to 5 step 0.5 \"focusing γ\"",
          "input n = 2 from (-1) to (2 * 5)",
          "input c = \"a\" in [\"a\", \"b\"] \"letter\"",
          "input on = true",
          "input off = false \"off\"",
          "steps (f(x) / 2)",
          "formula f",
          "formula library.softmax",
        ])
  }

  @Test(arguments: [
    ("a = (1\n+ 2)", ["define a = (1 + 2)"]),
    ("a = f(\n\n  1, # one\n  2\n)\nb = 3", ["define a = f(1, 2)", "define b = 3"]),
    ("a = [\n1,\n2]", ["define a = [1, 2]"]),
    ("a = 1 +\n\n# why\n  2", ["define a = (1 + 2)"]),
    ("a = 1\n+ 2", ["define a = 1", "value (+2)"]),
    ("a = b\n(c)", ["define a = b", "value c"]),
    ("a = b\n[0]", ["define a = b", "value [0]"]),
    ("a =\n 1", ["define a = 1"]),
    ("a ≈\n 1", ["claim a ≈ 1!"]),
    ("a ≈ 0.5 ±\n 0.1", ["claim a ≈ 05e-1 ± 01e-1"]),
    ("a = x ->\n x", ["define a = (x -> x)"]),
    ("a = b and\n not\n c", ["define a = (b and (not c))"]),
    ("a = b %\n c", ["define a = (b % c)"]),
    ("a = if b then\n 1 else\n 2", ["define a = (if b then 1 else 2)"]),
    ("a = if\n b\n then 1\n\n # no\n else 2", ["define a = (if b then 1 else 2)"]),
    ("f(x) = y\n where y = x,\n z = 2\nw = 1", ["define f(x) = y where y = x, z = 2", "define w = 1"]),
    ("f(x) = y where\n y = x", ["define f(x) = y where y = x"]),
    ("a = f(x,\n  k=1)", ["define a = f(x, k=1)"]),
    ("a ≈ 12.5%\nb ≈ 3", ["claim a ≈ 125e-1%", "claim b ≈ 3!"]),
    ("a == 12.5%\nb", ["claim a == 125e-1%", "value b"]),
    ("a ≈ 5% ± 1%\n-b", ["claim a ≈ 5!% ± 1!%", "value (-b)"]),
    ("a ≈ ?%\nb", ["claim a ≈ ?%", "value b"]),
    ("\n\n  a\n\tb\n\n", ["value a", "value b"]),
    ("", []), ("# only this", []), ("   \n \n", []),
  ])
  func `a statement ends with its line unless it goes on`(program: String, expected: [String]) {
    #expect(trees(program) == expected)
  }

  @Test(arguments: [
    ("steps = 200", ["define steps = 200"]),
    ("check = 1\n(check)", ["define check = 1", "value check"]),
    ("input = 3", ["define input = 3"]),
    ("f(formula, steps=2) = formula", ["define f(formula, steps=2) = formula"]),
    ("minimize(f, steps=200)", ["value minimize(f, steps=200)"]),
    ("x = steps + check", ["define x = (steps + check)"]),
    ("steps (x) + 1", ["steps (x + 1)"]),
    ("check -x < 1", ["check ((-x) < 1)"]),
    ("checks", ["value checks"]),
    ("for = 1\nlet = for\nx = def + let", ["define for = 1", "define let = for", "define x = (def + let)"]),
  ])
  func `statement words are words only where a statement begins`(program: String, expected: [String]) {
    #expect(trees(program) == expected)
  }

  @Test(arguments: [
    ("a == 0 == b", "value (a == 0 == b)"),
    ("a == b", "value (a == b)"),
    ("a == 1 + 1", "value (a == (1 + 1))"),
    ("a == 1", "claim a == 1!"),
    ("a + b == -1.5", "claim (a + b) == -15e-1"),
    ("a < b == true", "claim (a < b) == true"),
    ("a == b == true", "value (a == b == true)"),
    ("(a == 1)", "value (a == 1)"),
    ("not a == 1", "value (not (a == 1))"),
    ("a and b == 1", "value (a and (b == 1))"),
    ("f(a == 1)", "value f((a == 1))"),
    ("a == \"text\"", "claim a == \"text\""),
    ("a == [[1, 2], [3, 4]]", "claim a == [[1!, 2!], [3!, 4!]]"),
    ("if a then b else c ≈ 1", "claim (if a then b else c) ≈ 1!"),
    ("x -> x ≈ 1", "claim (x -> x) ≈ 1!"),
  ])
  func `a final == literal is a claim`(program: String, expected: String) {
    #expect(trees(program) == [expected])
  }

  @Test(arguments: [
    ("loss", "loss"), ("loss ≈ 0.515", "loss ≈ 0515e-3"), ("a +\n b\n  ≈ 12.5\n %", "(a + b) ≈ 125e-1%"),
    ("f(x)\n== 0", "f(x) == 0!"), ("f\n(x)", "f(x)"), ("accuracy(y, p) ≈ 67%", "accuracy(y, p) ≈ 67!%"),
  ])
  func `prose holds one value or claim, and a line break is a blank`(text: String, expected: String) throws {
    let (statement, diagnostics) = parseProse(Source(file: "a.md", text: text))
    #expect(diagnostics.isEmpty)
    switch try #require(statement) {
    case .value(let expression): #expect(tree(expression) == expected)
    case .claim(let claim): #expect(tree(claim) == expected)
    }
  }

  @Test func `a definition that cannot be parsed keeps its name`() {
    let program = "a = 2x\nf(x, y = 3\ng(x) = (1\nh(2) = 1\ninput i = 3\nb = 1"
    let (statements, diagnostics) = parseStatements(Source(file: "a.md", text: program))
    #expect(
      statements.map(tree) == [
        "define a = <invalid>", "define g = <invalid>", "define h = <invalid>", "define i = <invalid>", "define b = 1",
      ])
    #expect(diagnostics.map(\.region.start.line) == [1, 2, 3, 4, 5])
    #expect(statements.map(\.definedName?.text) == ["a", "g", "h", "i", "b"])
  }
}
