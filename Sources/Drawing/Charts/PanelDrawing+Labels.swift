internal import LossLanguage

extension PanelDrawing {
  /// The labels with the least freedom first.
  mutating func placeLabels() {
    placeEndLabels()
    let marks = Array(zip(panel.marks, layout.labellings))
    for (mark, labelling) in marks where labelling == .inside && mark.labelPosition != nil { placeLabel(of: mark) }
    for (mark, labelling) in marks
    where labelling == .inside && mark.labelPosition == nil && !mark.isLine && !mark.isPoints {
      placeLabel(of: mark)
    }
    for (mark, labelling) in marks
    where labelling == .inside && mark.labelPosition == nil && (mark.isLine || mark.isPoints) {
      placeLabel(of: mark)
    }
    placeAsymptotes()
  }

  mutating func drawLabels() {
    for label in placement.labels {
      svg.element(
        "text", ("class", "label \(label.classes)"), ("x", coordinate(label.place.x)), ("y", coordinate(label.place.y)),
        ("text-anchor", label.anchor == .start ? nil : label.anchor.rawValue)
      ) { label.text.write(into: &$0) }
    }
  }
}

extension PanelDrawing {
  private mutating func placeLabel(of mark: Chart.Mark) {
    guard let label = mark.label else { return }
    var text = LabelText(label)
    let room = layout.right - layout.left - 8
    if text.width(size: size.labelSize) > room {
      text = LabelText(cut(text.plain, size: size.labelSize, width: room))
    }
    let classes = mark.colorClasses
    switch mark.shape {
    case .curve, .line:
      let spots = mark.labelPosition.map { self.spots(of: mark, at: $0) } ?? self.spots(of: mark)
      // A label that stands where the author put it stays even if it is tight there.
      let limit = mark.labelPosition == nil ? Occupancy.collision : .infinity
      let cost = placement.place(text, near: spots, in: frame, classes: classes, limit: spots.isEmpty ? 0 : limit)
      if cost == .infinity && mark.labelPosition == nil && !spots.isEmpty { labelsCollide = true }
    case .points(let points, _):
      let spots = points.reversed().compactMap { $0.isFinite ? place($0) : nil }.filter(frame.contains)
      placement.place(text, near: Array(spots.prefix(8)), in: frame, distance: 8, classes: classes)
    case .point(let point):
      guard let place = place(point), frame.contains(place) else { return }
      let rivals = otherPoints(than: point)
      placement.place(text, near: [place], rivals: rivals, in: frame, distance: 8, classes: classes)
    case .note(let point):
      guard let place = place(point), frame.contains(place) else { return }
      placement.place(
        text, near: [place], in: frame, sides: [.above, .below] + LabelPlacement.Side.around, classes: classes)
    case .rule(let direction, let value):
      guard let line = ruleLine(direction, at: value) else { return }
      let shares = direction == .x ? [0.04, 0.14, 0.3, 0.5, 0.7, 0.9] : [0.99, 0.01, 0.75, 0.5, 0.25]
      let spots = shares.map {
        Place(line[0].x + $0 * (line[1].x - line[0].x), line[0].y + $0 * (line[1].y - line[0].y))
      }
      let sides: [LabelPlacement.Side] =
        direction == .x ? [.right, .left] : [.upperLeft, .upperRight, .lowerLeft, .lowerRight]
      placement.place(text, near: spots, in: frame, distance: 4, sides: sides, classes: classes)
    case .band(let direction, let from, let to):
      guard let box = bandBox(direction, from: from, to: to) else { return }
      let spots: [Place] =
        direction == .x
        ? [0, 0.12, 0.25, 0.9].map { Place(middle(of: box, for: text), box.y + $0 * box.height) }
        : [Place(box.right, box.center.y), Place(box.x, box.center.y), box.center]
      let sides: [LabelPlacement.Side] = direction == .x ? [.below] : [.left, .right, .center]
      placement.place(text, near: spots, in: frame, distance: 4, sides: sides, classes: "muted")
    case .area(let lower, let upper):
      let spots = thickest(lower, upper)
      placement.place(
        text, near: spots, in: frame, distance: 10, sides: [.center] + LabelPlacement.Side.around, classes: classes)
    case .segment(let from, let to, let isArrow):
      guard let start = place(from), let end = place(to) else { return }
      let middle = Place((start.x + end.x) / 2, (start.y + end.y) / 2)
      // An arrow leads from its words to what they are about.
      let sides: [LabelPlacement.Side] =
        isArrow && start.y < end.y
        ? [.above] + LabelPlacement.Side.around : [.right, .left] + LabelPlacement.Side.around
      placement.place(text, near: [isArrow ? start : middle], in: frame, distance: 5, sides: sides, classes: classes)
    case .path(let points, _):
      guard let end = points.last(where: { $0.isFinite }), let place = place(end) else { return }
      placement.place(text, near: [place], in: frame, distance: 8, classes: classes)
    case .bars, .histogram, .heat, .contours:
      break
    }
  }

  /// Where a label in a band can be centred without leaving the panel.
  private func middle(of band: Box, for text: LabelText) -> Double {
    let half = text.width(size: size.labelSize) / 2 + 3
    guard 2 * half < frame.width else { return frame.center.x }
    return band.center.x.clamped(to: (frame.x + half)...(frame.right - half))
  }

  /// Where the panel's other labelled single points stand.
  private func otherPoints(than named: Chart.Point) -> [Place] {
    panel.marks.compactMap { mark in
      guard case .point(let point) = mark.shape, mark.label != nil, point != named else { return nil }
      return place(point)
    }
  }

  /// Names at the right ends of the lines, moved apart until each can be read.
  private mutating func placeEndLabels() {
    var ends: [(mark: Chart.Mark, text: LabelText, y: Double, before: Double)] = []
    for (mark, labelling) in zip(panel.marks, layout.labellings) where labelling == .atEnd {
      guard let label = mark.label, let piece = visiblePieces(of: mark).last, let end = piece.last else { continue }
      if end.x > frame.right - 14 {
        ends.append((mark, LabelText(label), (end.y / 3).rounded(.down) * 3, heightBefore(piece)))
      } else {
        // The line leaves the panel, or stops, before its right border.
        let cost = placement.place(
          LabelText(label), near: [Place(end.x, max(end.y, frame.y + size.labelSize * 0.6)), end], in: frame,
          sides: [.right, .left, .upperRight, .lowerRight, .upperLeft, .lowerLeft], classes: mark.colorClasses,
          limit: Occupancy.collision)
        if cost == .infinity { labelsCollide = true }
      }
    }
    // Lines that meet at the end are named in the order in which they come.
    ends.sort { ($0.y, $0.before) < ($1.y, $1.before) }
    guard let heights = spread(ends.map { $0.y }, distance: size.labelSize * 1.2, within: frame.y...frame.bottom) else {
      labelsCollide = true
      return
    }
    for (end, height) in zip(ends, heights) {
      placement.fix(
        PlacedLabel(
          text: end.text, place: Place(frame.right + 7, height + size.labelSize * 0.32), anchor: .start,
          size: size.labelSize, classes: end.mark.colorClasses))
    }
  }

  /// Where lines go to infinity: `→ ∞ as p → 0`; in the colour of the line if it is the only one.
  private mutating func placeAsymptotes() {
    var found: [(asymptote: Chart.Curve.Asymptote, classes: String)] = []
    for mark in panel.marks {
      guard case .curve(let curve) = mark.shape else { continue }
      for asymptote in curve.asymptotes {
        if let known = found.firstIndex(where: { $0.asymptote == asymptote }) {
          found[known].classes = "muted"
        } else if found.count < 12 {
          found.append((asymptote, mark.colorClasses))
        }
      }
    }
    for (asymptote, classes) in found {
      let x = layout.x.position(asymptote.x)
      let y = asymptote.isNegative ? frame.bottom - 4 : frame.y + 4
      guard frame.contains(Place(x, y)) else { continue }
      let variable = panel.x.name ?? "x"
      let text = "→ \(asymptote.isNegative ? "−" : "")∞ as \(variable) → \(panel.x.text(asymptote.x, digits: 3))"
      let down = asymptote.isNegative ? -1.0 : 1
      let spots = [0.4, 1.6, 2.8, 4].map { Place(x, y + down * $0 * size.labelSize) }
      placement.place(
        LabelText(text), near: spots, in: frame, distance: 8, sides: [.right, .left], classes: "small \(classes)",
        limit: Occupancy.collision)
    }
  }

  /// The height of a line at some distance before its end.
  private func heightBefore(_ piece: [Place]) -> Double {
    let x = frame.x + 0.7 * frame.width
    for (a, b) in zip(piece, piece.dropFirst()) where a.x <= x && x < b.x {
      return a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y)
    }
    return piece.first?.y ?? frame.bottom
  }

  func visiblePieces(of mark: Chart.Mark) -> [[Place]] {
    switch mark.shape {
    case .curve(let curve): curve.pieces.flatMap(visible)
    case .line(let line):
      visible(line.smoothed.map { zip(line.points, $0).map { Chart.Point($0.x, $1) } } ?? line.points)
    default: []
    }
  }

  /// Where a label at a given x could point to, the best place first.
  private func spots(of mark: Chart.Mark, at value: Double) -> [Place] {
    let x = layout.x.position(value)
    var spots: [Place] = []
    for piece in visiblePieces(of: mark) {
      for (a, b) in zip(piece, piece.dropFirst()) where min(a.x, b.x) <= x && x <= max(a.x, b.x) {
        spots.append(Place(x, a.x == b.x ? a.y : a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y)))
        if spots.count == 4 { return spots }
      }
    }
    // The line does not pass there: the nearest place where it can be seen.
    return spots.isEmpty ? self.spots(of: mark).min { abs($0.x - x) < abs($1.x - x) }.map { [$0] } ?? [] : spots
  }

  /// Places along a line: its end, then others in even steps.
  private func spots(of mark: Chart.Mark) -> [Place] {
    let places = visiblePieces(of: mark).flatMap { $0 }
    guard let end = places.last else { return [] }
    var spots: [Place] = []
    for share in [0.75, 0.5, 0.6, 0.35, 0.85, 0.2] {
      let x = frame.x + share * frame.width
      if let near = places.min(by: { abs($0.x - x) < abs($1.x - x) }), abs(near.x - x) < frame.width * 0.1 {
        spots.append(near)
      }
    }
    return spots + [end]
  }

  /// The middle of the area where it is thickest, and elsewhere.
  private func thickest(_ lower: [Chart.Point], _ upper: [Chart.Point]) -> [Place] {
    var spots: [(place: Place, thickness: Double)] = []
    for (a, b) in zip(lower, upper) {
      guard a.isFinite, b.isFinite, let low = place(a), let high = place(b) else { continue }
      let middle = Place(low.x, (low.y + high.y) / 2)
      if frame.contains(middle) { spots.append((middle, abs(high.y - low.y))) }
    }
    guard let best = spots.max(by: { $0.thickness < $1.thickness }) else { return [] }
    return [best.place, spots[spots.count / 2].place]
  }
}
