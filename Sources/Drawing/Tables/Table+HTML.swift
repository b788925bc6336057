internal import LossCore
package import LossLanguage

extension Table {
  /// The table as HTML: units in the headers, numbers set right and aligned on their points, `–` for what is missing;
  /// of a long table the first rows and how many there are.
  ///
  /// - Parameters:
  ///   - attributes: of the cell: `total=` adds a footer row, `shade=` shades a column by value.
  ///   - caption: what stands over the table.
  ///   - fullData: the address of all rows, for a table that is cut.
  package func html(
    digits: Int, attributes: CellAttributes = CellAttributes(), caption: Markup? = nil, fullData: String? = nil
  ) -> Markup {
    var html = Markup()
    guard !columns.isEmpty else {
      html.text(summary)
      return html
    }
    let rows = isCut ? Self.rowLimit : rowCount
    let format = NumberFormat(digits: digits, signs: .typeset)
    var grid = TableGrid(columns: [], caption: caption)
    for (index, column) in columns.enumerated() {
      var cells = column.cells(rows: rows, format: format)
      var sortKeys: [String?] = []
      if case .numbers(let numbers) = column.value {
        let values = numbers.tensor.elements.prefix(rows)
        for (row, value) in values.enumerated() where value.isNaN { cells[row] = "" }
        // `1.5×10⁻⁷` and `∞` are no numbers to a script.
        sortKeys = zip(cells, values).map { cell, value in
          value.isInfinite ? value < 0 ? "-1e999" : "1e999" : cell.contains("e") ? NumberFormat.shortest(value) : nil
        }
        cells = cells.map(typeset)
      }
      var shades: [Int?] = []
      if column.name == attributes.shade { shades = column.shades(rows: rows) }
      grid.columns.append(
        TableGrid.Column(
          header: column.name, unit: column.unit?.rawValue, cells: cells, isNumeric: column.isNumeric,
          isRowHeader: index == 0 && column.isText, shades: shades, sortKeys: sortKeys))
    }
    if let total = attributes.total {
      grid.footer = footer(total, format)
      grid.alignFooter()
    }
    if isCut { grid.remainder = ("… \(rowCount) rows in all", fullData) }
    grid.write(into: &html)
    return html
  }

  /// Only the first rows are shown. A table with one row too many is not worth a cut.
  package var isCut: Bool { rowCount > Self.rowLimit + 1 && !columns.isEmpty }

  private static var rowLimit: Int { 10 }
}

extension Table {
  /// The mean or the sum of each numeric column; the first column says which, before its own number if it measures
  /// something. A first column that names or numbers the rows has no total.
  private func footer(_ total: CellAttributes.Total, _ format: NumberFormat) -> [String] {
    columns.enumerated().map { index, column in
      let name = index == 0 ? total.rawValue : ""
      guard case .numbers(let numbers) = column.value, rowCount > 0 else { return name }
      if index == 0, columns.count > 1, column.numbersRows { return name }
      let lane = Lane(numbers.tensor.elements)
      let value = total == .sum ? lane.sum : lane.mean
      let text = value.isNaN ? "–" : typeset(format.text(value))
      return name.isEmpty ? text : "\(name) \(text)"
    }
  }
}

extension Table.Column {
  var unit: Unit? { if case .numbers(let numbers) = value { numbers.unit } else { nil } }
  var isText: Bool { if case .texts = value { true } else { false } }

  /// Whole numbers, each greater than the one before: places, steps, years.
  fileprivate var numbersRows: Bool {
    guard case .numbers(let numbers) = value else { return false }
    let elements = numbers.tensor.elements
    return numbers.unit == nil && elements.allSatisfy { $0 == $0.rounded(.down) && $0.isFinite }
      && zip(elements, elements.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The shade of each cell, from the least finite value of the whole column to the greatest.
  fileprivate func shades(rows: Int) -> [Int?] {
    guard case .numbers(let numbers) = value else { return [] }
    let finite = numbers.tensor.elements.filter { $0.isFinite }
    guard let low = finite.min(), let high = finite.max() else { return [] }
    return numbers.tensor.elements.prefix(rows).map { shadeIndex(of: $0, from: low, to: high) }
  }
}
