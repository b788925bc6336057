import TestSupport
import Testing

@testable import LossCore

struct PowerTests {
  @Test func `powers are within two ulp`() { check("power", within: 0.8, Elementary.pow) }

  @Test func `the notebook's number`() {
    #expect(Elementary.pow(2, -0.5145731728297583).description == "0.7")
    #expect(Elementary.pow(2, -1) == 0.5)
  }

  @Test func `powers that are doubles are exact`() {
    for exponent in -1074...1023 {
      let power = Elementary.pow(2, Double(exponent))
      #expect(power.significandBitPattern == 0 || exponent < -1022)
      #expect(power == Double(sign: .plus, exponent: exponent, significand: 1))
    }
    for base in 2...20 {
      var product: UInt64 = 1
      for exponent in 1...64 {
        product *= UInt64(base)
        if product >= 1 << 53 { break }
        #expect(Elementary.pow(Double(base), Double(exponent)) == Double(product))
        #expect(Elementary.pow(Double(product), 1 / Double(exponent)) == Double(base) || exponent > 2)
      }
    }
    for exponent in 0...22 { #expect(Elementary.pow(10, Double(exponent)) == Double("1e\(exponent)")!) }
  }

  @Test func `a square is the product`() {
    let seed: UInt64 = 4
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1000 {
      let x = Double.random(in: -1e3...1e3, using: &generator)
      #expect(Elementary.pow(x, 2) == x * x, "seed \(seed), \(x)")
      #expect(Elementary.pow(x, -1) == 1 / x, "seed \(seed), \(x)")
      #expect(Elementary.pow(x, 3) == -Elementary.pow(-x, 3), "seed \(seed), \(x)")
      #expect(Elementary.pow(x, 4) == Elementary.pow(-x, 4), "seed \(seed), \(x)")
      #expect(Elementary.pow(x.magnitude, 0.5) == x.magnitude.squareRoot(), "seed \(seed), \(x)")
    }
  }

  /// x, y, x^y: the cases of C99, annex F.9.4.4.
  @Test(
    arguments: [
      (0.0, -3.0, .infinity), (-0.0, -3, -.infinity), (0, -2, .infinity), (-0.0, -2, .infinity),
      (-0.0, -2.5, .infinity),
      (0, -.infinity, .infinity), (-0.0, 3, -0.0), (0, 3, 0), (-0.0, 2, 0), (-0.0, 2.5, 0), (0, .infinity, 0),
      (-1, .infinity, 1), (-1, -.infinity, 1), (1, .nan, 1), (1, 7, 1), (.nan, 0, 1), (.nan, -0.0, 1),
      (.infinity, 0, 1),
      (-8, 1.0 / 3, .nan), (-2, 3, -8), (-2, 2, 4), (-2, -3, -0.125), (0.5, -.infinity, .infinity), (0.5, .infinity, 0),
      (2, -.infinity, 0), (-2, .infinity, .infinity), (-0.5, -.infinity, .infinity), (-.infinity, -3, -0.0),
      (-.infinity, -2, 0), (-.infinity, -2.5, 0), (-.infinity, 3, -.infinity), (-.infinity, 2.5, .infinity),
      (.infinity, -1, 0), (.infinity, 0.5, .infinity), (.nan, 1, .nan), (2, .nan, .nan), (-1, 1e300, 1), (-1, 3, -1),
      (2, 1024, .infinity), (-2, 1025, -.infinity), (2, -1075, 0), (-2, -1077, -0.0), (-2, 1e300, .infinity),
      (0.9999999999999999, 1e300, 0), (1.0000000000000002, -1e300, 0), (0x1p-1074, 0x1p-1074, 1),
    ] as [(Double, Double, Double)])
  func `special powers`(x: Double, y: Double, power: Double) {
    #expect(isSame(Elementary.pow(x, y), power), "\(x)^\(y) = \(Elementary.pow(x, y))")
  }
}
