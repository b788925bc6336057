package import LossLanguage

/// What accepting the computed values would change in a notebook, and what it would not.
package struct Acceptance: Sendable {
  /// By position.
  package var changes: [Change] = []
  package var refusals: [Refusal] = []

  /// A claim that gets another number.
  package struct Change: Sendable {
    package let claim: ClaimResult
    package let update: ClaimUpdate
  }

  /// A claim that does not hold and is not for a program to change.
  package struct Refusal: Sendable {
    package let claim: ClaimResult
    /// Why, and what to do.
    package let reason: String
  }

  /// In order and apart.
  package var edits: [Edit] {
    changes.flatMap { $0.update.replacements.map { Edit($0.bytes, Array($0.text.utf8)) } }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension Notebook {
  /// - Parameter cell: the only cell whose claims count; nil for all, those of the prose included.
  package func acceptance(of report: Report, cell: String? = nil) -> Acceptance {
    var acceptance = Acceptance()
    let failing = Set(worksheet.cells.filter { $0.attributes.failure != nil }.map(\.id))
    for claim in report.claims where cell == nil || claim.cell == cell {
      guard claim.kind == .claim || claim.kind == .erratum, claim.verdict != .holds, !claim.isExpected else { continue }
      if let reason = claim.refusal(inFailingCell: claim.cell.map(failing.contains) ?? false) {
        acceptance.refusals.append(Acceptance.Refusal(claim: claim, reason: reason))
      } else if let update = claim.update {
        acceptance.changes.append(Acceptance.Change(claim: claim, update: update))
      }
    }
    return acceptance
  }
}

extension ClaimResult {
  /// Why the claim is not changed; nil if it may be.
  fileprivate func refusal(inFailingCell isInFailingCell: Bool) -> String? {
    let because = reason.map { " (\($0))" } ?? ""
    if verdict == .error || verdict == .skipped {
      return "it has no value\(because); mend what is wrong first"
    }
    if kind == .erratum {
      return "an erratum is the author's word\(because); write what was published, or take the erratum out"
    }
    if isInFailingCell { return "its cell is marked `fails`\(because); change one of the two" }
    if isExact {
      let correction = suggestion.map { "write `== \($0)`, or `≈` for a rounding" } ?? "write another value"
      return "`==` states an exact value\(because); \(correction)"
    }
    guard let update else { return "more than a number would change\(because); write it anew" }
    if cell == nil, update.text.contains(where: { "`|\n".contains($0) }) {
      return "`\(update.text)` cannot stand in a code span; move the claim into a `loss` cell"
    }
    return nil
  }
}
