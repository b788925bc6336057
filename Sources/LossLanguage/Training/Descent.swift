internal import LossCore

/// Parameters on their way down a loss, for `minimize` and `train`.
struct Descent {
  let layout: ParameterLayout
  private(set) var parameters: [Double]
  /// Of the parameters first, then of whatever it is evaluated with.
  private let loss: Function
  private let schedule: Function?
  private var optimizer: Optimizer

  /// A loss and its slope in every parameter.
  struct Point {
    let loss: Double
    let gradient: [Double]
  }

  /// - Throws: a diagnostic that names the argument, if the first is no function, the second no parameters, or a
  ///   setting out of range.
  init(_ call: borrowing Call) throws(Diagnostic) {
    loss = try call.function(0)
    let start = try call.value(1)
    guard let layout = ParameterLayout(start), let parameters = layout.row(of: start) else {
      throw call.expected(
        1, "a number, an array of numbers, or a record of these", help: "for example `record(w=[0, 0], b=0)`")
    }
    self.layout = layout
    self.parameters = parameters
    if let place = call.given("schedule") { schedule = try call.function(place) } else { schedule = nil }
    optimizer = Optimizer(try Optimizer.Settings(call), parameterCount: layout.count)
  }

  var value: Value { layout.value(of: parameters) }
  /// Updates made so far.
  var steps: Int { optimizer.steps }

  /// The loss and its gradient at the parameters, over these rows if the loss sees rows.
  func point(
    over rows: Table? = nil, _ call: borrowing Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Point {
    let arguments = [value] + (rows.map { [.table($0)] } ?? [])
    let (value, gradient) = try evaluator.valueAndGradient(of: loss, at: arguments, site: call.site)
    guard let number = value.asNumbers?.tensor.scalar, let slopes = layout.row(of: gradient) else {
      throw call.expected(0, "a function that gives one number")
    }
    return Point(loss: number, gradient: slopes)
  }

  /// The loss alone.
  func loss(over rows: Table, _ call: borrowing Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Double {
    let result = try evaluator.apply(loss, [value, .table(rows)], call.site)
    guard let number = result.asNumbers?.tensor.scalar else {
      throw call.expected(0, "a function that gives one number")
    }
    return number
  }

  /// One update against a gradient, at the rate that the schedule gives for its step.
  mutating func update(
    _ gradient: [Double], _ call: borrowing Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) {
    var factor = 1.0
    if let schedule, let place = call.given("schedule") {
      let result = try evaluator.apply(schedule, [.number(Double(steps))], call.site)
      guard let number = result.asNumbers?.tensor.scalar else {
        throw call.expected(
          place, "a function of the step that gives one number, a factor of the rate",
          help: "for example `step -> 0.99^step`")
      }
      factor = number
    }
    optimizer.update(&parameters, gradient: gradient, factor: factor)
    try evaluator.count(Int64(layout.count) * 8 + 32, call.site.span, call.site.source)
  }
}
