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
      "brier_score(y, p) = (y - p)^2", .binary, "The squared distance of a probability from the truth.",
      rules: MeasureRules(arguments: [.probability, .probability], granularity: .element),
      domain: "y and p between 0 and 1.", source: "Brier 1950", equals: ["sklearn.metrics.brier_score_loss(y, p)"],
      examples: ["brier_score([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]) ≈ 0.0375"]),
  ]
}
