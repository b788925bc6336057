import TestSupport
import Testing

@testable import LossCore

struct DecimalTests {
  @Test(arguments: [
    (0.0, "", 0), (-0.0, "", 0), (1, "1", 0), (100, "1", 2), (0.1, "1", -1), (-2.5, "25", -1),
    (.leastNonzeroMagnitude, "5", -324),
    (1.7976931348623157e308, "17976931348623157", 292), (0.5145731728297583, "5145731728297583", -16),
    (9_007_199_254_740_992, "9007199254740992", 0), (1e22, "1", 22), (1.25e-7, "125", -9),
  ])
  func `the shortest decimal of a double`(value: Double, digits: String, exponent: Int) {
    let decimal = Decimal(shortest: value)
    #expect(decimal.digits == digits.utf8.map { $0 - 48 })
    #expect(decimal.exponent == exponent)
    #expect(decimal.isNegative == (value < 0))
    #expect(decimal.double == value)
  }

  @Test func `zeros at the ends do not distinguish numbers`() {
    #expect(decimal("0100") == decimal("1e2"))
    #expect(decimal("0.50") == decimal(".5"))
    #expect(decimal("-0.00") == .zero)
    #expect(decimal("1.0") != decimal("-1"))
  }

  @Test(arguments: [
    ("1", "2"), ("-2", "-1"), ("-1", "1"), ("0", "0.1"), ("-0.1", "0"), ("0.1", "0.11"), ("9.99", "10"),
    ("1", "1e300000000"), ("1e-300000000", "1"), ("-1e300000000", "-1"), ("1e299999999", "1e300000000"),
    ("1e300000000", "1.0000000000000000001e300000000"), ("99999999999", "1e11"), ("0.1", "1e-0"),
  ])
  func `numbers compare by value`(smaller: String, greater: String) {
    #expect(decimal(smaller) < decimal(greater))
    #expect(!(decimal(greater) < decimal(smaller)))
    #expect(!(decimal(smaller) < decimal(smaller)))
  }

  @Test(arguments: [
    ("3.14", "3.142", "0.002", true), ("3.14", "3.1421", "0.002", false), ("1", "2", "1", true),
    ("1", "-1", "2", true), ("1", "-1", "1.9999999999999999999", false), ("0", "0", "0", true),
    ("1", "1", "1e-300000000", true), ("1", "1.00000000000000000001", "1e-300000000", false),
    ("1", "5", "1e300000000", true), ("1e300000000", "5", "1e300000000", true),
    ("1e300000000", "-5", "1e300000000", false), ("1e300000000", "0", "9.99e299999999", false),
    ("0.1", "0.3", "0.2", true), ("1e-400", "0", "1e-400", true), ("1.1e-400", "0", "1e-400", false),
  ])
  func `distances are exact`(a: String, b: String, tolerance: String, isWithin: Bool) {
    #expect(decimal(a).isWithin(decimal(tolerance), of: decimal(b)) == isWithin)
    #expect(decimal(b).isWithin(decimal(tolerance), of: decimal(a)) == isWithin)
    #expect((-decimal(a)).isWithin(decimal(tolerance), of: -decimal(b)) == isWithin)
  }

  @Test func `the sign of a sum is that of integer arithmetic`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<5000 {
      let scales = [1, 10, 100, 1000, 100_000]
      let terms = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        Int.random(in: -30...30, using: &random) * scales.randomElement(using: &random)!
      }
      let decimals = terms.map { Decimal(isNegative: $0 < 0, digits: String(abs($0)).utf8.map { $0 - 48 }) }
      #expect(Decimal.sign(ofSum: decimals) == terms.reduce(0, +).signum(), "\(terms), seed 7")
    }
  }

  @Test(arguments: [
    ("3.14159", -2, "3.14"), ("0.125", -2, "0.12"), ("0.375", -2, "0.38"), ("0.1251", -2, "0.13"), ("0.5", 0, "0"),
    ("1.5", 0, "2"), ("2.5", 0, "2"), ("-2.5", 0, "-2"), ("0.51", 0, "1"), ("0.05", 0, "0"), ("9.99", -1, "10"),
    ("999", 3, "1e3"), ("499", 3, "0"), ("500", 3, "0"), ("501", 3, "1000"), ("1234", 9, "0"), ("1.5", -5, "1.5"),
    ("1e300000000", 0, "1e300000000"), ("1e-300000000", 0, "0"),
  ])
  func `rounding takes ties to even`(number: String, place: Int, rounded: String) {
    #expect(decimal(number).rounded(toPowerOfTen: place) == decimal(rounded))
  }

  @Test(arguments: [
    ("0.51457", 4, "0.5146"), ("123456", 2, "120000"), ("9.9996", 4, "10"), ("1.5", 1, "2"), ("7", 4, "7"),
  ])
  func `significant digits`(number: String, count: Int, rounded: String) {
    #expect(decimal(number).rounded(significantDigits: count) == decimal(rounded))
  }

  @Test func `scaling moves the point and never overflows`() {
    #expect(decimal("12.5").scaled(byPowerOfTen: 2) == decimal("1250"))
    #expect(decimal("12.5").scaled(byPowerOfTen: .max).magnitudeExponent > Decimal.exponentLimit)
    #expect(decimal("12.5").scaled(byPowerOfTen: .min).double == 0)
    #expect(Decimal.zero.scaled(byPowerOfTen: 5) == .zero)
  }
}

/// The exact value of a number as it is spelled in the language, with a sign.
private func decimal(_ spelling: String) -> Decimal {
  let bytes = Array(spelling.utf8)
  let isNegative = bytes.first == UInt8(ascii: "-")
  let number = WrittenNumber(prefixOf: bytes.dropFirst(isNegative ? 1 : 0))!
  precondition(number.end == bytes.count)
  return Decimal(isNegative: isNegative, digits: number.digits, exponent: number.exponent)
}
