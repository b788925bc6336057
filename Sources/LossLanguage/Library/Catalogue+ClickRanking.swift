extension Catalogue {
  /// Losses of clicks, whose causes are not seen: they are estimated from the model, and held fixed in the derivative, as in
  /// a step of expectation and maximization.
  static let clickRanking: [Entry] = [
    Entry(
      """
      click_em(y, examination, relevance, examination_weight=1, relevance_weight=1) =
        examination_weight * binary_cross_entropy(seen, examination, from_logits=true, reduction="none") +
        relevance_weight * binary_cross_entropy(wanted, relevance, from_logits=true, reduction="none")
        where seen = stop_gradient(if y >= 1 then 1 else sigmoid(examination - softplus(relevance))),
          wanted = stop_gradient(if y >= 1 then 1 else sigmoid(relevance - softplus(examination)))
      """, .ranking,
      "Binary cross-entropies of whether an item was looked at and whether it was wanted, as far as the click tells.",
      rules: MeasureRules(arguments: [.probability, .any, .any], granularity: .element),
      domain: """
        y is 1 for a click; any less counts as none. The other two are scores: an item is clicked if it is looked at and \
        wanted. What is estimated counts as constant in the derivative.
        """,
      gradient: """
        examination_weight * (sigmoid(examination) - seen)
        where seen = if y >= 1 then 1 else sigmoid(examination - softplus(relevance))
        """,
      source: "Wang et al. 2018",
      equals: [
        "tfr.keras.losses.ClickEMLoss()(y, s) for s = stack([examination, relevance], axis=-1)",
        "exam_loss_weight and rel_loss_weight are `examination_weight` and `relevance_weight`",
      ],
      examples: [
        "click_em([1, 0], [0.6, 0.8], [0.9, 0.2]) ≈ 1.1462884 ± 1e-6",
        "click_em([1, 0, 0, 0], [3, 3, 4, 100], [3, 2, 1, 100], reduction=\"sum\") ≈ 104.1773844",
        "click_em(1, 1000, 1000) == 0",
      ]),
    Entry(
      """
      mixture_em(y, s, sharpness=1) =
        if sum(y, axis=-1) == 0 then 0 else sum(stop_gradient(softmax(-sharpness * costs, axis=0)) * costs, axis=0)
        where costs = -sum(xtimes(y, log_sigmoid(s)) + xtimes(1 - y, log_sigmoid(-s)), axis=-1)
      """, .ranking,
      "The binary cross-entropies of several models, each in the measure in which it may have made the clicks of the list.",
      rules: MeasureRules(arguments: [.row(.probability), .models], shapesMatch: false, granularity: .row),
      domain: """
        s holds the scores of one model after another, each of the shape of y. A list without clicks costs 0. The shares of \
        the models count as constants in the derivative.
        """,
      gradient: """
        (if sum(y, axis=-1, keepdims=true) == 0 then 0 else softmax(-sharpness * costs, axis=0)) * (sigmoid(s) - y)
        where costs = -sum(xtimes(y, log_sigmoid(s)) + xtimes(1 - y, log_sigmoid(-s)), axis=-1, keepdims=true)
        """,
      source: "Yan et al. 2022",
      equals: ["tfr.keras.losses.MixtureEMLoss(alpha=sharpness)(y, s), there with the models along the last axis"],
      examples: [
        "mixture_em([1, 0], [[0.6, 0.8], [0.9, 0.2]]) ≈ 1.3198698",
        "mixture_em([1, 0], [[1000, -1000], [-1000, 1000]]) == 0", "mixture_em([0, 0], [[1, 2], [3, 4]]) == 0",
      ]),
  ]
}
