internal import LossCore

extension FieldColumn {
  /// The column's values, of the type that all its fields have; nil, and a diagnostic, when they have none in common.
  ///
  /// Numbers if all are numbers, booleans if all are booleans, else text; a column that is mostly numbers is taken for
  /// one with a mistake in it. A quoted field of CSV makes its column text. JSON says what its values are, so there two
  /// types in one column are always a mistake.
  func value(_ reading: FieldReading, isText: Bool, _ diagnostics: inout TableDiagnostics) -> Value? {
    if isText { return texts(reading) }
    var census = FieldCensus()
    var numbers: [Double] = []
    numbers.reserveCapacity(fields.count)
    for (row, field) in fields.enumerated() {
      let kind = reading.kind(of: field)
      if case .quoted = kind { return texts(reading) }
      if case .number(let number) = kind { numbers.append(number) } else { numbers.append(.nan) }
      if case .number(let number) = kind, number.isInfinite, census.firstTooLarge == nil,
        reading.source.text.hasDigits(in: field.span)
      {
        census.firstTooLarge = row
      }
      census.count(kind, row: row)
    }

    switch reading.isJSON ? census.typeOfJSON : census.type {
    case .numbers:
      if let row = census.firstTooLarge { return report(.tooLarge, row, reading, &diagnostics) }
      if let row = census.firstEmpty { return report(.emptyNumber, row, reading, &diagnostics) }
      return .numbers(Numbers(Tensor(vector: numbers)))
    case .booleans:
      if let row = census.firstGap { return report(.missingBoolean, row, reading, &diagnostics) }
      return booleans(reading)
    case .texts:
      return texts(reading)
    case .mixed(let row):
      return report(.mixed(census), row, reading, &diagnostics)
    case .nested(let row):
      return report(.nested, row, reading, &diagnostics)
    }
  }

  private func texts(_ reading: FieldReading) -> Value {
    .texts(Tensor(vector: fields.map(reading.text)))
  }

  private func booleans(_ reading: FieldReading) -> Value {
    let values = fields.map { field in
      if case .boolean(let value) = reading.kind(of: field) { value } else { false }
    }
    return .booleans(Tensor(vector: values))
  }
}

/// How many fields of a column are of which kind, and where the first of each stands.
private struct FieldCensus {
  var numbers = 0
  var booleans = 0
  var texts = 0
  var firstNumber: Int?
  var firstBoolean: Int?
  var firstText: Int?
  var firstMissing: Int?
  var firstEmpty: Int?
  var firstNested: Int?
  var firstTooLarge: Int?

  mutating func count(_ kind: FieldKind, row: Int) {
    switch kind {
    case .missing: firstMissing = firstMissing ?? row
    case .empty: firstEmpty = firstEmpty ?? row
    case .number:
      numbers += 1
      firstNumber = firstNumber ?? row
    case .boolean:
      booleans += 1
      firstBoolean = firstBoolean ?? row
    case .text, .quoted:
      texts += 1
      firstText = firstText ?? row
    case .nested: firstNested = firstNested ?? row
    }
  }

  /// A type, or the row that has no place in it.
  enum ColumnType {
    case numbers, booleans, texts
    case mixed(Int)
    case nested(Int)
  }

  /// Of a column of CSV without quotes.
  var type: ColumnType {
    let others = booleans + texts
    if others == 0 { return numbers == 0 && firstEmpty != nil ? .texts : .numbers }
    if numbers == 0, texts == 0 { return .booleans }
    return numbers > others ? .mixed(earlier(firstBoolean, firstText) ?? 0) : .texts
  }

  var typeOfJSON: ColumnType {
    if let firstNested { return .nested(firstNested) }
    let firsts = [firstNumber, firstBoolean, firstText].compactMap { $0 }.sorted()
    if firsts.count > 1 { return .mixed(firsts[1]) }
    return booleans > 0 ? .booleans : texts > 0 ? .texts : .numbers
  }

  /// The first field without a value.
  var firstGap: Int? { earlier(firstEmpty, firstMissing) }

  private func earlier(_ a: Int?, _ b: Int?) -> Int? {
    guard let a, let b else { return a ?? b }
    return min(a, b)
  }
}

extension FieldColumn {
  private enum Fault {
    case tooLarge, emptyNumber, missingBoolean
    case mixed(FieldCensus)
    case nested
  }

  private func report(
    _ fault: Fault, _ row: Int, _ reading: FieldReading, _ diagnostics: inout TableDiagnostics
  ) -> Value? {
    // A key that a row of JSON does not have stands nowhere.
    let span = fields[row].isAbsent ? nameSpan : fields[row].span
    diagnostics.add(at: span) { diagnostic(fault, row, at: $0, reading) }
    return nil
  }

  private func diagnostic(_ fault: Fault, _ index: Int, at place: Region, _ reading: FieldReading) -> Diagnostic {
    let field = fields[index]
    let text = field.isAbsent ? "" : reading.text(of: field).shortened
    let row = index + 1
    switch fault {
    case .tooLarge:
      return Diagnostic(
        .badNumber, "`\(text)` in row \(row) of `\(name)` is too large for a number", at: place,
        help: "the largest is about 1.8e308; write `inf` for infinity")
    case .emptyNumber:
      return Diagnostic(
        .missingValue, "row \(row) of `\(name)` is empty, and only `\(reading.missing ?? "")` means missing", at: place,
        "a number is due",
        help: "write `\(reading.missing ?? "")`, or leave out `missing=`: empty fields are then missing")
    case .missingBoolean:
      return Diagnostic(
        .missingValue, "row \(row) of `\(name)` has no value, and a boolean cannot be missing", at: place,
        field.isAbsent ? "the column" : "",
        help: "write `true` or `false`; numbers, such as 1 and 0, can be missing: they are nan then")
    case .nested:
      return Diagnostic(
        .badJSON, "row \(row) of `\(name)` is an array or an object", at: place, "a number, text or boolean is due",
        help:
          "give each value a column of its own, such as `\(name).0` and `\(name).1`, which form the matrix `\(name)`")
    case .mixed(let census):
      let total = census.numbers + census.booleans + census.texts
      if reading.isJSON,
        let first = [census.firstNumber, census.firstBoolean, census.firstText].compactMap({ $0 }).min()
      {
        return Diagnostic(
          .mixedColumn, "`\(name)` holds values of two types",
          at: [
            .init(place, "row \(row): \(reading.kind(of: field).noun)"),
            .init(
              reading.source.region(fields[first].span), "row \(first + 1): \(reading.kind(of: fields[first]).noun)"),
          ], help: "a column has one type; a missing value is null; `text=\"\(name)\"` makes it all text")
      }
      return Diagnostic(
        .mixedColumn, "`\(name)` is a column of numbers, but row \(row) has `\(text)`", at: place, "not a number",
        notes: ["\(census.numbers) of its \(total) values are numbers"], help: help(for: text, reading))
    }
  }

  private func help(for text: String, _ reading: FieldReading) -> String {
    if text.utf8.last == UInt8(ascii: "%") { return "write a percentage as a fraction, such as 0.125 for 12.5%" }
    if reading.missing != nil { return "write a number, or `text=\"\(name)\"` if the column is text" }
    return "write `missing=\"\(text)\"` if that means a missing value, `text=\"\(name)\"` if the column is text"
  }
}

extension FieldKind {
  fileprivate var noun: String {
    switch self {
    case .number: "a number"
    case .boolean: "a boolean"
    case .text, .quoted: "a text"
    case .missing, .empty: "nothing"
    case .nested: "an array or an object"
    }
  }
}
