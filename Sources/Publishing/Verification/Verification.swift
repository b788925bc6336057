internal import LossLanguage

/// What was checked in a notebook, counted.
struct Verification: Sendable {
  var claims = 0
  var errata = 0
  var checks = 0
  var refutations = 0
  /// Cells that are marked `fails` and do.
  var refusals = 0
  /// Of the above, those that do not hold, and faults beside them.
  var faults = 0

  init() {}

  init(_ notebook: PublishedNotebook) {
    for claim in notebook.report.claims where !claim.isExpected && claim.verdict != nil {
      switch claim.kind {
      case .claim: claims += 1
      case .erratum: errata += 1
      case .check: checks += 1
      case .refutation: refutations += 1
      case .value: continue
      }
    }
    refusals = zip(notebook.worksheet.cells, notebook.report.cells).count {
      $0.attributes.failure != nil && $1.status != .skipped
    }
    faults = notebook.report.diagnostics.count(where: \.isFailure)
  }

  var total: Int { claims + errata + checks + refutations + refusals }

  /// `42 claims, 3 errata and 1 check`
  var parts: String {
    let parts = [
      (claims, "claim", "claims"), (errata, "erratum", "errata"), (checks, "check", "checks"),
      (refutations, "refutation", "refutations"), (refusals, "expected failure", "expected failures"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    guard parts.count > 1 else { return parts.first ?? "nothing" }
    return parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
  }

  static func += (sum: inout Verification, other: Verification) {
    sum.claims += other.claims
    sum.errata += other.errata
    sum.checks += other.checks
    sum.refutations += other.refutations
    sum.refusals += other.refusals
    sum.faults += other.faults
  }
}

extension PublishedNotebook {
  var verification: Verification { Verification(self) }

  /// Published values that are stated to be wrong, and are.
  var provenErrata: [ClaimResult] {
    report.claims.filter { $0.kind == .erratum && $0.verdict == .holds && !$0.isExpected }
  }
}
