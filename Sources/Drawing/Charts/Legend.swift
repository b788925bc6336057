internal import LossLanguage

/// A mark and its name in a legend.
struct LegendItem {
  let mark: Chart.Mark
  let text: LabelText
  /// `d1`, ...: the dashes that the panel gave the mark.
  let dash: String
}

/// Where the items of a legend stand.
struct LegendLayout {
  private(set) var entries: [(item: LegendItem, place: Place)] = []
  private(set) var bottom: Double
  private let size: ChartSize

  private static let sampleWidth = 22.0
  private static let gap = 6.0

  /// Side by side, in as many lines as it takes.
  init(rows items: [LegendItem], x: Double, y: Double, width: Double, size: ChartSize) {
    self.size = size
    let lineHeight = size.labelSize * 1.6
    var place = Place(x, y + size.labelSize)
    for item in items {
      let wide = Self.width(of: item, size: size)
      if place.x > x && place.x + wide > x + width { place = Place(x, place.y + lineHeight) }
      entries.append((item, place))
      place.x += wide + 16
    }
    bottom = place.y + size.labelSize * 0.6
  }

  /// One below the other.
  init(column items: [LegendItem], x: Double, y: Double, size: ChartSize) {
    self.size = size
    bottom = y
    for item in items {
      entries.append((item, Place(x, bottom + size.labelSize)))
      bottom += size.labelSize * 1.6
    }
  }

  static func columnWidth(_ items: [LegendItem], size: ChartSize) -> Double {
    min((items.map { width(of: $0, size: size) }.max() ?? 0) + 12, size.width * 0.4)
  }

  private static func width(of item: LegendItem, size: ChartSize) -> Double {
    sampleWidth + gap + item.text.width(size: size.labelSize)
  }

  func draw(into svg: inout Markup) {
    for (item, place) in entries {
      let middle = place.y - size.labelSize * 0.32
      svg.element("g", ("class", item.mark.colorClasses)) { svg in
        item.mark.drawSample(from: place.x, to: place.x + Self.sampleWidth, y: middle, dash: item.dash, into: &svg)
        svg.element(
          "text", ("x", coordinate(place.x + Self.sampleWidth + Self.gap)), ("y", coordinate(place.y))
        ) { item.text.write(into: &$0) }
      }
    }
  }
}

extension Chart {
  /// What the legend names, each name once.
  func legendItems(_ labellings: [[Labelling]]) -> [LegendItem] {
    var items: [LegendItem] = []
    var seen: Set<String> = []
    for (panel, labellings) in zip(panels, labellings) {
      let dashes = panel.dashClasses
      for (index, mark) in panel.marks.enumerated() where labellings[index] == .legend {
        guard let label = mark.label, seen.insert("\(mark.series ?? -1) \(label)").inserted else { continue }
        items.append(LegendItem(mark: mark, text: LabelText(label), dash: dashes[index]))
      }
    }
    return items
  }
}

extension Chart.Mark {
  fileprivate func drawSample(from left: Double, to right: Double, y: Double, dash: String, into svg: inout Markup) {
    switch shape {
    case .bars, .histogram, .area:
      svg.empty(
        "rect", ("class", "bar"), ("x", coordinate(left + 4)), ("y", coordinate(y - 5)), ("width", "14"),
        ("height", "10"))
    case .points:
      svg.path(PathData(marker(radius: 4), at: Place((left + right) / 2, y)), class: "dot")
    default:
      svg.path(PathData([[Place(left, y), Place(right, y)]]), class: "line\(lineClasses)\(dash)")
    }
  }
}
