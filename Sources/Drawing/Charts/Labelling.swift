internal import LossLanguage

/// How a series is named.
enum Labelling: Equatable {
  case none
  /// At its end, in the margin beside the panel.
  case atEnd
  /// Beside it, inside the panel.
  case inside
  case legend
}

extension Chart {
  /// How each mark of each panel is named: at the mark itself as long as there are few, else in a legend.
  ///
  /// - Parameter legendOnly: direct labels turned out to collide.
  func labellings(size: ChartSize, columns: Int, legendOnly: Bool) -> [[Labelling]] {
    let repeated = columns > 1 && panels.count > 1 && haveEqualLabels
    return panels.map { panel in
      let lines = panel.marks.filter { $0.isLine && $0.label != nil && $0.labelPosition == nil }
      let pointSeries = panel.marks.filter { $0.isPoints && $0.label != nil }.count
      let widest = lines.map { LabelText($0.label ?? "").width(size: size.labelSize) }.max() ?? 0
      // A lone curve needs no margin; its label finds room.
      let fitsMargin = size == .wide && columns == 1 && widest <= 0.3 * size.width && lines.count > 1
      return panel.marks.map { mark -> Labelling in
        guard mark.label != nil else { return .none }
        guard mark.series != nil else { return .inside }
        if mark.labelPosition != nil && !legendOnly { return .inside }
        switch legend {
        case .right, .below: return .legend
        case .off: return mark.isLine && mark.labelPosition != nil ? .inside : .none
        case .automatic: break
        }
        if legendOnly || repeated { return .legend }
        switch mark.shape {
        case .curve, .line:
          if lines.count > 5 { return .legend }
          // Among many lines a name inside would not say whose it is.
          return fitsMargin ? .atEnd : lines.count > 3 ? .legend : .inside
        case .points: return pointSeries > 1 ? .legend : .inside
        case .path: return .inside
        default: return .legend
        }
      }
    }
  }

  private var haveEqualLabels: Bool {
    let first = panels[0].marks.filter { $0.series != nil }.map { $0.label ?? "" }
    return !first.isEmpty && panels.allSatisfy { $0.marks.filter { $0.series != nil }.map { $0.label ?? "" } == first }
  }
}

extension Chart.Mark {
  var isLine: Bool {
    switch shape {
    case .curve, .line: true
    default: false
    }
  }

  var isPoints: Bool { if case .points = shape { true } else { false } }
  var isBars: Bool { if case .bars = shape { true } else { false } }
  var isHorizontalBars: Bool { if case .bars(let bars) = shape { bars.isHorizontal } else { false } }

  /// The classes of its colour; `--s` is then the series' colour.
  var colorClasses: String {
    var classes = "s0"
    if let color = style.color { classes = "s\(color)" } else if let series { classes = "s\(series % 6 + 1)" }
    if let ramp { classes += " ramp-\(Int((ramp * 6 + 0.5).rounded(.down).clamped(to: 0...6)))" }
    if style.isFaint { classes += " faint" }
    return classes
  }

  /// The classes of its lines beside the colour.
  var lineClasses: String {
    var classes = ""
    if let dash = style.dash { classes += " \(dash.rawValue)" }
    if style.weight != .regular { classes += " \(style.weight.rawValue)" }
    return classes
  }
}
