package import LossLanguage

extension Chart {
  /// What the chart is called: its title, else what it draws over what.
  package var name: String {
    if let title { return title }
    let panel = panels[0]
    return switch (panel.y.label, panel.x.label ?? panel.x.name) {
    case (let y?, let x?): "\(y) against \(x)"
    case (let y?, nil): y
    case (nil, let x?): "Chart over \(x)"
    case (nil, nil): "Chart"
    }
  }

  /// The chart in words, read off its numbers: what the axes measure, and of each mark its ends, its extremes, and
  /// where curves cross. The author's `alt` replaces it.
  package var description: String {
    if let alternative { return alternative }
    var sentences: [String] = []
    if panels.count > 1 { sentences.append("\(panels.count) panels.") }
    for panel in panels {
      if let heading = panel.heading { sentences.append("\(LabelText(heading).plain):") }
      sentences += panel.sentences
    }
    return sentences.joined(separator: " ")
  }
}

extension Chart.Panel {
  /// Marks that are described one by one; of more the number is told.
  private static let describedMarks = 12

  fileprivate var sentences: [String] {
    var sentences = [axisSentence]
    for mark in marks.prefix(Self.describedMarks) {
      if let sentence = mark.sentence(x, y) { sentences.append(sentence) }
    }
    if marks.count > Self.describedMarks { sentences.append("And \(marks.count - Self.describedMarks) more.") }
    return sentences + crossingSentences
  }

  private var axisSentence: String {
    func extent(_ axis: Chart.Axis, _ letter: String) -> String {
      let label = axis.label.map { LabelText($0).plain } ?? axis.name ?? letter
      if let names = axis.categories { return "\(label), with \(listed(names))" }
      let scale = axis.scale == .logarithmic ? " on a logarithmic scale" : ""
      return "\(label) from \(axis.text(axis.lower, digits: 4)) to \(axis.text(axis.upper, digits: 4))\(scale)"
    }
    return "Across: \(extent(x, "x")). Upwards: \(extent(y, "y"))."
  }

  private var crossingSentences: [String] {
    crossings.compactMap { crossing in
      guard marks.indices.contains(crossing.first), marks.indices.contains(crossing.second),
        let place = crossing.points.first
      else { return nil }
      let names = "\(marks[crossing.first].quotedName) and \(marks[crossing.second].quotedName)"
      let others = crossing.points.dropFirst().map { " and at \(x.text($0.x, digits: 3))" }.joined()
      return "\(names) cross at \(x.text(place.x, digits: 3)), where both are \(y.text(place.y, digits: 3))\(others)."
    }
  }
}

extension Chart.Mark {
  fileprivate var quotedName: String { label.map { "“\(LabelText($0).plain)”" } ?? "the curve" }

  /// `Curve “hinge” falls from 3 at −2 to 0 at 3.`
  fileprivate func sentence(_ x: Chart.Axis, _ y: Chart.Axis) -> String? {
    let name = label.map { " “\(LabelText($0).plain)”" } ?? ""
    func point(_ point: Chart.Point) -> String { "(\(x.text(point.x, digits: 3)), \(y.text(point.y, digits: 3)))" }
    switch shape {
    case .curve(let curve): return course("Curve\(name)", curve.samples, x, y)
    case .line(let line): return course("Line\(name) of \(line.points.count) points", line.points, x, y)
    case .points(let points, _):
      let finite = points.filter { $0.isFinite }
      let (xs, ys) = (finite.map { $0.x }, finite.map { $0.y })
      guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else { return nil }
      return "\(finite.count) points\(name), across from \(x.text(left, digits: 3)) to \(x.text(right, digits: 3)), "
        + "upwards from \(y.text(low, digits: 3)) to \(y.text(high, digits: 3))."
    case .point(let place): return "Point at \(point(place))\(label.map { ": \(LabelText($0).plain)" } ?? "")."
    case .note(let place): return label.map { "Note at \(point(place)): \(LabelText($0).plain)." }
    case .bars(let bars): return bars.sentence("Bars\(name)", bars.isHorizontal ? y : x, bars.isHorizontal ? x : y)
    case .histogram(let edges, let heights, _):
      guard let highest = heights.indices.max(by: { heights[$0] < heights[$1] }) else { return nil }
      return "Histogram\(name) of \(heights.count) bins; the highest, \(y.text(heights[highest], digits: 3)), "
        + "from \(x.text(edges[highest], digits: 3)) to \(x.text(edges[highest + 1], digits: 3))."
    case .band(let direction, let from, let to):
      let axis = direction == .x ? x : y
      return
        "Band from \(axis.text(from, digits: 3)) to \(axis.text(to, digits: 3)) \(axisPhrase(direction, axis))\(colon)."
    case .rule(let direction, let value):
      let axis = direction == .x ? x : y
      return "Line at \(axis.text(value, digits: 3)) \(axisPhrase(direction, axis))\(colon)."
    case .area(let lower, let upper): return areaSentence("Area\(name)", lower, upper, x, y)
    case .segment(let from, let to, let isArrow):
      return "\(isArrow ? "Arrow" : "Segment") from \(point(from)) to \(point(to))\(colon)."
    case .heat(let heat): return heat.sentence("Heat map\(name)", x, y)
    case .contours(let contours):
      guard let low = contours.lines.first, let high = contours.lines.last else { return nil }
      let least = contours.least.map { "; the least value, \(numberText($0.value, digits: 3)), at \(point($0.place))" }
      return "Contour lines\(name) at \(contours.lines.count) levels from \(numberText(low.level, digits: 3)) "
        + "to \(numberText(high.level, digits: 3))\(least ?? "")."
    case .path(let points, _):
      guard let start = points.first, let end = points.last else { return nil }
      return "Path\(name) of \(points.count) points from \(point(start)) to \(point(end))."
    }
  }

  private var colon: String { label.map { ": \(LabelText($0).plain)" } ?? "" }

  private func axisPhrase(_ direction: Chart.Direction, _ axis: Chart.Axis) -> String {
    "on \(axis.name ?? direction.rawValue)"
  }

  /// From where to where an area reaches, and where it is highest.
  private func areaSentence(
    _ subject: String, _ lower: [Chart.Point], _ upper: [Chart.Point], _ x: Chart.Axis, _ y: Chart.Axis
  ) -> String? {
    let heights = zip(lower, upper).filter { $0.isFinite && $1.isFinite }.map { ($0.x, abs($1.y - $0.y)) }
    guard let first = heights.first, let last = heights.last, let highest = heights.max(by: { $0.1 < $1.1 }) else {
      return nil
    }
    return "\(subject) from \(x.text(first.0, digits: 3)) to \(x.text(last.0, digits: 3)), "
      + "at most \(y.text(highest.1, digits: 3)) high, at \(x.text(highest.0, digits: 3))."
  }

  /// How a line goes from its first to its last defined point, and its extremes between them.
  private func course(_ subject: String, _ points: [Chart.Point], _ x: Chart.Axis, _ y: Chart.Axis) -> String? {
    let defined = points.filter { !$0.x.isNaN && !$0.y.isNaN }
    guard let first = defined.first, let last = defined.last else { return "\(subject) is nowhere defined." }
    func text(_ point: Chart.Point) -> String { "\(y.text(point.y, digits: 3)) at \(x.text(point.x, digits: 3))" }
    let values = defined.map { $0.y }
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    guard low < high else { return "\(subject) is \(y.text(low, digits: 3)) throughout." }
    let rises = zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
    let falls = zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }
    let verb = rises ? "rises" : falls ? "falls" : "goes"
    var sentence = "\(subject) \(verb) from \(text(first)) to \(text(last))"
    if !rises && !falls {
      if let least = defined.min(by: { $0.y < $1.y }), least.y < min(first.y, last.y) {
        sentence += ", least \(text(least))"
      }
      if let most = defined.max(by: { $0.y < $1.y }), most.y > max(first.y, last.y) {
        sentence += ", greatest \(text(most))"
      }
    }
    return sentence + "."
  }
}

extension Chart.Bars {
  fileprivate func sentence(_ subject: String, _ across: Chart.Axis, _ along: Chart.Axis) -> String {
    let bars = zip(positions, values).map { "\(across.text($0, digits: 3)) \(along.text($1, digits: 3))" }
    return "\(subject): \(listed(bars))."
  }
}

extension Chart.Heat {
  /// All values of a small matrix, row by row; of a larger one, or of a function, the least and the greatest.
  fileprivate func sentence(_ subject: String, _ x: Chart.Axis, _ y: Chart.Axis) -> String? {
    let finite = values.indices.filter { values[$0].isFinite }
    guard let low = finite.min(by: { values[$0] < values[$1] }), let high = finite.max(by: { values[$0] < values[$1] })
    else { return nil }
    let columns = xEdges.count - 1
    if let names = x.categories, let rows = y.categories, columns <= 6, rows.count <= 6 {
      let sentences = rows.indices.map { row in
        let cells = (0..<columns).map { "\(names[$0]) \(numberText(values[row * columns + $0], digits: 3))" }
        return "\(rows[row]): \(listed(cells))"
      }
      return "\(subject). \(sentences.joined(separator: "; "))."
    }
    func place(_ index: Int) -> String {
      "(\(x.text(centerX(index % columns), digits: 3)), \(y.text(centerY(index / columns), digits: 3)))"
    }
    return "\(subject) with values from \(numberText(values[low], digits: 3)) at \(place(low)) "
      + "to \(numberText(values[high], digits: 3)) at \(place(high))."
  }

  /// The middle of a column.
  func centerX(_ column: Int) -> Double { (xEdges[column] + xEdges[column + 1]) / 2 }

  /// The middle of a row.
  func centerY(_ row: Int) -> Double { (yEdges[row] + yEdges[row + 1]) / 2 }
}

/// `a, b and c`; of many the first ones and how many there are.
private func listed(_ items: [String]) -> String {
  guard items.count > 1 else { return items.first ?? "nothing" }
  if items.count > 10 { return "\(items.prefix(8).joined(separator: ", ")) and \(items.count - 8) more" }
  return "\(items.dropLast().joined(separator: ", ")) and \(items[items.count - 1])"
}
