import TestSupport
import Testing

@testable import LossCore

struct RoundingTests {
  /// A number, digits, and the number rounded.
  @Test(
    arguments: [
      (2.5, 0, 2), (3.5, 0, 4), (-2.5, 0, -2), (-0.5, 0, -0.0), (0.5, 0, 0), (2.675, 2, 2.68), (2.665, 2, 2.66),
      (1.005, 2, 1), (1.015, 2, 1.02), (0.125, 2, 0.12), (0.375, 2, 0.38), (-1.15, 1, -1.2),
      (0.5145731728297583, 3, 0.515), (1234.5678, -2, 1200), (1250, -2, 1200), (1350, -2, 1400), (50, -2, 0),
      (51, -2, 100), (-49, -2, -0.0), (1e300, 5, 1e300), (1e22, -21, 1e22),
      (123_456_789_012_345_680, -2, 123_456_789_012_345_696), (0x1p-1074, 323, 0),
      (Double(bitPattern: 0xbdc), 320, Double(bitPattern: 0xfd0)), (0.1, 17, 0.1), (0.1, 500, 0.1), (123, -500, 0),
      (1.7976931348623157e308, -308, 2e307 * 10), (9.995, 2, 10), (1.23456e-30, 32, 1.23e-30),
      (0.30000000000000004, 16, 0.3), (8.5e15, 0, 8.5e15), (1e-10, 3, 0), (99.5, -2, 100), (.infinity, 2, .infinity),
      (-.infinity, 2, -.infinity), (.nan, 2, .nan), (0, 3, 0), (-0.0, 3, -0.0),
      (9_007_199_254_740_991, -1, 9_007_199_254_740_990), (0.045, 2, 0.04), (0.055, 2, 0.06),
    ] as [(Double, Int, Double)])
  func `rounding to digits`(x: Double, digits: Int, rounded: Double) {
    #expect(isSame(Elementary.round(x, digits: digits), rounded), "\(Elementary.round(x, digits: digits))")
  }

  @Test func `rounding prints as few decimals as asked for`() {
    let seed: UInt64 = 7
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let x = Double.random(in: -1000...1000, using: &generator)
      for digits in 1...12 {
        let rounded = Elementary.round(x, digits: digits)
        let decimals = rounded.description.split(separator: ".").last!.count
        #expect(decimals <= digits || rounded.magnitude < 1e-3, "seed \(seed), \(x) to \(digits): \(rounded)")
        #expect(Elementary.round(rounded, digits: digits) == rounded, "seed \(seed), \(x) to \(digits)")
        #expect((rounded - x).magnitude <= 0.5 * Elementary.pow(10, Double(-digits)) + x.ulp, "seed \(seed), \(x)")
      }
    }
  }

  @Test func `floor and ceil`() {
    expectExactly(Elementary.floor, [(-0.5, -1), (0.5, 0), (-0.0, -0.0), (1e300, 1e300), (.nan, .nan)])
    expectExactly(Elementary.ceil, [(-0.5, -0.0), (0.5, 1), (2, 2), (-.infinity, -.infinity)])
  }

  /// x, y, and what Python gives for x % y.
  @Test(
    arguments: [
      (7.0, 3.0, 1.0), (-7, 3, 2), (7, -3, -2), (-7, -3, -1), (6, 3, 0), (-6, 3, 0), (6, -3, -0.0), (5.5, 2, 1.5),
      (1, 0.1, 0.09999999999999995), (-1, 0.1, 5.551115123125783e-17), (5, .infinity, 5), (-5, .infinity, .infinity),
      (5, -.infinity, -.infinity), (.infinity, 3, .nan), (5, 0, .nan), (.nan, 3, .nan), (3, .nan, .nan),
      (1e300, 7, 1), (1.7976931348623157e308, 0x1p-1074, 0), (-0.0, 3, 0),
      (0x1p-1074, 1e308, 0x1p-1074), (-0x1p-1074, 3, 3), (0x1p1023, 3, 2), (0x3p-1070, 0x2p-1070, 0x1p-1070),
    ] as [(Double, Double, Double)])
  func `remainders have the divisor's sign`(x: Double, y: Double, rest: Double) {
    #expect(isSame(Elementary.remainder(x, y), rest), "\(Elementary.remainder(x, y))")
  }

  @Test func `remainders are exact`() {
    let seed: UInt64 = 8
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let x = Double(bitPattern: .random(in: 0..<0x7ff0_0000_0000_0000, using: &generator))
      let y = Double(bitPattern: .random(in: 1..<0x7ff0_0000_0000_0000, using: &generator))
      #expect(Elementary.remainder(x, y) == x.truncatingRemainder(dividingBy: y), "seed \(seed), \(x) % \(y)")
    }
  }
}
