import LossLanguage

/// One pair of axes in dots, with the ends of the axes and the labels of what is drawn.
struct PanelText {
  private let panel: Chart.Panel
  private let style: TerminalStyle
  private var canvas: BrailleCanvas
  private let upper: String
  private let lower: String
  /// Beside each row the label of what ends there.
  private var labels: [Int: (text: String, role: TerminalStyle.Role)] = [:]

  private static let rows = 12

  init(_ panel: Chart.Panel, style: TerminalStyle, width: Int) {
    self.panel = panel
    self.style = style
    let (top, bottom) = panel.y.isReversed ? (panel.y.lower, panel.y.upper) : (panel.y.upper, panel.y.lower)
    upper = panel.y.endText(top)
    lower = panel.y.endText(bottom)
    let labelWidth = min(28, panel.marks.compactMap { $0.label?.displayWidth }.max() ?? 0)
    let margin = max(upper.displayWidth, lower.displayWidth) + 3
    canvas = BrailleCanvas(columns: max(16, min(64, width - margin - labelWidth - 1)), rows: Self.rows)
    for mark in panel.marks { draw(mark) }
  }

  /// Without a line break at its end.
  var text: String {
    let margin = max(upper.displayWidth, lower.displayWidth)
    var lines: [String] = []
    if let label = panel.y.label { lines.append(style(label.displayed, .faint)) }
    for row in 0..<Self.rows {
      let end = row == 0 ? upper : row == Self.rows - 1 ? lower : ""
      let tick = end.isEmpty ? "│" : "┤"
      let label = labels[row].map { " " + style($0.text, $0.role) } ?? ""
      lines.append(
        "\(end.padded(to: margin, isRightAligned: true)) \(tick)\(canvas.text(row: row, style: style))\(label)")
    }
    let blanks = String(repeating: " ", count: margin + 1)
    lines.append(blanks + "└" + String(repeating: "─", count: canvas.columns))
    let (left, right) = panel.x.isReversed ? (panel.x.upper, panel.x.lower) : (panel.x.lower, panel.x.upper)
    let (start, end) = (panel.x.endText(left), panel.x.endText(right))
    let name = panel.x.label?.displayed ?? ""
    let room = canvas.columns - start.displayWidth - end.displayWidth
    let gap = max(2, room - name.displayWidth)
    lines.append(
      blanks + " " + start + String(repeating: " ", count: gap / 2) + style(name, .faint)
        + String(repeating: " ", count: gap - gap / 2) + end)
    return lines.map(\.withoutTrailingBlanks).joined(separator: "\n")
  }
}

extension PanelText {
  private mutating func draw(_ mark: Chart.Mark) {
    let role = TerminalStyle.Role.series(of: mark)
    switch mark.shape {
    case .curve(let curve):
      for piece in curve.pieces { draw(piece, role) }
      label(mark, at: curve.pieces.flatMap { $0 }, role)
    case .line(let line):
      let points = line.smoothed.map { zip(line.points, $0).map { Chart.Point($0.x, $1) } } ?? line.points
      draw(line.isStepped ? points.stepped : points, role)
      label(mark, at: points, role)
    case .path(let points, _):
      draw(points, role)
      label(mark, at: points, role)
    case .area(let lower, let upper):
      draw(lower, role)
      draw(upper, role)
      label(mark, at: upper, role)
    case .contours(let contours):
      for piece in contours.lines.flatMap(\.pieces) { draw(piece, role) }
    case .segment(let start, let end, _): draw([start, end], role)
    case .rule(let direction, let value): drawRule(direction, value, mark)
    case .points(let points, _):
      for point in points { draw(point, "•", role) }
      label(mark, at: points, role)
    case .point(let point):
      draw(point, "●", role)
      label(mark, at: [point], role)
    case .histogram(let edges, let heights, _):
      for (index, height) in heights.enumerated() {
        let (left, right) = (edges[index], edges[index + 1])
        draw([.init(left, 0), .init(left, height), .init(right, height), .init(right, 0)], role)
      }
    case .bars, .band, .note, .heat: break
    }
  }

  private mutating func draw(_ points: [Chart.Point], _ role: TerminalStyle.Role) {
    for (start, end) in zip(points, points.dropFirst()) { canvas.line(place(start), place(end), role) }
    if points.count == 1 { canvas.dot(place(points[0]).x, place(points[0]).y, role) }
  }

  private mutating func draw(_ point: Chart.Point, _ character: Character, _ role: TerminalStyle.Role) {
    let place = place(point)
    if place.isFinite { canvas.mark(place.x, place.y, character, role) }
  }

  /// Dots apart, so that it is no curve.
  private mutating func drawRule(_ direction: Chart.Direction, _ value: Double, _ mark: Chart.Mark) {
    let share = (direction == .x ? panel.x : panel.y).place(value)
    let count = (direction == .x ? canvas.rows * 4 : canvas.columns * 2) / 3
    for step in 0...count {
      let along = Double(step) / Double(count)
      canvas.dot(direction == .x ? share : along, direction == .x ? along : share, .faint)
    }
    if direction == .y { label(mark, near: share, .faint) }
  }

  /// Beside the last point that lies inside.
  private mutating func label(_ mark: Chart.Mark, at points: [Chart.Point], _ role: TerminalStyle.Role) {
    let inside = points.last { panel.x.contains($0.x) && panel.y.contains($0.y) }
    if let inside { label(mark, near: place(inside).y, role) }
  }

  /// In the row of a place, or the nearest one that is free.
  private mutating func label(_ mark: Chart.Mark, near y: Double, _ role: TerminalStyle.Role) {
    guard let text = mark.label?.onOneLine, !text.isEmpty, let row = canvas.row(y) else { return }
    let free = (0..<canvas.rows).filter { labels[$0] == nil }.min { abs($0 - row) < abs($1 - row) }
    if let free { labels[free] = (text, role) }
  }

  private func place(_ point: Chart.Point) -> Chart.Point {
    Chart.Point(panel.x.place(point.x), panel.y.place(point.y))
  }
}

extension Chart.Axis {
  /// Where a value stands from the left or from the bottom, 0 to 1.
  fileprivate func place(_ value: Double) -> Double { isReversed ? 1 - share(of: value) : share(of: value) }

  /// An end of the axis as text: of names the first or the last.
  fileprivate func endText(_ value: Double) -> String {
    if let categories { return (value == lower ? categories.first : categories.last)?.onOneLine ?? "" }
    let format = NumberFormat(digits: 4)
    return isPercentage ? format.text(value * 100) + "%" : format.text(value)
  }
}

extension [Chart.Point] {
  /// Each value held until the next point.
  fileprivate var stepped: [Chart.Point] {
    zip(self, dropFirst()).flatMap { [$0, Chart.Point($1.x, $0.y)] } + suffix(1)
  }
}

extension String {
  fileprivate var withoutTrailingBlanks: String {
    let end = utf8.lastIndex { $0 != UInt8(ascii: " ") }
    return end.map { String(self[...$0]) } ?? ""
  }
}
