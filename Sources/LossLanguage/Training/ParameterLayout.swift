internal import LossCore

/// Where the numbers of some parameters stand in one row: those of a number, an array, or a record of these, which may
/// hold records in turn.
struct ParameterLayout: Sendable {
  private indirect enum Form: Sendable {
    case array(shape: [Int])
    case record([(name: String, form: Form)])
  }

  /// One array of the parameters, and where its numbers begin.
  private struct Leaf: Sendable {
    /// The names of the fields that lead to it, `layer.w`; empty for parameters that are no record.
    let name: String
    let shape: [Int]
  }

  private let form: Form
  private let leaves: [Leaf]
  let count: Int

  /// nil for what holds anything but numbers.
  init?(_ value: Value) {
    var leaves: [Leaf] = []
    guard let form = Self.form(of: value, named: "", &leaves) else { return nil }
    self.form = form
    self.leaves = leaves
    var count = 0
    for leaf in leaves { count += leaf.shape.elementCount }
    self.count = count
  }

  private static func form(of value: Value, named name: String, _ leaves: inout [Leaf]) -> Form? {
    switch value {
    case .numbers(let numbers):
      leaves.append(Leaf(name: name, shape: numbers.tensor.shape))
      return .array(shape: numbers.tensor.shape)
    case .record(let record):
      var fields: [(name: String, form: Form)] = []
      for field in record.fields {
        let path = name.isEmpty ? field.name : "\(name).\(field.name)"
        guard let form = form(of: field.value, named: path, &leaves) else { return nil }
        fields.append((field.name, form))
      }
      return .record(fields)
    case .booleans, .texts, .table, .function: return nil
    }
  }

  /// All numbers of a value of this layout; nil if it has another.
  func row(of value: Value) -> [Double]? {
    var row: [Double] = []
    row.reserveCapacity(count)
    return Self.append(value, of: form, to: &row) ? row : nil
  }

  private static func append(_ value: Value, of form: Form, to row: inout [Double]) -> Bool {
    switch (form, value) {
    case (.array(let shape), .numbers(let numbers)) where numbers.tensor.shape == shape:
      row += numbers.tensor.elements
      return true
    case (.record(let fields), .record(let record)) where record.fields.count == fields.count:
      for (known, field) in zip(fields, record.fields) {
        guard known.name == field.name, append(field.value, of: known.form, to: &row) else { return false }
      }
      return true
    default: return false
    }
  }

  /// - Precondition: a row of this layout.
  func value(of row: [Double]) -> Value {
    var start = 0
    return Self.value(of: row, form, &start)
  }

  private static func value(of row: [Double], _ form: Form, _ start: inout Int) -> Value {
    switch form {
    case .array(let shape):
      let end = start + shape.elementCount
      defer { start = end }
      return .numbers(Numbers(Tensor(shape: shape, elements: [Double](row[start..<end]))))
    case .record(let known):
      var fields: [Record.Field] = []
      for (name, form) in known { fields.append(Record.Field(name: name, value: value(of: row, form, &start))) }
      return .record(Record(fields: fields))
    }
  }

  /// Rows one below the other: an array with one axis more in front; of a record a table, with a column for each
  /// number: `b`, and for the elements of an array `w.0`, `w.1`, ..., so that `path.w` is their matrix. The columns of
  /// a record within a record begin with its name, `layer.w.0`.
  func path(of rows: [[Double]]) -> Value {
    if case .array(let shape) = form {
      var elements: [Double] = []
      elements.reserveCapacity(rows.count * count)
      for row in rows { elements += row }
      return .numbers(Numbers(Tensor(shape: [rows.count] + shape, elements: elements)))
    }
    var columns: [Table.Column] = []
    for leaf in leaves {
      for place in 0..<leaf.shape.elementCount {
        let index = columns.count
        let numbers = rows.map { $0[index] }
        let name = leaf.shape.isEmpty ? leaf.name : "\(leaf.name).\(place)"
        columns.append(Table.Column(name: name, value: Catalogue.vector(numbers)))
      }
    }
    return .table(Table(columns: columns, rowCount: rows.count))
  }
}
