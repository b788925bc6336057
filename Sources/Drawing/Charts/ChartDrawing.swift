package import LossLanguage

extension Chart {
  /// The chart for every width of screen: two drawings, of which the style shows one. For readers who do not see it, it
  /// is one image with a name and a description.
  ///
  /// Colours and fonts come from `chartStyle`; no attribute holds a style.
  package var picture: Markup {
    let name = LabelText(name).plain
    let stop = name.last.map { ".?!:".contains($0) } == true ? "" : "."
    var html = Markup()
    html.element(
      "div", ("class", "chart-frame"), ("role", "img"), ("aria-label", "\(name)\(stop) \(description)")
    ) { html in
      for size in ChartSize.allCases { html.append(svg(size: size)) }
    }
    return html
  }

  /// One of the two drawings.
  func svg(size: ChartSize) -> Markup {
    let (layout, drawings) = drawings(size: size)
    var svg = Markup()
    svg.element(
      "svg", ("class", "chart \(size.rawValue)"),
      ("viewBox", "0 0 \(coordinate(size.width)) \(coordinate(layout.height))"), ("aria-hidden", "true")
    ) { svg in
      for (index, line) in layout.titleLines.enumerated() {
        let y = (Double(index) * 1.35 + 1.15) * size.titleSize
        svg.element("text", ("class", "heading title"), ("x", "4"), ("y", coordinate(y)), text: line)
      }
      for drawing in drawings { svg.append(drawing.svg) }
      layout.legend?.draw(into: &svg)
      for drawing in drawings { svg.append(drawing.readouts) }
    }
    return svg
  }

  /// Direct labels first; if they do not fit, once more with a legend.
  func drawings(size: ChartSize) -> (layout: ChartLayout, panels: [PanelDrawing]) {
    for legendOnly in [false, true] {
      let layout = layout(size: size, legendOnly: legendOnly)
      let drawings = zip(panels, layout.panels).map { PanelDrawing($0, layout: $1, chart: layout) }
      if legendOnly || legend != .automatic || !drawings.contains(where: { $0.labelsCollide }) {
        return (layout, drawings)
      }
    }
    preconditionFailure("the loop ends with a legend")
  }
}
