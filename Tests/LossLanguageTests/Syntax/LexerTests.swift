import Testing

@testable import LossLanguage

struct LexerTests {
  @Test(arguments: [
    ("12", 12), ("1_000", 1000), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-7", 1e-7), ("0.1", 0.1), ("5.e3", 5000),
    ("1.7976931348623157e308", Double.greatestFiniteMagnitude), ("5e-324", Double.leastNonzeroMagnitude),
    ("1e-400", 0), ("007", 7),
  ])
  func `numbers are the nearest doubles`(text: String, value: Double) {
    #expect(kinds(text) == [.number(value), .end])
  }

  @Test(arguments: [
    "2x", "1_", "1__0", "1e", "1e+", "5.x", "1.2.3", "5..2", "1...", "0x1F", "1e309", "2π", "1_000_x", "1e5e5", "12nat",
  ])
  func `what runs on behind a number is no number`(text: String) {
    guard case .invalid = kinds(text)[0] else {
      Issue.record("\(text) is read as \(kinds(text))")
      return
    }
  }

  @Test func `a unit may stand directly behind a number`() {
    #expect(kinds("0.5bits") == [.number(0.5), .name("bits"), .end])
  }

  @Test(arguments: [
    "x", "_", "_x1", "ŷ", "y\u{302}", "σ", "p₁", "θ_12", "x̄", "プ", "checked", "library", "e", "lambda",
  ])
  func `a name is a letter, then letters, digits, subscripts and marks`(text: String) {
    #expect(kinds(text) == [.name(text), .end])
  }

  @Test func `canonically equivalent spellings are one name`() {
    #expect(kinds("\u{177} y\u{302}") == [.name("ŷ"), .name("ŷ"), .end])
    #expect(kinds("\u{177}") == kinds("y\u{302}"))
  }

  @Test(arguments: [
    (#""""#, ""), (#""a b""#, "a b"), (##""# no comment""##, "# no comment"), (#""\"\\\n\t""#, "\"\\\n\t"),
    (#""\u{2248}\u{1F600}""#, "≈😀"), (#""γ = {g} $x$""#, "γ = {g} $x$"), (#""a\u{0}b""#, "a\0b"),
  ])
  func `texts resolve their escapes`(literal: String, value: String) {
    #expect(kinds(literal) == [.text(value), .end])
  }

  @Test(arguments: [#""\q""#, #""\u""#, #""\u{}""#, #""\u{110000}""#, #""\u{D800}""#, #""\u{1234567}""#, #""\u{12""#])
  func `other escapes are faults`(literal: String) {
    guard case .invalid(.badEscape) = kinds(literal)[0] else {
      Issue.record("\(literal) is read as \(kinds(literal))")
      return
    }
  }

  @Test(arguments: [#"""#, #""abc"#, #""abc\"#, #""abc\""#, "\"abc\nd\""])
  func `a text ends on its line`(literal: String) {
    #expect(kinds(literal)[0] == .invalid(.unclosedText))
  }

  @Test func `signs are the longest there are`() {
    #expect(
      kinds("a<-1") == [.name("a"), .symbol(.less), .symbol(.minus), .number(1), .end])
    #expect(
      kinds("!~= !≈ != ! ~= ~ -> - == = ≈ ±") == [
        .symbol(.notApproximately), .symbol(.notApproximately), .symbol(.notEqual), .foreign(.not),
        .symbol(.approximately), .foreign(.bitNot), .symbol(.arrow), .symbol(.minus), .symbol(.equal),
        .symbol(.assign), .symbol(.approximately), .symbol(.plusMinus), .end,
      ])
  }

  @Test func `a point behind a name is that of a member`() {
    #expect(kinds("t.2") == [.name("t"), .symbol(.dot), .number(2), .end])
    #expect(kinds("t .2") == [.name("t"), .number(0.2), .end])
  }

  @Test func `question marks count the decimals to fill in`() {
    #expect(
      kinds("? ?.??? ?%") == [
        .unfilled(decimals: nil), .unfilled(decimals: 3), .unfilled(decimals: nil), .symbol(.remainder), .end,
      ])
  }

  @Test func `bytes that are no UTF-8 are one fault`() {
    let source = Source(
      file: "a.md", text: [0x78, 0xFF, 0xC0, 0xAF, 0xE2, 0x82],
      lines: [.init(offset: 0, line: 1, column: 1, fileOffset: 0)])
    #expect(Lexer.tokens(of: source, hasLines: true).map(\.kind) == [.name("x"), .invalid(.notUTF8), .end])
  }

  @Test func `a part of a source keeps its places`() throws {
    let source = Source(
      file: "a.md", text: Array("x\n\"γ {g + 1}\"".utf8),
      lines: [
        .init(offset: 0, line: 3, column: 5, fileOffset: 40), .init(offset: 2, line: 4, column: 3, fileOffset: 47),
      ])
    let part = source.part(Span(7, 12))
    #expect(source.text(of: Span(7, 12)) == "g + 1")
    #expect(part.position(at: 4) == source.position(at: 11))
    #expect(part.fileOffset(at: 4) == source.fileOffset(at: 11))
    var parser = Parser(part)
    #expect(tree(try parser.expression()) == "(g + 1)")
    let lines = source.part(Span(0, 4))
    #expect(lines.position(at: 3) == source.position(at: 3))
  }

  private func kinds(_ text: String) -> [Token.Kind] {
    Lexer.tokens(of: Source(file: "a.md", text: text), hasLines: true).map(\.kind)
  }
}
