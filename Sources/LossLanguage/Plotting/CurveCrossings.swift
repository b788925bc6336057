/// A curve that can be evaluated anywhere.
struct CurveFunction {
  /// Its place among the marks of the panel.
  let mark: Int
  let function: PlotFunction
  let samples: [Chart.Point]

  /// nil where it has no number; what fails here has been reported where the curve was sampled.
  fileprivate func value(at x: Double) -> Double? {
    guard let value = function.samples(at: [x])?.first ?? (try? function.value(at: x).value), value.isFinite else {
      return nil
    }
    return value
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
  /// A place, and how far the curve lies above the other one there.
  private typealias Gap = (x: Double, height: Double)

  /// Changes of sign of the difference between neighbouring samples, each closed in; at most four.
  fileprivate func crossings(with other: CurveFunction) -> [Chart.Point] {
    var points: [Chart.Point] = []
    /// The last place where they differed.
    var before: Gap?
    for (mine, its) in zip(samples, other.samples) where points.count < 4 {
      guard mine.isFinite, its.isFinite else {
        before = nil
        continue
      }
      guard mine.y != its.y else { continue }
      let gap: Gap = (mine.x, mine.y - its.y)
      if let before, (before.height < 0) != (gap.height < 0),
        let point = crossing(with: other, between: before, and: gap)
      {
        points.append(point)
      }
      before = gap
    }
    return points
  }

  /// A zero of the difference between two signs, by the secant through them. An end that stays for a second step weighs
  /// half as much (the Illinois rule); where three steps have not halved the interval, it is halved.
  private func crossing(with other: CurveFunction, between start: Gap, and end: Gap) -> Chart.Point? {
    var (low, high) = (start, end)
    var widths = [Double](repeating: .infinity, count: 3)
    /// Whether the last step moved the lower end; nil before the first.
    var movedLow: Bool?
    for step in 0..<200 {
      let width = high.x - low.x
      let isSlow = width > widths[step % 3] / 2
      widths[step % 3] = width
      var x = high.x - width * (high.height / (high.height - low.height))
      if isSlow || !(x > low.x && x < high.x) { x = low.x + width / 2 }
      guard let mine = value(at: x), let its = other.value(at: x) else { return nil }
      let gap = mine - its
      let height = max(abs(mine), abs(its))
      if abs(gap) <= 1e-12 * height { return point(near: x, between: start, and: end) }
      guard x > low.x, x < high.x, width > 0x1p-50 * (end.x - start.x) else {
        // Where one of them leaps over the other they do not meet.
        return abs(gap) <= 1e-6 * max(height, 1) ? point(near: x, between: start, and: end) : nil
      }
      let movesLow = (gap < 0) == (low.height < 0)
      if movesLow {
        low = (x, gap)
        if movedLow == true { high.height /= 2 }
      } else {
        high = (x, gap)
        if movedLow == false { low.height /= 2 }
      }
      movedLow = movesLow
    }
    return nil
  }

  /// The round number beside a place, closer to it than can be seen: curves that meet at 0 do so for the reader too, and
  /// not at 2×10⁻¹⁶.
  private func point(near x: Double, between start: Gap, and end: Gap) -> Chart.Point? {
    let step = TickStep(dividing: end.x - start.x, into: 1e5)
    let round = step.multiple(step.count(x).rounded(.toNearestOrEven))
    return value(at: round).map { Chart.Point(round, $0) }
  }
}
