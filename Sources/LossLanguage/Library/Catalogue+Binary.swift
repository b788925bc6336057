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
        "y and p between 0 and 1; 0 for a certain and right answer, inf for a certain and wrong one. With `from_logits=true` p is a score, and the result within 4 ulp of the true value for any score.",
      gradient: "if from_logits then sigmoid(p) - y else (p - y) / (p * (1 - p))",
      source: "Good 1952",
      equals: [
        "torch.nn.functional.binary_cross_entropy(p, y)",
        "torch.nn.functional.binary_cross_entropy_with_logits(z, y, pos_weight=pos_weight)",
        "keras.losses.BinaryCrossentropy(from_logits=True)(y, z)", "sklearn.metrics.log_loss(y, p)",
        "optax.sigmoid_binary_cross_entropy(z, y)",
      ],
      differs: [
        "PyTorch stops the logarithm at -100, so a certain and wrong answer costs 100 there.",
        "Keras and scikit-learn keep p away from 0 and 1: `clip=1e-7` for Keras, `clip=2.220446049250313e-16` for scikit-learn.",
        "Keras averages the last axis, then the samples; without weights that is the mean of the elements.",
      ],
      examples: [
        "binary_cross_entropy(1, 0.8) ≈ 0.2231 nats", "binary_cross_entropy(1, 0) == inf",
        "binary_cross_entropy(1, 1) == 0",
        "binary_cross_entropy([0, 1, 0, 0], [-18.6, 0.51, 2.94, -12.8], from_logits=true) ≈ 0.865",
        "binary_cross_entropy([1, 0], [-1000, -1000], from_logits=true, reduction=\"none\") == [1000, 0]",
        "binary_cross_entropy([1, 0, 0, 1], [0.9, 0.1, 0.2, 0.65]) ≈ 0.21616",
        "binary_cross_entropy([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 0.815",
        "binary_cross_entropy(1, 0, clip=1e-7) ≈ 16.118 nats",
      ]),
    Entry(
      """
      focal_loss(y, p, gamma=2, alpha=nan, from_logits=false) =
        share * miss^gamma * binary_cross_entropy(y, p, from_logits=from_logits, reduction="none")
        where miss = if from_logits then y * sigmoid(-p) + (1 - y) * sigmoid(p) else y * (1 - p) + (1 - y) * p,
          share = if isnan(alpha) then 1 else y * alpha + (1 - y) * (1 - alpha)
      """, .binary, "Binary cross-entropy times (1 - p)^gamma of the true answer, so that easy elements count little.",
      rules: MeasureRules(arguments: [.probability, .predictedProbability], granularity: .element),
      domain:
        "As `binary_cross_entropy`, within 8 ulp for any score; alpha weighs \"yes\" and 1 - alpha \"no\", without it both count alike.",
      gradient: """
        if from_logits then share * (miss^gamma * (sigmoid(p) - y) + slope * sigmoid(p) * sigmoid(-p))
        else share * (miss^gamma * (p - y) / (p * (1 - p)) + slope)
        where miss = if from_logits then y * sigmoid(-p) + (1 - y) * sigmoid(p) else y * (1 - p) + (1 - y) * p,
          share = if isnan(alpha) then 1 else y * alpha + (1 - y) * (1 - alpha),
          cost = binary_cross_entropy(y, p, from_logits=from_logits, reduction="none"),
          slope = gamma * miss^(gamma - 1) * (1 - 2 * y) * cost
        """,
      source: "Lin et al. 2017",
      equals: [
        "torchvision.ops.sigmoid_focal_loss(z, y, alpha=alpha, gamma=gamma)",
        "keras.losses.BinaryFocalCrossentropy(gamma=gamma)(y, p)",
        "optax.sigmoid_focal_loss(z, y, alpha=alpha, gamma=gamma)",
      ],
      differs: [
        "torchvision weighs with alpha = 0.25 unless told otherwise: `alpha=0.25`.",
        "Keras uses alpha only with `apply_class_balancing=True`, and keeps p 1e-7 away from 0 and 1.",
      ],
      examples: [
        "focal_loss([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 0.268 ± 0.0005",
        "focal_loss(1, 0.9, gamma=0) ≈ 0.10536", "focal_loss(1, 0.9, alpha=0.25) ≈ 0.000263401",
        "focal_loss(1, 0) == inf", "focal_loss(1, 1) == 0", "focal_loss(0, 800, from_logits=true) == 800",
      ]),
    Entry(
      """
      poly1_binary_cross_entropy(y, p, from_logits=false, epsilon=2) =
        binary_cross_entropy(y, p, from_logits=from_logits, reduction="none") + epsilon * miss
        where miss = if from_logits then y * sigmoid(-p) + (1 - y) * sigmoid(p) else y * (1 - p) + (1 - y) * p
      """, .binary, "Binary cross-entropy plus epsilon times the probability of the wrong answer.",
      rules: MeasureRules(arguments: [.probability, .predictedProbability], granularity: .element),
      domain: "As `binary_cross_entropy`; from epsilon -1 on it never rewards a mistake.",
      gradient:
        "if from_logits then sigmoid(p) - y + epsilon * (1 - 2 * y) * sigmoid(p) * sigmoid(-p) else (p - y) / (p * (1 - p)) + epsilon * (1 - 2 * y)",
      source: "Leng et al. 2022",
      equals: ["optax.losses.poly_loss_cross_entropy of the two classes \"no\" and \"yes\""],
      examples: [
        "poly1_binary_cross_entropy(1, 0.8) ≈ 0.6231", "poly1_binary_cross_entropy(1, 0.8, epsilon=0) ≈ 0.2231",
        "poly1_binary_cross_entropy(0, 1000, from_logits=true) == 1002",
      ]),
    Entry(
      """
      multilabel_soft_margin(y, s, class_weight=1) =
        -mean(class_weight * (xtimes(y, log_sigmoid(s)) + xtimes(1 - y, log_sigmoid(-s))), axis=-1)
      """, .binary, "Binary cross-entropy of scores, averaged over the labels of each row.",
      rules: MeasureRules(arguments: [.probability, .any], granularity: .row),
      domain: "y holds a 1 for each label that a row has.", gradient: "(sigmoid(s) - y) / shape(s)[-1]",
      equals: [
        "torch.nn.functional.multilabel_soft_margin_loss(s, y)",
        "torch.nn.functional.multilabel_soft_margin_loss(s, y, weight=w) with `class_weight=w, reduction=\"mean\"`",
      ],
      examples: [
        "multilabel_soft_margin([1, 0, 1], [2.0, 1.0, 0.1]) ≈ 0.6949",
        "multilabel_soft_margin([1, 0], [1000, -1000]) == 0", "multilabel_soft_margin([1, 0], [-1000, -1000]) == 500",
      ]),
    Entry(
      """
      binary_sparsemax(y, s) = if m >= 1 then 0 else if m <= -1 then -m else (1 - m)^2 / 4
        where m = y * s
      """, .binary, "The loss whose probabilities are exactly 0 or 1 beyond a score of 1 in size.",
      rules: MeasureRules(arguments: [.sign, .any], granularity: .element),
      domain: "y all in {-1, 1}, or all in {0, 1}; 0 from a margin of 1 on.",
      gradient: "if y * s >= 1 then 0 else if y * s <= -1 then -y else -y * (1 - y * s) / 2",
      source: "Martins and Astudillo 2016", equals: ["optax.losses.sparsemax_loss(s, y)"],
      examples: [
        "binary_sparsemax([0, 1, 1, 0], [-2, -0.5, 0.3, 2], reduction=\"none\") ≈ [0, 0.5625, 0.1225, 2.0]"
      ]),
    Entry(
      "brier_score(y, p) = (y - p)^2", .binary, "The squared distance of a probability from the truth.",
      rules: MeasureRules(arguments: [.probability, .probability], granularity: .element),
      domain: "y and p between 0 and 1.", gradient: "2 * (p - y)", source: "Brier 1950",
      equals: ["sklearn.metrics.brier_score_loss(y, p)"],
      differs: [
        "Brier added the distances of both answers, twice this: `2 * brier_score(y, p)`, in scikit-learn `scale_by_half=False`."
      ],
      examples: ["brier_score([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]) ≈ 0.0375"]),
    Entry(
      """
      normalized_entropy(y, p, from_logits=false) =
        mean(binary_cross_entropy(y, p, from_logits=from_logits, reduction="none")) /
        binary_cross_entropy(mean(y), mean(y), reduction="sum")
      """, .binary, "The mean binary cross-entropy as a share of what the mean of y alone would cost.",
      rules: MeasureRules(arguments: [.probability, .predictedProbability]),
      domain: "1 for a model that knows only how frequent \"yes\" is; undefined if y is always the same.",
      source: "He et al. 2014", equals: ["torcheval.metrics.functional.binary_normalized_entropy(p, y)"],
      examples: [
        "normalized_entropy([1, 0], [0.2, 0.3]) ≈ 1.4183", "normalized_entropy([1, 0, 0], [1/3, 1/3, 1/3]) ≈ 1.0",
      ]),
  ]
}
