internal import LossLanguage

/// What a place of the panel shows while the pointer is over it: its numbers, and where they are. It needs no script,
/// and says nothing that is not in the chart's table too.
private struct Readout {
  /// Where the pointer must be.
  let area: Box
  /// The line through the places, from top to bottom; nil for bars and single points.
  var guide: Double?
  var heading: String
  var lines: [(text: String, classes: String)] = []
  var dots: [(place: Place, classes: String)] = []
}

extension PanelDrawing {
  /// Places that lie closer than a pointer can tell apart get no readout.
  private static let readoutLimit = 60

  /// Above all else, so that nothing keeps the pointer off it.
  mutating func drawReadouts() {
    // A narrow screen is a telephone, which has no pointer.
    guard size == .wide else { return }
    for readout in readouts() { draw(readout) }
  }
}

extension PanelDrawing {
  private func readouts() -> [Readout] {
    let groups = panel.seriesGroups.filter { (2...Self.readoutLimit).contains($0.xs.count) && $0.isReadable }
    guard let group = groups.max(by: { $0.series.count < $1.series.count }) else { return singlePoints() }
    if case .bars = group.series[0].mark.shape { return barReadouts(group) }
    if let ends = group.ends { return binReadouts(group, ends) }
    return lineReadouts(group)
  }

  /// Upright strips, each to the middles between its x and the neighbours'.
  private func lineReadouts(_ group: SeriesGroup) -> [Readout] {
    let places = group.xs.map(layout.x.position)
    let order = places.indices.filter { places[$0] >= frame.x - 0.5 && places[$0] <= frame.right + 0.5 }
      .sorted { places[$0] < places[$1] }
    return order.enumerated().map { rank, index in
      let x = places[index]
      let left = rank == 0 ? frame.x : (x + places[order[rank - 1]]) / 2
      let right = rank + 1 == order.count ? frame.right : (x + places[order[rank + 1]]) / 2
      var readout = Readout(
        area: Box(x: left, y: frame.y, width: right - left, height: frame.height), guide: x,
        heading: xText(group.xs[index]))
      add(group, index, to: &readout) { layout.y.position($0) }
      return readout
    }
  }

  private func binReadouts(_ group: SeriesGroup, _ ends: [Double]) -> [Readout] {
    group.xs.indices.compactMap { index in
      guard let box = bandBox(.x, from: group.xs[index], to: ends[index]) else { return nil }
      let bin = "\(panel.x.text(group.xs[index], digits: 4)) to \(panel.x.text(ends[index], digits: 4))"
      var readout = Readout(area: box, heading: bin)
      add(group, index, to: &readout)
      return readout
    }
  }

  private func barReadouts(_ group: SeriesGroup) -> [Readout] {
    let axis = group.isUpright ? layout.y : layout.x
    let places = group.xs.map(axis.position)
    let gaps = zip(places.sorted(), places.sorted().dropFirst()).map { $1 - $0 }.filter { $0 > 0.5 }
    let half = (gaps.min() ?? axis.length) / 2
    return places.indices.compactMap { index in
      let box =
        group.isUpright
        ? Box(x: frame.x, y: places[index] - half, width: frame.width, height: 2 * half)
        : Box(x: places[index] - half, y: frame.y, width: 2 * half, height: frame.height)
      var readout = Readout(area: box, heading: axis.axis.text(group.xs[index], digits: 4))
      add(group, index, to: &readout)
      return readout
    }
  }

  /// Dots of a cloud, and steps of a path.
  private func singlePoints() -> [Readout] {
    var readouts: [Readout] = []
    for mark in panel.marks {
      let points: [Chart.Point]
      switch mark.shape {
      case .points(let all, _), .path(let all, _): points = all
      default: continue
      }
      guard readouts.count + points.count <= Self.readoutLimit else { continue }
      for (step, point) in points.enumerated() {
        guard point.isFinite, let place = place(point), frame.contains(place) else { continue }
        var readout = Readout(
          area: Box(x: place.x - 7, y: place.y - 7, width: 14, height: 14),
          heading: "\(panel.x.text(point.x, digits: 4)), \(panel.y.text(point.y, digits: 4))")
        let name = mark.label.map { LabelText($0).plain } ?? ""
        if case .path = mark.shape {
          readout.lines = [("\(name.isEmpty ? "" : "\(name), ")step \(step)", mark.colorClasses)]
        } else if !name.isEmpty {
          readout.lines = [(name, mark.colorClasses)]
        }
        readouts.append(readout)
      }
    }
    return readouts
  }

  /// A line for each series, and a dot where its value stands.
  private func add(
    _ group: SeriesGroup, _ index: Int, to readout: inout Readout, position: ((Double) -> Double)? = nil
  ) {
    let axis = group.isUpright ? panel.x : panel.y
    for series in group.series where !series.values[index].isNaN {
      let value = series.values[index]
      let name = series.mark.label == nil ? "" : cut(series.name, size: size.tickSize, width: 200) + ": "
      readout.lines.append((name + axis.text(value, digits: 4), series.mark.colorClasses))
      guard let position, let x = readout.guide else { continue }
      let place = Place(x, position(value))
      if !place.y.isNaN, frame.contains(place) { readout.dots.append((place, series.mark.colorClasses)) }
    }
  }

  private func xText(_ value: Double) -> String {
    let text = panel.x.text(value, digits: 4)
    return panel.x.name.map { "\($0) = \(text)" } ?? text
  }

  private mutating func draw(_ readout: Readout) {
    guard !readout.lines.isEmpty || readout.guide == nil else { return }
    let frame = frame
    let line = size.tickSize * 1.35
    let widths = [readout.heading] + readout.lines.map { $0.text }
    let width = (widths.map { textWidth($0, size: size.tickSize) }.max() ?? 0) + 14
    let height = Double(widths.count) * line + 8
    // Beside the guide, or beside the place, where there is room.
    let (left, right) = readout.guide.map { ($0, $0) } ?? (readout.area.x, readout.area.right)
    let x = right + 8 + width <= self.size.width ? right + 8 : max(left - 8 - width, 0)
    let y = readout.guide == nil ? max(readout.area.y - 4, frame.y) : frame.y + 4
    let guide = readout.guide.map { pathData([[Place($0, frame.y), Place($0, frame.bottom)]]) } ?? ""
    svg.element("g", ("class", "hit")) { svg in
      svg.empty("path", ("d", rectangle(readout.area)))
      svg.element("g", ("class", "tip")) { svg in
        svg.empty("path", ("class", "box"), ("d", guide + rectangle(Box(x: x, y: y, width: width, height: height))))
        for dot in readout.dots {
          svg.empty(
            "circle", ("class", "dot \(dot.classes)"), ("cx", coordinate(dot.place.x)), ("cy", coordinate(dot.place.y)),
            ("r", "4"))
        }
        let texts = [(readout.heading, "heading")] + readout.lines.map { ($0.text, $0.classes) }
        for (index, text) in texts.enumerated() {
          svg.element(
            "text", ("class", text.1), ("x", coordinate(x + 7)), ("y", coordinate(y + Double(index + 1) * line)),
            text: text.0)
        }
      }
    }
  }
}

extension SeriesGroup {
  /// Its values have one place each on the axis, and are not written in the chart already.
  fileprivate var isReadable: Bool {
    switch series[0].mark.shape {
    case .curve, .line: zip(xs, xs.dropFirst()).allSatisfy { $0 < $1 } || zip(xs, xs.dropFirst()).allSatisfy { $0 > $1 }
    case .bars(let bars): !bars.showsValues
    case .histogram: true
    default: false
    }
  }
}

private func rectangle(_ box: Box) -> String {
  "M\(coordinate(box.x)) \(coordinate(box.y))h\(coordinate(box.width))v\(coordinate(box.height))"
    + "h\(coordinate(-box.width))z"
}
