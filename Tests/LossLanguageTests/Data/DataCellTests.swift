import Testing

@testable import LossLanguage

struct DataCellTests {
  private func cell(_ info: String, body: String, file: Cell.DataFile? = nil) -> Cell {
    let source = Source(file: "a.md", text: info)
    let (attributes, diagnostics) = CellAttributes.parsing(source, kind: .data)
    #expect(diagnostics == [])
    return Cell(
      kind: .data, attributes: attributes, id: "t", line: 1, region: source.region(Span(0, info.utf8.count)),
      body: Source(file: "a.md", text: body, line: 2), dataFile: file)
  }

  @Test func `the rows are those of the body`() {
    let (table, diagnostics) = cell("t missing=\"-\" text=id", body: "id, p\n1, -\n2, 0.5\n").table(limits: Limits())
    #expect(diagnostics == [])
    #expect(table?.column(named: "id")?.texts == ["1", "2"])
    #expect(table?.column(named: "p")?.numbers?.map(\.isNaN) == [true, false])
  }

  @Test func `the rows are those of the file, in its format`() {
    let contents = Source(file: "data/t.jsonl", text: "{\"y\": 1}\n{\"y\": 0}\n")
    let cell = cell("t file=data/t.jsonl", body: " \n", file: .contents(contents))
    #expect(cell.table(limits: Limits()).table?.column(named: "y")?.numbers == [1, 0])
    let faulty = Source(file: "data/t.csv", text: "y\n1\n2\nx")
    let diagnostics = self.cell("t file=data/t.csv", body: "", file: .contents(faulty)).table(limits: Limits())
      .diagnostics
    #expect(diagnostics.map(\.region) == [faulty.region(Span(6, 7))])
    #expect(diagnostics.first?.region.file == "data/t.csv")
  }

  @Test func `a file that cannot be read is why there is no table`() {
    let place = Source(file: "a.md", text: "t").region(Span(0, 1))
    let failure = Diagnostic(.unreadableFile, "`x.csv` does not exist", at: place)
    let (table, diagnostics) = cell("t file=x.csv", body: "", file: .failure(failure)).table(limits: Limits())
    #expect(table == nil)
    #expect(diagnostics == [failure])
    #expect(cell("t file=x.csv", body: "").table(limits: Limits()).diagnostics.map(\.code) == [.unreadableFile])
  }

  @Test func `a file and rows exclude each other`() {
    let contents = Source(file: "t.csv", text: "y\n1")
    let (table, diagnostics) = cell("t file=t.csv", body: "\n y\n 2", file: .contents(contents)).table(limits: Limits())
    #expect(table == nil)
    #expect(diagnostics.map(\.code) == [.badAttribute])
    #expect(
      diagnostics.first?.labels.map(\.region.start) == [Position(line: 1, column: 1), Position(line: 3, column: 2)])
  }
}
