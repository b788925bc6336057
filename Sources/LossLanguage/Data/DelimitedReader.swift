/// Reads comma- and tab-separated values: RFC 4180, with blanks trimmed around fields and blank lines skipped.
struct DelimitedReader {
  private let source: Source
  private let text: [UInt8]
  private let separator: UInt8
  private var offset = 0
  private var table = FieldTable()
  /// The fields of the line read last.
  private var record: [Field] = []
  /// Whether that line's quotes are wrong, so that its number of fields means nothing.
  private var isRecordBroken = false

  private init(_ source: Source, separator: UInt8) {
    self.source = source
    text = source.text
    self.separator = separator
  }

  static func reading(_ source: Source, separator: UInt8, limits: Limits) -> FieldTable {
    var reader = DelimitedReader(source, separator: separator)
    if reader.readHeader() { reader.readRows(limits: limits) }
    return reader.table
  }
}

extension DelimitedReader {
  private mutating func readHeader() -> Bool {
    guard readRecord() else {
      table.diagnostics.add(.noHeader(at: source.region(Span(0, 0))))
      return false
    }
    if !record.isEmpty, record.allSatisfy({ text.number(in: $0.span) != nil }) {
      table.diagnostics.add(.numbersForHeader(at: source.region(recordSpan)))
      return false
    }
    var indices: [String: Int] = [:]
    for (index, field) in record.enumerated() {
      let name = text.delimitedText(of: field.span)
      if name.isEmpty {
        table.diagnostics.add(.unnamedColumn(index + 1, of: record.count, at: source.region(field.span)))
      } else if let first = indices[name] {
        let regions = (source.region(field.span), source.region(record[first].span))
        table.diagnostics.add(.duplicateHeader(name, at: regions.0, first: regions.1))
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
        table.diagnostics.add(.tooManyFields(limits.elements, row: table.rowCount, at: source.region(recordSpan)))
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
    let names = table.columns.map(\.name)
    if record.count < names.count {
      table.diagnostics.add(
        .shortRow(table.rowCount, missing: Array(names[record.count...]), of: names.count, at: source.region(recordSpan)))
    } else {
      let extra = record[names.count].span.through(record[record.count - 1].span)
      table.diagnostics.add(
        .longRow(table.rowCount, fields: record.count, of: names.count, at: source.region(extra)))
    }
  }

  private var recordSpan: Span { record[0].span.through(record[record.count - 1].span) }

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
    while true {
      record.append(readField())
      guard offset < text.count else { return true }
      offset += 1
      if text[offset - 1] == UInt8(ascii: "\n") { return true }
    }
  }

  /// Reads a field, to the separator or the line's end behind it.
  private mutating func readField() -> Field {
    skipBlanks()
    let start = offset
    if start < text.count, text[start] == UInt8(ascii: "\"") { return readQuotedField() }
    var index = start
    while index < text.count, text[index] != separator, text[index] != UInt8(ascii: "\n") {
      if text[index] == UInt8(ascii: "\"") {
        offset = index
        return addBadQuote(in: start, .strayQuote)
      }
      index += 1
    }
    offset = index
    while index > start, isBlank(text[index - 1]) { index -= 1 }
    return Field(Span(start, index))
  }

  private mutating func readQuotedField() -> Field {
    let start = offset
    offset += 1
    while offset < text.count {
      if text[offset] == UInt8(ascii: "\"") {
        offset += 1
        if offset == text.count || text[offset] != UInt8(ascii: "\"") { break }
      } else if offset + 1 == text.count {
        offset = text.count
        isRecordBroken = true
        table.diagnostics.add(.unclosedQuote(at: source.region(Span(start, start + 1))))
        return Field(Span(start, start))
      }
      offset += 1
    }
    if offset == start + 1 {
      // The quote is the text's last byte.
      isRecordBroken = true
      table.diagnostics.add(.unclosedQuote(at: source.region(Span(start, start + 1))))
      return Field(Span(start, start))
    }
    let field = Field(Span(start, offset))
    skipBlanks()
    guard offset < text.count, text[offset] != separator, text[offset] != UInt8(ascii: "\n") else { return field }
    return addBadQuote(in: start, .textBehindQuote)
  }
}
