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

  /// The chart in words, read off its numbers: what the axes measure, and of each mark its range, ends, extremes and
  /// crossings with the others. The author's `alt` replaces it.
  package var description: String {
    if let alternative { return alternative }
    return panels.map { $0.description }.joined(separator: " ")
  }
}

extension Chart.Panel {
  var description: String { "" }
}
