import LossCore
import Testing

struct DigammaTests {
  /// mpmath.psi(0, x), mpmath.psi(1, x)
  static let references: [(Double, Double, Double)] = [
    (1e-5, -100000.57719921567, 10000000001.644908), (0.5, -1.9635100260214235, 4.9348022005446793),
    (1, -0.57721566490153286, 1.6449340668482264), (1.5, 0.036489973978576520, 0.93480220054467931),
    (2, 0.42278433509846714, 0.64493406684822644), (3.7, 1.1671535393615114, 0.31003785767003830),
    (9.99, 2.2507003728312011, 0.10527695014824178), (10, 2.2517525890667211, 0.10516633568168575),
    (25, 3.1987425128519740, 0.040810663257225579), (1e5, 11.512920464961895, 1.0000050000166667e-5),
    (1e300, 690.77552789821371, 1e-300),
  ]

  @Test(arguments: references) func `positive numbers`(x: Double, digamma: Double, trigamma: Double) {
    #expect((Elementary.digamma(x) - digamma).magnitude <= 1e-15 * max(1, digamma.magnitude))
    #expect((Elementary.trigamma(x) - trigamma).magnitude <= 1e-15 * trigamma)
  }

  @Test(arguments: [
    (-0.5, 0.036489973978576521), (-0.3, 2.1133097796353989), (-1.5, 0.70315664064524319), (-7.25, 5.1899772149562879),
    (-100.125, 12.195880442483346),
  ])
  func `negative numbers are reflected`(x: Double, digamma: Double) {
    #expect((Elementary.digamma(x) - digamma).magnitude <= 1e-14 * max(1, digamma.magnitude))
  }

  @Test func poles() {
    #expect(Elementary.digamma(0) == -.infinity)
    #expect(Elementary.digamma(-0.0) == .infinity)
    #expect(Elementary.digamma(-3).isNaN)
    #expect(Elementary.trigamma(0) == .infinity)
    #expect(Elementary.trigamma(-3) == .infinity)
    #expect(Elementary.digamma(.infinity) == .infinity)
    #expect(Elementary.trigamma(.infinity) == 0)
  }
}
