import Drawing
import LossLanguage

/// A chart as a terminal shows it: its curves, lines and points in dots, bars as rows of blocks, the ends of the axes,
/// and each series' label beside it. What cannot be drawn so is described.
struct ChartText {
  var style: TerminalStyle
  var width: Int

  func text(_ chart: Chart) -> String {
    var parts: [String] = []
    if let title = chart.title { parts.append(style(title.displayed, .strong)) }
    var isDescribed = false
    for panel in chart.panels {
      if let heading = panel.heading { parts.append(style(heading.displayed, .strong)) }
      if panel.marks.contains(where: \.shape.isBars) {
        parts.append(bars(of: panel))
      } else if panel.marks.contains(where: \.shape.isDrawable) {
        parts.append(PanelText(panel, style: style, width: width).text)
      } else {
        isDescribed = true
      }
    }
    if isDescribed { parts.append(style(chart.description.displayed.wrapped(to: width), .faint)) }
    return parts.joined(separator: "\n")
  }
}

extension ChartText {
  private static let rowLimit = 24

  /// A row for each bar: its name, as many blocks as its share of the panel's longest, its value.
  private func bars(of panel: Chart.Panel) -> String {
    let series = panel.marks.compactMap { mark in
      if case .bars(let bars) = mark.shape { (mark: mark, bars: bars) } else { nil }
    }
    let longest = series.flatMap(\.bars.values).map(abs).filter(\.isFinite).max() ?? 0
    var lines: [String] = []
    for (mark, bars) in series {
      let role = TerminalStyle.Role.series(of: mark)
      if let label = mark.label { lines.append(style(label.displayed, role)) }
      let axis = bars.isHorizontal ? panel.y : panel.x
      let names = bars.positions.prefix(Self.rowLimit).map { name(of: $0, on: axis) }
      let nameWidth = min(24, names.map(\.displayWidth).max() ?? 0)
      for (name, value) in zip(names, bars.values) {
        let share = longest > 0 && value.isFinite ? abs(value) / longest : 0
        let bar = (value < 0 ? "-" : "") + blockBar(share, width: max(8, min(60, width - nameWidth - 14)))
        lines.append("\(name.padded(to: nameWidth)) \(style(bar, role)) \(NumberFormat(digits: 4).text(value))")
      }
      if bars.values.count > names.count { lines.append(style("… \(bars.values.count) bars in all", .faint)) }
    }
    return lines.joined(separator: "\n")
  }

  private func name(of position: Double, on axis: Chart.Axis) -> String {
    if let names = axis.categories, let index = Int(exactly: position), names.indices.contains(index) {
      return names[index].onOneLine
    }
    return NumberFormat(digits: 4).text(position)
  }

  /// In eighths of a character.
  private func blockBar(_ share: Double, width: Int) -> String {
    let eighths = Int(exactly: (share * Double(width * 8)).rounded(.toNearestOrEven)) ?? 0
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}

extension Chart.Mark.Shape {
  fileprivate var isBars: Bool {
    if case .bars = self { true } else { false }
  }

  fileprivate var isDrawable: Bool {
    switch self {
    case .curve, .line, .points, .point, .histogram, .area, .rule, .segment, .contours, .path: true
    case .bars, .band, .note, .heat: false
    }
  }
}

extension TerminalStyle.Role {
  /// The colour of a series: the six that a terminal has, legible on light and on dark.
  static func series(of mark: Chart.Mark) -> TerminalStyle.Role {
    let roles: [TerminalStyle.Role] = [.series1, .series2, .series3, .series4, .series5, .series6]
    let number = mark.style.color.map { $0 - 1 } ?? mark.series ?? 0
    return roles[max(number, 0) % roles.count]
  }
}
