extension Value {
  /// Whether it depends on what a gradient is being taken in, or holds something that does.
  var isTraced: Bool {
    switch self {
    case .numbers(let numbers): numbers.trace != nil
    case .booleans, .texts: false
    case .table(let table): table.columns.contains { $0.value.isTraced }
    case .record(let record): record.fields.contains { $0.value.isTraced }
    case .function(let function): function.isTraced
    }
  }
}

extension Function {
  /// Whether a value that it holds is traced.
  fileprivate var isTraced: Bool {
    switch body {
    case .code(_, let captured): captured.contains { $0.isTraced }
    case .derivative(_, let function): function.isTraced
    case .primitive, .measure: false
    }
  }
}
