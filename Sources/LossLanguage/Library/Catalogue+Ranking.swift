extension Catalogue {
  /// Losses of the order of a list: y is how relevant each item is, s its score.
  static let ranking: [Entry] =
    rankingOrder + pairwiseRanking + listwiseRanking + smoothedRanking + perturbedRanking + clickRanking + lambdaRanking
    + rankingMetrics

  // MARK: Shared by the families

  static let listRules = MeasureRules(arguments: [.row(.any), .row(.any)], granularity: .row)
  static let relevanceRules = MeasureRules(arguments: [.row(.amount), .row(.any)], granularity: .row)

  /// What a score got from the pairs in which it leads, less what it got from those in which it is led: `pull` is the
  /// slope of the loss of a pair in the lead, by pairs.
  static let pulls = "(sum(pull, axis=-1) - sum(pull, axis=-2))"
}
