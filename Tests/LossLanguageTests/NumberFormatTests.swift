import LossCore
import TestSupport
import Testing

@testable import LossLanguage

struct NumberFormatTests {
  @Test(
    arguments: pairs([
      (0.0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (123456, "123456"), (999_999_999_999_999, "999999999999999"),
      (1e15, "1e15"), (123_456_789_012_345_680, "1.235e17"), (0.5145731728297583, "0.5146"), (0.5, "0.5"),
      (2.50, "2.5"), (3.14159, "3.142"), (12.3456, "12.35"), (12345.67, "12350"), (1234567.8, "1235000"),
      (9999999.6, "1e7"), (12345678.9, "1.235e7"), (0.0001, "0.0001"), (0.000099999, "0.0001"),
      (0.00009999, "9.999e-5"), (0.00001234, "1.234e-5"), (1.5e-300, "1.5e-300"), (.infinity, "inf"),
      (-.infinity, "-inf"), (.nan, "nan"), (0.99996, "1"), (1e22, "1e22"), (-0.5145731728297583, "-0.5146"),
    ]))
  func `four significant digits`(value: Double, text: String) {
    #expect(NumberFormat().text(value) == text)
  }

  @Test(arguments: [
    // The shortest decimals are ties; the doubles lie on either side of them.
    (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.675, 3, "2.68"), (1.005, 3, "1"), (1.015, 3, "1.02"), (0.25, 1, "0.2"),
    (0.1 + 0.2, 17, "0.30000000000000004"), (0.1, 17, "0.1"), (2.5, 0, "2"), (1.0 / 3, 99, "0.3333333333333333"),
  ])
  func `ties of the decimal go to even`(value: Double, digits: Int, text: String) {
    #expect(NumberFormat(digits: digits).text(value) == text)
  }

  @Test(
    arguments: pairs([
      (0.125, "12.5%"), (1, "100%"), (0.1 + 0.2, "30%"), (0.07, "7%"), (0.00000123, "0.000123%"), (.infinity, "inf"),
      (.nan, "nan"), (-0.5, "-50%"), (1.005, "100.5%"),
    ]))
  func `percentages are exact before they are rounded`(value: Double, text: String) {
    #expect(NumberFormat(isPercentage: true).text(value) == text)
  }

  @Test func `pages have a minus and an infinity`() {
    let format = NumberFormat(signs: .typeset)
    #expect([-1.5, -1e-9, -.infinity, .infinity, .nan].map(format.text) == ["−1.5", "−1e−9", "−∞", "∞", "nan"])
  }

  @Test(
    arguments: columns([
      ([0, 0.7, 0.2], ["0.0", "0.7", "0.2"]), ([1, 20, 300], ["1", "20", "300"]),
      ([0.5145731728297583, 12.3456789, -3], ["0.5146", "12.3457", "-3.0000"]),
      ([0.5, .nan, -.infinity], ["0.5", "nan", "-inf"]), ([0.25, 1e-9], ["0.25", "1e-9"]), ([], []),
      ([12345.67, 1], ["12350", "1"]), ([12345.67, 0.5], ["12345.7", "0.5"]), ([0.99996, 0.5], ["1.0", "0.5"]),
    ]))
  func `a column has as many decimals as its neediest number`(values: [Double], texts: [String]) {
    #expect(NumberFormat().column(values) == texts)
  }

  @Test(
    arguments: pairs([
      (0.0, "0"), (-0.0, "-0.0"), (3, "3"), (-3, "-3"), (0.5145731728297583, "0.5145731728297583"),
      (1e15, "1000000000000000"),
      (1e16, "1e16"), (1.5e-7, "1.5e-7"), (0.0001, "0.0001"), (0.00001, "1e-5"),
      (1.7976931348623157e308, "1.7976931348623157e308"),
      (.leastNonzeroMagnitude, "5e-324"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
    ]))
  func `the shortest text is JSON`(value: Double, text: String) {
    #expect(NumberFormat.shortest(value) == text)
  }

  @Test func `shortest texts read back`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<5000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(Double(NumberFormat.shortest(value))?.bitPattern == value.bitPattern, "\(value), seed 3")
    }
  }

  @Test func `a short decimal is written as the decimal that it is`() {
    var random = SeededGenerator(seed: 5)
    for number in 0..<5000 {
      var value = Double(bitPattern: random.next())
      if number % 2 == 0 {
        value = Double.random(in: -1...1, using: &random) * [1e-6, 1, 1e9].randomElement(using: &random)!
      }
      if number % 5 == 0 { value = value.rounded() }
      guard value.isFinite else { continue }
      let (short, decimal) = (ShortDecimal(shortest: value), Decimal(shortest: value))
      #expect(short.text == decimal.text, "seed 5")
      #expect(short.scientificText() == decimal.scientificText, "seed 5")
      guard abs(short.exponent) < 30 else { continue }
      let decimals = Int.random(in: 0...20, using: &random)
      #expect(short.plainText(decimals: decimals) == decimal.plainText(decimals: decimals), "\(value), seed 5")
    }
  }

  @Test func `what is shown is within half a unit of its last digit`() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2000 {
      let digits = Int.random(in: 1...17, using: &random)
      let value = Double.random(in: -1...1, using: &random) * [1e-6, 0.01, 1, 1000, 1e9].randomElement(using: &random)!
      let shown = try #require(Double(NumberFormat(digits: digits).text(value)))
      #expect(abs(shown - value) <= abs(value) * [0.5, 0.05, 0.005][min(digits - 1, 2)] * 1.0001, "\(value), seed 4")
    }
  }
}

/// Tables whose types the compiler need not search for.
private func pairs(_ pairs: [(Double, String)]) -> [(Double, String)] { pairs }
private func columns(_ columns: [([Double], [String])]) -> [([Double], [String])] { columns }
