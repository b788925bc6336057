extension Catalogue {
  /// Negative log-likelihoods and deviances of distributions of y, one value an element.
  static let likelihood: [Entry] = [
    Entry(
      "poisson_loss(y, x, log_epsilon=0) = x - xlogy(y, x + log_epsilon)", .likelihood,
      "The negative log-likelihood of a count y when x is expected, constants dropped.",
      rules: MeasureRules(arguments: [.amount, .amount], granularity: .element),
      domain: "y and x not negative; inf where x is 0 and y is not. `log_epsilon` is added within the logarithm.",
      gradient: "1 - y / (x + log_epsilon)", source: "Poisson 1837",
      equals: [
        "keras.losses.Poisson()(y, x) with log_epsilon=1e-7",
        "torch.nn.functional.poisson_nll_loss(x, y, log_input=False) with log_epsilon=1e-8",
      ],
      differs: ["Keras adds 1e-7 within the logarithm, PyTorch 1e-8: `log_epsilon=`."],
      examples: [
        "poisson_loss([[1, 1], [0, 0]], [[0.5, 1], [0, 0]]) ≈ 0.548", "poisson_loss(0, 0) == 0",
        "poisson_loss([[0, 1], [0, 0]], [[1, 1], [0, 0]], log_epsilon=1e-7) ≈ 0.5", "poisson_loss(1, 0) == inf",
      ]),
    Entry(
      """
      poisson_nll(y, x, log_input=true, full=false) = (if log_input then exp(x) - y * x else x - xlogy(y, x)) + constant
        where constant = if full then (if y > 1 then xlogy(y, y) - y + log(2 * pi * y) / 2 else 0) else 0
      """, .likelihood,
      "The negative log-likelihood of a count y when x (or exp(x), with `log_input=true`) is expected.",
      rules: MeasureRules(arguments: [.amount, .any], granularity: .element),
      domain: "y not negative. `full=true` adds Stirling's approximation of log(y!) where y is above 1.",
      gradient: "if log_input then exp(x) - y else 1 - y / x", source: "Poisson 1837",
      equals: [
        "torch.nn.functional.poisson_nll_loss(x, y)", "sklearn's HalfPoissonLoss().loss(y, x)",
        "tf.nn.log_poisson_loss(y, x, compute_full_loss=full)",
      ],
      differs: [
        "With `log_input=False` PyTorch adds 1e-8 within the logarithm: `poisson_loss(y, x, log_epsilon=1e-8)`.",
        "XGBoost's metric has the exact log(y!) in place of Stirling's.",
      ],
      examples: [
        "poisson_nll(2, 0.5) ≈ 0.6487", "poisson_nll(2, 0.5, full=true) ≈ 1.3005",
        "poisson_nll([2, 0, 3], [0.5, 1, 2], log_input=false, full=true, reduction=\"none\") ≈ [2.538101, 1.0, 1.684640]",
      ]),
    Entry(
      """
      gaussian_nll(y, mean, variance, full=false) =
        (log(variance) + (y - mean)^2 / variance + (if full then log(2 * pi) else 0)) / 2
      """, .likelihood,
      "The negative log-likelihood of y under a normal distribution; constants only with `full=true`.",
      rules: MeasureRules(arguments: [.any, .any, .positive], granularity: .element),
      domain: "The variance must be positive.", gradient: "(mean - y) / variance", source: "Nix and Weigend 1994",
      equals: [
        "torch.nn.functional.gaussian_nll_loss(mean, y, variance, full=full)",
        "-scipy.stats.norm.logpdf(y, mean, sqrt(variance)) with full=true",
      ],
      differs: ["PyTorch takes no variance below 1e-6: `gaussian_nll(y, mean, maximum(variance, 1e-6))`."],
      examples: [
        "gaussian_nll(1.5, 1, 0.5) ≈ -0.0966",
        "gaussian_nll([1.5, 0], [1, 2], [0.5, 2], full=true, reduction=\"none\") ≈ [0.8223649429, 2.2655121235]",
      ]),
    Entry(
      """
      laplace_nll(y, center, scale, full=false) = log(scale) + abs(y - center) / scale + (if full then log(2) else 0)
      """, .likelihood,
      "The negative log-likelihood of y under a Laplace distribution; constants only with `full=true`.",
      rules: MeasureRules(arguments: [.any, .any, .positive], granularity: .element),
      domain: "The scale must be positive.", gradient: "sign(center - y) / scale", source: "Laplace 1774",
      equals: ["-scipy.stats.laplace.logpdf(y, center, scale) with full=true"],
      examples: ["laplace_nll(1, 3, 0.5, full=true) ≈ 4.0", "laplace_nll(1, 1, 1) == 0"]),
    Entry(
      "gamma_nll(y, x, log_input=true) = if log_input then x + y * exp(-x) else log(x) + y / x", .likelihood,
      "The negative log-likelihood of a positive y when x (or exp(x)) is expected of a gamma distribution.",
      rules: MeasureRules(arguments: [.positive, .any], granularity: .element),
      domain: "y positive. What depends on y and the shape alone is dropped.",
      gradient: "if log_input then 1 - y * exp(-x) else (1 - y / x) / x", source: "McCullagh and Nelder 1989",
      equals: ["sklearn's HalfGammaLoss().loss(y, x)", "the terms of XGBoost's reg:gamma"],
      examples: ["gamma_nll([2, 0.5], [0.3, -1], reduction=\"none\") ≈ [1.781636, 0.359141]"]),
    Entry(
      """
      tweedie_nll(y, x, power=1.5, log_input=true) =
        if power == 1 then exp(z) - y * z
        else if power == 2 then z + y * exp(-z)
        else exp((2 - power) * z) / (2 - power) - y * exp((1 - power) * z) / (1 - power)
        where z = if log_input then x else log(x)
      """, .likelihood,
      "Half the Tweedie deviance without what depends on y alone, of a prediction x (or exp(x)).",
      rules: MeasureRules(arguments: [.amount, .any], granularity: .element),
      domain: "y not negative. A power of 1 is `poisson_nll`, of 2 `gamma_nll`; none lies between 0 and 1.",
      gradient:
        "if log_input then exp((2 - power) * x) - y * exp((1 - power) * x) else x^(1 - power) - y * x^(-power)",
      source: "Joergensen 1987",
      equals: ["sklearn's HalfTweedieLoss(power=power).loss(y, x)", "the terms of XGBoost's reg:tweedie"],
      differs: ["For a power of 0 scikit-learn keeps what depends on y alone, y^2 / 2."],
      examples: ["tweedie_nll([2, 0], [0.3, -1], reduction=\"none\") ≈ [5.766500, 1.213061]"]),
    Entry(
      "poisson_deviance(y, x) = 2 * (xlogy(y, y / x) - y + x)", .likelihood,
      "Twice what the log-likelihood of a count y lacks to that of predicting it exactly.",
      rules: MeasureRules(arguments: [.amount, .positive], granularity: .element),
      domain: "y not negative, x positive. Never negative, but for rounding; 0 for x = y.",
      gradient: "2 * (1 - y / x)", source: "McCullagh and Nelder 1989",
      equals: ["sklearn.metrics.mean_poisson_deviance(y, x)"],
      examples: ["poisson_deviance([2, 0, 1, 4], [0.5, 0.5, 2, 2]) ≈ 1.4260"]),
    Entry(
      "gamma_deviance(y, x) = 2 * (log(x / y) + y / x - 1)", .likelihood,
      "Twice what the log-likelihood of a positive y lacks to that of predicting it exactly.",
      rules: MeasureRules(arguments: [.positive, .positive], granularity: .element),
      domain: "y and x positive. Never negative, but for rounding; only their ratio counts.",
      gradient: "2 * (x - y) / x^2", source: "McCullagh and Nelder 1989",
      equals: ["sklearn.metrics.mean_gamma_deviance(y, x)"],
      examples: ["gamma_deviance([2, 0.5, 1, 4], [0.5, 0.5, 2, 2]) ≈ 1.056853"]),
    Entry(
      """
      tweedie_deviance(y, x, power=0) =
        if power == 0 then (y - x)^2
        else if power == 1 then poisson_deviance(y, x, reduction="none")
        else if power == 2 then gamma_deviance(y, x, reduction="none")
        else 2 * (maximum(y, 0)^a / (a * b) - y * x^b / b + x^a / a)
        where a = 2 - power, b = 1 - power
      """, .likelihood,
      "The deviance whose variance grows with a power of the mean: 0 normal, 1 Poisson, 2 gamma, 3 inverse Gaussian.",
      rules: MeasureRules(arguments: [.tweedieTruth, .tweedieMean], granularity: .element),
      domain:
        "power not between 0 and 1. x positive unless the power is 0; y not negative for powers from 1, positive from 2.",
      gradient: "2 * (x - y) * (if power == 0 then 1 else x^(-power))", source: "Joergensen 1987",
      equals: ["sklearn.metrics.mean_tweedie_deviance(y, x, power=power)"],
      examples: [
        "tweedie_deviance([2, 0, 1, 4], [0.5, 0.5, 2, 2], power=1) ≈ 1.4260",
        "tweedie_deviance([2, 0, 1, 4], [0.5, 0.5, 2, 2]) == 1.875",
        "tweedie_deviance([2, 1, 1, 4], [0.5, 0.5, 2, 2], power=3) ≈ 1.5",
      ]),
  ]
}
