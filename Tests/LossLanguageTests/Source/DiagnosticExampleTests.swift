import Testing

@testable import LossLanguage

struct DiagnosticExampleTests {
  private static let withExample = DiagnosticCode.allCases.filter { $0.example != nil }

  @Test(arguments: withExample)
  func `the wrong cell has the diagnostic, the right one none`(code: DiagnosticCode) throws {
    let example = try #require(code.example)
    #expect(diagnostics(of: example.wrong).contains { $0.code == code }, "\(diagnostics(of: example.wrong))")
    #expect(diagnostics(of: example.right).filter { !$0.isExpected } == [])
  }

  @Test func `every code that one cell can have is shown`() {
    #expect(Self.withExample.count >= 60)
    #expect(DiagnosticCode.mixedColumn.example?.right.markdown == "```data scores missing=NA\np\n0.7\nNA\n0.2\n```")
  }

  @Test func `every code is explained`() {
    for code in DiagnosticCode.allCases { #expect(code.explanation.hasSuffix("."), "\(code.rawValue)") }
  }

  private func diagnostics(of cell: DiagnosticExample.Text) -> [Diagnostic] {
    let info = Source(file: "a.md", text: cell.info)
    let (attributes, faults) = CellAttributes.parsing(info, kind: cell.kind)
    let worksheet = Worksheet(
      file: "a.md",
      cells: [
        Cell(
          kind: cell.kind, attributes: attributes, id: "cell-1", line: 1, region: info.region(Span(0, 0)),
          body: Source(file: "a.md", text: cell.body, line: 2))
      ], prose: [])
    return faults + worksheet.evaluated().diagnostics
  }
}
