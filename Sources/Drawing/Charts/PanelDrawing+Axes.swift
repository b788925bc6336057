internal import LossLanguage

extension PanelDrawing {
  mutating func drawHeading() {
    let y = frame.y - 11
    if layout.showsY, let label = panel.y.label {
      // At the left end of the drawing, above the numbers that it names.
      let text = LabelText(label)
      let x = (frame.x - 36).clamped(
        to: layout.left...max(layout.left, layout.right - text.width(size: size.labelSize)))
      write(text, class: "axis-label", at: Place(x, y), anchor: .start)
    }
    if let heading = panel.heading {
      let text = LabelText(
        cut(LabelText(heading).plain, size: size.labelSize * boldness, width: layout.right - frame.x))
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
          // There and back, so that the step from line to line is short.
          let line = [Place(frame.x, y), Place(frame.right, y)]
          grid.append(grid.count % 2 == 0 ? line : line.reversed())
        }
      }
      if isHorizontal || (panel.aspect == .equal && panel.x.categories == nil) {
        for tick in xTicks where !tick.text.isEmpty {
          let x = layout.x.position(tick.value)
          grid.append([Place(x, frame.y), Place(x, frame.bottom)])
        }
      }
      if !grid.isEmpty { svg.path(PathData(grid), class: "grid") }
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
        placement.occupancy.add(line: lines[lines.count - 1])
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
    svg.path(PathData(lines), class: "axis")
  }

  private mutating func drawX(_ ticks: [Tick]) {
    var below = frame.bottom + 5 + size.tickSize
    var texts: [PlacedText] = []
    if let names = panel.x.categories {
      let slot = frame.width / Double(max(names.count, 1))
      var lineCount = 1
      for tick in ticks {
        let lines = wrap(LabelText(tick.text).plain, size: size.tickSize, width: slot - 4)
        lineCount = max(lineCount, lines.count)
        for (index, line) in lines.enumerated() {
          let place = Place(layout.x.position(tick.value), below + Double(index) * size.tickSize * 1.2)
          texts.append(PlacedText(LabelText(line), place))
        }
      }
      write(texts, class: "tick", from: Place(0, below), anchor: .middle)
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
        texts.append(PlacedText(LabelText(tick.text), Place(x, below)))
      }
      write(texts, class: "tick", from: Place(0, below), anchor: .middle)
    }
    if let label = panel.x.label {
      write(
        LabelText(label), class: "axis-label", at: Place(frame.center.x, below + size.labelSize * 1.45), anchor: .middle
      )
    }
  }

  private mutating func drawY(_ ticks: [Tick]) {
    var texts: [PlacedText] = []
    for tick in ticks where !tick.text.isEmpty {
      let lines = panel.y.tickLines(tick, size: size)
      let middle = layout.y.position(tick.value) + size.tickSize * 0.35
      for (index, line) in lines.enumerated() {
        let offset = (Double(index) - Double(lines.count - 1) / 2) * size.tickSize * 1.15
        texts.append(PlacedText(LabelText(line), Place(frame.x - 8, middle + offset)))
      }
    }
    write(texts, class: "tick", from: Place(frame.x - 8, 0), anchor: .end)
  }

  /// A text that stands where it stands; labels keep off it.
  mutating func write(_ text: LabelText, class name: String, at place: Place, anchor: PlacedLabel.Anchor) {
    occupy(text, at: place, anchor: anchor)
    svg.element(
      "text", ("class", name), ("x", coordinate(place.x)), ("y", coordinate(place.y)),
      ("text-anchor", anchor == .start ? nil : anchor.rawValue)
    ) { text.write(into: &$0) }
  }

  /// Texts of one kind, which have their place from a common one: what is equal is said once.
  mutating func write(
    _ texts: [PlacedText], class name: String? = nil, from origin: Place = Place(0, 0), anchor: PlacedLabel.Anchor
  ) {
    guard !texts.isEmpty else { return }
    for text in texts { occupy(text.text, at: text.place, anchor: anchor) }
    let start = origin == Place(0, 0) ? nil : translation(origin)
    svg.element("g", ("class", name), ("text-anchor", anchor.rawValue), ("transform", start)) { svg in
      for text in texts {
        let (x, y) = (coordinate(text.place.x - origin.x), coordinate(text.place.y - origin.y))
        svg.element("text", ("class", text.classes), ("x", x == "0" ? nil : x), ("y", y == "0" ? nil : y)) {
          text.text.write(into: &$0)
        }
      }
    }
  }

  private mutating func occupy(_ text: LabelText, at place: Place, anchor: PlacedLabel.Anchor) {
    placement.occupancy.add(
      solid: PlacedLabel(text: text, place: place, anchor: anchor, size: size.tickSize, classes: "").box)
  }
}

/// One of several texts of a kind.
struct PlacedText {
  let text: LabelText
  let place: Place
  /// Those that it does not share.
  let classes: String?

  init(_ text: LabelText, _ place: Place, classes: String? = nil) {
    (self.text, self.place, self.classes) = (text, place, classes)
  }
}
