/// A curve that can be evaluated anywhere.
struct CurveFunction {
  /// Its place among the marks of the panel.
  let mark: Int
  let function: PlotFunction
  let samples: [Chart.Point]

  func value(at x: Double) -> Double? {
    // What fails here has been reported where the curve was sampled.
    try? function.value(at: x).value
  }

  /// nil where the values must be computed one by one.
  fileprivate func samples(at places: [Double]) -> [Double]? { function.samples(at: places) }
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

  /// Appends the middles of an interval, of its halves, and so on, in ascending order.
  private func addMiddles(from low: Double, to high: Double, halvings: Int, to places: inout [Double]) {
    guard halvings > 0 else { return }
    let middle = low + (high - low) / 2
    addMiddles(from: low, to: middle, halvings: halvings - 1, to: &places)
    places.append(middle)
    addMiddles(from: middle, to: high, halvings: halvings - 1, to: &places)
  }

  private func crossing(
    with other: CurveFunction, from start: (x: Double, isBelow: Bool), to end: Double
  ) -> Chart.Point? {
    var (low, high) = (start.x, end)
    for _ in 0..<10 {
      // Five halvings at a time: where they may lead to is sampled at once.
      var places: [Double] = []
      addMiddles(from: low, to: high, halvings: 5, to: &places)
      let (ours, theirs) = (samples(at: places), other.samples(at: places))
      var (first, last) = (0, places.count)
      while first < last {
        let index = (first + last) / 2
        guard let mine = ours?[index] ?? value(at: places[index]),
          let its = theirs?[index] ?? other.value(at: places[index]), mine.isFinite, its.isFinite
        else { return nil }
        if mine == its { return Chart.Point(places[index], mine) }
        if (mine < its) == start.isBelow {
          (low, first) = (places[index], index + 1)
        } else {
          (high, last) = (places[index], index)
        }
      }
    }
    guard let left = value(at: low), let right = value(at: high), let its = other.value(at: high) else { return nil }
    // Where one of them leaps over the other they do not meet.
    let gap = abs(right - its)
    return gap <= 1e-6 * max(abs(left), abs(right), 1) ? Chart.Point(high, right) : nil
  }
}
