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

  @Test func `beside a zero at negative x the error is absolute`() {
    #expect((Elementary.lgamma(-2.4570247382208006) - 5.6192e-17).magnitude < 0x1p-65)
    #expect((Elementary.lgamma(-3.14358088834998) - 1.6979e-15).magnitude < 0x1p-64)
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
