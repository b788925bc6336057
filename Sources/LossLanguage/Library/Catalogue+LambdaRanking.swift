extension Catalogue {
  /// Ranks, and losses of pairs that count by what their order is worth (Wang et al. 2018).
  static let lambdaRanking: [Entry] = [
    Entry(
      definition("lambda_rank", swap), .ranking,
      "The logistic loss of each pair times the NDCG that swapping the two would cost.",
      rules: relevanceRules, domain: lambdaDomain, gradient: derivative(swap), source: "Burges et al. 2006",
      equals: ["allrank.models.losses.lambdaLoss(s, y, weighing_scheme=\"lambdaRank_scheme\") of one list"],
      differs: ["allRank caps each pair's logarithm and takes gains in float32, so digits beyond the sixth differ."],
      examples: [
        "lambda_rank([1, 0], [0.6, 0.8]) ≈ 0.424974", "lambda_rank([1, 0], [0.6, 0.8], base=e) ≈ 0.294569",
        "lambda_rank([0, 0], [1, 2]) == 0",
      ]),
    Entry(
      definition("lambda_ndcg1", discountedGain), .ranking,
      "NDCG-Loss1: the logistic loss of each item against all, times its discounted gain.",
      rules: relevanceRules, domain: lambdaDomain + " Each item is compared with itself as well.",
      gradient: derivative(discountedGain), source: "Wang et al. 2018",
      equals: ["pytorchltr.loss.LambdaNDCGLoss1(sigma)(s, y, n)"],
      examples: [
        "lambda_ndcg1([[2, 0, 1]], [[0.5, 2.0, 1.0]]) ≈ 2.62955", "lambda_ndcg1([0, 1], [0.9, -1.2]) ≈ 2.6475825",
      ]),
    Entry(
      definition("lambda_ndcg2", distanceDiscount), .ranking,
      "NDCG-Loss2: the logistic loss of each pair times its gain and the discount at its distance in ranks.",
      rules: relevanceRules, domain: lambdaDomain, gradient: derivative(distanceDiscount), source: "Wang et al. 2018",
      equals: ["pytorchltr.loss.LambdaNDCGLoss2(sigma)(s, y, n)"],
      differs: ["The paper and allRank discount a distance of k by log2(1 + k), pytorchltr and this by log2(2 + k)."],
      examples: [
        "lambda_ndcg2([[2, 0, 1]], [[0.5, 2.0, 1.0]]) ≈ 0.310263", "lambda_ndcg2([0, 1], [0.9, -1.2]) ≈ 0.4184933",
      ]),
    Entry(
      """
      lambda_arp1(y, s, sigma=1, base=2) =
        sum(sum(reshape(y, concat(shape(y), [1])) * softplus(-sigma * pairwise_differences(s)), axis=-1), axis=-1) / log(base)
      """, .ranking,
      "The logistic loss of each item against all, times its relevance: a bound of the average relevance position.",
      rules: relevanceRules, domain: "y not negative; each item is compared with itself as well.",
      gradient: """
        \(pulls) / log(base)
        where pull = -sigma * reshape(y, concat(shape(y), [1])) * sigmoid(-sigma * pairwise_differences(s))
        """,
      source: "Wang et al. 2018", equals: ["pytorchltr.loss.LambdaARPLoss1(sigma)(s, y, n)"],
      examples: ["lambda_arp1([2, 0, 1], [0.5, 2.0, 1.0]) ≈ 13.29842", "lambda_arp1([0, 1], [0.9, -1.2]) ≈ 4.196319"]),
    Entry(
      """
      lambda_arp2(y, s, sigma=1, base=2) =
        sum(sum(maximum(0, pairwise_differences(y)) * softplus(-sigma * pairwise_differences(s)), axis=-1), axis=-1) / log(base)
      """, .ranking, "The logistic loss of each pair times its difference in relevance.",
      rules: relevanceRules, domain: "y not negative.",
      gradient: """
        \(pulls) / log(base)
        where pull = -sigma * maximum(0, pairwise_differences(y)) * sigmoid(-sigma * pairwise_differences(s))
        """,
      source: "Wang et al. 2018",
      equals: ["pytorchltr.loss.LambdaARPLoss2(sigma)(s, y, n)"],
      examples: ["lambda_arp2([2, 0, 1], [0.5, 2.0, 1.0]) ≈ 8.209173", "lambda_arp2([0, 1], [0.9, -1.2]) ≈ 3.196319"]),
  ]

  private static let lambdaDomain =
    "Gains 2^y - 1 are divided by the best DCG; equal scores rank as they stand, and ranks count as constants."

  /// What the order of a pair is worth, in the terms of `PairWorth.bindings`.
  private struct PairWorth {
    let weight: String
    var isOfOrderedPairs = true
    var bindings = ""

    /// What definition and derivative have in common: the gains, their differences, and what is not ordered put to 0.
    func text(_ name: String, of each: String) -> String {
      """
      best = ideal_dcg(y), gain = (2^y - 1) / reshape(if best > 0 then best else 1, concat(shape(best), [1])),
          gains = pairwise_differences(gain), \(bindings)
          each = \(weight) * \(each),
          \(name) = \(isOfOrderedPairs ? "if pairwise_differences(y) > 0 then each else 0" : "each")
      """
    }
  }

  private static let swap = PairWorth(weight: "abs(gains * pairwise_differences(1 / log2(1 + ranks(s))))")
  private static let discountedGain = PairWorth(
    weight: "reshape(gain / log2(1 + ranks(s)), concat(shape(s), [1]))", isOfOrderedPairs: false)
  private static let distanceDiscount = PairWorth(
    weight: "abs(gains) * (1 / log2(2 + lag) - 1 / log2(3 + lag))",
    bindings: "lag = abs(pairwise_differences(ranks(s))),")

  private static func definition(_ name: String, _ worth: PairWorth) -> String {
    """
    \(name)(y, s, sigma=1, base=2) = sum(sum(losses, axis=-1), axis=-1) / log(base)
      where \(worth.text("losses", of: "softplus(-sigma * pairwise_differences(s))"))
    """
  }

  private static func derivative(_ worth: PairWorth) -> String {
    """
    \(pulls) / log(base)
      where \(worth.text("pull", of: "-sigma * sigmoid(-sigma * pairwise_differences(s))"))
    """
  }
}
