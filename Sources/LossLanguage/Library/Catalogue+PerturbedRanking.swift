extension Catalogue {
  /// Losses of an order that is drawn: `noise` holds what is added to the scores, one number an item. Several draws of a
  /// list are several lists.
  static let perturbedRanking: [Entry] = [
    Entry(
      """
      gumbel_approx_ndcg(y, s, noise, temperature=0.1, gumbel_temperature=1) =
        approx_ndcg(y, (s + noise) / gumbel_temperature, temperature=temperature, reduction="none")
      """, .ranking, "The smoothed NDCG of scores with random noise, so that the loss is of an order that is drawn.",
      rules: perturbedRules, domain: noiseDomain + " y not negative; 0 if nothing is relevant.",
      source: "Bruch et al. 2020",
      equals: [
        "tfr.keras.losses.GumbelApproxNDCGLoss(sample_size=1, gumbel_temperature=gumbel_temperature)(y, s) of its own noise"
      ],
      examples: [
        "gumbel_approx_ndcg([1, 0], [0.6, 0.8], [0, 0]) ≈ -0.655107",
        "gumbel_approx_ndcg(ones([8, 1]) * [1, 0], ones([8, 1]) * [0.6, 0.8], [[0.1319984, -0.2735327], [0.3083891, -0.008992529], [3.071617, 2.815183], [0.7207177, -0.02571238], [0.6509587, -0.4283633], [-0.9392651, 0.6049811], [-0.2083735, -0.2775041], [0.006102908, 1.096821]]) ≈ -0.8160851 ± 1e-6",
      ]),
    Entry(
      """
      yeti_logistic(y, s, noise, gumbel_temperature=1) = (1 - 1 / log2(3)) * sum(sum(losses, axis=-1), axis=-1)
        where z = (s + noise) / gumbel_temperature, gains = pairwise_differences(2^y - 1),
          apart = abs(pairwise_differences(ranks(z))),
          losses = if gains > 0 and apart == 1 then gains * softplus(-pairwise_differences(z)) else 0
      """, .ranking,
      "The logistic loss of the pairs that the scores with random noise make neighbours, times their difference in gain (YetiRank).",
      rules: perturbedRules,
      domain: noiseDomain
        + " y not negative; ranks count as constants. 1 - 1 / log2(3) is what swapping the first two costs a gain.",
      gradient: """
        (1 - 1 / log2(3)) / gumbel_temperature * \(pulls)
        where z = (s + noise) / gumbel_temperature, gains = pairwise_differences(2^y - 1),
          apart = abs(pairwise_differences(ranks(z))),
          pull = if gains > 0 and apart == 1 then -gains * sigmoid(-pairwise_differences(z)) else 0
        """,
      source: "Lyzhin et al. 2023",
      equals: [
        "tfr.keras.losses.YetiLogisticLoss(sample_size=1, gumbel_temperature=gumbel_temperature)(y, s) of its own noise"
      ],
      examples: [
        "yeti_logistic(ones([2, 1]) * [1, 0], ones([2, 1]) * [0.6, 0.8], [[-0.3584681, 2.489548], [-1.093779, 0.3542569]]) ≈ 0.90761846 ± 1e-6",
        "yeti_logistic([1, 0, 0], [3, 2, 1], [0, 0, 0]) ≈ 0.1156", "yeti_logistic([0, 0], [1, 2], [0, 0]) == 0",
      ]),
    Entry(
      """
      coupled_rank_distil(y, s, noise, k=inf) =
        if sum(y, axis=-1) == 0 then 0
        else listmle(y + noise, s, discount=place -> (if place <= k then 1 else 0), reduction="none")
      """, .ranking,
      "The negative log-likelihood of the first k items of an order that is drawn from the teacher's scores y.",
      rules: perturbedRules, domain: noiseDomain + " y not negative; a list of zeros costs 0.",
      gradient: """
        if sum(y, axis=-1, keepdims=true) == 0 then 0
        else sum(reshape(w, concat(shape(w), [1])) * softmax(left), axis=-2) - w
        where place = ranks(y + noise), w = if place <= k then 1 else 0,
          left = if pairwise_differences(place) <= 0 then -pairwise_differences(s) else -inf
        """,
      source: "Reddi et al. 2021",
      equals: ["tfr.keras.losses.CoupledRankDistilLoss(sample_size=1, topk=k)(y, s) of its own noise"],
      examples: [
        "coupled_rank_distil([[0, 2, 1], [1, 0, 2]], log([[1, 3, 2], [1, 2, 3]]), [[1.583403, -1.114909, 5.703261], [-0.5021913, 0.4775101, 2.855607]], k=2) ≈ 2.138333",
        "coupled_rank_distil([3, 2, 1], [0, 0, 0], [0, 0, 0]) ≈ 1.791759",
        "coupled_rank_distil([0, 0], [1, 2], [0, 0]) == 0",
      ]),
  ]

  private static let perturbedRules = MeasureRules(
    arguments: [.row(.amount), .row(.any), .row(.any)], granularity: .row)

  private static let noiseDomain = """
    The noise is one number an item, `random_gumbel(shape(s), seed)` for the loss that is named here; for n draws \
    repeat the lists n times.
    """
}
