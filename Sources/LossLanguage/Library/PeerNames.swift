/// What other libraries call our functions, so that whoever writes their name is told ours.
package enum PeerNames {
  /// Our name for another library's; nil if it is not known here. Letters' case and `_` do not count, nor does `loss`,
  /// `error`, `score` or `metric` at the end: `MSELoss`, `mse_loss` and `mse` are one name.
  package static func ours(for name: String) -> String? {
    let folded = folded(name)
    if let known = known(folded) { return known }
    for ending in ["loss", "error", "score", "metric"] where folded.hasSuffix(ending) {
      if let known = known(String(folded.dropLast(ending.count))) { return known }
    }
    return nil
  }

  private static func known(_ name: String) -> String? {
    table[name]
      ?? Library.standard.entries.first { entry in
        folded(entry.name) == name || entry.shortNames.contains { folded($0) == name }
      }?.name
  }

  /// Without what differs between libraries; longer words than any of theirs are not read to their end.
  private static func folded(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars.prefix(80) where scalar != "_" {
      let isCapital = ("A"..."Z").contains(scalar)
      result.unicodeScalars.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
    }
    return result
  }

  /// Keyed by the folded name.
  private static let table: [String: String] = {
    var table: [String: String] = [:]
    for (ours, theirs) in names {
      for name in theirs.split(separator: " ") { table[String(name)] = ours }
    }
    return table
  }()

  /// Our names with theirs, folded, in the order of the catalogue.
  static let names: [(ours: String, theirs: String)] = [
    // Binary
    (
      "binary_cross_entropy",
      "logloss pointwisesigmoid crossentropybinary bcewithlogits binarycrossentropy binarycrossentropywithlogits "
        + "sigmoidcrossentropy sigmoidbinarycrossentropy sigmoidcrossentropywithlogits weightedcrossentropywithlogits"
    ),
    ("focal_loss", "binaryfocalcrossentropy sigmoidfocal sigmoidfocalcrossentropy binaryfocal"),
    ("multilabel_soft_margin", "multilabelsoftmargin"),
    ("binary_sparsemax", "sparsemaxloss sparsemaxlossbinary"),
    ("normalized_entropy", "binarynormalizedentropy"),
    ("brier_score", "brier brierscore"),
    // Margin
    ("hinge", "binaryhinge l1hinge"),
    ("squared_hinge", "l2hinge hingesquared"),
    ("smoothed_hinge", "smoothhinge smoothedl1hinge"),
    ("logistic_loss", "logistic softmargin logitmargin logitmarginloss"),
    ("exponential_loss", "exponential exploss adaboost"),
    ("modified_huber", "modifiedhuber"),
    ("squared_margin", "l2margin"),
    ("sigmoid_margin", "sigmoidloss"),
    ("dwd_margin", "dwd dwdmargin"),
    ("zero_one_loss", "zeroone"),
    // Multiclass
    (
      "categorical_cross_entropy",
      "softmaxcrossentropy softmaxcrossentropywithlogits safesoftmaxcrossentropy categoricalcrossentropy"
    ),
    (
      "sparse_categorical_cross_entropy",
      "crossentropyloss linearcrossentropy multiclass sparsecategoricalcrossentropy softmaxcrossentropywithintegerlabels "
        + "sparsesoftmaxcrossentropywithlogits"
    ),
    ("categorical_focal_loss", "categoricalfocalcrossentropy"),
    ("poly1_cross_entropy", "polylosscrossentropy polycrossentropy poly1"),
    ("generalized_cross_entropy", "categoricalgeneralizedcrossentropy"),
    ("nll_loss", "negativeloglikelihood nll"),
    ("multi_margin", "multimargin"),
    ("multilabel_margin", "multilabelmargin"),
    ("multiclass_hinge", "cramersinger crammersinger"),
    // Information
    ("cross_entropy", "crossentropydistributions"),
    ("entropy", "entr"),
    ("relative_entropy", "relentr kldivelementwise"),
    ("generalized_kl_divergence", "convexkldivergence"),
    ("mutual_information", "mutualinfo"),
    ("normalized_mutual_information", "normalizedmutualinfo"),
    ("kl_divergence", "kldivergencewithlogtargets kldiv kullbackleibler kullbackleiblerdivergence kld"),
    ("js_divergence", "jensenshannon jensenshannondivergence jsd"),
    ("gini_impurity", "gini"),
    // Regression
    ("mean_squared_error", "squared meansquared quadratic pointwisemse"),
    ("half_squared_error", "l2 halfsquared"),
    ("root_mean_squared_error", "rootmeansquared"),
    ("mean_absolute_error", "l1 absolute meanabsolute absolutedifference"),
    ("mean_bias_error", "bias"),
    ("mean_absolute_percentage_error", "meanabsolutepercentage"),
    ("symmetric_mape", "symmetricmeanabsolutepercentage"),
    ("mean_squared_logarithmic_error", "meansquaredlogarithmic"),
    ("root_mean_squared_log_error", "rootmeansquaredlogarithmic"),
    ("huber", "huberresidual"),
    ("pseudo_huber", "pseudohuber"),
    ("smooth_l1", "smoothl1 softl1"),
    ("log_cosh", "logcosh"),
    ("pinball", "meanpinball quantileloss quantileregression check"),
    ("epsilon_insensitive", "svr l1epsilonins epsiloninsensitive"),
    ("squared_epsilon_insensitive", "l2epsilonins"),
    ("lp_loss", "lp lpdist"),
    ("minkowski_distance", "minkowski"),
    ("canberra_distance", "canberra"),
    ("cosine_similarity", "cosine negativecosinesimilarity"),
    ("cauchy", "lorentzian"),
    ("geman_mcclure", "geman"),
    // Likelihood
    ("poisson_loss", "poisson logpoisson"),
    ("poisson_nll", "poissonnll halfpoisson halfpoissonlog poissonnllmean"),
    ("gaussian_nll", "gaussiannll normalnll"),
    ("gamma_nll", "halfgamma halfgammalog"),
    ("tweedie_nll", "halftweedie halftweedielog halftweedieidentity"),
    ("tweedie_deviance", "tweedie meantweediedeviance"),
    ("poisson_deviance", "meanpoissondeviance"),
    ("gamma_deviance", "meangammadeviance"),
    // Overlap
    ("dice", "dicecoefficient dicecoef softdice binarydice sorensendice generalizeddice multiclassgeneralizeddice"),
    ("jaccard", "iou meaniou jaccardindex intersectionoverunion"),
    ("fenchel_young", "makefenchelyoung"),
    // Ranking and metric learning
    ("margin_ranking", "marginranking"),
    ("pairwise_mse", "meanpairwisesquared"),
    ("poly1_softmax", "poly1listwisesoftmax polyonesoftmax"),
    ("ordinal_sigmoid", "ordinal"),
    ("lambda_rank", "lambdaloss"),
    ("ordered_pair_accuracy", "opa"),
    ("mean_average_precision", "meanap"),
    ("yeti_logistic", "yeti yetirank"),
    ("coupled_rank_distil", "rankdistil"),
    ("click_em", "clickmodel"),
    ("neural_sort_ndcg", "pirank pirankndcg"),
    ("listwise_softmax", "softmaxranking rankingsoftmax"),
    ("pairwise_logistic", "ranknet"),
    ("ndcg", "normalizeddiscountedcumulativegain"),
    ("dcg", "discountedcumulativegain"),
    ("triplet_margin", "triplet tripletsemihard tripletmarginwithdistance"),
    ("cosine_embedding", "cosineembedding"),
    ("hinge_embedding", "hingeembedding"),
    ("npairs", "npair"),
    ("ntxent", "simclr"),
    ("circle_loss", "circle"),
    ("info_nce", "infonce"),
    // Penalties
    ("l1_penalty", "lasso l1regularizer l1norm"),
    ("l2_penalty", "ridge l2regularizer weightdecay"),
    ("elastic_net", "l1l2"),
    ("group_lasso", "l21norm"),
    ("orthogonal_penalty", "orthogonalregularizer"),
    // Metrics
    ("accuracy", "binaryaccuracy categoricalaccuracy sparsecategoricalaccuracy"),
    ("top_k_accuracy", "topkcategoricalaccuracy sparsetopkcategoricalaccuracy"),
    ("recall", "sensitivity truepositiverate tpr"),
    ("precision", "positivepredictivevalue"),
    ("f1", "fmeasure f1macro"),
    ("balanced_accuracy", "balancedaccuracy"),
    ("matthews_corrcoef", "matthewscorrelation phicoefficient"),
    ("cohen_kappa", "kappa cohenskappa"),
    ("roc", "roccurve"),
    ("auc", "rocauc auroc areaunderroc"),
    ("precision_recall_curve", "prcurve"),
    ("average_precision", "ap aucpr auprc prauc"),
    ("calibration_curve", "reliabilitydiagram reliabilitycurve"),
    ("calibration_error", "calibration maximumcalibration"),
    ("r2_score", "rsquared coefficientofdetermination d2brier"),
    ("d2_absolute_error", "d2absoluteerrorscore"),
    ("pearson_correlation", "pearson pearsonr corrcoef"),
    ("concordance_correlation", "ccc concordancecorrcoef"),
  ]
}
