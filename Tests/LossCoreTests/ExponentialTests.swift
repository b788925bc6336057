import TestSupport
import Testing

@testable import LossCore

struct ExponentialTests {
  /// Powers from mpmath.
  @Test(arguments: [
    (0.1, 300.3, 4.214989845091574e-131), (-17.3, 400.7, 2.916799416564407e-182),
    (0.005611712669769491, 382.0125567973646, 1.2487965809122534e-166), (1e-300, 700, 9.85967654375977e-305),
  ])
  func `the exponential of a difference does not round the difference`(a: Double, b: Double, power: Double) {
    #expect((Elementary.exponential(ofDifference: a, b) - power).magnitude <= power.ulp)
  }

  @Test func `differences without end`() {
    #expect(Elementary.exponential(ofDifference: 1e300, -1e300) == .infinity)
    #expect(Elementary.exponential(ofDifference: -1e300, 1e300) == 0)
    #expect(Elementary.exponential(ofDifference: -.infinity, 3) == 0)
    #expect(Elementary.exponential(ofDifference: .infinity, .infinity).isNaN)
    #expect(Elementary.exponential(ofDifference: .nan, 0).isNaN)
    #expect(Elementary.exponential(ofDifference: 1e300, 1e300) == 1)
  }

  @Test func `exp is within an ulp`() { check("exp", within: 0.79, Elementary.exp) }
  @Test func `expm1 is within an ulp`() { check("expm1", within: 0.6, Elementary.expm1) }

  @Test func `exact values and specials`() {
    expectExactly(
      Elementary.exp,
      [
        (0, 1), (-0.0, 1), (.infinity, .infinity), (-.infinity, 0), (.nan, .nan), (709.782712893385, .infinity),
        (-745.1332191019412, 0), (1e300, .infinity), (-1e300, 0),
      ])
    expectExactly(
      Elementary.expm1,
      [
        (0, 0), (-0.0, -0.0), (.infinity, .infinity), (-.infinity, -1), (.nan, .nan), (-40, -1), (-1e300, -1),
        (709.782712893385, .infinity), (0x1p-1074, 0x1p-1074),
      ])
  }

  @Test func `neither function decreases, across all their seams`() {
    let seed: UInt64 = 1
    var generator = SeededGenerator(seed: seed)
    for seam in [-745.13, -708.3, -42, -40, -0.41, -0.3466, 0, 0.3466, 0.41, 1.04, 42, 709.7] {
      var x = seam - 1e-9
      while x < seam + 1e-9 {
        let next = x + .random(in: 0...1e-10, using: &generator)
        #expect(Elementary.exp(x) <= Elementary.exp(next), "seed \(seed), \(x) and \(next)")
        #expect(Elementary.expm1(x) <= Elementary.expm1(next), "seed \(seed), \(x) and \(next)")
        x = next.nextUp
      }
    }
  }

  @Test func `exp of a logarithm leads back`() {
    let seed: UInt64 = 2
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let x = Double.random(in: 0.1...10, using: &generator)
      #expect((Elementary.exp(Elementary.log(x)) - x).magnitude <= 2.5 * x.ulp, "seed \(seed), \(x)")
    }
  }
}
