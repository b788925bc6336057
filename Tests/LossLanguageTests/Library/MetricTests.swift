import Testing

@testable import LossLanguage

/// Literals are what scikit-learn 1.9 gives for labels and scores that its generator drew, ties among them.
struct MetricTests {
  static let setup = """
    y = [0, 1, 2, 0, 1, 2, 0, 1, 2, 2, 2, 0]
    z = [2, 0, 0, 0, 0, 2, 2, 0, 0, 1, 0, 0]
    b = [1, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0]
    s = [0.9, 0.4, 0.4, 0.4, 0.2, 0.1, 0.5, 0.6, 1.0, 0.3, 0.3, 0.4]
    p = [0.03, 0.11, 0.12, 0.28, 0.36, 0.49, 0.51, 0.64, 0.77, 0.81, 0.93, 0.99]

    """

  @Test(arguments: [
    "precision(y, z, average=\"macro\") ≈ 0.194444444444444", "recall(y, z, average=\"macro\") ≈ 0.233333333333333",
    "f1(y, z, average=\"macro\") ≈ 0.194444444444444", "precision(y, z, average=\"micro\") ≈ 0.25",
    "recall(y, z, average=\"micro\") ≈ 0.25", "f1(y, z, average=\"micro\") ≈ 0.25",
    "precision(y, z, average=\"weighted\") ≈ 0.222222222222222", "recall(y, z, average=\"weighted\") ≈ 0.25",
    "f1(y, z, average=\"weighted\") ≈ 0.215277777777778",
    "precision(y, z, average=\"none\") ≈ [0.25, 0., 0.333333333333333]",
    "f1(y, z, average=\"none\") ≈ [0.333333333333333, 0., 0.25]", "recall(y, z, positive=2) ≈ 0.2",
    "fbeta(y, z, beta=2, average=\"macro\") ≈ 0.21135265700483094 ± 1e-16",
    "fbeta(y, z, beta=2, average=\"weighted\") ≈ 0.22946859903381642 ± 1e-16",
    "fbeta(y, z, beta=2, average=\"none\") ≈ [0.41666667, 0., 0.2173913]",
    "confusion_matrix(y, z) == [[2, 0, 2], [3, 0, 0], [3, 1, 1]]",
    "balanced_accuracy(y, z) ≈ 0.2333333333333333 ± 1e-16", "matthews_corrcoef(y, z) ≈ -0.17258978545253828 ± 1e-16",
    "cohen_kappa(y, z) ≈ -0.14893617021276584 ± 2e-16", "accuracy(y, z) == 0.25", "hamming_loss(y, z) == 0.75",
  ]) func `labels are counted as in scikit-learn`(_ claim: String) { expectHolds(claim) }

  @Test(arguments: [
    "auc(b, s) ≈ 0.6571428571428573 ± 3e-16", "auc(1 - b, -s) ≈ 0.6571428571428573 ± 3e-16",
    "auc(2 * b - 1, s) ≈ 0.6571428571428573 ± 3e-16", "average_precision(b, s) ≈ 0.6909090909090909 ± 2e-16",
    "roc(b, s).threshold == [inf, 1.0, 0.9, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]",
    "roc(b, s).true_positive_rate == [0, 0.2, 0.4, 0.4, 0.4, 0.8, 0.8, 1, 1]",
    "roc(b, s).false_positive_rate ≈ [0, 0, 0, 0.142857142857143, 0.285714285714286, 0.571428571428571, 0.857142857142857, 0.857142857142857, 1]",
    "calibration_curve(b, p, bins=5).observed ≈ [0.666666666666667, 1, 0, 0.5, 0]",
    "calibration_curve(b, p, bins=5).predicted ≈ [0.086666666666667, 0.32, 0.5, 0.705, 0.91]",
    "calibration_curve(b, p, bins=5).count == [3, 2, 2, 2, 3]",
    "calibration_error(b, p, bins=5) ≈ 0.6033333333333333 ± 2e-16",
    "calibration_error(b, p, bins=5, norm=\"l2\") ≈ 0.6456488983960246 ± 3e-16",
    "calibration_error(b, p, bins=5, norm=\"max\") ≈ 0.91 ± 3e-16",
  ]) func `scores are judged as in scikit-learn`(_ claim: String) { expectHolds(claim) }

  @Test(arguments: [
    "accuracy([\"a\", \"b\", \"c\"], [\"a\", \"c\", \"c\"], weight=[1, 2, 5], reduction=\"weighted_mean\") == 0.75",
    "accuracy([\"a\", \"b\", \"c\"], [\"a\", \"c\", \"c\"], weight=[1, 2, 5], reduction=\"sum\") == 6",
    "accuracy([0, 0, 1], 0) ≈ 0.6667", "accuracy([true, false], [true, true]) == 0.5",
    "top_k_accuracy([0, 1, 2, 2], [[0.5, 0.2, 0.2], [0.3, 0.4, 0.2], [0.2, 0.4, 0.3], [0.7, 0.2, 0.1]], weight=[1, 2, 3, 4], reduction=\"weighted_mean\") ≈ 0.6",
    "top_k_accuracy(1, [0, -inf, 1], k=2) == 0",
    "precision([\"ham\", \"spam\"], [\"spam\", \"spam\"], positive=\"spam\") == 0.5",
    "precision([1, 1], [0, 0]) ≈ nan", "precision([1, 1], [0, 0], zero_division=0) == 0", "recall([0], [1]) ≈ nan",
    "f1([1, 1], [0, 0]) == 0", "matthews_corrcoef([1, 1], [1, 1]) ≈ nan", "auc([1, 1], [0.2, 0.3]) ≈ nan",
    "auc([0, 1, 1], [inf, inf, -inf]) == 0.25", "calibration_error([1, 0], [1, 0]) == 0",
    "r2_score([1, 1], [1, 1]) ≈ nan", "r2_score([1, 1], [1, 2]) == -inf",
    "d2_tweedie([0.5, 1, 2.5, 7], [1, 1, 5, 3.5], power=2) ≈ 0.6307842435505155 ± 2e-16",
    "d2_tweedie([0.5, 1, 2.5, 7], [1, 1, 5, 3.5], power=3) ≈ 0.644278606965174 ± 3e-16",
    "d2_pinball([1, 2, 3, 7, 9], [1, 3, 3, 6, 10], quantile=0.3) ≈ 0.6304347826086957 ± 2e-16",
    "pearson_correlation([3, -0.5, 2, 7], [2.5, 0, 2, 8]) ≈ 0.9848696184482703 ± 3e-16",
  ]) func `edges are as documented`(_ claim: String) { expectTrue(claim) }

  @Test(arguments: [
    ("accuracy([1, 2], [1])", "shape-mismatch"), ("accuracy([], [])", "empty-array"), ("f1([], [])", "empty-array"),
    ("accuracy([1, 2], [\"a\", \"b\"])", "type-mismatch"), ("f1([1, 0], 1)", "shape-mismatch"),
    ("f1([1, 0], [1, 0], average=\"makro\")", "bad-argument"), ("roc([0, 1], [nan, 0])", "domain"),
    ("roc([0, 2], [1, 0])", "domain"), ("auc([], [])", "empty-array"), ("auc([0, 1], 0.5)", "shape-mismatch"),
    ("calibration_error([0, 1], [0, 1], bins=2.5)", "domain"),
    ("calibration_error([0, 1], [0, 1], norm=1)", "type-mismatch"),
    ("calibration_error([0, 1], [0, 1.1])", "domain"), ("top_k_accuracy([0, 3], [[1, 2], [3, 4]])", "domain"),
    ("top_k_accuracy([0, 1], [[1, 2], [3, 4]], k=0)", "domain"), ("r2_score([], [])", "empty-array"),
    ("pearson_correlation([1, 2], 1)", "shape-mismatch"),
  ]) func `bad input is named`(_ expression: String, _ code: String) {
    #expect(run(expression).diagnostics.map(\.code.rawValue) == [code])
  }

  private func expectHolds(_ claim: String) {
    let report = run(Self.setup + claim)
    #expect(
      report.isOK && report.claims.count == 1,
      "\(claim): \(report.diagnostics.map { "\($0.message) \($0.labels.map(\.text))" })")
  }
}
