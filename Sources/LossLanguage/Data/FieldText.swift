internal import LossCore

/// What stands in a field.
extension [UInt8] {
  /// The number that fills the span: as in the language, with a sign, or `inf` or `nan` in any case; infinite if it is
  /// too large for a double.
  func number(in span: Span) -> Double? {
    var start = span.start
    guard start < span.end else { return nil }
    var isNegative = false
    switch self[start] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
      break
    case UInt8(ascii: "-"), UInt8(ascii: "+"):
      isNegative = self[start] == UInt8(ascii: "-")
      start += 1
    case 0xE2 where self[start..<span.end].starts(with: "−".utf8):
      isNegative = true
      start += 3
    case UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "n"), UInt8(ascii: "N"):
      break
    default:
      return nil
    }
    guard let magnitude = magnitude(in: Span(start, span.end)) else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  private func magnitude(in span: Span) -> Double? {
    if isWord("inf", in: span) { return .infinity }
    if isWord("nan", in: span) { return .nan }
    guard let number = WrittenNumber(prefixOf: self[span.start..<span.end]), number.end == span.end else { return nil }
    return number.double
  }

  /// Whether the span, a number, is written with digits: an infinite one is then too large.
  func hasDigits(in span: Span) -> Bool {
    self[span.start..<span.end].contains { $0.isDigit }
  }

  /// - Parameter word: in small letters.
  private func isWord(_ word: String, in span: Span) -> Bool {
    self[span.start..<span.end].elementsEqual(word.utf8) { $0 | 0x20 == $1 }
  }

  /// The text of a CSV field, without its quotes.
  func delimitedText(of span: Span) -> String {
    guard isQuoted(span) else { return String(decoding: self[span.start..<span.end], as: UTF8.self) }
    let content = self[(span.start + 1)..<(span.end - 1)]
    guard content.contains(UInt8(ascii: "\"")) else { return String(decoding: content, as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    var index = content.startIndex
    while index < content.endIndex {
      text.append(content[index])
      // Inside a field each quote stands twice.
      index += content[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  func isQuoted(_ span: Span) -> Bool { span.start < span.end && self[span.start] == UInt8(ascii: "\"") }

  func isEqual(_ word: String, in span: Span) -> Bool {
    self[span.start..<span.end].elementsEqual(word.utf8)
  }
}
