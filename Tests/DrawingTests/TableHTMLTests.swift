import Drawing
import LossCore
import LossLanguage
import Testing

struct TableHTMLTests {
  let table = Table(
    columns: [
      Table.Column(name: "class", value: .texts(Tensor(vector: ["cat", "<dog>", ""]))),
      Table.Column(name: "loss", value: .numbers(Numbers(Tensor(vector: [0.5, 12.25, 1]), unit: .bits))),
    ], rowCount: 3)

  @Test func `headers have scopes and units, numbers one number of decimals`() {
    #expect(
      table.html(digits: 4).html
        == "<table class=\"numbers named\"><thead><tr><th scope=\"col\">class</th>"
        + "<th scope=\"col\">loss <span class=\"unit\">(bits)</span></th></tr></thead><tbody>"
        + "<tr><th scope=\"row\">cat</th><td>0.50</td></tr>"
        + "<tr><th scope=\"row\">&lt;dog&gt;</th><td>12.25</td></tr>"
        + "<tr><th scope=\"row\">–</th><td>1.00</td></tr></tbody></table>")
  }

  @Test func `columns say that they are of numbers where others are not`() {
    let places = Table.Column(name: "place", value: .texts(Tensor(vector: ["a", "b", "c"])))
    let mixed = Table(columns: table.columns + [places], rowCount: 3)
    let html = mixed.html(digits: 4).html
    #expect(html.hasPrefix("<table><thead>"))
    #expect(html.contains("<td class=\"number\">0.50</td><td>a</td>"))
  }

  @Test func `totals and shades`() {
    var attributes = CellAttributes()
    attributes.total = .mean
    attributes.shade = "loss"
    let html = table.html(digits: 4, attributes: attributes).html
    #expect(
      html.hasSuffix("<tfoot><tr><th scope=\"row\">mean</th><td>4.583</td></tr></tfoot></table>"))
    // The mean has a decimal more, so a blank as wide as a digit stands behind the others.
    #expect(html.contains("<td class=\"shade-0\">0.50\u{2007}</td>"))
    #expect(html.contains("<td class=\"shade-8\">12.25\u{2007}</td>"))
  }

  @Test(arguments: [
    ([1, 2, 3, 4], "mean"), ([2019, 2020, 2024, 2025], "mean"), ([1, 2, 2, 3], "mean 2"), ([0.5, 1, 2, 4.5], "mean 2"),
    ([4, 3, 2, 1], "mean 2.5"),
  ])
  func `a first column that numbers the rows has no mean`(first: [Double], footer: String) {
    let table = Table(
      columns: [
        Table.Column(name: "first", value: .numbers(Numbers(Tensor(vector: first)))),
        Table.Column(name: "loss", value: .numbers(Numbers(Tensor(vector: [1, 2, 3, 6])))),
      ], rowCount: 4)
    var attributes = CellAttributes()
    attributes.total = .mean
    let html = table.html(digits: 4, attributes: attributes).html.filter { !["\u{2007}", "\u{2008}"].contains($0) }
    #expect(
      html.hasSuffix("<td>\(footer)</td><td>3</td></tr></tfoot></table>"))
  }

  @Test func `points stand below one another in the footer too`() {
    let table = Table(
      columns: [Table.Column(name: "n", value: .numbers(Numbers(Tensor(vector: [1, 0]))))], rowCount: 2)
    var attributes = CellAttributes()
    attributes.total = .mean
    let html = table.html(digits: 4, attributes: attributes).html
    #expect(html.contains("<td>1\u{2008}\u{2007}</td>"))
    #expect(html.contains("<td>mean 0.5</td>"))
  }

  @Test func `what a script cannot read as a number has a key to sort by`() {
    let table = Table(
      columns: [
        Table.Column(name: "n", value: .numbers(Numbers(Tensor(vector: [1.5e-7, .infinity, -.infinity, 2]))))
      ], rowCount: 4)
    let html = table.html(digits: 4).html
    for (key, text) in [("1.5e-7", "1.5×10⁻⁷"), ("1e999", "∞"), ("-1e999", "−∞")] {
      #expect(html.contains("<td data-value=\"\(key)\">\(text)</td>"), "\(html)")
    }
    #expect(html.contains("<td>2</td>"))
  }

  @Test func `long tables are cut`() {
    let long = Table(
      columns: [Table.Column(name: "n", value: .numbers(Numbers(Tensor(vector: (0..<250).map(Double.init)))))],
      rowCount: 250)
    let html = long.html(digits: 4).html
    #expect(html.split(separator: "<tr>").count - 1 == 12)
    #expect(html.contains("<td class=\"remainder\" colspan=\"1\">… 250 rows in all</td>"))
    let linked = long.html(digits: 4, fullData: "a.csv").html
    #expect(linked.contains("… 250 rows in all: <a href=\"a.csv\">the whole table as CSV</a></td>"))
  }

  @Test func `missing numbers are dashes`() {
    let table = Table(
      columns: [Table.Column(name: "n", value: .numbers(Numbers(Tensor(vector: [.nan, -1.5]))))], rowCount: 2)
    #expect(table.html(digits: 4).html.contains("<td>–</td></tr><tr><td>−1.5</td>"))
  }
}

struct ValueHTMLTests {
  @Test(arguments: [
    ("-1", "−1"), ("-0.5 nats", "−0.5 nats"), ("[-1, 2, -.5]", "[−1, 2, −.5]"), ("-1.5e-7", "−1.5e−7"),
    ("-inf", "−inf"),
    ("1 ± 0.5", "1 ± 0.5"), ("cross-entropy", "cross-entropy"), ("2026-11-21", "2026-11-21"), ("a -", "a -"), ("", ""),
  ])
  func `a number that was written gets a true minus`(written: String, shown: String) {
    #expect(written.withTrueMinus == shown)
  }

  @Test(arguments: [
    (Value.number(0.51457317, .bits), "<span class=\"value\">0.5146</span> <span class=\"unit\">bits</span>"),
    (.number(-1.5e-9), "<span class=\"value\">−1.5×10⁻⁹</span>"),
    (.numbers(Numbers(Tensor(vector: [-0.5, 2]))), "<span class=\"value\">[−0.5, 2]</span>"),
    (.texts(Tensor(scalar: "<a>")), "<span class=\"value\">\"&lt;a&gt;\"</span>"),
    (
      .numbers(Numbers(Tensor(shape: [1, 2], elements: [1, 0.25]), columnLabels: ["cat", "dog"])),
      "<table class=\"numbers named\"><thead><tr><td></td><th scope=\"col\">cat</th>"
        + "<th scope=\"col\">dog</th></tr></thead><tbody><tr><th scope=\"row\">0</th>"
        + "<td>1</td><td>0.25</td></tr></tbody></table>"
    ),
    (
      .record(Record(fields: [Record.Field(name: "loss", value: .number(2))])),
      "<dl class=\"record\"><dt>loss</dt><dd><span class=\"value\">2</span></dd></dl>"
    ),
  ])
  func `values as HTML`(value: Value, html: String) {
    #expect(value.html(digits: 4).html == html)
    #expect(isWellFormed(html))
  }

  @Test func `worked steps are formulas with remarks, and code where there is no notation`() {
    let steps = WorkedSteps(lines: [
      .init("f(x).field"), .init("sum(y)", remark: "the formula", arrays: ["y"]),
      .init("0.5 bits", remark: "the value"),
    ])
    let sum =
      "<mstyle displaystyle=\"true\" scriptlevel=\"0\"><mo>=</mo><munderover><mo>∑</mo>"
    let html = steps.html.html
    #expect(html.hasPrefix("<ol class=\"steps\"><li><code>f(x).field</code></li><li><math>"))
    #expect(html.contains(sum) && html.contains("<msub><mi>y</mi><mi>i</mi></msub>"), "\(html)")
    #expect(html.contains("<mn>0.5</mn>") && html.contains("<mtext>bits</mtext>"), "\(html)")
    #expect(html.contains("<span class=\"remark\">the value</span></li></ol>"))
    #expect(isWellFormed(html))
  }

  @Test func `a definition is a formula, and a signature code`() {
    let definition = WorkedSteps(lines: [.init("f(x) = x^2 / k"), .init("  where k = 2")]).definition.html
    #expect(definition.contains("<mfrac>") && definition.contains("<mtext>where\u{A0}</mtext>"), "\(definition)")
    #expect(
      WorkedSteps(lines: [.init("softmax(z, axis=-1)")]).definition.html
        == "<pre tabindex=\"0\"><code>softmax(z, axis=-1)</code></pre>")
  }
}
