import LossCore
import Testing

@testable import LossLanguage

/// The value of an expression of prose, after the statements of a cell; nil, with an issue, if something is wrong.
func value(
  _ expression: String, after cell: String = "", sourceLocation: SourceLocation = #_sourceLocation
) -> Value? {
  let report = run(cell, prose: [expression])
  let faults = report.diagnostics.filter { $0.severity == .error }.map { "\($0.message) \($0.labels.map(\.text))" }
  #expect(faults.isEmpty, "\(cell)\n\(expression)", sourceLocation: sourceLocation)
  return report.prose.first?.value
}

func numbers(
  _ expression: String, after cell: String = "", sourceLocation: SourceLocation = #_sourceLocation
) -> [Double] {
  guard case .numbers(let numbers)? = value(expression, after: cell, sourceLocation: sourceLocation) else {
    Issue.record("`\(expression)` is no number", sourceLocation: sourceLocation)
    return []
  }
  return numbers.tensor.elements
}
