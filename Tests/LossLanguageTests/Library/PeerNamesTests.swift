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

  /// The losses and scores of each library by their names there.
  static let theirs = [
    // torch.nn, without CTCLoss and AdaptiveLogSoftmaxWithLoss
    """
    BCELoss BCEWithLogitsLoss CosineEmbeddingLoss CrossEntropyLoss GaussianNLLLoss HingeEmbeddingLoss HuberLoss KLDivLoss
    L1Loss LinearCrossEntropyLoss MSELoss MarginRankingLoss MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss
    NLLLoss PoissonNLLLoss SmoothL1Loss SoftMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss
    """,
    // keras.losses, without CTC
    """
    BinaryCrossentropy BinaryFocalCrossentropy CategoricalCrossentropy CategoricalFocalCrossentropy
    CategoricalGeneralizedCrossEntropy CategoricalHinge Circle CosineSimilarity Dice Hinge Huber KLDivergence LogCosh
    MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError MeanSquaredLogarithmicError Poisson
    SparseCategoricalCrossentropy SquaredHinge Tversky
    """,
    // optax.losses, without the ones of CTC
    """
    binary_dice_loss convex_kl_divergence cosine_distance cosine_similarity dice_loss generalized_kl_divergence hinge_loss
    huber_loss kl_divergence kl_divergence_with_log_targets l2_loss log_cosh make_fenchel_young_loss multiclass_generalized_dice_loss
    multiclass_hinge_loss multiclass_perceptron_loss multiclass_sparsemax_loss ntxent perceptron_loss
    poly_loss_cross_entropy ranking_softmax_loss safe_softmax_cross_entropy sigmoid_binary_cross_entropy
    sigmoid_focal_loss smooth_labels softmax_cross_entropy softmax_cross_entropy_with_integer_labels sparsemax_loss
    squared_error triplet_margin_loss
    """,
    // sklearn.metrics, of classification, ranking and regression
    """
    accuracy_score auc average_precision_score balanced_accuracy_score brier_score_loss cohen_kappa_score confusion_matrix
    coverage_error d2_absolute_error_score d2_brier_score d2_log_loss_score d2_pinball_score d2_tweedie_score dcg_score
    explained_variance_score f1_score fbeta_score hamming_loss hinge_loss jaccard_score
    label_ranking_average_precision_score label_ranking_loss log_loss matthews_corrcoef max_error mean_absolute_error
    mean_absolute_percentage_error mean_gamma_deviance mean_pinball_loss mean_poisson_deviance mean_squared_error
    mean_squared_log_error mean_tweedie_deviance median_absolute_error mutual_info_score ndcg_score
    normalized_mutual_info_score precision_recall_curve precision_score r2_score recall_score roc_auc_score roc_curve
    root_mean_squared_error root_mean_squared_log_error top_k_accuracy_score zero_one_loss
    """,
    // TensorFlow Ranking: tfr.keras.losses, what only its losses_impl has, and metrics
    """
    ApproxMRRLoss ApproxNDCGLoss CalibratedSoftmaxLoss ClickEMLoss CoupledRankDistilLoss GumbelApproxNDCGLoss ListMLELoss
    MeanSquaredLoss MixtureEMLoss OrdinalLoss PairwiseHingeLoss PairwiseLogisticLoss PairwiseMSELoss
    PairwiseSoftZeroOneLoss SigmoidCrossEntropyLoss SoftmaxLoss UniqueSoftmaxLoss YetiLogisticLoss
    CircleLoss MultiClassLoss NeuralSortCrossEntropyLoss NeuralSortNDCGLoss PolyOneSoftmaxLoss
    MeanAveragePrecisionMetric MRRMetric NDCGMetric DCGMetric OPAMetric
    """,
  ]

  @Test(arguments: theirs) func `every loss of a library is found by its name there`(names: String) {
    for name in names.split(whereSeparator: { " \n".contains($0) }).map({ String($0) }) {
      let isOurs = Library.standard.entry(named: name) != nil
      #expect(isOurs || PeerNames.ours(for: name) != nil, "\(name)")
    }
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
