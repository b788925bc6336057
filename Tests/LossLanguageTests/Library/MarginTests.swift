import Testing

@testable import LossLanguage

/// Literals are from mpmath where they have 17 digits, else from scikit-learn 1.9 and PyTorch 2.15, or by hand.
struct MarginTests {
  @Test(arguments: [
    "hinge([-1, 1, 1], [-2.18, 2.36, 0.09], weight=[1, 2, 3], reduction=\"weighted_mean\") ≈ 0.455 ± 1e-15",
    "hinge([0, 1, 1], [-2.18, 2.36, 0.09]) ≈ 0.303", "hinge(1, 1) == 0", "hinge(1, -inf) == inf",
    "logistic_loss(1, 40) ≈ 4.248354255291589e-18 ± 1e-33", "logistic_loss(1, 20) ≈ 2.0611536203143807e-9 ± 1e-24",
    "logistic_loss(1, -0.5) ≈ 0.97407698418010668 ± 2e-16", "logistic_loss(1, -1e300) == 1e300",
    "sigmoid_margin(1, 20) ≈ 8.496708510583178e-18 ± 1e-32", "sigmoid_margin(1, -0.5) ≈ 1.4621171572600098 ± 3e-16",
    "exponential_loss([1, 0], [2, 2], reduction=\"none\") ≈ [0.13533528, 7.3890561]",
    "exponential_loss(1, -1000) == inf",
    "smoothed_hinge(1, [-1, 0.5, 2], gamma=0, reduction=\"none\") == [2, 0.5, 0]",
    "smoothed_hinge(1, [-1, 0.9], gamma=0.5, reduction=\"none\") ≈ [1.75, 0.01]",
    "modified_huber([1, 1, -1], [-1, -1.5, 1.5], reduction=\"none\") == [4, 6, 6]",
    "dwd_margin(1, [0, 2], exponent=2, reduction=\"none\") ≈ [1, 0.037037]", "dwd_margin(1, 1e300) ≈ 2.5e-301",
    "perceptron([1, -1], [-3, -3], reduction=\"none\") == [3, 0]", "squared_margin(0, 1) == 4",
    "hinge_embedding([1, 0], [0.5, 0.3], margin=2, reduction=\"none\") ≈ [0.5, 1.7]",
    "zero_one_loss([1, 0], [0, 0], reduction=\"none\") == [1, 1]",
  ]) func `values are those of the peers`(_ claim: String) { expectTrue(claim) }

  @Test(arguments: [
    "hinge([1, 2], [0, 0])", "hinge([1, 0, -1], [0, 0, 0])", "hinge([1, nan], [0, 0])", "perceptron([0.5], [1])",
    "hinge_embedding([3], [1])",
  ]) func `labels of other kinds are an error`(_ expression: String) {
    #expect(run(expression).diagnostics.map(\.code.rawValue) == ["domain"])
  }
}
