extension Catalogue {
  /// How much better predicted numbers are than the best constant: 1 for all right, 0 for no better.
  static let goodness: [Entry] = [
    Entry(
      "r2_score(y, x) = 1 - sum((y - x)^2) / sum((y - mean(y))^2)", .metrics,
      "The share of the squared variation that the predictions explain.", short: ["r2"], rules: .ofAllNumbers,
      domain: scoreDomain, source: "Wright 1921",
      equals: [
        "sklearn.metrics.r2_score(y, x, force_finite=False)",
        "sklearn.metrics.d2_brier_score(y, x) of labels y in {0, 1} and probabilities x",
      ],
      differs: [
        "Of equal y scikit-learn gives 1 or 0 unless told otherwise.",
        "Of several columns scikit-learn averages the scores; here all elements are one sample.",
      ],
      examples: ["r2_score([3, -0.5, 2, 7], [2.5, 0, 2, 8]) ≈ 0.9486", "r2_score([1, 2, 3], [3, 2, 1]) == -3"]),
    Entry(
      "explained_variance(y, x) = 1 - var(y - x) / var(y)", .metrics,
      "As `r2_score`, but a constant offset of all predictions is forgiven.", rules: .ofAllNumbers,
      domain: scoreDomain, equals: ["sklearn.metrics.explained_variance_score(y, x, force_finite=False)"],
      examples: ["explained_variance([3, -0.5, 2, 7], [2.5, 0, 2, 8]) ≈ 0.957"]),
    Entry(
      "d2_absolute_error(y, x) = 1 - sum(abs(y - x)) / sum(abs(y - median(y)))", .metrics,
      "The share of the absolute distance from the median that the predictions explain.", rules: .ofAllNumbers,
      domain: scoreDomain, source: "Koenker and Machado 1999",
      equals: ["sklearn.metrics.d2_absolute_error_score(y, x)"],
      examples: ["d2_absolute_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) ≈ 0.764705882"]),
    Entry(
      """
      d2_pinball(y, x, quantile=0.5) = 1 - pinball(y, x, quantile=quantile) / pinball(y, best, quantile=quantile)
        where n = size(y), best = sort(reshape(y, [-1]))[clip(ceil(quantile * n) - 1, 0, n - 1)]
      """, .metrics, "The share of the pinball loss of the best constant that the predictions save.",
      rules: .ofAllNumbers, domain: scoreDomain, source: "Koenker and Machado 1999",
      equals: ["sklearn.metrics.d2_pinball_score(y, x, alpha=quantile)"],
      differs: [
        "Up to version 1.8 scikit-learn compared with an interpolated quantile, which is not the best constant."
      ],
      examples: [
        "d2_pinball([1, 2, 3], [1, 3, 3]) ≈ 0.5 ± 1e-12", "d2_pinball([1, 2, 3], [1, 3, 3], quantile=0.1) ≈ -2.0",
      ]),
    Entry(
      """
      d2_tweedie(y, x, power=0) = 1 - tweedie_deviance(y, x, power=power) / tweedie_deviance(y, mean(y), power=power)
      """, .metrics, "The share of the Tweedie deviance of the mean that the predictions explain.",
      rules: MeasureRules(arguments: [.tweedieTruth, .tweedieMean], needsElements: true),
      domain: "As `tweedie_deviance`.", source: "Hastie et al. 2015",
      equals: ["sklearn.metrics.d2_tweedie_score(y, x, power=power)"],
      examples: [
        "d2_tweedie([0.5, 1, 2.5, 7], [1, 1, 5, 3.5], power=1) ≈ 0.487915",
        "d2_tweedie([3, -0.5, 2, 7], [2.5, 0, 2, 8]) ≈ 0.949",
      ]),
    Entry(
      """
      d2_log_loss(y, p) = 1 - categorical_cross_entropy(y, p) / entropy(mean(reshape(y, [-1, shape(y)[-1]]), axis=0))
      """, .metrics, "The share of the cross-entropy of how frequent the classes are that the probabilities save.",
      rules: MeasureRules(arguments: [.distribution, .distribution], needsElements: true),
      domain:
        "Rows y of truth (one-hot or soft), rows p of probabilities; at most 1, and not finite if y never changes.",
      source: "McFadden 1974", equals: ["sklearn.metrics.d2_log_loss_score(labels, p) with y = one_hot(labels, k)"],
      differs: ["scikit-learn keeps p away from 0 and 1: `clip(p, 2.220446049250313e-16, 1)`."],
      examples: [
        "d2_log_loss([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]], [[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.2, 0.2, 0.6], [0.5, 0.3, 0.2]]) ≈ 0.571088856",
        "d2_log_loss([[1, 0], [0, 1]], [[0.5, 0.5], [0.5, 0.5]]) ≈ 0 ± 1e-15",
      ]),
    Entry(
      """
      pearson_correlation(y, x) = sum(a * b) / (norm(a) * norm(b))
        where a = y - mean(y), b = x - mean(x)
      """, .metrics, "How nearly truth and prediction lie on a rising line, from -1 to 1.", rules: .ofAlignedNumbers,
      domain: "Any numbers; nan if all of one are equal.", source: "Pearson 1895",
      equals: ["numpy.corrcoef(y, x)[0, 1]", "torchmetrics PearsonCorrCoef()(x, y)"],
      examples: ["pearson_correlation([3, -0.5, 2, 7], [2.5, 0, 2, 8]) ≈ 0.9849"]),
    Entry(
      """
      concordance_correlation(y, x) = 2 * mean((y - mean(y)) * (x - mean(x))) / (var(y) + var(x) + (mean(y) - mean(x))^2)
      """, .metrics, "How nearly predictions equal the truth: correlation that offset and scale lower.",
      rules: .ofAlignedNumbers, domain: "Any numbers; nan if all are equal.", source: "Lin 1989",
      equals: ["keras.metrics.ConcordanceCorrelation()(y, x)"],
      differs: [
        "torchmetrics divides variances and covariance by n - 1, but does not scale the distance of the means."
      ],
      examples: ["concordance_correlation([3, -0.5, 2.5, 7], [3, -0.5, 2.5, 7]) == 1"]),
  ]

  private static let scoreDomain = "Any numbers; at most 1. If all y are equal -inf, or nan if all are right as well."
}

extension MeasureRules {
  /// Two arrays of any numbers of one shape, one value for all of them.
  fileprivate static let ofAlignedNumbers = MeasureRules(arguments: [.any, .any], needsElements: true, isAligned: true)
}
