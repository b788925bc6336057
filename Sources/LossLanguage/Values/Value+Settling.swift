internal import LossCore

extension Value {
  /// The value with all its numbers computed. What outlives a statement is settled: what a name holds is computed once,
  /// and no two threads find it unfinished.
  var settled: Value {
    switch self {
    case .numbers(var numbers):
      numbers.tensor = numbers.tensor.settled
      return .numbers(numbers)
    case .table(let table):
      let columns = table.columns.map { Table.Column(name: $0.name, value: $0.value.settled) }
      return .table(Table(columns: columns, rowCount: table.rowCount))
    case .record(let record):
      return .record(Record(fields: record.fields.map { Record.Field(name: $0.name, value: $0.value.settled) }))
    case .booleans, .texts, .function: return self
    }
  }
}
