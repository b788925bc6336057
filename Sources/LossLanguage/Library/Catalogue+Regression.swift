extension Catalogue {
  /// Losses of a predicted number, one value an element.
  static let regression: [Entry] = [
    loss(
      "mean_squared_error(y, x) = (y - x)^2", "The squared distance.", short: ["mse"],
      equals: ["sklearn.metrics.mean_squared_error(y, x)", "torch.nn.functional.mse_loss(x, y)"],
      examples: ["mean_squared_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) == 0.375"]),
    Entry(
      "root_mean_squared_error(y, x) = sqrt(mean((y - x)^2))", .regression,
      "The root of the mean squared error, in the unit of the data.", rules: MeasureRules(arguments: [.any, .any]),
      equals: ["sklearn.metrics.root_mean_squared_error(y, x)"],
      examples: ["root_mean_squared_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) ≈ 0.612"]),
    loss(
      "mean_absolute_error(y, x) = abs(y - x)", "The distance.", short: ["mae"],
      equals: ["sklearn.metrics.mean_absolute_error(y, x)", "torch.nn.functional.l1_loss(x, y)"],
      examples: ["mean_absolute_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) == 0.5"]),
    loss(
      """
      huber(y, x, delta=1) = if abs(r) <= delta then r^2 / 2 else delta * (abs(r) - delta / 2)
        where r = y - x
      """, "Half the squared distance up to delta, linear beyond.", source: "Huber 1964",
      equals: ["keras.losses.Huber(delta=delta)(y, x)", "torch.nn.functional.huber_loss(x, y, delta=delta)"],
      examples: ["huber([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 0.155", "huber(0, 3, delta=1) == 2.5"]),
    loss(
      """
      smooth_l1(y, x, beta=1) = if abs(r) < beta then r^2 / (2 * beta) else abs(r) - beta / 2
        where r = y - x
      """, "Huber's loss divided by its delta, here called beta.", source: "Girshick 2015",
      equals: ["torch.nn.functional.smooth_l1_loss(x, y, beta=beta)"],
      examples: ["smooth_l1(0, [0.5, 2], reduction=\"none\") == [0.125, 1.5]"]),
    loss(
      "pseudo_huber(y, x, delta=1) = delta^2 * (sqrt(1 + ((y - x) / delta)^2) - 1)",
      "A smooth relative of Huber's loss.",
      equals: ["scipy.special.pseudo_huber(delta, y - x)"], examples: ["pseudo_huber(0, 3) ≈ 2.162277660168379 ± 1e-14"]
    ),
    loss(
      """
      log_cosh(y, x) = if r < 1 then log1p(expm1(r)^2 / (2 * exp(r))) else r + softplus(-2 * r) - log(2)
        where r = abs(y - x)
      """, "log(cosh(y - x)): squared for small distances, absolute for large ones.",
      equals: ["keras.losses.LogCosh()(y, x)"],
      examples: ["log_cosh([[0, 1], [0, 0]], [[1, 1], [0, 0]]) ≈ 0.108", "log_cosh(0, 1000) ≈ 999.3069"]),
    loss(
      """
      pinball(y, x, quantile=0.5) = maximum(quantile * r, (quantile - 1) * r)
        where r = y - x
      """, "The loss that a quantile minimises: too low costs the quantile, too high the rest.",
      source: "Koenker and Bassett 1978", equals: ["sklearn.metrics.mean_pinball_loss(y, x, alpha=quantile)"],
      examples: [
        "pinball([1, 2, 3], [0, 2, 3], quantile=0.1) ≈ 0.0333", "pinball([1, 2, 3], [1, 2, 4], quantile=0.1) ≈ 0.3",
      ]),
    loss(
      "mean_absolute_percentage_error(y, x) = abs((y - x) / y)",
      "The distance as a fraction of the truth (not times 100).",
      domain: "inf where y is 0 and x is not, nan where both are 0.",
      equals: ["sklearn.metrics.mean_absolute_percentage_error(y, x)"],
      examples: ["mean_absolute_percentage_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) ≈ 0.327"]),
    loss(
      "mean_squared_logarithmic_error(y, x) = (log1p(y) - log1p(x))^2",
      "The squared distance of the logarithms of 1 + y and 1 + x.",
      domains: [.amount, .amount], domain: "y and x not negative.",
      equals: ["sklearn.metrics.mean_squared_log_error(y, x)"],
      examples: ["mean_squared_logarithmic_error([3, 5, 2.5, 7], [2.5, 5, 4, 8]) ≈ 0.0397"]),
    loss(
      "poisson_loss(y, x) = x - xlogy(y, x)",
      "The negative log-likelihood of a count y when x is expected, constants dropped.",
      domains: [.amount, .amount], domain: "y and x not negative.", equals: ["keras.losses.Poisson()(y, x)"],
      examples: ["poisson_loss([[1, 1], [0, 0]], [[0.5, 1], [0, 0]]) ≈ 0.548"]),
    loss(
      """
      poisson_nll(y, x, log_input=true, full=false) = (if log_input then exp(x) - y * x else x - xlogy(y, x)) + constant
        where constant = if full and any(y > 1) then (if y > 1 then xlogy(y, y) - y + log(2 * pi * y) / 2 else 0) else 0
      """, "The negative log-likelihood of a count y when x (or exp(x), with `log_input=true`) is expected.",
      domains: [.amount, .any],
      domain: "y not negative. `full=true` adds Stirling's approximation of log(y!) where y is above 1.",
      equals: ["torch.nn.functional.poisson_nll_loss(x, y, eps=0)"],
      examples: ["poisson_nll(2, 0.5) ≈ 0.6487", "poisson_nll(2, 0.5, full=true) ≈ 1.3005"]),
    loss(
      """
      gaussian_nll(y, mean, variance, full=false) =
        (log(variance) + (y - mean)^2 / variance + (if full then log(2 * pi) else 0)) / 2
      """, "The negative log-likelihood of y under a normal distribution; constants only with `full=true`.",
      domains: [.any, .any, .amount], domain: "The variance must not be negative.",
      equals: ["torch.nn.functional.gaussian_nll_loss(mean, y, variance)"],
      examples: ["gaussian_nll(1.5, 1, 0.5) ≈ -0.0966"]),
    Entry(
      """
      cosine_similarity(y, x) = sum(y * x, axis=-1) / (norm(y, axis=-1) * norm(x, axis=-1))
      """, .regression, "The cosine of the angle between two vectors, along the last axis.",
      rules: MeasureRules(arguments: [.any, .any], granularity: .row), domain: "nan if one of them is zero.",
      equals: ["torch.nn.functional.cosine_similarity(y, x)", "-keras.losses.CosineSimilarity()(y, x)"],
      examples: ["cosine_similarity([1, 1], [1, 0]) ≈ 0.7071"]),
  ]

  private static func loss(
    _ definition: String, _ summary: String, short: [String] = [], domains: [MeasureRules.Domain] = [.any, .any],
    domain: String = "", source: String = "", equals: [String] = [], examples: [String]
  ) -> Entry {
    Entry(
      definition, .regression, summary, short: short, rules: MeasureRules(arguments: domains, granularity: .element),
      domain: domain, source: source, equals: equals, examples: examples)
  }
}
