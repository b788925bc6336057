internal import LossCore

extension Table {
  /// `t.name` and `t["name"]`: the column of that name, else the matrix of the columns `name.…`.
  ///
  /// - Throws: `unknown-column` at `region`, or `bad-matrix`.
  package func value(named name: String, at region: Region) throws(Diagnostic) -> Value {
    if let value = column(named: name) { return value }
    if let value = try matrix(named: name, at: region) { return value }
    throw .unknownColumn(name, of: self, at: region)
  }

  package func column(named name: String) -> Value? {
    columns.first { $0.name == name }?.value
  }

  /// The matrix of the columns `name.cat`, `name.dog` in their order, a row for each row, labelled `cat`, `dog`; nil if
  /// there are none.
  ///
  /// Columns of numbers with equal units keep the unit.
  ///
  /// - Throws: `bad-matrix` at `region` when the columns are not of one type, or in nats and bits.
  package func matrix(named name: String, at region: Region) throws(Diagnostic) -> Value? {
    let prefix = name + "."
    let members = columns.filter { $0.name.hasPrefix(prefix) }
    guard let first = members.first else { return nil }
    do throws(Value.JoiningFault) {
      let matrix = try Value.joined(members.map { $0.value }, alongNew: true, axis: 1)
      guard case .numbers(var numbers) = matrix else { return matrix }
      numbers.columnLabels = members.map { String($0.name.dropFirst(prefix.count)) }
      return .numbers(numbers)
    } catch {
      switch error {
      case .noArray(let place), .kinds(let place), .shapes(let place):
        throw .mixedMatrix(name, first, members[place], at: region)
      case .units(let one, let other): throw .mixedUnits(name, members[one], members[other], at: region)
      }
    }
  }

  /// The table of the given rows, in that order; a row may come more than once.
  ///
  /// - Precondition: every index is at least 0 and less than `rowCount`.
  package func rows(at indices: [Int]) -> Table {
    let selected = columns.map { Column(name: $0.name, value: $0.value.rows(at: indices)) }
    return Table(columns: selected, rowCount: indices.count)
  }
}

extension Value {
  /// What a column of it holds, for messages; nil if it is no vector.
  fileprivate var columnType: String? {
    switch self {
    case .numbers(let numbers): numbers.tensor.rank == 1 ? "numbers" : nil
    case .booleans(let tensor): tensor.rank == 1 ? "booleans" : nil
    case .texts(let tensor): tensor.rank == 1 ? "texts" : nil
    case .table, .record, .function: nil
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownColumn(_ name: String, of table: Table, at region: Region) -> Diagnostic {
    let names = table.columns.map { $0.name }
    var groups: [String] = []
    for name in names {
      guard let dot = name.firstIndex(of: ".") else { continue }
      let group = String(name[..<dot])
      if groups.last != group { groups.append(group) }
    }
    let near = suggestion(for: name, among: names + groups)
    let known = names.isEmpty ? "it has none" : "its columns are \(names.shortened.quoted("and"))"
    return Diagnostic(
      .unknownColumn, "the table has no column `\(name)`", at: region,
      help: near.map { "did you mean `\($0)`?" } ?? known)
  }

  fileprivate static func mixedMatrix(
    _ name: String, _ first: Table.Column, _ other: Table.Column, at region: Region
  ) -> Diagnostic {
    let types = (first.value.columnType ?? "more than vectors", other.value.columnType ?? "more than vectors")
    return Diagnostic(
      .badMatrix, "the columns `\(name).…` form no matrix", at: region,
      "`\(first.name)` holds \(types.0), `\(other.name)` \(types.1)",
      help: "take the columns one by one, such as `t[\"\(first.name)\"]`, or rename one of them")
  }

  fileprivate static func mixedUnits(
    _ name: String, _ first: Table.Column, _ other: Table.Column, at region: Region
  ) -> Diagnostic {
    Diagnostic(
      .badMatrix, "the columns `\(name).…` form no matrix", at: region,
      "`\(first.name)` and `\(other.name)` are in different units", help: "bring them to one unit with `in_bits(...)`")
  }
}
