extension Catalogue {
  /// How good scores and probabilities of yes-or-no answers are, before any threshold is chosen.
  static let scoring: [Entry] = [
    Entry(
      """
      roc(y, s) = table(threshold=concat([inf], ranked[last]),
        false_positive_rate=concat([0], wrong / wrong[-1]), true_positive_rate=concat([0], right / right[-1]))
        where scores = reshape(s, [-1]), order = reverse(argsort(scores)), ranked = scores[order],
          is_positive = if reshape(y, [-1])[order] > 0 then 1 else 0,
          last = concat(ranked[1:] != ranked[:-1], [true]),
          right = cumsum(is_positive)[last], wrong = cumsum(1 - is_positive)[last]
      """, .metrics, "For every threshold the shares of false and of true alarms, as a table that plots.",
      rules: .ofScores, domain: "\(labelDomain) nan in a column if y has one class only.",
      source: "Peterson et al. 1954, Fawcett 2006",
      equals: ["sklearn.metrics.roc_curve(y, s, drop_intermediate=False)"],
      differs: ["scikit-learn leaves out points on a straight line unless told otherwise."],
      examples: [
        "roc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).false_positive_rate == [0, 0, 0.5, 0.5, 1]",
        "roc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).true_positive_rate == [0, 0.5, 0.5, 1, 1]",
        "roc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).threshold == [inf, 0.8, 0.4, 0.35, 0.1]",
      ]),
    Entry(
      """
      auc(y, s) = sum(diff(r.false_positive_rate) * (r.true_positive_rate[1:] + r.true_positive_rate[:-1])) / 2
        where r = roc(y, s)
      """, .metrics,
      "The area under the ROC curve: how often a positive scores above a negative, ties counted half.",
      short: ["roc_auc"], rules: .ofScores, domain: "\(labelDomain) nan if y has one class only.",
      source: "Hanley and McNeil 1982", equals: ["sklearn.metrics.roc_auc_score(y, s)"],
      differs: [
        "`sklearn.metrics.auc(x, y)` is the area under any curve.", "Keras counts at 200 thresholds, and so roughly.",
      ],
      examples: [
        "auc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) == 0.75", "auc([0, 1], [0.5, 0.5]) == 0.5",
        "auc([0, 1, 0, 1, 1, 0], [0.5, 0.5, 0.2, 0.9, 0.2, 0.2]) ≈ 0.7222222",
      ]),
    Entry(
      """
      precision_recall_curve(y, s) = table(threshold=concat([inf], ranked[last]),
        recall=concat([0], right / right[-1]), precision=concat([1], right / number))
        where scores = reshape(s, [-1]), order = reverse(argsort(scores)), ranked = scores[order],
          is_positive = if reshape(y, [-1])[order] > 0 then 1 else 0,
          last = concat(ranked[1:] != ranked[:-1], [true]),
          right = cumsum(is_positive)[last], number = (range(size(scores)) + 1)[last]
      """, .metrics, "For every threshold the recall and the precision, as a table that plots.", rules: .ofScores,
      domain: "\(labelDomain) Recall is nan if no label is positive.", source: "Davis and Goadrich 2006",
      equals: ["sklearn.metrics.precision_recall_curve(y, s), from its end"],
      examples: [
        "precision_recall_curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).recall == [0, 0.5, 0.5, 1, 1]",
        "precision_recall_curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).precision ≈ [1, 1, 0.5, 0.66666667, 0.5]",
      ]),
    Entry(
      """
      average_precision(y, s) = sum(diff(curve.recall) * curve.precision[1:])
        where curve = precision_recall_curve(y, s)
      """, .metrics, "The precision at each threshold, weighed by how much recall it adds.", rules: .ofScores,
      domain: "\(labelDomain) nan if no label is positive.", source: "Zhu 2004",
      equals: ["sklearn.metrics.average_precision_score(y, s)"],
      examples: ["average_precision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) ≈ 0.83"]),
    Entry(
      """
      calibration_curve(y, p, bins=10) = table(predicted=said / number, observed=seen / number, count=number)
        where place = clip(ceil(p * bins) - 1, 0, bins - 1), places = unique(reshape(place, [-1])),
          number = map(b -> sum(place == b), places),
          said = map(b -> sum(if place == b then p else 0), places),
          seen = map(b -> sum(if place == b then y else 0), places)
      """, .metrics, "In bins of equal width, the mean probability and how often it came true, as a table that plots.",
      rules: .ofProbabilities, domain: "y and p between 0 and 1; a bin holds its upper end, empty ones are left out.",
      source: "DeGroot and Fienberg 1983", equals: ["sklearn.calibration.calibration_curve(y, p, n_bins=bins)"],
      differs: ["torchmetrics puts a probability on the border of two bins into the upper one."],
      examples: [
        "calibration_curve([0, 0, 0, 0, 1, 1, 1, 1, 1], [0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1], bins=3).observed ≈ [0., 0.5, 1.]",
        "calibration_curve([0, 0, 0, 0, 1, 1, 1, 1, 1], [0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1], bins=3).predicted ≈ [0.2, 0.525, 0.85]",
      ]),
    Entry(
      """
      calibration_error(y, p, bins=10, norm="l1") =
        if norm == "max" then max(gap) else if norm == "l2" then sqrt(sum(share * gap^2)) else sum(share * gap)
        where curve = calibration_curve(y, p, bins=bins), share = curve.count / sum(curve.count),
          gap = abs(curve.observed - curve.predicted)
      """, .metrics, "How far probabilities are from how often they come true, averaged over bins.",
      short: ["expected_calibration_error", "ece"], rules: .ofProbabilities,
      domain: """
        As `calibration_curve`; `norm=` "l1" the mean gap, "l2" its root mean square, "max" the largest. Of many \
        classes: whether the most likely one is right, and its probability.
        """,
      source: "Naeini et al. 2015, Guo et al. 2017",
      equals: ["torchmetrics CalibrationError(task=\"binary\", n_bins=bins, norm=norm)(p, y) off the borders of bins"],
      examples: [
        "calibration_error([0, 0, 1, 1, 1], [0.25, 0.25, 0.55, 0.75, 0.75], bins=2) ≈ 0.29",
        "calibration_error([0, 0, 1, 1, 1], [0.25, 0.25, 0.55, 0.75, 0.75], bins=2, norm=\"l2\") ≈ 0.2918",
        "calibration_error([0, 0, 1, 1, 1], [0.25, 0.25, 0.55, 0.75, 0.75], bins=2, norm=\"max\") ≈ 0.3167",
      ]),
  ]

  private static let labelDomain = "y all in {-1, 1}, or all in {0, 1}; the higher s, the more it says 1."
}

extension MeasureRules {
  /// Labels of two classes and scores, one value for all of them.
  fileprivate static let ofScores = MeasureRules(arguments: [.sign, .score], needsElements: true, isAligned: true)

  /// Truth and probabilities, one value for all of them.
  fileprivate static let ofProbabilities = MeasureRules(
    arguments: [.probability, .probability], needsElements: true, isAligned: true)
}
