import TestSupport
import Testing

@testable import LossCore

struct ShortDecimalTests {
  @Test(
    arguments: [
      (0.0, 0, 0), (-0.0, 0, 0), (1, 1, 0), (100, 1, 2), (0.1, 1, -1), (-2.5, 25, -1),
      (.leastNonzeroMagnitude, 5, -324),
      (1.7976931348623157e308, 17_976_931_348_623_157, 292), (0.5145731728297583, 5_145_731_728_297_583, -16),
      (9_007_199_254_740_992, 9_007_199_254_740_992, 0), (1e22, 1, 22), (1.25e-7, 125, -9),
    ] as [(Double, UInt64, Int)])
  func `the shortest decimal of a double`(value: Double, significand: UInt64, exponent: Int) {
    let decimal = ShortDecimal(shortest: value)
    #expect(decimal.significand == significand && decimal.exponent == exponent)
    #expect(decimal.isNegative == (value < 0))
  }

  @Test func `it is the decimal that has its digits, and rounds as that does`() {
    var random = SeededGenerator(seed: 11)
    for number in 0..<20_000 {
      var value = Double(bitPattern: random.next())
      if number % 2 == 0 { value = Double.random(in: -1...1, using: &random) * 1000 }
      if number % 3 == 0 { value = (value * 8).rounded() / 8 }
      guard value.isFinite else { continue }
      let (short, decimal) = (ShortDecimal(shortest: value), Decimal(shortest: value))
      #expect(short.decimal == decimal, "\(value), seed 11")
      #expect(short.magnitudeExponent == decimal.magnitudeExponent, "\(value), seed 11")
      #expect(short.scaled(byPowerOfTen: 2).decimal == decimal.scaled(byPowerOfTen: 2), "\(value), seed 11")
      let count = Int.random(in: -1...18, using: &random)
      #expect(
        short.rounded(significantDigits: count).decimal == decimal.rounded(significantDigits: count),
        "\(value) to \(count) digits, seed 11")
      let place = short.exponent + Int.random(in: -2...20, using: &random)
      #expect(
        short.rounded(toPowerOfTen: place).decimal == decimal.rounded(toPowerOfTen: place),
        "\(value) to 10^\(place), seed 11")
    }
  }

  @Test(arguments: [0, 1, 9, 10, 99, 100, 999_999_999_999_999_999, 1_000_000_000_000_000_000, .max] as [UInt64])
  func `digits are counted`(significand: UInt64) {
    let decimal = ShortDecimal(significand: significand)
    #expect(decimal.magnitudeExponent == (significand == 0 ? 0 : "\(significand)".utf8.count))
  }
}

extension ShortDecimal {
  fileprivate var decimal: Decimal {
    Decimal(isNegative: isNegative, digits: "\(significand)".utf8.map { $0 - UInt8(ascii: "0") }, exponent: exponent)
  }
}
