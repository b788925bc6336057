import LossCore
import LossLanguage

/// Something to compute, and the arrays that it is computed from.
struct Work {
  let name: String
  let expression: String
  let rows: Int
  /// Elements of a row of `z`; 0 for works without classes.
  var classes = 0

  /// The widest have as many rows as an array of the language may: 2048 would be 103 million numbers.
  static let all: [Work] = [
    Work(name: "by_hand", expression: "-mean(y*log(p) + (1-y)*log(1-p))", rows: 10_000_000),
    Work(name: "binary", expression: "binary_cross_entropy(y, p)", rows: 10_000_000),
    Work(name: "binary_logits", expression: "binary_cross_entropy(y, s, from_logits=true)", rows: 10_000_000),
    Work(name: "squared", expression: "mean_squared_error(y, p)", rows: 10_000_000),
    Work(name: "sum", expression: "sum(p)", rows: 10_000_000),
    Work(name: "binary_gradient", expression: "grad(q -> binary_cross_entropy(y, q))(p)", rows: 10_000_000),
    Work(
      name: "binary_logits_gradient", expression: "grad(q -> binary_cross_entropy(y, q, from_logits=true))(s)",
      rows: 10_000_000),
    Work(name: "squared_gradient", expression: "grad(q -> mean_squared_error(y, q))(p)", rows: 10_000_000),
    categorical("categorical_10", rows: 1_000_000, classes: 10),
    categorical("categorical_100", rows: 100_000, classes: 100),
    categorical("categorical_50257", rows: 1980, classes: 50257),
    gradient("categorical_10_gradient", rows: 1_000_000, classes: 10),
    gradient("categorical_100_gradient", rows: 100_000, classes: 100),
    gradient("categorical_50257_gradient", rows: 1980, classes: 50257),
    Work(
      name: "training",
      expression:
        "minimize(w -> binary_cross_entropy(k, z @ w, from_logits=true), zeros(20), steps=200, rate=0.1).loss",
      rows: 1000, classes: 20),
  ]

  private static func categorical(_ name: String, rows: Int, classes: Int) -> Work {
    Work(
      name: name, expression: "sparse_categorical_cross_entropy(k, z, from_logits=true)", rows: rows, classes: classes)
  }

  private static func gradient(_ name: String, rows: Int, classes: Int) -> Work {
    Work(
      name: name, expression: "grad(q -> sparse_categorical_cross_entropy(k, q, from_logits=true))(z)", rows: rows,
      classes: classes)
  }

  /// Truths `y`, probabilities `p` and scores `s`; with classes a matrix `z` of scores, and labels `k`.
  func data(_ rows: Int, _ workers: Workers) -> [(name: String, value: Value)] {
    var stream = RandomStream(seed: 1, purpose: name)
    func numbers(_ count: Int, _ draw: (inout RandomStream) -> Double) -> [Double] {
      workers.numbers(count) { numbers in for place in 0..<count { numbers[place] = draw(&stream) } }
    }
    func value(_ shape: [Int], _ elements: [Double]) -> Value {
      .numbers(Numbers(Tensor(shape: shape, elements: elements)))
    }
    if classes > 0 {
      let scores = numbers(rows * classes) { $0.normal() }
      let isTraining = name == "training"
      let labels =
        isTraining
        ? (0..<rows).map { scores[$0 * classes] > 0 ? 1.0 : 0 }
        : numbers(rows) { Double($0.integer(below: classes)) }
      return [("z", value([rows, classes], scores)), ("k", value([rows], labels))]
    }
    var data: [(name: String, value: Value)] = []
    if uses("y") { data.append(("y", value([rows], numbers(rows) { $0.uniform() < 0.5 ? 1 : 0 }))) }
    if uses("p") { data.append(("p", value([rows], numbers(rows) { 0.001 + 0.998 * $0.uniform() }))) }
    if uses("s") { data.append(("s", value([rows], numbers(rows) { $0.normal() }))) }
    return data
  }

  func bytes(_ rows: Int) -> Int {
    if classes > 0 { return 8 * rows * (classes + 1) }
    return 8 * rows * ["y", "p", "s"].filter(uses).count
  }

  /// Whether a name of one letter stands in the expression by itself.
  private func uses(_ name: Character) -> Bool {
    var previous: Character = " "
    for (place, character) in expression.enumerated() {
      let index = expression.index(expression.startIndex, offsetBy: place + 1)
      let next = index < expression.endIndex ? expression[index] : " "
      if character == name, !previous.isLetter, previous != "_", !next.isLetter, next != "_" { return true }
      previous = character
    }
    return false
  }
}
