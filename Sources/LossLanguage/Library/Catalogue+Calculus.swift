extension Catalogue {
  /// Derivatives of functions.
  static let calculus: [Entry] = []
}
