/// What there is to evaluate in one notebook: its cells and the expressions in its prose.
///
/// A value without Markdown: the host half makes it from a notebook's text, a browser from what the page carries.
package struct Worksheet: Sendable {
  /// The notebook's file as diagnostics show it.
  package var file: String
  /// In the order of the document.
  package var cells: [Cell]
  /// In the order of the document; their names may be defined further down.
  package var prose: [ProseExpression]
  /// Significant digits shown, from the front matter.
  package var digits: Int
  package var limits: Limits

  package init(
    file: String, cells: [Cell], prose: [ProseExpression], digits: Int = 4, limits: Limits = Limits()
  ) {
    self.file = file
    self.cells = cells
    self.prose = prose
    self.digits = digits
    self.limits = limits
  }
}

/// One `loss`, `data` or `plot` cell.
package struct Cell: Sendable {
  package var kind: CellKind
  package var attributes: CellAttributes
  /// `id=`, else the name, else `cell-N`.
  package var id: String
  /// The line of its opening fence.
  package var line: Int
  /// Where its info string stands (the cell's own place for diagnostics).
  package var region: Region
  /// What stands between the fences.
  package var body: Source
  /// For a `data` cell with `file=`: what the file holds, or why it cannot be read. The host reads it.
  package var dataFile: DataFile?

  package enum DataFile: Sendable {
    case contents(Source)
    case failure(Diagnostic)
  }

  package init(
    kind: CellKind, attributes: CellAttributes, id: String, line: Int, region: Region, body: Source,
    dataFile: DataFile? = nil
  ) {
    self.kind = kind
    self.attributes = attributes
    self.id = id
    self.line = line
    self.region = region
    self.body = body
    self.dataFile = dataFile
  }
}

package enum CellKind: String, Sendable, CaseIterable {
  case loss, data, plot
}

/// A code span in prose that starts with `= `.
package struct ProseExpression: Sendable {
  /// What stands behind the `=` and its blank, line breaks included.
  package var source: Source
  /// The `=` sign to the end of the span's text.
  package var region: Region

  package init(source: Source, region: Region) {
    self.source = source
    self.region = region
  }
}

/// What a notebook may use up; counted, never timed, and equal on every platform.
package struct Limits: Sendable, Equatable {
  /// Calls of functions within one another.
  package var calls = 100
  /// Work of the whole notebook: each evaluated expression counts 32, each element that it touches 1.
  package var steps: Int64 = 8_000_000_000
  /// Elements of one array, of all arrays that the notebook's names hold, and of all that one statement works with.
  package var elements: Int64 = 100_000_000
  /// Bytes of all outputs of one notebook, as shown.
  package var output: Int64 = 10_000_000

  package init() {}
}
