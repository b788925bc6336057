internal import LossCore

extension Table {
  /// The table in plain text: a line of headers, then a line a row, columns two blanks apart.
  ///
  /// Numbers are set right and aligned on their points, all else left. Of a long table the first rows, then a line that
  /// says how many there are. No line ends in a blank; the text ends without a line break.
  package func text(digits: Int = 4, rowLimit: Int = 20) -> String {
    guard !columns.isEmpty else { return summary }
    let shownRows = min(rowCount, max(0, rowLimit))
    let layouts = columns.map { ColumnLayout($0, rows: shownRows, digits: digits) }
    var lines: [String] = []
    for row in 0...shownRows { lines.append(line(row, layouts)) }
    if rowCount > shownRows { lines.append("… \(counted(rowCount, "row")) in all") }
    return lines.joined(separator: "\n")
  }

  private func line(_ row: Int, _ layouts: [ColumnLayout]) -> String {
    var text = ""
    var gap = 0
    for (index, layout) in layouts.enumerated() {
      let cell = row == 0 ? layout.header : layout.cells[row - 1]
      let padding = layout.width - cell.displayWidth
      if index > 0 { gap += 2 }
      if layout.isNumeric { gap += padding }
      text += String(repeating: " ", count: gap) + cell
      gap = layout.isNumeric ? 0 : padding
    }
    return text
  }
}

extension Table.Column {
  /// The name, with the unit in parentheses: `loss (bits)`.
  package var header: String {
    if case .numbers(let numbers) = value, let unit = numbers.unit { return "\(name) (\(unit.rawValue))" }
    return name
  }

  package var isNumeric: Bool {
    if case .numbers = value { true } else { false }
  }

  /// What stands in the first `rows` cells: numbers aligned on their points when they are set right, texts as they are.
  package func cells(rows: Int = .max, format: NumberFormat) -> [String] {
    switch value {
    case .numbers(let numbers): format.column(Array(numbers.tensor.elements.prefix(rows)))
    case .booleans(let tensor): tensor.elements.prefix(rows).map { $0 ? "true" : "false" }
    case .texts(let tensor): Array(tensor.elements.prefix(rows))
    case .table, .record, .function: []
    }
  }
}

/// A column as plain text.
private struct ColumnLayout {
  let header: String
  let cells: [String]
  let isNumeric: Bool
  let width: Int

  init(_ column: Table.Column, rows: Int, digits: Int) {
    header = oneLine(column.header)
    var cells = column.cells(rows: rows, format: NumberFormat(digits: digits)).map(oneLine)
    while cells.count < rows { cells.append("") }
    self.cells = cells
    isNumeric = column.isNumeric
    var width = header.displayWidth
    for cell in cells { width = max(width, cell.displayWidth) }
    self.width = width
  }
}

/// A text for a cell: line breaks and other controls as blanks, cut with `…` where it is long.
private func oneLine(_ text: String) -> String {
  let limit = 60
  // Nearly all are short and plain.
  if text.utf8.count <= limit, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var result = ""
  var length = 0
  for scalar in text.unicodeScalars {
    guard length < limit else { return result + "…" }
    result.unicodeScalars.append(scalar.isControl ? " " : scalar)
    length += 1
  }
  return result
}
