/// Finds the points of a curve such that the polyline through them does not differ visibly from it.
///
/// Each interval is halved while its middle lies more than `tolerance` off the chord, measured in the drawing and not
/// in the data, so the work goes where it is seen. What is undefined is a gap, whose edge is searched for; where the
/// function jumps, the pen is lifted.
struct CurveSampling {
  let x: Chart.Axis
  let y: Chart.Axis

  /// The panel for which the curve is sampled, in pixels; smaller ones show less.
  static let width = 560.0
  static let height = 320.0
  static let tolerance = 0.2
  private static let startIntervals = 32
  private static let depthLimit = 14
  /// Of a function that never becomes smooth.
  private static let evaluationLimit = 4000

  /// - Parameter points: the points of the curve at shares of the way, from 0 to 1; a coordinate may be nan or infinite.
  func pieces(
    _ points: ([Double]) throws(Diagnostic) -> [Chart.Point]
  ) throws(Diagnostic) -> (pieces: [[Chart.Point]], asymptotes: [Chart.Curve.Asymptote]) {
    var samples = try samples((0...Self.startIntervals).map { Double($0) / Double(Self.startIntervals) }, points)
    var isOpen = [Bool](repeating: true, count: Self.startIntervals)
    var evaluations = 0
    // Level by level, so that a function that never becomes smooth is equally coarse everywhere.
    for depth in 0..<Self.depthLimit where isOpen.contains(true) && evaluations < Self.evaluationLimit {
      let middles = try self.samples(
        isOpen.indices.filter { isOpen[$0] }.map { (samples[$0].share + samples[$0 + 1].share) / 2 }, points)
      var refined: [Sample] = []
      var open: [Bool] = []
      refined.reserveCapacity(samples.count + middles.count)
      open.reserveCapacity(samples.count + middles.count)
      refined.append(samples[0])
      var next = 0
      for (index, isOpen) in isOpen.enumerated() {
        let (a, b) = (samples[index], samples[index + 1])
        guard isOpen else {
          refined.append(b)
          open.append(false)
          continue
        }
        let middle = middles[next]
        next += 1
        let goesOn = needsMore(a, middle, b, depth: depth)
        // A middle on the chord adds nothing; it is kept where it marks the edge of a gap.
        if goesOn || a.isDefined != b.isDefined || middle.isDefined != a.isDefined {
          refined.append(middle)
          open.append(goesOn)
          refined.append(b)
          open.append(goesOn)
        } else {
          refined.append(b)
          open.append(false)
        }
      }
      evaluations += middles.count
      samples = refined
      isOpen = open
    }
    return (connected(samples), asymptotes(samples))
  }
}

extension CurveSampling {
  /// A point of the curve and where it is drawn.
  fileprivate struct Sample {
    var share: Double
    var point: Chart.Point
    /// Pixels, limited to three panels' extent; nan where the point is undefined.
    var horizontal: Double
    var vertical: Double

    var isDefined: Bool { !horizontal.isNaN && !vertical.isNaN }
  }

  fileprivate func samples(
    _ shares: [Double], _ points: ([Double]) throws(Diagnostic) -> [Chart.Point]
  ) throws(Diagnostic) -> [Sample] {
    zip(shares, try points(shares)).map { share, point in
      Sample(
        share: share, point: point, horizontal: limited(x.share(of: point.x)) * Self.width,
        vertical: limited(y.share(of: point.y)) * Self.height)
    }
  }

  /// Far outside is as good as infinitely far.
  fileprivate func limited(_ share: Double) -> Double { share.isNaN ? share : min(max(share, -1), 2) }

  fileprivate func needsMore(_ a: Sample, _ middle: Sample, _ b: Sample, depth: Int) -> Bool {
    let defined = (a.isDefined ? 1 : 0) + (middle.isDefined ? 1 : 0) + (b.isDefined ? 1 : 0)
    guard defined == 3 else { return defined > 0 }
    if isOutside(a.vertical, middle.vertical, b.vertical, Self.height) { return false }
    if isOutside(a.horizontal, middle.horizontal, b.horizontal, Self.width) { return false }
    let (dx, dy) = (b.horizontal - a.horizontal, b.vertical - a.vertical)
    let (mx, my) = (middle.horizontal - a.horizontal, middle.vertical - a.vertical)
    let chord = (dx * dx + dy * dy).squareRoot()
    let distance = chord == 0 ? (mx * mx + my * my).squareRoot() : abs(dy * mx - dx * my) / chord
    // A long first chord may hide a wave whose middle lies on it.
    return distance > Self.tolerance || depth == 0 && chord > Self.width / 8
  }

  /// Whether three coordinates lie all before the panel or all behind it.
  private func isOutside(_ a: Double, _ b: Double, _ c: Double, _ extent: Double) -> Bool {
    max(a, b, c) < 0 || min(a, b, c) > extent
  }

  /// A leap from one sample to the next, steeper than any line should be.
  fileprivate func isJump(_ a: Sample, _ b: Sample) -> Bool {
    abs(b.vertical - a.vertical) > 40 && abs(b.horizontal - a.horizontal) < Self.width / 2000
      && b.share - a.share < 1.0 / 2000
  }

  fileprivate func connected(_ samples: [Sample]) -> [[Chart.Point]] {
    var pieces: [[Chart.Point]] = []
    var piece: [Chart.Point] = []
    func end() {
      if piece.count > 1 { pieces.append(piece) }
      piece = []
    }
    var previous: Sample?
    for sample in samples {
      if !sample.isDefined {
        end()
        previous = nil
        continue
      }
      if let previous, isJump(previous, sample) { end() }
      piece.append(finite(sample))
      previous = sample
    }
    end()
    return pieces
  }

  /// The point, or for one that is infinitely far one outside the panel in its direction.
  fileprivate func finite(_ sample: Sample) -> Chart.Point {
    Chart.Point(
      sample.point.x.isFinite ? sample.point.x : x.value(at: sample.horizontal / Self.width),
      sample.point.y.isFinite ? sample.point.y : y.value(at: sample.vertical / Self.height))
  }

  /// Where the function is infinite, or leaps from beyond one border of the panel to beyond the other.
  fileprivate func asymptotes(_ samples: [Sample]) -> [Chart.Curve.Asymptote] {
    var asymptotes: [Chart.Curve.Asymptote] = []
    for (index, sample) in samples.enumerated() {
      if sample.point.y.isInfinite, sample.point.x.isFinite {
        // One place, not the inside of an interval on which it is infinite throughout.
        let before = index > 0 ? samples[index - 1].point.y : .nan
        let after = index + 1 < samples.count ? samples[index + 1].point.y : .nan
        guard before.isFinite || after.isFinite else { continue }
        asymptotes.append(Chart.Curve.Asymptote(x: sample.point.x, isNegative: sample.point.y < 0))
      } else if index > 0, isJump(samples[index - 1], sample) {
        let (low, high) = (samples[index - 1].vertical, sample.vertical)
        guard min(low, high) < 0, max(low, high) > Self.height, !samples[index - 1].point.y.isInfinite else { continue }
        asymptotes.append(Chart.Curve.Asymptote(x: sample.point.x, isNegative: low < 0))
      }
    }
    return asymptotes
  }
}
