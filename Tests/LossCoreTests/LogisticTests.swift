import TestSupport
import Testing

@testable import LossCore

struct LogisticTests {
  @Test func `sigmoid is within an ulp`() { check("sigmoid", within: 0.8, Elementary.sigmoid) }
  @Test func `softplus is within an ulp`() { check("softplus", within: 0.8, Elementary.softplus) }
  @Test func `logSigmoid is within an ulp`() { check("log_sigmoid", within: 0.8, Elementary.logSigmoid) }
  @Test func `logit is within an ulp`() { check("logit", within: 0.6, Elementary.logit) }
  @Test func `tanh is within an ulp`() { check("tanh", within: 0.6, Elementary.tanh) }

  @Test func `exact values and specials`() {
    expectExactly(
      Elementary.sigmoid,
      [(0, 0.5), (-0.0, 0.5), (.infinity, 1), (-.infinity, 0), (.nan, .nan), (800, 1), (-800, 0)])
    expectExactly(
      Elementary.softplus,
      [(.infinity, .infinity), (-.infinity, 0), (.nan, .nan), (1e300, 1e300), (-800, 0), (0, 0.6931471805599453)])
    expectExactly(
      Elementary.logSigmoid,
      [(.infinity, -0.0), (-.infinity, -.infinity), (.nan, .nan), (-1e300, -1e300), (0, -0.6931471805599453)])
    expectExactly(
      Elementary.logit,
      [(0.5, 0), (0, -.infinity), (1, .infinity), (-0.1, .nan), (1.1, .nan), (.nan, .nan), (-.infinity, .nan)])
    expectExactly(
      Elementary.tanh,
      [(0, 0), (-0.0, -0.0), (.infinity, 1), (-.infinity, -1), (.nan, .nan), (0x1p-1074, 0x1p-1074), (-30, -1)])
  }

  @Test func `symmetries and inverses`() {
    let seed: UInt64 = 5
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let x = Double.random(in: -30...30, using: &generator)
      #expect(Elementary.tanh(-x) == -Elementary.tanh(x), "seed \(seed), \(x)")
      #expect((Elementary.sigmoid(x) + Elementary.sigmoid(-x) - 1).magnitude <= 0x1p-52, "seed \(seed), \(x)")
      let p = Double.random(in: 0...1, using: &generator)
      #expect((Elementary.sigmoid(Elementary.logit(p)) - p).magnitude <= 0x1p-51, "seed \(seed), \(p)")
    }
  }
}
