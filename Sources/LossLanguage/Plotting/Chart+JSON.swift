extension Chart {
  /// What JSON says of a chart: its axes and marks, or, of one with several panels, those of each.
  var jsonFields: [JSON.Field] {
    let title = JSON.Field("title", .text(title))
    if panels.count == 1 { return [title] + panels[0].jsonFields }
    let panels = panels.map { JSON.object([JSON.Field("heading", .text($0.heading))] + $0.jsonFields) }
    return [title, JSON.Field("panels", .array(panels))]
  }
}

extension Chart.Panel {
  fileprivate var jsonFields: [JSON.Field] {
    [
      JSON.Field("x", x.json),
      JSON.Field("y", y.json),
      JSON.Field("marks", .array(marks.map { $0.json })),
    ]
  }
}

extension Chart.Axis {
  /// The domain of an axis of names is the names.
  fileprivate var json: JSON {
    let domain: JSON
    let name: String
    switch scale {
    case .linear: (name, domain) = ("linear", .array([.number(lower), .number(upper)]))
    case .logarithmic: (name, domain) = ("log", .array([.number(lower), .number(upper)]))
    case .categories(let names): (name, domain) = ("category", .array(names.map { .text($0) }))
    }
    return .object([
      JSON.Field("label", .text(label)), JSON.Field("scale", .text(name)), JSON.Field("domain", domain),
    ])
  }
}

extension Chart.Mark {
  fileprivate var json: JSON {
    .object([JSON.Field("kind", .text(kind)), JSON.Field("label", .text(label))] + shape.jsonFields)
  }

  /// The directive that draws such a mark.
  private var kind: String {
    switch shape {
    case .curve: "curve"
    case .line: "line"
    case .points: "points"
    case .point: "point"
    case .bars: "bars"
    case .histogram: "histogram"
    case .band: "band"
    case .area: "area"
    case .rule: "rule"
    case .segment(_, _, let isArrow): isArrow ? "arrow" : "segment"
    case .note: "note"
    case .heat: "heat"
    case .contours: "contour"
    case .path: "path"
    }
  }
}

extension Chart.Mark.Shape {
  /// The lists `x` and `y`, and what else the shape needs. A mark that runs across the panel has an empty list.
  fileprivate var jsonFields: [JSON.Field] {
    switch self {
    case .curve(let curve): .points(curve.samples)
    case .line(let line): .points(line.points)
    case .points(let points, _), .path(let points, _): .points(points)
    case .point(let point), .note(let point): .points([point])
    case .segment(let from, let to, _): .points([from, to])
    case .bars(let bars):
      bars.isHorizontal
        ? .lists(x: bars.values, y: bars.positions) : .lists(x: bars.positions, y: bars.values)
    case .histogram(let edges, let heights, _): .lists(x: edges, y: heights)
    case .band(.x, let from, let to): .lists(x: [from, to], y: [])
    case .band(.y, let from, let to): .lists(x: [], y: [from, to])
    case .rule(.x, let value): .lists(x: [value], y: [])
    case .rule(.y, let value): .lists(x: [], y: [value])
    case .area(let lower, let upper): .points(lower) + [JSON.Field("upper", .numbers(upper.map { $0.y }))]
    case .heat(let heat):
      .lists(x: heat.xEdges, y: heat.yEdges) + [JSON.Field("values", .array(heat.rows.map { .numbers($0) }))]
    case .contours(let contours):
      .lists(x: [], y: []) + [JSON.Field("levels", .numbers(contours.lines.map { $0.level }))]
    }
  }
}

extension Chart.Heat {
  fileprivate var rows: [[Double]] {
    let width = xEdges.count - 1
    return (0..<yEdges.count - 1).map { Array(values[$0 * width..<($0 + 1) * width]) }
  }
}

extension [JSON.Field] {
  fileprivate static func points(_ points: [Chart.Point]) -> [JSON.Field] {
    lists(x: points.map { $0.x }, y: points.map { $0.y })
  }

  fileprivate static func lists(x: [Double], y: [Double]) -> [JSON.Field] {
    [JSON.Field("x", .numbers(x)), JSON.Field("y", .numbers(y))]
  }
}

extension JSON {
  fileprivate static func numbers(_ numbers: [Double]) -> JSON {
    .array(numbers.map { .number($0) })
  }
}
