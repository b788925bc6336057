extension Catalogue {
  /// Losses of the overlap of two sets, as in segmentation, one value a row: y says what belongs to the set, p with
  /// which probability it was said to.
  static let overlap: [Entry] = [
    Entry(
      """
      dice(y, p, squared=false, smooth_nr=0, smooth_dr=0) = 1 - (2 * both + smooth_nr) / (sizes + smooth_dr)
        where both = sum(y * p, axis=-1), sizes = if squared then sum(y^2 + p^2, axis=-1) else sum(y + p, axis=-1)
      """, .overlap, "1 - 2 |A and B| / (|A| + |B|): 0 for equal sets, 1 for disjoint ones.", rules: .ofMasks,
      domain: maskDomain,
      gradient: """
        (2 * sum(y * p) + smooth_nr) * (if squared then 2 * p else 1) / (n + smooth_dr)^2 - 2 * y / (n + smooth_dr)
        where n = if squared then sum(y^2 + p^2) else sum(y + p)
        """,
      source: "Milletari et al. 2016",
      equals: [
        "keras.losses.Dice()(y, p) of flattened arrays with smooth_dr=1e-7",
        "monai.losses.DiceLoss(squared_pred=squared)(p, y) with smooth_nr=1e-5, smooth_dr=1e-5",
      ],
      differs: [
        "Keras adds 1e-7 below, MONAI 1e-5 above and below: `smooth_nr=`, `smooth_dr=`.",
        "Keras takes all axes as one set: `dice(reshape(y, [-1]), reshape(p, [-1]))`.",
        "Flux squares below and adds 1 above and below: `squared=true, smooth_nr=1, smooth_dr=1`.",
      ],
      examples: [
        "dice([1, 1, 0, 0, 1, 1, 0, 0], [0, 1, 0, 1, 0.4, 0, 0, 0.9], smooth_dr=1e-7) ≈ 0.6164384",
        "dice([[1, 1, 0, 0], [1, 1, 0, 0]], [[0, 1, 0, 1], [0.4, 0, 0, 0.9]], reduction=\"none\") ≈ [0.5, 0.7575758]",
        "dice([1, 0], [1, 0]) == 0", "dice([0, 0], [0, 0]) ≈ nan",
      ]),
    Entry(
      """
      jaccard(y, p, smooth_nr=0, smooth_dr=0) = 1 - (both + smooth_nr) / (sum(y + p, axis=-1) - both + smooth_dr)
        where both = sum(y * p, axis=-1)
      """, .overlap, "1 - |A and B| / |A or B|, the complement of the intersection over union.", short: ["iou_loss"],
      rules: .ofMasks, domain: maskDomain,
      gradient: """
        ((1 - y) * (both + smooth_nr)) / union^2 - y / union
        where both = sum(y * p), union = sum(y + p) - both + smooth_dr
        """,
      source: "Jaccard 1912, Rahman and Wang 2016",
      equals: [
        "1 - sklearn.metrics.jaccard_score(y, p) for p in {0, 1}",
        "monai.losses.DiceLoss(jaccard=True)(p, y) with smooth_nr=5e-6, smooth_dr=5e-6",
      ],
      examples: ["jaccard([1, 1, 0, 0], [1, 0, 1, 0]) ≈ 0.6667", "jaccard([1, 0], [0, 1]) == 1"]),
    Entry(
      """
      tversky(y, p, alpha=0.5, beta=0.5, smooth_nr=0, smooth_dr=0) =
        1 - (hits + smooth_nr) / (hits + alpha * false_alarms + beta * misses + smooth_dr)
        where hits = sum(y * p, axis=-1), false_alarms = sum((1 - y) * p, axis=-1), misses = sum(y * (1 - p), axis=-1)
      """, .overlap, "The Dice loss with weights: alpha of what is wrongly in the set, beta of what is missing.",
      rules: .ofMasks, domain: "alpha and beta not negative. \(maskDomain)",
      gradient: """
        (y * (1 - beta) + (1 - y) * alpha) * (hits + smooth_nr) / n^2 - y / n
        where hits = sum(y * p), n = hits + alpha * sum((1 - y) * p) + beta * sum(y * (1 - p)) + smooth_dr
        """,
      source: "Salehi et al. 2017",
      equals: [
        "keras.losses.Tversky(alpha=beta, beta=alpha)(y, p) of flattened arrays with smooth_dr=1e-7",
        "monai.losses.TverskyLoss(alpha=alpha, beta=beta)(p, y) with smooth_nr=1e-5, smooth_dr=1e-5",
      ],
      differs: [
        "Keras documents alpha as the weight of false alarms, but applies it to misses: exchange alpha and beta.",
        "Flux's documentation has alpha and beta the other way round than its code.",
      ],
      examples: [
        "tversky([1, 1, 0, 0, 1, 1, 0, 0], [0, 1, 0, 1, 0.4, 0, 0, 0.9], smooth_dr=1e-7) ≈ 0.6164384",
        "tversky([1, 1, 0, 0], [0.4, 0, 0, 0.9], alpha=0.7, beta=0.3) ≈ 0.735099",
      ]),
    Entry(
      """
      focal_tversky(y, p, alpha=0.3, beta=0.7, gamma=4/3, smooth_nr=0, smooth_dr=0) = maximum(0, t)^(1 / gamma)
        where t = tversky(y, p, alpha=alpha, beta=beta, smooth_nr=smooth_nr, smooth_dr=smooth_dr, reduction="none")
      """, .overlap, "The Tversky loss to the power 1/gamma: what is hard to find weighs more.", rules: .ofMasks,
      domain: "gamma positive. \(maskDomain)",
      source: "Abraham and Khan 2019",
      differs: ["The paper's alpha weighs what is missing, here it is beta, as in Keras and MONAI."],
      examples: ["focal_tversky([1, 1, 0, 0], [0.4, 0, 0, 0.9]) ≈ 0.8272206"]),
  ]

  private static let maskDomain =
    "y and p between 0 and 1; the last axis is one set. Without smoothing nan for two empty sets."
}

extension MeasureRules {
  /// Truth and probabilities of belonging to a set along the last axis, one value each.
  fileprivate static let ofMasks = MeasureRules(arguments: [.probability, .probability], granularity: .row)
}
