extension Catalogue {
  /// Losses that say how much a large distance counts, one value an element.
  static let robust: [Entry] = [
    Entry(
      """
      huber(y, x, delta=1) = if abs(r) <= delta then r^2 / 2 else delta * (abs(r) - delta / 2)
        where r = y - x
      """, .regression, "Half the squared distance up to delta, linear beyond.", rules: .ofNumbers,
      domain: "Any numbers; delta positive.", gradient: "clip(x - y, -delta, delta)", source: "Huber 1964",
      equals: [
        "keras.losses.Huber(delta=delta)(y, x)", "torch.nn.functional.huber_loss(x, y, delta=delta)",
        "optax.huber_loss(x, y, delta=delta) with reduction=\"none\"", "scipy.special.huber(delta, y - x)",
      ],
      differs: ["scipy takes a negative delta and gives inf; here it is an error."],
      examples: [
        "huber([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 0.155", "huber(0, 3, delta=1) == 2.5",
        "huber(0, [0.5, 3, -2], delta=1.5, reduction=\"none\") == [0.125, 3.375, 1.875]",
      ]),
    Entry(
      """
      smooth_l1(y, x, beta=1) = if abs(r) < beta then r^2 / (2 * beta) else abs(r) - beta / 2
        where r = y - x
      """, .regression, "Huber's loss divided by its delta, here called beta.", rules: .ofNumbers,
      domain: "Any numbers; beta not negative, with 0 it is the absolute distance.",
      gradient: "clip((x - y) / beta, -1, 1)", source: "Girshick 2015",
      equals: ["torch.nn.functional.smooth_l1_loss(x, y, beta=beta)", "mlx.nn.losses.smooth_l1_loss(x, y, beta)"],
      differs: ["MXNet's `smooth_l1` has a scalar sigma: `beta=1/sigma^2`."],
      examples: [
        "smooth_l1(0, [0.5, 2], reduction=\"none\") == [0.125, 1.5]",
        "smooth_l1(0, [0.5, 3, -2], beta=2, reduction=\"none\") == [0.0625, 2, 1]",
        "smooth_l1(0, [0, 3], beta=0, reduction=\"none\") == [0, 3]",
      ]),
    Entry(
      """
      pseudo_huber(y, x, delta=1) =
        if r < delta then r^2 / (1 + sqrt(1 + (r / delta)^2)) else delta * r * sqrt(1 + (delta / r)^2) - delta^2
        where r = abs(y - x)
      """, .regression, "delta^2 (sqrt(1 + ((y - x) / delta)^2) - 1), a smooth relative of Huber's loss.",
      rules: .ofNumbers, domain: "Any numbers; delta positive. Small distances keep their digits.",
      gradient: "(x - y) / sqrt(1 + ((x - y) / delta)^2)", source: "Charbonnier et al. 1997",
      equals: ["scipy.special.pseudo_huber(delta, y - x)", "the terms of XGBoost's reg:pseudohubererror"],
      examples: [
        "pseudo_huber(0, 3) ≈ 2.162277660168379 ± 1e-14", "pseudo_huber(0, 1e-9, delta=2) ≈ 5.0e-19",
        "pseudo_huber(0, 1e300) == 1e300",
      ]),
    Entry(
      """
      charbonnier(y, x, scale=1) = if u < 1 then u^2 / (1 + sqrt(1 + u^2)) else u * sqrt(1 + (1 / u)^2) - 1
        where u = abs(y - x) / scale
      """, .regression, "sqrt(1 + ((y - x) / scale)^2) - 1: absolute for large distances, smooth at 0.",
      rules: .ofNumbers, domain: "Any numbers; scale positive.",
      gradient: "(x - y) / scale^2 / sqrt(1 + ((x - y) / scale)^2)", source: "Charbonnier et al. 1994",
      equals: ["kornia.losses.charbonnier_loss(x, y)"],
      differs: [
        "In image restoration it is sqrt((y - x)^2 + epsilon^2): `epsilon * (charbonnier(y, x, scale=epsilon) + 1)`."
      ],
      examples: [
        "charbonnier(0, [0, 3], reduction=\"none\") ≈ [0, 2.1623]", "charbonnier(0, 1e300) == 1e300",
        "charbonnier(0, 6, scale=2) ≈ 2.1623",
      ]),
    Entry(
      "cauchy(y, x, scale=1) = log1p(((y - x) / scale)^2 / 2)", .regression,
      "Grows with the logarithm of the distance: an outlier hardly counts more than another.", rules: .ofNumbers,
      domain: "Any numbers below 1e154 apart, inf beyond; scale positive.",
      gradient: "(x - y) / scale^2 / (1 + ((x - y) / scale)^2 / 2)", source: "Black and Anandan 1996",
      equals: ["kornia.losses.cauchy_loss(x, y)"],
      differs: ["`scipy.optimize.least_squares(loss=\"cauchy\")` is log(1 + r^2): `scale=sqrt(1/2)`."],
      examples: ["cauchy(0, [0, 2], reduction=\"none\") ≈ [0, 1.0986]", "cauchy(0, 2, scale=sqrt(1/2)) ≈ 1.6094"]),
    Entry(
      """
      geman_mcclure(y, x, scale=1) = if u < 1 then 2 * u^2 / (u^2 + 4) else 2 / (1 + (2 / u)^2)
        where u = abs(y - x) / scale
      """, .regression, "Levels off at 2: beyond some distance nothing gets worse.", rules: .ofNumbers,
      domain: "Any numbers; scale positive. Between 0 and 2.",
      gradient: "16 * (x - y) / scale^2 / (((x - y) / scale)^2 + 4)^2", source: "Geman and McClure 1985",
      equals: ["kornia.losses.geman_mcclure_loss(x, y)"],
      examples: ["geman_mcclure(0, [0, 2, 1e300], reduction=\"none\") == [0, 1, 2]"]),
    Entry(
      "welsch(y, x, scale=1) = -expm1(-((y - x) / scale)^2 / 2)", .regression,
      "1 - exp(-r^2 / 2): levels off at 1, and faster than any other.", rules: .ofNumbers,
      domain: "Any numbers; scale positive. Between 0 and 1.",
      gradient: "(x - y) / scale^2 * exp(-((x - y) / scale)^2 / 2)", source: "Dennis and Welsch 1978",
      equals: ["kornia.losses.welsch_loss(x, y)"],
      examples: [
        "welsch(0, [0, 1, 100], reduction=\"none\") ≈ [0, 0.393469, 1.0]", "welsch(0, 1e-9) ≈ 5.0e-19",
      ]),
    Entry(
      """
      pinball(y, x, quantile=0.5) = maximum(quantile * r, (quantile - 1) * r)
        where r = y - x
      """, .regression, "The loss that a quantile minimises: too low costs the quantile, too high the rest.",
      short: ["quantile_loss"], rules: .ofNumbers, domain: "Any numbers; the quantile between 0 and 1.",
      gradient: "if x < y then -quantile else 1 - quantile", source: "Koenker and Bassett 1978",
      equals: [
        "sklearn.metrics.mean_pinball_loss(y, x, alpha=quantile)", "tfa.losses.PinballLoss(tau=quantile)(y, x)",
      ],
      differs: ["DJL's `quantileL1Loss` is twice this."],
      examples: [
        "pinball([1, 2, 3], [0, 2, 3], quantile=0.1) ≈ 0.0333", "pinball([1, 2, 3], [1, 2, 4], quantile=0.1) ≈ 0.3",
        "pinball([1, 2, 3], [0, 2, 3], quantile=0.9) ≈ 0.3",
      ]),
    Entry(
      """
      expectile(y, x, quantile=0.5) = (if r < 0 then 1 - quantile else quantile) * r^2
        where r = y - x
      """, .regression, "The squared distance, weighed by its side as in `pinball`.", rules: .ofNumbers,
      domain: "Any numbers; the quantile between 0 and 1.",
      gradient: "2 * (if x > y then 1 - quantile else quantile) * (x - y)", source: "Newey and Powell 1987",
      examples: ["expectile(0, [-2, 2], quantile=0.75, reduction=\"none\") == [3, 1]"]),
    Entry(
      "epsilon_insensitive(y, x, epsilon=0.1) = maximum(0, abs(y - x) - epsilon)", .regression,
      "The distance beyond epsilon; nearer than that is good enough.", rules: .ofNumbers,
      domain: "Any numbers.",
      gradient: "if abs(x - y) > epsilon then sign(x - y) else 0", source: "Vapnik 1995",
      equals: ["sklearn's SGDRegressor(loss=\"epsilon_insensitive\", epsilon=epsilon)"],
      examples: ["epsilon_insensitive(0, [0.25, 2, -3], epsilon=1, reduction=\"none\") == [0, 1, 2]"]),
    Entry(
      "squared_epsilon_insensitive(y, x, epsilon=0.1) = maximum(0, abs(y - x) - epsilon)^2", .regression,
      "The square of the distance beyond epsilon.", rules: .ofNumbers, domain: "Any numbers.",
      gradient: "2 * maximum(0, abs(x - y) - epsilon) * sign(x - y)", source: "Smola and Schoelkopf 2004",
      equals: ["sklearn's SGDRegressor(loss=\"squared_epsilon_insensitive\", epsilon=epsilon)"],
      examples: ["squared_epsilon_insensitive(0, [0.25, 2, -3], epsilon=1, reduction=\"none\") == [0, 1, 4]"]),
  ]
}
