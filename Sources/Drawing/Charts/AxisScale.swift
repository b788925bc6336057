import LossCore
import LossLanguage

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
    let share =
      switch axis.scale {
      case .linear, .categories: (value - axis.lower) / (axis.upper - axis.lower)
      case .logarithmic: (log(value) - log(axis.lower)) / (log(axis.upper) - log(axis.lower))
      }
    // Far outside is far enough: a limit keeps the arithmetic of the drawing finite.
    return start + (end - start) * (share.isNaN ? share : share.clamped(to: -100...100))
  }

  /// The value at a share of the axis, from 0 at its lower limit to 1.
  func value(at share: Double) -> Double {
    switch axis.scale {
    case .linear, .categories: axis.lower + share * (axis.upper - axis.lower)
    case .logarithmic: exp(log(axis.lower) + share * (log(axis.upper) - log(axis.lower)))
    }
  }
}
