/// What the info string of a cell says behind its kind.
package struct CellAttributes: Sendable, Equatable {
  /// The first bare word that is no flag.
  package var name: String?
  /// `id=NAME`
  package var id: String?
  /// `digits=N`, significant digits shown
  package var digits: Int?
  /// `hide`: the source is not shown (of a `data` cell, nothing is)
  package var isHidden = false
  /// `fold`: the source is behind a disclosure
  package var isFolded = false
  /// `fails`, `fails=CODE` (`loss` only)
  package var failure: ExpectedFailure?
  /// `total=mean|sum`: a footer row of tables
  package var total: Total?
  /// `shade=COLUMN`: a column shaded by value
  package var shade: String?
  /// `data` only: `format= file= missing= text=`
  package var format: DataFormat?
  package var file: String?
  package var missing: String?
  package var textColumn: String?

  package enum ExpectedFailure: Sendable, Equatable {
    case any
    case code(DiagnosticCode)
  }

  package enum Total: String, Sendable { case mean, sum }

  package init() {}
}

package enum DataFormat: String, Sendable, CaseIterable {
  case csv, tsv, json, jsonl
}
