internal import LossLanguage

/// Where the values of an axis stand in the drawing.
struct AxisScale {
  let axis: Chart.Axis
  /// Where the axis's lower and upper limits stand; `start > end` on an upright axis.
  let start: Double
  let end: Double

  /// - Parameters:
  ///   - low: the left end, or the bottom.
  ///   - high: the right end, or the top.
  init(_ axis: Chart.Axis, from low: Double, to high: Double) {
    self.axis = axis
    (start, end) = axis.isReversed ? (high, low) : (low, high)
  }

  var length: Double { abs(end - start) }

  /// The place of a value, perhaps outside the axis; nan for what has no place (nan, on a logarithmic axis 0 and less).
  func position(_ value: Double) -> Double {
    let share = axis.share(of: value)
    // Far outside is far enough: a limit keeps the arithmetic of the drawing finite.
    return start + (end - start) * (share.isNaN ? share : share.clamped(to: -100...100))
  }
}
