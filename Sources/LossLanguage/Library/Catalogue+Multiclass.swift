extension Catalogue {
  /// Losses of a choice among classes, which lie along the last axis; one value a row.
  static let multiclass: [Entry] = crossEntropies + generatedLosses + multiclassMargins

  private static let crossEntropies: [Entry] = [
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
      domain:
        "Rows of probabilities; with `from_logits=true` p holds scores, and a row's loss is within 4 ulp of the true value for any scores. inf where p rules out the truth.",
      gradient: "if from_logits then softmax(p) - y else -y / p", source: "Good 1952",
      equals: [
        "torch.nn.functional.cross_entropy(z, y)", "keras.losses.CategoricalCrossentropy()(y, p)",
        "optax.softmax_cross_entropy(z, y)", "sklearn.metrics.log_loss(y, p)",
      ],
      differs: [
        "Keras divides p by its sum and keeps it 1e-7 away from 0 and 1: `categorical_cross_entropy(y, normalize(p), clip=1e-7)`.",
        "PyTorch divides by the sum of the class weights only for class numbers; for rows y it divides by the number.",
      ],
      examples: [
        "categorical_cross_entropy([0, 1, 0], [0.2, 0.7, 0.1], base=2) ≈ 0.5145731728297583 bits",
        "categorical_cross_entropy([[0, 1, 0], [0, 0, 1]], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]) ≈ 1.177",
        "categorical_cross_entropy([1, 0], [1000, -1000], from_logits=true) == 0",
        "categorical_cross_entropy([1, 0], [0, 1]) == inf",
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
      domain:
        "Labels are whole numbers below the number of classes; those equal to `ignore=` are left out. Scores as in `categorical_cross_entropy`.",
      gradient:
        "if from_logits then softmax(p) - one_hot(labels, shape(p)[-1]) else -one_hot(labels, shape(p)[-1]) / p",
      equals: [
        "torch.nn.functional.cross_entropy(z, labels)", "keras.losses.SparseCategoricalCrossentropy()(labels, p)",
        "optax.softmax_cross_entropy_with_integer_labels(z, labels)", "sklearn.metrics.log_loss(labels, p)",
      ],
      differs: [
        "PyTorch's mean with class weights divides by their sum: `reduction=\"weighted_mean\"`.",
        "Samples of `ignore=` are left out of the mean, as in PyTorch and the class of Keras; the function of Keras gives 0 for each, which counts in a mean.",
      ],
      examples: [
        "sparse_categorical_cross_entropy(0, [2.0, 1.0, 0.1], from_logits=true) ≈ 0.4170 nats",
        "sparse_categorical_cross_entropy([1, 2], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]) ≈ 1.177",
      ]),
    Entry(
      """
      nll_loss(labels, log_p, class_weight=1) = -sum(class_weight * xtimes(one_hot(labels, k), log_p), axis=-1)
        where k = shape(log_p)[-1]
      """, .multiclass, "The logarithm of the true class's probability, negated; `log_p` are logarithms already.",
      rules: MeasureRules(arguments: [.label, .any], granularity: .row),
      domain: "Labels as in `sparse_categorical_cross_entropy`; inf where `log_p` is -inf for the truth.",
      gradient: "-one_hot(labels, shape(log_p)[-1])", equals: ["torch.nn.functional.nll_loss(log_p, labels)"],
      differs: ["PyTorch's mean with class weights divides by their sum: `reduction=\"weighted_mean\"`."],
      examples: [
        "nll_loss(0, log_softmax([2.0, 1.0, 0.1])) ≈ 0.4170", "nll_loss([0, 1], [[0, -inf], [-inf, 0]]) == 0",
      ]),
    Entry(
      """
      categorical_focal_loss(y, p, gamma=2, alpha=nan, from_logits=false) =
        sum(share * miss^gamma * -surprise, axis=-1)
        where share = if isnan(alpha) then 1 else alpha,
          miss = if from_logits then -expm1(log_softmax(p)) else 1 - p,
          surprise = if from_logits then xtimes(y, log_softmax(p)) else xlogy(y, p)
      """, .multiclass, "Categorical cross-entropy with each class's term times (1 - p)^gamma.",
      rules: MeasureRules(arguments: [.distribution, .predictedDistribution], granularity: .row),
      domain:
        "As `categorical_cross_entropy`, of scores within 8 ulp; alpha is one weight for all classes or one for each.",
      gradient: """
        if from_logits then each - softmax(p) * sum(each, axis=-1, keepdims=true) else each / p
        where share = if isnan(alpha) then 1 else alpha, q = if from_logits then softmax(p) else p,
          miss = if from_logits then -expm1(log_softmax(p)) else 1 - p,
          each = share * y * (gamma * miss^(gamma - 1) * q * log(q) - miss^gamma)
        """,
      source: "Lin et al. 2017", equals: ["keras.losses.CategoricalFocalCrossentropy(alpha=alpha, gamma=gamma)(y, p)"],
      differs: [
        "Keras weighs with alpha = 0.25 unless told otherwise, divides p by its sum and keeps it 1e-7 away from 0 and 1."
      ],
      examples: [
        "categorical_focal_loss([[0, 1, 0], [0, 0, 1]], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]], alpha=0.25, reduction=\"none\") ≈ [3.20583e-05, 0.4662735]",
        "categorical_focal_loss([1, 0], [-800, 0], from_logits=true) == 800",
      ]),
    Entry(
      """
      poly1_cross_entropy(y, p, from_logits=false, epsilon=2) =
        if from_logits
        then -sum(xtimes(y, log_softmax(p)) + epsilon * y * expm1(log_softmax(p)), axis=-1)
        else sum(epsilon * y * (1 - p) - xlogy(y, p), axis=-1)
      """, .multiclass, "Categorical cross-entropy plus epsilon times the probability that the truth lacks.",
      rules: MeasureRules(arguments: [.distribution, .predictedDistribution], granularity: .row),
      domain: "As `categorical_cross_entropy`; from epsilon -1 on it never rewards a mistake.",
      gradient:
        "if from_logits then softmax(p) - y - epsilon * softmax(p) * (y - sum(y * softmax(p), axis=-1, keepdims=true)) else -y / p - epsilon * y",
      source: "Leng et al. 2022",
      equals: ["optax.losses.poly_loss_cross_entropy(z, y, epsilon=epsilon)"],
      examples: [
        "poly1_cross_entropy([1, 0, 0], [2.0, 1.0, 0.1], from_logits=true) ≈ 1.09902774",
        "poly1_cross_entropy([1, 0], [0.8, 0.2], epsilon=0) ≈ 0.2231",
      ]),
    Entry(
      """
      generalized_cross_entropy(y, p, q=0.7, from_logits=false) = if q == 0 then -right else -expm1(q * right) / q
        where right = if from_logits then sum(xtimes(y, log_softmax(p)), axis=-1) else log(sum(y * p, axis=-1))
      """, .multiclass, "(1 - p^q) / q of the true class: between cross-entropy (q to 0) and absolute error (q = 1).",
      rules: MeasureRules(arguments: [.distribution, .predictedDistribution], granularity: .row),
      domain: "y one-hot; at most 1 / q, so that wrong labels do limited harm.",
      gradient:
        "if from_logits then exp(q * sum(y * log_softmax(p), axis=-1, keepdims=true)) * (softmax(p) - y) else -y * sum(y * p, axis=-1, keepdims=true)^(q - 1)",
      source: "Zhang and Sabuncu 2018",
      equals: ["keras.losses.CategoricalGeneralizedCrossEntropy(q)(argmax(y), p)"],
      examples: [
        "generalized_cross_entropy([1, 0], [0.25, 0.75], q=0.5) ≈ 1.0",
        "generalized_cross_entropy([1, 0], [0, 1], q=0.5) == 2",
        "generalized_cross_entropy([1, 0], [0.25, 0.75], q=1) ≈ 0.75",
        "generalized_cross_entropy([1, 0], [0.8, 0.2], q=0) ≈ 0.2231",
      ]),
    Entry(
      """
      multiclass_brier(y, p, scale_by_half=false) = sum((y - p)^2, axis=-1) * (if scale_by_half then 0.5 else 1)
      """, .multiclass, "The squared distance of a row of probabilities from the truth.",
      rules: MeasureRules(arguments: [.distribution, .distribution], granularity: .row),
      domain: "Between 0 and 2; with `scale_by_half=true` between 0 and 1.",
      gradient: "2 * (p - y) * (if scale_by_half then 0.5 else 1)", source: "Brier 1950",
      equals: ["sklearn.metrics.brier_score_loss(y, p, labels=labels)"],
      differs: ["scikit-learn halves it for two classes, unless told otherwise: `scale_by_half=true`."],
      examples: [
        "multiclass_brier([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.2, 0.2, 0.6]]) ≈ 0.1467",
        "multiclass_brier([1, 0], [0, 1]) == 2",
      ]),
    Entry(
      """
      multiclass_sparsemax(labels, s) = sum((q - t) * z, axis=-1) + (1 - sum(q^2, axis=-1)) / 2
        where t = one_hot(labels, shape(s)[-1]), z = s - max(s, axis=-1, keepdims=true), q = sparsemax(s)
      """, .multiclass, "The loss whose probabilities are the `sparsemax` of the scores.",
      rules: MeasureRules(arguments: [.label, .any], granularity: .row),
      domain: "0 as soon as the true score is 1 above all others.",
      gradient: "sparsemax(s) - one_hot(labels, shape(s)[-1])", source: "Martins and Astudillo 2016",
      equals: ["optax.losses.multiclass_sparsemax_loss(s, labels)"],
      examples: [
        "multiclass_sparsemax([0, 1, 0], [[2.0, 1.0, 0.1], [0.5, 2.5, -1.0], [-0.3, 0.2, 1.7]], reduction=\"none\") ≈ [0, 0, 2.0]"
      ]),
  ]

  private static let generatedLosses: [Entry] = [
    Entry(
      """
      fenchel_young(y, s, max_fun=logsumexp) = largest - sum(xtimes(y, s), axis=-1)
        where largest = reshape(map(max_fun, reshape(s, [-1, shape(s)[-1]])), shape(s)[:-1])
      """, .multiclass,
      "The loss that a smoothed maximum of the scores generates: what it has more than the score of the truth.",
      rules: MeasureRules(arguments: [.row(.any), .row(.any)], granularity: .row),
      domain: """
        `max_fun` gives one number for a row of scores; the derivative in s is its gradient less y. With `logsumexp` it is \
        the cross-entropy with softmax, and `categorical_cross_entropy(..., from_logits=true)` keeps more digits of small losses.
        """,
      source: "Blondel et al. 2020",
      equals: [
        "optax.losses.make_fenchel_young_loss(max_fun)(s, y)", "jaxopt.loss.make_fenchel_young_loss(max_fun)(s, y)",
      ],
      examples: [
        "fenchel_young([1, 0, 0], [2.0, 1.0, 0.1]) ≈ 0.4170300", "fenchel_young([0, 1], [3, 1], max_fun=max) == 2",
        "fenchel_young([0, 1, 0], [1, 2, 3], max_fun=z -> sum(z^2) / 2) == 5",
      ])
  ]

  private static let multiclassMargins: [Entry] = [
    Entry(
      """
      categorical_hinge(y, s) = maximum(0, wrong - right + 1)
        where right = sum(y * s, axis=-1), wrong = max((1 - y) * s, axis=-1)
      """, .multiclass, "By how much the best wrong score comes within 1 of the right one.",
      rules: MeasureRules(arguments: [.probability, .any], granularity: .row),
      domain: "y one-hot; wrong scores below 0 count as 0, as in Keras.",
      gradient: """
        if max(w, axis=-1, keepdims=true) - sum(y * s, axis=-1, keepdims=true) + 1 > 0
        then (1 - y) * (if w == max(w, axis=-1, keepdims=true) then 1 else 0) - y else 0
        where w = (1 - y) * s
        """,
      equals: ["keras.losses.CategoricalHinge()(y, s)"],
      differs: ["`multiclass_hinge` lets wrong scores be negative, as scikit-learn and optax do."],
      examples: ["categorical_hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 1.4"]),
    Entry(
      """
      multiclass_hinge(labels, s, margin=1) = max(s + margin * (1 - t), axis=-1) - sum(t * s, axis=-1)
        where t = one_hot(labels, shape(s)[-1])
      """, .multiclass, "What the right score lacks of the margin to the best wrong one (Crammer and Singer).",
      rules: MeasureRules(arguments: [.label, .any], granularity: .row), domain: "Never negative.",
      gradient:
        "one_hot(argmax(s + margin * (1 - t), axis=-1), shape(s)[-1]) - t where t = one_hot(labels, shape(s)[-1])",
      source: "Crammer and Singer 2001",
      equals: ["optax.losses.multiclass_hinge_loss(s, labels)", "sklearn.metrics.hinge_loss(labels, s)"],
      differs: ["torchmetrics applies softmax first to scores outside [0, 1]: `multiclass_hinge(labels, softmax(s))`."],
      examples: [
        "multiclass_hinge([0, 1, 0], [[2.0, 1.0, 0.1], [0.5, 2.5, -1.0], [-0.3, 0.2, 1.7]], reduction=\"none\") ≈ [0, 0, 3.0]",
        "multiclass_hinge([0, 1, 2, 2], [[1.18, -1, 0], [0.3, 0.9, -0.2], [0, 0.1, 0.2], [2, 0, -1]]) ≈ 1.325",
      ]),
    Entry(
      """
      multiclass_hinge_one_vs_all(labels, s, margin=1) = sum(maximum(0, margin - sign * s), axis=-1)
        where sign = 2 * one_hot(labels, shape(s)[-1]) - 1
      """, .multiclass, "The hinge losses of each class against all others, added up.",
      rules: MeasureRules(arguments: [.label, .any], granularity: .row), domain: "Never negative.",
      gradient: "if sign * s < margin then -sign else 0 where sign = 2 * one_hot(labels, shape(s)[-1]) - 1",
      source: "Rifkin and Klautau 2004",
      equals: [
        "sum(torchmetrics.functional.classification.multiclass_hinge_loss(s, labels, num_classes=k, multiclass_mode=\"one-vs-all\"))"
      ],
      examples: ["multiclass_hinge_one_vs_all(0, [2, 0, -3]) == 1"]),
    Entry(
      """
      multiclass_perceptron(labels, s) = max(s, axis=-1) - sum(one_hot(labels, shape(s)[-1]) * s, axis=-1)
      """, .multiclass, "By how much the best score beats the right one.",
      rules: MeasureRules(arguments: [.label, .any], granularity: .row), domain: "0 for a right answer.",
      gradient: "one_hot(argmax(s, axis=-1), shape(s)[-1]) - one_hot(labels, shape(s)[-1])", source: "Collins 2002",
      equals: ["optax.losses.multiclass_perceptron_loss(s, labels)"],
      examples: ["multiclass_perceptron([0, 0], [[2.0, 1.0, 0.1], [-0.3, 0.2, 1.7]], reduction=\"none\") ≈ [0, 2.0]"]),
    Entry(
      """
      multi_margin(labels, s, margin=1, p=1, class_weight=1) =
        sum(class_weight * t, axis=-1) * sum((1 - t) * maximum(0, margin - right + s)^p, axis=-1) / k
        where k = shape(s)[-1], t = one_hot(labels, k), right = sum(t * s, axis=-1, keepdims=true)
      """, .multiclass, "What each wrong score lacks of the margin to the right one, divided by the number of classes.",
      rules: MeasureRules(arguments: [.label, .any], granularity: .row), domain: "Labels as class numbers from 0.",
      gradient: """
        sum(class_weight * t, axis=-1, keepdims=true) * (each - t * sum(each, axis=-1, keepdims=true)) / shape(s)[-1]
        where t = one_hot(labels, shape(s)[-1]), lack = (1 - t) * (margin + s - sum(t * s, axis=-1, keepdims=true)),
          each = if lack > 0 then p * maximum(0, lack)^(p - 1) else 0
        """,
      source: "Weston and Watkins 1999",
      equals: ["torch.nn.functional.multi_margin_loss(s, labels, p=p, margin=margin)"],
      differs: ["PyTorch divides by the number even with class weights: `class_weight=w, reduction=\"mean\"`."],
      examples: [
        "multi_margin(3, [0.1, 0.2, 0.4, 0.8]) ≈ 0.325",
        "multi_margin([0, 1, 0], [[2.0, 1.0, 0.1], [0.5, 2.5, -1.0], [-0.3, 0.2, 1.7]], p=2, margin=0.7) ≈ 0.97",
      ]),
    Entry(
      """
      multilabel_margin(y, s, margin=1) = sum(sum(lacks, axis=-1), axis=-1) / shape(s)[-1]
        where lacks = if pairwise_differences(y) > 0 then maximum(0, margin - pairwise_differences(s)) else 0
      """, .multiclass, "What each score of a label lacks of the margin to each score of none, per number of classes.",
      rules: MeasureRules(arguments: [.probability, .any], granularity: .row),
      domain: "y holds a 1 for each label that a row has.",
      gradient: """
        \(pulls) / shape(s)[-1]
        where pull = if pairwise_differences(y) > 0 and pairwise_differences(s) < margin then -1 else 0
        """,
      equals: ["torch.nn.functional.multilabel_margin_loss(s, t)"],
      differs: ["PyTorch's t lists class numbers up to the first -1; here y has a 1 at these classes."],
      examples: ["multilabel_margin([1, 0, 0, 1], [0.1, 0.2, 0.4, 0.8]) ≈ 0.85"]),
  ]
}
