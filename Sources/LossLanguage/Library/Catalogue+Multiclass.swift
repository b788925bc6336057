extension Catalogue {
  /// Losses of a choice among classes, which lie along the last axis; one value a row.
  static let multiclass: [Entry] = [
    Entry(
      """
      categorical_cross_entropy(y, p, from_logits=false, label_smoothing=0, class_weight=1, base=e) =
        if from_logits
        then -sum(class_weight * xtimes(t, log_softmax(p)), axis=-1) / log(base)
        else -sum(class_weight * xlogy(t, p, base=base), axis=-1)
        where t = y * (1 - label_smoothing) + label_smoothing / shape(y)[-1]
      """, .multiclass, "-sum(y log p): what the probabilities p cost when the one-hot (or soft) row y is the truth.",
      short: ["cce"],
      rules: MeasureRules(
        arguments: [.distribution, .predictedDistribution], granularity: .row, hasUnit: true, clips: true),
      domain: "Rows of probabilities; with `from_logits=true` p holds scores. inf where p rules out the truth.",
      source: "Good 1952",
      equals: [
        "torch.nn.functional.cross_entropy(z, y)", "keras.losses.CategoricalCrossentropy()(y, p)",
        "optax.softmax_cross_entropy(z, y)",
      ],
      examples: [
        "categorical_cross_entropy([0, 1, 0], [0.2, 0.7, 0.1], base=2) ≈ 0.5145731728297583 bits",
        "categorical_cross_entropy([[0, 1, 0], [0, 0, 1]], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]) ≈ 1.177",
        "categorical_cross_entropy([1, 0], [1000, -1000], from_logits=true) == 0",
      ]),
    Entry(
      """
      sparse_categorical_cross_entropy(labels, p, from_logits=false, label_smoothing=0, class_weight=1, base=e) =
        if from_logits
        then -sum(class_weight * xtimes(t, log_softmax(p)), axis=-1) / log(base)
        else -sum(class_weight * xlogy(t, p, base=base), axis=-1)
        where k = shape(p)[-1], t = one_hot(labels, k) * (1 - label_smoothing) + label_smoothing / k
      """, .multiclass, "Categorical cross-entropy with class numbers, from 0, in place of one-hot rows.",
      short: ["scce"],
      rules: MeasureRules(arguments: [.label, .predictedDistribution], granularity: .row, hasUnit: true, clips: true),
      domain: "Labels are whole numbers below the number of classes; those equal to `ignore=` are left out.",
      equals: [
        "torch.nn.functional.cross_entropy(z, labels)", "keras.losses.SparseCategoricalCrossentropy()(labels, p)",
      ],
      examples: [
        "sparse_categorical_cross_entropy(0, [2.0, 1.0, 0.1], from_logits=true) ≈ 0.4170 nats",
        "sparse_categorical_cross_entropy([1, 2], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]) ≈ 1.177",
      ]),
    Entry(
      """
      categorical_hinge(y, s) = maximum(0, wrong - right + 1)
        where right = sum(y * s, axis=-1), wrong = max((1 - y) * s, axis=-1)
      """, .multiclass, "By how much the best wrong score comes within 1 of the right one.",
      rules: MeasureRules(arguments: [.probability, .any], granularity: .row),
      domain: "y one-hot; wrong scores below 0 count as 0, as in Keras.",
      equals: ["keras.losses.CategoricalHinge()(y, s)"],
      examples: ["categorical_hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 1.4"]),
    Entry(
      """
      multi_margin(labels, s, margin=1, p=1) = sum((1 - t) * maximum(0, margin - right + s)^p, axis=-1) / k
        where k = shape(s)[-1], t = one_hot(labels, k), right = sum(t * s, axis=-1, keepdims=true)
      """, .multiclass, "What each wrong score lacks of the margin to the right one, divided by the number of classes.",
      rules: MeasureRules(arguments: [.label, .any], granularity: .row), domain: "Labels as class numbers from 0.",
      source: "Weston and Watkins 1999", equals: ["torch.nn.functional.multi_margin_loss(s, labels)"],
      examples: ["multi_margin(3, [0.1, 0.2, 0.4, 0.8]) ≈ 0.325"]),
  ]
}
