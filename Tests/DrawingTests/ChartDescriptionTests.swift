import Drawing
import LossLanguage
import Testing

struct ChartDescriptionTests {
  @Test func `curves are told by their ends, extremes and crossings`() throws {
    let chart = try #require(
      SampleCharts.chart(
        """
        x p from 0 to 1 "probability" percent
        y from 0 to 5 "loss"
        curve -log(p) "one"
        curve -log(1 - p) "zero"
        curve (p - 0.4)^2
        """))
    #expect(
      chart.description
        == "Across: probability from 0% to 100%. Upwards: loss from 0 to 5. "
        + "Curve “one” falls from ∞ at 0% to 0 at 100%. Curve “zero” rises from 0 at 0% to ∞ at 100%. "
        + "Curve “(p - 0.4)^2” goes from 0.16 at 0% to 0.36 at 100%, least 0 at 40%. "
        + "“one” and “zero” cross at 50%, where both are 0.693. "
        + "“one” and “(p - 0.4)^2” cross at 83.1%, where both are 0.185. "
        + "“zero” and “(p - 0.4)^2” cross at 9.1%, where both are 0.0955.")
    #expect(chart.name == "loss against probability")
  }

  @Test(arguments: [
    ("bars [\"a\", \"b\"], [1, 2.5] \"n\"", "Bars “n”: a 1 and b 2.5."),
    ("points [1, 2, 3], [4, 5, nan] \"n\"", "2 points “n”, across from 1 to 2, upwards from 4 to 5."),
    ("line [1, 2, 3], [4, 9, 5]", "Line of 3 points goes from 4 at 1 to 5 at 3, greatest 9 at 2."),
    ("line [1, 2], [4, 4]", "Line of 2 points is 4 throughout."),
    ("rule y 1 \"bound\"", "Line at 1 on y: bound."),
    (
      "heat [[2, 1], [0, 3]] rows=[\"cat\", \"dog\"] columns=[\"cat\", \"dog\"]",
      "Heat map. cat: cat 2 and dog 1; dog: cat 0 and dog 3."
    ),
    (
      "x u from 0 to 2\ny v from 0 to 2\nheat u + v",
      "Heat map with values from 0.0417 at (0.0167, 0.025) to 3.96 at (1.98, 1.98)."
    ),
    (
      "x u from -2 to 2\ny v from -2 to 2\ncontour (u - 1)^2 + v^2 levels=[4, 1]",
      "Contour lines at 2 levels from 1 to 4; the least value, 0, at (1, 0)."
    ),
    (
      "x p from 0 to 1\narea 0 to p^2 \"cost\"",
      "Area “cost” from 0 to 1, at most 1 high, at 1."
    ),
    ("histogram [1, 1, 3] bins=[0, 2, 4]", "Histogram of 2 bins; the highest, 2, from 0 to 2."),
  ])
  func `every mark has its sentence`(directive: String, sentence: String) throws {
    let chart = try #require(SampleCharts.chart(directive))
    #expect(chart.description.hasSuffix(sentence), "\(chart.description)")
  }

  @Test func `alt replaces it`() throws {
    let chart = try #require(SampleCharts.chart("alt \"A line.\"\nline [1, 2], [4, 4]"))
    #expect(chart.description == "A line.")
  }

  @Test func `matrices, contours and histograms have tables`() throws {
    let matrix = try #require(SampleCharts.chart("heat [[2, 1], [0, 3]] columns=[\"cat\", \"dog\"]")).dataTable().html
    #expect(matrix.contains("<th scope=\"row\">1</th><td>0</td><td>3</td>"))
    let surface = "x u from -3 to 3\ny v from -3 to 3\ncontour u + 10 * v"
    let contours = try #require(SampleCharts.chart(surface)).dataTable().html
    // Seven columns; the greatest y at the top, as in the chart.
    #expect(contours.contains("<tbody><tr><th scope=\"row\">3</th><td>27</td>"), "\(contours)")
    #expect(contours.split(separator: "<tr>").count == 9)
    let bins = try #require(SampleCharts.chart("x \"loss\"\nhistogram [1, 1, 3] bins=[0, 2, 4]")).dataTable().html
    #expect(bins.contains("loss, from</th><th scope=\"col\">to</th>"))
    #expect(bins.contains("<th scope=\"row\">0</th><td>2</td><td>2</td>"))
    #expect(bins.contains("<th scope=\"col\">count</th>"))
  }

  @Test func `dots on a line have no column of their own`() throws {
    let dotted = "line [1, 2, 3], [4, 5, 6] \"n\"\npoints [1, 2, 3], [4, 5, 6]"
    let named = dotted + " \"dots\""
    for (plot, columns) in [(dotted, 2), (named, 3)] {
      let html = try #require(SampleCharts.chart(plot)).dataTable().html
      #expect(html.ranges(of: "<th scope=\"col\">").count == columns, "\(html)")
    }
  }

  @Test func `the data table has the curves side by side`() throws {
    let chart = try #require(SampleCharts.chart("x p from 0 to 1 percent\ncurve -log(p) \"one\"\ncurve p \"two\""))
    let html = chart.dataTable().html
    #expect(html.hasPrefix("<table class=\"numbers\"><thead><tr><th scope=\"col\">p</th>"))
    #expect(html.contains("<th scope=\"row\">0%</th><td>∞</td><td>0.00</td>"))
    #expect(html.split(separator: "<tr>").count == 23)
    #expect(isWellFormed(html))
  }
}
