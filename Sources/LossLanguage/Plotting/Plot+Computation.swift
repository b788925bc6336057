/// Evaluates an expression of a plot cell with extra local names: the variable of an axis, a family or a panel, the
/// columns of a table. The source is that of the expression's spans: the cell's, or that of a part of a label.
package typealias PlotEvaluation = (Expression, Source, [(name: String, value: Value)]) throws(Diagnostic) -> Value

/// Prepares such an expression as a function of one more local name: what it gives computes the numbers at many places at
/// once, and the unit that they share, or nil where that has to be done place by place, which gives the same numbers.
package typealias PlotSampling = (Expression, Source, [(name: String, value: Value)], String) -> PlotSampler
package typealias PlotSampler = ([Double]) -> (values: [Double], unit: Unit?)?

/// Takes in how many numbers, or places, a directive shows; throws where the notebook would show too much.
package typealias PlotCount = (Int64, Region) throws(Diagnostic) -> Void

/// Does some work that nothing can be wrong with, and that counts for nothing; or leaves it out where nobody looks at
/// what comes of it.
package typealias PlotAside = (() -> Void) -> Void

/// Computes what a plot shows. A directive that cannot be drawn is left out, and a diagnostic says why; nil if nothing
/// is left to draw, or if an axis is wrong: everything would stand in the wrong place.
///
/// - Parameters:
///   - digits: significant digits of the values in labels.
///   - count: is told of everything that the chart holds, before it is made if it may be large.
///   - aside: finds where curves meet, if that is to be known.
package func computeChart(
  _ plot: Plot, digits: Int, count: @escaping PlotCount = { _, _ in },
  sample: @escaping PlotSampling = { _, _, _, _ in { _ in nil } }, aside: @escaping PlotAside = { $0() },
  evaluate: PlotEvaluation
) -> (chart: Chart?, diagnostics: [Diagnostic]) {
  withoutActuallyEscaping(evaluate) { evaluate in
    let scope = PlotScope(
      source: plot.source, digits: digits, count: count, sample: sample, aside: aside, evaluate: evaluate)
    var computation = ChartComputation(scope)
    let chart = computation.chart(of: plot)
    return (chart, computation.diagnostics)
  }
}

/// From directives to a chart: the frame, then all panels together, since they may share their axes.
private struct ChartComputation {
  let scope: PlotScope
  private(set) var diagnostics: [Diagnostic] = []
  private var title: String?
  private var alternative: String?
  private var columns: Int?
  private var legend = Chart.Legend.automatic

  init(_ scope: PlotScope) {
    self.scope = scope
  }

  mutating func chart(of plot: Plot) -> Chart? {
    var panels = readFrame(plot)
    for index in panels.indices { panels[index].readData(&diagnostics) }
    let columns = panels.count > 1 ? columns ?? (panels.count == 4 ? 2 : min(panels.count, 3)) : 1
    share(&panels, columns: columns, .x)
    for index in panels.indices { panels[index].readFunctions(&diagnostics) }
    share(&panels, columns: columns, .y)
    let finished = panels.map { $0.finish(&diagnostics) }
    // Members of a family, and panels, may each find the same fault.
    diagnostics = distinct(diagnostics)
    guard !panels.contains(where: { $0.hasFaultyAxis }) else { return nil }
    guard finished.contains(where: { !$0.marks.isEmpty }) || diagnostics.isEmpty else { return nil }
    return Chart(
      title: title, alternative: alternative, columns: panels.count > 1 ? columns : nil, legend: legend,
      panels: finished)
  }
}

extension ChartComputation {
  /// The panels with their directives; what stands before the first panel belongs to all.
  private mutating func readFrame(_ plot: Plot) -> [PanelComputation] {
    var common = PanelComputation(scope)
    var panels: [PanelComputation] = []
    /// Those that the last `panel` line began.
    var current = 0..<0
    for directive in plot.directives {
      do throws(Diagnostic) {
        switch directive.kind {
        case .title(let label): title = try scope.text(label)
        case .alternative(let label): alternative = try scope.text(label)
        case .columns(let expression): columns = try scope.count(expression, in: 1...12, "`columns`")
        case .legend(let place): legend = place
        case .panel(let heading):
          current = panels.count..<(panels.count + 1)
          panels.append(common.panel(try heading.map(scope.text), locals: []))
        case .panels(let name, let array, let heading):
          let values = try scope.elements(array)
          current = panels.count..<(panels.count + values.count)
          for value in values {
            let inner = scope.with([(name.text, value)])
            panels.append(common.panel(try heading.map(inner.text), locals: [(name.text, value)]))
          }
        case .axis, .aspect, .mark:
          if panels.isEmpty { common.add(directive) }
          for index in current { panels[index].add(directive, isOwn: true) }
        }
      } catch {
        diagnostics.append(error)
      }
    }
    return panels.isEmpty ? [common] : panels
  }

  /// Panels of a column have one x, those of a row one y, unless they have an axis of their own.
  private func share(_ panels: inout [PanelComputation], columns: Int, _ direction: Chart.Direction) {
    var groups: [Int: AxisComputation] = [:]
    func group(_ index: Int) -> Int { direction == .x ? index % columns : index / columns }
    for (index, panel) in panels.enumerated() where !panel.ownsAxis(direction) {
      let axis = panel.axis(direction)
      groups[group(index)] = groups[group(index)].map { $0.joined(with: axis) } ?? axis
    }
    for index in panels.indices where !panels[index].ownsAxis(direction) {
      if let shared = groups[group(index)] { panels[index].take(shared, for: direction) }
    }
  }

  private func distinct(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    var seen: Set<String> = []
    for diagnostic in diagnostics {
      let place = diagnostic.region.start
      if seen.insert("\(place.line) \(place.column) \(diagnostic.code.rawValue)").inserted { kept.append(diagnostic) }
    }
    return kept
  }
}
