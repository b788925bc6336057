internal import LossLanguage

/// A panel on its way to SVG: axes, then surfaces, then the marks in their order, then all labels above them.
struct PanelDrawing {
  let panel: Chart.Panel
  let layout: PanelLayout
  let size: ChartSize
  var svg = Markup()
  /// What is drawn above all panels, so that nothing keeps the pointer off it.
  var readouts = Markup()
  var placement: LabelPlacement
  /// A series has no room for its name.
  var labelsCollide = false

  /// Bars that stand side by side, and how many of them have been drawn.
  let groupCount: Int
  var drawnGroups = 0
  var drawnBands = 0
  /// How high the stacked bars have grown at each position.
  var stacks: [Double: (above: Double, below: Double)] = [:]

  var frame: Box { layout.frame }

  init(_ panel: Chart.Panel, layout: PanelLayout, chart: ChartLayout) {
    self.panel = panel
    self.layout = layout
    size = chart.size
    // The panel and what stands around it.
    let above = min(layout.frame.y, 60)
    placement = LabelPlacement(
      Box(
        x: layout.left, y: layout.frame.y - above, width: layout.right - layout.left,
        height: above + layout.frame.height + 24),
      size: size.labelSize)
    groupCount = panel.marks.filter { if case .bars(let bars) = $0.shape { !bars.isStacked } else { false } }.count
    drawHeading()
    let dashes = panel.dashClasses
    for mark in panel.marks where mark.isSurface { draw(mark, dash: "") }
    for mark in panel.marks { if case .contours(let contours) = mark.shape { drawRegions(contours) } }
    drawAxes()
    for (mark, dash) in zip(panel.marks, dashes) where !mark.isSurface { draw(mark, dash: dash) }
    placeLabels()
    drawLabels()
    drawReadouts()
  }

  /// Where a point of the data stands; nil if one of its coordinates has no place.
  func place(_ point: Chart.Point) -> Place? {
    let place = Place(layout.x.position(point.x), layout.y.position(point.y))
    return place.x.isNaN || place.y.isNaN ? nil : place
  }

  /// The visible parts of a polyline; a point without a place is a gap.
  func visible(_ points: [Chart.Point]) -> [[Place]] {
    var pieces: [[Place]] = []
    var piece: [Place] = []
    for point in points {
      if point.isFinite, let place = place(point) {
        piece.append(place)
      } else {
        if piece.count > 1 { pieces.append(piece) }
        piece = []
      }
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces.flatMap(frame.clip)
  }
}

extension Chart.Panel {
  /// Lines stand on shades of all strengths.
  var hasSurface: Bool {
    marks.contains { mark in
      switch mark.shape {
      case .heat: true
      case .contours(let contours): !contours.regions.isEmpty
      default: false
      }
    }
  }
}

extension Chart.Mark {
  /// Drawn below the axes and everything else.
  var isSurface: Bool {
    switch shape {
    case .band, .area, .heat: true
    default: false
    }
  }
}
