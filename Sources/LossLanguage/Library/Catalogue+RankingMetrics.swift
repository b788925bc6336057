extension Catalogue {
  /// What the losses of ranking need of the order itself; before them in the catalogue.
  static let rankingOrder: [Entry] = [
    Entry(
      "ranks(s) = argsort(argsort(-s)) + 1", .ranking,
      "The place of each score from the largest, 1, to the smallest; equal scores rank as they stand.",
      equals: ["scipy.stats.rankdata(-s, method=\"ordinal\")"], examples: ["ranks([0.5, 2, 1, 2]) == [4, 1, 3, 2]"]),
    Entry(
      """
      ideal_dcg(y) = sum(sort(2^y - 1) / log2(1 + range(shape(y)[-1], 0, -1)), axis=-1)
      """, .ranking, "The discounted cumulative gain of the best order, with gains 2^y - 1.",
      rules: MeasureRules(arguments: [.row(.amount)]), domain: "y not negative.",
      source: "Burges et al. 2005", examples: ["ideal_dcg([1, 2]) ≈ 3.63093"]),
  ]

  /// How good the order of the scores is; the larger the better unless the entry says otherwise.
  static let rankingMetrics: [Entry] = [
    Entry(
      """
      dcg(y, s, k=inf, base=2) = sum(y * (summed[minimum(before + equal, m)] - summed[minimum(before, m)]) / equal, axis=-1)
        where d = pairwise_differences(s), before = sum(d < 0, axis=-1), equal = sum(d == 0, axis=-1),
          m = minimum(k, shape(s)[-1]),
          summed = concat([0], cumsum(1 / log(1 + range(1, shape(s)[-1] + 1), base=base)))
      """, .ranking, "Discounted cumulative gain: relevances divided by log(1 + rank), added up over the first k.",
      rules: orderRules,
      domain: "Items of equal score share the mean of their discounts; more is better.",
      source: "Järvelin and Kekäläinen 2002", equals: ["sklearn.metrics.dcg_score(y, s, k=k, log_base=base)"],
      differs: ["TensorFlow Ranking, rax and pytorchltr take gains of 2^y - 1: `dcg(2^y - 1, s)`."],
      examples: [
        "dcg([10, 0, 0, 1, 5], [0.1, 0.2, 0.3, 4, 70]) ≈ 9.4994578",
        "dcg([10, 0, 0, 1, 5], [1, 0, 0, 0, 1], k=3) ≈ 12.3986398",
      ]),
    Entry(
      """
      ndcg(y, s, k=inf) = if best == 0 then 0 else dcg(y, s, k=k, reduction="none") / best
        where best = dcg(y, y, k=k, reduction="none")
      """, .ranking, "Discounted cumulative gain as a share of that of the best order.",
      rules: orderRules,
      domain: "Between 0 and 1, which is best; 0 if nothing is relevant.", source: "Järvelin and Kekäläinen 2002",
      equals: ["sklearn.metrics.ndcg_score(y, s, k=k)"],
      differs: ["TensorFlow Ranking, rax and pytorchltr take gains of 2^y - 1: `ndcg(2^y - 1, s)`."],
      examples: [
        "ndcg([10, 0, 0, 1, 5], [0.1, 0.2, 0.3, 4, 70]) ≈ 0.69569",
        "ndcg([10, 0, 0, 1, 5], [0.05, 1.1, 1, 0.5, 0]) ≈ 0.49368",
        "ndcg([10, 0, 0, 1, 5], [1, 0, 0, 0, 1], k=2) ≈ 0.92986", "ndcg([3, 2, 1], [30, 20, 10]) == 1",
      ]),
    Entry(
      """
      mean_reciprocal_rank(y, s) = if any(y > 0, axis=-1) then 1 / (1 + sum((y <= 0) * (s >= first), axis=-1)) else 0
        where first = max(if y > 0 then s else -inf, axis=-1, keepdims=true)
      """, .ranking, "One over the rank of the first relevant item, averaged over the lists.",
      short: ["mrr"], rules: orderRules,
      domain: "Items with y > 0 are relevant; one stands behind irrelevant ones of its score.",
      source: "Voorhees 1999", equals: ["rax.mrr_metric(s, y) without ties"],
      examples: [
        "mean_reciprocal_rank([[0, 1, 0], [1, 0, 0]], [[3, 2, 1], [3, 2, 1]]) == 0.75", "mrr([1, 0], [2, 2]) == 0.5",
      ]),
    Entry(
      """
      mean_average_precision(y, s) = sum(if y > 0 then hits / places else 0, axis=-1) / maximum(1, sum(y > 0, axis=-1))
        where reached = pairwise_differences(s) <= 0, places = sum(reached, axis=-1),
          hits = sum(reached * reshape(y > 0, concat(shape(y)[:-1], [1, shape(y)[-1]])), axis=-1)
      """, .ranking, "The precision at the rank of each relevant item, averaged over these, then over the lists.",
      rules: orderRules,
      domain: "Items with y > 0 are relevant; items of equal score rank last of them. 0 if nothing is relevant.",
      source: "Buckley and Voorhees 2000", equals: ["rax.ap_metric(s, y) without ties"],
      examples: ["mean_average_precision([[1, 0, 1], [0, 0, 0]], [[3, 2, 1], [3, 2, 1]]) ≈ 0.41666667"]),
    Entry(
      """
      ordered_pair_accuracy(y, s) = sum(sum(right, axis=-1), axis=-1) / maximum(1, sum(sum(ordered, axis=-1), axis=-1))
        where ordered = pairwise_differences(y) > 0, right = ordered * (pairwise_differences(s) > 0)
      """, .ranking, "The share of pairs with different relevance that the scores put in the right order.",
      rules: orderRules, domain: "Equal scores are wrong; 0 if there are no pairs.",
      equals: ["rax.opa_metric(s, y) of one list"],
      differs: ["TensorFlow Ranking's OPAMetric weighs lists by their pairs."],
      examples: [
        "ordered_pair_accuracy([2, 0, 1], [0.5, 0.1, 1]) ≈ 0.6667", "ordered_pair_accuracy([1, 0], [2, 2]) == 0",
      ]
    ),
    Entry(
      """
      precision_at(y, s, k=1) = sum((y > 0) * (minimum(before + equal, k) - minimum(before, k)) / equal, axis=-1) / k
        where d = pairwise_differences(s), before = sum(d < 0, axis=-1), equal = sum(d == 0, axis=-1)
      """, .ranking, "The share of relevant items among the first k.", rules: orderRules,
      domain: "Items with y > 0 are relevant; items of equal score share their places.",
      equals: ["rax.precision_metric(s, y, topn=k) without ties"],
      examples: ["precision_at([1, 0, 1], [3, 2, 1], k=2) == 0.5", "precision_at([1, 0], [2, 2]) == 0.5"]),
    Entry(
      """
      recall_at(y, s, k=1) = if relevant == 0 then 0 else k * precision_at(y, s, k=k, reduction="none") / relevant
        where relevant = sum(y > 0, axis=-1)
      """, .ranking, "The share of the relevant items that is among the first k.", rules: orderRules,
      domain: "As `precision_at`; 0 if nothing is relevant.", equals: ["rax.recall_metric(s, y, topn=k) without ties"],
      examples: ["recall_at([1, 0, 1], [3, 2, 1], k=2) == 0.5", "recall_at([0, 0, 1], [3, 2, 1], k=3) == 1"]),
    Entry(
      """
      label_ranking_average_precision(y, s) = if all(y == 0, axis=-1) then 1 else mean_share / sum(y, axis=-1)
        where reached = pairwise_differences(s) <= 0, columns = reshape(y, concat(shape(y)[:-1], [1, shape(y)[-1]])),
          mean_share = sum(y * sum(reached * columns, axis=-1) / sum(reached, axis=-1), axis=-1)
      """, .ranking, "For each true label the share of true ones among the labels that rank as high, averaged.",
      rules: labelRules,
      domain: "y is 0 or 1; between 0 and 1, which is best; 1 if no label is true.", source: "Tsoumakas et al. 2010",
      equals: ["sklearn.metrics.label_ranking_average_precision_score(y, s)"],
      examples: ["label_ranking_average_precision([[1, 0, 0], [0, 0, 1]], [[0.75, 0.5, 1], [1, 0.2, 0.1]]) ≈ 0.4166667"]
    ),
    Entry(
      """
      label_ranking_loss(y, s) = sum(sum(ordered * (pairwise_differences(s) <= 0), axis=-1), axis=-1) / maximum(1, pairs)
        where ordered = pairwise_differences(y) > 0, pairs = sum(sum(ordered, axis=-1), axis=-1)
      """, .ranking, "The share of pairs of a true and a false label in which the false one scores as high.",
      rules: labelRules,
      domain: "y is 0 or 1; 0 is best, also if there are no pairs.", source: "Tsoumakas et al. 2010",
      equals: ["sklearn.metrics.label_ranking_loss(y, s)"],
      examples: ["label_ranking_loss([[1, 0, 0], [0, 0, 1]], [[0.75, 0.5, 1], [1, 0.2, 0.1]]) == 0.75"]),
    Entry(
      """
      coverage_error(y, s) = if any(y > 0, axis=-1) then sum(s >= lowest, axis=-1) else 0
        where lowest = min(if y > 0 then s else inf, axis=-1, keepdims=true)
      """, .ranking, "How far down the ranking all true labels are found.",
      rules: labelRules,
      domain: "y is 0 or 1; best is the number of true labels.", source: "Tsoumakas et al. 2010",
      equals: ["sklearn.metrics.coverage_error(y, s)"],
      examples: ["coverage_error([[1, 0, 0], [0, 0, 1]], [[0.75, 0.5, 1], [1, 0.2, 0.1]]) == 2.5"]),
  ]

  /// Scores that are put in order: nan is an error.
  private static let orderRules = MeasureRules(arguments: [.row(.amount), .row(.score)], granularity: .row)
  private static let labelRules = MeasureRules(arguments: [.row(.probability), .row(.score)], granularity: .row)
}
