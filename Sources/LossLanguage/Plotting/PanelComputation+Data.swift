internal import LossCore

extension PanelComputation {
  /// The marks of a directive whose numbers are given.
  mutating func dataMarks(
    _ mark: Plot.Mark, _ scope: PlotScope, _ template: Chart.Mark, at span: Span
  ) throws(Diagnostic) -> [Chart.Mark] {
    var drawn = template
    switch mark.shape {
    case .line(let xs, let ys): return try lines(mark, xs, ys, scope, template)
    case .points(let xs, let ys): return try points(mark, xs, ys, scope, template)
    case .bars(let xs, let ys): return [try bars(mark, xs, ys, scope, template)]
    case .histogram(let values): return [try histogram(mark, values, scope, template)]
    case .path(let xs, let ys): return [try path(mark, xs, ys, scope, template)]
    case .heat(let matrix): return [try heat(mark, matrix, scope, template)]
    case .point(let point):
      let place = try place(point, scope)
      x.include([place.x])
      y.include([place.y])
      drawn.shape = .point(place)
    case .note(let point):
      let place = try place(point, scope)
      x.include([place.x])
      y.include([place.y])
      drawn.shape = .note(place)
    case .segment(let from, let to, let isArrow):
      let (from, to) = (try place(from, scope), try place(to, scope))
      x.include([from.x, to.x])
      y.include([from.y, to.y])
      drawn.shape = .segment(from: from, to: to, isArrow: isArrow)
    case .rule(let direction, let value):
      let value = try scope.finiteNumber(value)
      if direction == .x { x.include([value]) } else { y.include([value]) }
      drawn.shape = .rule(direction, at: value)
    case .band(let direction, let interval):
      // A band may reach to infinity: it ends with the panel.
      let (from, to) = (try scope.number(interval.lower).value, try scope.number(interval.upper).value)
      if direction == .x { x.include([from, to]) } else { y.include([from, to]) }
      drawn.shape = .band(direction, from: from, to: to)
    case .curve, .parametric, .area, .contour: preconditionFailure("a function")
    }
    return [drawn]
  }
}

extension PanelComputation {
  private mutating func place(_ point: Plot.Point, _ scope: PlotScope) throws(Diagnostic) -> Chart.Point {
    func coordinate(_ expression: Expression, _ axis: inout AxisComputation) throws(Diagnostic) -> Double {
      if case .texts(let texts) = try scope.value(expression), let name = texts.scalar {
        return axis.positions(of: [name])[0]
      }
      return try scope.finiteNumber(expression)
    }
    return Chart.Point(try coordinate(point.x, &x), try coordinate(point.y, &y))
  }

  /// Positions on an axis: numbers as they are, names where they stand.
  private func positions(_ column: PlotColumn, _ axis: inout AxisComputation) -> [Double] {
    switch column.content {
    case .names(let names): return axis.positions(of: names)
    case .numbers(let numbers):
      axis.include(numbers)
      axis.include(unit: column.unit)
      return numbers
    }
  }

  private func checkLengths(
    _ a: (Int, Expression), _ b: (Int, Expression), _ scope: PlotScope
  ) throws(Diagnostic) {
    guard a.0 != b.0 else { return }
    throw .lengthMismatch(
      (scope.written(a.1), a.0, scope.region(a.1.span)), (scope.written(b.1), b.0, scope.region(b.1.span)))
  }

  private mutating func lines(
    _ mark: Plot.Mark, _ xs: Expression, _ ys: Expression, _ scope: PlotScope, _ template: Chart.Mark
  ) throws(Diagnostic) -> [Chart.Mark] {
    let column = try scope.column(xs)
    let value = try scope.value(ys)
    var series: [(label: String?, values: [Double])] = []
    var unit: Unit?
    if case .numbers(let matrix) = value, matrix.tensor.rank == 2 {
      let (rows, columns) = (matrix.tensor.shape[0], matrix.tensor.shape[1])
      try checkLengths((column.count, xs), (rows, ys), scope)
      guard columns <= PlotScope.familyLimit else { throw .tooManyColumns(columns, scope.region(ys.span)) }
      try scope.count(rows * columns, at: ys.span)
      var names = matrix.columnLabels
      if let option = mark.options[.names] {
        guard case .names(let given) = try scope.column(option).content, given.count == columns else {
          throw .badNames(columns, scope.region(option.span))
        }
        names = given
      }
      for column in 0..<columns {
        series.append(
          (names?[column] ?? template.label, (0..<rows).map { matrix.tensor.elements[$0 * columns + column] }))
      }
      unit = matrix.unit
    } else {
      let (values, itsUnit) = try scope.numbers(ys)
      try checkLengths((column.count, xs), (values.count, ys), scope)
      try scope.count(values.count, at: ys.span)
      series = [(template.label, values)]
      unit = itsUnit
    }
    var smoothing: Double?
    if let option = mark.options[.smooth] {
      let weight = try scope.finiteNumber(option)
      guard weight >= 0, weight < 1 else { throw .badSmoothing(scope.region(option.span)) }
      smoothing = weight
    }
    let positions = positions(column, &x)
    var marks: [Chart.Mark] = []
    for (label, values) in series {
      y.include(values)
      y.include(unit: unit)
      var drawn = template
      drawn.label = label
      drawn.series = takeSeries()
      drawn.shape = .line(
        Chart.Line(
          points: zip(positions, values).map { Chart.Point($0, $1) }, isStepped: mark.flags.contains(.steps),
          smoothed: smoothing.map { smoothed(values, weight: $0) }))
      marks.append(drawn)
    }
    return marks
  }

  private mutating func points(
    _ mark: Plot.Mark, _ xs: Expression, _ ys: Expression, _ scope: PlotScope, _ template: Chart.Mark
  ) throws(Diagnostic) -> [Chart.Mark] {
    let (xColumn, yColumn) = (try scope.column(xs), try scope.column(ys))
    try checkLengths((xColumn.count, xs), (yColumn.count, ys), scope)
    try scope.count(xColumn.count, at: ys.span)
    var groups: [String]?
    if let option = mark.options[.group] {
      let column = try scope.column(option)
      try checkLengths((xColumn.count, xs), (column.count, option), scope)
      switch column.content {
      case .names(let names): groups = names
      case .numbers(let numbers): groups = numbers.map { NumberFormat(digits: scope.digits, signs: .typeset).text($0) }
      }
    }
    var sizes: [Double]?
    if let option = mark.options[.size] {
      let values = try scope.numbers(option).values
      try checkLengths((xColumn.count, xs), (values.count, option), scope)
      let greatest = values.filter { $0.isFinite }.max() ?? 1
      sizes = values.map { greatest > 0 && $0 > 0 ? min($0 / greatest, 1) : 0 }
    }
    let (px, py) = (positions(xColumn, &x), positions(yColumn, &y))
    let places = zip(px, py).map { Chart.Point($0, $1) }
    (x.isPadded, y.isPadded) = (true, true)
    guard let groups else {
      var drawn = template
      drawn.series = takeSeries()
      drawn.shape = .points(places, sizes: sizes)
      return [drawn]
    }
    // One mark a group, in the order in which they appear.
    var order: [String] = []
    var members: [String: [Int]] = [:]
    for (index, group) in groups.enumerated() {
      if members[group] == nil { order.append(group) }
      members[group, default: []].append(index)
    }
    guard order.count <= PlotScope.familyLimit else {
      throw .tooManyColumns(order.count, scope.region(mark.options[.group]?.span ?? ys.span))
    }
    return order.map { group in
      let indices = members[group] ?? []
      var drawn = template
      drawn.label = template.label.map { "\($0): \(group)" } ?? group
      drawn.series = takeSeries()
      drawn.shape = .points(indices.map { places[$0] }, sizes: sizes.map { sizes in indices.map { sizes[$0] } })
      return drawn
    }
  }

  private mutating func bars(
    _ mark: Plot.Mark, _ xs: Expression, _ ys: Expression, _ scope: PlotScope, _ template: Chart.Mark
  ) throws(Diagnostic) -> Chart.Mark {
    let column = try scope.column(xs)
    let (values, unit) = try scope.numbers(ys)
    try checkLengths((column.count, xs), (values.count, ys), scope)
    try scope.count(values.count, at: ys.span)
    let isHorizontal = mark.flags.contains(.horizontal)
    var along = isHorizontal ? x : y
    var across = isHorizontal ? y : x
    across.isDownwards = isHorizontal
    let positions = positions(column, &across)
    if case .numbers(let numbers) = column.content { across.include(aroundBars(numbers)) }
    along.include(values + [0])
    along.include(unit: unit)
    (x, y) = isHorizontal ? (along, across) : (across, along)
    if mark.flags.contains(.stacked) { stack(values, at: positions, isHorizontal: isHorizontal) }
    var drawn = template
    drawn.series = takeSeries()
    drawn.shape = .bars(
      Chart.Bars(
        positions: positions, values: values, isHorizontal: isHorizontal, isStacked: mark.flags.contains(.stacked),
        showsValues: mark.flags.contains(.labels)))
    return drawn
  }

  /// The axis reaches half a bar beyond the outer ones.
  private func aroundBars(_ positions: [Double]) -> [Double] {
    let sorted = positions.filter { $0.isFinite }.sorted()
    guard let first = sorted.first, let last = sorted.last else { return [] }
    var gap = Double.infinity
    for (a, b) in zip(sorted, sorted.dropFirst()) where b > a { gap = min(gap, b - a) }
    let half = gap.isFinite ? gap / 2 : 0.5
    return [first - half, last + half]
  }

  private mutating func stack(_ values: [Double], at positions: [Double], isHorizontal: Bool) {
    for (position, value) in zip(positions, values) where value.isFinite {
      let key = StackKey(position: position, isNegative: value < 0)
      stacks[key, default: 0] += value
      if isHorizontal { x.include([stacks[key] ?? 0]) } else { y.include([stacks[key] ?? 0]) }
    }
  }

  private mutating func histogram(
    _ mark: Plot.Mark, _ expression: Expression, _ scope: PlotScope, _ template: Chart.Mark
  ) throws(Diagnostic) -> Chart.Mark {
    let (values, unit) = try scope.numbers(expression)
    let edges: [Double]
    if let option = mark.options[.bins] {
      let bins = try scope.column(option)
      guard case .numbers(let numbers) = bins.content else { throw .badBins(scope.region(option.span)) }
      if numbers.count == 1, let count = Int(exactly: numbers[0]), (1...1000).contains(count) {
        edges = histogramEdges(of: values, count: count)
      } else {
        guard numbers.count > 1, zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }),
          numbers.allSatisfy({ $0.isFinite })
        else { throw .badBins(scope.region(option.span)) }
        edges = numbers
      }
    } else {
      edges = histogramEdges(of: values, count: nil)
    }
    try scope.count(edges.count, at: expression.span)
    let isDensity = mark.flags.contains(.density)
    let heights = histogramHeights(of: values, edges: edges, isDensity: isDensity)
    x.include(edges)
    x.include(unit: unit)
    y.include(heights + [0])
    var drawn = template
    drawn.series = takeSeries()
    drawn.shape = .histogram(edges: edges, heights: heights, isDensity: isDensity)
    return drawn
  }

  private mutating func path(
    _ mark: Plot.Mark, _ xs: Expression, _ ys: Expression?, _ scope: PlotScope, _ template: Chart.Mark
  ) throws(Diagnostic) -> Chart.Mark {
    var places: [Chart.Point] = []
    if let ys {
      let (px, py) = (try scope.numbers(xs).values, try scope.numbers(ys).values)
      try checkLengths((px.count, xs), (py.count, ys), scope)
      try scope.count(px.count, at: xs.span)
      places = zip(px, py).map { Chart.Point($0, $1) }
    } else {
      let tensor = try scope.matrix(xs).tensor
      guard tensor.shape[1] == 2 else { throw .notAPath(tensor.shape, scope.region(xs.span)) }
      try scope.count(tensor.shape[0], at: xs.span)
      places = (0..<tensor.shape[0]).map { Chart.Point(tensor.elements[2 * $0], tensor.elements[2 * $0 + 1]) }
    }
    x.include(places.map { $0.x })
    y.include(places.map { $0.y })
    (x.isPadded, y.isPadded) = (true, true)
    var drawn = template
    drawn.series = takeSeries()
    drawn.shape = .path(places, hasArrows: mark.flags.contains(.arrows))
    return drawn
  }

  /// A matrix as it is read: the first row at the top.
  private mutating func heat(
    _ mark: Plot.Mark, _ expression: Expression, _ scope: PlotScope, _ template: Chart.Mark
  ) throws(Diagnostic) -> Chart.Mark {
    let matrix = try scope.matrix(expression)
    let (rows, columns) = (matrix.tensor.shape[0], matrix.tensor.shape[1])
    guard rows > 0, columns > 0 else { throw .emptyHeat(scope.region(expression.span)) }
    try scope.count(rows * columns, at: expression.span)
    func names(_ option: Plot.Option, _ count: Int, _ fallback: [String]?) throws(Diagnostic) -> [String] {
      guard let expression = mark.options[option] else { return fallback ?? (0..<count).map { "\($0)" } }
      let column = try scope.column(expression)
      guard column.count == count else { throw .badNames(count, scope.region(expression.span)) }
      switch column.content {
      case .names(let names): return names
      case .numbers(let numbers): return numbers.map { NumberFormat(digits: scope.digits, signs: .typeset).text($0) }
      }
    }
    _ = x.positions(of: try names(.columns, columns, matrix.columnLabels))
    _ = y.positions(of: try names(.rows, rows, nil))
    y.isDownwards = true
    var drawn = template
    drawn.shape = .heat(
      Chart.Heat(
        xEdges: (0...columns).map { Double($0) - 0.5 }, yEdges: (0...rows).map { Double($0) - 0.5 },
        values: matrix.tensor.elements, showsValues: mark.flags.contains(.values)))
    return drawn
  }
}

/// One direction of a pile of bars.
struct StackKey: Hashable {
  let position: Double
  let isNegative: Bool
}

/// The running mean with exponentially falling weights, corrected for its start at nothing; gaps stay gaps.
func smoothed(_ values: [Double], weight: Double) -> [Double] {
  var (sum, weights) = (0.0, 0.0)
  return values.map { value in
    guard value.isFinite else { return value }
    sum = weight * sum + (1 - weight) * value
    weights = weight * weights + (1 - weight)
    return sum / weights
  }
}

extension Diagnostic {
  fileprivate static func lengthMismatch(_ a: (String, Int, Region), _ b: (String, Int, Region)) -> Diagnostic {
    Diagnostic(
      .lengthMismatch, "`\(short(a.0))` and `\(short(b.0))` are not of one length",
      at: [Label(b.2, "\(counted(b.1, "value"))"), Label(a.2, "\(counted(a.1, "value"))")])
  }

  fileprivate static func tooManyColumns(_ count: Int, _ place: Region) -> Diagnostic {
    Diagnostic(
      .elementLimit, "this makes \(count) series, and at most \(PlotScope.familyLimit) can be told apart", at: place)
  }

  fileprivate static func badNames(_ count: Int, _ place: Region) -> Diagnostic {
    Diagnostic(.lengthMismatch, "\(counted(count, "name")) \(count == 1 ? "is" : "are") needed here", at: place)
  }

  fileprivate static func badSmoothing(_ place: Region) -> Diagnostic {
    Diagnostic(
      .badDirective, "`smooth` is the weight of what came before, from 0 to less than 1", at: place,
      help: "write `smooth=0.9`")
  }

  fileprivate static func badBins(_ place: Region) -> Diagnostic {
    Diagnostic(
      .badDirective, "`bins` is a number from 1 to 1000, or a rising list of edges", at: place,
      help: "write `bins=20` or `bins=[0, 1, 2, 5]`")
  }

  fileprivate static func notAPath(_ shape: [Int], _ place: Region) -> Diagnostic {
    Diagnostic(
      .shapeMismatch, "a path needs two columns, x and y; this has shape \(shapeText(shape))", at: place,
      help: "write `path X, Y`")
  }

  fileprivate static func emptyHeat(_ place: Region) -> Diagnostic {
    Diagnostic(.emptyArray, "this matrix is empty", at: place)
  }
}
