internal import LossLanguage

extension PanelDrawing {
  mutating func drawBars(_ bars: Chart.Bars, _ mark: Chart.Mark) {
    let (along, across) = bars.isHorizontal ? (layout.x, layout.y) : (layout.y, layout.x)
    let (index, count) = bars.isStacked ? (0, 1) : (drawnGroups, max(groupCount, 1))
    if !bars.isStacked { drawnGroups += 1 }
    let slot = slotWidth(bars, across: across)
    let group = slot * (count > 1 ? 0.8 : 0.66)
    let width = group / Double(count)
    var boxes: [Box] = []
    for (position, value) in zip(bars.positions, bars.values) where value.isFinite && position.isFinite {
      let base = bars.isStacked ? stack(value, at: position) : 0
      let floor = along.axis.scale == .logarithmic ? along.axis.lower : base
      let ends = min(along.start, along.end)...max(along.start, along.end)
      let from = along.position(floor).clamped(to: ends)
      let to = along.position(base + value).clamped(to: ends)
      // Names are read downwards, so the first bar of a group stands at the top.
      let middle = across.position(position) - group / 2 + (Double(index) + 0.5) * width
      let thickness = max(width - (count > 1 ? 1.5 : 0), 1)
      let box =
        bars.isHorizontal
        ? Box(x: min(from, to), y: middle - thickness / 2, width: abs(to - from), height: thickness)
        : Box(x: middle - thickness / 2, y: min(from, to), width: thickness, height: abs(to - from))
      boxes.append(box)
      placement.occupancy.add(solid: box)
      if bars.showsValues {
        labelBar(
          bars.isHorizontal ? panel.x : panel.y, value, box, isHorizontal: bars.isHorizontal, isStacked: bars.isStacked,
          room: bars.isHorizontal ? .infinity : count > 1 ? width : slot)
      }
    }
    fill(boxes, mark)
  }

  mutating func drawHistogram(edges: [Double], heights: [Double], _ mark: Chart.Mark) {
    let floor = layout.y.position(panel.y.scale == .logarithmic ? panel.y.lower : 0).clamped(to: frame.y...frame.bottom)
    var boxes: [Box] = []
    for (index, height) in heights.enumerated() where height.isFinite && height > 0 {
      let limits = frame.x...frame.right
      let (a, b) = (
        layout.x.position(edges[index]).clamped(to: limits), layout.x.position(edges[index + 1]).clamped(to: limits)
      )
      let top = layout.y.position(height).clamped(to: frame.y...frame.bottom)
      guard b - a > 0.5 else { continue }
      // A hairline of background keeps the bins apart.
      boxes.append(Box(x: a + 0.5, y: min(top, floor), width: b - a - 1, height: abs(floor - top)))
    }
    fill(boxes, mark)
  }
}

extension PanelDrawing {
  private mutating func fill(_ boxes: [Box], _ mark: Chart.Mark) {
    guard !boxes.isEmpty else { return }
    svg.path(PathData(boxes.map { $0.corners }, isClosed: true), class: "bar \(mark.colorClasses)")
  }

  /// The room of one group: up to the nearest neighbour.
  private func slotWidth(_ bars: Chart.Bars, across: AxisScale) -> Double {
    let places = bars.positions.map(across.position).filter { !$0.isNaN }.sorted()
    var slot =
      across.axis.categories == nil ? across.length / 6 : across.length / (across.axis.upper - across.axis.lower)
    for (a, b) in zip(places, places.dropFirst()) where b - a > 0.5 { slot = min(slot, b - a) }
    return slot
  }

  /// Where a stacked bar begins: on the bars of its sign that came before it.
  private mutating func stack(_ value: Double, at position: Double) -> Double {
    let heights = stacks[position] ?? (above: 0, below: 0)
    stacks[position] =
      value >= 0
      ? (above: heights.above + value, below: heights.below) : (above: heights.above, below: heights.below + value)
    return value >= 0 ? heights.above : heights.below
  }

  /// With fewer digits where there is less room, and none where two are too many: the table has them all.
  private mutating func labelBar(
    _ axis: Chart.Axis, _ value: Double, _ box: Box, isHorizontal: Bool, isStacked: Bool, room: Double
  ) {
    let texts = (isHorizontal ? [4] : [3, 2]).map { LabelText(axis.text(value, digits: $0)) }
    guard let text = texts.first(where: { $0.width(size: size.tickSize) <= room }) else { return }
    var (place, anchor) = (box.center, PlacedLabel.Anchor.middle)
    place.y += size.tickSize * 0.35
    if !isStacked {
      if isHorizontal {
        place.x = value < 0 ? box.x - 5 : box.right + 5
        anchor = value < 0 ? .end : .start
      } else {
        place.y = value < 0 ? box.bottom + size.tickSize : box.y - 4
      }
    }
    placement.fix(PlacedLabel(text: text, place: place, anchor: anchor, size: size.tickSize, classes: "small"))
  }
}
