internal import LossCore

/// What is recorded on the way: a row at the start, one every so many times, and one at the end.
struct DescentHistory {
  private let timeName: String
  private let every: Int
  private var times: [Double] = []
  private var losses: [Double] = []
  private var norms: [Double] = []
  private var validationLosses: [Double] = []
  private var rows: [[Double]] = []
  /// Where a loss or a parameter was infinite or nan first.
  private var divergence: Int?

  /// - Parameters:
  ///   - timeName: `step` or `epoch`, whichever is counted.
  ///   - count: the last that may come; room for all rows is held against the limits.
  init(
    _ timeName: String, upTo count: Int, of layout: ParameterLayout, _ call: borrowing Call, _ limits: Limits
  ) throws(Diagnostic) {
    self.timeName = timeName
    every =
      try call.given("record_every").map { (place) throws(Diagnostic) in try call.integer(place, atLeast: 1) } ?? 1
    try limits.check([count / every + 2, layout.count + 4], at: call.site.region)
  }

  mutating func record(
    _ time: Int, isLast: Bool, _ point: Descent.Point, validationLoss: Double? = nil, _ parameters: [Double]
  ) {
    if divergence == nil, !point.loss.isFinite || !parameters.allSatisfy({ $0.isFinite }) { divergence = time }
    guard time % every == 0 || isLast else { return }
    times.append(Double(time))
    losses.append(point.loss)
    norms.append(ArrayReduction.norm.value(Lane(point.gradient)))
    if let validationLoss { validationLosses.append(validationLoss) }
    rows.append(parameters)
  }

  var table: Value {
    var columns = [
      Table.Column(name: timeName, value: Catalogue.vector(times)),
      Table.Column(name: "loss", value: Catalogue.vector(losses)),
      Table.Column(name: "gradient_norm", value: Catalogue.vector(norms)),
    ]
    if !validationLosses.isEmpty {
      columns.append(Table.Column(name: "validation_loss", value: Catalogue.vector(validationLosses)))
    }
    return .table(Table(columns: columns, rowCount: times.count))
  }

  func path(_ layout: ParameterLayout) -> Value { layout.path(of: rows) }

  /// Warns once if the numbers left the range.
  func warn(_ call: borrowing Call, _ evaluator: inout Evaluator) {
    guard let divergence else { return }
    evaluator.warn(
      Diagnostic(
        .diverged, "`\(call.name)` leaves the finite numbers at \(timeName) \(divergence)", at: call.site.region,
        severity: .warning, help: "a smaller `rate=`, or `clip_norm=`, keeps the steps short"))
  }
}
