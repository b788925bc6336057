internal import LossCore

/// What becomes of a claim once the value is known.
package struct Judgement: Sendable {
  /// `holds`, `fails` or `unfilled`.
  package var verdict: ClaimResult.Verdict
  /// One line: why it fails (`the value is 0.514573, which rounds to 0.515, not 0.514`), or what is noteworthy about
  /// how it holds.
  package var reason: String?
  /// One line that says what to write instead.
  package var help: String?
  /// Where the first element is for which it fails; empty for a single number, nil when it is no matter of elements.
  package var failingIndex: [Int]?
  /// The value has no unit, so the written one is the author's.
  package var unitIsAuthors = false
  /// A right side that holds, in the form of the one that fails or is to be filled in: decimals, `%`, unit, tolerance
  /// and powers of ten are kept. nil when there is none: for errata, and values that no literal can state.
  package var suggestion: String?
  /// Whether the suggestion states a value of the kind, the shape and the unit that are written or left open: only the
  /// number is another.
  package var changesNumberOnly = false
  /// How far the value is from what is written; nil where that is no matter of numbers.
  package var distance: ClaimDistance?
}

/// Judges a claim in exact decimal arithmetic, to the letter of the language.
///
/// - Parameter digits: significant digits for what fills a `?`.
package func judge(
  _ literal: ClaimLiteral, _ relation: Claim.Relation, for value: Value, digits: Int = 4
) -> Judgement {
  let comparison = ClaimComparison(literal, isExact: relation == .exactly, with: value)
  let outcome = comparison.outcome
  let unitIsAuthors = literal.unit != nil && comparison.value != nil && comparison.value?.unit == nil
  var judgement = Judgement(verdict: .fails, unitIsAuthors: unitIsAuthors)
  if relation == .erratum {
    judgement.judgeErratum(outcome, comparison)
    return judgement
  }

  if case .holds = outcome {
    judgement.verdict = .holds
    if unitIsAuthors { judgement.reason = "the value has no unit, the written one is the author's" }
    return judgement
  }
  judgement.suggestion = comparison.suggestion(digits: digits)
  judgement.reason = comparison.reason(for: outcome)
  judgement.help = comparison.help(for: outcome)
  switch outcome {
  case .unfilled:
    judgement.verdict = .unfilled
    judgement.changesNumberOnly = literal.unit == nil || unitIsAuthors || literal.unit == comparison.value?.unit
    judgement.reason = "the value is \(value.text(digits: digits))"
    judgement.help = judgement.suggestion.flatMap { $0.utf8.count <= 80 ? "write `\($0)`" : nil }
  case .differs(let index, _):
    judgement.changesNumberOnly = true
    judgement.distance = comparison.distance
    judgement.failingIndex = comparison.literal.shape.indices(ofElement: index)
  default: break
  }
  if judgement.help == nil, let suggestion = judgement.suggestion, suggestion.utf8.count <= 80 {
    judgement.help = "if the value is right, write `\(suggestion)`"
  }
  return judgement
}

private extension Judgement {
  /// An erratum holds when the claim would be false, and the value is defined, not nan, and of the literal's shape.
  mutating func judgeErratum(_ outcome: ClaimComparison.Outcome, _ comparison: ClaimComparison) {
    switch outcome {
    case .unfilled:
      verdict = .unfilled
      help = "write the published value"
    case .incomparable:
      reason = comparison.reason(for: outcome)
      help = "an erratum is about a value of the same kind and shape"
    case .differs, .differsInUnit:
      reason = comparison.reason(for: outcome)
      if comparison.value?.hasNaN == true {
        reason = "the value is nan, which shows nothing about the published one"
      } else {
        verdict = .holds
      }
    case .holds:
      reason = comparison.reason(for: outcome)
      help = "write `≈`"
    }
  }
}
