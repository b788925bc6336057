import LossCore
import Testing

@testable import LossLanguage

/// Losses from scores, held to mpmath at the places where a logarithm of a softmax would overflow, vanish or cancel.
struct LossAccuracyTests {
  private func value(_ expression: String) throws -> Double {
    let claim = try #require(run("", prose: [expression]).prose.first)
    guard case .numbers(let numbers)? = claim.value, let number = numbers.tensor.scalar else {
      Issue.record("`\(expression)` is no number")
      return .nan
    }
    return number
  }

  private func expect(
    _ expression: String, _ expected: Double, within bound: Double = 4,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let value = try value(expression)
    let error = (value - expected).magnitude / expected.ulp
    #expect(
      error <= bound, "`\(expression)` is \(value), \(error) ulp from \(expected)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    ("[0.1, 300.3, -17.3]", 1, 4.2149899620610506e-131), ("[1e-300, 700, -700]", 1, 9.85967654375977e-305),
    ("[-1e300, 0, 1e300]", 2, 0), ("[700, 700, 700]", 0, 1.0986122886681098),
    ("[36.7, 0.1, -36.8]", 0, 1.2729811194234164e-16), ("[36.7, 0.1, -36.8]", 2, 73.5),
    ("[1000, -1000, 999.5]", 1, 2000.47407698418), ("[1e300, 1e300, 0]", 0, 0.6931471805599453),
  ])
  func `a choice among classes`(scores: String, label: Int, expected: Double) throws {
    try expect("sparse_categorical_cross_entropy(\(label), \(scores), from_logits=true)", expected)
    try expect("categorical_cross_entropy(one_hot(\(label), 3), \(scores), from_logits=true)", expected)
    try expect("-log_softmax(\(scores))[\(label)]", expected)
  }

  /// They square what the loss rounded, and so may be off twice as much.
  @Test(arguments: [
    ("[0.6626994723334443, 0.6626994707186512, 0.6626994726468559]", 0.488272127892331),
    ("[36.7, 0.1, -36.8]", 2.0628416287957046e-48), ("[300, 0.1, -17.3]", 0), ("[-800, 0, 1.5]", 801.7014132779827),
    ("[0.1, -1e300, 1e-300]", 0.1454047376513328),
  ])
  func `a focal choice among classes`(scores: String, expected: Double) throws {
    try expect("categorical_focal_loss([1, 0, 0], \(scores), from_logits=true)", expected, within: 8)
  }

  @Test(arguments: [
    (0.02311507279340221, 0.18028893892962228), (-36.7, 1.5281906649926102e-48), (300, 300),
    (-230, 2.171738281389827e-300), (1e300, 1e300), (-1e-300, 0.17328679513998632),
  ])
  func `a focal yes or no`(score: Double, expected: Double) throws {
    try expect("focal_loss(0, \(score), from_logits=true)", expected, within: 8)
    try expect("focal_loss(1, \(-score), from_logits=true)", expected, within: 8)
  }

  @Test(arguments: [
    (1.0, 1e-300, 0.6931471805599453), (1, 700, 9.85967654375977e-305), (0, -700, 9.85967654375977e-305),
    (0.3, 36.7, 25.69), (0.5, 1e300, 5e299), (1, -1e300, 1e300), (0.25, -0.1, 0.6693966600735709), (1, 745, 0x1p-1074),
    (0, 36.8, 36.8),
  ])
  func `a yes or no`(truth: Double, score: Double, expected: Double) throws {
    try expect("binary_cross_entropy(\(truth), \(score), from_logits=true)", expected)
    if truth == 0 || truth == 1 { try expect("logistic_loss(\(truth * 2 - 1), \(score))", expected) }
    if truth == 0 { try expect("softplus(\(score))", expected) }
  }
}
