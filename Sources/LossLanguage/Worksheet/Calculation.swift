package import LossCore

/// Expressions over values that the caller has, outside any notebook: what benchmarks time.
package struct Calculation {
  private let run: WorksheetRun
  private let names: [String]
  private let values: [Value]

  package init(_ values: [(name: String, value: Value)], limits: Limits = Limits(), workers: Workers = .alone) {
    let worksheet = Worksheet(file: "calculation", cells: [], prose: [], limits: limits)
    run = WorksheetRun(worksheet, library: LibraryValues(), workers: workers)
    names = values.map { $0.name }
    self.values = values.map { $0.value }
  }

  /// The value of an expression as a notebook's prose may have it.
  package func value(of text: String) throws(Diagnostic) -> Value {
    let source = Source(file: "calculation", text: text)
    let (statement, faults) = parseProse(source)
    if let fault = faults.first { throw fault }
    guard let statement else { return .number(.nan) }
    let surroundings = Surroundings(cell: nil, notebook: run.names, library: run.library)
    let resolution = run.resolved(statement.expression, source, surroundings, locals: names)
    return try run.value(of: resolution, source, locals: values)
  }
}
