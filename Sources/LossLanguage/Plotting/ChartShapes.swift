extension Chart {
  /// A function of the axis variable (or a parametric one), sampled so that the polyline does not differ visibly from
  /// it.
  package struct Curve: Sendable {
    /// Connected pieces, in the order of the variable; all coordinates finite, though perhaps far outside the panel.
    package var pieces: [[Point]]
    /// 21 points spaced evenly over the axis (on a logarithmic axis: evenly there); y may be infinite or nan.
    package var samples: [Point]
    package var asymptotes: [Asymptote]

    package struct Asymptote: Sendable, Equatable {
      /// Where the function is infinite.
      package var x: Double
      /// Towards negative infinity.
      package var isNegative: Bool

      package init(x: Double, isNegative: Bool) {
        self.x = x
        self.isNegative = isNegative
      }
    }

    package init(pieces: [[Point]], samples: [Point], asymptotes: [Asymptote] = []) {
      self.pieces = pieces
      self.samples = samples
      self.asymptotes = asymptotes
    }
  }

  /// Numbers joined in their order; a point that is not finite is a gap.
  package struct Line: Sendable {
    package var points: [Point]
    /// A value holds until the next one.
    package var isStepped: Bool
    /// The smoothed values, one a point; the raw ones are then drawn faintly.
    package var smoothed: [Double]?

    package init(points: [Point], isStepped: Bool = false, smoothed: [Double]? = nil) {
      self.points = points
      self.isStepped = isStepped
      self.smoothed = smoothed
    }
  }

  package struct Bars: Sendable {
    /// On the axis of names their indices, else numbers.
    package var positions: [Double]
    package var values: [Double]
    package var isHorizontal: Bool
    package var isStacked: Bool
    /// The values are written at the bars.
    package var showsValues: Bool

    package init(
      positions: [Double], values: [Double], isHorizontal: Bool = false, isStacked: Bool = false,
      showsValues: Bool = false
    ) {
      self.positions = positions
      self.values = values
      self.isHorizontal = isHorizontal
      self.isStacked = isStacked
      self.showsValues = showsValues
    }
  }

  /// A matrix of values shown by shades.
  package struct Heat: Sendable {
    /// Borders of the columns, one more than there are, and of the rows.
    package var xEdges: [Double]
    package var yEdges: [Double]
    /// One row after the other, in the order of the edges.
    package var values: [Double]
    package var showsValues: Bool

    package init(xEdges: [Double], yEdges: [Double], values: [Double], showsValues: Bool = false) {
      precondition(values.count == (xEdges.count - 1) * (yEdges.count - 1))
      self.xEdges = xEdges
      self.yEdges = yEdges
      self.values = values
      self.showsValues = showsValues
    }
  }

  /// A function of two variables, shown by lines along which it has one value.
  package struct Contours: Sendable {
    /// Levels rise.
    package var lines: [Contour]
    /// The levels are written at the lines.
    package var areLabelled: Bool
    /// Of filled contours, for each level the closed outlines of where the function is at least so high; what lies in
    /// an even number of them is outside.
    package var regions: [Contour]
    /// The function at evenly spaced places, row by row, y rising.
    package var samples: (x: [Double], y: [Double], values: [Double])
    /// Where the function was found to be least; nil where it is nowhere finite.
    package var least: (place: Point, value: Double)?

    package init(
      lines: [Contour], areLabelled: Bool = false, regions: [Contour] = [],
      samples: (x: [Double], y: [Double], values: [Double]) = ([], [], []), least: (place: Point, value: Double)? = nil
    ) {
      self.lines = lines
      self.areLabelled = areLabelled
      self.regions = regions
      self.samples = samples
      self.least = least
    }
  }

  /// The places where a function of two variables has one value.
  package struct Contour: Sendable {
    package var level: Double
    /// Polylines; a closed one ends where it starts.
    package var pieces: [[Point]]

    package init(level: Double, pieces: [[Point]]) {
      self.level = level
      self.pieces = pieces
    }
  }
}
