/// What a plot cell shows, computed: every number that the drawing needs, and none of its looks.
///
/// Labels are as the author wrote them, their `{expressions}` replaced by values; they may hold `$math$`.
package struct Chart: Sendable {
  package var title: String?
  /// The author's description for readers who do not see the picture; it replaces the computed one.
  package var alternative: String?
  /// How many panels stand side by side; nil leaves it to the drawing.
  package var columns: Int?
  package var legend: Legend
  /// At least one, in reading order.
  package var panels: [Panel]

  package enum Legend: String, Sendable, CaseIterable {
    /// Labels stand at the marks; a legend only where they would not fit.
    case automatic
    case right, below, off
  }

  package init(
    title: String? = nil, alternative: String? = nil, columns: Int? = nil, legend: Legend = .automatic, panels: [Panel]
  ) {
    precondition(!panels.isEmpty)
    self.title = title
    self.alternative = alternative
    self.columns = columns
    self.legend = legend
    self.panels = panels
  }

  /// One pair of axes and what is drawn in it.
  package struct Panel: Sendable {
    package var heading: String?
    package var x: Axis
    package var y: Axis
    package var aspect: Aspect?
    /// In the order of the directives.
    package var marks: [Mark]
    /// Where labelled curves meet.
    package var crossings: [Crossing] = []

    package init(heading: String? = nil, x: Axis, y: Axis, aspect: Aspect? = nil, marks: [Mark]) {
      self.heading = heading
      self.x = x
      self.y = y
      self.aspect = aspect
      self.marks = marks
    }
  }

  /// Where two curves meet, from left to right.
  package struct Crossing: Sendable {
    /// Indices of the curves among the panel's marks.
    package let first: Int
    package let second: Int
    package let points: [Point]
  }

  package enum Aspect: Sendable, Equatable {
    /// One unit is as long on x as on y.
    case equal
    /// Width of the panel over its height.
    case ratio(Double)
  }

  /// A place in the coordinates of a panel's axes.
  package struct Point: Sendable, Equatable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }

    package var isFinite: Bool { x.isFinite && y.isFinite }
  }
}
