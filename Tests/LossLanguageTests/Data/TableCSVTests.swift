import LossCore
import Testing

@testable import LossLanguage

struct TableCSVTests {
  @Test func `what is written is read back as it was`() throws {
    let numbers: [Double] = [0.1, -0.0, 1e-300, .nan]
    let table = Table(
      columns: [
        Table.Column(name: "name, first", value: .texts(Tensor(vector: ["a \"b\"", "", "1", "x, y\nz"]))),
        Table.Column(name: "n", value: .numbers(Numbers(Tensor(vector: numbers)))),
        Table.Column(name: "is", value: .booleans(Tensor(vector: [true, false, true, true]))),
      ], rowCount: 4)
    let (read, diagnostics) = Table.parsing(
      Source(file: "a.csv", text: String(decoding: table.csv, as: UTF8.self)), format: .csv)
    #expect(diagnostics.isEmpty)
    let columns = try #require(read).columns
    #expect(columns.map(\.name) == table.columns.map(\.name))
    guard case .texts(let texts) = columns[0].value, case .numbers(let values) = columns[1].value,
      case .booleans(let booleans) = columns[2].value
    else { return #expect(Bool(false), "\(columns)") }
    #expect(texts.elements == ["a \"b\"", "", "1", "x, y\nz"])
    #expect(values.tensor.elements.map(\.bitPattern).prefix(3) == numbers.map(\.bitPattern).prefix(3))
    #expect(values.tensor.elements[3].isNaN)
    #expect(booleans.elements == [true, false, true, true])
  }

  @Test func `lines and quotes are those of RFC 4180`() {
    let table = Table(
      columns: [
        Table.Column(name: "a", value: .texts(Tensor(vector: ["x"]))),
        Table.Column(name: "b", value: .numbers(Numbers(Tensor(vector: [2.5])))),
      ], rowCount: 1)
    #expect(table.csv == Array("\"a\",\"b\"\r\n\"x\",2.5\r\n".utf8))
  }
}
