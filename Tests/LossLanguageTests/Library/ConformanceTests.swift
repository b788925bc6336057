import Testing

@testable import LossLanguage

/// Numbers that the documentation of other libraries shows, at the precision that is shown there. `y` and `x` of the
/// examples that many functions of scikit-learn and TorchMetrics share are defined before each.
struct ConformanceTests {
  private static let shared = """
    y = [3, -0.5, 2, 7]
    x = [2.5, 0, 2, 8]
    y2 = [[0.5, 1], [-1, 1], [7, -6]]
    x2 = [[0, 2], [-1, 2], [8, -5]]
    counts = [2, 0, 1, 4]
    expected = [0.5, 0.5, 2, 2]
    soft = [[0.25, 0.20, 0.55], [0.55, 0.05, 0.40], [0.10, 0.30, 0.60], [0.90, 0.05, 0.05]]
    gold = [10, 0, 0, 1, 5]

    """

  private func expectDocumented(_ claim: String) {
    let report = run(Self.shared + claim)
    let reasons = report.diagnostics.map { "\($0.message) \($0.labels.map(\.text))" }
    #expect(report.isOK && report.claims.count == 1, "\(claim): \(reasons)")
  }

  @Test(arguments: [
    "mean_squared_error(y, x) ≈ 0.375", "mean_squared_error(y2, x2) ≈ 0.708", "mean_absolute_error(y, x) ≈ 0.5",
    "mean_absolute_error(y2, x2) ≈ 0.75", "mean_absolute_percentage_error(y, x) ≈ 0.3274",
    "mean_absolute_percentage_error(y2, x2) ≈ 0.5516", "root_mean_squared_error(y, x) ≈ 0.612",
    "mean_squared_log_error([3, 5, 2.5, 7], [2.5, 5, 4, 8]) ≈ 0.0397",
    "mean_squared_log_error([[0.5, 1], [1, 2], [7, 6]], [[0.5, 2], [1, 2.5], [8, 8]]) ≈ 0.044",
    "root_mean_squared_log_error([3, 5, 2.5, 7], [2.5, 5, 4, 8]) ≈ 0.199", "median_absolute_error(y, x) ≈ 0.5",
    "max_error([3, 2, 7, 1], [4, 2, 7, 1]) == 1", "explained_variance(y, x) ≈ 0.957", "r2_score(y, x) ≈ 0.949",
    "r2_score([1, 2, 3], [2, 2, 2]) == 0", "r2_score([1, 2, 3], [3, 2, 1]) == -3",
    "d2_absolute_error(y, x) ≈ 0.765", "d2_absolute_error([1, 2, 3], [3, 2, 1]) == -1",
    "d2_pinball([1, 2, 3], [1, 3, 3]) ≈ 0.5", "d2_pinball([1, 2, 3], [1, 3, 3], quantile=0.9) ≈ 0.667",
    "d2_pinball([1, 2, 3], [1, 3, 3], quantile=0.1) ≈ -2.000", "d2_tweedie([0.5, 1, 2.5, 7], [1, 1, 5, 3.5]) ≈ 0.286",
    "d2_tweedie([0.5, 1, 2.5, 7], [1, 1, 5, 3.5], power=1) ≈ 0.488",
    "d2_tweedie([0.5, 1, 2.5, 7], [1, 1, 5, 3.5], power=2) ≈ 0.631",
    "pinball([1, 2, 3], [0, 2, 3], quantile=0.1) ≈ 0.03", "pinball([1, 2, 3], [1, 2, 4], quantile=0.9) ≈ 0.03",
    "tweedie_deviance(counts, expected, power=1) ≈ 1.4260", "poisson_deviance(counts, expected) ≈ 1.4260",
    "gamma_deviance([2, 0.5, 1, 4], expected) ≈ 1.0569", "hinge([-1, 1, 1], [-2.18, 2.36, 0.09]) ≈ 0.30",
    "hamming_loss([2, 2, 3, 4], [1, 2, 3, 4]) == 0.25", "brier_score([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]) ≈ 0.0375",
    "jaccard([0, 1, 1], [1, 1, 1]) ≈ 0.3333", "dcg(gold, [0.1, 0.2, 0.3, 4, 70]) ≈ 9.50",
    "dcg(gold, [0.1, 0.2, 0.3, 4, 70], k=2) ≈ 5.63", "dcg(gold, [1, 0, 0, 0, 1], k=1) ≈ 7.5",
    "ndcg(gold, [0.05, 1.1, 1, 0.5, 0], k=4) ≈ 0.352", "ndcg(gold, [1, 0, 0, 0, 1], k=1) ≈ 0.75",
    "coverage_error([[1, 0, 0], [0, 1, 1]], [[1, 0, 0], [0, 1, 1]]) == 1.5",
    "label_ranking_average_precision([[1, 0, 0], [0, 0, 1]], [[0.75, 0.5, 1], [1, 0.2, 0.1]]) ≈ 0.417",
    "label_ranking_loss([[1, 0, 0], [0, 0, 1]], [[0.75, 0.5, 1], [1, 0.2, 0.1]]) ≈ 0.75",
    "average_precision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) ≈ 0.83", "accuracy([0, 1, 2, 3], [0, 2, 1, 3]) == 0.5",
    "matthews_corrcoef([1, 1, 1, -1], [1, -1, 1, 1]) ≈ -0.33",
  ]) func `scikit-learn`(claim: String) { expectDocumented(claim) }

  @Test(arguments: [
    "kl_divergence([0.36, 0.48, 0.16], [1/3, 1/3, 1/3]) ≈ 0.0853",
    "js_divergence([0.36, 0.48, 0.16], [1/3, 1/3, 1/3]) ≈ 0.0225",
    "log_cosh([2.5, 5, 4, 8], [3, 5, 2.5, 7]) ≈ 0.3523",
    "mean_absolute_percentage_error([1, 10, 1e6], [0.9, 15, 1.2e6]) ≈ 0.2667",
    "minkowski_distance([6.1, 2.11, 3.1, 5.6], [1.0, 2.8, 3.5, 4.5], p=3) ≈ 5.1220",
    "symmetric_mape([1, 10, 1e6], [0.9, 15, 1.2e6]) ≈ 0.2290", "relative_squared_error(y, x) ≈ 0.0514",
    "tweedie_deviance([1, 2, 3, 4], [4, 3, 2, 1], power=2) ≈ 1.2083", "pearson_correlation(y, x) ≈ 0.9849",
    "cosine_similarity([[1, 2, 3, 4], [1, 2, 3, 4]], [[1, 2, 3, 4], [-1, -2, -3, -4]], reduction=\"none\") ≈ [1.0000, -1.0000]",
    "hinge([0, 0, 1, 1, 1], [0.25, 0.25, 0.55, 0.75, 0.75]) ≈ 0.6900",
    "squared_hinge([0, 0, 1, 1, 1], [0.25, 0.25, 0.55, 0.75, 0.75]) ≈ 0.6905",
    "hinge([0, 1, 1], [0.5, 0.7, 0.1]) ≈ 0.9000", "multiclass_hinge([0, 1, 2, 0], soft) ≈ 0.9125",
    "multiclass_hinge_one_vs_all([0, 1, 2, 0], soft) ≈ 3.1000",
    "multiclass_hinge([0, 1, 2], softmax([[-1.0, 0.9, 0.2], [0.5, -1.1, 0.8], [2.2, -0.5, 0.3]])) ≈ 1.5551",
    "cohen_kappa([2, 1, 0, 0], [2, 1, 0, 1]) ≈ 0.6364", "matthews_corrcoef([2, 1, 0, 0], [2, 1, 0, 1]) ≈ 0.7000",
    "mean_average_precision([1, 0, 1], [0.2, 0.3, 0.5]) ≈ 0.8333", "mrr([0, 1, 0], [0.2, 0.3, 0.5]) ≈ 0.5000",
    "ndcg(gold, [0.1, 0.2, 0.3, 4, 70]) ≈ 0.6957",
    "calibration_error([0, 0, 1, 1, 1], [0.25, 0.25, 0.55, 0.75, 0.75], bins=2) ≈ 0.2900",
    // torcheval
    "normalized_entropy([1, 0], [0.2, 0.3]) ≈ 1.4183",
    "normalized_entropy([1, 0], [-1.3863, -0.8473], from_logits=true) ≈ 1.4183",
    "perplexity(one_hot([2, 1], 3), [[0.3659, 0.7025, 0.3104], [0.0097, 0.6577, 0.1947]], from_logits=true) ≈ 2.7593",
  ]) func `TorchMetrics and TorchEval`(claim: String) { expectDocumented(claim) }

  @Test(arguments: [
    "binary_cross_entropy([0, 1, 0, 0], [-18.6, 0.51, 2.94, -12.8], from_logits=true) ≈ 0.865",
    "binary_cross_entropy([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 0.815",
    "focal_loss([0, 1, 0, 0], [-18.6, 0.51, 2.94, -12.8], from_logits=true) ≈ 0.691",
    "focal_loss([0, 1, 0, 0], [-18.6, 0.51, 2.94, -12.8], alpha=0.25, from_logits=true) ≈ 0.51",
    "focal_loss([[0, 1], [0, 0]], [[-18.6, 0.51], [2.94, -12.8]], gamma=3, from_logits=true) ≈ 0.647",
    "categorical_cross_entropy([[0, 1, 0], [0, 0, 1]], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]) ≈ 1.177",
    "categorical_focal_loss([[0, 1, 0], [0, 0, 1]], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]], alpha=0.25) ≈ 0.23315",
    "categorical_focal_loss([[0, 1, 0], [0, 0, 1]], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]], alpha=0.25, weight=[0.3, 0.7], reduction=\"mean\") ≈ 0.1632",
    "100 * mean_absolute_percentage_error([100, 200, 300], [90, 210, 310]) ≈ 6.111111",
    "log_cosh([[0, 1], [0, 0]], [[1, 1], [0, 0]]) ≈ 0.108", "huber([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 0.155",
    "cosine_similarity([[0, 1], [1, 1], [1, 1]], [[1, 0], [1, 1], [-1, -1]], reduction=\"none\") ≈ [0, 1.0, -1.0]",
    "dice([[1, 1, 0, 0], [1, 1, 0, 0]], [[0, 1, 0, 1], [0.4, 0, 0, 0.9]], reduction=\"none\") ≈ [0.5, 0.7575758]",
    "hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 1.3",
    "squared_hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 1.86",
    "categorical_hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]) ≈ 1.4",
    "poisson_loss([[0, 1], [0, 0]], [[1, 1], [0, 0]], log_epsilon=1e-7) ≈ 0.5",
    "mean_squared_error([[0, 1], [0, 0]], [[1, 1], [0, 0]]) ≈ 0.25",
  ]) func `Keras`(claim: String) { expectDocumented(claim) }

  @Test(arguments: [
    "sparse_categorical_cross_entropy([0, 1], [[1.2, -0.8, -0.5], [0.9, -1.2, 1.1]], from_logits=true, reduction=\"none\") ≈ [0.2761, 2.9518]",
    "categorical_cross_entropy([[1, 0, 0], [0, 1, 0]], [[1.2, -0.8, -0.5], [0.9, -1.2, 1.1]], from_logits=true, reduction=\"none\") ≈ [0.2761, 2.9518]",
    "triplet_margin([[0, 0], [1, 1]], [[0.1, 0.1], [1.1, 1.1]], [[1, 0], [0, 1]], reduction=\"none\") ≈ [0.1414, 0.1414]",
    "ntxent([0, 0, 1, 1], [[0.08969027], [1.6291292], [0.8622629], [0.13612625]]) ≈ 1.0986123",
  ]) func `optax`(claim: String) { expectDocumented(claim) }

  /// rax, TensorFlow Ranking and pytorchltr.
  @Test(arguments: [
    "listwise_softmax([1, 0, 0], [2, 1, 3]) ≈ 1.407606", "pairwise_hinge([1, 0, 0], [2, 1, 3], inner=\"sum\") == 2",
    "pairwise_hinge([0, 1, 0], [0.5, 0.8, 0.4]) ≈ 0.65", "approx_ndcg([0, 1, 0], [0.5, 0.8, 0.4]) ≈ -0.95563 ± 1e-5",
    "lambda_ndcg1([0, 1], [0.9, -1.2]) ≈ 2.6476", "lambda_ndcg2([0, 1], [0.9, -1.2]) ≈ 0.4185",
    "lambda_arp1([0, 1], [0.9, -1.2]) ≈ 4.1963", "lambda_arp2([0, 1], [0.9, -1.2]) ≈ 3.1963",
  ]) func `libraries of ranking`(claim: String) { expectDocumented(claim) }
}
