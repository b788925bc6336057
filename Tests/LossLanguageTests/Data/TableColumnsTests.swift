import LossCore
import Testing

@testable import LossLanguage

struct TableColumnsTests {
  private let place = Region(file: "a.md", start: Position(line: 1, column: 1), end: Position(line: 1, column: 4))

  private func read(_ text: String) throws -> Table {
    try #require(Table.parsing(Source(file: "a.csv", text: text), format: .csv).table)
  }

  @Test func `dotted headers form a matrix`() throws {
    let table = try read("p.cat, y, p.dog, p.big.cat, q\n0.1, 0, 0.2, 0.7, a\n0.3, 1, 0.3, 0.4, b")
    guard case .numbers(let p) = try table.value(named: "p", at: place) else {
      Issue.record("p holds no numbers")
      return
    }
    #expect(p.tensor == Tensor(shape: [2, 3], elements: [0.1, 0.2, 0.7, 0.3, 0.3, 0.4]))
    #expect(p.columnLabels == ["cat", "dog", "big.cat"])
    #expect(p.unit == nil)
    #expect(try table.value(named: "p.cat", at: place).numbers == [0.1, 0.3])
    guard case .numbers(let big) = try table.value(named: "p.big", at: place) else {
      Issue.record("p.big holds no numbers")
      return
    }
    #expect(big.tensor == Tensor(shape: [2, 1], elements: [0.7, 0.4]))
  }

  @Test func `texts and booleans form matrices, mixtures do not`() throws {
    let table = try read("w.a,w.b,s.a,s.b,m.a,m.b,m\nx,y,true,false,1,z,9")
    #expect(try table.value(named: "w", at: place).texts == ["x", "y"])
    #expect(try table.value(named: "s", at: place).booleans == [true, false])
    // A column of the very name comes first.
    #expect(try table.value(named: "m", at: place).numbers == [9])
    let error = #expect(throws: Diagnostic.self) { try table.matrix(named: "m", at: place) }
    #expect(error?.code == .badMatrix)
    #expect(error?.labels.first?.text == "`m.a` holds numbers, `m.b` texts")
  }

  @Test func `a matrix keeps the unit that its columns share`() throws {
    func column(_ name: String, _ unit: Unit?) -> Table.Column {
      Table.Column(name: name, value: .numbers(Numbers(Tensor(vector: [1]), unit: unit)))
    }
    func unit(_ first: Unit?, _ second: Unit?) throws -> Unit? {
      let table = Table(columns: [column("h.a", first), column("h.b", second)], rowCount: 1)
      guard case .numbers(let matrix) = try table.value(named: "h", at: place) else { return nil }
      return matrix.unit
    }
    #expect(try unit(.bits, .bits) == .bits)
    #expect(try unit(.bits, nil) == nil)
    #expect(try unit(nil, .bits) == nil)
    #expect(throws: Diagnostic.self) { try unit(.bits, .nats) }
  }

  @Test(arguments: [
    ("losss", "did you mean `loss`?"), ("Q", "did you mean `q`?"), ("zzz", "its columns are `loss` and `q.a`"),
  ])
  func `an unknown column gets a suggestion`(name: String, help: String) throws {
    let table = try read("loss, q.a\n1, 2")
    let error = #expect(throws: Diagnostic.self) { try table.value(named: name, at: place) }
    #expect(error?.code == .unknownColumn)
    #expect(error?.help == help)
  }

  @Test func `rows are taken in the given order, with units and labels`() {
    let numbers = Numbers(Tensor(shape: [3, 2], elements: [1, 2, 3, 4, 5, 6]), unit: .nats, columnLabels: ["a", "b"])
    let table = Table(
      columns: [
        .init(name: "n", value: .numbers(numbers)),
        .init(name: "t", value: .texts(Tensor(vector: ["x", "y", "z"]))),
        .init(name: "b", value: .booleans(Tensor(vector: [true, false, true]))),
      ], rowCount: 3)
    let rows = table.rows(at: [2, 0, 2, 1])
    #expect(rows.rowCount == 4)
    guard case .numbers(let n) = rows.columns[0].value else {
      Issue.record("n holds no numbers")
      return
    }
    #expect(n.tensor == Tensor(shape: [4, 2], elements: [5, 6, 1, 2, 5, 6, 3, 4]))
    #expect(n.unit == .nats && n.columnLabels == ["a", "b"])
    #expect(rows.column(named: "t")?.texts == ["z", "x", "z", "y"])
    #expect(rows.column(named: "b")?.booleans == [true, true, true, false])
    #expect(table.rows(at: []).column(named: "t")?.texts == [])
  }
}
