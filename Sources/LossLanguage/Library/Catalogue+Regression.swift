extension Catalogue {
  /// Losses of a predicted number x where y is the truth.
  static let regression = distances + robust + relative + overall

  /// By the distance alone, one value an element.
  private static let distances: [Entry] = [
    Entry(
      "mean_squared_error(y, x) = (y - x)^2", .regression, "The squared distance.", short: ["mse"],
      rules: .ofNumbers, domain: "Any numbers.", gradient: "2 * (x - y)", source: "Legendre 1805",
      equals: [
        "sklearn.metrics.mean_squared_error(y, x)", "torch.nn.functional.mse_loss(x, y)",
        "keras.losses.MeanSquaredError()(y, x)", "optax.squared_error(x, y) with reduction=\"none\"",
      ],
      differs: ["Losses called `l2_loss` in optax, Gluon and TensorFlow carry a factor 1/2: `half_squared_error`."],
      examples: [
        "mean_squared_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) == 0.375",
        "mean_squared_error([[0.5, 1], [-1, 1], [7, -6]], [[0, 2], [-1, 2], [8, -5]]) ≈ 0.708",
      ]),
    Entry(
      "half_squared_error(y, x) = (y - x)^2 / 2", .regression,
      "Half the squared distance, whose derivative is the distance.", rules: .ofNumbers, domain: "Any numbers.",
      gradient: "x - y", source: "Bishop 2006, section 3.1",
      equals: ["optax.l2_loss(x, y) with reduction=\"none\"", "sklearn's HalfSquaredError().loss(y, x)"],
      differs: ["`tf.nn.l2_loss` adds up and does not average: `reduction=\"sum\"`."],
      examples: ["half_squared_error([3, -0.5], [2.5, 0], reduction=\"none\") == [0.125, 0.125]"]),
    Entry(
      "mean_absolute_error(y, x) = abs(y - x)", .regression, "The distance.", short: ["mae"], rules: .ofNumbers,
      domain: "Any numbers. The derivative at y = x is taken as 0.", gradient: "sign(x - y)", source: "Laplace 1774",
      equals: [
        "sklearn.metrics.mean_absolute_error(y, x)", "torch.nn.functional.l1_loss(x, y)",
        "keras.losses.MeanAbsoluteError()(y, x)",
      ],
      differs: ["PyTorch Ignite divides by the number of rows, not of elements: `reduction=\"batchmean\"`."],
      examples: [
        "mean_absolute_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) == 0.5",
        "mean_absolute_error([[0.5, 1], [-1, 1], [7, -6]], [[0, 2], [-1, 2], [8, -5]]) == 0.75",
      ]),
    Entry(
      "mean_bias_error(y, x) = x - y", .regression,
      "By how much the predictions are too high; errors of both signs cancel.", short: ["mbe"], rules: .ofNumbers,
      domain: "Any numbers; negative where the predictions are too low.", gradient: "1",
      source: "Willmott 1982", equals: ["numpy.mean(x - y)"],
      differs: ["Some tools, R's `Metrics::bias` among them, give y - x: put a minus before it."],
      examples: ["mean_bias_error([3, -0.5, 2, 7], [2.5, 0, 2, 8]) == 0.25"]),
    Entry(
      """
      log_cosh(y, x) = if r < 1 then log1p(expm1(r)^2 / (2 * exp(r))) else r + softplus(-2 * r) - log(2)
        where r = abs(y - x)
      """, .regression, "log(cosh(y - x)): squared for small distances, absolute for large ones.", rules: .ofNumbers,
      domain: "Any numbers; no distance is too large or too small for it.", gradient: "tanh(x - y)",
      source: "Green 1990",
      equals: ["keras.losses.LogCosh()(y, x)", "optax.log_cosh(x, y) with reduction=\"none\""],
      examples: [
        "log_cosh([[0, 1], [0, 0]], [[1, 1], [0, 0]]) ≈ 0.108", "log_cosh(0, 1000) ≈ 999.3069",
        "log_cosh(0, 1e-9) ≈ 5e-19",
      ]),
    Entry(
      "logit_distance(y, x) = 2 * log_cosh(y / 2, x / 2, reduction=\"none\")", .regression,
      "The negative log-likelihood of the logistic distribution, 0 at y: twice the log-cosh of half the distance.",
      rules: .ofNumbers, domain: "Any numbers.", gradient: "tanh((x - y) / 2)",
      source: "Steinwart and Christmann 2008", equals: ["LossFunctions.jl LogitDistLoss()(x, y)"],
      examples: ["logit_distance(0, [1, 1000], reduction=\"none\") ≈ [0.240229, 998.6137]"]),
    Entry(
      "periodic(y, x, period=1) = 2 * sin(pi * (x - y) / period)^2", .regression,
      "1 - cos(2 pi (x - y) / period): distances on a circle, such as angles and times of day.", rules: .ofNumbers,
      domain: "Any numbers; between 0 and 2, and 0 a whole period apart.",
      gradient: "2 * pi / period * sin(2 * pi * (x - y) / period)", source: "von Mises 1918",
      equals: ["LossFunctions.jl PeriodicLoss(period)(x, y)"],
      examples: ["periodic(0, [0.25, 0.5, 1e-9], reduction=\"none\") ≈ [1.0, 2.0, 1.97392e-17]"]),
    Entry(
      "lp_loss(y, x, p=2) = abs(y - x)^p", .regression, "The distance to the power p, without a root.",
      rules: .ofNumbers, domain: "Any numbers; p positive.",
      gradient: "p * abs(x - y)^(p - 1) * sign(x - y)", source: "Money et al. 1982",
      equals: ["LossFunctions.jl LPDistLoss(p)(x, y)"],
      examples: ["lp_loss([1, 2, 3], [4, 0, 3], p=3, reduction=\"none\") == [27, 8, 0]"]),
    Entry(
      """
      minkowski_distance(y, x, p=2) = sum(abs(y - x)^p, axis=-1)^(1 / p)
      """, .regression, "The distance of two vectors, along the last axis: 1 for p counts blocks, 2 is Euclid's.",
      rules: .ofVectors, domain: "Vectors; p positive (for p = inf write `max(abs(y - x), axis=-1)`).",
      gradient: "sign(x - y) * abs(x - y)^(p - 1) * sum(abs(y - x)^p, axis=-1, keepdims=true)^(1 / p - 1)",
      source: "Minkowski 1896",
      equals: [
        "scipy.spatial.distance.minkowski(y, x, p=p)", "torchmetrics MinkowskiDistance(p)(x, y) for vectors",
        "torch.nn.functional.pairwise_distance(y, x, p=p, eps=0)",
      ],
      differs: ["PyTorch adds 1e-6 to every difference: `minkowski_distance(y, x - 1e-6)`."],
      examples: [
        "minkowski_distance([1, 0, 0], [0, 1, 0], p=1) == 2", "minkowski_distance([1, 0, 0], [0, 1, 0], p=2) ≈ 1.4142",
        "minkowski_distance([1, 0, 0], [0, 1, 0], p=3) ≈ 1.259921",
      ]),
    Entry(
      """
      cosine_similarity(y, x) = sum(y * x, axis=-1) / (norm(y, axis=-1) * norm(x, axis=-1))
      """, .regression, "The cosine of the angle between two vectors, along the last axis.", rules: .ofVectors,
      domain: "Between -1 and 1; nan if one of the vectors is zero. As a loss write 1 - cosine_similarity(y, x).",
      gradient: """
        y / (norm(y, axis=-1, keepdims=true) * length) - x * sum(y * x, axis=-1, keepdims=true) /
          (norm(y, axis=-1, keepdims=true) * length^3)
        where length = norm(x, axis=-1, keepdims=true)
        """, source: "Salton et al. 1975",
      equals: [
        "torch.nn.functional.cosine_similarity(y, x)", "optax.cosine_similarity(x, y) with reduction=\"none\"",
        "-keras.losses.CosineSimilarity()(y, x)",
      ],
      differs: [
        "Keras gives minus the cosine, so that less is better.",
        "`tf.losses.cosine_distance` is 1 - sum(y * x) and does not divide by the lengths.",
      ],
      examples: [
        "cosine_similarity([1, 1], [1, 0]) ≈ 0.7071", "cosine_similarity([[0, 1], [1, 1]], [[1, 0], [1, 1]]) ≈ 0.5",
        "cosine_similarity([0, 0], [1, 0]) ≈ nan",
      ]),
    Entry(
      "canberra_distance(y, x) = sum(if y == x then 0 else abs(y - x) / (abs(y) + abs(x)), axis=-1)", .regression,
      "Every difference as a fraction of both sizes, added up along the last axis.", rules: .ofVectors,
      domain: "Vectors; equal elements count 0, two zeros too.", source: "Lance and Williams 1966",
      equals: ["scipy.spatial.distance.canberra(y, x)"], examples: ["canberra_distance([1, 2, 0], [3, -1, 4]) == 2.5"]),
    Entry(
      "wave_hedges_distance(y, x) = sum(if y == x then 0 else abs(y - x) / maximum(y, x), axis=-1)", .regression,
      "Every difference as a fraction of the larger of the two, added up along the last axis.",
      rules: MeasureRules(arguments: [.row(.amount), .row(.amount)], granularity: .row),
      domain: "Vectors of numbers that are not negative; equal elements count 0, two zeros too.", source: "Hedges 1976",
      equals: ["ignite.metrics.regression.WaveHedgesDistance"],
      examples: ["wave_hedges_distance([1, 2, 3], [2, 2, 1]) ≈ 1.1667"]),
  ]
}

extension MeasureRules {
  /// Two arrays of any numbers, one value an element.
  static let ofNumbers = MeasureRules(arguments: [.any, .any], granularity: .element)

  /// Two arrays of any vectors along the last axis, one value each.
  static let ofVectors = MeasureRules(arguments: [.any, .any], granularity: .row)

  /// Two arrays of any numbers, one value for all of them.
  static let ofAllNumbers = MeasureRules(arguments: [.any, .any], needsElements: true)
}
