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
  /// One table for all series that share their x, one for each surface.
  fileprivate func grids(digits: Int) -> [TableGrid] {
    seriesGroups.map { grid(of: $0, digits: digits) } + marks.compactMap { grid(ofSurface: $0, digits: digits) }
  }

  private func grid(of group: SeriesGroup, digits: Int) -> TableGrid {
    let (across, along) = group.isUpright ? (y, x) : (x, y)
    let title = across.tableHeader ?? (group.isUpright ? "y" : "x")
    var grid = TableGrid(columns: [])
    if let ends = group.ends {
      grid.columns = [
        across.column("\(title), from", group.xs, digits: digits, isRowHeader: true),
        across.column("to", ends, digits: digits),
      ]
    } else {
      grid.columns = [across.column(title, group.xs, digits: digits, isRowHeader: true)]
    }
    for series in group.series { grid.columns.append(along.column(series.name, series.values, digits: digits)) }
    return grid
  }

  /// A matrix as it is drawn, y downwards; of a large one, or of a function, some rows and columns.
  private func grid(ofSurface mark: Chart.Mark, digits: Int) -> TableGrid? {
    let samples: (x: [Double], y: [Double], values: [Double])
    switch mark.shape {
    case .heat(let heat):
      let (columns, rows) = (Self.some(heat.xEdges.count - 1), Self.some(heat.yEdges.count - 1))
      samples = (
        columns.map(heat.centerX), rows.map(heat.centerY),
        rows.flatMap { row in columns.map { heat.values[row * (heat.xEdges.count - 1) + $0] } }
      )
    case .contours(let contours): samples = contours.samples
    default: return nil
    }
    let count = samples.x.count
    guard count > 0 else { return nil }
    // Greater numbers stand at the top, names in their order.
    let rows = y.categories == nil ? Array(samples.y.indices.reversed()) : Array(samples.y.indices)
    let title = "\(y.tableHeader ?? "y") \\ \(x.tableHeader ?? "x")"
    var grid = TableGrid(columns: [y.column(title, rows.map { samples.y[$0] }, digits: digits, isRowHeader: true)])
    let format = NumberFormat(digits: digits, signs: .typeset)
    for column in 0..<count {
      let values = rows.map { samples.values[$0 * count + column] }
      grid.columns.append(
        TableGrid.Column(
          header: x.text(samples.x[column], digits: digits),
          cells: zip(format.column(values), values).map { $1.isNaN ? "" : typeset($0) }, isNumeric: true))
    }
    return grid
  }

  /// All of a few places, of many the middles of some even parts.
  private static func some(_ count: Int) -> [Int] {
    guard count > 12 else { return Array(0..<count) }
    return (0..<7).map { (2 * $0 + 1) * count / 14 }
  }
}

extension Chart.Axis {
  fileprivate var tableHeader: String? { label.map { LabelText($0).plain } ?? name }

  /// Numbers of the axis as a column; empty where there is none.
  fileprivate func column(
    _ header: String, _ values: [Double], digits: Int, isRowHeader: Bool = false
  ) -> TableGrid.Column {
    let format = NumberFormat(digits: digits, isPercentage: isPercentage, signs: .typeset)
    let cells = categories == nil ? format.column(values).map(typeset) : values.map { text($0) }
    return TableGrid.Column(
      header: header, cells: zip(cells, values).map { $1.isNaN ? "" : $0 }, isNumeric: categories == nil,
      isRowHeader: isRowHeader)
  }
}
