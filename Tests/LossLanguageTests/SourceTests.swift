import Testing

@testable import LossLanguage

struct SourceTests {
  @Test func `columns count scalars, lines those of the file`() {
    let source = Source(file: "a.md", text: "ŷ = 1\n\tβ ≈ 2", line: 7)
    #expect(source.position(at: 0) == Position(line: 7, column: 1))
    #expect(source.position(at: 3) == Position(line: 7, column: 3))
    let approximately = Array("ŷ = 1\n\tβ ".utf8).count
    #expect(source.position(at: approximately) == Position(line: 8, column: 4))
  }

  @Test func `a line of its own knows where it stood`() {
    let source = Source(
      file: "a.md", text: Array("x\ny".utf8),
      lines: [
        .init(offset: 0, line: 3, column: 5, fileOffset: 40),
        .init(offset: 2, line: 4, column: 3, fileOffset: 47),
      ])
    #expect(source.region(Span(2, 3)).start == Position(line: 4, column: 3))
    #expect(source.fileOffset(at: 3) == 48)
  }
}
