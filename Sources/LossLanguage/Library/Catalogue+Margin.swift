extension Catalogue {
  /// Losses of a score s whose sign is the answer, by the margin y s.
  static let margin: [Entry] = [
    Entry(
      "hinge(y, s) = maximum(0, 1 - y * s)", .margin,
      "What a margin y s below 1 lacks; 0 from there on.", rules: .ofSigns,
      domain: "y all in {-1, 1}, or all in {0, 1}. The derivative at a margin of 1 is taken as 0.",
      gradient: "if y * s < 1 then -y else 0", source: "Cortes and Vapnik 1995",
      equals: [
        "sklearn.metrics.hinge_loss(y, s)", "keras.losses.Hinge()(y, s)",
        "optax.hinge_loss(s, y) with reduction=\"none\"",
      ],
      differs: ["optax, Flux and MLX use labels as they are: a 0 among them costs 1 whatever the score."],
      examples: [
        "hinge([-1, 1, 1], [-2.18, 2.36, 0.09]) ≈ 0.303", "hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 1.3",
      ]),
    Entry(
      "squared_hinge(y, s) = maximum(0, 1 - y * s)^2", .margin, "The square of the hinge loss.", rules: .ofSigns,
      domain: "y as in `hinge`.", gradient: "-2 * y * maximum(0, 1 - y * s)", source: "Chang et al. 2008",
      equals: ["keras.losses.SquaredHinge()(y, s)", "sklearn's LinearSVC(loss=\"squared_hinge\")"],
      examples: ["squared_hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 1.86"]),
    Entry(
      """
      smoothed_hinge(y, s, gamma=1) = if lack < gamma then lack^2 / (2 * gamma) else lack - gamma / 2
        where lack = maximum(0, 1 - y * s)
      """, .margin, "The hinge loss with its corner rounded off over a margin of gamma.", rules: .ofSigns,
      domain: "y as in `hinge`; gamma not negative, with 0 it is the hinge loss.",
      gradient: "-y * clip((1 - y * s) / gamma, 0, 1)", source: "Rennie and Srebro 2005",
      equals: ["LossFunctions.jl SmoothedL1HingeLoss(gamma)(y, s)"],
      examples: ["smoothed_hinge(1, [-1, 0.5, 2], reduction=\"none\") == [1.5, 0.125, 0]"]),
    Entry(
      "logistic_loss(y, s, base=e) = softplus(-y * s) / log(base)", .margin,
      "log(1 + exp(-y s)): binary cross-entropy as a function of the margin.", short: ["soft_margin"],
      rules: MeasureRules(arguments: [.sign, .any], granularity: .element, hasUnit: true),
      domain: "y as in `hinge`; within 4 ulp of the true value for any score.",
      gradient: "-y * sigmoid(-y * s) / log(base)", source: "Cox 1958",
      equals: [
        "torch.nn.functional.soft_margin_loss(s, y)", "sklearn's SGDClassifier(loss=\"log_loss\")",
        "optax.sigmoid_binary_cross_entropy(s, (y + 1) / 2) with reduction=\"none\"",
      ],
      examples: [
        "logistic_loss(1, 2) ≈ 0.1269", "logistic_loss(-1, 1000) == 1000",
        "logistic_loss(1, [0.5, -3], reduction=\"none\") ≈ [0.47407698, 3.04858735]",
      ]),
    Entry(
      "exponential_loss(y, s) = exp(-y * s)", .margin, "exp(-y s), the loss of AdaBoost.", rules: .ofSigns,
      domain: "y as in `hinge`; overflows to inf for margins below -709.", gradient: "-y * exp(-y * s)",
      source: "Freund and Schapire 1997",
      equals: ["sklearn's ExponentialLoss().loss(y, s) with y in {0, 1}", "LossFunctions.jl ExpLoss()(y, s)"],
      examples: ["exponential_loss(1, 2) ≈ 0.1353", "exponential_loss(0, 2) ≈ 7.3891"]),
    Entry(
      """
      modified_huber(y, s) = if m >= -1 then maximum(0, 1 - m)^2 else -4 * m
        where m = y * s
      """, .margin, "The squared hinge loss down to a margin of -1, linear below.", rules: .ofSigns,
      domain: "y as in `hinge`.",
      gradient: "if y * s >= -1 then -2 * y * maximum(0, 1 - y * s) else -4 * y", source: "Zhang 2004",
      equals: ["sklearn's SGDClassifier(loss=\"modified_huber\")", "LossFunctions.jl ModifiedHuberLoss()(y, s)"],
      examples: ["modified_huber(1, [-2, 0, 3], reduction=\"none\") == [8, 1, 0]"]),
    Entry(
      "perceptron(y, s) = maximum(0, -y * s)", .margin, "The score on the wrong side of zero; 0 on the right one.",
      rules: .ofSigns, domain: "y as in `hinge`.", gradient: "if y * s < 0 then -y else 0", source: "Rosenblatt 1958",
      equals: [
        "optax.losses.perceptron_loss(s, y) with reduction=\"none\"", "sklearn's SGDClassifier(loss=\"perceptron\")",
      ],
      examples: ["perceptron(1, [-0.5, 2], reduction=\"none\") == [0.5, 0]"]),
    Entry(
      "squared_margin(y, s) = (1 - y * s)^2", .margin,
      "The squared distance of the margin from 1; margins beyond it cost as well.", rules: .ofSigns,
      domain: "y as in `hinge`.", gradient: "-2 * y * (1 - y * s)", source: "Suykens and Vandewalle 1999",
      equals: ["LossFunctions.jl L2MarginLoss()(y, s)"],
      examples: ["squared_margin(1, [-1, 1, 3], reduction=\"none\") == [4, 0, 4]"]),
    Entry(
      "sigmoid_margin(y, s) = 2 * sigmoid(-2 * y * s)", .margin,
      "1 - tanh(y s): a smooth step from 2 for wrong scores to 0 for right ones.", rules: .ofSigns,
      domain: "y as in `hinge`. Between 0 and 2; margins that are far off hardly count.",
      gradient: "-4 * y * sigmoid(2 * y * s) * sigmoid(-2 * y * s)", source: "Mason et al. 1999",
      equals: ["LossFunctions.jl SigmoidLoss()(y, s)"],
      examples: ["sigmoid_margin(1, [0, 2], reduction=\"none\") ≈ [1, 0.0359724]", "sigmoid_margin(1, -1000) == 2"]),
    Entry(
      """
      dwd_margin(y, s, exponent=1) = if m <= knee then 1 - m else (knee / m)^exponent / (exponent + 1)
        where m = y * s, knee = exponent / (exponent + 1)
      """, .margin,
      "Distance-weighted discrimination: the hinge loss for small margins, falling as their power for large ones.",
      rules: .ofSigns, domain: "y as in `hinge`; the exponent (called q in the paper) positive.",
      gradient:
        "if y * s <= exponent / (exponent + 1) then -y else -y * (exponent / ((exponent + 1) * y * s))^(exponent + 1)",
      source: "Marron et al. 2007, Wang and Zou 2018", equals: ["LossFunctions.jl DWDMarginLoss(exponent)(y, s)"],
      examples: ["dwd_margin(1, [-1, 0.5, 2], reduction=\"none\") == [2, 0.5, 0.125]"]),
    Entry(
      "hinge_embedding(y, x, margin=1) = if y > 0 then x else maximum(0, margin - x)", .margin,
      "A distance x as it is where the pair belongs together (y = 1); what it lacks of the margin where it does not.",
      rules: .ofSigns, domain: "y all in {-1, 1}, or all in {0, 1}.",
      gradient: "if y > 0 then 1 else if x < margin then -1 else 0", source: "Hadsell et al. 2006",
      equals: ["torch.nn.functional.hinge_embedding_loss(x, y, margin=margin)"],
      differs: ["PyTorch adds both branches for a target outside {-1, 1}; here that is an error."],
      examples: ["hinge_embedding([1, -1, -1], [0.5, 0.3, 2], reduction=\"none\") == [0.5, 0.7, 0]"]),
    Entry(
      "zero_one_loss(y, s) = if y * s > 0 then 0 else 1", .margin,
      "0 for a score on the right side of zero, else 1.", rules: .ofSigns,
      domain: "y as in `hinge`; a score of 0 is wrong, and so is nan. Its derivative is 0 wherever there is one.",
      gradient: "0", source: "Vapnik 1995", equals: ["LossFunctions.jl ZeroOneLoss()(y, s)"],
      differs: ["`sklearn.metrics.zero_one_loss` takes labels, not scores: `hamming_loss(y, predicted)`."],
      examples: ["zero_one_loss([1, 1, -1], [2, -1, -3], reduction=\"none\") == [0, 1, 0]"]),
  ]
}

extension MeasureRules {
  /// Labels of two classes and scores, one value an element.
  fileprivate static let ofSigns = MeasureRules(arguments: [.sign, .any], granularity: .element)
}
