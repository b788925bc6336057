extension Catalogue {
  /// Finding the parameters that make a loss small.
  static let training: [Entry] = []
}
