import LossCore
import TestSupport
import Testing

@testable import LossLanguage

/// Every loss, information measure and penalty of the catalogue: its gradient against differences and against the closed
/// form that its entry states.
struct LossGradientTests {
  static let entries = Library.standard.entries.filter { entry in
    // A table has no gradient.
    measure(entry) != nil && !(entry.definition ?? "").contains("= table(")
  }.map { $0.name }

  /// Those whose derivative is not that of their values: what they hold fixed changes with the arguments, too.
  static let withFixedParts = entries.filter { name in
    Library.standard.entry(named: name)?.definition?.contains("stop_gradient(") == true
  }
  static let differentiable = entries.filter { !withFixedParts.contains($0) }

  @Test(arguments: withFixedParts) func `what holds parts of itself fixed has a closed form`(name: String) {
    #expect(Library.standard.entry(named: name)?.gradient != nil)
  }

  @Test(arguments: differentiable) func `the gradient agrees with differences`(name: String) throws {
    let entry = try #require(Library.standard.entry(named: name))
    let measure = try #require(Self.measure(entry))
    for seed in [11, 12] as [UInt64] {
      for logits in measure.ownParameters.contains("from_logits") ? [false, true] : [false] {
        var random = SeededGenerator(seed: seed)
        for place in measure.rules.arguments.indices where isContinuous(measure.rules.arguments[place]) {
          let arguments = try #require(
            arguments(of: name, measure, softTruth: place == 0, logits, &random), "no arguments known for `\(name)`")
          var call = arguments
          call[place] = "v"
          let options =
            (logits ? ", from_logits=true" : "") + (measure.rules.granularity == nil ? "" : ", reduction=\"sum\"")
          let test = "check_gradient(v -> sum(\(name)(\(call.joined(separator: ", "))\(options))), \(arguments[place]))"
          // Single numbers are numbers already.
          guard case .record(let result)? = value(test) else {
            Issue.record("seed \(seed): \(test)")
            continue
          }
          guard case .booleans(let isOK)? = result["ok"] else { continue }
          #expect(isOK.scalar == true, "seed \(seed): \(test) gives \(result.fields.map { $0.value.text(digits: 6) })")
        }
      }
    }
  }

  /// The derivative of the gradient against differences of the gradient.
  @Test(arguments: differentiable) func `the second derivative agrees with differences`(name: String) throws {
    let entry = try #require(Library.standard.entry(named: name))
    let measure = try #require(Self.measure(entry))
    let place = try #require(entry.requiredParameters.firstIndex(of: entry.gradientParameter))
    guard isContinuous(measure.rules.arguments[place]) else { return }
    for logits in measure.ownParameters.contains("from_logits") ? [false, true] : [false] {
      var random = SeededGenerator(seed: 14)
      let arguments = try #require(
        arguments(of: name, measure, softTruth: false, logits, &random), "no arguments known for `\(name)`")
      var call = arguments
      call[place] = "v"
      let options =
        (logits ? ", from_logits=true" : "") + (measure.rules.granularity == nil ? "" : ", reduction=\"sum\"")
      expectHolds(
        """
        at = \(arguments[place])
        weights = reshape(1 + sin(range(size(at))), shape(at))
        slope = grad(v -> sum(\(name)(\(call.joined(separator: ", "))\(options))))
        check check_gradient(v -> sum(weights * slope(v)), at, tolerance=1e-5).ok
        """)
    }
  }

  @Test(arguments: entries) func `the gradient is the closed form`(name: String) throws {
    let entry = try #require(Library.standard.entry(named: name))
    guard let gradient = entry.gradient, let definition = entry.definition else { return }
    let measure = try #require(Self.measure(entry))
    let head = String(definition.prefix { $0 != ")" } + ")").drop { $0 != "(" }
    let place = try #require(entry.requiredParameters.firstIndex(of: entry.gradientParameter))
    for logits in measure.ownParameters.contains("from_logits") ? [false, true] : [false] {
      var random = SeededGenerator(seed: 13)
      let arguments = try #require(
        arguments(of: name, measure, softTruth: false, isOneRow: true, logits, &random),
        "no arguments known for `\(name)`")
      var call = arguments
      call[place] = "v"
      let option = logits ? ", from_logits=true" : ""
      let reduction = measure.rules.granularity == nil ? "" : ", reduction=\"sum\""
      expectHolds(
        """
        closed\(head) = \(gradient)
        exact = grad(v -> sum(\(name)(\(call.joined(separator: ", "))\(option)\(reduction))))(\(arguments[place]))
        check isclose(exact, closed(\(arguments.joined(separator: ", "))\(option)) + 0 * exact, rtol=1e-12, atol=1e-14)
        """)
    }
  }

  @Test func `the hinges are flat at their kinks`() {
    for entry in Library.standard.entries {
      guard let definition = entry.definition, definition.contains("maximum(0, 1 - y * s)") else { continue }
      expectHolds("grad(s -> \(entry.name)(1, s))(1) == 0")
    }
    expectHolds("grad(s -> categorical_hinge([1, 0], s))([1, 0]) == [0, 0]")
    expectHolds("grad(s -> multi_margin(0, s))([1, 0]) == [0, 0]")
  }
}

extension LossGradientTests {
  static func measure(_ entry: Entry) -> Measure? {
    guard case .function(let function)? = Library.standard.value(named: entry.name),
      case .measure(let measure) = function.body
    else { return nil }
    return measure
  }

  /// The domain's name, without its payload.
  func kind(_ domain: MeasureRules.Domain) -> String { String("\(domain)".prefix { $0 != "(" }) }

  /// Labels and signs are no variables.
  func isContinuous(_ domain: MeasureRules.Domain) -> Bool {
    !["sign", "label", "level", "group", "rowSign", "name"].contains(kind(domain))
  }

  /// Where the arguments' shapes depend on one another in ways of their own.
  static let given = [
    "elastic_net": ["[[1, -2], [3, 0.5]]", "0.3"],
    "information_gain": ["[9, 5]", "[[2, 3], [4, 1], [3, 1]]"],
    "mean_absolute_scaled_error": ["[3, -0.5, 2, 7]", "[2.5, 0.1, 2.2, 8]", "[5, 0.5, 4, 6]"],
    "mixture_em": [
      "[[0.9, 0.2, 0.6], [0.3, 0.8, 0.4]]", "[[[0.3, -1, 2], [1, 0.4, -2]], [[-0.7, 1.5, 0.2], [0.6, -0.1, 1]]]",
    ],
    "npairs": ["[1, 2, 1]", "[[1, 0.2, -0.4], [0.3, 0.8, 0.1], [-1, 0.5, 0.7]]"],
  ]

  /// Random valid arguments as they are written; nil where a domain is new.
  func arguments(
    of name: String, _ measure: Measure, softTruth: Bool, isOneRow: Bool = false, _ logits: Bool,
    _ random: inout SeededGenerator
  ) -> [String]? {
    let rules = measure.rules
    if let given = Self.given[name] { return given }
    var result: [String] = []
    for (place, domain) in rules.arguments.enumerated() {
      let isTruth = place == 0 && rules.arguments.count > 1
      guard
        let argument = argument(
          domain, byRow: rules.takesLabels || rules.isByRow && !isOneRow, isHard: isTruth && !softTruth, logits, &random
        )
      else { return nil }
      result.append(argument)
    }
    return result
  }

  func argument(
    _ domain: MeasureRules.Domain, byRow: Bool, isHard: Bool, _ logits: Bool, _ random: inout SeededGenerator
  ) -> String? {
    func drawn(_ draw: () -> Double) -> String {
      matrix(rows: byRow ? 3 : nil, (0..<(byRow ? 12 : 4)).map { _ in draw() })
    }
    func scores() -> String { drawn { Double.random(in: -2...2, using: &random) } }
    func amounts() -> String { drawn { Double.random(in: 0.2...3, using: &random) } }
    func probabilities() -> String { drawn { Double.random(in: 0.1...0.9, using: &random) } }
    switch kind(domain) {
    case "row":
      if case .row(let inner) = domain { return argument(inner, byRow: true, isHard: isHard, logits, &random) }
      return nil
    case "any", "score": return scores()
    case "matrix": return matrix(rows: 3, (0..<12).map { _ in Double.random(in: -2...2, using: &random) })
    case "amount", "positive", "tweedieTruth", "tweedieMean": return amounts()
    case "probability":
      if isHard { return byRow ? "one_hot([1, 0, 3], 4)" : "[1, 0, 0, 1]" }
      return probabilities()
    case "predictedProbability": return logits ? scores() : probabilities()
    case "distribution": return "normalize(\(amounts()))"
    case "predictedDistribution": return logits ? scores() : "normalize(\(amounts()))"
    case "joint":
      let counts = matrix(rows: 3, (0..<9).map { _ in Double.random(in: 0.2...3, using: &random) })
      return "(\(counts) / sum(\(counts)))"
    case "sign": return byRow ? "(2 * one_hot([1, 0, 3], 4) - 1)" : "[1, -1, -1, 1]"
    case "rowSign": return "[1, -1, 1]"
    case "label", "level": return "[2, 0, 3]"
    case "group": return "[1, 2, 1]"
    default: return nil
    }
  }

  func matrix(rows: Int?, _ elements: [Double]) -> String {
    guard let rows else { return "[\(elements.map(\.description).joined(separator: ", "))]" }
    let width = elements.count / rows
    let lines = (0..<rows).map { matrix(rows: nil, [Double](elements[($0 * width)..<(($0 + 1) * width)])) }
    return "[\(lines.joined(separator: ", "))]"
  }
}
