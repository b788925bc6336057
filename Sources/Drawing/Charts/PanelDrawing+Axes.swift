internal import LossLanguage

extension PanelDrawing {
  mutating func drawHeading() {
    let y = frame.y - 11
    if layout.showsY, let label = panel.y.label {
      // At the left end of the drawing, above the numbers that it names.
      let text = LabelText(label)
      let x = (frame.x - 36).clamped(to: 4...max(4, size.width - text.width(size: size.labelSize)))
      write(text, class: "axis-label", at: Place(x, y), anchor: .start)
    }
    if let heading = panel.heading {
      let text = LabelText(cut(LabelText(heading).plain, size: size.labelSize, width: size.width - frame.x))
      write(text, class: "heading", at: Place(frame.x, layout.headingY), anchor: .start)
    }
  }

  mutating func drawAxes() {
    let hasHeat = panel.marks.contains { if case .heat = $0.shape { true } else { false } }
    let xTicks = panel.x.ticks(length: frame.width, spacing: size.xSpacing)
    let yTicks = panel.y.ticks(length: frame.height, spacing: size.ySpacing)
    let isHorizontal = panel.y.categories != nil
    if !hasHeat {
      var grid: [[Place]] = []
      if !isHorizontal {
        for tick in yTicks where !tick.text.isEmpty {
          let y = layout.y.position(tick.value)
          grid.append([Place(frame.x, y), Place(frame.right, y)])
        }
      }
      if isHorizontal || (panel.aspect == .equal && panel.x.categories == nil) {
        for tick in xTicks where !tick.text.isEmpty {
          let x = layout.x.position(tick.value)
          grid.append([Place(x, frame.y), Place(x, frame.bottom)])
        }
      }
      if !grid.isEmpty { svg.empty("path", ("class", "grid"), ("d", pathData(grid))) }
    }
    if !(hasHeat && isHorizontal) { drawBaseLines(xTicks, yTicks, isHorizontal: isHorizontal) }
    if layout.showsX { drawX(xTicks) }
    if layout.showsY { drawY(yTicks) }
  }

  /// The line of the axis, ticks on it, and the line where the other axis is 0.
  private mutating func drawBaseLines(_ xTicks: [Tick], _ yTicks: [Tick], isHorizontal: Bool) {
    var lines: [[Place]] = []
    if isHorizontal {
      let zero = layout.x.position(0)
      let x = panel.x.scale == .linear && panel.x.contains(0) ? zero : frame.x
      lines.append([Place(x, frame.y), Place(x, frame.bottom)])
    } else {
      lines.append([Place(frame.x, frame.bottom), Place(frame.right, frame.bottom)])
      if panel.y.scale == .linear, panel.y.lower < 0, panel.y.upper > 0 {
        let zero = layout.y.position(0)
        lines.append([Place(frame.x, zero), Place(frame.right, zero)])
      }
    }
    if panel.x.categories == nil {
      for tick in xTicks where !isHorizontal {
        let x = layout.x.position(tick.value)
        lines.append([Place(x, frame.bottom), Place(x, frame.bottom + (tick.text.isEmpty ? 2.5 : 4))])
      }
    }
    for tick in yTicks where tick.text.isEmpty {
      let y = layout.y.position(tick.value)
      lines.append([Place(frame.x - 3, y), Place(frame.x, y)])
    }
    svg.empty("path", ("class", "axis"), ("d", pathData(lines)))
  }

  private mutating func drawX(_ ticks: [Tick]) {
    var below = frame.bottom + 5 + size.tickSize
    if let names = panel.x.categories {
      let slot = frame.width / Double(max(names.count, 1))
      var lineCount = 1
      for tick in ticks {
        let lines = wrap(LabelText(tick.text).plain, size: size.tickSize, width: slot - 4)
        lineCount = max(lineCount, lines.count)
        for (index, line) in lines.enumerated() {
          let place = Place(layout.x.position(tick.value), below + Double(index) * size.tickSize * 1.2)
          write(LabelText(line), class: "tick", at: place, anchor: .middle)
        }
      }
      below += Double(lineCount - 1) * size.tickSize * 1.2
    } else {
      var end = -Double.infinity
      for tick in ticks.sorted(by: { layout.x.position($0.value) < layout.x.position($1.value) })
      where !tick.text.isEmpty {
        // Ticks that the author asked for may be closer than their texts are wide.
        let x = layout.x.position(tick.value)
        let half = textWidth(tick.text, size: size.tickSize) / 2
        guard x - half > end else { continue }
        end = x + half + 4
        write(LabelText(tick.text), class: "tick", at: Place(x, below), anchor: .middle)
      }
    }
    if let label = panel.x.label {
      write(
        LabelText(label), class: "axis-label", at: Place(frame.center.x, below + size.labelSize * 1.45), anchor: .middle
      )
    }
  }

  private mutating func drawY(_ ticks: [Tick]) {
    for tick in ticks where !tick.text.isEmpty {
      let lines = panel.y.tickLines(tick, size: size)
      let middle = layout.y.position(tick.value) + size.tickSize * 0.35
      for (index, line) in lines.enumerated() {
        let offset = (Double(index) - Double(lines.count - 1) / 2) * size.tickSize * 1.15
        write(LabelText(line), class: "tick", at: Place(frame.x - 8, middle + offset), anchor: .end)
      }
    }
  }

  /// A text that stands where it stands; labels keep off it.
  mutating func write(_ text: LabelText, class name: String, at place: Place, anchor: PlacedLabel.Anchor) {
    placement.occupancy.add(
      solid: PlacedLabel(text: text, place: place, anchor: anchor, size: size.tickSize, classes: name).box)
    svg.element(
      "text", ("class", name), ("x", coordinate(place.x)), ("y", coordinate(place.y)),
      ("text-anchor", anchor == .start ? nil : anchor.rawValue)
    ) { text.write(into: &$0) }
  }
}
