package import LossLanguage
internal import Notebook

/// What a notebook showed before something in it broke, for a page that is read while it is written: the last good
/// results stay where there are none now. A page that is published has none of this.
package struct EarlierResults: Sendable {
  /// By the id of a cell that shows less now.
  var cells: [String: CellResult] = [:]
  /// Values in prose, by their expression.
  var values: [String: ClaimResult] = [:]
  /// The whole text is an earlier one, for the file cannot be read now.
  var isWholePage = false

  static let none = EarlierResults()
}

extension PublishedNotebook {
  /// This notebook, with what an older state of it showed in the places where it shows less.
  package func keepingResults(of older: PublishedNotebook) -> PublishedNotebook {
    var notebook = self
    notebook.earlier = .none
    let cells = Dictionary(older.report.cells.map { ($0.id, $0) }) { first, _ in first }
    for cell in report.cells where cell.status != .ok {
      guard let earlier = older.earlier.cells[cell.id] ?? cells[cell.id], earlier.kind == cell.kind,
        earlier.status == .ok, earlier.valueCount > cell.valueCount
      else { continue }
      notebook.earlier.cells[cell.id] = earlier
    }
    let values = Dictionary(older.report.prose.map { ($0.expression, $0) }) { first, _ in first }
    for claim in report.prose where claim.kind == .value && claim.value == nil {
      guard let earlier = older.earlier.values[claim.expression] ?? values[claim.expression], earlier.value != nil
      else {
        continue
      }
      notebook.earlier.values[claim.expression] = earlier
    }
    return notebook
  }

  /// The same page, though its file says nothing that could be shown; `diagnostics` tell why.
  package func kept(with diagnostics: [Diagnostic]) -> PublishedNotebook {
    var notebook = self
    notebook.earlier.isWholePage = !document.blocks.isEmpty
    notebook.report.diagnostics = diagnostics
    return notebook
  }
}

extension CellResult {
  /// How many of its outputs have something to show.
  fileprivate var valueCount: Int {
    outputs.count { output in
      if case .claim(let index) = output.content { claims[index].value != nil } else { true }
    }
  }
}
