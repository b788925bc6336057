import Testing

@testable import LossLanguage

/// Numbers that the documentation of other libraries shows, at the precision that is shown there. `y` and `x` of the
/// examples that many functions of scikit-learn and TorchMetrics share are defined before each.
///
/// Of losses that no documentation shows a number of, the tests of their families hold what the peers gave when they were
/// run; each file names them.
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
    "mutual_information([[2, 1], [1, 2]] / 6) ≈ 0.0566",
    "normalized_mutual_information([[0.5, 0], [0, 0.5]]) ≈ 1.0",
    "multiclass_brier(eye(3), [[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.2, 0.2, 0.6]]) ≈ 0.146 ± 0.001",
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

  @Test(arguments: [
    "entropy([1/2, 1/2], base=2) ≈ 1.0",
    "entropy([9/10, 1/10], base=2) ≈ 0.46899559358928117 ± 1e-15",
    "kl_divergence([1/2, 1/2], [9/10, 1/10]) ≈ 0.5108256237659907 ± 1e-15",
    "jensen_shannon_distance([1, 0, 0], [0, 1, 0], base=2) ≈ 1.0",
    "jensen_shannon_distance([1, 0], [0.5, 0.5]) ≈ 0.46450140402245893 ± 1e-15",
    "canberra_distance([1, 0, 0], [0, 1, 0]) ≈ 2.0",
    "canberra_distance([1, 1, 0], [0, 1, 0]) ≈ 1.0",
    "pairwise_distance([1, 0, 0], [0, 1, 0]) ≈ 1.4142135623730951",
    "pairwise_distance([1, 0, 0], [0, 1, 0], p=1) ≈ 2.0",
    "pairwise_distance([1, 0, 0], [0, 1, 0], p=3) ≈ 1.2599210498948732",
    "cosine_distance([1, 0, 0], [0, 1, 0]) ≈ 1.0",
    "cosine_distance([1, 1, 0], [0, 1, 0]) ≈ 0.29289321881345254 ± 1e-15",
    "pseudo_huber(0, 3) ≈ 2.1622776601683795",
    "huber(0, 2) ≈ 1.5",
    "multi_margin(3, [0.1, 0.2, 0.4, 0.8]) ≈ 0.32 ± 0.01",
    "multilabel_margin([1, 0, 0, 1], [0.1, 0.2, 0.4, 0.8]) ≈ 0.85",
    "mean_absolute_scaled_error([3, -0.5, 2, 7, 2], [2.5, 0, 2, 8, 1.25], [5, 0.5, 4, 6, 3, 5, 2]) ≈ 0.18333333333333335",
    "median_absolute_percentage_error([3, -0.5, 2, 7, 2], [2.5, 0, 2, 8, 1.25]) ≈ 0.16666666666666666",
    "precision_at([1, 0, 1], [0.2, 0.3, 0.5], k=2) ≈ 0.5000", "recall_at([1, 0, 1], [0.2, 0.3, 0.5], k=2) ≈ 0.5000",
  ]) func `SciPy, PyTorch, sktime and the retrieval metrics of TorchMetrics`(claim: String) { expectDocumented(claim) }

  /// The docstrings of tfr.keras.losses; what several lists share is added up and divided as there. The numbers of the losses
  /// of orders that are drawn are examples of the catalogue, with TensorFlow's noise.
  @Test(arguments: [
    "pairwise_hinge([1, 0], [0.6, 0.8], inner=\"sum\") / 2 ≈ 0.6",
    "pairwise_logistic([1, 0], [0.6, 0.8], inner=\"sum\") / 2 ≈ 0.39906943",
    "(pairwise_logistic([1, 0], [0.6, 0.8], inner=\"sum\") + pairwise_logistic([0, 1, 0], [0.5, 0.8, 0.4], inner=\"sum\")) / 6 ≈ 0.3109182",
    "pairwise_soft_zero_one([1, 0], [0.6, 0.8], inner=\"sum\") / 2 ≈ 0.274917",
    "pairwise_mse([1, 0], [0.6, 0.8], inner=\"sum\") / 2 ≈ 1.44",
    "(listwise_softmax([1, 0], [0.6, 0.8]) + listwise_softmax([0, 1, 0], [0.5, 0.8, 0.4])) / 2 ≈ 0.83911896 ± 1e-7",
    "(unique_softmax([1, 0], [0.6, 0.8]) + unique_softmax([0, 1, 0], [0.5, 0.8, 0.4])) / 2 ≈ 0.83911896 ± 1e-7",
    "calibrated_softmax([1, 0], [0.6, 0.8], virtual_label=0.1) ≈ 1.1808171 ± 1e-7",
    "listmle([1, 0], [0.6, 0.8]) ≈ 0.7981389",
    "(approx_mrr([1, 0], [0.6, 0.8]) + approx_mrr([0, 1, 0], [0.5, 0.8, 0.4])) / 2 ≈ -0.73514676 ± 1e-7",
    "(approx_ndcg([1, 0], [0.6, 0.8]) + approx_ndcg([0, 1, 0], [0.5, 0.8, 0.4])) / 2 ≈ -0.80536866 ± 1e-7",
    "click_em([1, 0], [0.6, 0.8], [0.9, 0.2]) ≈ 1.1462884 ± 1e-7",
    "mixture_em([1, 0], [[0.6, 0.8], [0.9, 0.2]]) ≈ 1.3198698",
    "(mixture_em([1, 0], [[0.6, 0.8], [0.9, 0.2]]) + mixture_em([0, 1, 0], [[0.5, 0.8, 0.4], [0.9, 0.2, 0.8]])) / 2 ≈ 1.909512",
    "ordinal_sigmoid([1, 0], [[0.6, 0.2], [0.8, 0.3]]) ≈ 1.6305413 ± 1e-7",
    "binary_cross_entropy([1, 0], [0.6, 0.8], from_logits=true) ≈ 0.8042943",
    "neural_sort([3, 1, -1, 2])[1] ≈ [0.21183, 0.21183, 0.00053, 0.57581]",
  ]) func `TensorFlow Ranking`(claim: String) { expectDocumented(claim) }

  /// rax, TensorFlow Ranking and pytorchltr.
  @Test(arguments: [
    "listwise_softmax([1, 0, 0], [2, 1, 3]) ≈ 1.407606", "pairwise_hinge([1, 0, 0], [2, 1, 3], inner=\"sum\") == 2",
    "pairwise_hinge([0, 1, 0], [0.5, 0.8, 0.4]) ≈ 0.65", "approx_ndcg([0, 1, 0], [0.5, 0.8, 0.4]) ≈ -0.95563 ± 1e-5",
    "lambda_ndcg1([0, 1], [0.9, -1.2]) ≈ 2.6476", "lambda_ndcg2([0, 1], [0.9, -1.2]) ≈ 0.4185",
    "lambda_arp1([0, 1], [0.9, -1.2]) ≈ 4.1963", "lambda_arp2([0, 1], [0.9, -1.2]) ≈ 3.1963",
  ]) func `libraries of ranking`(claim: String) { expectDocumented(claim) }
}
