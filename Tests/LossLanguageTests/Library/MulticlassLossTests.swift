import LossLanguage
import Testing

/// References: PyTorch 2.15, optax and Keras in double precision, mpmath with 40 digits for extreme scores.
struct MulticlassLossTests {
  static let scores = BinaryLossTests.scores

  private static func entropy(_ labels: String, _ options: String) -> String {
    "sparse_categorical_cross_entropy(\(labels), \(scores), from_logits=true, \(options))"
  }

  @Test(arguments: [
    // torch.nn.functional.cross_entropy, its weights, smoothing and ignored classes
    (entropy("[0, 1, 0]", "class_weight=[1, 2, 0.5], reduction=\"sum\""), "3.02974214275156"),
    (entropy("[0, 1, 0]", "class_weight=[1, 2, 0.5], reduction=\"weighted_mean\""), "0.757435535687889"),
    (entropy("[0, 1, 0]", "class_weight=[1, 2, 0.5], reduction=\"mean\""), "1.00991404758385"),
    (entropy("[0, 1, 0]", "label_smoothing=0.1"), "1.02441020076531"),
    (entropy("[0, -100, 2]", "ignore=-100"), "0.36169286425349"),
    (entropy("[0, -100, 2]", "ignore=-100, reduction=\"sum\""), "0.72338572850698"),
    (
      entropy("[0, -100, 2]", "ignore=-100, class_weight=[1, 2, 0.5], reduction=\"weighted_mean\""),
      "0.380138581594938"
    ),
    (
      "categorical_cross_entropy([[0.7, 0.2, 0.1], [0, 1, 0], [0.25, 0.25, 0.5]], \(scores), from_logits=true, class_weight=[1, 2, 0.5], reduction=\"mean\")",
      "0.945765548397744"
    ),
    (
      "nll_loss([0, 1, 0], log_softmax(\(scores)), class_weight=[1, 2, 0.5], reduction=\"weighted_mean\")",
      "0.757435535687889"
    ),
    // torch.nn.functional.multi_margin_loss and multilabel_margin_loss
    ("multi_margin([0, 1, 0], \(scores), p=2, class_weight=[1, 2, 0.5], reduction=\"none\")", "[0, 0, 3.75]"),
    ("multi_margin([0, 1, 0], \(scores), class_weight=[1, 2, 0.5], reduction=\"mean\")", "0.50000000"),
    (
      "multilabel_margin([[1, 0, 1], [0, 1, 0], [1, 1, 0]], \(scores), reduction=\"none\")",
      "[0.633333333333333, 0, 1.83333333333333]"
    ),
    // optax
    (
      "poly1_cross_entropy([[1, 0, 0], [0, 1, 0], [1, 0, 0]], \(scores), from_logits=true, reduction=\"none\")",
      "[1.09902774, 0.43722459, 4.10710842]"
    ),
    (
      "multiclass_sparsemax([0, 2], [[0.3, -0.1, 0.9, 0.2], [0.3, -0.1, 0.9, 0.2]], reduction=\"none\")",
      "[0.64333333, 0.04333333]"
    ),
    ("sparsemax([0.3, -0.1, 0.9, 0.2])", "[0.16666667, 0, 0.76666667, 0.06666667]"),
    // keras.losses.categorical_generalized_cross_entropy
    (
      "generalized_cross_entropy(one_hot([0, 1, 0, 1], 2), [[0.7, 0.3], [0.2, 0.8], [0.6, 0.4], [0.4, 0.6]], q=0.5, reduction=\"none\")",
      "[0.32667995, 0.21114562, 0.45080666, 0.45080666]"
    ),
  ]) func `the numbers are the peers'`(_ call: String, _ expected: String) {
    let report = run("\(call) ≈ \(expected)")
    #expect(report.isOK, "\(report.diagnostics.map { $0.labels.map(\.text) })")
  }

  /// At most 4 ulp from the truth where it is representable.
  @Test(arguments: [
    ("[50, 0, 0]", 0, 3.8574996959278356e-22),
    ("[1000, 960, -1000]", 0, 4.248354255291589e-18),
    ("[1000, 960, -1000]", 2, 2000),
    ("[-745, 0]", 0, 745),
    ("[1e-8, 0, 0]", 0, 1.098612282001443),
  ]) func `losses of extreme scores keep their digits`(_ scores: String, _ label: Int, _ truth: Double) throws {
    for call in [
      "sparse_categorical_cross_entropy(\(label), \(scores), from_logits=true)",
      "categorical_cross_entropy(one_hot(\(label), size(\(scores))), \(scores), from_logits=true)",
      "nll_loss(\(label), log_softmax(\(scores)))",
      "poly1_cross_entropy(one_hot(\(label), size(\(scores))), \(scores), from_logits=true, epsilon=0)",
      "categorical_focal_loss(one_hot(\(label), size(\(scores))), \(scores), from_logits=true, gamma=0)",
      "generalized_cross_entropy(one_hot(\(label), size(\(scores))), \(scores), from_logits=true, q=0)",
    ] {
      let value = try #require(measuredNumbers(call)?.first, "\(call)")
      #expect(ulps(value, truth) <= 4, "\(call): \(value)")
    }
  }

  @Test func `sparsemax gives probabilities of any scores`() throws {
    for scores in ["[1e300, -1e300, 0]", "[0, -inf, 0]", "[-5, -5.25, -5.5, -7]", "[1e-300, 0]"] {
      let p = try #require(measuredNumbers("sparsemax(\(scores))"))
      #expect(abs(p.reduce(0, +) - 1) < 1e-15 && p.allSatisfy { $0 >= 0 }, "\(scores): \(p)")
    }
  }

  @Test(arguments: [
    ("multiclass_hinge(3, [1, 2, 3])", "must be a class number from 0 to 2, and 3"),
    ("multiclass_sparsemax([0, 1], [1, 2, 3])", "needs one label for each row of `s`"),
    ("nll_loss(1.5, [-1, -2])", "must be a class number from 0 to 1, and 1.5"),
    ("poly1_cross_entropy([1, 0], [0.5, 0.6])", "sum to 1.1, not to 1"),
    ("generalized_cross_entropy([1, 0], [0.5, 0.5], q=2)", "`q` must be between 0 and 1, and 2 is not"),
    ("multi_margin(0, [1, 2], class_weight=[1, 2, 3], reduction=\"sum\")", "one weight for each of the 2 classes"),
    ("multi_margin([0, 1], [[1, 2], [3, 4]], weight=[1, -1], reduction=\"sum\")", "must not be negative, and -1 is"),
  ]) func `bad arguments are named`(_ call: String, _ part: String) {
    #expect(complaints(call).contains { $0.contains(part) }, "\(complaints(call))")
  }

  @Test func `nan stays nan`() throws {
    for call in ["multiclass_hinge(0, [nan, 1])", "nll_loss(0, [nan, 1])", "multiclass_perceptron(0, [1, nan])"] {
      let value = try #require(measuredNumbers(call)?.first)
      #expect(value.isNaN, "\(call): \(value)")
    }
  }
}
