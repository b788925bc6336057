import LossLanguage
import Testing

/// References: PyTorch 2.15 in double precision, mpmath where PyTorch adds a small number to the lengths (cosines), and NumPy
/// loops over the rows.
struct MetricLearningLossTests {
  static let rows = "[[1, 0.5], [0.8, 0.7], [-1, 0.2], [-0.5, -0.4], [0.1, 0.9]]"
  static let triplet = "[[1, 2], [0, 0]], [[1.5, 2], [0, 1]], [[3, 2], [0.5, 0.5]]"

  @Test(arguments: [
    // torch.nn.functional.triplet_margin_loss, pairwise_distance and cosine_embedding_loss
    ("triplet_margin(\(triplet), epsilon=1e-6, reduction=\"none\")", "[0, 1.29289363302751]"),
    ("triplet_margin(\(triplet), swap=true, p=1, margin=2, epsilon=1e-6, reduction=\"none\")", "[1, 2.000002]"),
    ("pairwise_distance([1, 2, 3], [4, 0, 3.5], p=3, epsilon=1e-6)", "3.27495532056495"),
    (
      "cosine_embedding([1, -1], [[1.1, 2.1], [0.1, 0.1]], [[1.5, 2], [0, 1]], margin=0.2, reduction=\"none\")",
      "[0.0129305749735, 0.5071067811865]"
    ),
    (
      "supervised_contrastive([0, 0, 1, 1, 2], \(rows), temperature=0.5, reduction=\"none\")",
      "[0.390801330153152, 0.526827818920775, 0.383399670731834, 0.134279954785122, 0]"
    ),
    (
      "info_nce(\(rows), reverse(\(rows)), reduction=\"none\")",
      "[5.11777922617, 20.57577571531, 0.02792452984, 20.01810180726, 4.64721621584]"
    ),
    ("npairs([4, 4, 7], [[1, 0.2, -1], [0.3, 0.9, 0], [-0.5, 0.1, 2]])", "0.679771811818263"),
  ]) func `the numbers are the peers'`(_ call: String, _ expected: String) {
    let report = run("\(call) ≈ \(expected)")
    #expect(report.isOK, "\(report.diagnostics.map { $0.labels.map(\.text) + [$0.message] })")
  }

  @Test func `rows without partners cost nothing`() {
    #expect(measuredNumbers("circle_loss([0, 1], [[1, 0], [1, 0]], reduction=\"none\")") == [0, 0])
    #expect(measuredNumbers("circle_loss([0, 0], [[1, 0], [0, 1]], reduction=\"none\")") == [0, 0])
    #expect(measuredNumbers("supervised_contrastive([0, 1], [[1, 0], [0, 1]], reduction=\"none\")") == [0, 0])
  }

  @Test func `the length of the rows makes no difference to cosines`() {
    for name in ["ntxent", "circle_loss", "supervised_contrastive"] {
      #expect(run("check \(name)([0, 0, 1, 1, 0], \(Self.rows)) ≈ \(name)([0, 0, 1, 1, 0], 1000 * \(Self.rows))").isOK)
    }
  }

  @Test(arguments: [
    ("cosine_embedding([1, 2], [[1, 0], [0, 1]], [[1, 0], [0, 1]])", "must be 0 or 1, or -1 or 1, and 2"),
    ("cosine_embedding([1, -1], [1, 0], [1, 0])", "needs one sign for each row of `a`"),
    ("cosine_embedding(1, [1, 0], [1, 0, 0])", "do not line up"),
    ("ntxent([0, 0, 1], [[1, 0], [0, 1]])", "needs one label for each row of `embeddings`"),
    ("ntxent([0, 0], [[1, 0], [0, 1]], temperature=-1)", "`temperature` must be positive, and -1 is not"),
    ("contrastive(1, -0.5)", "`distance` of `contrastive` must not be negative"),
    ("triplet_margin([1, 2], [1, 2], [1, 2, 3])", "do not line up"), ("pairwise_distance(1, 2)", "array"),
  ]) func `bad arguments are named`(_ call: String, _ part: String) {
    #expect(complaints(call).contains { $0.contains(part) }, "\(complaints(call))")
  }
}
