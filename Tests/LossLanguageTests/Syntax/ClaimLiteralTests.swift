import Testing

@testable import LossLanguage

struct ClaimLiteralTests {
  @Test(arguments: [
    ("0.50", "050e-2"), ("5.", "5e0"), (".5", "5e-1"), ("100", "100!"), ("1.2e3", "12e2"), ("1e-12", "1e-12"),
    ("1_000.0", "10000e-1"), ("0", "0!"), ("-1", "-1!"), ("- 1", "-1!"), ("−0.5", "-05e-1"), ("00.10", "0010e-2"),
    ("12.5%", "125e-1%"), ("12.5 %", "125e-1%"), ("12.5\u{A0}%", "125e-1%"), ("12.5\u{202F}%", "125e-1%"),
    ("100%", "100!%"), ("-0%", "-0!%"),
    ("inf", "inf"), ("-inf", "-inf"), ("∞", "inf"), ("−∞", "-inf"), ("nan", "nan"), ("true", "true"),
    ("false", "false"), ("\"cat\"", "\"cat\""),
    ("[0.6590, 0.2424, 0.0986]", "[06590e-4, 02424e-4, 00986e-4]"),
    ("[[1, -2.0], [inf, 5%],]", "[[1!, -20e-1], [inf, 5!%]]"),
    ("[]", "[]"), ("[\"a\", true]", "[\"a\", true]"), ("[1,\n 2]", "[1!, 2!]"),
    ("?", "?"), ("?.???", "?3"), ("?%", "?%"), ("?.? %", "?1%"), ("? nats", "? nats"),
    ("0.5 nats", "05e-1 nats"), ("0.5\u{A0}bits", "05e-1 bits"), ("0.5\u{202F}bits", "05e-1 bits"),
    ("0.5bits", "05e-1 bits"), ("[1, 2] nats", "[1!, 2!] nats"),
    ("0.5 ± 0.01", "05e-1 ± 001e-2"), ("0.5 +- 0.01", "05e-1 ± 001e-2"), ("0.5 ± 0.01 nats", "05e-1 ± 001e-2 nats"),
    ("12% ± 2", "12!% ± 2!"), ("12% ± 2%", "12!% ± 2!%"), ("[1%, 2%] ± 1", "[1!%, 2!%] ± 1!"),
    ("1 ± 1e-3", "1! ± 1e-3"),
  ])
  func `digits are kept as they are written`(literal: String, expected: String) {
    #expect(trees("x ≈ " + literal) == ["claim x ≈ " + expected])
    #expect(trees("x ~= \(literal)\ny") == ["claim x ≈ " + expected, "value y"])
    #expect(trees("x !≈ " + literal) == ["claim x !≈ " + expected])
  }

  @Test(arguments: [
    ("x ≈ 12.50 %  # a comment", "12.50 %"), ("x ≈ [1,\n 2.0] ± 0.1 nats\ny", "[1,\n 2.0] ± 0.1 nats"),
    ("x == -1_0", "-1_0"), ("x ≈ ?.?? % ", "?.?? %"),
  ])
  func `what is written spans literal, tolerance and unit`(program: String, written: String) throws {
    let source = Source(file: "a.md", text: program)
    guard case .claim(let claim) = try #require(parseStatements(source).statements.first).kind else {
      Issue.record("no claim")
      return
    }
    #expect(source.text(of: claim.written) == written)
  }
}
