import Testing

@testable import LossCore

struct ErrorFunctionTests {
  @Test func `erf is within two ulp`() { check("erf", within: 1.2, Elementary.erf) }

  @Test func `exact values and specials`() {
    expectExactly(
      Elementary.erf,
      [(0, 0), (-0.0, -0.0), (.infinity, 1), (-.infinity, -1), (.nan, .nan), (6, 1), (-7, -1), (0x1p-1074, 0x1p-1074)])
  }

  @Test func `it is odd and decreases by no more than its error, across its seams`() {
    for seam in [1.0, 2, 5.9, 6] {
      var x = seam - 50 * seam.ulp
      while x < seam + 50 * seam.ulp {
        #expect(Elementary.erf(x) - Elementary.erf(x.nextUp) <= 0x1p-52)
        #expect(Elementary.erf(-x) == -Elementary.erf(x))
        x = x.nextUp
      }
    }
  }
}
