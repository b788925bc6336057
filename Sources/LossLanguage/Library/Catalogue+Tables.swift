internal import LossCore

extension Catalogue {
  /// Functions that make and rearrange tables and records.
  static let tables: [Entry] = [
    Entry(
      "table(t?, name=array...)", .tables, "A table of columns of one length; with a table first, that table extended.",
      examples: ["table(a=[1, 2], b=[3, 4]).b == [3, 4]"]
    ) { (call, evaluator) throws(Diagnostic) in try table(call, &evaluator) },
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
    ) { (call, evaluator) throws(Diagnostic) in
      let table = try call.table(0)
      let mask = try call.booleans(1)
      guard mask.shape == [table.rowCount] else {
        throw call.bad(
          1, "the condition has shape \(shapeText(mask.shape)) and the table \(table.rowCount) rows", .shapeMismatch)
      }
      let kept = mask.elements.indices.filter { mask.elements[$0] }
      return .table(try evaluator.rows(table, at: kept, at: call.site))
    },
    Entry(
      "sort_by(t, column)", .tables, "The rows in ascending order of a column, named by a text.",
      examples: ["sort_by(table(a=[3, 1], b=[5, 6]), \"a\").b == [6, 5]"]
    ) { (call, evaluator) throws(Diagnostic) in
      let table = try call.table(0)
      let column = try table.value(named: try call.text(1), at: call.region(1))
      switch column {
      case .texts(let tensor):
        let order = ascendingOrder(tensor.elements) { $0 < $1 }
        return .table(try evaluator.rows(table, at: order, at: call.site))
      default:
        guard let numbers = column.asNumbers, numbers.tensor.rank == 1 else {
          throw call.expected(1, "the name of one column")
        }
        let order = ascendingOrder(numbers.tensor.elements, precedes)
        return .table(try evaluator.rows(table, at: order, at: call.site))
      }
    },
    Entry("head(t, n)", .tables, "The first n rows.", examples: ["head(table(a=[1, 2, 3]), 2).a == [1, 2]"]) {
      (call, evaluator) throws(Diagnostic) in
      let table = try call.table(0)
      let rows = [Int](0..<min(try call.integer(1, atLeast: 0), table.rowCount))
      return .table(try evaluator.rows(table, at: rows, at: call.site))
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
      return .table(try groupMean(table, by: by, key: try table.value(named: by, at: call.region(1)), call, &evaluator))
    },
  ]

  private static func table(_ call: borrowing Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> Value {
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
    try evaluator.limits.check([rows, columns.count + call.arguments.named.count], at: call.site.region)

    var places: [String: Int] = [:]
    for (place, column) in columns.enumerated() { places[column.name] = place }
    var given: Set<String> = []
    for (name, argument) in call.arguments.named {
      guard given.insert(name.text).inserted else { throw .givenTwice(name, call) }
      let value =
        argument.value.shape == []
        ? try evaluator.arranged(argument.value, .repeated(rows), at: call.site) : argument.value.withoutLabels
      let column = Table.Column(name: name.text, value: value)
      if let place = places[name.text] { columns[place] = column } else { columns.append(column) }
    }
    return .table(Table(columns: columns, rowCount: rows))
  }

  private static func groupMean(
    _ table: Table, by: String, key: Value, _ call: borrowing Call, _ evaluator: inout Evaluator
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
        let keys = try evaluator.rows(column.value, at: groups.map { $0[0] }, at: call.site)
        columns.append(Table.Column(name: by, value: keys))
      } else if let numbers = column.value.asNumbers {
        var sums: [Numbers] = []
        for group in groups {
          let members = Arrangement(shape: [group.count], offsets: group)
          let elements = try evaluator.apply(.arrange(members), [numbers], at: call.site)
          sums.append(try evaluator.apply(.sum(to: []), [elements], at: call.site))
        }
        let counts = Numbers(Tensor(vector: groups.map { Double($0.count) }))
        let total = sums.isEmpty ? counts : try evaluator.apply(.join(alongNew: true, axis: 0), sums, at: call.site)
        let means = try evaluator.apply(.divide, total, counts, at: call.site).with(numbers.unit)
        columns.append(Table.Column(name: column.name, value: .numbers(means)))
      }
    }
    return Table(columns: columns, rowCount: groups.count)
  }
}

extension Value {
  fileprivate var withoutLabels: Value {
    if case .numbers(let numbers) = self { .numbers(numbers.unlabelled) } else { self }
  }
}

extension Arrangement {
  /// A single value so many times.
  fileprivate static func repeated(_ count: Int) -> Arrangement {
    Arrangement(shape: [count], offsets: [Int](repeating: 0, count: count))
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
    let values = "\(length) \(length == 1 ? "value" : "values")"
    return Diagnostic(
      .shapeMismatch, "column `\(name.text)` has \(values) and the columns before it have \(rows)",
      at: call.site.source.region(name.span), values, help: "the columns of a table have one length")
  }

  fileprivate static func givenTwice(_ name: Name, _ call: borrowing Call) -> Diagnostic {
    Diagnostic(.duplicateArgument, "`\(name.text)` is given twice", at: call.site.source.region(name.span))
  }
}
