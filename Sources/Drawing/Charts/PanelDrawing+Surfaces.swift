internal import LossLanguage

extension PanelDrawing {
  mutating func drawBand(_ direction: Chart.Direction, from: Double, to: Double, _ mark: Chart.Mark) {
    guard let box = bandBox(direction, from: from, to: to) else { return }
    // Neighbouring bands take turns.
    let tint = mark.style.color == nil ? (drawnBands % 2 == 0 ? "band" : "band other") : "band \(mark.colorClasses)"
    drawnBands += 1
    svg.empty(
      "rect", ("class", tint), ("x", coordinate(box.x)), ("y", coordinate(box.y)), ("width", coordinate(box.width)),
      ("height", coordinate(box.height)))
  }

  /// The visible part of a band; nil if there is none.
  func bandBox(_ direction: Chart.Direction, from: Double, to: Double) -> Box? {
    let scale = direction == .x ? layout.x : layout.y
    let (a, b) = (scale.position(from), scale.position(to))
    guard !a.isNaN, !b.isNaN else { return nil }
    let limits = min(scale.start, scale.end)...max(scale.start, scale.end)
    let (low, high) = (min(a, b).clamped(to: limits), max(a, b).clamped(to: limits))
    guard high > low else { return nil }
    return direction == .x
      ? Box(x: low, y: frame.y, width: high - low, height: frame.height)
      : Box(x: frame.x, y: low, width: frame.width, height: high - low)
  }

  mutating func drawArea(lower: [Chart.Point], upper: [Chart.Point], _ mark: Chart.Mark) {
    var outline: [Place] = []
    for point in upper + lower.reversed() {
      guard point.isFinite, let place = place(point) else { continue }
      // A surface has no border of its own, so it may follow the panel's.
      outline.append(Place(place.x.clamped(to: frame.x...frame.right), place.y.clamped(to: frame.y...frame.bottom)))
    }
    guard outline.count > 2 else { return }
    svg.path(PathData([outline], isClosed: true), class: "area \(mark.colorClasses)")
  }

  mutating func drawHeat(_ heat: Chart.Heat, _ mark: Chart.Mark) {
    let finite = heat.values.filter { $0.isFinite }
    guard let low = finite.min(), let high = finite.max() else { return }
    let columns = heat.xEdges.count - 1
    let x = heat.xEdges.map(layout.x.position)
    let y = heat.yEdges.map(layout.y.position)
    // Cells of one shade that follow one another in a row are one rectangle, all those of one shade one path.
    var shapes = [[[Place]]](repeating: [], count: shadeCount)
    for row in 0..<(heat.yEdges.count - 1) {
      var column = 0
      while column < columns {
        let shade = shadeIndex(of: heat.values[row * columns + column], from: low, to: high)
        var end = column + 1
        while end < columns, shadeIndex(of: heat.values[row * columns + end], from: low, to: high) == shade { end += 1 }
        if let shade {
          shapes[shade].append([
            Place(x[column], y[row]), Place(x[end], y[row]), Place(x[end], y[row + 1]), Place(x[column], y[row + 1]),
          ])
        }
        column = end
      }
    }
    for (shade, outlines) in shapes.enumerated() where !outlines.isEmpty {
      svg.path(PathData(outlines, isClosed: true), class: "heat shade-\(shade)")
    }
    guard heat.showsValues else { return }
    var texts: [PlacedText] = []
    for row in 0..<(heat.yEdges.count - 1) {
      for column in 0..<columns {
        let value = heat.values[row * columns + column]
        let center = Place((x[column] + x[column + 1]) / 2, (y[row] + y[row + 1]) / 2 + size.labelSize * 0.35)
        let shade = shadeIndex(of: value, from: low, to: high) ?? 0
        texts.append(PlacedText(LabelText(numberText(value)), center, classes: "on-shade-\(shade)"))
      }
    }
    write(texts, anchor: .middle)
  }

  /// Each region tints what lies below it, so that higher ones are darker.
  mutating func drawRegions(_ contours: Chart.Contours) {
    let classes = contours.regions.count > 10 ? "terrain fine" : "terrain"
    for region in contours.regions {
      let outlines = region.pieces.map { piece in simplified(piece.compactMap { place($0) }) }
      guard !outlines.isEmpty else { continue }
      svg.path(PathData(outlines, isClosed: true), class: classes)
    }
  }

  mutating func drawContours(_ contours: Chart.Contours, _ mark: Chart.Mark) {
    let lines = contours.lines.map { $0.pieces.flatMap(visible) }
    var gaps: [Box] = []
    if contours.areLabelled {
      for line in lines.joined() { placement.occupancy.add(line: line) }
      for mark in panel.marks {
        if case .path(let points, _) = mark.shape { visible(points).forEach { placement.occupancy.add(line: $0) } }
      }
      for (contour, line) in zip(contours.lines, lines) { gaps += label(of: contour, along: line) }
    }
    for line in lines {
      stroke(
        gaps.reduce(line.map { simplified($0) }) { pieces, gap in pieces.flatMap(gap.cut) }, mark, class: "contour")
    }
  }

  /// Writes the level of a contour into it.
  /// - Returns: where lines make room for it; empty if there is no place.
  private mutating func label(of contour: Chart.Contour, along pieces: [[Place]]) -> [Box] {
    guard let longest = pieces.max(by: { $0.count < $1.count }) else { return [] }
    let spots = [4, 2, 6, 3, 5, 1, 7].map { longest[longest.count * $0 / 8] }
    let cost = placement.place(
      LabelText(numberText(contour.level)), near: spots, in: frame, distance: 0, sides: [.center],
      classes: "small muted", limit: Occupancy.collision)
    guard cost < Occupancy.collision, let label = placement.labels.last else { return [] }
    return [Box(x: label.box.x - 3, y: label.box.y - 1, width: label.box.width + 6, height: label.box.height + 2)]
  }
}

/// Shades from the lightest, 0, to the strongest.
let shadeCount = 9

/// The shade of a value in an interval; nil for what has none.
func shadeIndex(of value: Double, from low: Double, to high: Double) -> Int? {
  guard !value.isNaN else { return nil }
  guard high > low else { return shadeCount / 2 }
  return Int(((value - low) / (high - low) * Double(shadeCount)).rounded(.down).clamped(to: 0...Double(shadeCount - 1)))
}
