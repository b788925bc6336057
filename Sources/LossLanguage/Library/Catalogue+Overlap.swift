extension Catalogue {
  /// Losses of the overlap of two sets, as in segmentation.
  static let overlap: [Entry] = []
}
