/// Lays out comma-separated values: each column as wide as its longest field, the comma directly behind the field.
///
/// Blank lines, which mean nothing, are left out. Where a row would grow beyond what one reads without scrolling,
/// columns are not aligned.
enum DataLayout {
  private static let maximumWidth = 100

  /// nil where the table cannot be read.
  static func text(of source: Source, limits: Limits) -> String? {
    let fields = DelimitedReader.reading(source, separator: UInt8(ascii: ","), limits: limits)
    guard fields.diagnostics.isEmpty else { return nil }
    let rows = rows(of: fields, in: source)
    // A quoted field may hold line breaks: then its row has lines that no column can be aligned in.
    let hasLongFields = rows.contains { $0.contains { $0.utf8.contains(UInt8(ascii: "\n")) } }
    let widths = hasLongFields ? [] : widths(of: rows, columns: fields.columns.count)
    var total = 0
    for width in widths { total += width + 2 }
    let isAligned = !hasLongFields && total <= maximumWidth
    var lines: [String] = []
    for row in rows {
      var line = ""
      var blanks = 0
      for (index, field) in row.enumerated() {
        if !field.isEmpty { line += String(repeating: " ", count: blanks) + field }
        if index < row.count - 1 {
          // The comma stands behind an empty field's blanks too, so that one sees which column it closes.
          if field.isEmpty, isAligned { line += String(repeating: " ", count: blanks) }
          line += ","
          blanks = isAligned ? widths[index] - field.displayWidth + 1 : 1
        }
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  /// The header, then the rows, each field as it was written.
  private static func rows(of table: FieldTable, in source: Source) -> [[String]] {
    var rows: [[String]] = [[]]
    for column in table.columns { rows[0].append(source.text(of: column.nameSpan)) }
    for row in 0..<table.rowCount {
      var fields: [String] = []
      for column in table.columns {
        let field = column.fields[row]
        fields.append(field.isAbsent ? "" : source.text(of: field.span))
      }
      rows.append(fields)
    }
    return rows
  }

  private static func widths(of rows: [[String]], columns: Int) -> [Int] {
    var widths = [Int](repeating: 0, count: columns)
    for row in rows {
      for (index, field) in row.enumerated() { widths[index] = max(widths[index], field.displayWidth) }
    }
    return widths
  }
}
