extension Catalogue {
  /// Losses of each two items of a list.
  static let pairwiseRanking: [Entry] = [
    Entry(
      pairwise("pairwise_hinge(y, s, margin=1, inner=\"mean\")", "maximum(0, margin - d)"), .ranking,
      "What the score of the more relevant item of a pair lacks of the margin to the other.",
      rules: listRules, domain: pairDomain, gradient: slope("if d < margin then -1 else 0"),
      source: "Herbrich et al. 2000",
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
      rules: listRules, domain: pairDomain, gradient: slope("-sigmoid(-d)"), source: "Burges et al. 2005",
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
      rules: listRules, domain: pairDomain, gradient: slope("-sigmoid(d) * sigmoid(-d)"),
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
      rules: listRules, domain: pairDomain,
      gradient: slope(
        "power * (if r > 0 then -quantile * r^(power - 1) else if r < 0 then (1 - quantile) * (-r)^(power - 1) else 0)",
        "power = if squared then 2 else 1, r = pairwise_differences(y) - d"),
      equals: ["rax.pairwise_qr_loss(s, y, tau=quantile) of one list"],
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
      gradient: """
        4 * sum(r, axis=-1) / (if inner == "sum" then 1 else n * (n - 1))
        where n = maximum(2, shape(s)[-1]), r = pairwise_differences(s) - pairwise_differences(y)
        """,
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
      gradient: "if y * (a - b) < margin then -y else 0",
      equals: ["torch.nn.functional.margin_ranking_loss(a, b, y, margin=margin)"],
      examples: [
        "margin_ranking([1, 1, -1], [0.2, 0.9, 0.5], [0.6, 0.1, 0.4], margin=0.3, reduction=\"none\") ≈ [0.7, 0, 0.4]"
      ]),
  ]

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

  /// The derivative of such a loss in the scores, by its slope in d.
  private static func slope(_ slope: String, _ bindings: String? = nil) -> String {
    """
    \(pulls) / (if inner == "sum" then 1 else maximum(1, pairs))
      where d = pairwise_differences(s), ordered = pairwise_differences(y) > 0,
        \(bindings.map { $0 + ",\n    " } ?? "")pull = if ordered then \(slope) else 0,
        pairs = sum(sum(ordered, axis=-1), axis=-1, keepdims=true)
    """
  }
}
