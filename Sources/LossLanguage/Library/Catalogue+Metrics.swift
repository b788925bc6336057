extension Catalogue {
  /// How good predictions are, in numbers to be read rather than to be descended.
  static let metrics = classification + scoring + goodness

  /// Of predicted labels, which may be numbers, booleans or texts.
  private static let classification: [Entry] = [
    Entry(
      "accuracy(y, predicted) = if y == predicted then 1 else 0", .metrics, "The share of labels that are right.",
      rules: .ofEachLabel, domain: "Labels of any kind.",
      equals: [
        "sklearn.metrics.accuracy_score(y, predicted)", "keras.metrics.Accuracy()(y, predicted)",
        "torchmetrics Accuracy(task=\"multiclass\", average=\"micro\")(predicted, y)",
      ],
      differs: ["For rows of several labels scikit-learn asks that all be right: `mean(all(y == predicted, axis=1))`."],
      examples: [
        "accuracy([0, 1, 2, 3], [0, 2, 1, 3]) == 0.5", "accuracy([\"cat\", \"dog\"], [\"cat\", \"cat\"]) == 0.5",
      ]),
    Entry(
      "hamming_loss(y, predicted) = if y == predicted then 0 else 1", .metrics,
      "The share of labels that are wrong.", rules: .ofEachLabel, domain: "Labels of any kind.", source: "Hamming 1950",
      equals: [
        "sklearn.metrics.hamming_loss(y, predicted)",
        "sklearn.metrics.zero_one_loss(y, predicted) of one label a sample",
      ],
      examples: [
        "hamming_loss([2, 2, 3, 4], [1, 2, 3, 4]) == 0.25", "hamming_loss([[0, 1], [1, 1]], [[0, 0], [0, 0]]) == 0.75",
      ]),
    Entry(
      "top_k_accuracy(labels, s, k=2) = if sum(s > right, axis=-1) < k then 1 else 0\n"
        + "where right = sum(xtimes(one_hot(labels, shape(s)[-1]), s), axis=-1, keepdims=true)", .metrics,
      "The share of rows whose right class is among the k with the highest scores.",
      rules: MeasureRules(arguments: [.label, .score], granularity: .row),
      domain: "Labels are class numbers from 0. Of equal scores the right class comes first.",
      equals: [
        "sklearn.metrics.top_k_accuracy_score(labels, s, k=k)",
        "keras.metrics.SparseTopKCategoricalAccuracy(k=k)(labels, s)",
      ],
      differs: ["Keras has k=5 where none is given.", "Of equal scores scikit-learn takes the later class first."],
      examples: [
        "top_k_accuracy([0, 1, 2, 2], [[0.5, 0.2, 0.2], [0.3, 0.4, 0.2], [0.2, 0.4, 0.3], [0.7, 0.2, 0.1]], k=2) == 0.75",
        "top_k_accuracy([2, 1], [[0.1, 0.9, 0.8], [0.05, 0.95, 0]], k=3, reduction=\"none\") == [1, 1]",
      ]),
    Entry(
      """
      confusion_matrix(y, predicted) = transpose(truth) @ answer
        where classes = unique(reshape([y, predicted], [-1])),
          truth = if reshape(y, [-1, 1]) == classes then 1 else 0,
          answer = if reshape(predicted, [-1, 1]) == classes then 1 else 0
      """, .metrics, "How often each class (a row) was taken for each class (a column).", rules: .ofLabels,
      domain: "Labels of any kind; classes in ascending order, those that are only predicted too.",
      equals: ["sklearn.metrics.confusion_matrix(y, predicted)"],
      differs: ["Some, and many textbooks, have the truth in columns: `transpose(...)`."],
      examples: [
        "confusion_matrix([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]) == [[2, 0, 0], [0, 0, 1], [1, 0, 2]]",
        "confusion_matrix([\"cat\", \"ant\"], [\"ant\", \"ant\"]) == [[1, 0], [1, 0]]",
      ]),
    averaged(
      "precision", "each = if found == 0 then zero_division else hits / found", micro: "sum(hits) / sum(found)",
      "Of what was said to be positive, the share that is.",
      domain: "nan where nothing was said to be positive.", equals: "sklearn.metrics.precision_score",
      examples: [
        "precision([0, 1, 1, 0, 1, 1], [1, 1, 0, 0, 1, 0]) ≈ 0.6667",
        "precision([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], average=\"macro\") ≈ 0.22",
        "precision([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], average=\"none\") ≈ [0.66666667, 0., 0.]",
        "precision([1, 0], [0, 0], zero_division=0) == 0",
      ]),
    averaged(
      "recall", "each = if size == 0 then zero_division else hits / size", micro: "sum(hits) / sum(size)",
      "Of what is positive, the share that was found (sensitivity; of the negative class, specificity).",
      domain: "nan where nothing is positive.", equals: "sklearn.metrics.recall_score",
      examples: [
        "recall([0, 1, 1, 0, 1, 1], [1, 1, 0, 0, 1, 0]) == 0.5", "recall([0, 0, 1], [1, 0, 1], positive=0) == 0.5",
        "recall([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], average=\"macro\") ≈ 0.33",
        "recall([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], average=\"none\") ≈ [1., 0., 0.]",
      ]),
    averaged(
      "f1", "each = if size + found == 0 then zero_division else 2 * hits / (size + found)",
      micro: "2 * sum(hits) / (sum(size) + sum(found))", "The harmonic mean of precision and recall.",
      domain: "nan where nothing is positive and nothing was said to be.", source: "van Rijsbergen 1979",
      equals: "sklearn.metrics.f1_score",
      examples: [
        "f1([0, 1, 1, 0, 1, 1], [1, 1, 0, 0, 1, 0]) ≈ 0.5714",
        "f1([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], average=\"macro\") ≈ 0.267",
        "f1([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], average=\"micro\") ≈ 0.33",
        "f1([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], average=\"weighted\") ≈ 0.267",
      ]),
    averaged(
      "fbeta",
      "each = if size + found == 0 then zero_division else (1 + beta^2) * hits / (beta^2 * size + found)",
      option: "beta=1, ", micro: "(1 + beta^2) * sum(hits) / (beta^2 * sum(size) + sum(found))",
      "The harmonic mean of precision and recall, where recall counts beta times as much.",
      domain: "nan where nothing is positive and nothing was said to be.", source: "van Rijsbergen 1979",
      equals: "sklearn.metrics.fbeta_score",
      examples: [
        "fbeta([0, 1, 1, 0, 1, 1], [1, 1, 0, 0, 1, 0], beta=2) ≈ 0.5263157895",
        "fbeta([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], average=\"macro\", beta=0.5) ≈ 0.238",
      ]),
    Entry(
      """
      balanced_accuracy(y, predicted) = mean(map(c -> sum(y == c and predicted == c) / sum(y == c), classes))
        where classes = unique(reshape(y, [-1]))
      """, .metrics, "The mean of the recalls of all classes, however rare.", rules: .ofLabels,
      domain: "Labels of any kind; classes are those of y.", source: "Brodersen et al. 2010",
      equals: ["sklearn.metrics.balanced_accuracy_score(y, predicted)"],
      examples: ["balanced_accuracy([0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1]) == 0.625"]),
    Entry(
      """
      matthews_corrcoef(y, predicted) = (sum(c * eye(shape(c)[0])) * n - sum(size * found)) / sqrt(a * b)
        where c = confusion_matrix(y, predicted), n = sum(c), size = sum(c, axis=1), found = sum(c, axis=0),
          a = n^2 - sum(size^2), b = n^2 - sum(found^2)
      """, .metrics, "The correlation of truth and prediction, from -1 to 1; 0 for guessing.", short: ["mcc"],
      rules: .ofLabels, domain: "Labels of any kind; nan if y or the prediction has one class only.",
      source: "Matthews 1975, Gorodkin 2004", equals: ["sklearn.metrics.matthews_corrcoef(y, predicted)"],
      differs: ["scikit-learn gives 0 in place of nan."],
      examples: ["matthews_corrcoef([1, 1, 1, -1], [1, -1, 1, 1]) ≈ -0.33"]),
    Entry(
      """
      cohen_kappa(y, predicted) = (agreed - chance) / (1 - chance)
        where c = confusion_matrix(y, predicted), n = sum(c), agreed = sum(c * eye(shape(c)[0])) / n,
          chance = sum(sum(c, axis=0) * sum(c, axis=1)) / n^2
      """, .metrics, "The agreement beyond what chance would give.", rules: .ofLabels,
      domain: "Labels of any kind; nan if there is one class only.", source: "Cohen 1960",
      equals: ["sklearn.metrics.cohen_kappa_score(y, predicted)"],
      examples: [
        "cohen_kappa([\"negative\", \"positive\", \"negative\", \"neutral\", \"positive\"], [\"negative\", \"positive\", \"negative\", \"neutral\", \"negative\"]) ≈ 0.6875"
      ]),
  ]

  /// A share of hits for each class, of one class or averaged over all.
  private static func averaged(
    _ name: String, _ each: String, option: String = "", micro: String, _ summary: String, domain: String,
    source: String = "", equals: String, examples: [String]
  ) -> Entry {
    Entry(
      """
      \(name)(y, predicted, \(option)positive=1, average="binary", zero_division=nan) =
        if average == "none" then each
        else if average == "micro" then \(micro)
        else if average == "weighted" then sum(size * each) / sum(size)
        else mean(each)
        where classes = if average == "binary" then [positive] else unique(reshape([y, predicted], [-1])),
          hits = map(c -> sum(y == c and predicted == c), classes), found = map(c -> sum(predicted == c), classes),
          size = map(c -> sum(y == c), classes), \(each)
      """, .metrics, summary, rules: .ofLabels,
      domain: """
        Labels of any kind; of the class `positive`, or with `average=` "macro" (the mean over the classes), "weighted" \
        (by their sizes), "micro" (of the sums) or "none" (each). \(domain)
        """,
      source: source, equals: ["\(equals)(y, predicted, pos_label=positive, average=average)"],
      differs: ["scikit-learn gives 0 and a warning in place of nan: `zero_division=0`."], examples: examples)
  }
}

extension MeasureRules {
  /// Labels, each right or wrong.
  fileprivate static let ofEachLabel = MeasureRules(arguments: [.name, .name], granularity: .element)

  /// Labels, one value for all of them.
  fileprivate static let ofLabels = MeasureRules(arguments: [.name, .name], needsElements: true, isAligned: true)
}
