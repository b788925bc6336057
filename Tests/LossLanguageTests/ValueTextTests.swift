import LossCore
import Testing

@testable import LossLanguage

struct ValueTextTests {
  @Test func `numbers carry their unit`() {
    #expect(Value.number(0.5145731728297583, .bits).text() == "0.5146 bits")
    #expect(Value.number(2).text() == "2")
    #expect(Value.numbers(Numbers(Tensor(vector: [0.25, 1]), unit: .nats)).text() == "[0.25, 1] nats")
  }

  @Test func `arrays are nested in brackets`() {
    let matrix = Tensor(shape: [2, 3], elements: [1.0, 2, 3, 4, 5, 1.0 / 3])
    #expect(Value.numbers(Numbers(matrix)).text(digits: 2) == "[[1, 2, 3], [4, 5, 0.33]]")
    #expect(Value.booleans(Tensor(vector: [true, false])).text() == "[true, false]")
    #expect(Value.numbers(Numbers(Tensor(vector: []))).text() == "[]")
    #expect(Value.numbers(Numbers(Tensor(shape: [3, 0], elements: []))).text() == "[] of shape [3, 0]")
  }

  @Test func `long arrays are cut in the middle`() {
    let range = Value.numbers(Numbers(Tensor(vector: (0..<100).map(Double.init))))
    #expect(range.text() == "[0, 1, 2, 3, 4, … 90 more …, 95, 96, 97, 98, 99]")
    let matrix = Value.numbers(Numbers(Tensor(shape: [7, 4], elements: (0..<28).map(Double.init))))
    #expect(
      matrix.text() == "[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11], [12, 13, 14, 15], [16, 17, 18, 19], "
        + "[20, 21, 22, 23], [24, 25, 26, 27]]")
  }

  @Test func `the line is short whatever the value`() {
    let deep = Tensor(shape: Array(repeating: 2, count: 18), elements: Array(repeating: 1.0 / 3, count: 1 << 18))
    #expect(Value.numbers(Numbers(deep)).text().count < 3000)
    var record = Record(fields: [.init(name: "a", value: .number(1))])
    for _ in 0..<1000 { record = Record(fields: [.init(name: "a", value: .record(record))]) }
    #expect(Value.record(record).text() == "record(a=record(a=record(a=record(a=record(…)))))")
  }

  @Test func `texts are quoted`() {
    #expect(Value.texts(Tensor(scalar: "a \"dog\"\n\\ \u{7}ŷ")).text() == #""a \"dog\"\n\\ \u{7}ŷ""#)
    #expect(Value.texts(Tensor(vector: ["cat", "dog"])).text() == #"["cat", "dog"]"#)
    #expect(quotedText("abcdef", limit: 3) == #""abc"…"#)
  }

  @Test func `tables, records and functions are named`() {
    #expect(Value.table(animals).text() == "table of 3 rows: class, y, p")
    let record = Record(fields: [
      .init(name: "loss", value: .number(0.125)), .init(name: "history", value: .table(animals)),
    ])
    #expect(Value.record(record).text() == "record(loss=0.125, history=table of 3 rows: class, y, p)")
    #expect(Library.standard.value(named: "softplus")!.text() == "softplus(x)")
    #expect(Table(columns: [], rowCount: 0).summary == "table of 0 rows")
  }

  @Test func `a table in plain text`() {
    #expect(
      animals.text() == """
        class   y  p (bits)
        cat     0       0.2
        dog     1      12.5
        rabbit  0       nan
        """)
    #expect(
      animals.text(rowLimit: 1) == """
        class  y  p (bits)
        cat    0       0.2
        … 3 rows in all
        """)
  }

  @Test func `wide characters and marks keep the columns straight`() {
    let table = Table(
      columns: [
        .init(name: "y\u{302}", value: .texts(Tensor(vector: ["犬", "ŷ", "a\nb"]))),
        .init(name: "n", value: .numbers(Numbers(Tensor(vector: [1.0, 2, 30])))),
      ], rowCount: 3)
    #expect(table.text() == "y\u{302}     n\n犬    1\nŷ     2\na b  30")
    #expect("犬e\u{301}x".displayWidth == 4)
  }

  private let animals = Table(
    columns: [
      .init(name: "class", value: .texts(Tensor(vector: ["cat", "dog", "rabbit"]))),
      .init(name: "y", value: .numbers(Numbers(Tensor(vector: [0.0, 1, 0])))),
      .init(name: "p", value: .numbers(Numbers(Tensor(vector: [0.2, 12.5, .nan]), unit: .bits))),
    ], rowCount: 3)
}
