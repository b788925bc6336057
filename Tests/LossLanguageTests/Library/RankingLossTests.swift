import LossLanguage
import Testing

/// References: NumPy loops over the pairs, scikit-learn, and mpmath with 40 digits for extreme scores.
struct RankingLossTests {
  static let list = "[2, 0, 1, 1], [0.5, 2, 1, -0.3]"

  @Test(arguments: [
    ("pairwise_logistic(\(list))", "1.35107961604536"), ("pairwise_hinge(\(list))", "1.90000000"),
    ("listnet(\(list))", "1.97596815438281"), ("lambda_rank(\(list))", "1.64394217602625"),
    ("lambda_ndcg1(\(list))", "3.43128664451541"), ("lambda_ndcg2(\(list))", "0.343311326358595"),
    ("approx_ndcg(\(list))", "-0.620218376130159"), ("approx_mrr(\(list))", "-0.354111674068457"),
    // sklearn.metrics, with equal scores, lists of no true label and of only true ones
    ("ndcg([3, 0, 2, 1, 1], [1, 1, 0, 0, 2], k=3)", "0.566248253715281"),
    ("dcg([3, 0, 2, 1, 1], [1, 1, 0, 0, 2])", "3.92268867831909"),
    (
      "label_ranking_average_precision([[1, 0, 1, 0], [0, 0, 0, 0], [0, 1, 1, 1]], [[0.5, 0.5, 0.1, 0.1], [1, 2, 3, 4], [0.1, 0.9, 0.1, 0.4]])",
      "0.805555555555556"
    ),
    (
      "label_ranking_loss([[1, 0, 1, 0], [0, 1, 1, 1]], [[0.5, 0.5, 0.1, 0.1], [0.1, 0.9, 0.1, 0.4]])",
      "0.541666666666667"
    ),
    (
      "coverage_error([[1, 0, 1, 0], [0, 0, 0, 0], [0, 1, 1, 1]], [[0.5, 0.5, 0.1, 0.1], [1, 2, 3, 4], [0.1, 0.9, 0.1, 0.4]])",
      "2.66666666666667"
    ),
  ]) func `the numbers are those of a loop`(_ call: String, _ expected: String) {
    let report = run("\(call) ≈ \(expected)")
    #expect(report.isOK, "\(report.diagnostics.map { $0.labels.map(\.text) })")
  }

  /// At most 8 ulp from the truth; the scores stand in the true order.
  @Test(arguments: [
    ("[1000, 0, 0]", 0.69314718055994531), ("[50, 0, -50]", 2 * 1.9287498479639178e-22), ("[-1000, 0, 1000]", 3000),
    ("[0.3, -0.2, 1.5, 0.9]", 4.595832970247175),
  ]) func `listmle of extreme scores keeps its digits`(_ scores: String, _ truth: Double) throws {
    let value = try #require(measuredNumbers("listmle(-range(size(\(scores))), \(scores))")?.first)
    #expect(ulps(value, truth) <= 8, "\(scores): \(value)")
  }

  @Test(arguments: [
    "pairwise_hinge", "pairwise_logistic", "pairwise_soft_zero_one", "pairwise_mse", "pairwise_quantile",
    "pairwise_dcg_hinge", "listwise_softmax", "listnet", "listmle", "unique_softmax", "approx_ndcg", "approx_mrr",
    "lambda_rank", "lambda_ndcg1", "lambda_ndcg2", "lambda_arp1", "lambda_arp2", "dcg", "ndcg", "mrr", "precision_at",
    "recall_at",
  ]) func `several lists give what each gives alone`(_ name: String) throws {
    let (first, second) = ("[2, 0, 1], [0.5, 2, 1]", "[0, 1, 0], [0.9, -1.2, 0]")
    let both = "\(name)([[2, 0, 1], [0, 1, 0]], [[0.5, 2, 1], [0.9, -1.2, 0]], reduction=\"none\")"
    let alone = "[\(name)(\(first)), \(name)(\(second))]"
    #expect(run("check \(both) ≈ \(alone)").isOK, "\(measuredNumbers(both) ?? []) \(measuredNumbers(alone) ?? [])")
    let weighted = both.replacing("\"none\"", with: "\"weighted_mean\", weight=[3, 1]")
    #expect(run("check \(weighted) ≈ (3 * \(name)(\(first)) + \(name)(\(second))) / 4").isOK)
  }

  @Test(arguments: [
    "pairwise_hinge", "pairwise_logistic", "listwise_softmax", "unique_softmax", "approx_ndcg", "approx_mrr",
    "lambda_rank", "lambda_ndcg1", "lambda_ndcg2", "lambda_arp1", "ndcg", "mrr", "recall_at",
  ]) func `a list of nothing relevant gives 0`(_ name: String) {
    #expect(measuredNumbers("\(name)([0, 0, 0], [3, 1, 2])") == [0])
  }

  @Test(arguments: ["listnet", "pairwise_hinge", "dcg", "ndcg", "mean_reciprocal_rank"])
  func `the order of the items makes no difference`(_ name: String) {
    #expect(run("check \(name)([2, 0, 1, 3], [1, 4, 4, 2]) ≈ \(name)([3, 1, 0, 2], [2, 4, 4, 1])").isOK)
  }

  @Test(arguments: [
    ("listnet([1, 2], [1, 2, 3])", "do not line up"), ("pairwise_hinge(1, 2)", "array"),
    ("approx_ndcg([1, -2], [0, 0])", "must not be negative, and -2"),
    ("approx_ndcg([1, 2], [0, 0], temperature=0)", "`temperature` must be positive, and 0 is not"),
    ("ordinal_sigmoid(3, [0, 0])", "must be a level from 0 to 2, and 3"),
    ("ordinal_sigmoid([1, 1], [0, 0])", "needs one level for each row of `s`"),
  ]) func `bad arguments are named`(_ call: String, _ part: String) {
    #expect(complaints(call).contains { $0.contains(part) }, "\(complaints(call))")
  }
}
