internal import LossCore

extension Catalogue {
  /// Finding the parameters that make a loss small.
  static let training: [Entry] = [
    Entry(
      "iterate(f, start, steps)", .training, "The start, f of it, f of that, and so on: all states, the start first.",
      domain: """
        The states are numbers or arrays, of the shape of the start, or records of these, also within records; records \
        give a table with a column for each number, such as `w.0` or `layer.w.0`.
        """,
      examples: ["iterate(x -> 2 * x, 1, 3) == [1, 2, 4, 8]"]
    ) { (call, evaluator) throws(Diagnostic) in try iterate(call, &evaluator) },
    Entry(
      "minimize(f, start, steps=, \(Optimizer.Settings.parameters))", .training,
      "Follows the gradient of f from the start for so many steps.",
      domain: descentDomain + """
         Gives a record: `.result`; `.loss`, the last; `.history`, a table of step, loss and gradient_norm, in which \
        row k is after k steps; and `.path`, the parameters by row.
        """,
      equals: ["the optimizers of torch.optim: SGD, RMSprop, Adam"],
      examples: [
        "minimize(x -> (x - 3)^2, 0, steps=2, rate=0.25).path == [0, 1.5, 2.25]",
        "minimize(x -> x^2, 1, steps=1, rate=0.25).history.loss == [1, 0.25]",
      ]
    ) { (call, evaluator) throws(Diagnostic) in try minimize(call, &evaluator) },
    Entry(
      "train(loss, start, data=, validation=, batch=, epochs=, early_stopping=, seed=, \(Optimizer.Settings.parameters))",
      .training, "Follows the gradient of loss(parameters, rows) over batches of the rows of a table.",
      domain: descentDomain + """
         Every epoch sees each row once: all of them in one batch, or with `batch` and `seed` so many at a time in a new \
        random order. `early_stopping=n` ends after n epochs without a smaller loss of the validation table. Gives the \
        record of `minimize`, the history by epoch, over all rows and with validation_loss, and `.epochs`, how many \
        there were, and `.best_epoch`, the one of the smallest validation loss (without validation: loss). With early \
        stopping the result and the loss are that epoch's.
        """,
      examples: [
        "train((w, t) -> mean((t.y - w * t.x)^2), 0, data=table(x=[1, 2], y=[2, 4]), epochs=1, rate=0.1).result ≈ 1.0"
      ]
    ) { (call, evaluator) throws(Diagnostic) in try train(call, &evaluator) },
  ]

  private static let descentDomain = """
    The start is a number, an array, or a record of these, also within records. `rate` is by default 0.01 for rmsprop and 0.001 for the \
    others; `momentum` 0.9 for momentum and nesterov, else 0; `betas` [0.9, 0.999]. `schedule` is a function of the \
    step, from 0, that gives a factor of the rate. Gradients longer than `clip_norm` are scaled down to it before \
    `weight_decay` times the parameters is added. `l1` is a proximal step after each update: every parameter moves \
    rate * l1 towards 0 and stops there.
    """

  private static func iterate(_ call: borrowing Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Value {
    try call.refuseDerivative(&evaluator)
    let function = try call.function(0)
    var state = try call.value(1)
    guard let layout = ParameterLayout(state), let start = layout.row(of: state) else {
      throw call.expected(1, "a number, an array of numbers, or a record of these")
    }
    let steps = try call.integer(2, atLeast: 0)
    try evaluator.limits.check([steps + 1, layout.count], at: call.region(2))
    var rows = [start]
    for step in 0..<steps {
      state = try evaluator.apply(function, [state], call.site)
      guard let row = layout.row(of: state) else {
        throw call.bad(
          0,
          "step \(step + 1) of `iterate` gives \(state.description) where the start is \(try call.value(1).description)",
          .shapeMismatch, help: "every state must have the shape of the start")
      }
      rows.append(row)
    }
    return layout.path(of: rows)
  }

  private static func minimize(_ call: borrowing Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Value {
    try call.refuseDerivative(&evaluator)
    let steps = try call.required("steps")
    var descent = try Descent(call)
    var history = try DescentHistory("step", upTo: steps, of: descent.layout, call, evaluator.limits)
    var point = try descent.point(call, &evaluator)
    history.record(0, isLast: steps == 0, point, descent.parameters)
    while descent.steps < steps {
      try descent.update(point.gradient, call, &evaluator)
      point = try descent.point(call, &evaluator)
      history.record(descent.steps, isLast: descent.steps == steps, point, descent.parameters)
    }
    history.warn(call, &evaluator)
    return record(descent.value, loss: point.loss, history, descent.layout)
  }

  private static func train(_ call: borrowing Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Value {
    try call.refuseDerivative(&evaluator)
    var training = try Training(call)
    let outcome = try training.run(call, &evaluator)
    return record(
      outcome.result.parameters, loss: outcome.result.loss, outcome.history, outcome.layout,
      [
        Record.Field(name: "best_epoch", value: .number(Double(outcome.best.number))),
        Record.Field(name: "epochs", value: .number(Double(outcome.epochs))),
      ])
  }

  private static func record(
    _ result: Value, loss: Double, _ history: DescentHistory, _ layout: ParameterLayout, _ more: [Record.Field] = []
  ) -> Value {
    .record(
      Record(
        fields: [
          Record.Field(name: "result", value: result), Record.Field(name: "loss", value: .number(loss)),
          Record.Field(name: "history", value: history.table),
          Record.Field(name: "path", value: history.path(layout)),
        ] + more))
  }
}
