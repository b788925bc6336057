import LossLanguage
import Testing

/// References: scikit-learn and scipy in double precision.
struct InformationMeasureTests {
  @Test(arguments: [
    // sklearn.metrics on the labels [0, 0, 1, 1, 2] and [0, 1, 1, 1, 0]
    ("mutual_information([[0.2, 0.2], [0, 0.4], [0.2, 0]])", "0.3957527947852782 ± 1e-15"),
    ("normalized_mutual_information([[0.2, 0.2], [0, 0.4], [0.2, 0]])", "0.4580652856440157 ± 1e-15"),
    // scipy
    ("jensen_shannon_distance([0.5, 0.5], [0.9, 0.1])", "0.31898154347735663 ± 1e-15"),
    ("jensen_shannon_distance([1, 0, 0], [0.5, 0.5, 0], base=2)", "0.5579230452841438 ± 1e-15"),
    ("relative_entropy([0.5, 0.3, 0], [0.2, 0.3, 0.5])", "[0.45814537, 0, 0]"),
    ("generalized_kl_divergence([0.5, 0.3, 0], [0.2, 0.3, 0.5])", "0.65814537"),
    // what is known of the column and what is not add up to its entropy
    (
      "conditional_entropy([[0.2, 0.2], [0, 0.4], [0.2, 0]]) + mutual_information([[0.2, 0.2], [0, 0.4], [0.2, 0]])",
      "0.6730116670092565 ± 1e-15"
    ),
    ("perplexity([[1, 0], [0, 1]], [[-1000, 1000], [0, 0]], from_logits=true)", "inf"),
  ]) func `the numbers are the peers'`(_ call: String, _ expected: String) {
    let report = run("\(call) ≈ \(expected)")
    #expect(report.isOK, "\(report.diagnostics.map { $0.labels.map(\.text) })")
  }

  @Test(arguments: [
    ("relative_entropy([-1, 2], [1, 1])", "must not be negative, and -1"),
    ("generalized_kl_divergence(1, 2)", "array"),
    ("conditional_entropy([0.5, 0.5])", "matrix"),
    ("jensen_shannon_distance([0.5, 0.6], [0.5, 0.5])", "sum to 1.1, not to 1"),
  ]) func `bad arguments are named`(_ call: String, _ part: String) {
    #expect(complaints(call).contains { $0.contains(part) }, "\(complaints(call))")
  }
}
