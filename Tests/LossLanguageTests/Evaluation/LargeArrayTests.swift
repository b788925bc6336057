import LossCore
import LossLanguage
import TestSupport
import Testing

/// Expressions over large arrays give what they give over small ones, element by element and to the bit: large arrays are
/// deferred and computed in blocks, small ones at once.
struct LargeArrayTests {
  private static let large = 40_000
  private static let small = 500

  /// Functions of elements, with `y` and `p` between 0 and 1, `s` of both signs, `k` class numbers and `z` rows of ten.
  @Test(
    arguments: [
      "-(y * log(p) + (1 - y) * log(1 - p))",
      "binary_cross_entropy(y, p, reduction=\"none\")",
      "binary_cross_entropy(y > 0.5, p, reduction=\"none\", base=2)",
      "binary_cross_entropy(y, s, from_logits=true, reduction=\"none\", label_smoothing=0.1)",
      "mean_squared_error(y, s, reduction=\"none\")",
      "log_cosh(y, s, reduction=\"none\")",
      "huber(y, s, reduction=\"none\")",
      "focal_loss(y, p, reduction=\"none\")",
      "(if s > 0 then s^2 else -s) + abs(s) % 0.5 + clip(s, -1, 1)",
      "softmax(z) * p[0] + sum(z, axis=-1, keepdims=true)",
      "sparse_categorical_cross_entropy(k, z, from_logits=true, reduction=\"none\")",
      "categorical_cross_entropy(one_hot(k, 10), z, from_logits=true, reduction=\"none\", label_smoothing=0.2)",
      "logsumexp(z, axis=-1) - max(z, axis=-1) + mean(z, axis=-1)",
      "grad(q -> sum(binary_cross_entropy(y, q, reduction=\"none\")))(p)",
      "grad(q -> sum(binary_cross_entropy(y, q, from_logits=true, reduction=\"none\")))(s)",
      "grad(q -> sum((y - q)^2 + softplus(q) * tanh(q)))(s)",
      "grad(q -> sum(sparse_categorical_cross_entropy(k, q, from_logits=true, reduction=\"none\")))(z)",
      "grad(q -> sum(if q > 0 then maximum(q, y) else exp(q)))(s)",
      "grad(q -> sum(grad(r -> sum(log_sigmoid(r) * r))(q)))(s)",
      "derivative(q -> log_cosh(y, q, reduction=\"none\"))(s)",
    ])
  func `an element has its bits in arrays of any length`(expression: String) throws {
    let all = try value(expression, count: Self.large)
    let part = try value(expression, count: Self.small)
    #expect(all.rank == part.rank)
    for place in 0..<part.count where all.elements[place].bitPattern != part.elements[place].bitPattern {
      if all.elements[place].isNaN && part.elements[place].isNaN { continue }
      Issue.record("element \(place) is \(all.elements[place]) among many, \(part.elements[place]) among few")
      return
    }
  }

  @Test func `values out of their domain are found in a large array`() throws {
    let values = [("p", Self.numbers(Self.large, seed: 1, in: 0...1).with(1.5, at: 33_000))]
    let calculation = Calculation(values.map { ($0.0, .numbers(Numbers(Tensor(vector: $0.1)))) })
    let fault = #expect(throws: Diagnostic.self) { try calculation.value(of: "binary_cross_entropy(1, p)") }
    #expect(fault?.message.contains("1.5 (element 33000)") == true)
  }

  private func value(_ expression: String, count: Int) throws -> Tensor<Double> {
    func numbers(_ seed: UInt64, _ range: ClosedRange<Double>) -> [Double] {
      Self.numbers(Self.large, seed: seed, in: range)
    }
    func value(_ shape: [Int], _ numbers: [Double]) -> Value {
      .numbers(Numbers(Tensor(shape: shape, elements: [Double](numbers.prefix(shape.elementCount)))))
    }
    let rows = count / 10
    let labels = (0..<count).map { Double($0 % 3 == 0 ? 1 : 0) }
    let calculation = Calculation(
      [
        ("y", value([count], labels)), ("p", value([count], numbers(2, 0.001...0.999))),
        ("s", value([count], numbers(3, -4...4))), ("z", value([rows, 10], numbers(4, -4...4))),
        ("k", value([rows], (0..<count).map { Double($0 % 10) })),
      ])
    guard case .numbers(let numbers) = try calculation.value(of: expression) else { throw NoNumbers() }
    return numbers.tensor
  }

  private struct NoNumbers: Error {}

  private static func numbers(_ count: Int, seed: UInt64, in range: ClosedRange<Double>) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Double.random(in: range, using: &generator) }
  }
}

extension [Double] {
  fileprivate func with(_ number: Double, at place: Int) -> [Double] {
    var result = self
    result[place] = number
    return result
  }
}
