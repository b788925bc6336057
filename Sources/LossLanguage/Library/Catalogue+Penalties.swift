extension Catalogue {
  /// What is added to a loss to keep parameters small.
  static let penalties: [Entry] = []
}
