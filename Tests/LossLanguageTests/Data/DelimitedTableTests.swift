import LossCore
import Testing

@testable import LossLanguage

struct DelimitedTableTests {
  private func read(
    _ text: String, _ format: DataFormat = .csv, missing: String? = nil, text column: String? = nil
  ) -> Table? {
    let (table, diagnostics) = Table.parsing(
      Source(file: "a.csv", text: text), format: format, missing: missing, textColumn: column)
    #expect(drawn(diagnostics, under: Source(file: "a.csv", text: text)) == "")
    return table
  }

  private func check(
    _ text: String, _ format: DataFormat = .csv, missing: String? = nil, text column: String? = nil,
    draws expected: String
  ) {
    let source = Source(file: "a.csv", text: text)
    let (table, diagnostics) = Table.parsing(source, format: format, missing: missing, textColumn: column)
    #expect(drawn(diagnostics, under: source) == expected)
    #expect(table == nil)
  }

  @Test func `columns have the types of their fields`() throws {
    let table = try #require(
      read(
        """
        class,  y, p,    sure

        cat,    0, 0.2,  true
        dog ,\t1, -.7e1, False
          rabbit,0,1_0.5,True
        """))
    #expect(table.rowCount == 3)
    #expect(table.columns.map(\.name) == ["class", "y", "p", "sure"])
    #expect(table.column(named: "class")?.texts == ["cat", "dog", "rabbit"])
    #expect(table.column(named: "y")?.numbers == [0, 1, 0])
    #expect(table.column(named: "p")?.numbers == [0.2, -7, 10.5])
    #expect(table.column(named: "sure")?.booleans == [true, false, true])
  }

  @Test(
    arguments: [
      ("12", 12), ("1_000", 1000), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-7", 1e-7), ("-1", -1), ("+1", 1),
      ("−1.5", -1.5), ("inf", .infinity), ("-Inf", -.infinity), ("INF", .infinity), ("0.1", 0.1),
      ("179769313486231570814527423731704356798070e267", .greatestFiniteMagnitude), ("5e-324", .leastNonzeroMagnitude),
      ("-0", -0.0),
    ] as [(String, Double)])
  func `a number is read`(text: String, expected: Double) throws {
    let value = try #require(read("x\n\(text)\n")?.column(named: "x")?.numbers)
    #expect(value.map(\.bitPattern) == [expected.bitPattern])
  }

  @Test(arguments: ["nan", "NaN", "-nan", "NAN"])
  func `not a number is a number`(text: String) throws {
    let value = try #require(read("x,y\n\(text),1")?.column(named: "x")?.numbers)
    #expect(value.count == 1 && value[0].isNaN)
  }

  @Test(arguments: [
    "1__0", "_1", "1_", "e3", "1e", ".", "-", "+-1", "1 2", "0x10", "infinity", "1,5", "TRUE", "true .",
  ])
  func `anything else is text`(text: String) {
    #expect(read("x\ty\n\(text)\t1", .tsv)?.column(named: "x")?.texts == [text])
  }

  @Test func `an empty field is missing`() throws {
    let table = try #require(read("a, b, c\n1, , x\n , , \n3,,z"))
    let numbers = try #require(table.column(named: "a")?.numbers)
    #expect(numbers[0] == 1 && numbers[1].isNaN && numbers[2] == 3)
    #expect(table.column(named: "b")?.numbers?.allSatisfy(\.isNaN) == true)
    #expect(table.column(named: "c")?.texts == ["x", "", "z"])
  }

  @Test func `with a text for it only that is missing`() throws {
    let table = try #require(read("a,b,c\n1,x,\n-9,-9,\n3,,", missing: "-9"))
    let numbers = try #require(table.column(named: "a")?.numbers)
    #expect(numbers[0] == 1 && numbers[1].isNaN && numbers[2] == 3)
    #expect(table.column(named: "b")?.texts == ["x", "", ""])
    #expect(table.column(named: "c")?.texts == ["", "", ""])
  }

  @Test func `a quoted field makes a column text`() throws {
    let table = try #require(
      read("sign, word, q\na, \"0\", \"say \"\"hi\"\"\"\nb, 10 , \"1,\n2\" \nc, , \"\"", missing: "0"))
    #expect(table.column(named: "word")?.texts == ["0", "10", ""])
    #expect(table.column(named: "q")?.texts == ["say \"hi\"", "1,\n2", ""])
  }

  @Test func `a column can be declared text`() {
    #expect(read("id,x\n007,1\n,2\n12,3", text: "id")?.column(named: "id")?.texts == ["007", "", "12"])
  }

  @Test func `a column that is mostly text is text`() {
    #expect(read("x\na\n1\nb\n2")?.column(named: "x")?.texts == ["a", "1", "b", "2"])
  }

  @Test func `a header alone is an empty table`() throws {
    let table = try #require(read("\n\n  y, \"a, b\" \n\n"))
    #expect(table.rowCount == 0)
    #expect(table.columns.map(\.name) == ["y", "a, b"])
    #expect(table.column(named: "y")?.numbers == [])
  }

  @Test func `tabs part the fields of TSV, and blanks do not`() throws {
    let table = try #require(read("name\tp, q\n a b \t 0.5\n\t\nc\t\"\t\"", .tsv))
    #expect(table.column(named: "name")?.texts == ["a b", "", "c"])
    #expect(table.column(named: "p, q")?.texts == ["0.5", "", "\t"])
  }

  @Test func `a lone carriage return is a blank`() {
    #expect(read("x,y\r\n1\r,2\r\n\r\n3,4\r")?.column(named: "y")?.numbers == [2, 4])
  }

  @Test func `a header row is required`() {
    check(
      "  \n ",
      draws: """
        error missing-header: the table has no header row
        1 |   
          | ^
        help: write the names of the columns as its first line, such as `class, y, p`
        """)
    check(
      "1, 2.5\n3, 4",
      draws: """
        error missing-header: the first row holds numbers where the names of the columns are due
        1 | 1, 2.5
          | ^^^^^^ the header row
        help: put a row of names above it; names that are numbers are written in quotes
        """)
    check(
      "a,,b,\n1,2,3,4",
      draws: """
        error missing-header: column 2 has no name
        1 | a,,b,
          |   ^
        help: name it
        error missing-header: column 4 has no name
        1 | a,,b,
          |      ^
        help: name it, or leave out the last separator of the row
        """)
  }

  @Test func `names are unique`() {
    check(
      "ŷ, p, y\u{302}\n1, 2, 3",
      draws: """
        error duplicate-header: two columns are named `y\u{302}`
        1 | ŷ, p, y\u{302}
          |       ^^ again
        1 | ŷ, p, y\u{302}
          | ^ first here
        help: rename one of them
        """)
  }

  @Test func `every row has a field for each column`() {
    check(
      "a, b, c\n1, 2, 3\n\n 4\n5, 6, 7, 8, 9",
      draws: """
        error ragged-row: row 2 has 1 field, the header 3
        4 |  4
          |  ^ `b` and `c` are missing
        help: a value that is missing still needs its separator
        error ragged-row: row 3 has 5 fields, the header 3
        5 | 5, 6, 7, 8, 9
          |          ^^^^ 2 fields too many
        help: a text that holds the separator is written in double quotes
        """)
  }

  @Test func `quotes are closed, and fill their field`() {
    check(
      "a, b\n1, \"x\n2, y",
      draws: """
        error bad-quoting: the quote is never closed
        2 | 1, "x
          |    ^ opens here
        help: close it with `"`; a quote inside is written twice: `""`
        """)
    check(
      "a, b\n1, 5\" wide, 3\n2, \"x\" y\n3, 4",
      draws: """
        error bad-quoting: a quote stands inside a field that has none around it
        2 | 1, 5" wide, 3
          |     ^
        help: put the whole field in quotes, and write the quote inside twice: `""`
        error bad-quoting: the field goes on behind its closing quote
        3 | 2, "x" y
          |        ^
        help: put the whole field in quotes; a quote inside is written twice: `""`
        """)
    check(
      "\"a",
      draws: """
        error bad-quoting: the quote is never closed
        1 | "a
          | ^ opens here
        help: close it with `"`; a quote inside is written twice: `""`
        """)
  }

  @Test func `a text among numbers is a mistake`() {
    check(
      "p, q\n0.1, 1\n0.2, 12%\n-, 3",
      draws: """
        error mixed-column: `q` is a column of numbers, but row 2 has `12%`
        3 | 0.2, 12%
          |      ^^^ not a number
        note: 2 of its 3 values are numbers
        help: write a percentage as a fraction, such as 0.125 for 12.5%
        error mixed-column: `p` is a column of numbers, but row 3 has `-`
        4 | -, 3
          | ^ not a number
        note: 2 of its 3 values are numbers
        help: write `missing="-"` if that means a missing value, `text="p"` if the column is text
        """)
    check(
      "y\n1\n0\ntrue", missing: "NA",
      draws: """
        error mixed-column: `y` is a column of numbers, but row 3 has `true`
        4 | true
          | ^^^^ not a number
        note: 2 of its 3 values are numbers
        help: write a number, or `text="y"` if the column is text
        """)
  }

  @Test func `numbers have values, booleans too`() {
    check(
      "a, b\n1, true\nNA, NA\n , false", missing: "NA",
      draws: """
        error missing-value: row 2 of `b` has no value, and a boolean cannot be missing
        3 | NA, NA
          |     ^^
        help: write `true` or `false`; numbers, such as 1 and 0, can be missing: they are nan then
        error missing-value: row 3 of `a` is empty, and only `NA` means missing
        4 |  , false
          |  ^ a number is due
        help: write `NA`, or leave out `missing=`: empty fields are then missing
        """)
    check(
      "a\n1e308\n-1e309",
      draws: """
        error bad-number: `-1e309` in row 2 of `a` is too large for a number
        3 | -1e309
          | ^^^^^^
        help: the largest is about 1.8e308; write `inf` for infinity
        """)
  }

  @Test func `the text column must be there`() {
    check(
      "name, p\na, 1", text: "nmae",
      draws: """
        error unknown-column: `text=` names `nmae`, and no column has that name
        1 | name, p
          | ^^^^^^^ the columns
        help: did you mean `text="name"`?
        """)
  }

  @Test func `many errors end in a note`() {
    let text = "a, b\n" + String(repeating: "1\n", count: 30)
    let (_, diagnostics) = Table.parsing(Source(file: "a.csv", text: text), format: .csv)
    #expect(diagnostics.count == 20)
    #expect(diagnostics.last?.notes == ["the table has 10 more errors"])
  }

  @Test func `places are those of the file`() {
    let source = Source(
      file: "a.md", text: Array("a,b\n1,x\n2,2\n3,3".utf8),
      lines: [
        .init(offset: 0, line: 11, column: 3, fileOffset: 100), .init(offset: 4, line: 12, column: 5, fileOffset: 110),
        .init(offset: 8, line: 13, column: 3, fileOffset: 120), .init(offset: 12, line: 14, column: 3, fileOffset: 130),
      ])
    let (_, diagnostics) = Table.parsing(source, format: .csv)
    #expect(diagnostics.map(\.region.start) == [Position(line: 12, column: 7)])
  }

  @Test func `the number of values is limited`() {
    var limits = Limits()
    limits.elements = 6
    let source = Source(file: "a.csv", text: "a,b\n1,2\n3,4\n5,6\n7,8\n9,10")
    let (table, diagnostics) = Table.parsing(source, format: .csv, limits: limits)
    #expect(table == nil)
    #expect(diagnostics.map(\.code) == [.elementLimit])
    #expect(diagnostics.map(\.region.start) == [Position(line: 5, column: 1)])
    limits.elements = 10
    #expect(Table.parsing(source, format: .csv, limits: limits).table?.rowCount == 5)
  }
}

extension Value {
  var numbers: [Double]? { if case .numbers(let numbers) = self { numbers.tensor.elements } else { nil } }
  var booleans: [Bool]? { if case .booleans(let tensor) = self { tensor.elements } else { nil } }
  var texts: [String]? { if case .texts(let tensor) = self { tensor.elements } else { nil } }
}
