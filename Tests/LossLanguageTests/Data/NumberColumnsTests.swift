import LossCore
import TestSupport
import Testing

@testable import LossLanguage

/// The quick way through a table of numbers gives what the careful one gives.
struct NumberColumnsTests {
  private func columns(_ table: Table?) -> [[UInt64]]? {
    table?.columns.map { ($0.value.asNumbers?.tensor.elements ?? []).map { $0.isNaN ? .max : $0.bitPattern } }
  }

  private func quick(_ text: String, limits: Limits = Limits()) -> Table? {
    DelimitedReader.readingNumbers(Source(file: "a.csv", text: text), separator: UInt8(ascii: ","), limits: limits)
  }

  private func careful(_ text: String) -> (table: Table?, diagnostics: [Diagnostic]) {
    Table.reading(
      Source(file: "a.csv", text: text), format: .csv, missing: nil, textColumn: nil, limits: Limits())
  }

  @Test(arguments: [
    "a,b\n1,2\n3,4\n", "a,b\n1,2\n3,4", "a,b\n -1.5 ,\t2e3\n.5,5.\n",
    "a\n0.1\n123456789012345678\n12345678901234567890",
    "a,b\n,1\n2,\n", "a,b\n-0,0\n", "a,b\n1_000,+2\n", "a,b\n0.30000000000000004,9007199254740993\n",
    "a,b\n0.000000000000000001,1e-320\n", "a,b\n",
  ])
  func `tables of numbers are read at once`(text: String) {
    let table = quick(text)
    #expect(table != nil)
    #expect(columns(table) == columns(careful(text).table))
  }

  @Test(arguments: [
    "a,b\n1,x\n", "a,b\n1\n", "a,b\n1,2,3\n", "a,b\n1,\"2\"\n", "a\n1\n\n2\n", "a,b\n1,1e999\n", "a,b\ninf,1\n",
    "a,b\n1,2 3\n", "a,b\n1,true\n", "a,a\n1,2\n", "1,2\n3,4\n", "", "a,b\n1,2\n\n",
  ])
  func `others are left`(text: String) {
    #expect(quick(text) == nil)
  }

  /// Parts of a few bytes, so that each holds a line or two; and lines longer than what is looked at together.
  @Test(arguments: [1, 7, 40, 1000])
  func `parts that are read apart are put together`(length: Int) {
    var text = "a,b,c\n"
    for row in 0..<2000 { text += "\(row),\(row % 7 == 0 ? "" : "-0.\(row)"),\(Double(row) / 3)\n" }
    for text in [text, String(text.dropLast())] {
      let bytes = Array(text.utf8)
      let numbers = NumberColumns(bytes, separator: UInt8(ascii: ","), count: 3)
      let read = numbers.reading(from: 6, limit: 6000, partLength: length)
      #expect(read?.map { $0.map { $0.isNaN ? .max : $0.bitPattern } } == columns(careful(text).table))
      #expect(numbers.reading(from: 6, limit: 5999, partLength: length) == nil)
    }
    let faulty = NumberColumns(Array((text + "1,2,x\n").utf8), separator: UInt8(ascii: ","), count: 3)
    #expect(faulty.reading(from: 6, limit: .max, partLength: length) == nil)
  }

  @Test(arguments: 1...20) func `numbers of few digits and of many`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    func digits(_ counts: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: counts, using: &random)).map { _ in "0123456789".randomElement(using: &random) ?? "0" })
    }
    var text = "a,b,c\n"
    for _ in 0..<100 {
      let fields = (0..<3).map { _ in
        let sign = Bool.random(using: &random) ? "-" : ""
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return sign + digits(1...9)
        case 1: return sign + digits(1...9) + "."
        case 2: return sign + "." + digits(1...9)
        default: return sign + digits(1...9) + "." + digits(1...9)
        }
      }
      text += fields.joined(separator: ",") + "\n"
    }
    let table = try #require(quick(text), "seed \(seed)")
    #expect(columns(table) == columns(careful(text).table), "seed \(seed): \(text)")
  }

  @Test func `no more elements than allowed`() {
    var limits = Limits()
    limits.elements = 5
    #expect(quick("a,b\n1,2\n3,4\n5,6\n", limits: limits) == nil)
  }

  @Test(arguments: 1...40) func `random fields`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let special = Array(" 0123456789.-+e_,\n\t")
    for _ in 0..<50 {
      var text = "a,b\n"
      for _ in 0..<Int.random(in: 0...40, using: &random) { text.append(special.randomElement(using: &random) ?? "0") }
      guard let table = quick(text) else { continue }
      let (expected, diagnostics) = careful(text)
      #expect(diagnostics.isEmpty, "seed \(seed): \(text)")
      #expect(columns(table) == columns(expected), "seed \(seed): \(text)")
    }
  }
}
