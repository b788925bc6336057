extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let dollar = UInt8(ascii: "$")
  static let pipe = UInt8(ascii: "|")

  /// A space or a tab.
  var isBlank: Bool { self == .space || self == .tab }
  /// A blank or a line break.
  var isWhitespace: Bool { isBlank || self == .newline || self == .carriageReturn }
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLetter: Bool {
    let lower = self | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }
  var isPunctuation: Bool {
    self > .space && self < 0x7F && !isDigit && !isLetter
  }
}

extension Collection<UInt8> {
  /// The number of Unicode scalars of this UTF-8.
  var scalarCount: Int {
    var count = 0
    for byte in self where byte & 0b1100_0000 != 0b1000_0000 { count += 1 }
    return count
  }

  var isAllBlank: Bool { allSatisfy(\.isWhitespace) }

  /// Whether the bytes stand here in the ASCII text.
  func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { prefix in starts(with: prefix) }
  }
}

extension String {
  /// Whether a byte is in its UTF-8.
  func has(_ byte: UInt8) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
  }
}

extension [UInt8] {
  /// Whether an ASCII text stands at an index.
  func has(_ text: StaticString, at index: Int) -> Bool {
    index <= count && self[index...].starts(with: text)
  }

  /// The first place of an ASCII text at or behind an index.
  func firstIndex(of text: StaticString, from start: Int) -> Int? {
    guard count >= text.utf8CodeUnitCount else { return nil }
    return text.withUTF8Buffer { pattern in
      var index = start
      while index + pattern.count <= count {
        if self[index] == pattern[0] && self[index...].starts(with: pattern) { return index }
        index += 1
      }
      return nil
    }
  }

  /// The first place of some bytes at or behind an index.
  func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + pattern.count <= count {
      if self[index] == pattern[0] && self[index..<(index + pattern.count)] == pattern[...] { return index }
      index += 1
    }
    return nil
  }

  /// The Unicode scalar that begins at an index of valid UTF-8.
  func scalar(at index: Int) -> Unicode.Scalar? {
    guard index >= 0 && index < count else { return nil }
    var end = index + 1
    while end < count && self[end] & 0b1100_0000 == 0b1000_0000 { end += 1 }
    return String(decoding: self[index..<end], as: UTF8.self).unicodeScalars.first
  }

  /// The Unicode scalar that ends before an index of valid UTF-8.
  func scalar(before index: Int) -> Unicode.Scalar? {
    var start = index - 1
    while start > 0 && self[start] & 0b1100_0000 == 0b1000_0000 { start -= 1 }
    return scalar(at: start)
  }
}

extension ArraySlice<UInt8> {
  /// Without the blanks and line breaks at either end.
  var trimmingWhitespace: ArraySlice<UInt8> {
    var slice = drop(while: \.isWhitespace)
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return slice
  }
}
