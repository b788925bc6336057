import TestSupport
import Testing

@testable import LossLanguage

struct CellAttributesTests {
  private func parse(_ info: String, _ kind: CellKind = .loss) -> (CellAttributes, [Diagnostic]) {
    let result = CellAttributes.parsing(Source(file: "a.md", text: info), kind: kind)
    return (result.attributes, result.diagnostics)
  }

  private func check(_ info: String, _ kind: CellKind, _ expected: String) {
    let (_, diagnostics) = parse(info, kind)
    #expect(drawn(diagnostics, under: Source(file: "a.md", text: info)) == expected)
  }

  @Test func `everything that a loss cell may have`() {
    let (attributes, diagnostics) = parse(
      #"dog id=first-loss digits=6 hide fold fails=false-claim total="mean" shade=loss"#)
    var expected = CellAttributes()
    expected.name = "dog"
    expected.id = "first-loss"
    expected.digits = 6
    expected.isHidden = true
    expected.isFolded = true
    expected.failure = .code(.falseClaim)
    expected.total = .mean
    expected.shade = "loss"
    #expect(attributes == expected)
    #expect(diagnostics == [])
  }

  @Test func `everything that a data cell may have`() {
    let (attributes, diagnostics) = parse(
      #"ŷ₁ format=tsv file="my data/a.csv" missing="\"NA\"" text="the \\ column""#, .data)
    var expected = CellAttributes()
    expected.name = "ŷ₁"
    expected.format = .tsv
    expected.file = "my data/a.csv"
    expected.missing = #""NA""#
    expected.textColumn = #"the \ column"#
    #expect(attributes == expected)
    #expect(diagnostics == [])
  }

  @Test(
    arguments: [
      (nil, nil, .csv), ("a.tsv", nil, .tsv), ("data/a.JSON", nil, .json), ("a.b.jsonl", nil, .jsonl),
      ("a.ndjson", nil, .jsonl), ("a.txt", nil, .csv), ("a", nil, .csv), ("a.tsv", .csv, .csv),
    ] as [(String?, DataFormat?, DataFormat)])
  func `the format is the given one, else the file's`(file: String?, format: DataFormat?, expected: DataFormat) {
    var attributes = CellAttributes()
    attributes.file = file
    attributes.format = format
    #expect(attributes.dataFormat == expected)
  }

  @Test func `a key without a value is a name`() {
    #expect(parse("total", .data).0.name == "total")
    #expect(parse("total", .data).1 == [])
  }

  @Test func `an empty info string is fine but for data`() {
    for kind in [CellKind.loss, .plot] { #expect(parse("  ", kind).1 == []) }
    check(
      "", .data,
      """
      error missing-cell-name: a `data` cell needs a name
      1 | 
        | ^ nothing could refer to its table
      help: name it behind `data`, such as `data scores`
      """)
  }

  @Test func `unknown keys warn`() {
    check(
      "scores fromat=csv", .data,
      """
      warning unknown-attribute: `fromat=` is no attribute of a `data` cell
      1 | scores fromat=csv
        |        ^^^^^^ it has no effect
      help: did you mean `format`?
      """)
    check(
      "caption=\"Two dogs\"", .loss,
      """
      warning unknown-attribute: `caption=` is no attribute of a `loss` cell
      1 | caption="Two dogs"
        | ^^^^^^^ it has no effect
      help: a paragraph right after the cell that begins `Figure:` or `Table:` is its caption
      """)
    check(
      "height=3", .plot,
      """
      warning unknown-attribute: `height=` is no attribute of a `plot` cell
      1 | height=3
        | ^^^^^^ it has no effect
      help: write one of `id` or `digits`
      """)
  }

  @Test func `a second word offers the flag`() {
    check(
      "dog hied", .loss,
      """
      error bad-attribute: the cell already has a name, and `hied` is no flag
      1 | dog hied
        |     ^^^^ no flag
      1 | dog hied
        | ^^^ the name
      help: did you mean `hide`?
      """)
    check(
      "dog total", .loss,
      """
      error bad-attribute: the cell already has a name, and `total` is no flag
      1 | dog total
        |     ^^^^^ no flag
      1 | dog total
        | ^^^ the name
      help: a value follows `total`, such as `total=mean`
      """)
  }

  @Test(
    arguments: [
      ("fails", .data, "a `data` cell has no `fails`"),
      ("fails", .plot, "a `plot` cell has no `fails`"),
      ("format=csv", .loss, "a `loss` cell has no `format`"),
      ("total=mean", .plot, "a `plot` cell has no `total`"),
      ("fails=false-clam", .loss, "`false-clam` is no diagnostic code"),
      ("digits=0", .loss, "`0` is no number of digits"),
      ("digits=18", .loss, "`18` is no number of digits"),
      ("digits=99999999999999999999", .loss, "`99999999999999999999` is no number of digits"),
      ("digits=four", .loss, "`four` is no number of digits"),
      ("digits=", .loss, "`digits=` has no value"),
      ("digits = 3", .loss, "there is no key before `=`"),
      ("total=max", .loss, "`total` cannot be `max`"),
      ("hide=true", .loss, "`hide` is a flag and takes no value"),
      ("hide hide", .loss, "`hide` is given twice"),
      ("id=a id=b", .loss, "`id` is given twice"),
      ("id=\"a b\"", .loss, "`a b` cannot be an id"),
      ("shade='loss'", .loss, "the value of `shade` has quotes of another kind"),
      ("shade=\"loss", .loss, "the value of `shade` has no closing quote"),
      ("shade=\"loss\"hide", .loss, "a blank is missing behind the value of `shade`"),
      ("two-words", .loss, "`two-words` is not a name"),
      ("1st", .loss, "`1st` is not a name"),
      ("where", .loss, "`where` is a word of the language and cannot name a cell"),
      ("library", .loss, "`library` is a word of the language and cannot name a cell"),
    ] as [(String, CellKind, String)])
  func `what is wrong is an error`(info: String, kind: CellKind, message: String) {
    let errors = parse((kind == .data ? "scores " : "") + info, kind).1.filter { $0.severity == .error }
    #expect(errors.map(\.message).contains(message))
    #expect(errors.allSatisfy { $0.help != nil })
  }

  @Test(arguments: [
    ("two-words", "write `two_words`"), ("1st", "write `_st`"), ("{r}", "write `_r_`"), ("-", "write `scores`"),
  ])
  func `a bad name offers a good one`(name: String, help: String) {
    #expect(parse(name).1.first?.help == help)
  }

  @Test func `the first of two is kept, and the places are those of the file`() {
    let info = Source(
      file: "a.md", text: Array("digits=3 digits=4".utf8), lines: [.init(offset: 0, line: 7, column: 9, fileOffset: 90)]
    )
    let (attributes, diagnostics) = CellAttributes.parsing(info, kind: .loss)
    #expect(attributes.digits == 3)
    #expect(diagnostics.map(\.region.start) == [Position(line: 7, column: 18)])
    #expect(diagnostics[0].labels[1].region.start == Position(line: 7, column: 9))
  }

  @Test func `any bytes are read`() {
    var generator = SeededGenerator(seed: 41)
    let pieces = [
      "\"", "\\", "=", " ", "hide", "digits", "é", "\u{301}", "\t", "id", "'", "7", "\u{FFFF}", "fails", "data",
    ]
    for _ in 0..<2000 {
      var info = ""
      for _ in 0..<Int.random(in: 0...12, using: &generator) { info += pieces.randomElement(using: &generator) ?? "" }
      for kind in CellKind.allCases { _ = parse(info, kind) }
      var bytes: [UInt8] = []
      for _ in 0..<20 { bytes.append(UInt8.random(in: 0...255, using: &generator)) }
      let source = Source(file: "a.md", text: bytes, lines: [.init(offset: 0, line: 1, column: 1, fileOffset: 0)])
      _ = CellAttributes.parsing(source, kind: .data)
    }
  }
}
