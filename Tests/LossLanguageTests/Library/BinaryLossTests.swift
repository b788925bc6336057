import LossLanguage
import Testing

/// References: PyTorch 2.15 in double precision where a row names it, else mpmath with 40 digits.
struct BinaryLossTests {
  static let scores = "[[2.0, 1.0, 0.1], [0.5, 2.5, -1.0], [-0.3, 0.2, 1.7]]"
  static let truths = "[[1, 0, 1], [0, 1, 0], [1, 1, 0]]"

  @Test(arguments: [
    // torch.nn.functional.binary_cross_entropy_with_logits
    (
      "binary_cross_entropy(\(truths), \(scores), from_logits=true, pos_weight=3, reduction=\"none\")",
      "[[0.380784033128917, 1.31326168751822, 1.93318998022071], [0.974076984180107, 0.236669202877649, 0.313261687518223], [2.56306573340558, 1.79441660814478, 1.86778602938627]]"
    ),
    (
      "binary_cross_entropy(\(truths), \(scores), from_logits=true, weight=[1, 2, 0.5], reduction=\"sum\")",
      "6.47718324223472"
    ),
    // torch.nn.functional.multilabel_soft_margin_loss
    (
      "multilabel_soft_margin(\(truths), \(scores), reduction=\"none\")",
      "[0.694862119544922, 0.455409468663626, 1.10676004774546]"
    ),
    (
      "multilabel_soft_margin(\(truths), \(scores), class_weight=[1, 2, 0.5], reduction=\"mean\")",
      "0.816518112285041"
    ),
    // keras.losses.binary_focal_crossentropy
    (
      "mean(focal_loss([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]], reduction=\"none\"), axis=1)",
      "[0.3298647, 0.2057984]"
    ),
    // optax.sigmoid_focal_loss
    (
      "focal_loss([1, 0, 0], [1.5, -2, 0.3], alpha=0.25, from_logits=true, reduction=\"none\")",
      "[0.00167571, 0.00135267, 0.2114428]"
    ),
  ]) func `the numbers are the peers'`(_ call: String, _ expected: String) {
    let report = run("\(call) ≈ \(expected)")
    #expect(report.isOK, "\(report.diagnostics.map { $0.labels.map(\.text) })")
  }

  /// At most 4 ulp from the truth where it is representable.
  @Test(arguments: [
    ("binary_cross_entropy(1, 40, from_logits=true)", 4.248354255291589e-18),
    ("binary_cross_entropy(1, -40, from_logits=true)", 40),
    ("binary_cross_entropy(1, 700, from_logits=true)", 9.8596765437597709e-305),
    ("binary_cross_entropy(0, 700, from_logits=true)", 700),
    ("binary_cross_entropy(1, 1e-9, from_logits=true)", 0.69314718005994531),
    ("focal_loss(1, -700, alpha=0.25, from_logits=true)", 175),
    ("focal_loss(0, -30, alpha=0.25, from_logits=true)", 6.1455094679914489e-40),
    ("focal_loss(1, 40, alpha=0.25, from_logits=true)", 1.9169120184304999e-53),
  ]) func `losses of extreme scores keep their digits`(_ call: String, _ truth: Double) throws {
    let value = try #require(measuredNumbers(call)?.first)
    #expect(ulps(value, truth) <= 4, "\(call): \(value)")
  }

  @Test(arguments: [
    ("focal_loss(1, 1.2)", "`p` of `focal_loss` must lie between 0 and 1, and 1.2 does not"),
    ("focal_loss([0, 1], [0.5, 0.5, 0.5])", "do not line up"),
    ("focal_loss(1, 0.5, alpha=2)", "`alpha` must be between 0 and 1, and 2 is not"),
    ("multilabel_soft_margin(1, 0.5)", "array"),
    ("multilabel_soft_margin([1, 0], [1, 2], class_weight=[1, 2])", "told which"),
    ("binary_sparsemax([1, 3], [0, 0])", "must be 0 or 1, or -1 or 1, and 3"),
  ]) func `bad arguments are named`(_ call: String, _ part: String) {
    #expect(complaints(call).contains { $0.contains(part) }, "\(complaints(call))")
  }
}
