extension Catalogue {
  /// Losses of a distance in proportion to the truth, one value an element.
  static let relative: [Entry] = [
    Entry(
      "mean_absolute_percentage_error(y, x, epsilon=0) = abs(y - x) / maximum(abs(y), epsilon)", .regression,
      "The distance as a fraction of the truth (not times 100).", short: ["mape"], rules: .ofNumbers,
      domain: "inf where y is 0 and x is not, nan where both are 0, unless `epsilon` is the least that is divided by.",
      gradient: "sign(x - y) / maximum(abs(y), epsilon)", source: "Makridakis et al. 1982",
      equals: [
        "sklearn.metrics.mean_absolute_percentage_error(y, x) with epsilon=2.220446049250313e-16",
        "keras.losses.MeanAbsolutePercentageError()(y, x) / 100 with epsilon=1e-7",
      ],
      differs: [
        "Keras multiplies by 100.",
        "Denominators are at least 1e-7 in Keras, 2.2e-16 in scikit-learn, 1.17e-6 in torchmetrics: `epsilon=`.",
      ],
      examples: [
        "mean_absolute_percentage_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) ≈ 0.327",
        "100 * mean_absolute_percentage_error([[2, 1], [2, 3]], [[1, 1], [1, 0]], epsilon=1e-7) ≈ 50.0",
        "mean_absolute_percentage_error([1, 0, 2.4, 7], [1.2, 0.1, 2.4, 8], epsilon=2.220446049250313e-16) ≈ 1.125899907e14",
        "mean_absolute_percentage_error(0, 1) == inf",
      ]),
    Entry(
      """
      symmetric_mape(y, x, epsilon=0) = 2 * abs(y - x) / maximum(abs(y) + abs(x), epsilon)
      """, .regression, "The distance as a fraction of the mean size of truth and prediction, from 0 to 2.",
      short: ["smape"], rules: .ofNumbers,
      domain: "nan where both are 0, unless `epsilon` is the least that is divided by.",
      gradient: "2 * (sign(x - y) * (abs(y) + abs(x)) - abs(x - y) * sign(x)) / (abs(y) + abs(x))^2",
      source: "Makridakis 1993",
      equals: ["torchmetrics SymmetricMeanAbsolutePercentageError()(x, y) with epsilon=1.17e-6"],
      differs: ["Some leave out the factor 2 and have it from 0 to 1, others multiply by 100."],
      examples: [
        "symmetric_mape([1, 10, 1e6], [0.9, 15, 1.2e6]) ≈ 0.2290", "symmetric_mape(1, -1) == 2",
        "symmetric_mape(0, 0) ≈ nan",
      ]),
    Entry(
      "mean_squared_logarithmic_error(y, x) = (log1p(y) - log1p(x))^2", .regression,
      "The squared distance of the logarithms of 1 + y and 1 + x.", short: ["msle", "mean_squared_log_error"],
      rules: MeasureRules(arguments: [.amount, .amount], granularity: .element), domain: "y and x not negative.",
      gradient: "2 * (log1p(x) - log1p(y)) / (1 + x)", source: "Tofallis 2015",
      equals: [
        "sklearn.metrics.mean_squared_log_error(y, x)",
        "keras.losses.MeanSquaredLogarithmicError()(y, x) for y and x from 1e-7",
      ],
      differs: [
        "Keras raises negative values to 1e-7 in silence; here they are an error.",
        "Flux adds a small number in place of 1, which is another function.",
      ],
      examples: [
        "mean_squared_logarithmic_error([3, 5, 2.5, 7], [2.5, 5, 4, 8]) ≈ 0.0397",
        "mean_squared_logarithmic_error([[0.5, 1], [1, 2], [7, 6]], [[0.5, 2], [1, 2.5], [8, 8]]) ≈ 0.044",
      ]),
  ]

  /// What is said of all elements together; there is nothing to reduce.
  static let overall: [Entry] = [
    Entry(
      "root_mean_squared_error(y, x) = sqrt(mean((y - x)^2))", .regression,
      "The root of the mean squared error, in the unit of the data.", short: ["rmse"], rules: .ofAllNumbers,
      domain: "Any numbers.", gradient: "(x - y) / (size(x) * sqrt(mean((y - x)^2)))", source: "Legendre 1805",
      equals: ["sklearn.metrics.root_mean_squared_error(y, x)", "keras.metrics.RootMeanSquaredError()(y, x)"],
      differs: ["Of several columns scikit-learn averages the root of each; here all elements are one sample."],
      examples: ["root_mean_squared_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) ≈ 0.612"]),
    Entry(
      "root_mean_squared_log_error(y, x) = sqrt(mean((log1p(y) - log1p(x))^2))", .regression,
      "The root of the mean squared logarithmic error.", short: ["rmsle"],
      rules: MeasureRules(arguments: [.amount, .amount], needsElements: true), domain: "y and x not negative.",
      source: "Tofallis 2015", equals: ["sklearn.metrics.root_mean_squared_log_error(y, x)"],
      examples: ["root_mean_squared_log_error([3, 5, 2.5, 7], [2.5, 5, 4, 8]) ≈ 0.199"]),
    Entry(
      "median_absolute_error(y, x) = median(abs(y - x))", .regression,
      "The distance that half the predictions keep; outliers do not count.", rules: .ofAllNumbers,
      domain: "Any numbers.", source: "Hampel 1974", equals: ["sklearn.metrics.median_absolute_error(y, x)"],
      examples: ["median_absolute_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) == 0.5"]),
    Entry(
      "median_absolute_percentage_error(y, x) = median(abs((y - x) / y))", .regression,
      "The fraction of the truth within which half the predictions are.", rules: .ofAllNumbers,
      domain: "Any numbers; nan where y and x are both 0.", source: "Armstrong and Collopy 1992",
      differs: ["PyTorch Ignite multiplies by 100."],
      examples: ["median_absolute_percentage_error([2, 4, 10], [1, 4, 11]) ≈ 0.1"]),
    Entry(
      "weighted_mape(y, x) = sum(abs(y - x)) / sum(abs(y))", .regression,
      "The sum of the distances as a fraction of the sum of the truths, which small truths do not blow up.",
      short: ["wmape"], rules: .ofAllNumbers,
      domain: "Any numbers, not all y 0: then it is inf, or nan if all are right.",
      gradient: "sign(x - y) / sum(abs(y))", source: "Kolassa and Schuetz 2007",
      equals: ["torchmetrics WeightedMeanAbsolutePercentageError()(x, y)"],
      examples: ["weighted_mape([1, 3], [2, 2.5]) == 0.375"]),
    Entry(
      "max_error(y, x) = max(abs(y - x))", .regression, "The largest distance.", rules: .ofAllNumbers,
      domain: "Any numbers.", source: "Chebyshev 1854", equals: ["sklearn.metrics.max_error(y, x)"],
      examples: ["max_error([3, 2, 7, 1], [4, 2, 7, 1]) == 1"]),
    Entry(
      "geometric_mean_absolute_error(y, x) = exp(mean(log(abs(y - x))))", .regression,
      "The geometric mean of the distances.", rules: .ofAllNumbers, domain: "Any numbers; 0 if one distance is.",
      gradient: "exp(mean(log(abs(y - x)))) / (size(x) * (x - y))",
      source: "Armstrong and Collopy 1992", equals: ["ignite.metrics.regression.GeometricMeanAbsoluteError"],
      examples: ["geometric_mean_absolute_error([1, 2], [3, 10]) ≈ 4.0"]),
    Entry(
      "relative_squared_error(y, x) = sum((y - x)^2) / sum((y - mean(y))^2)", .regression,
      "The squared error as a fraction of that of always predicting the mean: 1 - `r2_score`.", rules: .ofAllNumbers,
      domain: "Any numbers, not all y equal: then it is inf, or nan if all are right.",
      gradient: "2 * (x - y) / sum((y - mean(y))^2)", source: "Breiman et al. 1984",
      equals: ["torchmetrics RelativeSquaredError()(x, y)"],
      examples: ["relative_squared_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) ≈ 0.0514"]),
    Entry(
      "relative_absolute_error(y, x) = sum(abs(y - x)) / sum(abs(y - mean(y)))", .regression,
      "The absolute error as a fraction of that of always predicting the mean.", rules: .ofAllNumbers,
      domain: "Any numbers, not all y equal: then it is inf, or nan if all are right.",
      gradient: "sign(x - y) / sum(abs(y - mean(y)))", source: "Armstrong and Collopy 1992",
      examples: ["relative_absolute_error([1, 2, 3], [1, 2, 4]) == 0.5"]),
    Entry(
      """
      mean_absolute_scaled_error(y, x, history, season=1) = mean(abs(y - x)) / mean(abs(change))
        where change = history[season:] - history[:-season]
      """, .regression,
      "The absolute error as a fraction of that of predicting the last value (of the season) again.",
      short: ["mase"], rules: .ofAllNumbers,
      domain: "`history` is the series before y, longer than a season; inf if it never changed.",
      source: "Hyndman and Koehler 2006",
      equals: ["sktime MeanAbsoluteScaledError(sp=season)(y, x, y_train=history)"],
      examples: [
        "mean_absolute_scaled_error([3, -0.5, 2, 7, 2], [2.5, 0, 2, 8, 1.25], [5, 0.5, 4, 6, 3, 5, 2]) ≈ 0.18333"
      ]),
  ]
}
