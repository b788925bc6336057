import Testing

@testable import LossLanguage

/// Depth is limited, length is not: what is written here would overflow the stack of a parser that recursed on it.
struct NestingTests {
  @Test(arguments: [
    ("(", "1", ")"), ("[", "1", "]"), ("f(", "1", ")"), ("x[", "0", "]"), ("-", "1", ""), ("+", "1", ""),
    ("not ", "a", ""),
    ("2^", "2", ""), ("2^-", "2", ""), ("x -> ", "x", ""), ("(x, y) -> ", "x", ""), ("if a then b else ", "c", ""),
    ("if ", "a", " then b else c"), ("f(k=", "1", ")"), ("x[1:", "2", "]"), ("(-", "1", ")"), ("", "f", "(x)"),
    ("", "x", "[0]"), ("", "a", ".b"), ("(", "a", ").b"), ("(", "f", "(x) + 1)"),
    ("(0 or 0 and 0 < 0 + 0 * ", "1", ")"),
  ])
  func `what nests is limited`(opening: String, inside: String, closing: String) {
    func program(_ depth: Int) -> String {
      "x = " + String(repeating: opening, count: depth) + inside + String(repeating: closing, count: depth) + "\ny = 1"
    }
    #expect(codes(program(100)) == [])
    let (statements, diagnostics) = parseStatements(Source(file: "a.md", text: program(10_000)))
    #expect(diagnostics.map(\.code) == [.nestingLimit])
    #expect(statements.map(\.definedName?.text) == ["x", "y"])
  }

  @Test func `two hundred levels are allowed, and the next is marked`() {
    func program(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "x" + String(repeating: ")", count: depth)
    }
    #expect(codes(program(200)) == [])
    let diagnostics = parseStatements(Source(file: "a.md", text: program(201))).diagnostics
    #expect(diagnostics.map(\.code) == [.nestingLimit])
    #expect(diagnostics.first?.region.start == Position(line: 1, column: 201))
    #expect(diagnostics.first?.region.end == Position(line: 1, column: 202))
  }

  @Test func `chains in brackets count on`() {
    var expression = "x"
    for _ in 0..<20 { expression = "(\(expression)" + String(repeating: ".y", count: 20) + ")" }
    #expect(codes(expression) == [.nestingLimit])
  }

  @Test func `a claim's literal nests no deeper`() {
    func literal(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    }
    #expect(codes("x ≈ \(literal(150))") == [])
    #expect(codes("x == \(literal(150))") == [])
    #expect(codes("x ≈ \(literal(10_000))\ny = 1") == [.nestingLimit])
    #expect(codes("x == \(literal(10_000))\ny = 1") == [.nestingLimit])
  }

  @Test(arguments: [
    " + 1", " * x", " - -1", " and a", " or not a", " < 2", " == y",
  ])
  func `what is long is not limited`(link: String) {
    #expect(codes("x = 1" + String(repeating: link, count: 10_000)) == [])
  }

  @Test func `lists and lines are not limited`() {
    #expect(codes("x = [1" + String(repeating: ", 2", count: 30_000) + "]") == [])
    #expect(codes(String(repeating: "f(x,\n y)\n", count: 10_000)) == [])
  }

  @Test func `a line of a megabyte is read in linear time`() {
    #expect(codes("x = 1" + String(repeating: " + sqrt(y)", count: 100_000) + " ?") == [.foreignOperator])
    #expect(codes("\"" + String(repeating: "a", count: 1_000_000)) == [.unclosedText])
    #expect(codes(String(repeating: "9", count: 1_000_000)) == [.badNumber])
    #expect(codes(String(repeating: "$", count: 50_000)) == [.unexpectedCharacter])
    #expect(codes(String(repeating: "(", count: 50_000)) == [.nestingLimit])
    #expect(codes(String(repeating: ")", count: 50_000)) == [.missingExpression])
    let crossed = String(repeating: "([", count: 30_000) + String(repeating: ")", count: 30_000)
    #expect(codes(crossed) == [.nestingLimit])
  }

  @Test func `many faults are found in linear time`() {
    #expect(codes(String(repeating: "f(\n", count: 20_000)).count == 20_000)
    #expect(codes(String(repeating: "a == [1, 2, f(\ncheck x\n", count: 10_000)).count == 10_000)
    #expect(codes(String(repeating: "x ≈ y ≈ (\n", count: 10_000)).count == 10_000)
  }

  private func codes(_ program: String) -> [DiagnosticCode] {
    parseStatements(Source(file: "a.md", text: program)).diagnostics.map(\.code)
  }
}
