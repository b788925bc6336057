extension Catalogue {
  /// Metrics of an order, and orders themselves, smoothed until they have slopes.
  static let smoothedRanking: [Entry] = [
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
      neural_sort(s, temperature=1) = softmax(fit / temperature)
        where \(fit)
      """, .ranking,
      "A smoothed permutation matrix: at [i, j] how much item j belongs at place i of the falling order.",
      domain: "Rows sum to 1. The lower the temperature, the nearer to zeros and ones.", source: "Grover et al. 2019",
      equals: ["neural_sort(s / temperature) of tensorflow_ranking's losses_impl"],
      examples: [
        "neural_sort([3, 1, -1, 2]) ≈ [[0.72140, 0.01321, 0.00000, 0.26539], [0.21183, 0.21183, 0.00053, 0.57581], [0.01204, 0.65723, 0.08895, 0.24178], [0.00004, 0.11849, 0.87557, 0.0059]]",
        "neural_sort([140, -280, -40]) ≈ [[1.000, 0.000, 0.000], [0.000, 0.000, 1.000], [0.000, 1.000, 0.000]]",
      ]),
    Entry(
      """
      neural_sort_cross_entropy(y, s, temperature=1) =
        if sum(y, axis=-1) == 0 then 0 else -mean(sum(neural_sort(y) * log_softmax(fit / temperature), axis=-1), axis=-1)
        where \(fit)
      """, .ranking,
      "The cross-entropy between the smoothed orders of the relevances and of the scores, averaged over the places.",
      rules: relevanceRules, domain: "y not negative; 0 if nothing is relevant.", source: "Grover et al. 2019",
      equals: ["NeuralSortCrossEntropyLoss(temperature=temperature) of tensorflow_ranking's losses_impl"],
      differs: ["TensorFlow Ranking adds 1e-20 within the logarithm."],
      examples: [
        "neural_sort_cross_entropy([0, 2, 1], [1.4, -2.8, -0.4]) ≈ 4.8641770",
        "neural_sort_cross_entropy([0, 0], [1, 2]) == 0",
      ]),
    Entry(
      """
      neural_sort_ndcg(y, s, temperature=1) = if best == 0 then 0 else -sum(placed / log2(1 + range(1, n + 1)), axis=-1) / best
        where n = shape(s)[-1], gains = reshape(2^y - 1, concat(shape(y)[:-1], [1, n])),
          placed = sum(neural_sort(s, temperature=temperature) * gains, axis=-1), best = ideal_dcg(y)
      """, .ranking, "The negative NDCG of the smoothed order (PiRank).",
      rules: relevanceRules, domain: "Between -1, nearly, for a right order and 0; 0 if nothing is relevant.",
      source: "Swezey et al. 2021",
      equals: ["NeuralSortNDCGLoss(temperature=temperature) of tensorflow_ranking's losses_impl"],
      examples: [
        "neural_sort_ndcg([0, 2, 1], [1.4, -2.8, -0.4], temperature=0.1) ≈ -0.5868827",
        "neural_sort_ndcg([0, 1], [1, 2], temperature=0.1) ≈ -1.0000", "neural_sort_ndcg([0, 0], [1, 2]) == 0",
      ]),
  ]

  /// How well item j fits place i: the softmax along j is the smoothed order.
  private static let fit = """
    n = shape(s)[-1], row = concat(shape(s)[:-1], [1, n]),
        fit = reshape(n + 1 - 2 * range(1, n + 1), [n, 1]) * reshape(s, row) - reshape(sum(abs(pairwise_differences(s)), axis=-1), row)
    """
}
