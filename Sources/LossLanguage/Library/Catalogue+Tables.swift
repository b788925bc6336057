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
    ) { (call, evaluator) throws(Diagnostic) in
      var fields: [Record.Field] = []
      var given: Set<String> = []
      for (name, argument) in call.arguments.named {
        guard given.insert(name.text).inserted else { throw .givenTwice(name, call) }
        fields.append(Record.Field(name: name.text, value: argument.value))
      }
      let record = Record(fields: fields)
      try evaluator.limits.check(count: record.elementCount, at: call.site.region)
      try evaluator.limits.check(depth: record.depth, at: call.site.region)
      return .record(record)
    },
    Entry(
      "filter(t, mask)", .tables, "The rows for which the condition holds; the same as `t[mask]`.",
      examples: ["filter(table(a=[1, 2, 3]), [true, false, true]).a == [1, 3]"]
    ) { (call, _) throws(Diagnostic) in
      let table = try call.table(0)
      let mask = try call.booleans(1)
      guard mask.shape == [table.rowCount] else {
        throw call.bad(
          1, "the condition has shape \(shapeText(mask.shape)) and the table \(table.rowCount) rows", .shapeMismatch)
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
        guard let numbers = column.asNumbers, numbers.tensor.rank == 1 else {
          throw call.expected(1, "the name of one column")
        }
        return .table(table.rows(at: ascendingOrder(numbers.tensor.elements, precedes)))
      }
    },
    Entry("head(t, n)", .tables, "The first n rows.", examples: ["head(table(a=[1, 2, 3]), 2).a == [1, 2]"]) {
      (call, _) throws(Diagnostic) in
      let table = try call.table(0)
      return .table(table.rows(at: [Int](0..<min(try call.integer(1, atLeast: 0), table.rowCount))))
    },
    Entry(
      "columns(t)", .tables, "The names of the columns.", examples: ["columns(table(a=[1], b=[2])) == [\"a\", \"b\"]"]
    ) {
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
    for (name, argument) in call.arguments.named {
      guard let shape = argument.value.shape, shape.count <= 1 else { throw .notAColumn(name, argument.value, call) }
      guard let length = shape.first else { continue }
      if let rowCount, rowCount != length { throw .lengthsDiffer(name, length, rowCount, call) }
      rowCount = length
    }
    // Columns that are all single values make one row.
    let rows = rowCount ?? (call.arguments.named.isEmpty ? 0 : 1)
    try limits.check([rows, columns.count + call.arguments.named.count], at: call.site.region)

    var places: [String: Int] = [:]
    for (place, column) in columns.enumerated() { places[column.name] = place }
    var given: Set<String> = []
    for (name, argument) in call.arguments.named {
      guard given.insert(name.text).inserted else { throw .givenTwice(name, call) }
      let value = argument.value.shape == [] ? argument.value.repeated(rows) : argument.value.withoutLabels
      let column = Table.Column(name: name.text, value: value)
      if let place = places[name.text] { columns[place] = column } else { columns.append(column) }
    }
    return .table(Table(columns: columns, rowCount: rows))
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
      // Minus zero is the same group as zero.
      case .numbers(let numbers) where numbers.tensor.rank == 1: text = (numbers.tensor.elements[row] + 0).description
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
        columns.append(
          Table.Column(name: column.name, value: .numbers(Numbers(Tensor(vector: means), unit: numbers.unit))))
      }
    }
    return Table(columns: columns, rowCount: groups.count)
  }
}

extension Value {
  /// A single value so many times.
  fileprivate func repeated(_ count: Int) -> Value {
    arranged(Arrangement(shape: [count], offsets: [Int](repeating: 0, count: count)))
  }

  fileprivate var withoutLabels: Value {
    if case .numbers(let numbers) = self { .numbers(Numbers(numbers.tensor, unit: numbers.unit)) } else { self }
  }
}

extension Diagnostic {
  fileprivate static func notAColumn(_ name: Name, _ value: Value, _ call: borrowing Call) -> Diagnostic {
    Diagnostic(
      .shapeMismatch, "column `\(name.text)` must be a vector", at: call.site.source.region(name.span),
      value.description,
      help: "of a matrix take one column: `m[:, 0]`")
  }

  fileprivate static func lengthsDiffer(_ name: Name, _ length: Int, _ rows: Int, _ call: borrowing Call) -> Diagnostic
  {
    Diagnostic(
      .shapeMismatch, "column `\(name.text)` has \(length) values and the columns before it have \(rows)",
      at: call.site.source.region(name.span), "\(length) values", help: "the columns of a table have one length")
  }

  fileprivate static func givenTwice(_ name: Name, _ call: borrowing Call) -> Diagnostic {
    Diagnostic(.duplicateArgument, "`\(name.text)` is given twice", at: call.site.source.region(name.span))
  }
}
