/// A curve that can be evaluated anywhere.
struct CurveFunction {
  /// Its place among the marks of the panel.
  let mark: Int
  let expression: Expression
  let variable: String
  let scope: PlotScope
  let samples: [Chart.Point]

  func value(at x: Double) -> Double? {
    // What fails here has been reported where the curve was sampled.
    try? scope.value(expression, variable, x).value
  }
}

/// Where the first few curves meet within the panel; pairs that meet often, as waves do, are left out.
func crossings(of curves: [CurveFunction], y: Chart.Axis) -> [Chart.Crossing] {
  var found: [Chart.Crossing] = []
  let curves = curves.prefix(5)
  for (index, first) in curves.enumerated() {
    for second in curves.dropFirst(index + 1) {
      let points = first.crossings(with: second).filter { y.contains($0.y) }
      if (1...3).contains(points.count) {
        found.append(Chart.Crossing(first: first.mark, second: second.mark, points: points))
      }
    }
  }
  return found
}

extension CurveFunction {
  /// Changes of sign of the difference between neighbouring samples, each closed in by halving; at most four.
  fileprivate func crossings(with other: CurveFunction) -> [Chart.Point] {
    var points: [Chart.Point] = []
    /// The last place where they differed, and how.
    var before: (x: Double, isBelow: Bool)?
    for (mine, its) in zip(samples, other.samples) where points.count < 4 {
      guard mine.isFinite, its.isFinite else {
        before = nil
        continue
      }
      guard mine.y != its.y else { continue }
      let isBelow = mine.y < its.y
      if let before, before.isBelow != isBelow, let point = crossing(with: other, from: before, to: mine.x) {
        points.append(point)
      }
      before = (mine.x, isBelow)
    }
    return points
  }

  private func crossing(
    with other: CurveFunction, from start: (x: Double, isBelow: Bool), to end: Double
  ) -> Chart.Point? {
    var (low, high) = (start.x, end)
    for _ in 0..<50 {
      let middle = low + (high - low) / 2
      guard let mine = value(at: middle), let its = other.value(at: middle), mine.isFinite, its.isFinite else {
        return nil
      }
      if mine == its { return Chart.Point(middle, mine) }
      if (mine < its) == start.isBelow { low = middle } else { high = middle }
    }
    guard let left = value(at: low), let right = value(at: high), let its = other.value(at: high) else { return nil }
    // Where one of them leaps over the other they do not meet.
    let gap = abs(right - its)
    return gap <= 1e-6 * max(abs(left), abs(right), 1) ? Chart.Point(high, right) : nil
  }
}
