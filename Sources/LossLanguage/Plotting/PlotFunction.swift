/// An expression as a function of one variable.
struct PlotFunction {
  let expression: Expression
  let name: String
  let scope: PlotScope
  fileprivate let sampler: PlotSampler

  init(expression: Expression, name: String, scope: PlotScope, sampler: @escaping PlotSampler) {
    self.expression = expression
    self.name = name
    self.scope = scope
    self.sampler = sampler
  }

  /// A single number.
  func value(at place: Double) throws(Diagnostic) -> (value: Double, unit: Unit?) {
    try scope.with([(name, .number(place))]).number(expression)
  }

  /// All at once where that can be, for nothing else is done as often.
  func values(at places: [Double]) throws(Diagnostic) -> [Double] { try [self].values(at: places)[0] }

  func unit(at place: Double) throws(Diagnostic) -> Unit? {
    if let samples = sampler([place]) { return samples.unit }
    return try value(at: place).unit
  }

  /// nil where the numbers must be computed place by place.
  func samples(at places: [Double]) -> [Double]? { sampler(places)?.values }
}

extension [PlotFunction] {
  /// The numbers of each; the first place where one of them fails is told.
  func values(at places: [Double]) throws(Diagnostic) -> [[Double]] {
    var values = compactMap { $0.samples(at: places) }
    if values.count == count { return values }
    values = [[Double]](repeating: [], count: count)
    for place in places {
      for (index, function) in enumerated() { values[index].append(try function.value(at: place).value) }
    }
    return values
  }
}
