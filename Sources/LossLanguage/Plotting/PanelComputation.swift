/// One panel on its way from directives to numbers.
///
/// What holds data comes first and gives the limits of x; functions are then sampled over them and give those of y;
/// last come curves to the resolution of the drawing.
struct PanelComputation {
  let scope: PlotScope
  private var heading: String?
  private var aspect: (Expression?, Span)?
  private var xDirective: (Plot.Axis, Span)?
  private var yDirective: (Plot.Axis, Span)?
  private var ownsX = false
  private var ownsY = false
  private var written: [(mark: Plot.Mark, span: Span)] = []

  var x = AxisComputation()
  var y = AxisComputation()
  private(set) var pending: [PendingMark] = []
  private var seriesCount = 0
  /// How high stacked bars have grown.
  var stacks: [StackKey: Double] = [:]

  init(_ scope: PlotScope) {
    self.scope = scope
  }

  /// A mark that has been read: finished, or a function that needs the limits.
  enum PendingMark {
    case finished(Chart.Mark)
    case function(Plot.Mark, PlotScope, template: Chart.Mark, Span)
    case failed
  }

  /// A panel with everything that is in this one.
  func panel(_ heading: String?, locals: [(name: String, value: Value)]) -> PanelComputation {
    var panel = PanelComputation(scope.with(locals))
    panel.heading = heading
    panel.aspect = aspect
    panel.xDirective = xDirective
    panel.yDirective = yDirective
    panel.written = written
    return panel
  }

  mutating func add(_ directive: Plot.Directive, isOwn: Bool = false) {
    switch directive.kind {
    case .axis(.x, let axis): (xDirective, ownsX) = ((axis, directive.span), isOwn)
    case .axis(.y, let axis): (yDirective, ownsY) = ((axis, directive.span), isOwn)
    case .aspect(let ratio): aspect = (ratio, directive.span)
    case .mark(let mark): written.append((mark, directive.span))
    default: break
    }
  }

  var hasFaultyAxis: Bool { x.isFaulty || y.isFaulty }

  func ownsAxis(_ direction: Chart.Direction) -> Bool { direction == .x ? ownsX : ownsY }
  func axis(_ direction: Chart.Direction) -> AxisComputation { direction == .x ? x : y }

  mutating func take(_ shared: AxisComputation, for direction: Chart.Direction) {
    if direction == .x { x.share(shared) } else { y.share(shared) }
  }

  /// Axes, and all marks but functions.
  mutating func readData(_ diagnostics: inout [Diagnostic]) {
    if let (axis, span) = xDirective { x.read(axis, at: span, in: scope, &diagnostics) }
    if let (axis, span) = yDirective { y.read(axis, at: span, in: scope, &diagnostics) }
    for (mark, span) in written {
      do throws(Diagnostic) {
        try read(mark, at: span)
      } catch {
        diagnostics.append(error)
      }
    }
  }

  /// The values of functions at even steps, for the limits of y.
  mutating func readFunctions(_ diagnostics: inout [Diagnostic]) {
    let limits = x.axis(isValue: false)
    for (index, mark) in pending.enumerated() {
      guard case .function(let written, let scope, _, _) = mark else { continue }
      do throws(Diagnostic) {
        try include(written, scope, over: limits)
      } catch {
        diagnostics.append(error)
        pending[index] = .failed
      }
    }
  }

  func finish(_ diagnostics: inout [Diagnostic]) -> Chart.Panel {
    let curves = written.filter { if case .curve = $0.mark.shape { true } else { false } }
    let onlyCurve = curves.count == 1 && seriesCount == 1 && curves[0].mark.label == nil
    var yLabel: String?
    if onlyCurve, case .curve(let expression) = curves[0].mark.shape { yLabel = short(scope.written(expression)) }
    let (xAxis, yAxis) = (
      x.axis(isValue: false, fallback: x.name), y.axis(isValue: true, fallback: y.name ?? yLabel ?? heightOfBins)
    )
    var marks: [Chart.Mark] = []
    var functions: [CurveFunction] = []
    for mark in pending {
      switch mark {
      case .failed: break
      case .finished(let mark): marks.append(mark)
      case .function(let written, let scope, var template, let span):
        do throws(Diagnostic) {
          if template.label == nil, curves.count > 1, case .curve(let expression) = written.shape {
            template.label = short(scope.written(expression))
          }
          let drawn = try functionMarks(written, scope, template, xAxis, yAxis)
          for mark in drawn { try scope.count(mark.shape.sampleCount, at: span) }
          if let name = x.name, case .curve(let expression) = written.shape,
            case .curve(let curve)? = drawn.first?.shape,
            template.label != nil
          {
            functions.append(
              CurveFunction(
                mark: marks.count, function: scope.function(expression, of: name), samples: curve.samples))
          }
          marks += drawn
        } catch {
          diagnostics.append(error)
        }
      }
    }
    var panel = Chart.Panel(heading: heading, x: xAxis, y: yAxis, aspect: aspectRatio(&diagnostics), marks: marks)
    scope.aside { panel.crossings = crossings(of: functions, y: yAxis) }
    return panel
  }

  /// What the bars of a histogram measure.
  private var heightOfBins: String? {
    for (mark, _) in written {
      if case .histogram = mark.shape { return mark.flags.contains(.density) ? "density" : "count" }
    }
    return nil
  }

  private func aspectRatio(_ diagnostics: inout [Diagnostic]) -> Chart.Aspect? {
    guard let (ratio, span) = aspect else { return nil }
    guard let ratio else { return .equal }
    do throws(Diagnostic) {
      let value = try scope.finiteNumber(ratio)
      guard value >= 0.1, value <= 10 else { throw .badAspect(scope.region(span)) }
      return .ratio(value)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }
}

extension PanelComputation {
  /// A directive, once for each member of its family.
  private mutating func read(_ mark: Plot.Mark, at span: Span) throws(Diagnostic) {
    var scope = scope
    if let table = mark.table { scope = scope.with(try scope.columns(of: table)) }
    guard let family = mark.family else { return try readMember(mark, scope, ramp: nil, at: span) }
    let values = try scope.elements(family.values)
    let series = seriesCount
    for (index, value) in values.enumerated() {
      seriesCount = series
      let ramp = values.count > 1 ? Double(index) / Double(values.count - 1) : 0.5
      try readMember(mark, scope.with([(family.name.text, value)]), ramp: ramp, at: span)
    }
  }

  private mutating func readMember(
    _ mark: Plot.Mark, _ scope: PlotScope, ramp: Double?, at span: Span
  ) throws(Diagnostic) {
    try scope.count(1, at: span)
    var template = Chart.Mark(.note(Chart.Point(0, 0)), style: mark.style, ramp: ramp)
    template.label = try mark.label.map(scope.text)
    if let at = mark.options[.at] { template.labelPosition = try scope.finiteNumber(at) }
    if let color = mark.options[.color] { template.style.color = try scope.count(color, in: 1...6, "`color`") }
    switch mark.shape {
    case .curve, .parametric, .area, .contour:
      if takesColor(mark.shape) { template.series = takeSeries() }
      pending.append(.function(mark, scope, template: template, span))
    case .heat(let expression) where isFunction(expression, scope):
      pending.append(.function(mark, scope, template: template, span))
    default:
      for mark in try dataMarks(mark, scope, template, at: span) { pending.append(.finished(mark)) }
    }
  }

  mutating func takeSeries() -> Int {
    seriesCount += 1
    return seriesCount - 1
  }

  private func takesColor(_ shape: Plot.Mark.Shape) -> Bool {
    switch shape {
    case .curve, .parametric: true
    default: false
    }
  }

  /// Whether an expression depends on the variables of both axes rather than being a matrix.
  private func isFunction(_ expression: Expression, _ scope: PlotScope) -> Bool {
    guard let x = x.name, let y = y.name else { return false }
    let text = Source(file: scope.source.file, text: scope.written(expression))
    return Lexer.tokens(of: text, hasLines: false).contains { $0.kind == .name(x) || $0.kind == .name(y) }
  }
}

extension Chart.Mark.Shape {
  /// Of a drawn function: how many places it is drawn through.
  fileprivate var sampleCount: Int {
    switch self {
    case .curve(let curve): curve.pieces.reduce(0) { $0 + $1.count }
    case .area(let lower, let upper): lower.count + upper.count
    case .heat(let heat): heat.values.count
    case .contours(let contours):
      (contours.lines + contours.regions).reduce(0) { count, contour in contour.pieces.reduce(count) { $0 + $1.count } }
    default: 1
    }
  }
}

extension Diagnostic {
  fileprivate static func badAspect(_ place: Region) -> Diagnostic {
    Diagnostic(
      .badDirective, "`aspect` needs a ratio from 0.1 to 10", at: place,
      help: "write width over height, `aspect 2`, or `aspect equal`")
  }
}
