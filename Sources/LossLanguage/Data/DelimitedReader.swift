internal import LossCore

/// Reads comma- and tab-separated values: RFC 4180, with blanks trimmed around fields and blank lines skipped.
struct DelimitedReader {
  private let source: Source
  private let text: [UInt8]
  private let separator: UInt8
  private var offset = 0
  private var table: FieldTable
  /// The fields of the line read last.
  private var record: [Field] = []
  private var recordStart = 0
  private var recordEnd = 0
  /// Whether that line's quotes are wrong, so that its number of fields means nothing.
  private var isRecordBroken = false

  private init(_ source: Source, separator: UInt8) {
    self.source = source
    text = source.text
    self.separator = separator
    table = FieldTable(source: source)
  }

  static func reading(_ source: Source, separator: UInt8, limits: Limits) -> FieldTable {
    var reader = DelimitedReader(source, separator: separator)
    if reader.readHeader() { reader.readRows(limits: limits) }
    return reader.table
  }

  /// A table of numbers, where the quick way reads it; nil says nothing about what is in the text.
  static func readingNumbers(
    _ source: Source, separator: UInt8, limits: Limits, workers: Workers = .alone
  ) -> Table? {
    var reader = DelimitedReader(source, separator: separator)
    guard reader.readHeader(), reader.table.diagnostics.isEmpty else { return nil }
    let names = reader.table.columns.map { $0.name }
    let numbers = NumberColumns(source.text, separator: separator, count: names.count)
    guard let columns = numbers.reading(from: reader.offset, limit: limits.elements, workers: workers) else {
      return nil
    }
    return Table(
      columns: zip(names, columns).map { Table.Column(name: $0, value: .numbers(Numbers(Tensor(vector: $1)))) },
      rowCount: columns.first?.count ?? 0)
  }
}

extension DelimitedReader {
  private mutating func readHeader() -> Bool {
    guard readRecord() else {
      table.diagnostics.add(at: Span(0, 0), Diagnostic.noHeader)
      return false
    }
    guard !isRecordBroken else { return false }
    if record.allSatisfy({ text.number(in: $0.span) != nil }) {
      table.diagnostics.add(at: recordSpan, Diagnostic.numbersForHeader)
      return false
    }
    var indices: [String: Int] = [:]
    for (index, field) in record.enumerated() {
      let name = text.delimitedText(of: field.span)
      if name.isEmpty {
        let count = record.count
        table.diagnostics.add(at: field.span) { .unnamedColumn(index + 1, of: count, at: $0) }
      } else if let first = indices[name] {
        let (source, first) = (source, record[first].span)
        table.diagnostics.add(at: field.span) { .duplicateHeader(name, at: $0, first: source.region(first)) }
      } else {
        indices[name] = index
      }
      table.columns.append(FieldColumn(name: name, nameSpan: field.span))
    }
    return true
  }

  private mutating func readRows(limits: Limits) {
    while readRecord() {
      table.rowCount += 1
      if Int64(table.rowCount) * Int64(table.columns.count) > limits.elements {
        let row = table.rowCount
        table.diagnostics.add(at: recordSpan) { .tooManyElements(limits.elements, row: row, at: $0) }
        table.rowCount -= 1
        return
      }
      if record.count != table.columns.count, !isRecordBroken { addRaggedRow() }
      for index in table.columns.indices {
        table.columns[index].fields.append(index < record.count ? record[index] : .absent)
      }
    }
  }

  private mutating func addRaggedRow() {
    let (row, count, names) = (table.rowCount, record.count, table.columns.map { $0.name })
    if count < names.count {
      table.diagnostics.add(at: recordSpan) {
        .shortRow(row, missing: Array(names[count...]), of: names.count, at: $0)
      }
    } else {
      let extra = record[names.count].span.through(record[count - 1].span)
      table.diagnostics.add(at: extra) { .longRow(row, fields: count, of: names.count, at: $0) }
    }
  }

  private var recordSpan: Span { Span(recordStart, recordEnd) }

  /// Reads the next line that is not blank into `record`; false at the end.
  private mutating func readRecord() -> Bool {
    record.removeAll(keepingCapacity: true)
    isRecordBroken = false
    skipBlanks()
    while offset < text.count, text[offset] == UInt8(ascii: "\n") {
      offset += 1
      skipBlanks()
    }
    guard offset < text.count else { return false }
    recordStart = offset
    while true {
      record.append(readField())
      guard offset < text.count else { return true }
      offset += 1
      if text[offset - 1] == UInt8(ascii: "\n") { return true }
    }
  }

  /// Reads a field; what ends it (the separator, the line's or the text's end) comes next.
  private mutating func readField() -> Field {
    skipBlanks()
    let start = offset
    if start < text.count, text[start] == UInt8(ascii: "\"") { return readQuotedField() }
    var end = start
    while end < text.count, text[end] != separator, text[end] != UInt8(ascii: "\n") {
      if text[end] == UInt8(ascii: "\"") {
        return breakRecord(at: Span(end, end + 1), Diagnostic.quoteInField)
      }
      end += 1
    }
    offset = end
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    recordEnd = end
    return Field(Span(start, end))
  }

  private mutating func readQuotedField() -> Field {
    let start = offset
    var end = start + 1
    while true {
      guard let quote = text[end...].firstIndex(of: UInt8(ascii: "\"")) else {
        defer { offset = text.count }
        return breakRecord(at: Span(start, start + 1), Diagnostic.unclosedQuote)
      }
      end = quote + 1
      guard end < text.count, text[end] == UInt8(ascii: "\"") else { break }
      end += 1
    }
    offset = end
    recordEnd = end
    skipBlanks()
    guard offset < text.count, text[offset] != separator, text[offset] != UInt8(ascii: "\n") else {
      return Field(Span(start, end))
    }
    return breakRecord(at: Span(offset, endOfField(from: offset)), Diagnostic.textBehindQuote)
  }

  /// Goes on behind the field that `span` lies in.
  private mutating func breakRecord(at span: Span, _ diagnostic: (Region) -> Diagnostic) -> Field {
    table.diagnostics.add(at: span, diagnostic)
    isRecordBroken = true
    offset = endOfField(from: span.end)
    recordEnd = offset
    return .absent
  }

  private func endOfField(from start: Int) -> Int {
    var end = start
    while end < text.count, text[end] != separator, text[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  private mutating func skipBlanks() {
    while offset < text.count, isBlank(text[offset]) { offset += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\t") && separator != byte
  }
}

extension Diagnostic {
  fileprivate static func noHeader(at region: Region) -> Diagnostic {
    Diagnostic(
      .missingHeader, "the table has no header row", at: region,
      help: "write the names of the columns as its first line, such as `class, y, p`")
  }

  fileprivate static func numbersForHeader(at region: Region) -> Diagnostic {
    Diagnostic(
      .missingHeader, "the first row holds numbers where the names of the columns are due", at: region,
      "the header row", help: "put a row of names above it; names that are numbers are written in quotes")
  }

  fileprivate static func unnamedColumn(_ number: Int, of count: Int, at region: Region) -> Diagnostic {
    Diagnostic(
      .missingHeader, "column \(number) has no name", at: region,
      help: number == count && count > 1 ? "name it, or leave out the last separator of the row" : "name it")
  }

  fileprivate static func shortRow(
    _ row: Int, missing names: [String], of count: Int, at region: Region
  ) -> Diagnostic {
    Diagnostic(
      .raggedRow, "row \(row) has \(fields(count - names.count)), the header \(count)", at: region,
      "\(names.shortened.quoted("and")) \(names.count == 1 ? "is" : "are") missing",
      help: "a value that is missing still needs its separator")
  }

  fileprivate static func longRow(_ row: Int, fields count: Int, of expected: Int, at region: Region) -> Diagnostic {
    Diagnostic(
      .raggedRow, "row \(row) has \(fields(count)), the header \(expected)", at: region,
      "\(fields(count - expected)) too many", help: "a text that holds the separator is written in double quotes")
  }

  private static func fields(_ count: Int) -> String { "\(count) \(count == 1 ? "field" : "fields")" }

  fileprivate static func unclosedQuote(at region: Region) -> Diagnostic {
    Diagnostic(
      .badQuoting, "the quote is never closed", at: region, "opens here",
      help: "close it with `\"`; a quote inside is written twice: `\"\"`")
  }

  fileprivate static func textBehindQuote(at region: Region) -> Diagnostic {
    Diagnostic(
      .badQuoting, "the field goes on behind its closing quote", at: region,
      help: "put the whole field in quotes; a quote inside is written twice: `\"\"`")
  }

  fileprivate static func quoteInField(at region: Region) -> Diagnostic {
    Diagnostic(
      .badQuoting, "a quote stands inside a field that has none around it", at: region,
      help: "put the whole field in quotes, and write the quote inside twice: `\"\"`")
  }
}
