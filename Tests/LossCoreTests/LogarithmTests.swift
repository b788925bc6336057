import TestSupport
import Testing

@testable import LossCore

struct LogarithmTests {
  @Test func `log is within an ulp`() { check("log", within: 0.6) { Elementary.log($0) } }
  @Test func `log1p is within an ulp`() { check("log1p", within: 0.6, Elementary.log1p) }
  @Test func `log2 is within an ulp`() { check("log2", within: 0.6, Elementary.log2) }
  @Test func `log10 is within an ulp`() { check("log10", within: 0.6, Elementary.log10) }
  @Test func `a logarithm to any base is within an ulp`() {
    check("log-to-base", within: 0.7) { Elementary.log($0, base: $1) }
  }
  @Test func `xlogy and xlog1py are within two ulp`() {
    check("xlogy", within: 1.7, Elementary.xlogy)
    check("xlog1py", within: 1.7, Elementary.xlog1py)
  }

  @Test func `the notebook's number`() {
    #expect(Elementary.log2(0.7).description == "-0.5145731728297583")
    #expect((-Elementary.log2(0.7)).description == "0.5145731728297583")
    #expect(Elementary.log(0.7, base: 2) == Elementary.log2(0.7))
  }

  @Test func `powers of two and of ten are exact`() {
    for exponent in -1074...1023 {
      let power = Elementary.pow(2, Double(exponent))
      #expect(Elementary.log2(power) == Double(exponent))
    }
    for exponent in -307...308 {
      let power = Double("1e\(exponent)")!
      #expect(Elementary.log10(power) == Double(exponent))
    }
    for exponent in 1...33 {
      #expect(Elementary.log(Elementary.pow(3, Double(exponent)), base: 3) == Double(exponent))
    }
  }

  @Test(arguments: [{ Elementary.log($0) }, Elementary.log2, Elementary.log10] as [@Sendable (Double) -> Double])
  func `specials of the logarithms`(function: @Sendable (Double) -> Double) {
    expectExactly(
      function,
      [
        (1, 0), (0, -.infinity), (-0.0, -.infinity), (-1, .nan), (-.infinity, .nan), (.infinity, .infinity),
        (.nan, .nan), (-0x1p-1074, .nan),
      ])
  }

  @Test func `specials of log1p`() {
    expectExactly(
      Elementary.log1p,
      [
        (0, 0), (-0.0, -0.0), (-1, -.infinity), (-1.5, .nan), (-.infinity, .nan), (.infinity, .infinity), (.nan, .nan),
        (0x1p-1074, 0x1p-1074),
      ])
  }

  @Test func `specials of the other bases`() {
    let toBase: (Double) -> (Double) -> Double = { base in { Elementary.log($0, base: base) } }
    expectExactly(toBase(3), [(1, 0), (0, -.infinity), (-1, .nan), (.infinity, .infinity), (.nan, .nan)])
    expectExactly(toBase(0.5), [(2, -1), (8, -3), (0, .infinity), (.infinity, -.infinity)])
    expectExactly(toBase(1), [(2, .infinity), (0.5, -.infinity), (1, .nan)])
    expectExactly(toBase(-2), [(4, .nan)])
    expectExactly(toBase(.nan), [(4, .nan)])
    expectExactly(toBase(Elementary.exp(1)), [(10, Elementary.log(10))])
  }

  @Test func `zero times a logarithm is zero`() {
    expectExactly(
      { Elementary.xlogy(0, $0) }, [(0, 0), (-1, 0), (.infinity, 0), (.nan, .nan), (2, 0)])
    expectExactly(
      { Elementary.xlog1py(0, $0) }, [(-1, 0), (-2, 0), (.infinity, 0), (.nan, .nan), (2, 0)])
    #expect(Elementary.xlogy(2, 0) == -.infinity)
    #expect(Elementary.xlogy(.nan, 2).isNaN)
  }

  @Test func `the logarithms do not decrease, across their seams`() {
    let seed: UInt64 = 3
    var generator = SeededGenerator(seed: seed)
    for seam in [0.5, 0.7071067811865476, 0.71, 1, 1.41, 1.4142135623730951, 2, 2.2250738585072014e-308] {
      var x = seam * (1 - 1e-9)
      while x < seam * (1 + 1e-9) {
        let next = (x + .random(in: 0...1e-10, using: &generator) * seam).nextUp
        #expect(Elementary.log(x) <= Elementary.log(next), "seed \(seed), \(x) and \(next)")
        #expect(Elementary.log2(x) <= Elementary.log2(next), "seed \(seed), \(x) and \(next)")
        #expect(Elementary.log10(x) <= Elementary.log10(next), "seed \(seed), \(x) and \(next)")
        #expect(Elementary.log1p(x - 1) <= Elementary.log1p(next - 1), "seed \(seed), \(x) and \(next)")
        x = next
      }
    }
  }
}
