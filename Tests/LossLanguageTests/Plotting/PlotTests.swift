import Testing

@testable import LossLanguage

struct PlotTests {
  /// The chart of a plot cell, and what is wrong with it as `line:column code message`.
  func plot(
    _ text: String, before: String = "", limits: Limits = Limits(), isDrawn: Bool = true
  ) -> (chart: Chart?, faults: [String]) {
    func cell(_ kind: CellKind, _ text: String) -> Cell {
      let start = Position(line: 1, column: 1)
      return Cell(
        kind: kind, attributes: CellAttributes(), id: kind.rawValue, line: 1,
        region: Region(file: "a.md", start: start, end: start), body: Source(file: "a.md", text: text))
    }
    let cells = [cell(.loss, before), cell(.plot, text)]
    let report = Worksheet(file: "a.md", cells: cells, prose: [], limits: limits).evaluated(isDrawn: isDrawn)
    let faults = report.diagnostics.map {
      "\($0.region.start.line):\($0.region.start.column) \($0.code.rawValue) \($0.message)"
    }
    for output in report.cells[1].outputs {
      if case .chart(let chart) = output.content { return (chart, faults) }
    }
    return (nil, faults)
  }

  @Test func `a curve and an axis are a chart`() throws {
    let (chart, faults) = plot("x p from 0 to 1\ncurve -log(p)")
    #expect(faults.isEmpty)
    let panel = try #require(chart).panels[0]
    #expect(panel.x == Chart.Axis(label: "p", name: "p", lower: 0, upper: 1))
    #expect(panel.y.label == "-log(p)")
    #expect(panel.y.lower == 0 && panel.y.upper == 5)
    guard case .curve(let curve) = panel.marks[0].shape else {
      Issue.record("no curve")
      return
    }
    #expect(curve.samples.count == 21)
    #expect(curve.samples[0].y == .infinity)
    #expect(curve.samples[10] == Chart.Point(0.5, 0.6931471805599453))
  }

  @Test(arguments: [
    ("curv -log(2)", "1:1 unknown-directive plots have no directive `curv`"),
    ("curve p", "1:7 missing-variable this curve has no variable to run over"),
    ("x p\ncurve p", "1:3 missing-variable nothing says from where to where `p` runs"),
    (
      "x p from 0 to 1\ncurve [p, 1 - p]",
      "2:7 not-a-number this gives a list of 2 numbers, and one number is needed here"
    ),
    ("x p from 0 to 1 log\ncurve p", "1:10 log-axis a logarithmic axis cannot contain 0"),
    ("x p from 1 to 0\ncurve p", "1:10 bad-directive this interval runs backwards"),
    ("points [1, 2], [1, 2, 3]", "1:16 length-mismatch `[1, 2]` and `[1, 2, 3]` are not of one length"),
    ("rule x 1 dashd", "1:10 bad-directive `rule` has no flag `dashd`"),
    ("rule x 1 wide=2", "1:10 bad-directive `rule` has no `wide=`"),
    ("x p from 0 to 1\ncurve p^g for g in [1, 2]", "2:15 unlabelled-family nothing tells the values of `g` apart"),
    (
      "x p from 0 to 1\ncurve p^g for g in [1, 2] \"power\"",
      "2:15 unlabelled-family nothing tells the values of `g` apart"
    ),
    ("panel t in [1, 2] \"t\"\nrule x 1", "1:7 unlabelled-family nothing tells the values of `t` apart"),
    ("x u from 0 to 1\ncontour u^2", "2:9 missing-variable a contour of a function needs a variable on y too"),
    ("rule x 1 \"{1 + }\"", "1:14 missing-expression"),
    ("rule x 1 \"{}\"", "1:11 missing-expression there is nothing between the braces of this label"),
    ("x p from 0 to 1 lgo\ncurve p\ncurve p^2", "1:17 bad-directive an axis has no flag `lgo`"),
    ("rule 1", "1:6 bad-directive `rule` does not say on which axis"),
    ("x p from 0 to 1\ncurve nothing(p)", "2:7 unknown-name"),
  ])
  func `errors point at the directive`(text: String, fault: String) {
    let faults = plot(text).faults
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix(fault) == true, "\(faults)")
  }

  @Test func `one bad directive leaves the others`() throws {
    let (chart, faults) = plot("x p from 0 to 1\ncurve p\ncurve [p, p]\nbanana 3\nrule x 0.5")
    #expect(faults.count == 2)
    #expect(try #require(chart).panels[0].marks.count == 2)
  }

  @Test(arguments: ["x p from 0 to 1 log\ncurve p", "y from 2 to 1\nbars [1], [2]", "x from nothing to 1\nrule y 1"])
  func `nothing is drawn on a wrong axis`(text: String) {
    let (chart, faults) = plot(text)
    #expect(chart == nil)
    #expect(faults.count == 1)
  }

  @Test(arguments: [
    ("heat zeros([10, 10])", "1:6"), ("line range(100), range(100)", "1:18"), ("points range(100), range(100)", "1:20"),
    ("line range(10), zeros([10, 10]) names=[\"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\"]", "1:17"),
    ("bars range(100), range(100)", "1:18"), ("path zeros([100, 2])", "1:6"), ("path range(100), range(100)", "1:6"),
    ("histogram [1, 2] bins=100", "1:11"), ("x p from 0 to 1\ncurve sin(20 * p)", "2:1"),
    ("x a from 0 to 1\ny b from 0 to 1\nheat a * b", "3:1"),
    ("panel k in range(60) \"{k}\"\nnote (j, k) \"{j}\" for j in [1, 2]", "2:1"),
  ])
  func `what a chart holds counts as output`(text: String, place: String) {
    var limits = Limits()
    limits.output = 1900
    let faults = plot(text, limits: limits).faults
    #expect(faults == ["\(place) output-limit the notebook shows more than 1900 bytes"])
    #expect(plot(text).faults.isEmpty)
  }

  @Test func `a family shares a series and lies along a ramp`() throws {
    let chart = try #require(plot("x p from 0 to 1\ncurve p^g for g in [1, 2, 4] \"γ = {g}\"\ncurve p \"other\"").chart)
    let marks = chart.panels[0].marks
    #expect(marks.map(\.label) == ["γ = 1", "γ = 2", "γ = 4", "other"])
    #expect(marks.map(\.series) == [0, 0, 0, 1])
    #expect(marks.map(\.ramp) == [0, 0.5, 1, nil])
  }

  @Test func `the columns of a table are names`() throws {
    let (chart, faults) = plot(
      "line step, loss of run \"loss of {run.loss[0]}\"", before: "run = table(step=[0, 1, 2], loss=[3, 2, 1.5])")
    #expect(faults.isEmpty)
    let panel = try #require(chart).panels[0]
    #expect(panel.marks[0].label == "loss of 3")
    #expect(panel.x.lower == 0 && panel.x.upper == 2 && panel.y.lower == 1.4 && panel.y.upper == 3)
  }

  @Test func `labels keep mathematics and show values with units`() throws {
    let (chart, faults) = plot("point (1, 2) \"$\\\\frac{a}{b}$ is {information(0.25, base=2)}, {-1.5}\"")
    #expect(faults.isEmpty)
    #expect(try #require(chart).panels[0].marks[0].label == "$\\frac{a}{b}$ is 2 bits, −1.5")
  }

  @Test func `units are shown on the axis`() throws {
    let chart = try #require(plot("x p from 0.1 to 1\ny \"surprise\"\ncurve information(p, base=2)").chart)
    #expect(chart.panels[0].y.label == "surprise (bits)")
  }

  @Test func `panels repeat what stands before them and share limits`() throws {
    let (chart, faults) = plot("columns 2\nx \"k\"\npanel t in [1, 2] \"t = {t}\"\nbars [\"a\", \"b\"], [t, t^2]")
    #expect(faults.isEmpty)
    let panels = try #require(chart).panels
    #expect(panels.map(\.heading) == ["t = 1", "t = 2"])
    #expect(panels[0].x == Chart.Axis(categories: ["a", "b"], label: "k"))
    #expect(panels[0].y == panels[1].y)
    #expect(panels[0].y.upper == 4)
  }

  @Test func `stacked panels keep their own y`() throws {
    let chart = try #require(plot("columns 1\nx p from 0 to 1\npanel \"a\"\ncurve p\npanel \"b\"\ncurve 100 * p").chart)
    #expect(chart.panels.map(\.y.upper) == [1, 100])
  }

  @Test func `groups become series`() throws {
    let chart = try #require(plot("points [1, 2, 3], [4, 5, 6] group=[\"u\", \"v\", \"u\"]").chart)
    let marks = chart.panels[0].marks
    #expect(marks.map(\.label) == ["u", "v"])
    guard case .points(let points, _) = marks[0].shape else { return }
    #expect(points == [Chart.Point(1, 4), Chart.Point(3, 6)])
  }

  @Test func `stacked bars reach as high as their sum`() throws {
    let chart = try #require(plot("bars [\"a\"], [2] stacked\nbars [\"a\"], [3] stacked").chart)
    #expect(chart.panels[0].y.upper == 5)
  }

  @Test func `a diverging function is cut where the rest can be seen`() throws {
    let chart = try #require(plot("x p from 0 to 1\ncurve 1 / p").chart)
    #expect(chart.panels[0].y.upper <= 25)
  }

  @Test func `what nobody draws lacks its crossings alone, which take no steps`() throws {
    let text = "x m from -2 to 2\ncurve m^2 \"a\"\ncurve m + 1 \"b\"\ncurve f(m) \"c\""
    let before = "f(x) = if x > 0 then exp(x) else sum([x, 1])"
    /// The fewest steps with which nothing fails.
    func steps(isDrawn: Bool) -> Int64 {
      var (low, high): (Int64, Int64) = (0, 10_000_000)
      while high - low > 1 {
        var limits = Limits()
        limits.steps = (low + high) / 2
        if plot(text, before: before, limits: limits, isDrawn: isDrawn).faults.isEmpty {
          high = limits.steps
        } else {
          low = limits.steps
        }
      }
      return high
    }
    let (drawn, checked) = (plot(text, before: before), plot(text, before: before, isDrawn: false))
    #expect(drawn.faults.isEmpty && checked.faults.isEmpty)
    let (full, bare) = (try #require(drawn.chart), try #require(checked.chart))
    #expect(!full.panels[0].crossings.isEmpty && bare.panels[0].crossings.isEmpty)
    #expect(JSON.object(full.jsonFields).description == JSON.object(bare.jsonFields).description)
    #expect(steps(isDrawn: true) == steps(isDrawn: false))
  }

  @Test func `crossings are those of the functions, not of their drawings`() throws {
    let chart = try #require(
      plot(
        "x r from -3 to 3\ncurve r^2 \"squared\"\ncurve abs(r) \"absolute\"\ncurve if r < 0.3 then -1 else 9 \"leap\""
      ).chart)
    let crossings = chart.panels[0].crossings
    #expect(crossings.count == 1)
    #expect(crossings[0].first == 0 && crossings[0].second == 1)
    #expect(crossings[0].points.count == 2 && crossings[0].points.allSatisfy { abs(abs($0.x) - 1) < 1e-12 })
  }

  @Test func `crossings are round where the functions meet at round numbers`() throws {
    let cell = "x p from 0.05 to 0.95\ncurve p \"up\"\ncurve 1 - p \"down\"\ncurve p^3 - 0.3^3 + 0.3 \"cubic\""
    let crossings = try #require(plot(cell).chart).panels[0].crossings
    #expect(crossings.map(\.points.count) == [1, 2, 1])
    #expect(crossings[0].points == [Chart.Point(0.5, 0.5)] && crossings[1].points[0].x == 0.3)
    // No round number.
    let last = crossings[2].points[0].x
    #expect(abs(last * last * last + last - 0.727) < 1e-6, "\(last)")
  }

  @Test func `smoothing starts at the first value`() {
    #expect(
      smoothed([4, 4, .nan, 4], weight: 0.9).map { $0.isNaN ? 0 : ($0 * 1e9).rounded(.toNearestOrEven) / 1e9 } == [
        4, 4, 0, 4,
      ])
  }

  @Test(arguments: [
    ([0.0, 1, 2, 3], [2.0, 1, 1]), ([0.0, 4], [4]), ([10.0, 20], [0]),
  ])
  func `histograms count the upper edge of the last bin`(edges: [Double], heights: [Double]) {
    #expect(histogramHeights(of: [0, 0.5, 1, 3], edges: edges, isDensity: false) == heights)
  }

  @Test func `levels are round and rise`() {
    let levels = ContourGrid.levels(from: 0.09, to: 74.3, count: 10)
    #expect(zip(levels, levels.dropFirst()).allSatisfy(<))
    #expect(levels.allSatisfy { "\($0)".count <= 4 }, "\(levels)")
    #expect(ContourGrid.levels(from: 2, to: 2, count: 5) == [2])
    #expect(ContourGrid.levels(from: -1e308, to: 1e308, count: 5) == [-1e308])
  }

  @Test func `outlines close along the border and around holes`() {
    let steps = (0...40).map { -2 + Double($0) / 10 }
    var grid = ContourGrid(x: steps, y: steps)
    for y in steps { for x in steps { grid.values.append(x * x + y * y) } }
    let outlines = grid.outlines(atLeast: 1)
    #expect(outlines.count == 2)
    #expect(outlines.allSatisfy { $0.first == $0.last })
    // Shoelace formula: the square without the disc.
    let areas = outlines.map { outline in
      abs(zip(outline, outline.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }) / 2
    }.sorted()
    #expect(abs(areas[0] - Double.pi) < 0.02 && abs(areas[1] - 16) < 1e-9, "\(areas)")
  }

  @Test func `the contour of a circle closes`() {
    let steps = (0...40).map { -2 + Double($0) / 10 }
    var grid = ContourGrid(x: steps, y: steps)
    for y in steps { for x in steps { grid.values.append(x * x + y * y) } }
    let pieces = grid.pieces(at: 1)
    #expect(pieces.count == 1)
    #expect(pieces[0].first == pieces[0].last)
    #expect(pieces[0].allSatisfy { abs(($0.x * $0.x + $0.y * $0.y).squareRoot() - 1) < 0.01 })
  }
}
