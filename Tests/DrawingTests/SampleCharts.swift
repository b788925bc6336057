@testable import LossLanguage

/// Charts as plot cells make them.
enum SampleCharts {
  static func chart(_ plot: String, before: String = "") -> Chart? {
    func cell(_ kind: CellKind, _ text: String, line: Int) -> Cell {
      let start = Position(line: line, column: 1)
      return Cell(
        kind: kind, attributes: CellAttributes(), id: "cell-\(line)", line: line,
        region: Region(file: "a.md", start: start, end: start), body: Source(file: "a.md", text: text, line: line))
    }
    let worksheet = Worksheet(
      file: "a.md", cells: [cell(.loss, before, line: 1), cell(.plot, plot, line: 100)], prose: [])
    for output in worksheet.evaluated().cells[1].outputs {
      if case .chart(let chart) = output.content { return chart }
    }
    return nil
  }

  static let plots: [String] = [
    """
    title "What a prediction costs"
    x p from 0 to 1 "probability" percent
    y from 0 to 5 "loss (nats)"
    curve -log(p) "true class is 1" at=0.12
    curve -log(1 - p) "true class is 0" at=0.88
    point (0.5, log(2)) "undecided: {log(2)}"
    """,
    """
    x p from 0.01 to 1 "probability" percent
    y from 0 to 5 "loss (nats)"
    curve -(1 - p)^g * log(p) for g in [0, 0.5, 1, 2, 5] "γ = {g}"
    band x 0.6 to 1 "well classified"
    """,
    """
    x m from -3 to 3 "margin $y f(x)$"
    curve max(0, 1 - m) "hinge"
    curve log1p(exp(-m)) "cross-entropy"
    curve if m < 0 then 1 else 0 "wrong or right" dashed
    rule x 0 "decision boundary" dotted
    rule x 1 "hinge stops here" dotted
    note (2, 2) "a note"
    arrow (2, 1.5) to (1, 0.3) "arrow"
    """,
    """
    columns 3
    y from 0 to 1 percent
    panel t in [0.5, 1, 4] "temperature {t}"
    bars ["cat", "dog", "bird"], softmax([2, 1, 0.1] / t) labels
    """,
    """
    x from 0 to 0.3 "information gain (bits)"
    bars ["Does it bark?", "Is it larger than a loaf of bread, or heavier?", "No"], [0.25, 0.12, 0.01] horizontal labels
    """,
    """
    x r from -4 to 4 "residual"
    curve r^2 "a"
    curve abs(r) "b"
    curve r^2 / 2 "c"
    curve abs(r) + 1 "d"
    curve 2 * abs(r) "e"
    curve 3 * abs(r) "f"
    """,
    """
    aspect equal
    x u from -2 to 2
    y v from -2 to 2
    heat u^2 + v^2
    contour u^2 + 2 * v^2 levels=[0.5, 1, 2] labels
    path [-1.5, -0.5, 0], [1.5, 0.3, 0] "descent" arrows
    curve (cos(t), sin(t)) for t from 0 to 2 * pi "circle"
    """,
    """
    x "size"
    y "price" log
    points [50, 60, 80, 95], [150, 140, 260, 240] group=["town", "town", "country", "country"]
    line [50, 95], [140, 270] "trend" steps
    segment (60, 150) to (80, 250) "gap"
    """,
    """
    histogram [0.1, 0.2, 0.2, 0.5, 0.9, 1.7] bins=[0, 0.5, 1, 2] "losses"
    rule x 0.6 "mean"
    area 0 to 1
    """,
  ]
}
