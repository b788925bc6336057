import Testing

@testable import Drawing
@testable import LossLanguage

struct ChartDrawingTests {
  @Test(arguments: SampleCharts.plots, ChartSize.allCases)
  func `every chart is well-formed, named, described, and free of styles`(plot: String, size: ChartSize) throws {
    let chart = try #require(SampleCharts.chart(plot))
    let svg = chart.svg(size: size).html
    #expect(isWellFormed(svg))
    #expect(!svg.contains("style="))
    #expect(!svg.contains("nan") && !svg.contains("inf\""))
    #expect(svg == chart.svg(size: size).html)
    // Both drawings are one image.
    let picture = chart.picture.html
    #expect(isWellFormed(picture) && picture.contains(svg))
    #expect(picture.ranges(of: "role=\"img\" aria-label=\"").count == 1)
    #expect(picture.ranges(of: "aria-hidden=\"true\"").count == 2)
  }

  @Test(arguments: SampleCharts.plots, ChartSize.allCases)
  func `labels do not touch one another and stay in the drawing`(plot: String, size: ChartSize) throws {
    let chart = try #require(SampleCharts.chart(plot))
    let (layout, drawings) = chart.drawings(size: size)
    let canvas = Box(x: 0, y: 0, width: size.width, height: layout.height)
    for drawing in drawings {
      let labels = drawing.placement.labels
      for (index, label) in labels.enumerated() {
        #expect(canvas.contains(label.box), "\(label.text.plain)")
        for other in labels.dropFirst(index + 1) {
          #expect(!label.box.intersects(other.box), "\(label.text.plain) on \(other.text.plain)")
        }
      }
    }
  }

  @Test(arguments: [
    (SampleCharts.plots[0], 21, ">p = 50%</text>", ">true class is 1: 0.6931</text>"),
    ("bars [\"a\", \"b\"], [1, 2.5] \"n\"", 2, "b</text>", ">n: 2.5</text>"),
    ("bars [\"a\", \"b\"], [1, 2.5] horizontal", 2, "b</text>", ">2.5</text>"),
    ("histogram [1, 1, 3] bins=[0, 2, 4]", 2, ">0 to 2</text>", ">2</text>"),
    ("points [1, 2, 3], [4, 5, 6] \"n\"", 3, ">2, 5</text>", ">n</text>"),
    ("path [0, 1], [1, 2] \"way\"", 2, ">1, 2</text>", ">way, step 1</text>"),
    ("bars [\"a\", \"b\"], [1, 2.5] labels", 0, "", ""),
  ])
  func `the pointer reads numbers, without script`(plot: String, count: Int, heading: String, line: String) throws {
    let chart = try #require(SampleCharts.chart(plot))
    let wide = chart.svg(size: .wide).html
    #expect(wide.ranges(of: "<g transform=\"translate").count == count)
    #expect(wide.contains(heading) || heading.isEmpty)
    #expect(wide.contains(line) || line.isEmpty, "\(wide)")
    #expect(!chart.svg(size: .narrow).html.contains("class=\"hits\""))
  }

  @Test func `a small panel has no more readouts than a pointer can hit`() throws {
    let plot = "columns 3\nx p from 0 to 1\npanel \"a\"\ncurve p\npanel \"b\"\ncurve p^2\npanel \"c\"\ncurve p^3"
    let chart = try #require(SampleCharts.chart(plot))
    // Of 21 places every second one.
    #expect(chart.svg(size: .wide).html.ranges(of: "<g transform=\"translate").count == 3 * 11)
  }

  @Test(arguments: ["equal", "2"])
  func `panels side by side that have a ratio are equally high`(aspect: String) throws {
    let panels = "panel \"a\"\ncurve p\npanel \"b\"\ny from 0 to 3\ncurve 3 * p"
    for rows in ["", "\npanel \"c\"\ncurve p"] {
      let chart = try #require(
        SampleCharts.chart("columns 2\naspect \(aspect)\nx p from 0 to 1\n\(panels)\(rows)"))
      let frames = chart.layout(size: .wide, legendOnly: false).panels.map(\.frame)
      #expect(abs(frames[0].height - frames[1].height) < 1e-9)
      #expect(frames[0].right < frames[1].x && frames[1].right <= 640)
      let ratios = aspect == "equal" ? [1, 1.0 / 3] : [2, 2]
      for (frame, ratio) in zip(frames, ratios) { #expect(abs(frame.width / frame.height - ratio) < 1e-9) }
    }
  }

  @Test func `a label keeps off the panel beside its own`() throws {
    let plot = """
      columns 3
      x p from 0 to 1
      panel "a"
      curve p "a name that is long" at=0.95
      panel "b"
      curve 1 - p "another name that is long" at=0.05
      panel "c"
      curve p^2 "a name that is much longer than the panel is wide" at=0.5
      """
    let chart = try #require(SampleCharts.chart(plot))
    let (layout, drawings) = chart.drawings(size: .wide)
    for (panel, drawing) in zip(layout.panels, drawings) {
      #expect(!drawing.placement.labels.isEmpty)
      for label in drawing.placement.labels {
        #expect(label.box.x >= panel.left && label.box.right <= panel.right, "\(label.text.plain)")
      }
    }
  }

  @Test func `contours make room for their levels`() throws {
    let plot = "x u from -2 to 2\ny v from -2 to 2\ncontour u^2 + 2 * v^2 levels=[0.5, 1, 2, 4] labels"
    let drawing = try #require(SampleCharts.chart(plot)).drawings(size: .wide).panels[0]
    #expect(drawing.placement.labels.count == 4)
    for label in drawing.placement.labels {
      #expect(drawing.placement.occupancy.cost(of: label.box) > 0)
    }
  }

  @Test func `panels that share their x stand exactly below one another`() throws {
    let chart = try #require(
      SampleCharts.chart(
        """
        columns 1
        x from 0 to 1
        panel "a"
        aspect equal
        y from 0 to 1
        line [0, 1], [0, 1]
        panel "b"
        histogram [0.2, 0.4]
        """))
    let frames = chart.layout(size: .wide, legendOnly: false).panels.map(\.frame)
    #expect(frames[0].width == frames[0].height)
    #expect(frames[0].width == frames[1].width && frames[0].x == frames[1].x)
  }

  @Test func `the name of a narrow band stays in the panel`() throws {
    let chart = try #require(
      SampleCharts.chart("x p from 0 to 1\ncurve p\nband x 0.97 to 1 \"overconfident\""))
    for size in ChartSize.allCases {
      let (_, drawings) = chart.drawings(size: size)
      let label = try #require(drawings[0].placement.labels.first { $0.text.plain == "overconfident" })
      #expect(drawings[0].frame.contains(label.box))
    }
  }

  @Test func `values are written at bars only where they fit`() throws {
    let plot = "bars [\"a\", \"b\", \"c\"], [0.123, 0.456, 0.789] percent for k in [1, 2, 3] \"{k}\" labels"
      .replacing(" percent", with: "")
    let chart = try #require(SampleCharts.chart("y from 0 to 1 percent\n\(plot)"))
    for size in ChartSize.allCases {
      let (_, drawings) = chart.drawings(size: size)
      let boxes = drawings[0].placement.labels.map(\.box)
      for (index, box) in boxes.enumerated() {
        #expect(!boxes.dropFirst(index + 1).contains { $0.intersects(box) })
      }
    }
  }

  @Test func `more than five series get a legend`() throws {
    let chart = try #require(SampleCharts.chart(SampleCharts.plots[5]))
    #expect(chart.layout(size: .wide, legendOnly: false).legend?.entries.count == 6)
    let few = try #require(SampleCharts.chart(SampleCharts.plots[0]))
    #expect(few.layout(size: .wide, legendOnly: false).legend == nil)
  }

  @Test func `what the author writes is text`() throws {
    let chart = try #require(
      SampleCharts.chart(
        """
        title "</title><script>alert(1)</script>"
        x "<b>" from 0 to 1
        point (0.5, 1) "\\"&<img>"
        """.replacing("x \"<b>\" from 0 to 1", with: "x from 0 to 1 \"<b>\"")))
    let svg = chart.picture.html
    #expect(!svg.contains("<script") && !svg.contains("<b>") && !svg.contains("<img"))
    #expect(isWellFormed(svg))
  }

  @Test func `a curve is one path, cut at the panel`() {
    let x = Chart.Axis(name: "x", lower: 0, upper: 10)
    let y = Chart.Axis(lower: 0, upper: 10)
    let curve = Chart.Curve(pieces: [[Chart.Point(0, 0), Chart.Point(5, 20)]], samples: [])
    let chart = Chart(panels: [
      Chart.Panel(x: x, y: y, aspect: .ratio(2), marks: [Chart.Mark(.curve(curve), series: 0)])
    ])
    let frame = chart.layout(size: .wide, legendOnly: false).panels[0].frame
    let data = PathData([[Place(frame.x, frame.bottom), Place(frame.x + frame.width / 4, frame.y)]])
    let path = String(decoding: data.bytes, as: UTF8.self)
    #expect(chart.svg(size: .wide).html.contains("<path class=\"line s1\" d=\"\(path)\"/>"))
    #expect(frame.width == 2 * frame.height)
  }

  @Test(arguments: [
    "x p from 1e300 to 1e300\ncurve p", "line [-1e308, 1e308], [1e308, -1e308]", "points [nan, inf], [1, 2]",
    "x p from 0 to 1\ncurve nan * p", "x p from 0 to 1\ncurve inf", "histogram [-1e308, 1e308]", "histogram zeros(0)",
    "bars [1e-320, 2e-320], [1, 2]", "x p from 1e-300 to 1e300 log\ncurve p", "x log\ny log\npoints [0, -1], [0, -1]",
    "band x -inf to inf", "aspect equal\nx p from 0 to 1e-12\ny from 0 to 1e12\ncurve p", "line [1], [1]",
    "bars [\"a\"], [nan] labels horizontal", "histogram [1, 2] bins=[0, 1e308]", "note (1, 1) \"\"",
    "title \"nothing\"",
    "x p from 1 to 1.0000000000000002\ncurve p",
  ])
  func `extreme numbers are drawn or left out, never fatal`(plot: String) {
    guard let chart = SampleCharts.chart(plot) else { return }
    for size in ChartSize.allCases {
      let svg = chart.svg(size: size).html
      #expect(isWellFormed(svg))
      #expect(!svg.contains("=\"nan") && !svg.contains("=\"inf"))
    }
    #expect(isWellFormed(chart.dataTable().html))
  }

  @Test func `infinity is said in words`() throws {
    let chart = try #require(SampleCharts.chart(SampleCharts.plots[0]))
    let svg = chart.svg(size: .wide).html
    #expect(svg.contains("→ ∞ as p → 0%</text>"))
    #expect(svg.contains("→ ∞ as p → 100%</text>"))
    #expect(svg.contains("class=\"asymptote\""))
  }

  @Test func `mathematics in labels is slanted, raised and lowered`() {
    var svg = Markup()
    LabelText("cost of $\\hat{y}_i^2 - \\gamma$ in $").write(into: &svg)
    #expect(svg.html == "cost of $\\hat{y}_i^2 - \\gamma$ in $")
    var set = Markup()
    LabelText("at $x_i^2$").write(into: &set)
    #expect(LabelText("$y - \\hat{y}$").plain == "y − y\u{302}")
    #expect(
      set.html == "at <tspan class=\"var\">x</tspan><tspan class=\"var script\" dy=\"3\">i</tspan>"
        + "<tspan class=\"script\" dy=\"-7\">2</tspan>")
  }
}
