import Testing

@testable import LossLanguage

extension ClaimLiteral {
  /// What a notebook reads behind `≈`.
  init(_ spelling: String) {
    let (statement, diagnostics) = parseProse(Source(file: "test.md", text: "x ≈ \(spelling)"))
    guard diagnostics.isEmpty, case .claim(let claim) = statement else {
      Issue.record("`\(spelling)` is no literal: \(diagnostics.map(\.message))")
      self.init(value: .nan)
      return
    }
    self = claim.literal
  }
}
