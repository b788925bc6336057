import TestSupport
import Testing

@testable import LossLanguage

/// What every loss and measure of the catalogue says of arguments that it cannot take, by the rules of its entry.
struct BadInputTests {
  static let names = LossGradientTests.entries.filter { name in
    // Labels of any kind have no domain; see MetricTests.
    guard let rules = Library.standard.entry(named: name)?.measureRules else { return false }
    if case .name? = rules.arguments.first { return false }
    return true
  }

  /// A loss, its arguments as they are written, and what they must be.
  private func call(_ name: String) throws -> (measure: Measure, arguments: [String], parameters: [String]) {
    let entry = try #require(Library.standard.entry(named: name))
    let measure = try #require(LossGradientTests.measure(entry))
    var random = SeededGenerator(seed: 21)
    let arguments = try #require(
      LossGradientTests().arguments(of: name, measure, softTruth: false, false, &random), "no arguments known")
    return (measure, arguments, entry.requiredParameters)
  }

  private func complaint(_ name: String, _ arguments: [String], _ options: String = "") -> Diagnostic? {
    run("\(name)(\(arguments.joined(separator: ", "))\(options))").diagnostics.first
  }

  @Test(arguments: names) func `what lies outside of a domain is named`(name: String) throws {
    let (measure, arguments, parameters) = try call(name)
    for (place, domain) in measure.rules.arguments.enumerated() {
      guard let bad = badValue(domain) else { continue }
      var changed = arguments
      changed[place] = "(\(arguments[place])) * 0 + \(bad)"
      let fault = try #require(complaint(name, changed), "\(name): \(changed)")
      #expect(
        fault.code == .domain && fault.message.contains("`\(parameters[place])` of `\(name)`"), "\(fault.message)")
    }
  }

  @Test(arguments: names) func `shapes that do not match are named`(name: String) throws {
    let (measure, arguments, parameters) = try call(name)
    guard measure.rules.shapesMatch, measure.rules.arguments.count > 1, LossGradientTests.given[name] == nil else {
      return
    }
    for place in arguments.indices {
      var changed = arguments
      changed[place] = "concat(\(arguments[place]), \(arguments[place]))"
      let fault = try #require(complaint(name, changed), "\(name): \(changed)")
      #expect(fault.code == .shapeMismatch, "\(fault.message)")
      let isNamed = parameters.contains { fault.message.contains("`\($0)`") } || !(fault.help ?? "").isEmpty
      #expect(isNamed, "\(fault.message)")
    }
  }

  @Test(arguments: names) func `rows that do not sum to one are used with a warning that says their sum`(name: String)
    throws
  {
    let (measure, arguments, parameters) = try call(name)
    for (place, domain) in measure.rules.arguments.enumerated() {
      switch domain {
      case .distribution, .predictedDistribution, .joint: break
      default: continue
      }
      var changed = arguments
      changed[place] = "0.5 * (\(arguments[place]))"
      let report = run("\(name)(\(changed.joined(separator: ", ")))")
      #expect(report.isOK, "\(report.faults)")
      let isTold = report.diagnostics.contains {
        $0.severity == .warning && $0.message.contains("`\(parameters[place])`") && $0.message.contains("0.5")
      }
      #expect(isTold, "\(name): \(report.faults)")
    }
  }

  @Test(arguments: names) func `weights are not negative`(name: String) throws {
    let (measure, arguments, _) = try call(name)
    guard measure.rules.granularity != nil else { return }
    let fault = try #require(complaint(name, arguments, ", weight=-1, reduction=\"sum\""))
    #expect(fault.code == .domain && fault.message == "weights must not be negative, and -1 is", "\(fault.message)")
  }

  @Test(arguments: names) func `nothing has no mean`(name: String) throws {
    let (measure, arguments, _) = try call(name)
    guard measure.rules.granularity != nil || measure.rules.needsElements else { return }
    let isByRow = measure.rules.isByRow || measure.rules.takesLabels
    let empty = arguments.enumerated().map { place, argument in "(\(argument))[:0]" }
    let fault = try #require(complaint(name, empty), "\(name): \(empty) \(isByRow)")
    #expect(fault.code == .emptyArray || isByRow, "\(name): \(fault.message)")
  }

  /// Nan in the prediction is nan in the result, unless the prediction must have an order.
  @Test(arguments: names) func `nan stays nan`(name: String) throws {
    let (measure, arguments, parameters) = try call(name)
    guard measure.rules.arguments.count > 1 else { return }
    var changed = arguments
    changed[1] = "(\(arguments[1])) * nan"
    let report = run("\(name)(\(changed.joined(separator: ", ")))")
    if let fault = report.diagnostics.first(where: { $0.severity == .error }) {
      #expect(fault.message.contains("`\(parameters[1])`"), "\(fault.message)")
      return
    }
    let numbers = measuredNumbers("\(name)(\(changed.joined(separator: ", ")))") ?? []
    let isKnown = Self.withoutNaN.contains(name)
    #expect(numbers.contains { $0.isNaN } != isKnown, "\(name) gives \(numbers)")
  }

  /// What only looks at the sign.
  private static let withoutNaN: Set<String> = ["zero_one_loss"]

  /// A value that the domain does not hold, for every element; nil for a domain that holds all.
  private func badValue(_ domain: MeasureRules.Domain) -> String? {
    switch domain {
    case .any, .matrix, .group, .models, .name: nil
    case .row(let inner): badValue(inner)
    case .probability, .predictedProbability, .distribution, .predictedDistribution, .joint: "1.5"
    case .sign, .rowSign: "0.5"
    case .label: "1.5"
    case .level: "-1"
    case .amount: "-1"
    case .positive: "0"
    case .score: "nan"
    case .tweedieTruth, .tweedieMean: nil
    }
  }
}
