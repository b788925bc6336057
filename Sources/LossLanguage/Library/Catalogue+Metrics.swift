extension Catalogue {
  /// How good predictions are, counted.
  static let metrics: [Entry] = []
}
