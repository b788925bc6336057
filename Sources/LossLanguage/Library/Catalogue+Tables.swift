internal import LossCore

extension Catalogue {
  /// Functions that make and rearrange tables and records.
  static let tables: [Entry] = [
    Entry(
      "table(t?, name=array...)", .tables, "A table of columns of one length; with a table first, that table extended.",
      examples: ["table(a=[1, 2], b=[3, 4]).b == [3, 4]"]
    ) { (call, evaluator) throws(Diagnostic) in try table(call, evaluator.limits) },
    Entry(
      "record(name=value...)", .tables, "Values under names.", examples: ["record(w=2, b=1).w == 2"]
    ) { (call, _) throws(Diagnostic) in
      var fields: [Record.Field] = []
      for (name, argument) in call.arguments.named {
        if fields.contains(where: { $0.name == name.text }) { throw .givenTwice(name, call) }
        fields.append(Record.Field(name: name.text, value: argument.value))
      }
      return .record(Record(fields: fields))
    },
    Entry(
      "filter(t, mask)", .tables, "The rows for which the condition holds; the same as `t[mask]`.",
      examples: ["filter(table(a=[1, 2, 3]), [true, false, true]).a == [1, 3]"]
    ) { (call, _) throws(Diagnostic) in
      let table = try call.table(0)
      let mask = try call.booleans(1)
      guard mask.shape == [table.rowCount] else {
        throw call.bad(1, "the condition has shape \(shapeText(mask.shape)) and the table \(table.rowCount) rows", .shapeMismatch)
      }
      return .table(table.rows(at: mask.elements.indices.filter { mask.elements[$0] }))
    },
    Entry(
      "sort_by(t, column)", .tables, "The rows in ascending order of a column, named by a text.",
      examples: ["sort_by(table(a=[3, 1], b=[5, 6]), \"a\").b == [6, 5]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let table = try call.table(0)
      let column = try table.value(named: try call.text(1), at: call.region(1))
      switch column {
      case .texts(let tensor): return .table(table.rows(at: ascendingOrder(tensor.elements) { $0 < $1 }))
      default:
        guard let numbers = column.asNumbers, numbers.tensor.rank == 1 else { throw call.expected(1, "the name of one column") }
        return .table(table.rows(at: ascendingOrder(numbers.tensor.elements, precedes)))
      }
    },
    Entry("head(t, n)", .tables, "The first n rows.", examples: ["head(table(a=[1, 2, 3]), 2).a == [1, 2]"]) {
      (call, _) throws(Diagnostic) in
      let table = try call.table(0)
      return .table(table.rows(at: [Int](0..<min(try call.integer(1, atLeast: 0), table.rowCount))))
    },
    Entry("columns(t)", .tables, "The names of the columns.", examples: ["columns(table(a=[1], b=[2])) == [\"a\", \"b\"]"]) {
      (call, _) throws(Diagnostic) in
      .texts(Tensor(vector: try call.table(0).columns.map { $0.name }))
    },
    Entry(
      "group_mean(t, by)", .tables,
      "For each value of the column `by`, in the order of its first row, the mean of every column of numbers.",
      examples: ["group_mean(table(k=[\"x\", \"y\", \"x\"], v=[1, 5, 3]), \"k\").v == [2, 5]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let table = try call.table(0)
      let by = try call.text(1)
      return .table(try groupMean(table, by: by, key: try table.value(named: by, at: call.region(1)), call))
    },
  ]

  private static func table(_ call: borrowing Call, _ limits: Limits) throws(Diagnostic) -> Value {
    var columns: [Table.Column] = []
    var rowCount: Int?
    if call[0] != nil {
      let base = try call.table(0)
      columns = base.columns
      rowCount = base.rowCount
    }
    var lengths: [(Name, Value)] = []
    for (name, argument) in call.arguments.named {
      guard let shape = argument.value.shape, shape.count <= 1 else { throw .notAColumn(name, argument.value, call) }
      if let length = shape.first {
        if let rowCount, rowCount != length { throw .lengthsDiffer(name, length, rowCount, call) }
        rowCount = length
      }
      lengths.append((name, argument.value))
    }
    let rows = rowCount ?? 1
    for (name, value) in lengths {
      let column = Table.Column(name: name.text, value: repeated(value, rows))
      if let place = columns.firstIndex(where: { $0.name == name.text }) {
        if call[0] == nil || lengths.filter({ $0.0.text == name.text }).count > 1 { throw .givenTwice(name, call) }
        columns[place] = column
      } else {
        columns.append(column)
      }
    }
    try call.checkCount(Int64(rows) * Int64(columns.count), limits)
    return .table(Table(columns: columns, rowCount: rows))
  }

  /// A single value fills a column.
  private static func repeated(_ value: Value, _ count: Int) -> Value {
    guard value.shape == [] else {
      if case .numbers(let numbers) = value { return .numbers(Numbers(numbers.tensor, unit: numbers.unit)) }
      return value
    }
    switch value {
    case .numbers(let x): return .numbers(Numbers(Tensor(vector: [Double](repeating: x.tensor.elements[0], count: count)), unit: x.unit))
    case .booleans(let x): return .booleans(Tensor(vector: [Bool](repeating: x.elements[0], count: count)))
    case .texts(let x): return .texts(Tensor(vector: [String](repeating: x.elements[0], count: count)))
    case .table, .record, .function: return value
    }
  }

  private static func groupMean(
    _ table: Table, by: String, key: Value, _ call: borrowing Call
  ) throws(Diagnostic) -> Table {
    var groups: [[Int]] = []
    var places: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let text: String
      switch key {
      case .texts(let tensor): text = tensor.elements[row]
      case .booleans(let tensor): text = tensor.elements[row] ? "true" : "false"
      case .numbers(let numbers) where numbers.tensor.rank == 1: text = numbers.tensor.elements[row].description
      default: throw call.expected(1, "the name of one column")
      }
      if let place = places[text] {
        groups[place].append(row)
      } else {
        places[text] = groups.count
        groups.append([row])
      }
    }
    var columns: [Table.Column] = []
    for column in table.columns {
      if column.name == by {
        let keys = table.rows(at: groups.map { $0[0] })
        columns.append(keys.columns.first { $0.name == by } ?? column)
      } else if let numbers = column.value.asNumbers {
        var means: [Double] = []
        for group in groups {
          means.append(Lane(group.map { numbers.tensor.elements[$0] }).sum / Double(group.count))
        }
        columns.append(Table.Column(name: column.name, value: .numbers(Numbers(Tensor(vector: means), unit: numbers.unit))))
      }
    }
    return Table(columns: columns, rowCount: groups.count)
  }
}

extension Diagnostic {
  fileprivate static func notAColumn(_ name: Name, _ value: Value, _ call: borrowing Call) -> Diagnostic {
    Diagnostic(
      .shapeMismatch, "column `\(name.text)` must be a vector", at: call.site.source.region(name.span), value.description,
      help: "of a matrix take one column: `m[:, 0]`")
  }

  fileprivate static func lengthsDiffer(_ name: Name, _ length: Int, _ rows: Int, _ call: borrowing Call) -> Diagnostic {
    Diagnostic(
      .shapeMismatch, "column `\(name.text)` has \(length) values and the columns before it have \(rows)",
      at: call.site.source.region(name.span), "\(length) values", help: "the columns of a table have one length")
  }

  fileprivate static func givenTwice(_ name: Name, _ call: borrowing Call) -> Diagnostic {
    Diagnostic(.duplicateArgument, "`\(name.text)` is given twice", at: call.site.source.region(name.span))
  }
}
