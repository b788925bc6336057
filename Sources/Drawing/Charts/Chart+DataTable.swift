package import LossLanguage

extension Chart {
  /// The numbers of the chart for those who would rather read them: of curves and long lines at evenly spaced places.
  package func dataTable(digits: Int = 4) -> Markup {
    var html = Markup()
    for panel in panels {
      for var grid in panel.grids(digits: digits) {
        if let heading = panel.heading {
          var caption = Markup()
          caption.text(LabelText(heading).plain)
          grid.caption = caption
        }
        grid.write(into: &html)
      }
    }
    return html
  }
}

extension Chart.Panel {
  /// One table for all series that share their x.
  fileprivate func grids(digits: Int) -> [TableGrid] {
    var groups: [(xs: [Double], isUpright: Bool, series: [(name: String, ys: [Double])])] = []
    for (number, mark) in marks.enumerated() {
      guard let data = mark.tableData else { continue }
      let name = mark.label.map { LabelText($0).plain } ?? y.label.map { LabelText($0).plain } ?? "series \(number + 1)"
      // Only the latest group: series that belong together stand together.
      if let last = groups.last, last.xs == data.xs, last.isUpright == data.isUpright {
        groups[groups.count - 1].series.append((name, data.ys))
      } else {
        groups.append((data.xs, data.isUpright, [(name, data.ys)]))
      }
    }
    return groups.map { group in
      let (across, along) = group.isUpright ? (y, x) : (x, y)
      func column(_ name: String, _ values: [Double], _ axis: Chart.Axis, isRowHeader: Bool = false) -> TableGrid.Column
      {
        let format = NumberFormat(digits: digits, isPercentage: axis.isPercentage, signs: .typeset)
        let cells = axis.categories == nil ? format.column(values).map(typeset) : values.map { axis.text($0) }
        return TableGrid.Column(
          header: name, cells: zip(cells, values).map { $1.isNaN ? "" : $0 }, isNumeric: axis.categories == nil,
          isRowHeader: isRowHeader)
      }
      let title = across.label.map { LabelText($0).plain } ?? across.name ?? (group.isUpright ? "y" : "x")
      var grid = TableGrid(columns: [column(title, group.xs, across, isRowHeader: true)])
      for series in group.series { grid.columns.append(column(series.name, series.ys, along)) }
      return grid
    }
  }
}

extension Chart.Mark {
  /// What of a mark stands in a table; nil for annotations and surfaces.
  fileprivate var tableData: (xs: [Double], ys: [Double], isUpright: Bool)? {
    func data(_ points: [Chart.Point]) -> (xs: [Double], ys: [Double], isUpright: Bool) {
      (points.map { $0.x }, points.map { $0.y }, false)
    }
    switch shape {
    case .curve(let curve): return data(curve.samples)
    case .line(let line): return data(evenly(line.points))
    case .points(let points, _): return data(evenly(points, limit: 50))
    case .path(let points, _): return data(evenly(points))
    case .bars(let bars): return (bars.positions, bars.values, bars.isHorizontal)
    case .histogram(let edges, let heights, _): return (Array(edges.dropLast()), heights, false)
    default: return nil
    }
  }

  /// At most so many, the first and the last among them.
  private func evenly(_ points: [Chart.Point], limit: Int = 21) -> [Chart.Point] {
    guard points.count > limit else { return points }
    return (0..<limit).map { points[$0 * (points.count - 1) / (limit - 1)] }
  }
}
