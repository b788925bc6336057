/// Reads a table from JSON: an array with an object for each row, an object with an array for each column, or (JSON
/// Lines) a line with an object for each row.
struct JSONTableReader {
  private var reader: JSONReader
  private let limits: Limits
  private var table: FieldTable
  /// The columns by name.
  private var indices: [String: Int] = [:]

  private init(_ reader: JSONReader, limits: Limits) {
    self.reader = reader
    self.limits = limits
    table = FieldTable(source: reader.source)
  }

  static func reading(_ source: Source, limits: Limits) -> FieldTable {
    var table = JSONTableReader(JSONReader(source, Span(0, source.text.count)), limits: limits)
    do throws(Diagnostic) {
      switch table.reader.peek() {
      case UInt8(ascii: "["): try table.readRows()
      case UInt8(ascii: "{"): try table.readColumns()
      default: throw .noTable(at: source.region(table.reader.nextCharacter))
      }
      if let byte = table.reader.peek() {
        throw .textBehindTable(isObject: byte == UInt8(ascii: "{"), at: source.region(table.reader.nextCharacter))
      }
    } catch {
      table.table.diagnostics.add(error)
    }
    return table.finished()
  }

  static func readingLines(_ source: Source, limits: Limits) -> FieldTable {
    var table = JSONTableReader(JSONReader(source, Span(0, 0)), limits: limits)
    var start = 0
    while start < source.text.count {
      let end = source.text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.text.count
      table.reader = JSONReader(source, Span(start, end))
      start = end + 1
      guard table.reader.peek() != nil else { continue }
      do throws(Diagnostic) {
        guard try table.readRow() else { break }
        if table.reader.peek() != nil { throw .textBehindRow(at: source.region(table.reader.nextCharacter)) }
      } catch {
        table.table.diagnostics.add(error)
      }
    }
    return table.finished()
  }
}

extension JSONTableReader {
  private var source: Source { reader.source }

  private mutating func readRows() throws(Diagnostic) {
    let opening = reader.offset
    reader.offset += 1
    guard !reader.skip(UInt8(ascii: "]")) else { return }
    repeat {
      guard try readRow() else {
        reader.offset = reader.end
        return
      }
    } while try reader.readSeparator(closing: UInt8(ascii: "]"), opening: opening)
  }

  /// Reads an object as the next row; false when the table would be too large.
  private mutating func readRow() throws(Diagnostic) -> Bool {
    table.rowCount += 1
    guard reader.peek() == UInt8(ascii: "{") else {
      let (row, value) = (table.rowCount, try reader.readValue())
      table.diagnostics.add(at: value) { .rowIsNoObject(row, at: $0) }
      return true
    }
    let opening = reader.offset
    reader.offset += 1
    if !reader.skip(UInt8(ascii: "}")) {
      var guess = 0
      repeat {
        let key = try reader.readKey()
        let index = column(named: key, guess: guess)
        guess = index + 1
        let value = try reader.readValue()
        if table.columns[index].fields.count == table.rowCount {
          let (row, name) = (table.rowCount, table.columns[index].name)
          table.diagnostics.add(at: key) { .duplicateKey(name, row: row, at: $0) }
        } else {
          table.columns[index].pad(to: table.rowCount - 1)
          table.columns[index].fields.append(Field(value))
        }
      } while try reader.readSeparator(closing: UInt8(ascii: "}"), opening: opening)
    }
    return isWithinLimit(at: Span(opening, reader.offset))
  }

  private mutating func readColumns() throws(Diagnostic) {
    let opening = reader.offset
    reader.offset += 1
    guard !reader.skip(UInt8(ascii: "}")) else { return }
    repeat {
      let key = try reader.readKey()
      let isDuplicate = indices[reader.text.jsonText(of: key)] != nil
      let index = column(named: key, guess: table.columns.count)
      let name = table.columns[index].name
      if isDuplicate {
        let (source, first) = (source, table.columns[index].nameSpan)
        table.diagnostics.add(at: key) { .duplicateHeader(name, at: $0, first: source.region(first)) }
      }
      guard reader.peek() == UInt8(ascii: "[") else {
        table.diagnostics.add(at: try reader.readValue()) { .columnIsNoArray(name, at: $0) }
        continue
      }
      let array = reader.offset
      reader.offset += 1
      var fields: [Field] = []
      if !reader.skip(UInt8(ascii: "]")) {
        repeat {
          fields.append(Field(try reader.readValue()))
        } while try reader.readSeparator(closing: UInt8(ascii: "]"), opening: array)
      }
      if index == 0 {
        table.rowCount = fields.count
      } else if fields.count != table.rowCount, !isDuplicate {
        let (first, rowCount) = (table.columns[0].name, table.rowCount)
        table.diagnostics.add(at: key) { .unequalColumns(name, fields.count, first: first, rowCount, at: $0) }
      }
      if !isDuplicate { table.columns[index].fields = fields }
      guard isWithinLimit(at: key) else {
        reader.offset = reader.end
        return
      }
    } while try reader.readSeparator(closing: UInt8(ascii: "}"), opening: opening)
  }

  /// The index of the column of a key, which may be new.
  ///
  /// - Parameter guess: the column that it probably is: rows mostly have the same keys in the same order.
  private mutating func column(named key: Span, guess: Int) -> Int {
    if guess < table.columns.count {
      let span = table.columns[guess].nameSpan
      if reader.text[span.start..<span.end] == reader.text[key.start..<key.end] { return guess }
    }
    let name = reader.text.jsonText(of: key)
    if let index = indices[name] { return index }
    if name.isEmpty { table.diagnostics.add(at: key, Diagnostic.unnamedKey) }
    indices[name] = table.columns.count
    table.columns.append(FieldColumn(name: name, nameSpan: key))
    return table.columns.count - 1
  }

  private mutating func isWithinLimit(at span: Span) -> Bool {
    if Int64(table.rowCount) * Int64(table.columns.count) <= limits.elements { return true }
    let (limit, row) = (limits.elements, table.rowCount)
    table.diagnostics.add(at: span) { .tooManyElements(limit, row: row, at: $0) }
    return false
  }

  private consuming func finished() -> FieldTable {
    if table.columns.isEmpty, table.diagnostics.isEmpty {
      table.diagnostics.add(at: Span(0, 0), Diagnostic.noColumns)
    }
    guard table.diagnostics.isEmpty else {
      // Columns of unequal length cannot be given types.
      table.columns = []
      return table
    }
    for index in table.columns.indices { table.columns[index].pad(to: table.rowCount) }
    return table
  }
}

extension FieldColumn {
  fileprivate mutating func pad(to count: Int) {
    while fields.count < count { fields.append(.absent) }
  }
}

extension Diagnostic {
  private static let shape =
    "write an array with an object for each row, such as `[{\"y\": 1, \"p\": 0.8}]`, "
    + "or an object with an array for each column"

  fileprivate static func noTable(at region: Region) -> Diagnostic {
    Diagnostic(.badJSON, "there is no table here", at: region, help: shape)
  }

  fileprivate static func noColumns(at region: Region) -> Diagnostic {
    Diagnostic(.missingHeader, "the table has no columns", at: region, help: shape)
  }

  fileprivate static func textBehindTable(isObject: Bool, at region: Region) -> Diagnostic {
    Diagnostic(
      .badJSON, "the text goes on behind the table", at: region,
      help: isObject ? "write `format=jsonl` if each line holds an object" : "leave it out")
  }

  fileprivate static func textBehindRow(at region: Region) -> Diagnostic {
    Diagnostic(.badJSON, "the line goes on behind its row", at: region, help: "write one object a line")
  }

  fileprivate static func rowIsNoObject(_ row: Int, at region: Region) -> Diagnostic {
    Diagnostic(.badJSON, "row \(row) is no object", at: region, help: "write it as `{\"column\": value, ...}`")
  }

  fileprivate static func columnIsNoArray(_ name: String, at region: Region) -> Diagnostic {
    Diagnostic(.badJSON, "`\(name)` has no array of values", at: region, help: shape)
  }

  fileprivate static func duplicateKey(_ name: String, row: Int, at region: Region) -> Diagnostic {
    Diagnostic(
      .duplicateHeader, "row \(row) has `\(name)` twice", at: region, "the second",
      help: "leave one of them out, or rename it")
  }

  fileprivate static func unnamedKey(at region: Region) -> Diagnostic {
    Diagnostic(.missingHeader, "a column has no name", at: region, help: "name it")
  }

  fileprivate static func unequalColumns(
    _ name: String, _ count: Int, first: String, _ expected: Int, at region: Region
  ) -> Diagnostic {
    Diagnostic(
      .raggedRow, "`\(name)` has \(count) \(count == 1 ? "value" : "values"), `\(first)` has \(expected)", at: region,
      help: "all columns of a table have equally many; a missing value is null")
  }
}
