extension Catalogue {
  /// What large parameters cost.
  static let penalties: [Entry] = [
    Entry(
      "l1_penalty(w) = sum(abs(w))", .penalties, "The sum of the absolute values, which draws parameters to exactly 0.",
      rules: .ofParameters, domain: "Any numbers; the derivative at 0 is taken as 0.", gradient: "sign(w)",
      source: "Tibshirani 1996",
      equals: ["keras.regularizers.L1(1.0)(w)", "torch.linalg.vector_norm(w, ord=1)"],
      examples: ["l1_penalty([[1, -2], [3, 0]]) == 6"]),
    Entry(
      "l2_penalty(w) = sum(w^2)", .penalties, "The sum of the squares, which draws parameters towards 0.",
      rules: .ofParameters, domain: "Any numbers.", gradient: "2 * w", source: "Hoerl and Kennard 1970",
      equals: ["keras.regularizers.L2(1.0)(w)"],
      differs: ["`tf.nn.l2_loss` and the `weight_decay` of PyTorch's optimizers are of half of this."],
      examples: ["l2_penalty([[1, -2], [3, 0]]) == 14"]),
    Entry(
      "elastic_net(w, l1_ratio) = l1_ratio * sum(abs(w)) + (1 - l1_ratio) / 2 * sum(w^2)", .penalties,
      "A mixture of both: `l1_ratio` of the absolute values, the rest of half the squares.",
      rules: MeasureRules(arguments: [.any, .probability]), domain: "`l1_ratio` is one number between 0 and 1.",
      gradient: "l1_ratio * sign(w) + (1 - l1_ratio) * w", source: "Zou and Hastie 2005",
      equals: ["the penalty of sklearn.linear_model.ElasticNet(alpha=1, l1_ratio=l1_ratio)"],
      differs: [
        "keras.regularizers.L1L2(l1, l2) has a factor for each and no half: `l1 * l1_penalty(w) + l2 * l2_penalty(w)`."
      ],
      examples: ["elastic_net([[1, -2], [3, 0]], 0.5) == 6.5", "elastic_net([1, -2], 1) == 3"]),
    Entry(
      "group_lasso(w) = sum(norm(w, axis=-1))", .penalties,
      "The sum of the lengths of the rows, which draws whole rows to exactly 0.",
      rules: .ofParameters, domain: "A matrix, a group each row (a vector is one group).",
      gradient: "w / norm(w, axis=-1, keepdims=true)", source: "Yuan and Lin 2006",
      equals: ["the penalty of sklearn.linear_model.MultiTaskLasso(alpha=1) for w = coef_.T"],
      differs: ["Some multiply each length by the root of the group's size."],
      examples: ["group_lasso([[3, 4], [0, 0]]) == 5"]),
    Entry(
      """
      orthogonal_penalty(w) = sum(abs(cosines * (1 - eye(n)))) / (n * (n - 1))
        where n = shape(w)[0], rows = w / norm(w, axis=-1, keepdims=true), cosines = rows @ transpose(rows)
      """, .penalties, "The mean absolute cosine between two rows: 0 if all are at right angles.",
      rules: MeasureRules(arguments: [.matrix]), domain: "A matrix of at least two rows, none of them zero.",
      source: "Brock et al. 2017",
      equals: ["keras.regularizers.OrthogonalRegularizer(factor=1, mode=\"rows\")(w)"],
      examples: [
        "orthogonal_penalty([[1, 0], [0, 2]]) == 0",
        "orthogonal_penalty([[1, 2, 3], [0, 1, -1], [2, 0, 1]]) ≈ 0.3676081",
      ]),
  ]
}

extension MeasureRules {
  fileprivate static let ofParameters = MeasureRules(arguments: [.any])
}
