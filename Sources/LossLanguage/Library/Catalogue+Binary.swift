extension Catalogue {
  /// Losses of a yes-or-no answer, one value an element.
  static let binary: [Entry] = [
    Entry(
      """
      binary_cross_entropy(y, p, from_logits=false, pos_weight=1, label_smoothing=0, base=e) =
        if from_logits
        then -(pos_weight * xtimes(t, log_sigmoid(p)) + xtimes(1 - t, log_sigmoid(-p))) / log(base)
        else -(pos_weight * xlogy(t, p, base=base) + xlog1py(1 - t, -p, base=base))
        where t = y * (1 - label_smoothing) + label_smoothing / 2
      """, .binary, "-y log p - (1 - y) log(1 - p): what the probability p of \"yes\" costs when y is the truth.",
      short: ["bce"],
      rules: MeasureRules(
        arguments: [.probability, .predictedProbability], granularity: .element, hasUnit: true, clips: true),
      domain:
        "y and p between 0 and 1; 0 for a certain and right answer, inf for a certain and wrong one. With `from_logits=true` p is a score.",
      source: "Good 1952",
      equals: [
        "torch.nn.functional.binary_cross_entropy(p, y) (which stops at 100)",
        "keras.losses.BinaryCrossentropy(from_logits=True)(y, z)", "sklearn.metrics.log_loss(y, p)",
      ],
      examples: [
        "binary_cross_entropy(1, 0.8) ≈ 0.2231 nats", "binary_cross_entropy(1, 0) == inf",
        "binary_cross_entropy(1, 1) == 0",
        "binary_cross_entropy([0, 1, 0, 0], [-18.6, 0.51, 2.94, -12.8], from_logits=true) ≈ 0.865",
        "binary_cross_entropy([1, 0], [-1000, -1000], from_logits=true, reduction=\"none\") == [1000, 0]",
        "binary_cross_entropy([1, 0, 0, 1], [0.9, 0.1, 0.2, 0.65]) ≈ 0.21616",
      ]),
    Entry(
      "hinge(y, s) = maximum(0, 1 - y * s)", .binary,
      "What a margin y s below 1 lacks; 0 from there on.", rules: margin, domain: "y all in {-1, 1}, or all in {0, 1}.",
      source: "Cortes and Vapnik 1995", equals: ["sklearn.metrics.hinge_loss(y, s)", "keras.losses.Hinge()(y, s)"],
      examples: [
        "hinge([-1, 1, 1], [-2.18, 2.36, 0.09]) ≈ 0.303", "hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 1.3",
      ]),
    Entry(
      "squared_hinge(y, s) = maximum(0, 1 - y * s)^2", .binary, "The square of the hinge loss.", rules: margin,
      domain: "y as in `hinge`.", equals: ["keras.losses.SquaredHinge()(y, s)"],
      examples: ["squared_hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 1.86"]),
    Entry(
      "logistic_loss(y, s, base=e) = softplus(-y * s) / log(base)", .binary,
      "log(1 + exp(-y s)): binary cross-entropy as a function of the margin.",
      rules: MeasureRules(arguments: [.sign, .any], granularity: .element, hasUnit: true), domain: "y as in `hinge`.",
      equals: ["torch.nn.functional.soft_margin_loss(s, y)"],
      examples: ["logistic_loss(1, 2) ≈ 0.1269", "logistic_loss(-1, 1000) == 1000"]),
    Entry(
      "exponential_loss(y, s) = exp(-y * s)", .binary, "exp(-y s), the loss of AdaBoost.", rules: margin,
      domain: "y as in `hinge`.", source: "Freund and Schapire 1997", examples: ["exponential_loss(1, 2) ≈ 0.1353"]),
    Entry(
      """
      modified_huber(y, s) = if m >= -1 then maximum(0, 1 - m)^2 else -4 * m
        where m = y * s
      """, .binary, "The squared hinge loss down to a margin of -1, linear below.", rules: margin,
      domain: "y as in `hinge`.", source: "Zhang 2004", equals: ["sklearn's SGDClassifier(loss=\"modified_huber\")"],
      examples: ["modified_huber(1, [-2, 0, 3], reduction=\"none\") == [8, 1, 0]"]),
    Entry(
      "zero_one_loss(y, s) = if y * s > 0 then 0 else 1", .binary,
      "0 for a score on the right side of zero, else 1.", rules: margin,
      domain: "y as in `hinge`; a score of 0 is wrong.",
      examples: ["zero_one_loss([1, 1, -1], [2, -1, -3], reduction=\"none\") == [0, 1, 0]"]),
    Entry(
      "brier_score(y, p) = (y - p)^2", .binary, "The squared distance of a probability from the truth.",
      rules: MeasureRules(arguments: [.probability, .probability], granularity: .element),
      domain: "y and p between 0 and 1.", source: "Brier 1950", equals: ["sklearn.metrics.brier_score_loss(y, p)"],
      examples: ["brier_score([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]) ≈ 0.0375"]),
  ]

  private static let margin = MeasureRules(arguments: [.sign, .any], granularity: .element)
}
