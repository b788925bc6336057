internal import LossLanguage

/// Where everything of a chart stands, before anything is drawn.
struct ChartLayout {
  let size: ChartSize
  let height: Double
  let titleLines: [String]
  let panels: [PanelLayout]
  let legend: LegendLayout?
}

/// Where a panel stands and what its axes show; panels that share an axis show it once.
struct PanelLayout {
  let frame: Box
  /// From where to where the panel and what stands beside it may reach, so that it keeps off its neighbours.
  let left: Double
  let right: Double
  let x: AxisScale
  let y: AxisScale
  let showsX: Bool
  let showsY: Bool
  /// The base line of the heading, equal in a row.
  let headingY: Double
  /// One a mark.
  let labellings: [Labelling]
}

extension Chart {
  /// Panels that stand side by side.
  func columnCount(size: ChartSize) -> Int {
    guard panels.count > 1 else { return 1 }
    let wanted = columns ?? (panels.count == 4 ? 2 : min(panels.count, 3))
    return size == .narrow ? 1 : min(max(wanted, 1), panels.count, 6)
  }

  func layout(size: ChartSize, legendOnly: Bool) -> ChartLayout {
    let columns = columnCount(size: size)
    let rows = (panels.count + columns - 1) / columns
    let labellings = labellings(size: size, columns: columns, legendOnly: legendOnly)
    let items = legendItems(labellings)
    let legendWidth = legend == .right && size == .wide ? LegendLayout.columnWidth(items, size: size) : 0
    let width = size.width - legendWidth

    // What the panels of a column or a row have in common is shown once.
    let showsX = panels.indices.map { index in
      let below = index + columns
      return below >= panels.count || panels[below].x != panels[index].x
    }
    let showsY = panels.indices.map { index in
      index % columns == 0 || panels[index - 1].y != panels[index].y || panels[index - 1].aspect != panels[index].aspect
    }

    let heights = panels.map { $0.height(size: size, cell: width / Double(columns), rows: rows, columns: columns) }
    var left = [Double](repeating: 14, count: columns)
    for (index, panel) in panels.enumerated() where showsY[index] {
      left[index % columns] = max(left[index % columns], panel.y.tickWidth(length: heights[index], size: size) + 9)
    }
    var right = 12.0
    for (panel, labellings) in zip(panels, labellings) {
      for (mark, labelling) in zip(panel.marks, labellings) where labelling == .atEnd {
        right = max(right, LabelText(mark.label ?? "").width(size: size.labelSize) + 12)
      }
      right = max(right, panel.valueRoom(size: size))
      if case nil = panel.x.categories, let last = panel.x.ticks(length: 400, spacing: size.xSpacing).last {
        right = max(right, textWidth(last.text, size: size.tickSize) / 2 + 2)
      }
    }
    let total = max(width - left.reduce(0, +) - right - 8 * Double(columns - 1), 40 * Double(columns))
    let plotWidths = plotWidths(total: total, columns: columns)
    let shapes = shapes(widths: plotWidths, heights: heights, limit: size == .wide ? 460 : 400)

    let titleLines =
      title.map { wrap(LabelText($0).plain, size: size.titleSize * boldness, width: size.width - 8) } ?? []
    var top = titleLines.isEmpty ? 6 : Double(titleLines.count) * size.titleSize * 1.35 + 8
    var layouts: [PanelLayout] = []
    for row in 0..<rows {
      let members = panels.indices.filter { $0 / columns == row }
      let hasHeading = members.contains { panels[$0].heading != nil }
      let hasLabel = members.contains { showsY[$0] && panels[$0].y.label != nil }
      top += (hasHeading ? size.labelSize * 1.6 : 0) + (hasLabel ? size.labelSize * 1.6 : 0) + 8
      var bottom = 0.0
      for index in members {
        let panel = panels[index]
        let column = index % columns
        // What shares its x with a narrower panel stands exactly above or below it.
        let narrowest = panels.indices.filter { $0 % columns == column && panels[$0].x == panel.x }
          .map { shapes[$0].width }.min()
        let start = plotWidths.prefix(column).reduce(left.prefix(column + 1).reduce(0, +)) { $0 + $1 + 8 }
        let frame = Box(
          x: start, y: top, width: panel.aspect == nil ? narrowest ?? plotWidths[column] : shapes[index].width,
          height: shapes[index].height)
        layouts.append(
          PanelLayout(
            frame: frame, left: column == 0 ? 4 : start - left[column],
            right: column + 1 == columns ? width : start + plotWidths[column] + 8,
            x: AxisScale(panel.x, from: frame.x, to: frame.right),
            y: AxisScale(panel.y, from: frame.bottom, to: frame.y), showsX: showsX[index], showsY: showsY[index],
            headingY: top - 11 - (hasLabel ? size.labelSize * 1.6 : 0),
            labellings: labellings[index]))
        var under = 12.0
        if showsX[index] {
          under = panel.x.tickHeight(length: frame.width, size: size) + 8
          if panel.x.label != nil { under += size.labelSize * 1.45 }
        }
        bottom = max(bottom, frame.bottom + under)
      }
      top = bottom + (row + 1 < rows ? 6 : 0)
    }

    var legendLayout: LegendLayout?
    if !items.isEmpty {
      let layout =
        legendWidth > 0
        ? LegendLayout(column: items, x: width + 8, y: layouts[0].frame.y, size: size)
        : LegendLayout(rows: items, x: left[0], y: top + 6, width: size.width - left[0], size: size)
      top = max(top, layout.bottom)
      legendLayout = layout
    }
    return ChartLayout(
      size: size, height: (top + 4).rounded(.up), titleLines: titleLines, panels: layouts, legend: legendLayout)
  }
}

extension Chart {
  /// Equal widths of the columns; in one row of panels that all have a ratio, those that make them equally high.
  private func plotWidths(total: Double, columns: Int) -> [Double] {
    let ratios = panels.compactMap { $0.ratio }
    guard panels.count == columns, ratios.count == columns else {
      return [Double](repeating: total / Double(columns), count: columns)
    }
    let sum = ratios.reduce(0, +)
    return ratios.map { max($0 / sum * total, 40) }
  }

  /// Width and height of each panel: as wide as its column, and as high as it likes unless its ratio says otherwise.
  /// Panels side by side are as high as the lowest of those that have a ratio.
  private func shapes(widths: [Double], heights: [Double], limit: Double) -> [(width: Double, height: Double)] {
    var shapes = panels.indices.map { index -> (width: Double, height: Double) in
      let width = widths[index % widths.count]
      guard let ratio = panels[index].ratio else { return (width, heights[index]) }
      // Where the panel would become too high it is narrower.
      return width / ratio > limit ? (max(limit * ratio, 40), limit) : (width, max(width / ratio, 40))
    }
    guard widths.count > 1 else { return shapes }
    for start in stride(from: 0, to: panels.count, by: widths.count) {
      let row = start..<min(start + widths.count, panels.count)
      guard let height = row.filter({ panels[$0].ratio != nil }).map({ shapes[$0].height }).min() else { continue }
      for index in row {
        shapes[index].height = height
        if let ratio = panels[index].ratio { shapes[index].width = min(shapes[index].width, max(height * ratio, 40)) }
      }
    }
    return shapes
  }
}

extension Chart.Panel {
  /// The height of the panel if no aspect asks for another.
  fileprivate func height(size: ChartSize, cell: Double, rows: Int, columns: Int) -> Double {
    if let names = y.categories {
      let bars = max(marks.filter { $0.isHorizontalBars }.count, 1)
      let isHeat = marks.contains { if case .heat = $0.shape { true } else { false } }
      let lines = names.map { y.tickLines(Tick(value: 0, text: $0), size: size).count }.max() ?? 1
      let slot = max(isHeat ? 44 : Double(bars) * 16 + 14, Double(lines) * size.tickSize * 1.15 + 8)
      return (Double(names.count) * slot).clamped(to: 60...1200)
    }
    if columns > 1 { return min(max(cell * 0.75, 140), size.panelHeight) }
    return rows > 1 ? size.stackedHeight : size.panelHeight
  }

  /// The room that the values at the ends of horizontal bars may need beside the panel.
  fileprivate func valueRoom(size: ChartSize) -> Double {
    var room = 0.0
    for mark in marks {
      guard case .bars(let bars) = mark.shape, bars.isHorizontal, bars.showsValues else { continue }
      for value in bars.values where value.isFinite {
        let width = textWidth(x.text(value, digits: 4), size: size.tickSize) + 8
        // Up to where the bar ends the panel itself has room.
        room = max(room, width - (1 - x.share(of: value)) * 0.5 * size.width)
      }
    }
    return room
  }

  /// The width of the panel by its height, where an aspect asks for one.
  fileprivate var ratio: Double? {
    let ratio: Double
    switch aspect {
    case nil: return nil
    case .equal: ratio = (x.upper - x.lower) / (y.upper - y.lower)
    case .ratio(let value): ratio = value
    }
    return ratio.isFinite && ratio > 0 ? ratio : nil
  }
}

extension Chart.Axis {
  /// The width of the widest tick of an upright axis.
  fileprivate func tickWidth(length: Double, size: ChartSize) -> Double {
    var widest = 0.0
    for tick in ticks(length: length, spacing: size.ySpacing) {
      for line in tickLines(tick, size: size) { widest = max(widest, textWidth(line, size: size.tickSize)) }
    }
    return widest
  }

  /// The text of a tick beside an upright axis; long names take two lines.
  func tickLines(_ tick: Tick, size: ChartSize) -> [String] {
    guard categories != nil else { return [tick.text] }
    return wrap(LabelText(tick.text).plain, size: size.tickSize, width: size.width * 0.36, lines: 2)
  }

  /// The height of the ticks' texts below a panel.
  fileprivate func tickHeight(length: Double, size: ChartSize) -> Double {
    guard let categories else { return size.tickSize + 4 }
    let slot = length / Double(max(categories.count, 1))
    let lines = categories.map { wrap($0, size: size.tickSize, width: slot - 4).count }.max() ?? 1
    return Double(lines) * size.tickSize * 1.2 + 4
  }
}
