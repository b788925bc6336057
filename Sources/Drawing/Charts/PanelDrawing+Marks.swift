internal import LossLanguage

extension Chart.Panel {
  /// One a mark, ` d2`, ` d3`, ... or nothing: lines that share a panel differ in their dashes too, for readers who
  /// cannot tell the hues. Not in a family, whose members lie in order; not where the author chose dashes; not on long
  /// noisy lines.
  var dashClasses: [String] {
    let isOpen = !marks.contains { $0.isLine && $0.style.dash != nil }
    var lines = 0
    return marks.map { mark in
      guard isOpen, mark.isLine, mark.series != nil, mark.ramp == nil else { return "" }
      lines += 1
      if case .line(let line) = mark.shape, line.points.count > 60 || line.isStepped { return "" }
      return lines == 1 ? "" : " d\((lines - 1) % 6 + 1)"
    }
  }
}

extension PanelDrawing {
  mutating func draw(_ mark: Chart.Mark, dash: String) {
    switch mark.shape {
    case .curve(let curve): drawCurve(curve, mark, dash: dash)
    case .line(let line): drawLine(line, mark, dash: dash)
    case .points(let points, let sizes): drawPoints(points, sizes: sizes, mark)
    case .point(let point): drawPoint(point, mark)
    case .bars(let bars): drawBars(bars, mark)
    case .histogram(let edges, let heights, _): drawHistogram(edges: edges, heights: heights, mark)
    case .band(let direction, let from, let to): drawBand(direction, from: from, to: to, mark)
    case .area(let lower, let upper): drawArea(lower: lower, upper: upper, mark)
    case .rule(let direction, let value): drawRule(direction, at: value, mark)
    case .segment(let from, let to, let isArrow): drawSegment(from: from, to: to, isArrow: isArrow, mark)
    case .note: break
    case .heat(let heat): drawHeat(heat, mark)
    case .contours(let contours): drawContours(contours, mark)
    case .path(let points, let hasArrows): drawPath(points, hasArrows: hasArrows, mark)
    }
  }

  /// Lines of one mark as one path.
  mutating func stroke(_ polylines: [[Place]], _ mark: Chart.Mark, class name: String = "line", dash: String = "") {
    guard !polylines.isEmpty else { return }
    for polyline in polylines { placement.occupancy.add(line: polyline) }
    let data = PathData(polylines)
    if name == "line", panel.hasSurface { svg.path(data, class: "under") }
    svg.path(data, class: "\(name) \(mark.colorClasses)\(mark.lineClasses)\(dash)")
  }

  private mutating func drawCurve(_ curve: Chart.Curve, _ mark: Chart.Mark, dash: String) {
    for asymptote in curve.asymptotes {
      let x = layout.x.position(asymptote.x)
      guard frame.contains(Place(x, frame.y)) else { continue }
      svg.path(PathData([[Place(x, frame.y), Place(x, frame.bottom)]]), class: "asymptote")
    }
    // It was sampled for the largest drawing that there may be.
    stroke(curve.pieces.flatMap(visible).map { simplified($0, tolerance: 0.1) }, mark, dash: dash)
  }

  private mutating func drawLine(_ line: Chart.Line, _ mark: Chart.Mark, dash: String) {
    let points = line.isStepped ? stepped(line.points) : line.points
    if let smoothed = line.smoothed {
      stroke(thinned(visible(points)), mark, class: "line raw")
      let smooth = zip(line.points, smoothed).map { Chart.Point($0.x, $1) }
      stroke(thinned(visible(smooth)), mark)
    } else {
      stroke(thinned(visible(points)), mark, dash: dash)
    }
  }

  /// A value holds until the next one.
  private func stepped(_ points: [Chart.Point]) -> [Chart.Point] {
    var corners: [Chart.Point] = []
    for (index, point) in points.enumerated() {
      if index > 0 { corners.append(Chart.Point(point.x, points[index - 1].y)) }
      corners.append(point)
    }
    return corners
  }

  /// Of many points within one unit of width only the first, the last and the two extremes show.
  private func thinned(_ pieces: [[Place]]) -> [[Place]] {
    pieces.map { piece in
      guard piece.count > 1000 else { return piece }
      var kept: [Place] = []
      var start = 0
      while start < piece.count {
        var (low, high, end) = (start, start, start)
        let column = piece[start].x.rounded(.down)
        while end < piece.count, piece[end].x.rounded(.down) == column {
          if piece[end].y < piece[low].y { low = end }
          if piece[end].y > piece[high].y { high = end }
          end += 1
        }
        var previous = -1
        for index in [start, min(low, high), max(low, high), end - 1] where index > previous {
          kept.append(piece[index])
          previous = index
        }
        start = end
      }
      return kept
    }
  }

  private mutating func drawPoints(_ points: [Chart.Point], sizes: [Double]?, _ mark: Chart.Mark) {
    var data = PathData()
    let commonRadius = points.count > 200 ? 2.2 : 4.2
    let commonMarker = mark.marker(radius: commonRadius)
    for (index, point) in points.enumerated() {
      guard point.isFinite, let place = place(point), frame.contains(place) else { continue }
      let radius = sizes.map { 2 + 8 * $0[index].squareRoot() } ?? commonRadius
      data.append(radius == commonRadius ? commonMarker : mark.marker(radius: radius), at: place)
      placement.occupancy.add(
        solid: Box(x: place.x - radius, y: place.y - radius, width: 2 * radius, height: 2 * radius))
    }
    guard !data.isEmpty else { return }
    svg.path(data, class: "dot \(mark.colorClasses)")
  }

  private mutating func drawPoint(_ point: Chart.Point, _ mark: Chart.Mark) {
    guard let place = place(point), frame.contains(place) else { return }
    svg.path(PathData(mark.marker(radius: 4), at: place), class: "dot \(mark.colorClasses)")
    placement.occupancy.add(solid: Box(x: place.x - 4, y: place.y - 4, width: 8, height: 8))
  }

  private mutating func drawRule(_ direction: Chart.Direction, at value: Double, _ mark: Chart.Mark) {
    guard let line = ruleLine(direction, at: value) else { return }
    stroke([line], mark, class: "rule")
  }

  /// The line across the panel; nil if it lies outside.
  func ruleLine(_ direction: Chart.Direction, at value: Double) -> [Place]? {
    let line =
      switch direction {
      case .x: [Place(layout.x.position(value), frame.y), Place(layout.x.position(value), frame.bottom)]
      case .y: [Place(frame.x, layout.y.position(value)), Place(frame.right, layout.y.position(value))]
      }
    return line.allSatisfy(frame.contains) ? line : nil
  }

  private mutating func drawSegment(from: Chart.Point, to: Chart.Point, isArrow: Bool, _ mark: Chart.Mark) {
    guard let start = place(from), let end = place(to), let visible = frame.clip(start, end) else { return }
    var lines = [[visible.0, visible.1]]
    if isArrow, visible.1 == end { lines.append(arrowHead(from: start, to: end)) }
    stroke(lines, mark, class: "segment")
  }

  /// The two strokes of an arrow's point.
  func arrowHead(from start: Place, to end: Place, length: Double = 7) -> [Place] {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    guard distance > 0 else { return [end, end] }
    let (ux, uy) = (dx / distance * length, dy / distance * length)
    return [
      Place(end.x - ux + 0.5 * uy, end.y - uy - 0.5 * ux), end, Place(end.x - ux - 0.5 * uy, end.y - uy + 0.5 * ux),
    ]
  }

  private mutating func drawPath(_ points: [Chart.Point], hasArrows: Bool, _ mark: Chart.Mark) {
    var lines = visible(points)
    let places = points.compactMap { $0.isFinite ? place($0) : nil }
    if hasArrows {
      for (a, b) in zip(places, places.dropFirst()) where frame.contains(b) {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        // On a shorter stretch the head would be all that shows.
        if dx * dx + dy * dy > 144 { lines.append(arrowHead(from: a, to: b, length: 6)) }
      }
    }
    stroke(lines, mark)
    var steps = PathData()
    let step = mark.marker(radius: 2.4)
    var last = places.first
    for place in places.dropFirst().dropLast() where frame.contains(place) {
      // Dots that touch would hide the line.
      if let last, abs(place.x - last.x) + abs(place.y - last.y) < 7 { continue }
      steps.append(step, at: place)
      last = place
    }
    if !steps.isEmpty { svg.path(steps, class: "step \(mark.colorClasses)") }
    if let start = places.first, frame.contains(start) {
      svg.path(PathData(mark.marker(radius: 4.5), at: start), class: "hollow \(mark.colorClasses)")
    }
    if let end = places.last, frame.contains(end) {
      svg.path(PathData(mark.marker(radius: 4.5), at: end), class: "dot \(mark.colorClasses)")
    }
  }
}
