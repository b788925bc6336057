internal import Drawing
internal import LossLanguage

extension PublishedNotebook {
  /// The tables that the page shows only the beginning of, with the paths of CSV files beside it that have all rows.
  var longTables: [(path: String, table: Table)] {
    var tables: [(path: String, table: Table)] = []
    for (cell, result) in zip(worksheet.cells, report.cells) {
      for (index, output) in result.outputs.enumerated() {
        guard let table = output.longTable, let path = path(ofTable: index, in: cell) else { continue }
        tables.append((path, table))
      }
    }
    return tables
  }

  /// Where a page links to all rows of a table; nil if it shows them.
  func address(ofTable output: Int, of result: CellResult, in cell: Cell) -> String? {
    guard result.outputs[output].longTable != nil else { return nil }
    return path(ofTable: output, in: cell).map { path.link(to: $0) }
  }

  /// `guide/first.cell-2.csv`, of a further table of the cell `guide/first.cell-2-3.csv`.
  private func path(ofTable output: Int, in cell: Cell) -> String? {
    // The page does not show it.
    if cell.attributes.isHidden && cell.kind == .data { return nil }
    let number = output == 0 ? "" : "-\(output + 1)"
    return "\(path.path.dropLast(".html".count)).\(cell.id)\(number).csv"
  }
}

extension Output {
  /// The table that it shows, if that is cut.
  fileprivate var longTable: Table? {
    switch content {
    case .table(let table), .value(.table(let table)): table.isCut ? table : nil
    default: nil
    }
  }
}
