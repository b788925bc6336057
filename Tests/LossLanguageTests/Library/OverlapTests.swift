import Testing

@testable import LossLanguage

/// Literals are what Keras 3.15 gives in double precision with its 1e-7 below the line; its Tversky loss applies alpha
/// to misses.
struct OverlapTests {
  @Test(arguments: [
    "dice([1, 1, 0, 0, 1, 1, 0, 0], [0, 1, 0, 1, 0.4, 0, 0, 0.9], smooth_dr=1e-7) ≈ 0.6164383614186526 ± 1e-15",
    "dice([[1, 1, 0, 0], [1, 1, 0, 0]], [[0, 1, 0, 1], [0.4, 0, 0, 0.9]], smooth_dr=1e-7, reduction=\"none\") ≈ [0.5000000124999997, 0.7575757649219464] ± 1e-15",
    "tversky([1, 1, 0, 0, 1, 1, 0, 0], [0, 1, 0, 1, 0.4, 0, 0, 0.9], smooth_dr=1e-7) ≈ 0.6164383666729215 ± 1e-15",
    "tversky([[1, 1, 0, 0], [1, 1, 0, 0]], [[0, 1, 0, 1], [0.4, 0, 0, 0.9]], alpha=0.7, beta=0.3, smooth_dr=1e-7, reduction=\"none\") ≈ [0.5000000249999987, 0.7350993552914334] ± 1e-15",
    "jaccard([1, 1, 0, 0], [1, 0, 1, 0]) ≈ 0.6666666666666667 ± 2e-16",
    "dice([1, 1, 0], [0.5, 0.5, 0], squared=true) ≈ 0.2 ± 1e-15",
    "dice([[1, 0], [1, 1]], [[1, 0], [0, 0]], weight=[1, 3], reduction=\"weighted_mean\") == 0.75",
  ]) func `values are those of the peers`(_ claim: String) { expectTrue(claim) }

  @Test(arguments: [
    "dice([0, 0], [0, 0]) ≈ nan", "dice([0, 0], [0, 0], smooth_nr=1, smooth_dr=1) == 0",
    "jaccard([0, 0], [0, 0]) ≈ nan",
    "focal_tversky([1, 0], [1, 0]) == 0", "focal_tversky([1, 0], [0, 1]) == 1",
    "tversky([1, 0, 1], [0.2, 0.7, 0.9], alpha=1, beta=1) - jaccard([1, 0, 1], [0.2, 0.7, 0.9]) ≈ 0",
  ]) func `edges are as documented`(_ claim: String) { expectTrue(claim) }

  @Test(arguments: [
    ("dice(1, 1)", "type-mismatch"), ("dice([1, 0], [0.5, 1.5])", "domain"), ("dice([1, 0], [0.5])", "shape-mismatch"),
    ("dice([1, 0], [1, 0], smooth_dr=-1)", "domain"), ("jaccard([2, 0], [1, 0])", "domain"),
  ]) func `bad input is named`(_ expression: String, _ code: String) {
    #expect(run(expression).diagnostics.map(\.code.rawValue) == [code])
  }
}
