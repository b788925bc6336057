import TestSupport
import Testing

@testable import LossLanguage

/// Calls of every function of the library with values and shapes that have undone other programs. Nothing may trap, take
/// long, or put a diagnostic anywhere but where the call is written.
struct CatalogueFuzzTests {
  private static let limits: Limits = {
    var limits = Limits()
    limits.steps = 3_000_000
    limits.elements = 200_000
    return limits
  }()

  @Test(arguments: Entry.Group.allCases) func `no call traps`(group: Entry.Group) {
    for (number, entry) in Library.standard.entries.enumerated() where entry.group == group && group != .constants {
      let seed = UInt64(number) + 1000
      var calls = RandomCalls(seed: seed)
      let lines = (0..<40).map { _ in calls.call(of: entry) }
      for line in lines {
        let report = run(line, limits: Self.limits)
        for diagnostic in report.diagnostics {
          #expect(!diagnostic.message.isEmpty, "seed \(seed): \(line)")
          #expect(
            diagnostic.labels.allSatisfy { $0.region.file == "test.md" }, "seed \(seed): \(line): \(diagnostic.message)"
          )
        }
      }
    }
  }
}

/// Calls with as many arguments as a function has, of the right kinds mostly.
private struct RandomCalls {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func call(of entry: Entry) -> String {
    guard case .function(let function)? = Library.standard.value(named: entry.name) else { return entry.name }
    let shape = pick(Self.shapes)
    var positional: [String] = []
    var named: [String] = []
    for parameter in function.parameters.parameters {
      if !parameter.isNamedOnly {
        if parameter.isRequired || chance(2) { positional.append(argument(shape)) }
      } else if chance(3) {
        named.append("\(parameter.name)=\(option(parameter))")
      }
    }
    if function.parameters.takesMore, chance(2) { positional.append(argument(shape)) }
    if function.parameters.takesAnyName { named += ["a=\(argument(shape))", "b=\(argument(shape))"] }
    if !positional.isEmpty, chance(4) {
      let place = Int.random(in: positional.indices, using: &random)
      let point = positional[place]
      positional[place] = "v"
      let list = (positional + named).joined(separator: ", ")
      return "grad(v -> sum(\(entry.name)(\(list))))(\(point))"
    }
    return "\(entry.name)(\((positional + named).joined(separator: ", ")))"
  }

  private mutating func option(_ parameter: Signature.Parameter) -> String {
    if parameter.name == "reduction" {
      return pick(["\"none\"", "\"sum\"", "\"weighted_mean\"", "\"batchmean\"", "1"])
    }
    if let text = parameter.defaultText, !text.isEmpty, chance(4) { return text }
    return chance(4) ? argument([]) : pick(Self.numbers)
  }

  private mutating func argument(_ shape: [Int]) -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<12: return array(shape)
    case 12..<15: return array(pick(Self.shapes))
    case 15..<18: return pick(Self.tame)
    default: return pick(Self.otherKinds)
    }
  }

  private mutating func array(_ shape: [Int]) -> String {
    guard let extent = shape.first else { return pick(Self.numbers) }
    if shape.contains(0) { return "zeros([\(shape.map { "\($0)" }.joined(separator: ", "))])" }
    let rest = [Int](shape.dropFirst())
    return "[\((0..<extent).map { _ in array(rest) }.joined(separator: ", "))]"
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  private static let numbers = [
    "0", "-0", "1", "-1", "0.5", "nan", "inf", "-inf", "1e308", "-1e308", "5e-324", "9007199254740993", "-2", "3",
    "0.25",
    "1e-300", "100", "7", "1e9", "-1e15",
  ]
  private static let shapes = [
    [], [0], [1], [2], [3], [2, 3], [0, 3], [3, 0], [2, 2], [1, 1, 2], [2, 1], [3, 3], [2, 0, 2],
  ]
  /// Labels, signs, distributions.
  private static let tame = [
    "[0, 1, 1]", "[1, -1, 1]", "[0.2, 0.3, 0.5]", "one_hot([0, 2], 3)", "[[0.2, 0.8, 0], [0.5, 0.25, 0.25]]", "eye(3)",
    "range(3)", "[[1, 2], [3, 4]] / 10",
  ]
  private static let otherKinds = [
    "\"a\"", "[\"a\", \"b\", \"a\"]", "true", "[true, false, true]", "table(a=[1, 2], b=[0, 1])", "table()", "record()",
    "record(w=[1, 2], b=0)", "x -> x", "x -> x^2", "(x, y) -> x * y", "sum", "x -> [x, x]", "\"mean\"", "\"macro\"",
    "(w, t) -> mean((t.a - w)^2)", "x -> record(a=x)", "[[[]]]",
  ]
}
