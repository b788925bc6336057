extension Catalogue {
  /// Losses of the distances between points.
  static let metricLearning: [Entry] = []
}
