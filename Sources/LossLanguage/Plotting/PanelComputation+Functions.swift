extension PanelComputation {
  /// Takes the values of a function at even steps into the limits of y (of a parametric curve, of both axes).
  mutating func include(_ mark: Plot.Mark, _ scope: PlotScope, over axis: Chart.Axis) throws(Diagnostic) {
    switch mark.shape {
    case .curve(let expression):
      let function = scope.function(expression, of: try variable(of: expression, "curve", scope))
      y.include(curve: try function.values(at: (0...128).map { axis.value(at: Double($0) / 128) }))
      y.include(unit: try function.unit(at: axis.value(at: 0.5)))
    case .parametric(let point, let name, let interval):
      let (from, to) = (try scope.finiteNumber(interval.lower), try scope.finiteNumber(interval.upper))
      let places = (0...128).map { from + (to - from) * Double($0) / 128 }
      let values = try [point.x, point.y].map { scope.function($0, of: name.text) }.values(at: places)
      x.include(values[0])
      y.include(values[1])
    case .area(let lower, let upper, _):
      let name = try variable(of: lower, "area", scope)
      let places = (0...64).map { axis.value(at: Double($0) / 64) }
      for values in try [lower, upper].map({ scope.function($0, of: name) }).values(at: places) { y.include(values) }
    case .contour(let expression), .heat(let expression):
      _ = try variables(of: expression, mark.shape, scope)
    default: break
    }
  }

  /// The function as it is drawn between known limits.
  func functionMarks(
    _ mark: Plot.Mark, _ scope: PlotScope, _ template: Chart.Mark, _ xAxis: Chart.Axis, _ yAxis: Chart.Axis
  ) throws(Diagnostic) -> [Chart.Mark] {
    var drawn = template
    switch mark.shape {
    case .curve(let expression):
      let function = scope.function(expression, of: try variable(of: expression, "curve", scope))
      drawn.shape = .curve(
        try curve(xAxis, yAxis) { shares throws(Diagnostic) in
          let places = shares.map(xAxis.value)
          return zip(places, try function.values(at: places)).map { Chart.Point($0, $1) }
        })
    case .parametric(let point, let name, let interval):
      let (from, to) = (try scope.finiteNumber(interval.lower), try scope.finiteNumber(interval.upper))
      let functions = [point.x, point.y].map { scope.function($0, of: name.text) }
      drawn.shape = .curve(
        try curve(xAxis, yAxis) { shares throws(Diagnostic) in
          let values = try functions.values(at: shares.map { from + (to - from) * $0 })
          return zip(values[0], values[1]).map { Chart.Point($0, $1) }
        })
    case .area(let lower, let upper, let interval):
      let name = try variable(of: lower, "area", scope)
      var (from, to) = (xAxis.lower, xAxis.upper)
      if let interval { (from, to) = (try scope.finiteNumber(interval.lower), try scope.finiteNumber(interval.upper)) }
      let places = (0...100).map { from + (to - from) * Double($0) / 100 }
      let functions = [lower, upper].map { scope.function($0, of: name) }
      let edges = try functions.values(at: places).map { values in
        zip(places, values).map { Chart.Point($0, $1) }
      }
      drawn.shape = .area(lower: edges[0], upper: edges[1])
    case .heat(let expression):
      drawn.shape = .heat(try field(expression, mark.shape, scope, xAxis, yAxis, columns: 60, rows: 40).cells)
    case .contour(let expression): return try contours(mark, expression, scope, template, xAxis, yAxis)
    default: return []
    }
    return [drawn]
  }
}

extension PanelComputation {
  private func curve(
    _ xAxis: Chart.Axis, _ yAxis: Chart.Axis, _ points: ([Double]) throws(Diagnostic) -> [Chart.Point]
  ) throws(Diagnostic) -> Chart.Curve {
    let (pieces, asymptotes) = try CurveSampling(x: xAxis, y: yAxis).pieces(points)
    let samples = try points((0...20).map { Double($0) / 20 })
    return Chart.Curve(pieces: pieces, samples: samples, asymptotes: asymptotes)
  }

  /// The name of the x variable; it needs an interval, unless other marks give one.
  private func variable(of expression: Expression, _ what: String, _ scope: PlotScope) throws(Diagnostic) -> String {
    guard let name = x.name else { throw .missingVariable(what, scope.region(expression.span)) }
    guard x.interval != nil || x.limits.lower < x.limits.upper else {
      throw .missingInterval(name, scope.region(x.directive?.name?.span ?? expression.span))
    }
    return name
  }

  private func variables(
    of expression: Expression, _ shape: Plot.Mark.Shape, _ scope: PlotScope
  ) throws(Diagnostic) -> (x: String, y: String) {
    let what = if case .heat = shape { "heat" } else { "contour" }
    let x = try variable(of: expression, what, scope)
    guard let y = y.name else { throw .missingYVariable(what, scope.region(expression.span)) }
    guard self.y.interval != nil || self.y.limits.lower < self.y.limits.upper else {
      throw .missingInterval(y, scope.region(self.y.directive?.name?.span ?? expression.span))
    }
    return (x, y)
  }

  /// A function of both variables, on a grid of points and (for a heat map) in the middles of cells.
  private func field(
    _ expression: Expression, _ shape: Plot.Mark.Shape, _ scope: PlotScope, _ xAxis: Chart.Axis, _ yAxis: Chart.Axis,
    columns: Int, rows: Int
  ) throws(Diagnostic) -> (cells: Chart.Heat, values: [Double]) {
    let names = try variables(of: expression, shape, scope)
    let places = (0..<columns).map { xAxis.value(at: (Double($0) + 0.5) / Double(columns)) }
    var values: [Double] = []
    for row in 0..<rows {
      let place = yAxis.value(at: (Double(row) + 0.5) / Double(rows))
      values += try scope.with([(names.y, .number(place))]).function(expression, of: names.x).values(at: places)
    }
    let cells = Chart.Heat(
      xEdges: (0...columns).map { xAxis.value(at: Double($0) / Double(columns)) },
      yEdges: (0...rows).map { yAxis.value(at: Double($0) / Double(rows)) }, values: values)
    return (cells, values)
  }

  private func contours(
    _ mark: Plot.Mark, _ expression: Expression, _ scope: PlotScope, _ template: Chart.Mark, _ xAxis: Chart.Axis,
    _ yAxis: Chart.Axis
  ) throws(Diagnostic) -> [Chart.Mark] {
    let names = try variables(of: expression, mark.shape, scope)
    let size = 60
    var grid = ContourGrid(
      x: (0...size).map { xAxis.value(at: Double($0) / Double(size)) },
      y: (0...size).map { yAxis.value(at: Double($0) / Double(size)) })
    for place in grid.y {
      grid.values += try scope.with([(names.y, .number(place))]).function(expression, of: names.x).values(at: grid.x)
    }
    let finite = grid.values.filter { $0.isFinite }
    guard let low = finite.min(), let high = finite.max() else { return [] }
    var levels: [Double] = []
    if let option = mark.options[.levels] {
      levels = try scope.numbers(option).values.filter { $0.isFinite }
      if levels.count == 1, let count = Int(exactly: levels[0]), (1...50).contains(count) {
        levels = ContourGrid.levels(from: low, to: high, count: count)
      }
      guard levels.count <= 50 else { throw .tooManyLevels(scope.region(option.span)) }
    } else {
      levels = ContourGrid.levels(from: low, to: high, count: 8)
    }
    var drawn = template
    levels.sort()
    drawn.shape = .contours(
      Chart.Contours(
        lines: levels.map { Chart.Contour(level: $0, pieces: grid.pieces(at: $0)) },
        areLabelled: mark.flags.contains(.labels),
        regions: mark.flags.contains(.filled)
          ? levels.map { Chart.Contour(level: $0, pieces: grid.outlines(atLeast: $0)) } : [],
        samples: grid.samples(every: 10), least: grid.least))
    return [drawn]
  }
}

extension Diagnostic {
  fileprivate static func missingVariable(_ what: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .missingVariable, "this \(what) has no variable to run over", at: place,
      help: "name one on the x axis: `x p from 0 to 1`")
  }

  fileprivate static func missingInterval(_ name: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .missingVariable, "nothing says from where to where `\(name)` runs", at: place,
      help: "write `\(name) from A to B`")
  }

  fileprivate static func missingYVariable(_ what: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .missingVariable, "a \(what) of a function needs a variable on y too", at: place,
      help: "name one: `y b from -1 to 1`")
  }

  fileprivate static func tooManyLevels(_ place: Region) -> Diagnostic {
    Diagnostic(.badDirective, "`levels` is a number from 1 to 50, or a list of at most 50", at: place)
  }
}
