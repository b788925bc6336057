import LossLanguage
import Notebook

/// What `lossbook check` found. Every format is a function of this value alone, so that all of them say the same, and a
/// report that was put together from shards is printed like any other.
struct CheckReport {
  /// By path; also those files of the project that are no notebooks and have diagnostics.
  var files: [CheckedFile] = []
  /// Whether one notebook was named, so that JSON is an object and no list.
  var isSingle = false
  /// The share of the numbers in prose that must be claimed or waived, in percent; nil if coverage is not asked for.
  var coverageMinimum: Double?

  var notebooks: [CheckedFile] { files.filter(\.isNotebook) }

  /// Every diagnostic by file and place, and one about the coverage of all if that is too low.
  var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics) + (coverageFault.map { [$0] } ?? []) }

  var holds: Bool { files.allSatisfy(\.isOK) && coverageFault == nil }
}

/// One file of a `CheckReport`.
struct CheckedFile {
  var file: String
  /// False for other files of the project, such as `site/site.yml`.
  var isNotebook: Bool
  var isOK: Bool
  var results: Results
  /// The claims, errata, checks and refutations by position.
  var judged: [JudgedClaim]
  var diagnostics: [Diagnostic]
  /// How many links, images and recorded results were checked.
  var counts: Counts
  /// nil if it was not asked for.
  var coverage: Coverage?

  /// The cells and claims of a notebook.
  enum Results {
    /// Made JSON when that is asked for: of a large table it is many times the table.
    case report(Report)
    /// As another process has printed them.
    case json(cells: JSON, claims: JSON)
  }

  struct Counts {
    var links = 0
    var images = 0
    var records = 0
  }
}

/// A claim of a notebook, and whether it holds.
struct JudgedClaim {
  var kind: ClaimResult.Kind
  var region: Region
  /// As a list of tests names it: `loss ≈ 0.515`.
  var text: String
  var verdict: ClaimResult.Verdict
  /// In a `fails` cell that fails as it says.
  var isExpected: Bool
}

extension CheckedFile {
  /// - Parameter diagnostics: those of the report, and what else was found about the notebook.
  init(_ report: Report, diagnostics: [Diagnostic], counts: Counts, coverage: Coverage?) {
    var report = report
    report.diagnostics = diagnostics
    file = report.file
    isNotebook = true
    isOK = report.isOK
    results = .report(report)
    judged = report.claims.compactMap { JudgedClaim($0) }
    self.diagnostics = diagnostics
    self.counts = counts
    self.coverage = coverage
  }

  /// A file that is no notebook.
  init(file: String, diagnostics: [Diagnostic]) {
    self.file = file
    isNotebook = false
    isOK = !diagnostics.contains(where: \.isFailure)
    results = .json(cells: .array([]), claims: .array([]))
    judged = []
    self.diagnostics = diagnostics
    counts = Counts()
  }
}

extension JudgedClaim {
  /// nil for a value in prose that claims nothing.
  fileprivate init?(_ claim: ClaimResult) {
    guard claim.kind != .value, let verdict = claim.verdict else { return nil }
    let expression =
      switch claim.kind {
      case .check: "check \(claim.expression)"
      case .refutation: "refute \(claim.expression)"
      case .claim, .erratum, .value: claim.expression
      }
    kind = claim.kind
    region = claim.region
    text = claim.written.map { "\(expression) \(claim.relation) \($0)" } ?? expression
    self.verdict = verdict
    isExpected = claim.isExpected
  }
}

extension CheckReport {
  /// The numbers of all notebooks.
  var coverage: CoverageCount {
    CoverageCount(files.compactMap(\.coverage))
  }

  /// Stands at the first number without a claim of the notebook that has most of them.
  private var coverageFault: Diagnostic? {
    guard let coverageMinimum, !coverage.reaches(coverageMinimum) else { return nil }
    let worst = files.max { ($0.coverage?.unclaimed.count ?? 0) < ($1.coverage?.unclaimed.count ?? 0) }
    guard let region = worst?.coverage?.unclaimed.first else { return nil }
    return .lowCoverage(coverage, coverageMinimum, at: region)
  }
}

/// Numbers of prose, counted.
struct CoverageCount {
  var claimed = 0
  var given = 0
  var waived = 0
  var unclaimed = 0

  init(_ coverages: [Coverage]) {
    for coverage in coverages {
      claimed += coverage.claimed
      given += coverage.given
      waived += coverage.waived
      unclaimed += coverage.unclaimed.count
    }
  }

  private var covered: Int { claimed + given + waived }
  private var total: Int { covered + unclaimed }

  func reaches(_ minimum: Double) -> Bool {
    Double(covered) * 100 >= minimum * Double(total)
  }

  /// Rounded down to a tenth, so that only what is complete is 100%.
  var percentage: String {
    guard total > 0 else { return "100%" }
    let tenths = covered * 1000 / total
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
  }

  /// `212 claimed, 3 waived, 5 unclaimed`
  var parts: String {
    let parts = [(claimed, "claimed"), (given, "given"), (waived, "waived"), (unclaimed, "unclaimed")]
    let text = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return text.isEmpty ? "no numbers" : text
  }
}

extension [Diagnostic] {
  /// Errors, then warnings, without those that were expected and mere notes.
  var worstFirst: [Diagnostic] {
    [Diagnostic.Severity.error, .warning].flatMap { severity in filter { $0.severity == severity && !$0.isExpected } }
  }
}

extension Diagnostic {
  fileprivate static func lowCoverage(_ coverage: CoverageCount, _ minimum: Double, at region: Region) -> Diagnostic {
    let asked = minimum == minimum.rounded(.down) ? "\(Int(minimum))" : "\(minimum)"
    return Diagnostic(
      .lowCoverage, "\(coverage.percentage) of the numbers in prose are covered, and \(asked)% are asked for",
      at: region, "one of \(coverage.unclaimed) that \(coverage.unclaimed == 1 ? "is" : "are") not",
      help: "claim numbers, `` `= expression ≈ number` ``, or waive them, `<!-- not computed: REASON -->`")
  }
}
