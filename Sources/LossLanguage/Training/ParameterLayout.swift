internal import LossCore

/// Where the numbers of some parameters stand in one row: those of a number, an array, or a record of these.
struct ParameterLayout: Sendable {
  private struct Part: Sendable {
    /// Of a field; empty for parameters that are no record.
    let name: String
    let shape: [Int]
  }

  private let parts: [Part]
  private let isRecord: Bool
  let count: Int

  /// nil for what is neither a number, an array of numbers nor a record of these.
  init?(_ value: Value) {
    var parts: [Part] = []
    switch value {
    case .numbers(let numbers):
      parts = [Part(name: "", shape: numbers.tensor.shape)]
      isRecord = false
    case .record(let record):
      for field in record.fields {
        guard case .numbers(let numbers) = field.value else { return nil }
        parts.append(Part(name: field.name, shape: numbers.tensor.shape))
      }
      isRecord = true
    case .booleans, .texts, .table, .function:
      return nil
    }
    self.parts = parts
    var count = 0
    for part in parts { count += part.shape.elementCount }
    self.count = count
  }

  /// All numbers of a value of this layout; nil if it has another.
  func row(of value: Value) -> [Double]? {
    var values = [value]
    if isRecord {
      guard case .record(let record) = value, record.fields.count == parts.count else { return nil }
      values = []
      for (part, field) in zip(parts, record.fields) {
        guard part.name == field.name else { return nil }
        values.append(field.value)
      }
    }
    var row: [Double] = []
    row.reserveCapacity(count)
    for (part, value) in zip(parts, values) {
      guard case .numbers(let numbers) = value, numbers.tensor.shape == part.shape else { return nil }
      row += numbers.tensor.elements
    }
    return row
  }

  /// - Precondition: a row of this layout.
  func value(of row: [Double]) -> Value {
    var values: [Value] = []
    var start = 0
    for part in parts {
      let end = start + part.shape.elementCount
      values.append(.numbers(Numbers(Tensor(shape: part.shape, elements: [Double](row[start..<end])))))
      start = end
    }
    guard isRecord else { return values[0] }
    return .record(Record(fields: zip(parts, values).map { Record.Field(name: $0.name, value: $1) }))
  }

  /// Rows one below the other: an array with one axis more in front; of a record a table, with a column for each
  /// number: `b`, and for the elements of an array `w.0`, `w.1`, ..., so that `path.w` is their matrix.
  func path(of rows: [[Double]]) -> Value {
    guard isRecord else {
      var elements: [Double] = []
      elements.reserveCapacity(rows.count * count)
      for row in rows { elements += row }
      return .numbers(Numbers(Tensor(shape: [rows.count] + parts[0].shape, elements: elements)))
    }
    var columns: [Table.Column] = []
    for part in parts {
      for place in 0..<part.shape.elementCount {
        let index = columns.count
        let numbers = rows.map { $0[index] }
        let name = part.shape.isEmpty ? part.name : "\(part.name).\(place)"
        columns.append(Table.Column(name: name, value: Catalogue.vector(numbers)))
      }
    }
    return .table(Table(columns: columns, rowCount: rows.count))
  }
}
