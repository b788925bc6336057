extension Catalogue {
  /// Losses of the order of a list: y is how relevant each item is, s its score.
  static let ranking: [Entry] = []
}
