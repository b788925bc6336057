extension Chart {
  /// Something drawn in a panel: one series of numbers, or an annotation.
  package struct Mark: Sendable {
    package var shape: Shape
    package var label: String?
    package var style: Style
    /// Its place among the series of the panel, which take colours in order; nil for annotations. The members of a
    /// family share one.
    package var series: Int?
    /// Of a member of a family (`for`): where it stands in it, from 0 to 1.
    package var ramp: Double?
    /// `at=`: the x (of the curve) where the label stands.
    package var labelPosition: Double?

    package init(
      _ shape: Shape, label: String? = nil, style: Style = Style(), series: Int? = nil, ramp: Double? = nil,
      labelPosition: Double? = nil
    ) {
      self.shape = shape
      self.label = label
      self.style = style
      self.series = series
      self.ramp = ramp
      self.labelPosition = labelPosition
    }

    package enum Shape: Sendable {
      case curve(Curve)
      case line(Line)
      /// `sizes`: areas of the dots relative to the largest, above 0 up to 1.
      case points([Point], sizes: [Double]?)
      /// `point`: one place that the author points out.
      case point(Point)
      case bars(Bars)
      /// One more edge than heights.
      case histogram(edges: [Double], heights: [Double], isDensity: Bool)
      case band(Direction, from: Double, to: Double)
      /// What lies between two edges that share their x.
      case area(lower: [Point], upper: [Point])
      /// `rule x 2` is vertical: all points whose x is 2.
      case rule(Direction, at: Double)
      case segment(from: Point, to: Point, isArrow: Bool)
      /// The label is the note.
      case note(Point)
      case heat(Heat)
      case contours(Contours)
      /// The way of something that moves, start first.
      case path([Point], hasArrows: Bool)
    }

    package struct Style: Sendable, Equatable {
      package var dash: Dash?
      package var weight = Weight.regular
      package var isFaint = false
      /// `color=1..6`
      package var color: Int?

      package enum Dash: String, Sendable { case dashed, dotted }
      package enum Weight: String, Sendable { case thin, regular, thick }

      package init(dash: Dash? = nil, weight: Weight = .regular, isFaint: Bool = false, color: Int? = nil) {
        self.dash = dash
        self.weight = weight
        self.isFaint = isFaint
        self.color = color
      }
    }
  }
}
