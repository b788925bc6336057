internal import LossCore

/// All arithmetic on numbers goes through here: computed, and recorded if a gradient is being taken in what goes in.
/// Results have no unit.
extension Evaluator {
  mutating func apply(
    _ function: UnaryFunction, _ x: Numbers, at site: CallSite
  ) throws(Diagnostic) -> Numbers {
    if tape.records(x) { return try apply(.unary(function), [x], at: site) }
    if x.tensor.count < ArrayExpression.minimumCount { return Numbers(function.mapped(x.tensor)) }
    return Numbers(try made(ArrayOperation.unary(function).value(x.tensor, x.tensor, workers), at: site))
  }

  /// - Precondition: the shapes broadcast.
  mutating func apply(
    _ function: BinaryFunction, _ a: Numbers, _ b: Numbers, at site: CallSite
  ) throws(Diagnostic) -> Numbers {
    if tape.records(a) || tape.records(b) { return try apply(.binary(function), [a, b], at: site) }
    if max(a.tensor.count, b.tensor.count) < ArrayExpression.minimumCount {
      return Numbers(try made(function.combined(a.tensor, b.tensor), at: site))
    }
    return Numbers(try made(ArrayOperation.binary(function).value(a.tensor, b.tensor, workers), at: site))
  }

  /// - Precondition: the operation has a value of inputs of these shapes, if it is not too large.
  mutating func apply(
    _ operation: ArrayOperation, _ inputs: [Numbers], at site: CallSite
  ) throws(Diagnostic) -> Numbers {
    let tensors = inputs.map { $0.tensor }
    let putOff = inputs.contains { tape.records($0) } ? operation.putOff(tensors, workers) : nil
    return try record(operation, inputs, try made(putOff ?? operation.value(tensors, workers), at: site), at: site)
  }

  private func made(_ tensor: Tensor<Double>?, at site: CallSite) throws(Diagnostic) -> Tensor<Double> {
    guard let tensor else { throw .elementLimit(limits.elements, site.region) }
    return tensor
  }

  /// The numbers that an operation gave.
  mutating func record(
    _ operation: ArrayOperation, _ inputs: [Numbers], _ output: Tensor<Double>, at site: CallSite
  ) throws(Diagnostic) -> Numbers {
    guard inputs.contains(where: { tape.records($0) }) else { return Numbers(output) }
    let result = tape.append(operation, inputs, output)
    try limits.check(count: tape.elementCount + pending, at: site.region)
    return result
  }

  // MARK: Values of any kind

  mutating func arranged(
    _ value: Value, _ arrangement: Arrangement, at site: CallSite
  ) throws(Diagnostic) -> Value {
    guard case .numbers(let numbers) = value, numbers.trace != nil else { return value.arranged(arrangement) }
    return .numbers(try apply(.arrange(arrangement), [numbers], at: site).with(numbers.unit))
  }

  /// - Precondition: as many elements as before.
  mutating func reshaped(_ value: Value, _ shape: [Int], at site: CallSite) throws(Diagnostic) -> Value {
    guard case .numbers(let numbers) = value, numbers.trace != nil else { return value.reshaped(shape) }
    return .numbers(try apply(.reshape(shape), [numbers], at: site).with(numbers.unit))
  }

  /// See `Value.rows(at:)`.
  mutating func rows(_ value: Value, at places: [Int], at site: CallSite) throws(Diagnostic) -> Value {
    guard case .numbers(let source) = value, source.trace != nil, source.tensor.rank > 0 else {
      return value.rows(at: places)
    }
    var rows = try apply(.arrange(.rows(at: places, of: source.tensor.shape)), [source], at: site).with(source.unit)
    rows.columnLabels = source.columnLabels
    return .numbers(rows)
  }

  /// See `Value.row(_:)`.
  mutating func row(_ value: Value, _ place: Int, at site: CallSite) throws(Diagnostic) -> Value {
    guard case .numbers(let source) = value, source.trace != nil, source.tensor.rank > 0 else {
      return value.row(place)
    }
    let rows = Arrangement.rows(at: [place], of: source.tensor.shape)
    let row = Arrangement(shape: [Int](source.tensor.shape.dropFirst()), offsets: rows.offsets)
    return .numbers(try apply(.arrange(row), [source], at: site).with(source.unit))
  }

  /// See `Table.rows(at:)`.
  mutating func rows(_ table: Table, at places: [Int], at site: CallSite) throws(Diagnostic) -> Table {
    var columns: [Table.Column] = []
    for column in table.columns {
      columns.append(Table.Column(name: column.name, value: try rows(column.value, at: places, at: site)))
    }
    return Table(columns: columns, rowCount: places.count)
  }

  /// A column of a table, or the matrix of columns that `Table.matrix` forms.
  mutating func value(of table: Table, named name: String, at site: CallSite) throws(Diagnostic) -> Value {
    let value = try table.value(named: name, at: site.region)
    guard table.column(named: name) == nil, case .numbers(let matrix) = value else { return value }
    let members = table.columns.filter { $0.name.hasPrefix(name + ".") }.map { $0.value }
    guard case .numbers(var joined) = try joined(value, of: members, alongNew: true, axis: 1, at: site) else {
      return value
    }
    joined.columnLabels = matrix.columnLabels
    return .numbers(joined)
  }

  /// What `Value.joined` made of these values, as numbers that depend on them.
  mutating func joined(
    _ result: Value, of values: [Value], alongNew isNew: Bool, axis: Int, at site: CallSite
  ) throws(Diagnostic) -> Value {
    guard case .numbers(let numbers) = result else { return result }
    var inputs: [Numbers] = []
    for case .numbers(let part) in values { inputs.append(part) }
    let joined = try record(.join(alongNew: isNew, axis: axis), inputs, numbers.tensor, at: site)
    return .numbers(joined.with(numbers.unit))
  }
}
