import LossLanguage
import Testing

/// References: NumPy loops over the pairs, scikit-learn, and mpmath with 40 digits for extreme scores.
struct RankingLossTests {
  static let list = "[2, 0, 1, 1], [0.5, 2, 1, -0.3]"

  @Test(arguments: [
    ("pairwise_logistic(\(list))", "1.35107961604536"), ("pairwise_hinge(\(list))", "1.90000000"),
    ("listnet(\(list))", "1.97596815438281"), ("lambda_rank(\(list))", "1.64394217602625"),
    ("lambda_ndcg1(\(list))", "3.43128664451541"), ("lambda_ndcg2(\(list))", "0.343311326358595"),
    ("neural_sort_cross_entropy(\(list))", "3.08339759174276"), ("neural_sort_ndcg(\(list))", "-0.718994481695853"),
    ("approx_ndcg(\(list))", "-0.620218376130159"), ("approx_mrr(\(list))", "-0.354111674068457"),
    ("ranking_circle([0, 0, 1], [0.1, 0.3, 0.2], gamma=4, margin=0.1)", "3.41918012523954"),
    ("ranking_circle([0, 0, 2], [0.1, 0.2, 0.3], gamma=4, margin=0.1)", "2.74158604675320"),
    (
      "click_em([1, 0, 0, 0], [3, 3, 4, 100], [3, 2, 1, 100], examination_weight=2, relevance_weight=5, reduction=\"sum\")",
      "367.124283305290"
    ),
    ("mixture_em([1, 0, 0, 0], [[3, 3, 4, 100], [3, 2, 1, 100]])", "103.582770844227"),
    ("mixture_em([1, 0, 1], [[0.5, -1, 2], [0.3, 0.8, -0.2]], sharpness=2)", "0.976176990238174"),
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
    "pairwise_dcg_hinge", "listwise_softmax", "calibrated_softmax", "poly1_softmax", "listnet", "listmle",
    "neural_sort_cross_entropy", "neural_sort_ndcg", "fenchel_young", "unique_softmax", "approx_ndcg", "approx_mrr",
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
    "pairwise_hinge", "pairwise_logistic", "listwise_softmax", "calibrated_softmax", "unique_softmax", "approx_ndcg",
    "approx_mrr", "neural_sort_cross_entropy", "neural_sort_ndcg", "lambda_rank", "lambda_ndcg1", "lambda_ndcg2",
    "lambda_arp1", "ndcg", "mrr", "recall_at",
  ]) func `a list of nothing relevant gives 0`(_ name: String) {
    #expect(measuredNumbers("\(name)([0, 0, 0], [3, 1, 2])") == [0])
  }

  @Test(arguments: ["gumbel_approx_ndcg", "yeti_logistic", "coupled_rank_distil"])
  func `each draw of an order is a list of its own`(_ name: String) {
    expectHolds(
      """
      noise = random_gumbel([4, 3], 7)
      each = \(name)(ones([4, 1]) * [2, 0, 1], ones([4, 1]) * [0.5, 2, 1], noise, reduction="none")
      check each ≈ map(g -> \(name)([2, 0, 1], [0.5, 2, 1], g), noise)
      check \(name)([2, 0, 1], [0.5, 2, 1], noise[0]) ≈ \(name)([2, 0, 1], [0.5, 2, 1], noise[0] + 5)
      """)
  }

  @Test func `noise of zeros draws the order of the scores`() {
    expectHolds("check gumbel_approx_ndcg(\(Self.list), [0, 0, 0, 0]) ≈ approx_ndcg(\(Self.list))")
    expectHolds("check coupled_rank_distil(\(Self.list), [0, 0, 0, 0]) ≈ listmle(\(Self.list))")
  }

  @Test func `the models of a mixture are asked list by list`() {
    let (y, models) = ("[[1, 0], [0, 0], [1, 1]]", "[[[1, 2], [3, 4], [0.5, -1]], [[0, 1], [2, 2], [-1, 1]]]")
    expectHolds(
      """
      each = mixture_em(\(y), \(models), reduction="none")
      check each ≈ [mixture_em([1, 0], [[1, 2], [0, 1]]), 0, mixture_em([1, 1], [[0.5, -1], [-1, 1]])]
      check mixture_em(\(y), \(models), weight=[3, 1, 0], reduction="sum") ≈ 3 * each[0]
      """)
  }

  @Test(arguments: ["listnet", "pairwise_hinge", "dcg", "ndcg", "mean_reciprocal_rank"])
  func `the order of the items makes no difference`(_ name: String) {
    #expect(run("check \(name)([2, 0, 1, 3], [1, 4, 4, 2]) ≈ \(name)([3, 1, 0, 2], [2, 4, 4, 1])").isOK)
  }

  @Test(arguments: [
    ("listnet([1, 2], [1, 2, 3])", "do not line up"), ("pairwise_hinge(1, 2)", "array"),
    ("approx_ndcg([1, -2], [0, 0])", "must not be negative, and -2"),
    ("approx_ndcg([1, 2], [0, 0], temperature=0)", "`temperature` must be positive, and 0 is not"),
    ("calibrated_softmax([1, 0], [0, 0], virtual_label=-1)", "`virtual_label` must be not negative, and -1 is not"),
    ("ranking_circle([1, 0], [2, 0])", "`s` of `ranking_circle` must lie between 0 and 1, and 2"),
    ("mixture_em([1, 0], [0.5, 2])", "must be the scores of one model after another"),
    ("yeti_logistic([1, 0], [0, 0], [0, 0, 0])", "`noise` has shape [3]"),
    ("gumbel_approx_ndcg([1, 0], [0, 0], [0, 0], gumbel_temperature=0)", "`gumbel_temperature` must be positive"),
    ("fenchel_young([1, 0], [0, 0], max_fun=2)", "`max_fun` of `fenchel_young` must be a function"),
    ("listmle([1, 0], [0, 0], discount=1)", "`discount` of `listmle` must be a function"),
    ("ordinal_sigmoid(3, [0, 0])", "must be a level from 0 to 2, and 3"),
    ("ordinal_sigmoid([1, 1], [0, 0])", "needs one level for each row of `s`"),
  ]) func `bad arguments are named`(_ call: String, _ part: String) {
    #expect(complaints(call).contains { $0.contains(part) }, "\(complaints(call))")
  }
}
