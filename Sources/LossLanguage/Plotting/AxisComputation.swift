/// An axis of a panel while its limits are being found.
struct AxisComputation {
  private(set) var directive: Plot.Axis?
  private var place: Span?
  private(set) var limits = AxisLimits()
  /// Numbers need some room beyond the last of them, as dots do.
  var isPadded = false
  /// The limits are to be kept as they are found.
  var isExact = false
  private(set) var categories: [String] = []
  private var indices: [String: Int] = [:]
  /// The units of what is drawn; nil among them for plain numbers.
  private var units: [Unit?] = []
  /// Evaluated from the directive.
  private(set) var interval: (lower: Double, upper: Double)?
  private(set) var ticks: [Double]?
  private(set) var label: String?
  /// Names at an upright axis are read downwards.
  var isDownwards = false
  private(set) var isLogarithmic = false
  /// The directive cannot be followed.
  private(set) var isFaulty = false

  /// Evaluates what the directive says.
  mutating func read(_ directive: Plot.Axis, at span: Span, in scope: PlotScope, _ diagnostics: inout [Diagnostic]) {
    self.directive = directive
    place = span
    isLogarithmic = directive.isLogarithmic
    do throws(Diagnostic) {
      label = try directive.label.map(scope.text)
      if let ticks = directive.ticks { self.ticks = try scope.numbers(ticks).values.filter { $0.isFinite } }
      if let written = directive.interval {
        let (lower, upper) = (try scope.finiteNumber(written.lower), try scope.finiteNumber(written.upper))
        let region = scope.region(written.lower.span.through(written.upper.span))
        // Even a wrong interval is one: what is drawn over it needs no second complaint.
        interval = (min(lower, upper), max(lower, upper))
        guard lower < upper else { throw .emptyInterval(region, isBackwards: upper < lower) }
        if isLogarithmic && lower <= 0 { throw .logAxis(region) }
      }
    } catch {
      // The marks are still read, for what is wrong with them; on a linear axis all of them have a place.
      if error.code == .logAxis { isLogarithmic = false }
      isFaulty = true
      diagnostics.append(error)
    }
  }

  var name: String? { directive?.name?.text }

  mutating func include(_ values: [Double]) {
    for value in values { limits.include(value, isLogarithmic: isLogarithmic) }
  }

  mutating func include(curve values: [Double]) {
    limits.include(curve: values, isLogarithmic: isLogarithmic)
  }

  mutating func include(unit: Unit?) {
    if !units.contains(unit) { units.append(unit) }
  }

  /// Where names stand: each new one behind those that are known.
  mutating func positions(of names: [String]) -> [Double] {
    names.map { name in
      if let index = indices[name] { return Double(index) }
      indices[name] = categories.count
      categories.append(name)
      return Double(categories.count - 1)
    }
  }

  func joined(with other: AxisComputation) -> AxisComputation {
    var joined = self
    if other.limits.lower <= other.limits.upper { joined.include([other.limits.lower, other.limits.upper]) }
    joined.isPadded = isPadded || other.isPadded
    joined.isExact = isExact || other.isExact
    joined.isFaulty = isFaulty || other.isFaulty
    for unit in other.units { joined.include(unit: unit) }
    // Names that another panel has in another order keep their places in this one.
    if categories.isEmpty { (joined.categories, joined.indices) = (other.categories, other.indices) }
    return joined
  }

  /// Takes over what a neighbour has found.
  mutating func share(_ shared: AxisComputation) {
    let own = (categories, indices)
    self = shared
    if !own.0.isEmpty { (categories, indices) = own }
  }

  /// The axis with its limits.
  ///
  /// - Parameters:
  ///   - isValue: it measures what is drawn (y), so its limits may be moved to round numbers.
  ///   - fallback: the label if the author gave none.
  func axis(isValue: Bool, fallback: String? = nil) -> Chart.Axis {
    let label = labelWithUnit(fallback)
    if !categories.isEmpty {
      var axis = Chart.Axis(categories: categories, label: label)
      axis.isReversed = isDownwards != (directive?.isReversed ?? false)
      return axis
    }
    let found: (lower: Double, upper: Double) =
      interval ?? (isLogarithmic ? limits.logarithmic : isExact ? limits.exact : isValue ? limits.rounded : padded)
    let limits = apart(found)
    return Chart.Axis(
      label: label, name: name, scale: isLogarithmic ? .logarithmic : .linear,
      isPercentage: directive?.isPercentage ?? false, isReversed: directive?.isReversed ?? false, lower: limits.lower,
      upper: limits.upper, ticks: ticks)
  }

  /// Limits between which there is something, and whose distance is a number.
  private func apart(_ limits: (lower: Double, upper: Double)) -> (lower: Double, upper: Double) {
    let (lower, upper) = (max(limits.lower, -1e300), min(limits.upper, 1e300))
    if lower < upper { return (lower, upper) }
    let room = max(abs(lower) * 0.1, 0.5)
    return isLogarithmic ? (lower / 2, lower * 2) : (lower - room, lower + room)
  }

  private var padded: (lower: Double, upper: Double) {
    let (lower, upper) = limits.exact
    guard isPadded else { return (lower, upper) }
    let room = (upper - lower) * 0.04
    return (lower - room, upper + room)
  }

  /// Units are shown wherever a value is: `loss (nats)`, unless the author says it.
  private func labelWithUnit(_ fallback: String?) -> String? {
    let text = label ?? fallback
    guard units.count == 1, let unit = units[0], directive?.isPercentage != true else { return text }
    guard let text else { return unit.rawValue }
    return text.holds(unit.rawValue) ? text : "\(text) (\(unit.rawValue))"
  }
}

extension Diagnostic {
  fileprivate static func emptyInterval(_ place: Region, isBackwards: Bool) -> Diagnostic {
    Diagnostic(
      .badDirective, isBackwards ? "this interval runs backwards" : "this interval is empty", at: place,
      help: isBackwards ? "write the smaller end first, and the flag `reverse` to turn the axis" : nil)
  }

  fileprivate static func logAxis(_ place: Region) -> Diagnostic {
    Diagnostic(
      .logAxis, "a logarithmic axis cannot contain 0", at: place, help: "begin above 0, or leave out the flag `log`")
  }
}

extension String {
  /// Whether it has another text in it, compared by bytes.
  fileprivate func holds(_ part: String) -> Bool {
    let (text, part) = (Array(utf8), Array(part.utf8))
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { Array(text[$0..<($0 + part.count)]) == part }
  }
}
