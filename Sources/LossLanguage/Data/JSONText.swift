/// Texts of JSON, and their escapes.
extension [UInt8] {
  /// The text of a JSON string, without its quotes and escapes.
  ///
  /// - Parameter span: a string that was read without errors, with its quotes.
  func jsonText(of span: Span) -> String {
    let (start, end) = (span.start + 1, span.end - 1)
    guard self[start..<end].contains(UInt8(ascii: "\\")) else {
      return String(decoding: self[start..<end], as: UTF8.self)
    }
    var text: [UInt8] = []
    text.reserveCapacity(end - start)
    var index = start
    while index < end {
      guard self[index] == UInt8(ascii: "\\"), let length = jsonEscapeLength(at: index, end: end) else {
        text.append(self[index])
        index += 1
        continue
      }
      switch self[index + 1] {
      case UInt8(ascii: "b"): text.append(8)
      case UInt8(ascii: "t"): text.append(9)
      case UInt8(ascii: "n"): text.append(10)
      case UInt8(ascii: "f"): text.append(12)
      case UInt8(ascii: "r"): text.append(13)
      case UInt8(ascii: "u"): text += String(escapedScalar(at: index, length: length)).utf8
      case let byte: text.append(byte)
      }
      index += length
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of the escape that begins with the backslash at `index`, of a pair of surrogates both; nil if it is none.
  func jsonEscapeLength(at index: Int, end: Int) -> Int? {
    guard index + 1 < end else { return nil }
    switch self[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"):
      guard let unit = codeUnit(at: index, end: end) else { return nil }
      if !(0xD800...0xDFFF).contains(unit) { return 6 }
      guard unit < 0xDC00, let second = codeUnit(at: index + 6, end: end), (0xDC00...0xDFFF).contains(second) else {
        return nil
      }
      return 12
    default:
      return nil
    }
  }

  /// The UTF-16 code unit of `\uXXXX`.
  private func codeUnit(at index: Int, end: Int) -> UInt32? {
    guard index + 6 <= end, self[index] == UInt8(ascii: "\\"), self[index + 1] == UInt8(ascii: "u") else { return nil }
    var unit: UInt32 = 0
    for byte in self[(index + 2)..<(index + 6)] {
      guard let digit = byte.hexadecimalValue else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }

  private func escapedScalar(at index: Int, length: Int) -> Unicode.Scalar {
    var value = codeUnit(at: index, end: count) ?? 0xFFFD
    if length == 12, let second = codeUnit(at: index + 6, end: count) {
      value = 0x10000 + (value - 0xD800) << 10 + (second - 0xDC00)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
