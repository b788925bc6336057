import LossCore

@testable import LossLanguage

extension ClaimLiteral {
  /// Reads what a test writes behind `≈`; only well-formed literals.
  init(_ spelling: String) {
    var reader = LiteralReader(text: Array(spelling.utf8))
    self = reader.readLiteral()
  }
}

private struct LiteralReader {
  let text: [UInt8]
  var index = 0

  mutating func readLiteral() -> ClaimLiteral {
    var literal = ClaimLiteral(value: readElement())
    if skip("±"), case .numeral(let tolerance) = readElement() { literal.tolerance = tolerance }
    if skip("bits") || skip("bit") { literal.unit = .bits }
    if skip("nats") { literal.unit = .nats }
    precondition(index == text.count)
    return literal
  }

  private mutating func readElement() -> ClaimLiteral.Element {
    if skip("[") {
      var elements: [ClaimLiteral.Element] = []
      while !skip("]") {
        elements.append(readElement())
        _ = skip(",")
      }
      return .array(elements)
    }
    if skip("true") { return .boolean(true) }
    if skip("false") { return .boolean(false) }
    if skip("nan") { return .nan }
    if skip("\"") {
      let start = index
      while text[index] != UInt8(ascii: "\"") { index += 1 }
      index += 1
      return .text(String(decoding: text[start..<index - 1], as: UTF8.self))
    }
    if skip("?") {
      var decimals: Int?
      if skip(".") {
        decimals = 0
        while skip("?") { decimals! += 1 }
      }
      return .unfilled(decimals: decimals, isPercentage: skip("%"))
    }
    let isNegative = skip("-") || skip("−")
    if skip("inf") { return .infinity(isNegative: isNegative) }
    let number = WrittenNumber(prefixOf: text[index...])!
    index = number.end
    return .numeral(
      Numeral(
        isNegative: isNegative, digits: number.digits, exponent: number.exponent, isPercentage: skip("%"),
        hasPointOrExponent: number.hasPointOrExponent, power: number.power))
  }

  private mutating func skip(_ word: String) -> Bool {
    while index < text.count && text[index] == UInt8(ascii: " ") { index += 1 }
    guard text[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }
}
