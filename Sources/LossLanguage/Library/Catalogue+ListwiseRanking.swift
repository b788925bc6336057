extension Catalogue {
  /// Losses of a list as a whole.
  static let listwiseRanking: [Entry] = [
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
      gradient: """
        sum(y, axis=-1, keepdims=true) * q - y - epsilon * q * (share - sum(share * q, axis=-1, keepdims=true))
        where q = softmax(s), all = sum(y, axis=-1, keepdims=true), share = if all == 0 then 1 / shape(y)[-1] else y / all
        """,
      source: "Leng et al. 2022", equals: ["rax.poly1_softmax_loss(s, y, epsilon=epsilon)"],
      differs: ["TensorFlow Ranking does not divide y by its sum, and adds epsilon for each item."],
      examples: [
        "poly1_softmax([2, 0, 1], [0.5, 2.0, 1.0]) ≈ 6.22253546",
        "poly1_softmax([1, 0], [0.6, 0.8], epsilon=0) ≈ 0.798139", "poly1_softmax([0, 0, 0], [1, 2, 3]) ≈ 0.66666667",
      ]),
    Entry(
      """
      calibrated_softmax(y, s, virtual_label=0) =
        listwise_softmax(concat(y, virtual_label * one, axis=-1), concat(s, 0 * one, axis=-1), reduction="none")
        where one = ones(concat(shape(s)[:-1], [1]))
      """, .ranking,
      "The listwise softmax loss with one more item, of score 0 and relevance `virtual_label`, which gives scores a scale.",
      rules: relevanceRules, domain: "y and `virtual_label` not negative. A constant added to all scores matters.",
      gradient: """
        (sum(y, axis=-1, keepdims=true) + virtual_label) * exp(s - softplus(logsumexp(s, axis=-1, keepdims=true))) - y
        """,
      source: "Yan et al. 2022",
      equals: ["tfr.keras.losses.CalibratedSoftmaxLoss(virtual_label=virtual_label)(y, s)"],
      examples: [
        "calibrated_softmax([1, 0], [0.6, 0.8], virtual_label=0.1) ≈ 1.1808171 ± 1e-6",
        "calibrated_softmax([1, 0], [1000, 0]) == 0", "calibrated_softmax([0, 0], [1, 2]) == 0",
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
      listmle(y, s, discount=place -> 1) = sum(discount(ranks(y)) * softplus(logsumexp(behind, axis=-1)), axis=-1)
        where behind = if pairwise_differences(ranks(y)) < 0 then -pairwise_differences(s) else -inf
      """, .ranking, "The probability of the true order when items are drawn by the softmax of what is left, as -log.",
      rules: listRules,
      domain: """
        Items of equal relevance count as ordered as they stand. `discount` weighs each draw by its place in the true \
        order, from 1: position-aware ListMLE.
        """,
      gradient: """
        sum(reshape(w, concat(shape(w), [1])) * softmax(left), axis=-2) - w
        where w = discount(ranks(y)) * ones(shape(s)),
          left = if pairwise_differences(ranks(y)) <= 0 then -pairwise_differences(s) else -inf
        """,
      source: "Xia et al. 2008",
      equals: [
        "tfr.keras.losses.ListMLELoss()(y, s) without ties",
        "tfr.keras.losses.ListMLELoss(lambda_weight=ListMLELambdaWeight(discount))(y, s) without ties",
      ],
      differs: ["TensorFlow Ranking shuffles items of equal relevance."],
      examples: [
        "listmle([1, 0], [0.6, 0.8]) ≈ 0.798139", "listmle([3, 2, 1], [0, 0, 0]) ≈ 1.791759",
        "listmle([2, 1], [1000, 0]) == 0", "listmle([1, 2], [1000, 0]) == 1000",
        "listmle([0, 2, 1], log([1, 3, 2]), discount=r -> 2^(3 - r) - 1) ≈ 2.484907",
      ]),
    Entry(
      """
      unique_softmax(y, s) = sum((2^y - 1) * softplus(logsumexp(less, axis=-1)), axis=-1)
        where less = if pairwise_differences(y) > 0 then -pairwise_differences(s) else -inf
      """, .ranking, "For each item the softmax loss against those that are less relevant, weighed by its gain.",
      rules: relevanceRules, domain: "y not negative; items of relevance 0 count as less relevant only.",
      gradient: """
        sum(reshape(gain, concat(shape(gain), [1])) * softmax(rivals), axis=-2) - gain
        where gain = 2^y - 1, less = if pairwise_differences(y) > 0 then -pairwise_differences(s) else -inf,
          rivals = if eye(shape(s)[-1]) == 1 then 0 else less
        """,
      source: "Zhu and Klabjan 2020", equals: ["tfr.keras.losses.UniqueSoftmaxLoss()(y, s)"],
      examples: ["unique_softmax([1, 0], [0.6, 0.8]) ≈ 0.798139", "unique_softmax([2, 0], [0, 0]) ≈ 2.0794"]),
    Entry(
      """
      ranking_circle(y, s, gamma=64, margin=0.25) = softplus(logsumexp(logsumexp(pairs, axis=-1), axis=-1))
        where n = shape(s)[-1], near = stop_gradient(maximum(0, 1 + margin - s)) * (1 - margin - s),
          far = stop_gradient(maximum(0, s + margin)) * (s - margin),
          costs = reshape(near, concat(shape(s), [1])) + reshape(far, concat(shape(s)[:-1], [1, n])),
          pairs = if pairwise_differences(y) > 0 then gamma * costs else -inf
      """, .ranking,
      "How far similarities of the more relevant items of pairs stay below 1 and of the less relevant above 0, the worst most.",
      rules: MeasureRules(arguments: [.row(.any), .row(.probability)], granularity: .row),
      domain: """
        s between 0 and 1. Pairs are those with y[i] > y[j]; a list without such pairs costs 0. The weights of the pulls \
        count as constants in the derivative.
        """,
      gradient: """
        gamma * (maximum(0, s + margin) * sum(share, axis=-2) - maximum(0, 1 + margin - s) * sum(share, axis=-1))
        where n = shape(s)[-1], near = maximum(0, 1 + margin - s) * (1 - margin - s), far = maximum(0, s + margin) * (s - margin),
          costs = reshape(near, concat(shape(s), [1])) + reshape(far, concat(shape(s)[:-1], [1, n])),
          cost = ranking_circle(y, s, gamma=gamma, margin=margin, reduction="none"),
          share = if pairwise_differences(y) > 0 then exp(gamma * costs - reshape(cost, concat(shape(cost), [1, 1]))) else 0
        """,
      source: "Sun et al. 2020", equals: ["CircleLoss(gamma=gamma, margin=margin) of tensorflow_ranking's losses_impl"],
      differs: [
        "TensorFlow Ranking moves scores beyond 0 and 1 there: `ranking_circle(y, clip(s, 0, 1))`.",
        "Keras's circle loss is of labelled embeddings: `circle_loss`.",
      ],
      examples: [
        "ranking_circle([[0, 0, 1], [0, 1, 2]], [[0.1, 0.3, 0.2], [0.1, 0.2, 0.3]], reduction=\"none\") ≈ [38.7259582, 33.6005296]",
        "ranking_circle([1, 0], [1, 0], margin=0) ≈ 0.6931", "ranking_circle([1, 1], [0.2, 0.9]) == 0",
      ]),
    Entry(
      """
      ordinal_sigmoid(y, s) = sum(softplus(s) - s * reached, axis=-1)
        where k = shape(s)[-1], reached = reshape(y, concat(shape(s)[:-1], [1])) >= range(1, k + 1)
      """, .ranking,
      "The binary cross-entropies of the scores for \"at least level 1\", \"at least level 2\" ..., added up.",
      rules: MeasureRules(arguments: [.level, .any], granularity: .row),
      domain: "y is a level from 0 to k; s holds k scores for each item.",
      gradient: """
        sigmoid(s) - reached
        where k = shape(s)[-1], reached = reshape(y, concat(shape(s)[:-1], [1])) >= range(1, k + 1)
        """,
      equals: ["tfr.keras.losses.OrdinalLoss(ordinal_size=k)(y, s)"],
      examples: [
        "ordinal_sigmoid(1, [0, 0]) ≈ 1.386294", "ordinal_sigmoid([0, 2], [[-1000, -1000], [0, -1000]]) ≈ 500.35",
      ]),
  ]
}
