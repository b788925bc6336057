internal import LossCore

/// What `train` was asked for: epochs of batches of rows, until they are over or early stopping ends them.
struct Training {
  private let data: Table
  private let validation: Table?
  /// Rows of a batch; the last of an epoch may have fewer.
  private let batch: Int
  private let maximumEpochs: Int
  /// Epochs without a smaller validation loss before the end; nil runs them all.
  private let patience: Int?
  /// Draws the order of the rows in each epoch; nil for a single batch.
  private var stream: RandomStream?

  /// An epoch, and what it left.
  struct Epoch {
    let number: Int
    let loss: Double
    /// nil without validation rows.
    let validationLoss: Double?
    let parameters: Value

    /// Smaller by the validation loss if there is one; any number is better than nan.
    func isBetter(than other: Epoch) -> Bool {
      let (own, its) = (validationLoss ?? loss, other.validationLoss ?? other.loss)
      return own < its || (its.isNaN && !own.isNaN)
    }
  }

  struct Outcome {
    let result: Epoch
    let best: Epoch
    let epochs: Int
    let history: DescentHistory
    let layout: ParameterLayout
  }

  /// - Throws: a diagnostic that names the argument that is missing or wrong.
  init(_ call: borrowing Call) throws(Diagnostic) {
    guard let place = call.given("data") else {
      throw Diagnostic(
        .missingArgument, "`\(call.name)` needs `data`", at: call.site.region, "`data` missing",
        help: "give a table: `data=t`")
    }
    data = try call.table(place)
    guard data.rowCount > 0 else { throw call.bad(place, "`data` has no rows", .emptyArray) }
    maximumEpochs = try call.required("epochs")
    if let place = call.given("validation") {
      let table = try call.table(place)
      guard table.rowCount > 0 else { throw call.bad(place, "`validation` has no rows", .emptyArray) }
      validation = table
    } else {
      validation = nil
    }
    if let place = call.given("batch") { batch = try call.integer(place, atLeast: 1) } else { batch = data.rowCount }
    if let place = call.given("early_stopping") {
      patience = try call.integer(place, atLeast: 1)
      guard validation != nil else {
        throw call.bad(place, "`early_stopping` looks at the validation loss", help: "give a table: `validation=t`")
      }
    } else {
      patience = nil
    }
    let stream: RandomStream? =
      if let place = call.given("seed") { try call.randomStream(place) } else { nil }
    if batch < data.rowCount, stream == nil {
      throw Diagnostic(
        .missingArgument, "batches need `seed`, for the order of the rows", at: call.site.region, "`seed` missing",
        help: "for example `seed=1`")
    }
    self.stream = batch < data.rowCount ? stream : nil
  }

  mutating func run(_ call: borrowing Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Outcome {
    var descent = try Descent(call)
    var history = try DescentHistory("epoch", upTo: maximumEpochs, of: descent.layout, call, evaluator.limits)
    var point = try descent.point(over: data, call, &evaluator)
    var epoch = try finished(0, descent, point, call, &evaluator)
    var best = epoch
    while true {
      let isLast = epoch.number == maximumEpochs || patience.map { epoch.number - best.number >= $0 } ?? false
      history.record(
        epoch.number, isLast: isLast, point, validationLoss: epoch.validationLoss, descent.parameters)
      if isLast { break }
      if let order = stream?.order(of: data.rowCount) {
        var start = 0
        while start < order.count {
          let end = min(start + batch, order.count)
          let rows = data.rows(at: [Int](order[start..<end]))
          try evaluator.count(Int64(end - start) * Int64(data.columns.count), call.site.span, call.site.source)
          try descent.update(try descent.point(over: rows, call, &evaluator).gradient, call, &evaluator)
          start = end
        }
      } else {
        try descent.update(point.gradient, call, &evaluator)
      }
      point = try descent.point(over: data, call, &evaluator)
      epoch = try finished(epoch.number + 1, descent, point, call, &evaluator)
      if epoch.isBetter(than: best) { best = epoch }
    }
    history.warn(call, &evaluator)
    return Outcome(
      result: patience == nil ? epoch : best, best: best, epochs: epoch.number, history: history,
      layout: descent.layout)
  }
}

extension Training {
  private func finished(
    _ number: Int, _ descent: Descent, _ point: Descent.Point, _ call: borrowing Call, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Epoch {
    var validationLoss: Double?
    if let validation { validationLoss = try descent.loss(over: validation, call, &evaluator) }
    return Epoch(number: number, loss: point.loss, validationLoss: validationLoss, parameters: descent.value)
  }
}
