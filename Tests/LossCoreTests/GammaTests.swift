import Testing

@testable import LossCore

struct GammaTests {
  @Test func `lgamma is within two ulp`() { check("lgamma", within: 1.9, Elementary.lgamma) }

  @Test func `exact values and specials`() {
    expectExactly(
      Elementary.lgamma,
      [
        (1, 0), (2, 0), (0, .infinity), (-0.0, .infinity), (-1, .infinity), (-1e300, .infinity), (.infinity, .infinity),
        (-.infinity, .infinity), (.nan, .nan), (2.6e305, .infinity),
      ])
  }

  /// From mpmath; the references of the test above have more.
  @Test(arguments: [
    (-2.4570247382208006, 5.619192358950096450912569e-17), (-2.4570247382208, 7.292550612674703295629148e-16),
  ]) func `beside a zero at negative x no digit is lost`(x: Double, expected: Double) {
    #expect((Elementary.lgamma(x) - expected).magnitude <= expected.ulp)
  }

  @Test func `logarithms of factorials`() {
    var factorial = 1.0
    for n in 2...18 {
      factorial *= Double(n)
      let expected = Elementary.log(factorial)
      #expect((Elementary.lgamma(Double(n + 1)) - expected).magnitude <= 1.1 * expected.ulp)
    }
  }
}
