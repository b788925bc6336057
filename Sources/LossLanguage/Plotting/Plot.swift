/// A plot cell as it was written: its directives, in order.
package struct Plot: Sendable {
  package let source: Source
  package let directives: [Directive]

  package struct Directive: Sendable {
    package let kind: Kind
    package let span: Span

    package enum Kind: Sendable {
      case title(LabelTemplate)
      case alternative(LabelTemplate)
      case axis(Chart.Direction, Axis)
      /// nil is `aspect equal`.
      case aspect(Expression?)
      case columns(Expression)
      case legend(Chart.Legend)
      case panel(LabelTemplate?)
      /// `panel NAME in ARRAY "H {NAME}"`
      case panels(Name, Expression, LabelTemplate?)
      case mark(Mark)
    }
  }

  /// `x NAME from A to B "L"`
  package struct Axis: Sendable {
    package var name: Name?
    package var interval: Interval?
    package var label: LabelTemplate?
    package var isLogarithmic = false
    package var isPercentage = false
    package var isReversed = false
    package var ticks: Expression?
  }

  /// `from A to B`
  package struct Interval: Sendable {
    package let lower: Expression
    package let upper: Expression
  }

  /// `(X, Y)`
  package struct Point: Sendable {
    package let x: Expression
    package let y: Expression
  }

  package struct Mark: Sendable {
    package var shape: Shape
    /// `of TABLE`
    package var table: Expression?
    /// `for NAME in ARRAY`
    package var family: Family?
    package var label: LabelTemplate?
    package var style = Chart.Mark.Style()
    /// Flags of this kind of mark.
    package var flags: Set<Flag> = []
    /// `key=value`, each once.
    package var options: [Option: Expression] = [:]

    package struct Family: Sendable {
      package let name: Name
      package let values: Expression
    }

    package enum Shape: Sendable {
      case curve(Expression)
      case parametric(Point, Name, Interval)
      case line(Expression, Expression)
      case points(Expression, Expression)
      case point(Point)
      case bars(Expression, Expression)
      case histogram(Expression)
      case band(Chart.Direction, Interval)
      case area(Expression, Expression, Interval?)
      case rule(Chart.Direction, Expression)
      case segment(Point, Point, isArrow: Bool)
      case note(Point)
      case heat(Expression)
      case contour(Expression)
      /// A matrix of two columns, or X and Y.
      case path(Expression, Expression?)
    }
  }

  package enum Flag: String, Sendable, CaseIterable {
    case steps, stacked, horizontal, labels, density, values, filled, arrows
  }

  package enum Option: String, Sendable, CaseIterable {
    case color, at, names, smooth, group, size, bins, rows, columns, levels, ticks
  }
}
