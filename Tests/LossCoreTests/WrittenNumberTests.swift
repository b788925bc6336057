import TestSupport
import Testing

@testable import LossCore

/// The standard library reads numbers correctly rounded; the sources may not use it, the tests compare with it.
struct WrittenNumberTests {
  @Test(arguments: [
    ("12", 2, 0, false), ("1_000", 5, 0, false), (".5", 2, -1, true), ("5.", 2, 0, true), ("1e3", 3, 3, true),
    ("1E-7", 4, -7, true), ("1.2e+3", 6, 2, true), ("0.50", 4, -2, true), ("12.5%", 4, -1, true), ("1_", 1, 0, false),
    ("1__0", 1, 0, false), ("1e", 1, 0, false), ("1e+", 1, 0, false), ("1._5", 2, 0, true), ("1.2.3", 3, -1, true),
    ("2x", 1, 0, false), ("5.e1", 4, 1, true), ("1e1_0", 5, 10, true),
    ("1e99999999999999999999", 22, 1_000_000_000, true),
    ("1e-99999999999999999999", 23, -1_000_000_000, true),
  ])
  func `a number ends where its spelling does`(
    text: String, length: Int, exponent: Int, hasPointOrExponent: Bool
  ) throws {
    let number = try #require(WrittenNumber(prefixOf: Array(text.utf8)[...]))
    #expect(number.end == length)
    #expect(number.exponent == exponent)
    #expect(number.hasPointOrExponent == hasPointOrExponent)
  }

  @Test(arguments: ["", ".", "_1", "e5", "-1", "+1", "._5", "x", " 1"])
  func `what begins otherwise is no number`(text: String) {
    #expect(WrittenNumber(prefixOf: Array(text.utf8)[...]) == nil)
  }

  @Test(arguments: [("12e3", 3), ("1.5E-7", -7), ("1.5", nil), ("2e", nil)] as [(String, Int?)])
  func `a power of ten is remembered as written`(text: String, power: Int?) {
    #expect(WrittenNumber(prefixOf: Array(text.utf8)[...])?.power == power)
  }

  @Test func `a slice keeps its own indices`() throws {
    let text = Array("x = 1_0.50;".utf8)
    let number = try #require(WrittenNumber(prefixOf: text[4...]))
    #expect(number.end == 10)
    #expect(number.digits == [1, 0, 5, 0])
    #expect(number.double == 10.5)
  }

  @Test(arguments: [
    "0", "0.0", "000", "1", "3.14159", "0.1", "123456789012345678", "9007199254740991", "9007199254740992",
    "9007199254740993", "9007199254740994", "9007199254740995", "9007199254740993.0000000000000000000000000000000001",
    "9007199254740992.9999999999999999999999999999999999", "2.2250738585072011e-308", "2.2250738585072012e-308",
    "2.2250738585072013e-308", "2.2250738585072014e-308", "1.7976931348623157e308", "1.7976931348623158e308",
    "1.7976931348623159e308", "179769313486231580793e289", "1e308", "1e309", "1e400", "1e-323", "1e-324", "4.9e-324",
    "5e-324", "2.4703282292062327208e-324", "2.4703282292062328e-324", "2.47032822920623272e-324", "2.5e-324",
    "7.4109846876186981626e-324", "1e23", "8.5e22", "6.0221407e23",
    "0.500000000000000166533453693773481063544750213623046875",
    "3.518437208883201171875e13", "62.5364939768271845828", "8.10109172351e-10", "1.50000000000000011102230246251565",
    "0.99999999999999994448884876874", "1.00000000000000011102230246251565404236316680908203125",
    "1.00000000000000011102230246251565404236316680908203124",
    "1.00000000000000011102230246251565404236316680908203126",
    "7.2057594037927933e16", "1448997445238699", "1e-400", "100000000000000016777215", "100000000000000016777216",
    "1e22", "1e-22", "18446744073709551615", "18446744073709551616", "99999999999999999999e-20",
  ])
  func `hard cases are rounded once, ties to even`(text: String) {
    expectSameAsStandardLibrary(text)
  }

  @Test func `every power of ten`() {
    for power in -350...320 {
      expectSameAsStandardLibrary("1e\(power)")
      expectSameAsStandardLibrary("1234567890123456789e\(power)")
      expectSameAsStandardLibrary("9999999999999999999999e\(power)")
    }
  }

  @Test func `the shortest decimals of random doubles read back, and so do their neighbours`() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<6000 {
      let value = Double(bitPattern: random.next() & (1 << 63 - 1))
      guard value.isFinite else { continue }
      let decimal = Decimal(shortest: value)
      #expect(decimal.double == value, "\(value), seed 1")
      let digits = String(decoding: decimal.digits.map { $0 + 48 }, as: UTF8.self)
      expectSameAsStandardLibrary("\(digits)5e\(decimal.exponent - 1)")
      expectSameAsStandardLibrary("\(digits)4999999999999e\(decimal.exponent - 13)")
    }
  }

  @Test func `points halfway between random doubles`() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<300 {
      let bits = random.next() & (1 << 63 - 1)
      let value = Double(bitPattern: random.next() % 4 == 0 ? bits & (1 << 53 - 1) : bits)
      guard value.isFinite && value.nextUp.isFinite else { continue }
      let (digits, exponent) = exactMidpoint(value, value.nextUp)
      let even = value.significandBitPattern % 2 == 0 ? value : value.nextUp
      #expect(Double(digits: digits, exponent: exponent) == even, "\(value), seed 2")
      #expect(Double(digits: digits + [0, 0, 0, 1], exponent: exponent - 4) == value.nextUp, "\(value), seed 2")
      let lastNonzero = digits.lastIndex { $0 != 0 }!
      let nines = Array(repeating: 9 as UInt8, count: digits.count - lastNonzero + 1)
      let below = digits[..<lastNonzero] + [digits[lastNonzero] - 1] + nines
      #expect(Double(digits: below, exponent: exponent - 2) == value, "\(value), seed 2")
    }
  }

  @Test func `long digit strings take no more than their length`() {
    let million = String(repeating: "3", count: 1_000_000)
    #expect(double("0.\(million)") == 1.0 / 3)
    #expect(double("0.\(String(repeating: "0", count: 1_000_000))\(million)e1000000") == 1.0 / 3)
    #expect(double("\(million)e-1000000") == 1.0 / 3)
    #expect(double("1\(String(repeating: "0", count: 1_000_000))e-1000000") == 1)
    #expect(double("9007199254740993.\(String(repeating: "0", count: 1_000_000))1") == 9_007_199_254_740_994)
    #expect(double("9007199254740993.\(String(repeating: "0", count: 1_000_000))") == 9_007_199_254_740_992)
  }

  private func double(_ text: String) -> Double? {
    WrittenNumber(prefixOf: Array(text.utf8)[...])?.double
  }

  private func expectSameAsStandardLibrary(_ text: String) {
    #expect(double(text) == Double(text), "\(text)")
  }

  /// The digits of the point halfway between two neighbours: a multiple of 2^-1075, so of 10^-1075.
  private func exactMidpoint(_ a: Double, _ b: Double) -> (digits: [UInt8], exponent: Int) {
    let ulp = a.ulp
    var significand = UInt64(a / ulp) * 2 + 1
    var power = Int(ulp.exponent) - 1
    while significand % 2 == 0 {
      significand /= 2
      power += 1
    }
    var digits = String(significand).utf8.reversed().map { $0 - 48 }
    // Multiply by 2 (or by 5, with a tenth) digit by digit.
    for _ in 0..<abs(power) {
      var carry: UInt8 = 0
      for index in digits.indices {
        let product = digits[index] * (power > 0 ? 2 : 5) + carry
        digits[index] = product % 10
        carry = product / 10
      }
      if carry > 0 { digits.append(carry) }
    }
    return (digits.reversed(), min(power, 0))
  }
}
