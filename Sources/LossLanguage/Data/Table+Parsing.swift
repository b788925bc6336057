package import LossCore

extension Table {
  /// Reads a table from a text of one of the formats; without one, the diagnostics say why.
  ///
  /// - Parameters:
  ///   - missing: the text of a field that means that its value is missing; without it, an empty field does.
  ///   - textColumn: the name of a column that is text whatever it looks like.
  ///   - limits: of `elements`, fields are counted.
  ///   - workers: who reads large tables of numbers.
  package static func parsing(
    _ source: Source, format: DataFormat, missing: String? = nil, textColumn: String? = nil, limits: Limits = Limits(),
    workers: Workers = .alone
  ) -> (table: Table?, diagnostics: [Diagnostic]) {
    guard Int64(source.text.count) <= Field.longestText else {
      let start = source.region(Span(0, 0))
      return (nil, [Diagnostic(.elementLimit, "the table's text is longer than 4 GB", at: start)])
    }
    if let separator = format.separator, missing == nil, textColumn == nil,
      let table = DelimitedReader.readingNumbers(source, separator: separator, limits: limits, workers: workers)
    {
      return (table, [])
    }
    return reading(source, format: format, missing: missing, textColumn: textColumn, limits: limits)
  }

  /// The same for whatever the text holds, field by field.
  static func reading(
    _ source: Source, format: DataFormat, missing: String?, textColumn: String?, limits: Limits
  ) -> (table: Table?, diagnostics: [Diagnostic]) {
    let rows =
      switch format {
      case .csv: DelimitedReader.reading(source, separator: UInt8(ascii: ","), limits: limits)
      case .tsv: DelimitedReader.reading(source, separator: UInt8(ascii: "\t"), limits: limits)
      case .json: JSONTableReader.reading(source, limits: limits)
      case .jsonl: JSONTableReader.readingLines(source, limits: limits)
      }
    return rows.typed(FieldReading(source: source, missing: missing, format: format), textColumn: textColumn)
  }
}

extension DataFormat {
  /// What stands between the values of a row; nil where more than one byte does.
  fileprivate var separator: UInt8? {
    switch self {
    case .csv: UInt8(ascii: ",")
    case .tsv: UInt8(ascii: "\t")
    case .json, .jsonl: nil
    }
  }
}

extension Cell {
  /// The table of a `data` cell, from its body or its file.
  package func table(limits: Limits, workers: Workers = .alone) -> (table: Table?, diagnostics: [Diagnostic]) {
    var source = body
    if attributes.file != nil {
      if let start = body.text.firstIndex(where: { $0 > 32 }) {
        let end = body.text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? body.text.count
        return (nil, [.rowsBesideFile(at: body.region(Span(start, end)), attributes: region)])
      }
      switch dataFile {
      case .contents(let contents): source = contents
      case .failure(let diagnostic): return (nil, [diagnostic])
      case nil: return (nil, [.fileNotRead(attributes.file ?? "", at: region)])
      }
    }
    return Table.parsing(
      source, format: attributes.dataFormat, missing: attributes.missing, textColumn: attributes.textColumn,
      limits: limits, workers: workers)
  }
}

/// A table as it stands in its text, before its columns have types.
struct FieldTable {
  var columns: [FieldColumn] = []
  var rowCount = 0
  var diagnostics: TableDiagnostics

  init(source: Source) {
    diagnostics = TableDiagnostics(source: source)
  }
}

struct FieldColumn {
  var name: String
  /// The header, with its quotes.
  var nameSpan: Span
  /// One for each row.
  var fields: [Field] = []
}

/// Where one value of a table stands in its text, with its quotes.
struct Field {
  private let start: UInt32
  private let end: UInt32

  init(_ span: Span) {
    start = UInt32(truncatingIfNeeded: span.start)
    end = UInt32(truncatingIfNeeded: span.end)
  }

  /// A field that its row does not have.
  static let absent = Field(Span(-1, -1))

  var isAbsent: Bool { start == UInt32.max }

  /// - Precondition: it is not absent.
  var span: Span { Span(Int(start), Int(end)) }

  /// Two offsets take 8 bytes, not 16: a file of a million rows has millions of fields.
  static let longestText: Int64 = 0xFFFF_FFFE
}

extension FieldTable {
  fileprivate consuming func typed(
    _ reading: FieldReading, textColumn: String?
  ) -> (table: Table?, diagnostics: [Diagnostic]) {
    var diagnostics = diagnostics
    if let textColumn, let first = columns.first, !columns.contains(where: { $0.name == textColumn }) {
      let names = columns.map { $0.name }
      let last = reading.isJSON ? first : columns[columns.count - 1]
      diagnostics.add(at: first.nameSpan.through(last.nameSpan)) {
        .unknownTextColumn(textColumn, names: names, at: $0)
      }
    }
    var typed: [Table.Column] = []
    for column in columns {
      guard let value = column.value(reading, isText: column.name == textColumn, &diagnostics) else { continue }
      typed.append(Table.Column(name: column.name, value: value))
    }
    guard diagnostics.isEmpty else { return (nil, diagnostics.shown) }
    return (Table(columns: typed, rowCount: rowCount), [])
  }
}

extension Diagnostic {
  static func tooManyElements(_ limit: Int64, row: Int, at region: Region) -> Diagnostic {
    Diagnostic(
      .elementLimit, "the table has more than \(limit) values", at: region, "the limit is passed in row \(row)",
      help: "use fewer rows or columns")
  }

  static func duplicateHeader(_ name: String, at region: Region, first: Region) -> Diagnostic {
    Diagnostic(
      .duplicateHeader, "two columns are named `\(name)`", at: [Label(region, "again"), Label(first, "first here")],
      help: "rename one of them")
  }

  fileprivate static func unknownTextColumn(_ name: String, names: [String], at region: Region) -> Diagnostic {
    let near = suggestion(for: name, among: names)
    return Diagnostic(
      .unknownColumn, "`text=` names `\(name)`, and no column has that name", at: region, "the columns",
      help: near.map { "did you mean `text=\"\($0)\"`?" } ?? "the columns are \(names.shortened.quoted("and"))")
  }

  fileprivate static func rowsBesideFile(at region: Region, attributes: Region) -> Diagnostic {
    Diagnostic(
      .badAttribute, "the cell has `file=` and rows of its own",
      at: [Label(attributes, "the rows come from a file"), Label(region, "and from here")],
      help: "leave one of them out")
  }

  fileprivate static func fileNotRead(_ file: String, at region: Region) -> Diagnostic {
    Diagnostic(.unreadableFile, "`\(file)` was not read", at: region, help: "put the rows into the cell")
  }
}
