extension Catalogue {
  /// Losses of a score s whose sign is the answer, by the margin y s.
  static let margin: [Entry] = [
    Entry(
      "hinge(y, s) = maximum(0, 1 - y * s)", .margin,
      "What a margin y s below 1 lacks; 0 from there on.", rules: marginRules,
      domain: "y all in {-1, 1}, or all in {0, 1}.",
      source: "Cortes and Vapnik 1995", equals: ["sklearn.metrics.hinge_loss(y, s)", "keras.losses.Hinge()(y, s)"],
      examples: [
        "hinge([-1, 1, 1], [-2.18, 2.36, 0.09]) ≈ 0.303", "hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 1.3",
      ]),
    Entry(
      "squared_hinge(y, s) = maximum(0, 1 - y * s)^2", .margin, "The square of the hinge loss.", rules: marginRules,
      domain: "y as in `hinge`.", equals: ["keras.losses.SquaredHinge()(y, s)"],
      examples: ["squared_hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 1.86"]),
    Entry(
      "logistic_loss(y, s, base=e) = softplus(-y * s) / log(base)", .margin,
      "log(1 + exp(-y s)): binary cross-entropy as a function of the margin.",
      rules: MeasureRules(arguments: [.sign, .any], granularity: .element, hasUnit: true), domain: "y as in `hinge`.",
      equals: ["torch.nn.functional.soft_margin_loss(s, y)"],
      examples: ["logistic_loss(1, 2) ≈ 0.1269", "logistic_loss(-1, 1000) == 1000"]),
    Entry(
      "exponential_loss(y, s) = exp(-y * s)", .margin, "exp(-y s), the loss of AdaBoost.", rules: marginRules,
      domain: "y as in `hinge`.", source: "Freund and Schapire 1997", examples: ["exponential_loss(1, 2) ≈ 0.1353"]),
    Entry(
      """
      modified_huber(y, s) = if m >= -1 then maximum(0, 1 - m)^2 else -4 * m
        where m = y * s
      """, .margin, "The squared hinge loss down to a margin of -1, linear below.", rules: marginRules,
      domain: "y as in `hinge`.", source: "Zhang 2004", equals: ["sklearn's SGDClassifier(loss=\"modified_huber\")"],
      examples: ["modified_huber(1, [-2, 0, 3], reduction=\"none\") == [8, 1, 0]"]),
    Entry(
      "zero_one_loss(y, s) = if y * s > 0 then 0 else 1", .margin,
      "0 for a score on the right side of zero, else 1.", rules: marginRules,
      domain: "y as in `hinge`; a score of 0 is wrong.",
      examples: ["zero_one_loss([1, 1, -1], [2, -1, -3], reduction=\"none\") == [0, 1, 0]"]),
  ]

  private static let marginRules = MeasureRules(arguments: [.sign, .any], granularity: .element)
}
