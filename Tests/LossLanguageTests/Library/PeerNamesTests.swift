import Testing

@testable import LossLanguage

struct PeerNamesTests {
  @Test(arguments: [
    ("l1_loss", "mean_absolute_error"), ("MSELoss", "mean_squared_error"), ("mse_loss", "mean_squared_error"),
    ("BCEWithLogitsLoss", "binary_cross_entropy"), ("log_loss", "binary_cross_entropy"),
    ("softmax_cross_entropy_with_integer_labels", "sparse_categorical_cross_entropy"),
    ("TripletMarginLoss", "triplet_margin"), ("PoissonNLLLoss", "poisson_nll"), ("roc_auc_score", "auc"),
    ("accuracy_score", "accuracy"), ("MeanSquaredError", "mean_squared_error"), ("l2_loss", "half_squared_error"),
  ]) func `the name of another library leads to ours`(_ theirs: String, _ ours: String) {
    #expect(run("\(theirs)(1, 1)").diagnostics.first?.help == "did you mean `\(ours)`?")
  }

  @Test func `every name that is offered exists, and none of theirs is one of ours`() {
    for (ours, theirs) in PeerNames.names {
      #expect(Library.standard.entry(named: ours) != nil, "\(ours)")
      for name in theirs.split(separator: " ") {
        #expect(Library.standard.entry(named: String(name)) == nil, "\(name)")
        #expect(PeerNames.ours(for: String(name)) == ours, "\(name) is listed twice")
      }
    }
  }
}
