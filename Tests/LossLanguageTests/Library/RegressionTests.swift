import Testing

@testable import LossLanguage

/// Losses of predicted numbers. Numbers without a word about their source are from arithmetic of 60 digits or more
/// (mpmath), those of peers from calling them in double precision.
struct RegressionTests {
  @Test(arguments: [
    "log_cosh(0, 1e-200) == 0", "log_cosh(0, 1e-9) ≈ 5.0000000000000006e-19 ± 1e-33",
    "log_cosh(0, 0.3) ≈ 0.044340769925940314 ± 2e-17", "log_cosh(0, 1) ≈ 0.43378083048302719 ± 2e-16",
    "log_cosh(5, 0) ≈ 4.3068982183392716 ± 1e-15", "log_cosh(0, -1e4) ≈ 9999.3068528194401 ± 4e-12",
    "log_cosh(-1e308, 1e307) ≈ 1.1e308", "log_cosh(0, inf) == inf", "log_cosh(nan, 0) ≈ nan",
    "pseudo_huber(0, 1e-9, delta=2) ≈ 5.0000000000000006e-19 ± 1e-33",
    "pseudo_huber(0, 0.3, delta=2) ≈ 0.044749683231336873 ± 2e-17",
    "pseudo_huber(0, 1, delta=2) ≈ 0.47213595499957939 ± 2e-16",
    "pseudo_huber(0, 1e8, delta=2) ≈ 199999996.00000004 ± 1e-7",
    "pseudo_huber(0, 1e200, delta=2) ≈ 2.00000000000000e200",
    "pseudo_huber(0, inf) == inf",
    "charbonnier(0, 1e-9) ≈ 5.0000000000000006e-19 ± 1e-33", "charbonnier(0, 0.3) ≈ 0.044030650891055015 ± 2e-17",
    "charbonnier(0, 1) ≈ 0.41421356237309505 ± 2e-16", "charbonnier(0, 1e200) ≈ 1.00000000000000e200",
    "welsch(0, 1e-9) ≈ 5.0000000000000006e-19 ± 1e-33", "welsch(0, 0.3) ≈ 0.04400251816690009 ± 2e-17",
    "welsch(0, 5) ≈ 0.99999627334682792 ± 2e-16", "welsch(0, 1e200) == 1",
    "geman_mcclure(0, 1e-9) ≈ 5.0000000000000006e-19 ± 1e-33", "geman_mcclure(0, 0.3) ≈ 0.044009779951100241 ± 2e-17",
    "geman_mcclure(0, 5) ≈ 1.7241379310344828 ± 4e-16", "geman_mcclure(0, inf) == 2",
    "cauchy(0, 1e-9) ≈ 5.0000000000000006e-19 ± 1e-33", "cauchy(0, 0.3) ≈ 0.044016885416774323 ± 2e-17",
    "cauchy(0, 5) ≈ 2.6026896854443838 ± 9e-16",
  ]) func `values keep their digits at every distance`(_ claim: String) { expectTrue(claim) }

  /// PyTorch 2.15 and scikit-learn 1.9.
  @Test(arguments: [
    "huber([[3, -0.5], [2, 7]], [[2.5, 0], [2, 8]], delta=0.5, weight=[[1, 2], [0, 3]], reduction=\"none\") ≈ [[0.125, 0.25], [0., 1.125]]",
    "huber([[3, -0.5], [2, 7]], [[2.5, 0], [2, 8]], delta=0.5, weight=[[1, 2], [0, 3]], reduction=\"sum\") == 1.5",
    "huber([[3, -0.5], [2, 7]], [[2.5, 0], [2, 8]], delta=0.5, weight=[[1, 2], [0, 3]], reduction=\"mean\") == 0.375",
    "huber([[3, -0.5], [2, 7]], [[2.5, 0], [2, 8]], delta=0.5, weight=[[1, 2], [0, 3]], reduction=\"weighted_mean\") == 0.25",
    "huber([[3, -0.5], [2, 7]], [[2.5, 0], [2, 8]], delta=0.5, weight=[[1, 2], [0, 3]], reduction=\"batchmean\") == 0.75",
    "huber([[3, -0.5], [2, 7]], [[2.5, 0], [2, 8]], delta=0.5, weight=[[1, 2], [0, 3]], reduction=\"nonzero_mean\") == 0.5",
    "mean_squared_error([[3, -0.5], [2, 7]], [[2.5, 0], [2, 8]], weight=[1, 3], reduction=\"weighted_mean\") == 0.4375",
    "mean_squared_error([3, -0.5, 2, 7], [2.5, 0, 2, 8], weight=[1, 2, 0, 0.5], reduction=\"weighted_mean\") ≈ 0.35714285714285715 ± 1e-16",
    "mean_absolute_error([3, -0.5, 2, 7], [2.5, 0, 2, 8], weight=[1, 2, 0, 0.5], reduction=\"weighted_mean\") ≈ 0.57142857142857140 ± 1e-15",
    "pinball([3, -0.5, 2, 7], [2.5, 0, 2, 8], quantile=0.3, weight=[1, 2, 0, 0.5], reduction=\"weighted_mean\") ≈ 0.34285714285714286 ± 1e-15",
    "mean_absolute_percentage_error([3, -0.5, 2, 7], [2.5, 0, 2, 8], weight=[1, 2, 3, 0], reduction=\"weighted_mean\") ≈ 0.3611111111111111 ± 1e-15",
    "mean_squared_logarithmic_error([3, 5, 2.5, 7], [2.5, 5, 4, 8], weight=[1, 2, 3, 0], reduction=\"weighted_mean\") ≈ 0.0665802799528896 ± 1e-16",
    "mean_squared_error([1, 2], [3, 4], weight=[0, 0], reduction=\"nonzero_mean\") == 0",
    "mean_squared_error([1, 2], [3, 4], weight=[0, 0], reduction=\"weighted_mean\") ≈ nan",
    "mean_squared_error([[1, 2], [3, 4]], [[0, 0], [0, 0]], reduction=\"batchmean\") == 15",
    "mean_squared_error(3, 1, reduction=\"batchmean\") == 4", "mean_squared_error([], [], reduction=\"sum\") == 0",
  ]) func `weights and reductions are those of the peers`(_ claim: String) { expectTrue(claim) }

  @Test(arguments: [
    "smooth_l1(0, [0, 1e-300, 2], beta=0, reduction=\"none\") == [0, 1e-300, 2]",
    "mean_absolute_percentage_error(0, 0) ≈ nan", "mean_absolute_percentage_error(0, 0, epsilon=1e-7) == 0",
    "minkowski_distance([1, 2, 3], [4, 0, 3], p=3) ≈ 3.2710663101885897 ± 1e-15",
    "cosine_similarity([1, 2], [0, 0]) ≈ nan",
    "root_mean_squared_error([1, 2, 3], 2) ≈ 0.8164965809277260 ± 2e-16", "max_error([1, nan], [1, 1]) ≈ nan",
    "relative_squared_error([1, 1], [1, 2]) == inf", "relative_squared_error([1, 1], [1, 1]) ≈ nan",
    "geometric_mean_absolute_error([1, 2], [1, 5]) == 0", "mean_absolute_scaled_error([1], [2], [3, 3]) == inf",
  ]) func `edges are as documented`(_ claim: String) { expectTrue(claim) }

  @Test(arguments: [
    ("mean_squared_error([1, 2], [1, 2, 3])", "shape-mismatch"),
    ("mean_squared_error([1, 2], [[1], [2]])", "shape-mismatch"),
    ("mean_squared_error([], [])", "empty-array"), ("root_mean_squared_error([], [])", "empty-array"),
    ("max_error([], [])", "empty-array"), ("mean_squared_error(\"a\", 1)", "type-mismatch"),
    ("mean_squared_error([1, 2], [1, 3], weight=[1, 2])", "missing-reduction"),
    ("mean_squared_error([1, 2], [1, 3], weight=[1, -2], reduction=\"sum\")", "domain"),
    ("mean_squared_error([1, 2], [1, 3], weight=[1, 2, 3], reduction=\"sum\")", "shape-mismatch"),
    ("mean_squared_error([1, 2], [1, 3], reduction=\"batch_mean\")", "bad-argument"),
    ("mean_squared_logarithmic_error([1, -2], [1, 3])", "domain"), ("huber(1, 2, delta=0)", "domain"),
    ("pinball(1, 2, quantile=1.5)", "domain"), ("lp_loss(1, 2, p=-1)", "domain"), ("welsch(1, 2, scale=0)", "domain"),
    ("minkowski_distance(1, 2)", "type-mismatch"),
  ]) func `bad input is named`(_ expression: String, _ code: String) {
    #expect(run(expression).diagnostics.map(\.code.rawValue) == [code])
  }

  @Test func `a reduction that is nearly one is suggested`() {
    let report = run("mean_squared_error(1, 2, reduction=\"batch_mean\")")
    #expect(report.diagnostics.first?.help == "did you mean \"batchmean\"?")
  }
}

/// That a claim holds, with what is wrong if it does not.
func expectTrue(_ claim: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let report = run(claim)
  #expect(
    report.isOK && report.claims.count == 1,
    "\(claim): \(report.diagnostics.map { "\($0.message) \($0.labels.map(\.text))" })", sourceLocation: sourceLocation)
}
