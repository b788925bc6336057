import LossLanguage
import Testing

/// The report of a notebook of one unnamed `loss` cell.
func run(_ text: String, prose: [String] = [], limits: Limits = Limits()) -> Report {
  worksheet([("loss", text)], prose: prose, limits: limits).evaluated()
}

/// What the statements of one cell show, at full precision, and the codes of what is wrong with them.
func shown(_ text: String, limits: Limits = Limits()) -> [String] {
  let report = worksheet([("loss digits=17", text)], limits: limits).evaluated()
  return report.shown + report.diagnostics.map(\.code.rawValue)
}

/// A worksheet of cells, each given by its info string and its text; every cell starts at line 1 of a file of its own
/// number, so that positions in tests are easy to read.
func worksheet(_ cells: [(info: String, text: String)], prose: [String] = [], limits: Limits = Limits()) -> Worksheet {
  var result: [Cell] = []
  for (number, cell) in cells.enumerated() {
    let kind = CellKind(rawValue: String(cell.info.prefix { $0 != " " })) ?? .loss
    let info = Source(file: "test.md", text: String(cell.info.dropFirst(kind.rawValue.count)))
    let (attributes, _) = CellAttributes.parsing(info, kind: kind)
    let body = Source(file: "test.md", text: cell.text, line: 100 * number + 1)
    result.append(
      Cell(
        kind: kind, attributes: attributes, id: attributes.name ?? "cell-\(number + 1)", line: 100 * number + 1,
        region: body.region(Span(0, 0)), body: body))
  }
  let expressions = prose.enumerated().map { number, text in
    let source = Source(file: "test.md", text: text, line: 10_000 + number)
    return ProseExpression(source: source, region: source.region(Span(0, source.text.count)))
  }
  return Worksheet(file: "test.md", cells: result, prose: expressions, limits: limits)
}

extension Report {
  /// The errors and warnings, each as `line:column code: message`.
  var faults: [String] {
    diagnostics.map { "\($0.region.start.line):\($0.region.start.column) \($0.code.rawValue): \($0.message)" }
  }

  /// The values that are shown, as text.
  var shown: [String] {
    cells.flatMap { cell in
      cell.outputs.compactMap { output in
        switch output.content {
        case .value(let value): value.text(digits: output.digits)
        case .claim(let index): cell.claims[index].value?.text(digits: output.digits)
        default: nil
        }
      }
    }
  }
}

/// Whether a statement, which checks or claims something, holds.
func expectHolds(_ statements: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let report = run(statements)
  #expect(report.isOK, "\(statements): \(report.diagnostics.map { $0.message })", sourceLocation: sourceLocation)
}

/// Holds a cell to one fault, by its code and by words of its message.
func expectFault(
  _ statements: String, _ code: String, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let report = run(statements)
  #expect(report.diagnostics.count == 1, "\(statements)", sourceLocation: sourceLocation)
  guard let fault = report.diagnostics.first else { return }
  #expect(fault.code.rawValue == code, "\(statements)", sourceLocation: sourceLocation)
  #expect(fault.message.contains(words), "\(fault.message)", sourceLocation: sourceLocation)
}
