package import LossLanguage

/// What is wrong with a formula, and where in its TeX.
package struct TeXFault: Sendable, Equatable {
  /// UTF-8 offsets in the TeX as the author wrote it.
  package var span: Span
  /// One sentence without its full stop, as in a `Diagnostic`.
  package var message: String
  /// What to write instead.
  package var help: String?
}
