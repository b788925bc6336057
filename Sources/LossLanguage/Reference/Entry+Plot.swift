extension Entry {
  /// The curve of the function, and of its derivative, as a plot cell; nil for what has none in one dimension.
  ///
  /// Losses have it by the kind of their arguments: a probability from 0 to 1, a margin, a distance from the truth. What
  /// another picture shows better has it in `ownCurves`.
  package var plot: String? {
    guard let curves = Self.ownCurves[name] ?? usualCurves else { return nil }
    var lines = ["title \"\(name)\"", "x \(curves.axis)"]
    if let slopes = slopes(of: curves) {
      lines += ["columns 1", "panel \"value\""] + [unitLabel(curves)] + curves.marks
      lines += ["panel \"derivative\"", "y \"derivative\""] + slopes
    } else {
      lines += [unitLabel(curves)] + curves.marks
    }
    return lines.joined(separator: "\n")
  }

  /// What the plot needs beside the library: the closed form of the derivative as a function `slope`.
  package var plotDefinitions: String? {
    guard let gradient, let definition else { return nil }
    let head = definition.prefix { $0 != ")" }.drop { $0 != "(" }
    return "slope\(head)) = \(gradient)"
  }

  /// A variable with its range, and what is drawn over it.
  struct Curves {
    /// `p from 0 to 1 "label"`
    var axis: String
    /// Arguments of the function and what they show, `("1, p", "y = 1")`.
    var calls: [(arguments: String, label: String)]
    /// `for g in [0, 1]`
    var family = ""
    var function = ""

    /// A curve that is alone needs no label.
    var marks: [String] {
      calls.map { call in
        let label = calls.count == 1 && family.isEmpty ? "" : " \"\(call.label)\""
        return "curve \(function)(\(call.arguments))\(family)\(label)"
      }
    }
  }

  private func unitLabel(_ curves: Curves) -> String {
    "y \"\(hasUnit ? "nats" : group == .elementwise ? "value" : "loss")\""
  }

  private var usualCurves: Curves? {
    let required = requiredParameters
    func curves(_ axis: String, _ calls: [(String, String)]) -> Curves {
      Curves(axis: axis, calls: calls.map { ($0.0, $0.1) }, function: name)
    }
    guard let rules = measureRules else {
      guard group == .elementwise, required.count == 1, !name.hasPrefix("is"), !name.hasPrefix("in_") else {
        return nil
      }
      return curves("\(variable(required[0])) from -4 to 4 \"\(required[0])\"", [(variable(required[0]), name)])
    }
    guard required.count == 2, rules.arguments.count == 2, let granularity = rules.granularity else { return nil }
    switch (rules.arguments[0], rules.arguments[1], granularity) {
    case (.probability, .predictedProbability, .element), (.probability, .probability, .element):
      return curves("p from 0 to 1 \"probability\"", [("1, p", "y = 1"), ("0, p", "y = 0")])
    case (.sign, .any, .element):
      return curves("m from -3 to 3 \"margin y s\"", [("1, m", name)])
    case (.any, .any, .element) where group == .regression:
      return curves("r from -4 to 4 \"prediction, where the truth is 0\"", [("0, r", name)])
    case (.amount, .amount, .element) where group == .regression || group == .likelihood:
      return curves("x from 0 to 4 \"prediction, where the truth is 1\"", [("1, x", name)])
    case (.distribution, .predictedDistribution, .row):
      return curves("q from 0 to 1 \"probability of the true class, of two\"", [("[1, 0], [q, 1 - q]", name)])
    case (.label, .predictedDistribution, .row):
      return curves("q from 0 to 1 \"probability of the true class, of two\"", [("0, [q, 1 - q]", name)])
    case (.label, .any, .row):
      return curves("d from -3 to 3 \"score of the true class above the other\"", [("0, [d, 0]", name)])
    default: return nil
    }
  }

  /// The names of the language are no variables.
  private func variable(_ name: String) -> String { name == "x" || name == "z" || name == "p" ? name : "x" }

  /// The curves of the derivative in the variable, of losses of one number: of its closed form, where there is one.
  private func slopes(of curves: Curves) -> [String]? {
    guard measureRules?.granularity == .element, group != .metricLearning else { return nil }
    var slopes = curves
    if plotDefinitions != nil {
      slopes.function = "slope"
    } else {
      let variable = curves.axis.prefix { $0 != " " }
      slopes.calls = curves.calls.map { ("\(variable) -> \(name)(\($0.arguments)))(\(variable)", $0.label) }
      slopes.function = "derivative"
    }
    return slopes.marks
  }

  /// Where a parameter makes a family, or one dimension needs a choice of the others.
  private static let ownCurves: [String: Curves] = {
    func family(_ axis: String, _ name: String, _ arguments: String, _ values: String, _ label: String) -> (
      String, Curves
    ) {
      (
        name,
        Curves(axis: axis, calls: [(arguments, "\(label) = {v}")], family: " for v in [\(values)]", function: name)
      )
    }
    func one(_ axis: String, _ name: String, _ calls: [(String, String)]) -> (String, Curves) {
      (name, Curves(axis: axis, calls: calls.map { ($0.0, $0.1) }, function: name))
    }
    let probability = "p from 0 to 1 \"probability\""
    let residual = "r from -4 to 4 \"prediction, where the truth is 0\""
    let outcome = "p from 0 to 1 \"probability of one outcome, of two\""
    return Dictionary(
      uniqueKeysWithValues: [
        family(residual, "huber", "0, r, delta=v", "0.5, 1, 2", "δ"),
        family(residual, "smooth_l1", "0, r, beta=v", "0.5, 1, 2", "β"),
        family(residual, "pseudo_huber", "0, r, delta=v", "0.5, 1, 2", "δ"),
        family(residual, "pinball", "0, r, quantile=v", "0.1, 0.5, 0.9", "quantile"),
        family(probability, "focal_loss", "1, p, gamma=v", "0, 1, 2, 5", "γ"),
        family("mu from -2 to 4 \"mean, where the truth is 1\"", "gaussian_nll", "1, mu, v", "0.5, 1, 2", "variance"),
        one(
          "x from -2 to 2 \"logarithm of the expected count\"", "poisson_nll", [("1, x", "y = 1"), ("2, x", "y = 2")]),
        one(
          "x from 0 to 3 \"prediction, where the truth is 1\"", "mean_absolute_percentage_error", [("1, x", "y = 1")]),
        one(probability, "information", [("p", "information")]),
        one(probability, "logit", [("p", "logit")]),
        one("x from 0 to 4 \"x\"", "log", [("x", "log")]),
        one("x from 0 to 4 \"x\"", "log2", [("x", "log2")]),
        one("x from 0 to 4 \"x\"", "log10", [("x", "log10")]),
        one("x from 0 to 4 \"x\"", "sqrt", [("x", "sqrt")]),
        one("x from -1 to 3 \"x\"", "log1p", [("x", "log1p")]),
        one("x from 0.1 to 6 \"x\"", "lgamma", [("x", "lgamma")]),
        one(outcome, "entropy", [("[p, 1 - p]", "entropy")]),
        one(outcome, "gini_impurity", [("[p, 1 - p]", "gini_impurity")]),
        one(
          "q from 0 to 1 \"the model's probability of one outcome, of two\"", "cross_entropy",
          [("[0.5, 0.5], [q, 1 - q]", "true 0.5"), ("[0.8, 0.2], [q, 1 - q]", "true 0.8")]),
        one(
          "q from 0 to 1 \"the model's probability of one outcome, of two\"", "kl_divergence",
          [("[0.5, 0.5], [q, 1 - q]", "true 0.5"), ("[0.8, 0.2], [q, 1 - q]", "true 0.8")]),
        one(
          "q from 0 to 1 \"the model's probability of one outcome, of two\"", "js_divergence",
          [("[0.5, 0.5], [q, 1 - q]", "true 0.5"), ("[0.8, 0.2], [q, 1 - q]", "true 0.8")]),
      ])
  }()
}
