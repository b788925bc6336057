import Testing

@testable import LossLanguage

/// Literals are what Keras 3.15 gives, or by hand.
struct PenaltyTests {
  @Test(arguments: [
    "l1_penalty([]) == 0", "l1_penalty(-3) == 3", "l2_penalty([1, nan]) ≈ nan", "l2_penalty(1e200) == inf",
    "l1_penalty([[1, -2], [3, 0]]) + 0.5 * l2_penalty([[1, -2], [3, 0]]) == 13", "elastic_net([1, -2], 0) == 2.5",
    "group_lasso([3, 4]) == 5", "group_lasso([[1e200, 0], [0, 0]]) == 1e200",
    "orthogonal_penalty([[1, 2, 3], [0, 1, -1], [2, 0, 1]]) ≈ 0.3676081023962161 ± 1e-15",
  ]) func `values are those of the peers`(_ claim: String) { expectTrue(claim) }

  @Test(arguments: [
    ("elastic_net([1, -2], 2)", "domain"), ("elastic_net([1, -2])", "missing-argument"),
    ("l1_penalty(\"w\")", "type-mismatch"),
  ]) func `bad input is named`(_ expression: String, _ code: String) {
    #expect(run(expression).diagnostics.map(\.code.rawValue) == [code])
  }
}
