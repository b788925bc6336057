extension Catalogue {
  /// Measures of information; distributions lie along the last axis, `p` is the true one, `q` the model's.
  static let information: [Entry] = [
    Entry(
      "information(p, base=e) = -log(p, base=base)", .information,
      "The information (surprise) of an event of probability p.", rules: rules([.probability]),
      domain: "0 for a certain event, inf for an impossible one.", gradient: "-1 / p / log(base)",
      source: "Shannon 1948",
      examples: ["information(1/8, base=2) == 3", "information(0) == inf"]),
    Entry(
      "entropy(p, base=e) = -sum(xlogy(p, p, base=base), axis=-1)", .information,
      "The information to be expected of a distribution.", rules: rules([.distribution]),
      domain: "Between 0, for a certain outcome, and log(n), for n equally likely ones.",
      gradient: "-(log(p) + 1) / log(base)", source: "Shannon 1948",
      equals: ["scipy.stats.entropy(p, base=base)"],
      differs: ["scipy divides p by its sum: `entropy(normalize(p))`."],
      examples: ["entropy([0.5, 0.5], base=2) ≈ 1 bits", "entropy([1, 0, 0]) == 0"]),
    Entry(
      "cross_entropy(p, q, base=e) = -sum(xlogy(p, q, base=base), axis=-1)", .information,
      "The mean information of events that happen as p says, counted with the model q.",
      rules: rules([.distribution, .distribution]), domain: "inf where q rules out what p allows.",
      gradient: "-p / q / log(base)", source: "Kullback and Leibler 1951",
      examples: ["cross_entropy([0.5, 0.3, 0.2], [0.2, 0.2, 0.6]) ≈ 1.390 nats"]),
    Entry(
      "kl_divergence(p, q, base=e) = sum(xlogy(p, p, base=base) - xlogy(p, q, base=base), axis=-1)", .information,
      "What the model q costs beyond the entropy of p.", short: ["kl"], rules: rules([.distribution, .distribution]),
      domain: "Never negative; 0 for q = p; inf where q rules out what p allows.", gradient: "-p / q / log(base)",
      source: "Kullback and Leibler 1951",
      equals: [
        "scipy.stats.entropy(p, q, base=base)", "optax.losses.kl_divergence(log(q), p)",
        "torch.nn.functional.kl_div(log(q), p, reduction=\"sum\") of one row",
      ],
      differs: [
        "PyTorch takes log q first and divides by the number of elements unless told `reduction=\"batchmean\"`: `mean(kl_divergence(p, q))`.",
        "Keras keeps both 1e-7 away from 0 and 1: `kl_divergence(clip(p, 1e-7, 1), clip(q, 1e-7, 1))`.",
        "scipy divides both by their sums: `kl_divergence(normalize(p), normalize(q))`.",
      ],
      examples: ["kl_divergence([0.5, 0.5], [0.9, 0.1]) ≈ 0.5108256", "kl_divergence([1, 0], [0, 1]) == inf"]),
    Entry(
      """
      js_divergence(p, q, base=e) = (kl_divergence(p, m, base=base) + kl_divergence(q, m, base=base)) / 2
        where m = (p + q) / 2
      """, .information, "The mean divergence of two distributions from their mixture (not its root).",
      rules: rules([.distribution, .distribution]), domain: "Between 0 and log(2); symmetric.",
      gradient: "log(2 * q / (p + q)) / 2 / log(base)", source: "Lin 1991",
      equals: ["scipy.spatial.distance.jensenshannon(p, q, base=base)^2"],
      differs: ["scipy gives its square root: `jensen_shannon_distance(p, q)`."],
      examples: [
        "js_divergence([0.5, 0.5], [0.9, 0.1]) ≈ 0.101749225079197", "js_divergence([1, 0], [0, 1], base=2) == 1",
      ]),
    Entry(
      "jensen_shannon_distance(p, q, base=e) = sqrt(js_divergence(p, q, base=base))", .information,
      "The square root of the Jensen-Shannon divergence, which is a metric.",
      rules: MeasureRules(arguments: [.distribution, .distribution]), domain: "Between 0 and sqrt(log(2)); symmetric.",
      source: "Endres and Schindelin 2003", equals: ["scipy.spatial.distance.jensenshannon(p, q, base=base)"],
      differs: ["scipy divides both by their sums: `normalize(p)`."],
      examples: [
        "jensen_shannon_distance([1, 0, 0], [0, 1, 0], base=2) == 1",
        "jensen_shannon_distance([1, 0], [0.5, 0.5]) ≈ 0.46450140402246",
      ]),
    Entry(
      "relative_entropy(p, q, base=e) = xlogy(p, p, base=base) - xlogy(p, q, base=base)", .information,
      "p log(p / q) of each element: the terms that add up to the Kullback-Leibler divergence.",
      rules: rules([.amount, .amount]), domain: "0 where p is 0; inf where q is 0 and p is not.",
      gradient: "-p / q / log(base)", equals: ["scipy.special.rel_entr(p, q)"],
      differs: ["`torch.nn.functional.kl_div(log(q), p, reduction=\"none\")` is the same with log q first."],
      examples: ["relative_entropy([0.5, 0.3, 0], [0.2, 0.3, 0.5]) ≈ [0.45814537, 0, 0]"]),
    Entry(
      "generalized_kl_divergence(p, q) = sum(xlogy(p, p) - xlogy(p, q) + (q - p), axis=-1)", .information,
      "The Kullback-Leibler divergence of amounts that need not sum to one.",
      rules: MeasureRules(arguments: [.row(.amount), .row(.amount)]),
      domain: "Never negative; 0 for q = p; of distributions it is `kl_divergence`.",
      gradient: "1 - p / q",
      equals: ["sum(scipy.special.kl_div(p, q))", "optax.losses.generalized_kl_divergence(log(q), p)"],
      examples: [
        "generalized_kl_divergence([0.5, 0.3, 0.4], [0.2, 0.3, 0.7]) ≈ 0.2342990507629084",
        "generalized_kl_divergence([0, 0], [1, 2]) == 3",
      ]),
    Entry(
      """
      perplexity(y, p, from_logits=false) = exp(mean(-sum(information, axis=-1)))
        where information = if from_logits then xtimes(y, log_softmax(p)) else xlogy(y, p)
      """, .information,
      "exp of the mean cross-entropy: among how many equally likely answers the model is undecided.",
      rules: MeasureRules(arguments: [.distribution, .predictedDistribution]),
      domain: "1 for a perfect model; inf if it rules out the truth.",
      gradient:
        "perplexity(y, p, from_logits=from_logits) * (if from_logits then softmax(p) - y else -y / p) * shape(p)[-1] / size(p)",
      source: "Jelinek et al. 1977",
      equals: [
        "torchmetrics.functional.text.perplexity(z, labels)", "torcheval.metrics.functional.perplexity(z, labels)",
      ],
      differs: ["Both take class numbers, and scores: `perplexity(one_hot(labels, k), z, from_logits=true)`."],
      examples: [
        "perplexity([[1, 0], [0, 1]], [[0.5, 0.5], [0.75, 0.25]]) ≈ 2.828427",
        "perplexity([1, 0, 0], [0, 0, 0], from_logits=true) ≈ 3.0", "perplexity([1, 0], [0, 1]) == inf",
      ]),
    Entry(
      """
      mutual_information(joint, base=e) = sum(xlogy(joint, joint, base=base) - xlogy(joint, product, base=base))
        where product = sum(joint, axis=1, keepdims=true) * sum(joint, axis=0, keepdims=true)
      """, .information, "What one variable tells of another; `joint` is a matrix of their joint probabilities.",
      rules: rules([.joint]), domain: "Never negative; 0 if the two are independent.", source: "Shannon 1948",
      equals: ["sklearn.metrics.mutual_info_score(None, None, contingency=counts) of `joint = counts / sum(counts)`"],
      examples: [
        "mutual_information([[0.4, 0.1], [0.1, 0.4]]) ≈ 0.1927448",
        "mutual_information([[0.25, 0.25], [0.25, 0.25]]) == 0",
      ]),
    Entry(
      """
      normalized_mutual_information(joint) = if spread == 0 then 1 else mutual_information(joint) / spread
        where spread = (entropy(sum(joint, axis=1)) + entropy(sum(joint, axis=0))) / 2
      """, .information, "Mutual information as a share of the mean entropy of the two variables.",
      rules: MeasureRules(arguments: [.joint]), domain: "Between 0 and 1; 1 if both are certain.",
      source: "Strehl and Ghosh 2002",
      equals: ["sklearn.metrics.normalized_mutual_info_score(a, b) of the joint frequencies of a and b"],
      examples: [
        "normalized_mutual_information([[0.2, 0.2], [0, 0.4], [0.2, 0]]) ≈ 0.4580652856440157",
        "normalized_mutual_information([[0.5, 0], [0, 0.5]]) == 1", "normalized_mutual_information([[1]]) == 1",
      ]),
    Entry(
      """
      conditional_entropy(joint, base=e) = sum(xlogy(joint, given, base=base) - xlogy(joint, joint, base=base))
        where given = sum(joint, axis=1, keepdims=true)
      """, .information, "What is still to be learnt of the column when the row of a joint distribution is known.",
      rules: rules([.joint]), domain: "Between 0 and the entropy of the columns.", source: "Shannon 1948",
      examples: [
        "conditional_entropy([[0.5, 0], [0, 0.5]]) == 0",
        "conditional_entropy([[0.25, 0.25], [0.25, 0.25]], base=2) == 1",
      ]),
    Entry(
      "gini_impurity(p) = 1 - sum(p^2, axis=-1)", .information,
      "How often two draws from a distribution differ.", rules: MeasureRules(arguments: [.distribution]),
      domain: "0 for a certain outcome, below 1.", gradient: "-2 * p", source: "Breiman et al. 1984",
      examples: ["gini_impurity([0.5, 0.5]) == 0.5"]),
    Entry(
      """
      information_gain(parent, children, base=e) =
        entropy(parent / sum(parent), base=base) - sum(n[full] * entropy(parts, base=base)) / sum(n)
        where n = sum(children, axis=1), full = n > 0, parts = children[full] / reshape(n[full], [-1, 1])
      """, .information,
      "By how much a split lowers the entropy of labels; both arguments are counts, of the children one row each.",
      rules: rules([.amount, .amount], shapesMatch: false),
      domain: "Never negative if the children add up to the parent.",
      source: "Quinlan 1986", examples: ["information_gain([9, 5], [[2, 3], [4, 0], [3, 2]], base=2) ≈ 0.247 bits"]),
  ]

  private static func rules(_ arguments: [MeasureRules.Domain], shapesMatch: Bool = true) -> MeasureRules {
    MeasureRules(arguments: arguments, shapesMatch: shapesMatch, hasUnit: true)
  }
}
