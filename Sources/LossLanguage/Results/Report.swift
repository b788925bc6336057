/// Everything that came of evaluating a worksheet, in the order of the document. It does not hold the sources; results
/// are matched to cells and prose expressions by index.
package struct Report: Sendable {
  package var file: String
  /// One for each cell of the worksheet.
  package var cells: [CellResult]
  /// One for each prose expression of the worksheet.
  package var prose: [ClaimResult]
  /// All diagnostics, by position: of reading and of evaluating, those of claims included.
  package var diagnostics: [Diagnostic]

  package init(file: String, cells: [CellResult], prose: [ClaimResult], diagnostics: [Diagnostic]) {
    self.file = file
    self.cells = cells
    self.prose = prose
    self.diagnostics = diagnostics
  }

  /// Every claim, erratum, check and refutation of cells and prose, and every value in prose, by position.
  package var claims: [ClaimResult] {
    (cells.flatMap { $0.claims } + prose).sorted { $0.region.start < $1.region.start }
  }

  /// No unexpected error, and every claim holds (a false claim of a `fails` cell is expected).
  package var isOK: Bool {
    !diagnostics.contains { $0.isFailure }
      && claims.allSatisfy { $0.isExpected || $0.verdict == nil || $0.verdict == .holds }
  }
}

package struct CellResult: Sendable {
  package var id: String
  package var kind: CellKind
  package var line: Int
  package var status: Status
  package var outputs: [Output]
  /// Those of the cell's statements.
  package var claims: [ClaimResult]

  package enum Status: String, Sendable { case ok, failed, skipped }

  package init(id: String, kind: CellKind, line: Int, status: Status, outputs: [Output], claims: [ClaimResult]) {
    self.id = id
    self.kind = kind
    self.line = line
    self.status = status
    self.outputs = outputs
    self.claims = claims
  }
}

/// Something that a cell shows.
package struct Output: Sendable {
  package var content: Content
  /// Line of the statement (of a data or plot cell: of its fence).
  package var line: Int
  /// The statement as written (for `steps x` and claims the expression alone; empty for data and plot cells).
  package var source: String
  /// Significant digits to show.
  package var digits: Int

  package enum Content: Sendable {
    case value(Value)
    /// A claim: the index into the cell's `claims`, which has the value.
    case claim(Int)
    /// A data cell's table.
    case table(Table)
    case steps(WorkedSteps, Value)
    /// A function and its definition.
    case formula(WorkedSteps, Value)
    case chart(Chart)
  }

  package init(content: Content, line: Int, source: String, digits: Int) {
    self.content = content
    self.line = line
    self.source = source
    self.digits = digits
  }
}

/// The fate of a claim, an erratum, a check, a refutation, or a prose value without a literal.
package struct ClaimResult: Sendable {
  package var kind: Kind
  /// The cell's id; nil in prose.
  package var cell: String?
  /// In prose from its `=`; in a cell the statement.
  package var region: Region
  /// As written, without what is claimed.
  package var expression: String
  /// The literal as written behind `≈` or `==`, tolerance and unit included; nil for checks and plain values.
  package var written: String?
  /// The part of the file that `written` fills, for edits: byte offsets, the byte-order mark counted.
  package var writtenBytes: Range<Int>?
  /// nil for a prose value that could be computed.
  package var verdict: Verdict?
  package var value: Value?
  /// Significant digits to show a prose value with.
  package var digits: Int
  /// One line: why it fails, or what is noteworthy about how it holds.
  package var reason: String?
  /// Index lists of the failing elements of a check, of the counter-examples of a refutation.
  package var failing: [[Int]]
  /// What to write in place of `written`, so that it holds; nil where there is no such text.
  package var suggestion: String?
  /// What `accept` may write; nil where more than a number would change: another unit or shape, an erratum, `==`.
  package var update: ClaimUpdate?
  /// In a `fails` cell that fails as it says: the verdict does not count.
  package var isExpected = false
  /// The value has no unit, so the written one is the author's.
  package var unitIsAuthors = false
  /// Claimed with `==`.
  package var isExact = false

  package enum Kind: String, Sendable { case claim, erratum, check, refutation, value }
  package enum Verdict: String, Sendable { case holds, fails, unfilled, skipped, error }

  package init(
    kind: Kind, cell: String?, region: Region, expression: String, written: String? = nil,
    writtenBytes: Range<Int>? = nil, verdict: Verdict?, value: Value? = nil, digits: Int, reason: String? = nil,
    failing: [[Int]] = []
  ) {
    self.kind = kind
    self.cell = cell
    self.region = region
    self.expression = expression
    self.written = written
    self.writtenBytes = writtenBytes
    self.verdict = verdict
    self.value = value
    self.digits = digits
    self.reason = reason
    self.failing = failing
  }
}

/// A calculation as a reader would do it by hand: each line follows from the one before.
package struct WorkedSteps: Sendable {
  package var lines: [Line]

  package struct Line: Sendable {
    /// An expression of the language, spelled plainly.
    package var text: String
    /// What was done to get here, e.g. `zero terms dropped`; empty for the first line.
    package var remark: String
    /// The names in it that stand for arrays, so that a sum over them can be written with its index; nil where that is
    /// unknown.
    package var arrays: Set<String>?

    package init(_ text: String, remark: String = "", arrays: Set<String>? = nil) {
      self.text = text
      self.remark = remark
      self.arrays = arrays
    }
  }

  package init(lines: [Line]) {
    self.lines = lines
  }

  /// The lines joined as a terminal shows them, remarks in parentheses.
  package var text: String {
    lines.map { $0.remark.isEmpty ? $0.text : "\($0.text)  (\($0.remark))" }.joined(separator: "\n")
  }
}
