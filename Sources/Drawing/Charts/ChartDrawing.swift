package import LossLanguage

extension Chart {
  /// The chart as an inline SVG with a name and a description for readers who do not see it.
  ///
  /// Colours and fonts come from `chartStyle`; no attribute holds a style.
  /// - Parameter id: a prefix for the ids in it, unique on the page.
  package func svg(id: String, size: ChartSize) -> Markup {
    let (layout, drawings) = drawings(size: size)
    var svg = Markup()
    svg.element(
      "svg", ("class", "chart \(size.rawValue)"),
      ("viewBox", "0 0 \(coordinate(size.width)) \(coordinate(layout.height))"),
      ("role", "img"), ("aria-labelledby", "\(id)-title \(id)-desc")
    ) { svg in
      svg.element("title", ("id", "\(id)-title"), text: LabelText(name).plain)
      svg.element("desc", ("id", "\(id)-desc"), text: description)
      svg.element("g", ("aria-hidden", "true")) { svg in
        for (index, line) in layout.titleLines.enumerated() {
          let y = (Double(index) * 1.35 + 1.15) * size.titleSize
          svg.element("text", ("class", "heading title"), ("x", "4"), ("y", coordinate(y)), text: line)
        }
        for drawing in drawings { svg.append(drawing.svg) }
        layout.legend?.draw(into: &svg)
      }
    }
    return svg
  }

  /// The chart for every width of screen: two drawings, of which the style shows one.
  package func picture(id: String) -> Markup {
    var html = Markup()
    html.element("div", ("class", "chart-frame")) { html in
      html.append(svg(id: id, size: .wide))
      html.append(svg(id: "\(id)-narrow", size: .narrow))
    }
    return html
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
