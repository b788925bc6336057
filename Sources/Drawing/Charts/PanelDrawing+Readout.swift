internal import LossLanguage

/// What a place of the panel shows while the pointer is over it: its numbers, and where they are. It needs no script,
/// and says nothing that is not in the chart's table too.
private struct Readout {
  /// Where the pointer must be.
  let area: Box
  /// The line through the places, from top to bottom; nil for bars and single points.
  var guide: Double?
  var heading: String
  /// A value of each series, and at which height it stands.
  var lines: [(text: String, classes: String, height: Double?)] = []
}

/// A series as each readout of its panel tells it.
private struct ReadoutSeries {
  /// With what stands between it and the value.
  let name: String
  let classes: String
  let values: [Double]
}

extension PanelDrawing {
  /// Places that lie closer than a pointer can tell apart get no readout.
  private static let readoutLimit = 60
  private static let readoutWidth = 16.0

  mutating func drawReadouts() {
    // A narrow screen is a telephone, which has no pointer.
    guard size == .wide else { return }
    let places = readablePlaces().filter { !$0.lines.isEmpty || $0.guide == nil }
    // The boxes of a panel are equally wide, so that they seem to be one that moves.
    let texts = places.flatMap { [$0.heading] + $0.lines.map { $0.text } }
    guard let widest = texts.map({ textWidth($0, size: size.tickSize) }).max() else { return }
    var group = Markup()
    group.element("g", ("class", "hits")) { group in
      for readout in places { draw(readout, width: widest.rounded(.up) + 14, into: &group) }
    }
    readouts = group
  }
}

extension PanelDrawing {
  private func readablePlaces() -> [Readout] {
    let groups = panel.seriesGroups.filter { (2...Self.readoutLimit).contains($0.xs.count) && $0.isReadable }
    guard let group = groups.max(by: { $0.series.count < $1.series.count }) else { return singlePoints() }
    if case .bars = group.series[0].mark.shape { return barReadouts(group) }
    if let ends = group.ends { return binReadouts(group, ends) }
    return lineReadouts(group)
  }

  /// Upright strips, each to the middles between its x and the neighbours'.
  private func lineReadouts(_ group: SeriesGroup) -> [Readout] {
    let places = group.xs.map(layout.x.position)
    let visible = places.indices.filter { places[$0] >= frame.x - 0.5 && places[$0] <= frame.right + 0.5 }
      .sorted { places[$0] < places[$1] }
    // In a small panel each second or third place, which a pointer can hit.
    let step = Int((Self.readoutWidth * Double(visible.count - 1) / frame.width).rounded(.up).clamped(to: 1...60))
    let order = stride(from: 0, to: visible.count, by: step).map { visible[$0] }
    let series = readoutSeries(of: group)
    return order.enumerated().map { rank, index in
      let x = places[index]
      let left = rank == 0 ? frame.x : (x + places[order[rank - 1]]) / 2
      let right = rank + 1 == order.count ? frame.right : (x + places[order[rank + 1]]) / 2
      var readout = Readout(
        area: Box(x: left, y: frame.y, width: right - left, height: frame.height), guide: x,
        heading: xText(group.xs[index]))
      add(series, index, along: panel.y, to: &readout) { layout.y.position($0) }
      return readout
    }
  }

  private func binReadouts(_ group: SeriesGroup, _ ends: [Double]) -> [Readout] {
    let series = readoutSeries(of: group)
    return group.xs.indices.compactMap { index in
      guard let box = bandBox(.x, from: group.xs[index], to: ends[index]) else { return nil }
      let bin = "\(panel.x.text(group.xs[index], digits: 4)) to \(panel.x.text(ends[index], digits: 4))"
      var readout = Readout(area: box, heading: bin)
      add(series, index, along: panel.y, to: &readout)
      return readout
    }
  }

  private func barReadouts(_ group: SeriesGroup) -> [Readout] {
    let axis = group.isUpright ? layout.y : layout.x
    let places = group.xs.map(axis.position)
    let gaps = zip(places.sorted(), places.sorted().dropFirst()).map { $1 - $0 }.filter { $0 > 0.5 }
    let half = (gaps.min() ?? axis.length) / 2
    let series = readoutSeries(of: group)
    return places.indices.compactMap { index in
      let box =
        group.isUpright
        ? Box(x: frame.x, y: places[index] - half, width: frame.width, height: 2 * half)
        : Box(x: places[index] - half, y: frame.y, width: 2 * half, height: frame.height)
      var readout = Readout(area: box, heading: axis.axis.text(group.xs[index], digits: 4))
      add(series, index, along: group.isUpright ? panel.x : panel.y, to: &readout)
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
          readout.lines = [("\(name.isEmpty ? "" : "\(name), ")step \(step)", mark.colorClasses, nil)]
        } else if !name.isEmpty {
          readout.lines = [(name, mark.colorClasses, nil)]
        }
        readouts.append(readout)
      }
    }
    return readouts
  }

  private func readoutSeries(of group: SeriesGroup) -> [ReadoutSeries] {
    group.series.map { mark, name, values in
      ReadoutSeries(
        name: mark.label == nil ? "" : cut(name, size: size.tickSize, width: 200) + ": ", classes: mark.colorClasses,
        values: values)
    }
  }

  /// A line for each series, and a dot where its value stands.
  private func add(
    _ series: [ReadoutSeries], _ index: Int, along axis: Chart.Axis, to readout: inout Readout,
    position: ((Double) -> Double)? = nil
  ) {
    for series in series where !series.values[index].isNaN {
      let value = series.values[index]
      var height = position?(value)
      if let y = height, let x = readout.guide, !frame.contains(Place(x, y)) { height = nil }
      readout.lines.append((series.name + axis.text(value, digits: 4), series.classes, height))
    }
  }

  private func xText(_ value: Double) -> String {
    let text = panel.x.text(value, digits: 4)
    return panel.x.name.map { "\($0) = \(text)" } ?? text
  }

  /// All in steps from where the heading is written beside the guide, or beside the place; so that most of it is the
  /// same from place to place, and weighs nothing when the page is compressed.
  private func draw(_ readout: Readout, width: Double, into svg: inout Markup) {
    let line = (size.tickSize * 1.35).rounded(.down)
    let height = Double(readout.lines.count + 1) * line + 8
    let (left, right) = readout.guide.map { ($0, $0) } ?? (readout.area.x, readout.area.right)
    let isRight = right + 8 + width <= size.width
    let top =
      readout.guide == nil
      ? (readout.area.y - 4).clamped(to: frame.y...max(frame.y, frame.bottom - height)) : frame.y + 4
    let origin = Place(isRight ? right : left, top + line)
    let x = isRight ? 8 : max(-8 - width, -origin.x).rounded(.up)
    let shift = Place(-origin.x, -origin.y)
    let box = Box(x: x, y: -line, width: width, height: height)
    svg.element("g", ("transform", translation(origin))) { svg in
      svg.path(PathData(readout.area.shifted(by: shift).grown))
      var lines = PathData()
      if readout.guide != nil {
        lines += PathData([[Place(0, frame.y - origin.y), Place(0, frame.bottom - origin.y)]])
      }
      lines += PathData(box)
      svg.path(lines)
      svg.element("text", ("x", coordinate(x + 7)), text: readout.heading)
      for (index, value) in readout.lines.enumerated() {
        svg.element("g", ("class", value.classes)) { svg in
          if let height = value.height { svg.empty("circle", ("cy", coordinate(height - origin.y)), ("r", "4")) }
          svg.element("text", ("x", coordinate(x + 7)), ("y", coordinate(Double(index + 1) * line)), text: value.text)
        }
      }
    }
  }
}

extension Box {
  fileprivate func shifted(by distance: Place) -> Box {
    Box(x: x + distance.x, y: y + distance.y, width: width, height: height)
  }

  /// To whole units, so that there are no gaps between neighbours, and most of them are the same.
  fileprivate var grown: Box {
    let (left, top) = (x.rounded(.down), y.rounded(.down))
    return Box(x: left, y: top, width: right.rounded(.up) - left, height: bottom.rounded(.up) - top)
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
