import Testing

@testable import LossLanguage

struct SyntaxPrinterTests {
  @Test(arguments: [
    ("a+b*c", "a + b * c"), ("((a+b))*c", "(a + b) * c"), ("(a*b)/c", "a * b / c"), ("a*(b/c)", "a * (b / c)"),
    ("a-(b-c)", "a - (b - c)"), ("(a-b)-c", "a - b - c"), ("-(a^2)", "-a^2"), ("(-a)^2", "(-a)^2"),
    ("a^(b^c)", "a^b^c"), ("(a^b)^c", "(a^b)^c"), ("2^(-1)", "2^-1"), ("(-a)*b", "-a * b"), ("-(a*b)", "-(a * b)"),
    ("(a<b)==(c)", "(a < b) == c"), ("not(a==b)", "not a == b"), ("(not a)==b", "(not a) == b"),
    ("(a and b)or(c and d)", "a and b or c and d"), ("a and(b or c)", "a and (b or c)"),
    ("(if a then b else c)+1", "(if a then b else c) + 1"), ("if a then(b)else(c)", "if a then b else c"),
    ("(x)->x+1", "x -> x + 1"), ("(x,y)->(x)", "(x, y) -> x"), ("(x->x)(2)", "(x -> x)(2)"),
    ("f( a,k = 2 , )", "f(a, k=2)"), ("t . if", "t.if"), ("P[ : ,1]", "P[:, 1]"), ("p[1:3:]", "p[1:3]"),
    ("p[::2]", "p[::2]"),
    ("[1.50,1_000,1e-7,.5,5.]", "[1.5, 1000, 1e-7, 0.5, 5]"), ("(5).x", "(5).x"), ("\"a\\u{7}\"", "\"a\\u{7}\""),
    ("a × π ≤ ∞", "a * pi <= inf"), ("(f)(x)", "f(x)"), ("(a.b)[0]", "a.b[0]"), ("[ ]", "[]"),
    ("1e16+0.1", "1e16 + 0.1"),
  ])
  func `expressions are printed in canonical spelling`(source: String, expected: String) throws {
    #expect(try parse(source).printed() == expected)
  }

  @Test func `what is printed parses and prints the same`() throws {
    var kinds: Set<String> = []
    for seed in UInt64(0)..<3000 {
      var random = RandomExpression(seed: seed)
      let expression = random.next(depth: 4)
      let text = expression.printed()
      let parsed = try? parse(text)
      #expect(parsed?.printed() == text, "seed \(seed)")
      if case .call = expression.kind { kinds.insert("call") }
      if case .chain = expression.kind { kinds.insert("chain") }
    }
    #expect(kinds.count == 2)
  }

  @Test func `a parsed tree is printed and parsed to the same tree`() throws {
    for seed in UInt64(5000)..<6000 {
      var random = RandomExpression(seed: seed)
      let first = try parse(random.next(depth: 4).printed())
      #expect(tree(try parse(first.printed())) == tree(first), "seed \(seed)")
    }
  }

  @Test func `no pair of parentheses can be left out`() throws {
    for seed in UInt64(9000)..<9300 {
      var random = RandomExpression(seed: seed)
      let expression = try parse(random.next(depth: 3).printed())
      let text = Array(expression.printed().unicodeScalars)
      for (start, end) in groupingParentheses(in: text) {
        var shorter = text
        shorter.remove(at: end)
        shorter.remove(at: start)
        var string = ""
        string.unicodeScalars.append(contentsOf: shorter)
        let parsed = try? parse(string)
        #expect(parsed.map(tree) != tree(expression), "seed \(seed): \(string)")
      }
    }
  }

  @Test func `parameters are printed as in a signature`() {
    let source = Source(file: "a.md", text: "f(y,p , base = e,k=1+2) = y")
    guard case .function(_, let parameters, _, _)? = parseStatements(source).statements.first?.kind else {
      Issue.record("no function")
      return
    }
    #expect(parameters.printed == "(y, p, base=e, k=1 + 2)")
  }

  @Test func `numbers are written as the caller wants`() throws {
    #expect(try parse("a + 0.123456^2").printed { _ in "n" } == "a + n^n")
  }

  private func parse(_ text: String) throws -> Expression {
    var parser = Parser(Source(file: "a.md", text: text))
    let expression = try parser.expression()
    try #require(parser.isAtLineEnd, "\(text)")
    return expression
  }

  /// Pairs that group an operation: neither of a call nor around the parameters of a function.
  private func groupingParentheses(in text: [Unicode.Scalar]) -> [(Int, Int)] {
    var open: [Int] = []
    var pairs: [(Int, Int)] = []
    var isInText = false
    for (index, scalar) in text.enumerated() {
      if scalar == "\"" && (index == 0 || text[index - 1] != "\\") { isInText.toggle() }
      if isInText { continue }
      if scalar == "(" { open.append(index) }
      guard scalar == ")", let start = open.popLast() else { continue }
      let opensOperand = start == 0 || " ([,:=-+^".unicodeScalars.contains(text[start - 1])
      let isParameters = text[(index + 1)...].starts(with: " ->".unicodeScalars)
      if opensOperand && !isParameters { pairs.append((start, index)) }
    }
    return pairs
  }
}
