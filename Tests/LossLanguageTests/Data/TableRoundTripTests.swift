import LossCore
import TestSupport
import Testing

@testable import LossLanguage

/// Random tables that are written and read back, and texts that nobody would write.
struct TableRoundTripTests {
  @Test(arguments: 1...60)
  func `a table that was written reads back`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let rowCount = Int.random(in: 0...30, using: &random)
    let columns = (0..<Int.random(in: 1...6, using: &random)).map { index in
      RandomColumn(index, rowCount: rowCount, using: &random)
    }
    for format in DataFormat.allCases {
      let text =
        format == .json || format == .jsonl ? json(columns, format, rowCount) : delimited(columns, format, rowCount)
      // Without rows JSON has no columns.
      if format == .json || format == .jsonl, rowCount == 0 { continue }
      let source = Source(file: "a", text: text)
      let (table, diagnostics) = Table.parsing(source, format: format)
      #expect(drawn(diagnostics, under: source) == "", "seed \(seed), \(format)")
      let read = try #require(table)
      #expect(read.rowCount == rowCount)
      #expect(read.columns.map(\.name) == columns.map(\.name), "seed \(seed), \(format)")
      for (column, expected) in zip(read.columns, columns) {
        #expect(expected.isEqual(to: column.value, in: format), "seed \(seed), \(format), `\(expected.name)`")
      }
    }
  }

  @Test(arguments: 1...40)
  func `no bytes stop the reader`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) &* 7919)
    let seeds = [
      "a, b, c\n1, \"x\", true\n2, \"y \"\"z\"\"\", false\n", "a\tb\n1\t2\n\n3\t4",
      "[{\"a\": 1.5e-3, \"b\": \"\\u00e9\\ud83d\\ude00\"}, {\"a\": null, \"b\": true}]",
      "{\"a\": [1, 2, [3, {\"b\": -0.0}]], \"b\": [\"x\", false]}", "{\"a\": 1}\n{\"a\": 2, \"b\": [1]}\n",
    ]
    let special = Array("\",\n\t\r[]{}:\\u-+.eE019 tfnN_%".utf8) + [0, 0x80, 0xE2, 0xFF]
    for _ in 0..<100 {
      var bytes = Array((seeds.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let index = Int.random(in: 0...bytes.count, using: &random)
        let byte = special.randomElement(using: &random) ?? UInt8.random(in: 0...255, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes.insert(byte, at: index)
        case 1 where index < bytes.count: bytes[index] = byte
        case 2 where index < bytes.count: bytes.remove(at: index)
        default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
        }
      }
      let source = Source(file: "a", bytes: bytes)
      for format in DataFormat.allCases {
        let (table, diagnostics) = Table.parsing(source, format: format, missing: seed % 2 == 0 ? "1" : nil)
        #expect((table == nil) != diagnostics.isEmpty, "seed \(seed)")
        for column in table?.columns ?? [] { #expect(column.value.count == table?.rowCount, "seed \(seed)") }
      }
    }
  }

  @Test func `a line of ten megabytes is read`() throws {
    let text = "x\n\"" + String(repeating: "a\"\"", count: 3_300_000) + "\"\n"
    let long = try #require(Table.parsing(Source(file: "a.csv", text: text), format: .csv).table)
    #expect(long.column(named: "x")?.texts?.first?.utf8.count == 6_600_000)
  }

  @Test func `a line of many fields is read`() {
    let count = 200_000
    let header = (0..<count).map { "c\($0)" }.joined(separator: ",")
    let (table, diagnostics) = Table.parsing(Source(file: "a.csv", text: header), format: .csv)
    #expect(diagnostics.isEmpty)
    #expect(table?.columns.count == count)

    // Every field after the first is one too many: one error, at its place.
    let ragged = Source(file: "a.csv", text: "x\n" + String(repeating: "1,", count: 300_000))
    #expect(Table.parsing(ragged, format: .csv).diagnostics.map(\.region.start.column) == [3])
  }

  @Test func `a file of many rows is read`() throws {
    let rows = 200_000
    var text = "id,y,p,name\n"
    for row in 0..<rows { text += "\(row),\(row % 2),0.\(row),row\(row)\n" }
    let table = try #require(Table.parsing(Source(file: "a.csv", text: text), format: .csv).table)
    #expect(table.rowCount == rows)
    #expect(table.column(named: "id")?.numbers?.reduce(0, +) == Double(rows) * Double(rows - 1) / 2)
    #expect(table.column(named: "y")?.numbers?.reduce(0, +) == Double(rows) / 2)
    #expect(table.column(named: "p")?.numbers?[199_999] == 0.199999)
    #expect(table.column(named: "name")?.texts?[rows - 1] == "row199999")
  }

  @Test func `many faulty rows are counted, not drawn`() {
    let text = "a,b\n" + String(repeating: "1\n", count: 200_000)
    let (_, diagnostics) = Table.parsing(Source(file: "a.csv", text: text), format: .csv)
    #expect(diagnostics.last?.notes == ["the table has 199980 more errors"])
  }
}

extension TableRoundTripTests {
  private func delimited(_ columns: [RandomColumn], _ format: DataFormat, _ rowCount: Int) -> String {
    let separator = format == .tsv ? "\t" : ", "
    var lines = [columns.map { quoted($0.name) }.joined(separator: separator)]
    for row in 0..<rowCount {
      let fields = columns.map { $0.delimitedField(row) }
      // An empty field alone would be a blank line.
      lines.append(fields == [""] ? "nan" : fields.joined(separator: separator))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func json(_ columns: [RandomColumn], _ format: DataFormat, _ rowCount: Int) -> String {
    let rows = (0..<rowCount).map { row in
      "{" + columns.map { "\(escaped($0.name)): \($0.jsonValue(row))" }.joined(separator: ", ") + "}"
    }
    return format == .jsonl ? rows.joined(separator: "\n") : "[" + rows.joined(separator: ",\n ") + "]"
  }
}

/// Values of one type, some of them missing.
private struct RandomColumn {
  let name: String
  private var numbers: [Double?] = []
  private var booleans: [Bool] = []
  private var texts: [String] = []

  init(_ index: Int, rowCount: Int, using random: inout SeededGenerator) {
    name = ["p", "ŷ", "a, b", "say \"x\"", "two words", "tab\tin"][index % 6] + String(index)
    let type = Int.random(in: 0...2, using: &random)
    for row in 0..<rowCount {
      switch type {
      case 0:
        let bits = Double(bitPattern: random.next())
        numbers.append(row % 5 == 4 || !bits.isFinite ? nil : row % 3 == 0 ? bits : Double(row) / 8)
      case 1:
        booleans.append(Bool.random(using: &random))
      default:
        let pieces = ["a", ",", "\"", "\n", "\t", " ", "é", "😀", "1", "\\", "", "\u{1}"]
        texts.append((0..<4).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
      }
    }
  }

  func delimitedField(_ row: Int) -> String {
    if !numbers.isEmpty { return numbers[row].map { "\($0)" } ?? "" }
    if !booleans.isEmpty { return row % 2 == 0 ? "\(booleans[row])" : booleans[row] ? "True" : "False" }
    return quoted(texts[row])
  }

  func jsonValue(_ row: Int) -> String {
    if !numbers.isEmpty { return numbers[row].map { "\($0)" } ?? "null" }
    if !booleans.isEmpty { return "\(booleans[row])" }
    return escaped(texts[row])
  }

  func isEqual(to value: Value, in format: DataFormat) -> Bool {
    switch value {
    case .numbers(let read):
      // Without rows there is no type: a column of numbers.
      read.tensor.elements.map { $0.isNaN ? nil : $0.bitPattern } == numbers.map { $0?.bitPattern }
    case .booleans(let read): read.elements == booleans
    case .texts(let read): read.elements == texts
    default: false
    }
  }
}

private func quoted(_ text: String) -> String {
  "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}

private func escaped(_ text: String) -> String {
  var escaped = "\""
  for unit in text.utf16 {
    let hexadecimal = String(unit, radix: 16)
    escaped += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
  }
  return escaped + "\""
}

extension Source {
  /// Any bytes, as a file.
  fileprivate convenience init(file: String, bytes: [UInt8]) {
    var lines = [Line(offset: 0, line: 1, column: 1, fileOffset: 0)]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(Line(offset: index + 1, line: 1 + lines.count, column: 1, fileOffset: index + 1))
    }
    self.init(file: file, text: bytes, lines: lines)
  }
}

extension Value {
  fileprivate var count: Int? { numbers?.count ?? booleans?.count ?? texts?.count }
}
