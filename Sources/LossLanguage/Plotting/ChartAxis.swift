internal import LossCore

extension Chart {
  /// One axis of a panel, its limits known.
  package struct Axis: Sendable, Equatable {
    package var label: String?
    /// The variable that it measures, if it has a name.
    package var name: String?
    package var scale: Scale
    /// Numbers are shown as percentages: 0.5 as 50%.
    package var isPercentage: Bool
    /// The greater numbers stand at the left, or at the bottom.
    package var isReversed: Bool
    /// The limits: finite, `lower < upper`, above 0 on a logarithmic scale. Categories reach from -0.5 to n - 0.5.
    package var lower: Double
    package var upper: Double
    /// Those that the author asked for.
    package var ticks: [Double]?

    package enum Scale: Sendable, Equatable {
      case linear, logarithmic
      /// Names that stand at 0, 1, 2, ...
      case categories([String])
    }

    package init(
      label: String? = nil, name: String? = nil, scale: Scale = .linear, isPercentage: Bool = false,
      isReversed: Bool = false, lower: Double, upper: Double, ticks: [Double]? = nil
    ) {
      precondition(lower < upper && lower.isFinite && upper.isFinite)
      self.label = label
      self.name = name
      self.scale = scale
      self.isPercentage = isPercentage
      self.isReversed = isReversed
      self.lower = lower
      self.upper = upper
      self.ticks = ticks
    }

    /// The axis of a row of names.
    package init(categories: [String], label: String? = nil) {
      let count = categories.isEmpty ? 1 : categories.count
      self.init(label: label, scale: .categories(categories), lower: -0.5, upper: Double(count) - 0.5)
    }

    package var categories: [String]? {
      if case .categories(let names) = scale { names } else { nil }
    }

    /// Where a value stands on the axis: 0 at the lower limit, 1 at the upper one, beyond them outside; nan for what
    /// has no place, as 0 on a logarithmic scale.
    package func share(of value: Double) -> Double {
      switch scale {
      case .linear, .categories: (value - lower) / (upper - lower)
      case .logarithmic:
        value > 0 ? Elementary.log(value / lower) / Elementary.log(upper / lower) : .nan
      }
    }

    /// The value at a share of the axis.
    package func value(at share: Double) -> Double {
      // The ends exactly, as a function may be infinite there and huge just beside.
      if share == 0 { return lower }
      if share == 1 { return upper }
      return switch scale {
      case .linear, .categories: lower + share * (upper - lower)
      case .logarithmic: lower * Elementary.exp(share * Elementary.log(upper / lower))
      }
    }

    package func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
  }

  /// Which of a panel's two axes.
  package enum Direction: String, Sendable {
    case x, y
  }
}
