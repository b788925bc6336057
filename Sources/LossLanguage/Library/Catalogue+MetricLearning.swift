extension Catalogue {
  /// Losses of how near to one another what belongs together lies; vectors lie along the last axis.
  static let metricLearning: [Entry] = [
    Entry(
      """
      pairwise_distance(a, b, p=2, epsilon=0) =
        if p == 2 then norm(d, axis=-1) else if p == inf then max(abs(d), axis=-1) else sum(abs(d)^p, axis=-1)^(1 / p)
        where d = a - b + epsilon
      """, .metricLearning, "The distance of two vectors: the root of order p of the sum of the powers of differences.",
      rules: MeasureRules(arguments: [.row(.any), .row(.any)]),
      domain: "p = 1 for city blocks, 2 Euclidean, inf the largest.",
      gradient: """
        if length == 0 then 0 else -sign(d) * (abs(d) / length)^(p - 1)
        where d = a - b + epsilon, distance = pairwise_distance(a, b, p=p, epsilon=epsilon),
          length = reshape(distance, concat(shape(distance), [1]))
        """,
      equals: ["torch.nn.functional.pairwise_distance(a, b, p=p, eps=epsilon)"],
      differs: ["PyTorch adds 1e-6 to each difference unless told otherwise: `epsilon=1e-6`."],
      examples: [
        "pairwise_distance([0, 0], [3, 4]) == 5", "pairwise_distance([0, 0], [3, 4], p=1) == 7",
        "pairwise_distance([0, 0], [3, 4], p=inf) == 4",
      ]),
    Entry(
      "cosine_distance(a, b) = 1 - cosine_similarity(a, b, reduction=\"none\")", .metricLearning,
      "1 minus the cosine of the angle between two vectors.",
      rules: MeasureRules(arguments: [.row(.any), .row(.any)], granularity: .row),
      domain: "Between 0 and 2; undefined for a vector of zeros.",
      gradient: """
        (v * sum(u * v, axis=-1, keepdims=true) - u) / norm(b, axis=-1, keepdims=true)
        where u = a / norm(a, axis=-1, keepdims=true), v = b / norm(b, axis=-1, keepdims=true)
        """,
      equals: ["scipy.spatial.distance.cosine(a, b)", "optax.losses.cosine_distance(a, b)"],
      differs: ["`tf.losses.cosine_distance` does not divide by the lengths: `1 - sum(a * b, axis=-1)`."],
      examples: ["cosine_distance([1, 0, 0], [0, 1, 0]) == 1", "cosine_distance([100, 0, 0], [0, 1, 0]) == 1"]),
    Entry(
      """
      triplet_margin(anchor, positive, negative, margin=1, p=2, swap=false, epsilon=0) =
        maximum(0, margin + near - (if swap then minimum(far, across) else far))
        where near = pairwise_distance(anchor, positive, p=p, epsilon=epsilon),
          far = pairwise_distance(anchor, negative, p=p, epsilon=epsilon),
          across = pairwise_distance(positive, negative, p=p, epsilon=epsilon)
      """, .metricLearning, "What the negative lacks of being a margin farther from the anchor than the positive.",
      rules: MeasureRules(arguments: [.row(.any), .row(.any), .row(.any)], granularity: .row),
      domain: "With `swap=true` the negative's distance from the positive counts if it is the smaller one.",
      gradient: """
        if margin + length(anchor, positive) <= (if swapped then across else far) then 0
        else -slope(anchor, positive) - (if swapped then slope(positive, negative) else 0)
        where column = concat(shape(anchor)[:-1], [1]),
          length = (a, b) -> reshape(pairwise_distance(a, b, p=p, epsilon=epsilon), column),
          slope = (a, b) -> sign(a - b + epsilon) * (abs(a - b + epsilon) / length(a, b))^(p - 1),
          far = length(anchor, negative), across = length(positive, negative), swapped = swap and across < far
        """,
      source: "Schroff et al. 2015",
      equals: ["torch.nn.functional.triplet_margin_loss(anchor, positive, negative, eps=epsilon)"],
      differs: [
        "PyTorch adds 1e-6 to each difference unless told otherwise: `epsilon=1e-6`.",
        "optax adds 1e-6 to the sum of the squares.",
      ],
      examples: [
        "triplet_margin([[1, 2], [0, 0]], [[1.5, 2], [0, 1]], [[3, 2], [0.5, 0.5]], reduction=\"none\") ≈ [0, 1.2929]",
        "triplet_margin([1, 2], [1.5, 2], [3, 2], margin=2) == 0.5",
      ]),
    Entry(
      "contrastive(y, distance, margin=1) = y * distance^2 + (1 - y) * maximum(0, margin - distance)^2",
      .metricLearning,
      "The squared distance of what is similar, and what it lacks of the margin for what is not.",
      rules: MeasureRules(arguments: [.probability, .amount], granularity: .element),
      domain: "y is 1 for similar, 0 for different.",
      gradient: "2 * y * distance - 2 * (1 - y) * maximum(0, margin - distance)", source: "Hadsell et al. 2006",
      equals: ["tfa.losses.contrastive_loss(y, distance, margin=margin)"],
      differs: [
        "Hadsell et al. and Flux mean 1 for different: `contrastive(1 - y, distance)`; the former halve it too."
      ],
      examples: [
        "contrastive([1, 0, 0], [0.5, 0.5, 2], reduction=\"none\") == [0.25, 0.25, 0]",
        "contrastive(0, 0.2, margin=2) ≈ 3.24",
      ]),
    Entry(
      """
      cosine_embedding(y, a, b, margin=0) = if y > 0 then 1 - cosine else maximum(0, cosine - margin)
        where cosine = cosine_similarity(a, b, reduction="none")
      """, .metricLearning,
      "1 minus the cosine of a similar pair, and what the cosine of a different one exceeds the margin by.",
      rules: MeasureRules(arguments: [.rowSign, .row(.any), .row(.any)], granularity: .row),
      domain: "y is 1 for similar, -1 (or 0) for different, one a row.",
      gradient: """
        (if sign > 0 then -1 else if cosine > margin then 1 else 0) * (v - cosine * u) / norm(a, axis=-1, keepdims=true)
        where u = a / norm(a, axis=-1, keepdims=true), v = b / norm(b, axis=-1, keepdims=true),
          cosine = sum(u * v, axis=-1, keepdims=true), sign = reshape(y, shape(cosine))
        """,
      equals: ["torch.nn.functional.cosine_embedding_loss(a, b, y, margin=margin)"],
      examples: [
        "cosine_embedding([1, -1], [[1.1, 2.1], [0.1, 0.1]], [[1.5, 2], [0, 1]], margin=0.2, reduction=\"none\") ≈ [0.0129, 0.5071]"
      ]),
    Entry(
      """
      npairs(labels, s) = -sum(xtimes(same / sum(same, axis=-1, keepdims=true), log_softmax(s)), axis=-1)
        where same = 1 * (pairwise_differences(labels) == 0)
      """, .metricLearning,
      "The cross-entropy of each anchor's similarities to all positives with the equally labelled ones.",
      rules: MeasureRules(arguments: [.group, .matrix], granularity: .row),
      domain: "s is a square matrix: row i holds the similarities of anchor i to each positive.",
      gradient: """
        softmax(s) - same / sum(same, axis=-1, keepdims=true) where same = 1 * (pairwise_differences(labels) == 0)
        """,
      source: "Sohn 2016",
      equals: ["tfa.losses.npairs_loss(labels, s)"],
      examples: [
        "npairs([0, 1], [[0, 0], [0, 0]]) ≈ 0.6931", "npairs([0, 1], [[1000, 0], [0, 1000]]) == 0",
        "npairs([3, 3], [[1, 0], [0, 1]]) ≈ 0.8133",
      ]),
    Entry(
      """
      ntxent(labels, embeddings, temperature=0.07) = sum(if mates then softplus(others - s) else 0) / sum(mates)
        where u = embeddings / norm(embeddings, axis=-1, keepdims=true), s = u @ transpose(u) / temperature,
          same = pairwise_differences(labels) == 0, mates = same and eye(size(labels)) == 0,
          others = logsumexp(if same then -inf else s, axis=-1, keepdims=true)
      """, .metricLearning,
      "NT-Xent: the softmax loss of each pair of one label against the other labels, over all pairs.",
      rules: MeasureRules(arguments: [.group, .matrix]),
      domain: "Cosines of the rows divided by the temperature; nan if no two rows have one label.",
      gradient: """
        (pull - u * sum(pull * u, axis=-1, keepdims=true)) / norm(embeddings, axis=-1, keepdims=true)
        where u = embeddings / norm(embeddings, axis=-1, keepdims=true), s = u @ transpose(u) / temperature,
          same = pairwise_differences(labels) == 0, mates = same and eye(size(labels)) == 0,
          others = if same then -inf else s, lost = sigmoid(logsumexp(others, axis=-1, keepdims=true) - s),
          share = (if mates then lost else 0) / sum(mates),
          slope = sum(share, axis=-1, keepdims=true) * softmax(others) - share,
          pull = (slope + transpose(slope)) @ u / temperature
        """,
      source: "Chen et al. 2020", equals: ["optax.losses.ntxent(embeddings, labels, temperature=temperature)"],
      differs: ["SimCLR has two rows a label, for which this is the same."],
      examples: [
        "ntxent([0, 0, 1, 1], [[1, 0.5], [0.8, 0.7], [-1, 0.2], [-0.5, -0.4]], temperature=0.5) ≈ 0.0782770297",
        "ntxent([0, 0, 1, 1, 0], [[1, 0.5], [0.8, 0.7], [-1, 0.2], [-0.5, -0.4], [0.1, 0.9]]) ≈ 0.000238968",
      ]),
    Entry(
      """
      info_nce(a, b, temperature=0.1) = -sum(xtimes(eye(shape(a)[0]), log_softmax(u @ transpose(v) / temperature)), axis=-1)
        where u = a / norm(a, axis=-1, keepdims=true), v = b / norm(b, axis=-1, keepdims=true)
      """, .metricLearning, "The cross-entropy of recognizing each row's partner among all rows, by cosine.",
      rules: MeasureRules(arguments: [.matrix, .matrix], granularity: .row),
      domain: "Two matrices whose rows are partners; CLIP averages it with `info_nce(b, a)`.",
      gradient: """
        (pull - v * sum(pull * v, axis=-1, keepdims=true)) / norm(b, axis=-1, keepdims=true)
        where u = a / norm(a, axis=-1, keepdims=true), v = b / norm(b, axis=-1, keepdims=true),
          slope = softmax(u @ transpose(v) / temperature) - eye(shape(a)[0]), pull = transpose(slope) @ u / temperature
        """,
      source: "van den Oord et al. 2018",
      equals: ["info_nce(a, b, temperature=temperature) of the Python package info-nce-pytorch"],
      examples: ["info_nce([[1, 0], [0, 2]], [[3, 0], [0, 1]], temperature=1) ≈ 0.3132617"]),
    Entry(
      """
      supervised_contrastive(labels, embeddings, temperature=0.07) = sum(if mates then lost else 0, axis=-1) / maximum(1, number)
        where u = embeddings / norm(embeddings, axis=-1, keepdims=true), apart = eye(size(labels)) == 0,
          lost = -log_softmax(if apart then u @ transpose(u) / temperature else -inf),
          mates = pairwise_differences(labels) == 0 and apart, number = sum(mates, axis=-1)
      """, .metricLearning, "The softmax loss of each row against all others, averaged over the rows of its label.",
      rules: MeasureRules(arguments: [.group, .matrix], granularity: .row),
      domain: "A row without another of its label costs 0.", source: "Khosla et al. 2020",
      differs: ["The paper's code multiplies by temperature / base_temperature, which is 1 by default."],
      examples: [
        "supervised_contrastive([0, 0, 1], [[1, 0], [1, 0], [0, 1]], temperature=1, reduction=\"none\") ≈ [0.3132617, 0.3132617, 0]"
      ]),
    Entry(
      """
      circle_loss(labels, embeddings, gamma=80, margin=0.4) = softplus(logsumexp(near, axis=-1) + logsumexp(far, axis=-1))
        where u = embeddings / norm(embeddings, axis=-1, keepdims=true), s = u @ transpose(u),
          same = pairwise_differences(labels) == 0,
          near = if same and eye(size(labels)) == 0 then -gamma * maximum(0, 1 + margin - s) * (s - 1 + margin) else -inf,
          far = if same then -inf else gamma * maximum(0, s + margin) * (s - margin)
      """, .metricLearning,
      "How far the cosines of one label stay below 1, and those of different labels above 0, the worst most.",
      rules: MeasureRules(arguments: [.group, .matrix], granularity: .row),
      domain: "A row without another of its label, or of a different one, costs 0.", source: "Sun et al. 2020",
      equals: ["keras.losses.Circle(gamma=gamma, margin=margin)(labels, embeddings) of rows of length one"],
      differs: ["Keras takes the rows as they are, and leaves rows that cost 0 out of its mean."],
      examples: [
        "circle_loss([0, 1, 0, 1], [[1, 0], [0, 1], [0.6, 0.8], [-0.8, 0.6]], gamma=4, reduction=\"none\") ≈ [0.927149, 2.122052, 2.122052, 0.927149]"
      ]),
  ]
}
