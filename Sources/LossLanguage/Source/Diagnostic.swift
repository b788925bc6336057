/// What is wrong (or doubtful) in a text that a user wrote: where, what was expected, and one line of help.
///
/// A value, never an exception that ends the work: parsing and evaluation collect diagnostics beside their results.
/// Inside one statement it is also the error that is thrown, and ends that statement only.
package struct Diagnostic: Error, Sendable, Equatable {
  package var code: DiagnosticCode
  package var severity: Severity
  /// One sentence without its full stop, names and texts of the user in backticks.
  package var message: String
  /// What is marked in the text; the first is the diagnostic's place. At least one.
  package var labels: [Label]
  package var notes: [String]
  /// One line that says what to write instead.
  package var help: String?
  /// True in a `fails` cell that asked for it.
  package var isExpected = false

  package enum Severity: String, Sendable { case error, warning, note }

  /// A marked stretch of text; `text` is set beside the mark and may be empty.
  package struct Label: Sendable, Equatable {
    package var region: Region
    package var text: String

    package init(_ region: Region, _ text: String = "") {
      self.region = region
      self.text = text
    }
  }

  package init(
    _ code: DiagnosticCode, _ message: String, at labels: [Label], severity: Severity = .error, notes: [String] = [],
    help: String? = nil
  ) {
    precondition(!labels.isEmpty)
    self.code = code
    self.severity = severity
    self.message = message
    self.labels = labels
    self.notes = notes
    self.help = help
  }

  package init(
    _ code: DiagnosticCode, _ message: String, at region: Region, _ label: String = "", severity: Severity = .error,
    notes: [String] = [], help: String? = nil
  ) {
    self.init(code, message, at: [Label(region, label)], severity: severity, notes: notes, help: help)
  }

  package var region: Region { labels[0].region }

  /// Whether it makes the notebook fail.
  package var isFailure: Bool { severity == .error && !isExpected }
}
