extension Catalogue {
  /// Measures of information; distributions lie along the last axis, `p` is the true one, `q` the model's.
  static let information: [Entry] = [
    Entry(
      "information(p, base=e) = -log(p, base=base)", .information,
      "The information (surprise) of an event of probability p.", rules: rules([.probability]),
      domain: "0 for a certain event, inf for an impossible one.", source: "Shannon 1948",
      examples: ["information(1/8, base=2) == 3", "information(0) == inf"]),
    Entry(
      "entropy(p, base=e) = -sum(xlogy(p, p, base=base), axis=-1)", .information,
      "The information to be expected of a distribution.", rules: rules([.distribution]),
      domain: "Between 0, for a certain outcome, and log(n), for n equally likely ones.", source: "Shannon 1948",
      equals: ["scipy.stats.entropy(p) (which rescales p)"],
      examples: ["entropy([0.5, 0.5], base=2) ≈ 1 bits", "entropy([1, 0, 0]) == 0"]),
    Entry(
      "cross_entropy(p, q, base=e) = -sum(xlogy(p, q, base=base), axis=-1)", .information,
      "The mean information of events that happen as p says, counted with the model q.",
      rules: rules([.distribution, .distribution]), domain: "inf where q rules out what p allows.",
      source: "Kullback and Leibler 1951",
      examples: ["cross_entropy([0.5, 0.3, 0.2], [0.2, 0.2, 0.6]) ≈ 1.390 nats"]),
    Entry(
      "kl_divergence(p, q, base=e) = sum(xlogy(p, p, base=base) - xlogy(p, q, base=base), axis=-1)", .information,
      "What the model q costs beyond the entropy of p.", short: ["kl"], rules: rules([.distribution, .distribution]),
      domain: "Never negative; 0 for q = p; inf where q rules out what p allows.", source: "Kullback and Leibler 1951",
      equals: ["scipy.stats.entropy(p, q)", "keras.losses.KLDivergence(reduction=None)(p, q) (which clips)"],
      examples: ["kl_divergence([0.5, 0.5], [0.9, 0.1]) ≈ 0.5108256", "kl_divergence([1, 0], [0, 1]) == inf"]),
    Entry(
      """
      js_divergence(p, q, base=e) = (kl_divergence(p, m, base=base) + kl_divergence(q, m, base=base)) / 2
        where m = (p + q) / 2
      """, .information, "The mean divergence of two distributions from their mixture (not its root).",
      rules: rules([.distribution, .distribution]), domain: "Between 0 and log(2); symmetric.", source: "Lin 1991",
      equals: ["scipy.spatial.distance.jensenshannon(p, q)^2"],
      examples: [
        "js_divergence([0.5, 0.5], [0.9, 0.1]) ≈ 0.101749225079197", "js_divergence([1, 0], [0, 1], base=2) == 1",
      ]),
    Entry(
      "perplexity(y, p) = exp(mean(-sum(xlogy(y, p), axis=-1)))", .information,
      "exp of the mean cross-entropy: among how many equally likely answers the model is undecided.",
      rules: MeasureRules(arguments: [.distribution, .distribution]),
      domain: "1 for a perfect model; inf if it rules out the truth.", equals: ["torchmetrics.text.Perplexity"],
      examples: ["perplexity([[1, 0], [0, 1]], [[0.5, 0.5], [0.75, 0.25]]) ≈ 2.828427"]),
    Entry(
      """
      mutual_information(joint, base=e) = sum(xlogy(joint, joint, base=base) - xlogy(joint, product, base=base))
        where product = sum(joint, axis=1, keepdims=true) * sum(joint, axis=0, keepdims=true)
      """, .information, "What one variable tells of another; `joint` is a matrix of their joint probabilities.",
      rules: rules([.joint]), domain: "Never negative; 0 if the two are independent.",
      examples: [
        "mutual_information([[0.4, 0.1], [0.1, 0.4]]) ≈ 0.1927448",
        "mutual_information([[0.25, 0.25], [0.25, 0.25]]) == 0",
      ]),
    Entry(
      "gini_impurity(p) = 1 - sum(p^2, axis=-1)", .information,
      "How often two draws from a distribution differ.", rules: MeasureRules(arguments: [.distribution]),
      domain: "0 for a certain outcome, below 1.", source: "Breiman et al. 1984",
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
