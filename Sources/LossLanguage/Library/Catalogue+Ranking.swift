extension Catalogue {
  /// Losses of the order of a list: y is how relevant each item is, s its score.
  static let ranking: [Entry] =
    rankingOrder + pairwiseRanking + listwiseRanking + lambdaRanking + rankingMetrics

  private static let pairwiseRanking: [Entry] = [
    Entry(
      pairwise("pairwise_hinge(y, s, margin=1, inner=\"mean\")", "maximum(0, margin - d)"), .ranking,
      "What the score of the more relevant item of a pair lacks of the margin to the other.",
      rules: listRules, domain: pairDomain, source: "Herbrich et al. 2000",
      equals: ["tfr.keras.losses.PairwiseHingeLoss()(y, s) of one list"],
      differs: [pairsOfAllLists, "rax and pytorchltr add up the pairs: `inner=\"sum\"`."],
      examples: [
        "pairwise_hinge([1, 0, 0], [2, 1, 3], inner=\"sum\") == 2",
        "pairwise_hinge([0, 2, 1, 2, 1], [0, 10, 1, 0.5, 1], inner=\"sum\") ≈ 3.5",
        "pairwise_hinge([1, 1], [0, 5]) == 0",
        "pairwise_hinge([0, 1, 0], [0.5, 0.8, 0.4]) ≈ 0.65",
      ]),
    Entry(
      pairwise("pairwise_logistic(y, s, inner=\"mean\")", "softplus(-d)"), .ranking,
      "log(1 + exp(-d)) of the lead d of the more relevant item of a pair (RankNet).",
      rules: listRules, domain: pairDomain, source: "Burges et al. 2005",
      equals: [
        "tfr.keras.losses.PairwiseLogisticLoss()(y, s) of one list", "allrank.models.losses.rankNet(s, y) of one list",
      ],
      differs: [
        pairsOfAllLists,
        "pytorchltr adds up logarithms of base 2: `pairwise_logistic(y, s, inner=\"sum\") / log(2)`.",
      ],
      examples: [
        "pairwise_logistic([1, 0, 0], [2, 1, 3], inner=\"sum\") ≈ 1.626523 ± 1e-6",
        "pairwise_logistic([1, 0], [0.6, 0.8]) ≈ 0.798139",
        "pairwise_logistic([1, 0], [-1000, 0]) == 1000",
      ]),
    Entry(
      pairwise("pairwise_soft_zero_one(y, s, inner=\"mean\")", "sigmoid(-d)"), .ranking,
      "How often pairs come in the wrong order, smoothed by the sigmoid.",
      rules: listRules, domain: pairDomain,
      equals: ["tfr.keras.losses.PairwiseSoftZeroOneLoss()(y, s) of one list"],
      differs: [pairsOfAllLists],
      examples: [
        "pairwise_soft_zero_one([1, 0], [0.6, 0.8]) ≈ 0.549834", "pairwise_soft_zero_one([1, 0], [1000, 0]) == 0",
      ]),
    Entry(
      pairwise(
        "pairwise_quantile(y, s, quantile=0.5, squared=false, inner=\"mean\")",
        "quantile * maximum(0, r)^power + (1 - quantile) * maximum(0, -r)^power",
        "power = if squared then 2 else 1, r = pairwise_differences(y) - d"),
      .ranking, "The pinball loss of the leads of scores as estimates of the leads in relevance.",
      rules: listRules, domain: pairDomain, equals: ["rax.pairwise_qr_loss(s, y, tau=quantile) of one list"],
      examples: [
        "pairwise_quantile([2, 0], [1, 0], quantile=0.25) == 0.25",
        "pairwise_quantile([1, 0], [3, 0], quantile=0.25, squared=true) == 3",
      ]),
    Entry(
      """
      pairwise_mse(y, s, inner="mean") = sum(sum(r^2, axis=-1), axis=-1) / (if inner == "sum" then 1 else n * (n - 1))
        where n = maximum(2, shape(s)[-1]), r = pairwise_differences(s) - pairwise_differences(y)
      """, .ranking, "The squared error of the leads of scores as estimates of the leads in relevance, over all pairs.",
      rules: listRules, domain: "Pairs of equal relevance count as well; an item is no pair with itself.",
      equals: ["tfr.keras.losses.PairwiseMSELoss()(y, s) of one list"],
      differs: [
        pairsOfAllLists,
        "rax's mean divides by n^2, each item with itself included: `pairwise_mse(y, s, inner=\"sum\") / n^2`.",
      ],
      examples: [
        "pairwise_mse([1, 0], [0.6, 0.8]) ≈ 1.44", "pairwise_mse([0, 0, 1, 1], [0, 3, 1, 2], inner=\"sum\") == 48",
      ]),
    Entry(
      """
      pairwise_dcg_hinge(y, s, margin=1) = -1 / log(2 + pairwise_hinge(y, s, margin=margin, inner="sum", reduction="none"))
      """, .ranking, "The sum of the pairwise hinge losses as if it were a rank that is discounted.",
      rules: listRules, domain: "Between -1 / log(2), which is best, and 0.", source: "Agarwal et al. 2019",
      equals: ["pytorchltr.loss.PairwiseDCGHingeLoss()(s, y, n)"],
      examples: ["pairwise_dcg_hinge([0, 0, 1, 2, 1], [3, 3, 1, 0, 1]) ≈ -0.306927676"]),
    Entry(
      "margin_ranking(y, a, b, margin=0) = maximum(0, margin - y * (a - b))", .ranking,
      "What the score that should be higher lacks of the margin to the other: a if y is 1, b if it is -1.",
      rules: MeasureRules(arguments: [.sign, .any, .any], granularity: .element), domain: "y as in `hinge`.",
      equals: ["torch.nn.functional.margin_ranking_loss(a, b, y, margin=margin)"],
      examples: [
        "margin_ranking([1, 1, -1], [0.2, 0.9, 0.5], [0.6, 0.1, 0.4], margin=0.3, reduction=\"none\") ≈ [0.7, 0, 0.4]"
      ]),
  ]

  private static let listwiseRanking: [Entry] = [
    Entry(
      "listwise_softmax(y, s) = -sum(xtimes(y, log_softmax(s)), axis=-1)", .ranking,
      "The cross-entropy of the softmax of the scores, each item as often as it is relevant.",
      rules: relevanceRules, domain: "y not negative; it need not sum to one.",
      gradient: "sum(y, axis=-1, keepdims=true) * softmax(s) - y", source: "Cao et al. 2007",
      equals: ["optax.losses.ranking_softmax_loss(s, y)", "rax.softmax_loss(s, y)"],
      differs: ["tfr.keras.losses.SoftmaxLoss()(y, s) weighs lists by the sum of y, which for one list is this loss."],
      examples: [
        "listwise_softmax([1, 0, 0], [2, 1, 3]) ≈ 1.407606 ± 1e-6", "listwise_softmax([1, 0], [0.6, 0.8]) ≈ 0.798139",
        "listwise_softmax([0, 0], [1, 2]) == 0",
      ]),
    Entry(
      """
      poly1_softmax(y, s, epsilon=1) = listwise_softmax(y, s, reduction="none") + epsilon * (1 - hit)
        where all = sum(y, axis=-1, keepdims=true), share = if all == 0 then 1 / shape(y)[-1] else y / all,
          hit = sum(share * softmax(s), axis=-1)
      """, .ranking, "The listwise softmax loss plus epsilon times the probability that the relevant items lack.",
      rules: relevanceRules, domain: "y not negative; where nothing is relevant all items count alike.",
      source: "Leng et al. 2022", equals: ["rax.poly1_softmax_loss(s, y, epsilon=epsilon)"],
      differs: ["TensorFlow Ranking does not divide y by its sum, and adds epsilon for each item."],
      examples: [
        "poly1_softmax([2, 0, 1], [0.5, 2.0, 1.0]) ≈ 6.22253546",
        "poly1_softmax([1, 0], [0.6, 0.8], epsilon=0) ≈ 0.798139", "poly1_softmax([0, 0, 0], [1, 2, 3]) ≈ 0.66666667",
      ]),
    Entry(
      "listnet(y, s) = -sum(xtimes(softmax(y), log_softmax(s)), axis=-1)", .ranking,
      "The cross-entropy between the softmax of the relevances and that of the scores (top-one ListNet).",
      rules: listRules, domain: "Lowest, the entropy of softmax(y), for scores equal to y up to a constant.",
      gradient: "softmax(s) - softmax(y)", source: "Cao et al. 2007",
      equals: ["allrank.models.losses.listNet(s, y, eps=0)"],
      differs: ["With y / sum(y) in place of softmax(y) it is `listwise_softmax(normalize(y), s)`."],
      examples: ["listnet([1, 0], [0, 0]) ≈ 0.6931", "listnet([2, 1, 0], [2, 1, 0]) ≈ 0.8324"]),
    Entry(
      """
      listmle(y, s) = sum(softplus(logsumexp(behind, axis=-1)), axis=-1)
        where behind = if pairwise_differences(ranks(y)) < 0 then -pairwise_differences(s) else -inf
      """, .ranking, "The probability of the true order when items are drawn by the softmax of what is left, as -log.",
      rules: listRules, domain: "Items of equal relevance count as ordered as they stand.", source: "Xia et al. 2008",
      equals: ["tfr.keras.losses.ListMLELoss()(y, s) without ties"],
      differs: ["TensorFlow Ranking shuffles items of equal relevance."],
      examples: [
        "listmle([1, 0], [0.6, 0.8]) ≈ 0.798139", "listmle([3, 2, 1], [0, 0, 0]) ≈ 1.791759",
        "listmle([2, 1], [1000, 0]) == 0", "listmle([1, 2], [1000, 0]) == 1000",
      ]),
    Entry(
      """
      unique_softmax(y, s) = sum((2^y - 1) * softplus(logsumexp(less, axis=-1)), axis=-1)
        where less = if pairwise_differences(y) > 0 then -pairwise_differences(s) else -inf
      """, .ranking, "For each item the softmax loss against those that are less relevant, weighed by its gain.",
      rules: relevanceRules, domain: "y not negative; items of relevance 0 count as less relevant only.",
      source: "Zhu and Klabjan 2020", equals: ["tfr.keras.losses.UniqueSoftmaxLoss()(y, s)"],
      examples: ["unique_softmax([1, 0], [0.6, 0.8]) ≈ 0.798139", "unique_softmax([2, 0], [0, 0]) ≈ 2.0794"]),
    Entry(
      """
      approx_ndcg(y, s, temperature=0.1) = if best == 0 then 0 else -sum((2^y - 1) / log2(1 + rank), axis=-1) / best
        where rank = 0.5 + sum(sigmoid(-pairwise_differences(s) / temperature), axis=-1),
          best = ideal_dcg(y)
      """, .ranking, "The negative NDCG, with ranks smoothed by sigmoids of the leads.",
      rules: relevanceRules, domain: "Between -1, nearly, for a right order and 0; 0 if nothing is relevant.",
      source: "Qin et al. 2010", equals: ["tfr.keras.losses.ApproxNDCGLoss()(y, s)"],
      examples: [
        "approx_ndcg([1, 0], [0.6, 0.8]) ≈ -0.655107", "approx_ndcg([0, 1, 0], [0.5, 0.8, 0.4]) ≈ -0.95563 ± 1e-5",
      ]),
    Entry(
      """
      approx_mrr(y, s, temperature=0.1) = if all == 0 then 0 else -sum(y / rank, axis=-1) / all
        where rank = 0.5 + sum(sigmoid(-pairwise_differences(s) / temperature), axis=-1), all = sum(y, axis=-1)
      """, .ranking, "The negative mean reciprocal rank of the relevant items, with ranks smoothed by sigmoids.",
      rules: relevanceRules, domain: "Between -1, nearly, and 0; 0 if nothing is relevant.", source: "Qin et al. 2010",
      equals: ["tfr.keras.losses.ApproxMRRLoss()(y, s)"],
      examples: ["approx_mrr([1, 0], [0.6, 0.8]) ≈ -0.531689"]),
    Entry(
      """
      ordinal_sigmoid(y, s) = sum(softplus(s) - s * reached, axis=-1)
        where k = shape(s)[-1], reached = reshape(y, concat(shape(s)[:-1], [1])) >= range(1, k + 1)
      """, .ranking,
      "The binary cross-entropies of the scores for \"at least level 1\", \"at least level 2\" ..., added up.",
      rules: MeasureRules(arguments: [.level, .any], granularity: .row),
      domain: "y is a level from 0 to k; s holds k scores for each item.",
      equals: ["tfr.keras.losses.OrdinalLoss(ordinal_size=k)(y, s)"],
      examples: [
        "ordinal_sigmoid(1, [0, 0]) ≈ 1.386294", "ordinal_sigmoid([0, 2], [[-1000, -1000], [0, -1000]]) ≈ 500.35",
      ]),
  ]

  // MARK: Shared by the families

  static let listRules = MeasureRules(arguments: [.row(.any), .row(.any)], granularity: .row)
  static let relevanceRules = MeasureRules(arguments: [.row(.amount), .row(.any)], granularity: .row)

  private static let pairDomain =
    "Pairs are those with y[i] > y[j], and d is s[i] - s[j]; a list without such pairs costs 0."
  private static let pairsOfAllLists =
    "With several lists TensorFlow Ranking divides by the pairs of all lists, or by lists and their length."

  /// A loss of d = s[i] - s[j] over the pairs with y[i] > y[j].
  private static func pairwise(_ head: String, _ loss: String, _ bindings: String? = nil) -> String {
    """
    \(head) = sum(sum(losses, axis=-1), axis=-1) / (if inner == "sum" then 1 else maximum(1, pairs))
      where d = pairwise_differences(s), ordered = pairwise_differences(y) > 0,
        \(bindings.map { $0 + ",\n    " } ?? "")losses = if ordered then \(loss) else 0,
        pairs = sum(sum(ordered, axis=-1), axis=-1)
    """
  }
}
