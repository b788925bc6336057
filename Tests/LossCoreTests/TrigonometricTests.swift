import TestSupport
import Testing

@testable import LossCore

struct TrigonometricTests {
  @Test func `sine and cosine are within two ulp`() {
    check("sin", within: 0.9, Elementary.sin)
    check("cos", within: 0.9, Elementary.cos)
  }

  @Test func `exact values and specials`() {
    expectExactly(
      Elementary.sin,
      [(0, 0), (-0.0, -0.0), (.infinity, .nan), (-.infinity, .nan), (.nan, .nan), (0x1p-1074, 0x1p-1074)])
    expectExactly(Elementary.cos, [(0, 1), (-0.0, 1), (.infinity, .nan), (-.infinity, .nan), (.nan, .nan)])
  }

  @Test func `odd, even, and on the unit circle`() {
    let seed: UInt64 = 6
    var generator = SeededGenerator(seed: seed)
    for exponent in 0..<1000 {
      let x = Double.random(in: 0.5...1, using: &generator).scaled(byPowerOfTwo: exponent)
      let sine = Elementary.sin(x)
      let cosine = Elementary.cos(x)
      #expect(Elementary.sin(-x) == -sine, "seed \(seed), \(x)")
      #expect(Elementary.cos(-x) == cosine, "seed \(seed), \(x)")
      #expect((sine * sine + cosine * cosine - 1).magnitude < 0x1p-51, "seed \(seed), \(x)")
    }
  }
}
