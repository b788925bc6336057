internal import LossLanguage

/// Series of a panel that have their x in common: those of one table, or of one readout.
struct SeriesGroup {
  /// Where the series have values; of a histogram the lower edges of the bins.
  let xs: [Double]
  /// The upper edges of the bins of a histogram.
  var ends: [Double]?
  /// Of horizontal bars: `xs` lie on the upright axis.
  let isUpright: Bool
  var series: [(mark: Chart.Mark, name: String, values: [Double])] = []
}

extension Chart.Panel {
  /// The marks that show numbers, neighbours with the same x together.
  var seriesGroups: [SeriesGroup] {
    var groups: [SeriesGroup] = []
    for (number, mark) in marks.enumerated() {
      guard var group = mark.series() else { continue }
      let name = mark.label.map { LabelText($0).plain } ?? y.label.map { LabelText($0).plain } ?? "series \(number + 1)"
      group.series[0].name = name
      // Only the latest group: series that belong together stand together.
      if let last = groups.last, last.xs == group.xs, last.ends == group.ends, last.isUpright == group.isUpright {
        // Dots on a line show no numbers of their own.
        if mark.label == nil, last.series.contains(where: { $0.values == group.series[0].values }) { continue }
        groups[groups.count - 1].series += group.series
      } else {
        groups.append(group)
      }
    }
    return groups
  }
}

extension Chart.Mark {
  /// The numbers of a mark: of curves and long lines at evenly spaced places; nil for annotations and surfaces.
  fileprivate func series() -> SeriesGroup? {
    func group(_ points: [Chart.Point]) -> SeriesGroup {
      SeriesGroup(xs: points.map { $0.x }, isUpright: false, series: [(self, "", points.map { $0.y })])
    }
    switch shape {
    case .curve(let curve): return group(curve.samples)
    case .line(let line): return group(evenly(line.points))
    case .points(let points, _): return group(evenly(points, limit: 50))
    case .path(let points, _): return group(evenly(points))
    case .bars(let bars):
      return SeriesGroup(xs: bars.positions, isUpright: bars.isHorizontal, series: [(self, "", bars.values)])
    case .histogram(let edges, let heights, _):
      return SeriesGroup(
        xs: Array(edges.dropLast()), ends: Array(edges.dropFirst()), isUpright: false, series: [(self, "", heights)])
    default: return nil
    }
  }

  /// At most so many, the first and the last among them.
  private func evenly(_ points: [Chart.Point], limit: Int = 21) -> [Chart.Point] {
    guard points.count > limit else { return points }
    return (0..<limit).map { points[$0 * (points.count - 1) / (limit - 1)] }
  }
}
