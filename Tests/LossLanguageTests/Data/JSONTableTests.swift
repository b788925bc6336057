import LossCore
import Testing

@testable import LossLanguage

struct JSONTableTests {
  private func read(
    _ text: String, _ format: DataFormat = .json, missing: String? = nil, text column: String? = nil
  ) -> Table? {
    let source = Source(file: "a.json", text: text)
    let (table, diagnostics) = Table.parsing(source, format: format, missing: missing, textColumn: column)
    #expect(drawn(diagnostics, under: source) == "")
    return table
  }

  private func check(_ text: String, _ format: DataFormat = .json, draws expected: String) {
    let source = Source(file: "a.json", text: text)
    let (table, diagnostics) = Table.parsing(source, format: format)
    #expect(drawn(diagnostics, under: source) == expected)
    #expect(table == nil)
  }

  @Test(arguments: [
    (
      #"""
      [ {"class": "cat", "p": 0.25, "y": false},
        {"p": -1e2, "class": null, "y": true},
        {"y": false, "class": "d\u00f6g \ud83d\ude00\n\/"} ]
      """#, DataFormat.json
    ),
    (
      #"""
      {"class": ["cat", null, "dög 😀\n/"], "p": [0.25, -1e2, null], "y": [false, true, false]}
      """#, .json
    ),
    (
      #"""
      {"class": "cat", "p": 0.25, "y": false}

        {"p": -100, "class": null, "y": true}
      {"y": false, "class": "d\u00F6g \uD83D\uDE00\u000a\/", "p": NaN}
      """#, .jsonl
    ),
  ])
  func `three layouts give one table`(text: String, format: DataFormat) throws {
    let table = try #require(read(text, format))
    #expect(table.rowCount == 3)
    #expect(table.columns.map(\.name) == ["class", "p", "y"])
    #expect(table.column(named: "class")?.texts == ["cat", "", "dög 😀\n/"])
    let p = try #require(table.column(named: "p")?.numbers)
    #expect(p[0] == 0.25 && p[1] == -100 && p[2].isNaN)
    #expect(table.column(named: "y")?.booleans == [false, true, false])
  }

  @Test func `a key that comes late is missing before`() throws {
    let table = try #require(
      read(#"{"step": 1}\#n{"step": 2, "loss": 0.5}\#n{"step": 3}\#n{"loss": Infinity}"#, .jsonl))
    #expect(table.column(named: "step")?.numbers?.map(\.isNaN) == [false, false, false, true])
    #expect(table.column(named: "loss")?.numbers?.map(\.isNaN) == [true, false, true, false])
    #expect(table.column(named: "loss")?.numbers?[3] == .infinity)
  }

  @Test func `a text can mean missing, a column be text`() throws {
    let table = try #require(
      read(#"[{"a": 1, "b": 1}, {"a": "NA", "b": "two"}, {"a": 3, "b": [3]}]"#, missing: "NA", text: "b"))
    #expect(table.column(named: "a")?.numbers?.map(\.isNaN) == [false, true, false])
    #expect(table.column(named: "b")?.texts == ["1", "two", "[3]"])
  }

  @Test func `a column has one type`() {
    check(
      #"[{"a": null, "b": 1},\#n {"a": "x", "b": 2}, {"a": 2, "b": [1]}]"#,
      draws: #"""
        error mixed-column: `a` holds values of two types
        2 |  {"a": "x", "b": 2}, {"a": 2, "b": [1]}]
          |                            ^ row 3: a number
        2 |  {"a": "x", "b": 2}, {"a": 2, "b": [1]}]
          |        ^^^ row 2: a text
        help: a column has one type; a missing value is null; `text="a"` makes it all text
        error bad-json: row 3 of `b` is an array or an object
        2 |  {"a": "x", "b": 2}, {"a": 2, "b": [1]}]
          |                                    ^^^ a number, text or boolean is due
        help: give each value a column of its own, such as `b.0` and `b.1`, which form the matrix `b`
        """#)
  }

  @Test func `a boolean is there`() {
    check(
      #"[{"a": true}, {"b": 1}]"#,
      draws: #"""
        error missing-value: row 2 of `a` has no value, and a boolean cannot be missing
        1 | [{"a": true}, {"b": 1}]
          |   ^^^ the column
        help: write `true` or `false`; numbers, such as 1 and 0, can be missing: they are nan then
        """#)
  }

  @Test func `keys are unique`() {
    check(
      #"[{"a": 1, "b": 2, "\u0061": 3}]"#,
      draws: #"""
        error duplicate-header: row 1 has `a` twice
        1 | [{"a": 1, "b": 2, "\u0061": 3}]
          |                   ^^^^^^^^ the second
        help: leave one of them out, or rename it
        """#)
    check(
      #"{"a": [1], "b": [2], "a": [3, 4]}"#,
      draws: #"""
        error duplicate-header: two columns are named `a`
        1 | {"a": [1], "b": [2], "a": [3, 4]}
          |                      ^^^ again
        1 | {"a": [1], "b": [2], "a": [3, 4]}
          |  ^^^ first here
        help: rename one of them
        """#)
  }

  @Test func `columns are equally long`() {
    check(
      #"{"a": [1, 2], "b": [1]}"#,
      draws: #"""
        error ragged-row: `b` has 1 value, `a` has 2
        1 | {"a": [1, 2], "b": [1]}
          |               ^^^ 
        help: all columns of a table have equally many; a missing value is null
        """#.replacing("^^^ \n", with: "^^^\n"))
  }

  @Test(arguments: [
    ("", 1, "there is no table here"),
    ("[]", 1, "the table has no columns"),
    ("{}", 1, "the table has no columns"),
    ("[{}, {}]", 1, "the table has no columns"),
    ("12", 1, "there is no table here"),
    ("[1]", 2, "row 1 is no object"),
    ("[[1, 2]]", 2, "row 1 is no object"),
    ("[{\"a\": 1}", 1, "the bracket is never closed"),
    ("[{\"a\": 1},]", 10, "JSON has no comma behind the last element"),
    ("[{\"a\": 1,}]", 9, "JSON has no comma behind the last element"),
    ("[{\"a\" 1}]", 7, "`:` is due behind a key"),
    ("[{a: 1}]", 3, "a key in double quotes is due here"),
    ("[{'a': 1}]", 3, "a key in double quotes is due here"),
    ("[{\"a\": 1} {\"a\": 2}]", 11, "`,` or `]` is due here"),
    ("[{\"a\": 1 \"b\": 2}]", 10, "`,` or `}` is due here"),
    ("[{\"a\": }]", 8, "a value is due here"),
    ("[{\"a\":", 7, "the text ends where a value is due"),
    ("[{\"a\": 01}]", 8, "this is no number of JSON"),
    ("[{\"a\": +1}]", 8, "`+1` is no value of JSON"),
    ("[{\"a\": .5}]", 8, "`.5` is no value of JSON"),
    ("[{\"a\": 5.}]", 8, "this is no number of JSON"),
    ("[{\"a\": 1e}]", 8, "this is no number of JSON"),
    ("[{\"a\": -}]", 8, "this is no number of JSON"),
    ("[{\"a\": 1_0}]", 8, "this is no number of JSON"),
    ("[{\"a\": True}]", 8, "`True` is no value of JSON"),
    ("[{\"a\": None}]", 8, "`None` is no value of JSON"),
    ("[{\"a\": \"x}]", 8, "the text has no closing quote"),
    ("[{\"a\": \"x\ny\"}]", 8, "the text has no closing quote"),
    ("[{\"a\": \"x\ty\"}]", 10, "a control character stands in a text"),
    ("[{\"a\": \"\\x\"}]", 9, "this escape means nothing"),
    ("[{\"a\": \"\\u12g4\"}]", 9, "this escape means nothing"),
    ("[{\"a\": \"\\ud83d\"}]", 9, "this escape means nothing"),
    ("[{\"a\": \"\\ude00\\ud83d\"}]", 9, "this escape means nothing"),
    ("[{\"a\": 1}] x", 12, "the text goes on behind the table"),
    ("{\"a\": 1}", 7, "`a` has no array of values"),
    ("[{\"\": 1}]", 3, "a column has no name"),
    ("[{\"a\": 1e999}]", 8, "`1e999` in row 1 of `a` is too large for a number"),
  ])
  func `what is wrong is marked`(text: String, column: Int, message: String) {
    let (table, diagnostics) = Table.parsing(Source(file: "a.json", text: text), format: .json)
    #expect(table == nil)
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.first?.region.start == Position(line: 1, column: column))
  }

  @Test func `each line has its own errors`() {
    check(
      "{\"a\": 1}\n{\"a\": }\n{\"a\": 2} {}\n[1]\n{\"a\": 3",
      .jsonl,
      draws: #"""
        error bad-json: a value is due here
        2 | {"a": }
          |       ^
        error bad-json: the line goes on behind its row
        3 | {"a": 2} {}
          |          ^
        help: write one object a line
        error bad-json: row 4 is no object
        4 | [1]
          | ^^^
        help: write it as `{"column": value, ...}`
        error bad-json: the bracket is never closed
        5 | {"a": 3
          | ^ opens here
        """#)
  }

  @Test func `JSON Lines in place of JSON are recognised`() {
    let source = Source(file: "a.json", text: "{\"a\": [1]}\n{\"a\": [2]}")
    #expect(
      Table.parsing(source, format: .json).diagnostics.first?.help
        == "write `format=jsonl` if each line holds an object")
  }

  @Test func `nesting is limited`() {
    let deep = String(repeating: "[", count: 100_000)
    let (_, diagnostics) = Table.parsing(Source(file: "a.json", text: "[{\"a\": \(deep)"), format: .json)
    #expect(diagnostics.map(\.code) == [.nestingLimit])
    #expect(diagnostics.map(\.region.start.column) == [208])
    let allowed = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(
      Table.parsing(Source(file: "a.json", text: "[{\"a\": \(allowed)}]"), format: .json).diagnostics.map(\.code) == [
        .badJSON
      ])
  }

  @Test func `the number of values is limited, sparse tables included`() {
    var limits = Limits()
    limits.elements = 10_000
    let lines = (0..<1000).map { "{\"k\($0)\": 1}" }.joined(separator: "\n")
    let (table, diagnostics) = Table.parsing(Source(file: "a.jsonl", text: lines), format: .jsonl, limits: limits)
    #expect(table == nil)
    #expect(diagnostics.map(\.code) == [.elementLimit])
    #expect(diagnostics.map(\.region.start.line) == [101])
    limits.elements = 2
    let columns = Source(file: "a.json", text: "{\"a\": [1, 2], \"b\": [3, 4]}")
    #expect(Table.parsing(columns, format: .json, limits: limits).diagnostics.map(\.code) == [.elementLimit])
  }
}
