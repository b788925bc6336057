extension Catalogue {
  /// Negative logarithms of the likelihood that a distribution gives the truth, and deviances.
  static let likelihood: [Entry] = []
}
