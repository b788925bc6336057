extension Unicode.Scalar {
  /// A letter of any script, or `_`.
  var startsName: Bool {
    if value < 0x80 { return UInt8(value).isLetter || self == "_" }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  /// Besides: digits, subscript digits, combining marks.
  var continuesName: Bool {
    if value < 0x80 { return startsName || UInt8(value).isDigit }
    if (0x2080...0x2089).contains(value) || startsName { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// Blanks that are no ASCII, such as U+00A0 and U+202F.
  var isBlank: Bool { properties.generalCategory == .spaceSeparator }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLetter: Bool { self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z") }

  /// The value of a hexadecimal digit.
  var hexadecimalValue: UInt32? {
    if isDigit { return UInt32(self - UInt8(ascii: "0")) }
    let letter = self | 0x20
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f") ? UInt32(letter - UInt8(ascii: "a")) + 10 : nil
  }
}

extension [UInt8] {
  /// The scalar that begins at an offset and the number of its bytes; nil where the bytes are no UTF-8, and at the end.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard offset < count else { return nil }
    let first = self[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let (length, least): (Int, UInt32) =
      switch first {
      case 0xC2...0xDF: (2, 0x80)
      case 0xE0...0xEF: (3, 0x800)
      case 0xF0...0xF4: (4, 0x10000)
      default: (0, 0)
      }
    guard length > 0 && count - offset >= length else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for byte in self[offset + 1..<offset + length] {
      guard byte & 0b1100_0000 == 0b1000_0000 else { return nil }
      value = value << 6 | UInt32(byte & 0b0011_1111)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// The character that the escape at an offset (of its `\`) means, nil for none; and the offset behind it.
  func escape(at offset: Int) -> (scalar: Unicode.Scalar?, end: Int) {
    guard offset + 1 < count else { return (nil, offset + 1) }
    switch self[offset + 1] {
    case UInt8(ascii: "\""): return ("\"", offset + 2)
    case UInt8(ascii: "\\"): return ("\\", offset + 2)
    case UInt8(ascii: "n"): return ("\n", offset + 2)
    case UInt8(ascii: "t"): return ("\t", offset + 2)
    case UInt8(ascii: "u") where offset + 2 < count && self[offset + 2] == UInt8(ascii: "{"):
      var end = offset + 3
      var value: UInt32 = 0
      while end < count, end < offset + 9, let digit = self[end].hexadecimalValue {
        value = value << 4 | digit
        end += 1
      }
      guard end > offset + 3 && end < count && self[end] == UInt8(ascii: "}") else { return (nil, end) }
      return (Unicode.Scalar(value), end + 1)
    case UInt8(ascii: "\n"): return (nil, offset + 1)
    default: return (nil, offset + 1 + Swift.max(1, scalar(at: offset + 1)?.length ?? 1))
    }
  }
}

extension Source {
  /// A part of this source as a source of its own, its positions those in the file: what stands in braces in a label.
  package func part(_ span: Span) -> Source {
    var part = [Line(offset: 0, at: position(at: span.start), fileOffset: fileOffset(at: span.start))]
    let firstBehind = lines.partitioningIndex { $0.offset > span.start }
    for line in lines[firstBehind...] {
      guard line.offset <= span.end else { break }
      part.append(
        Line(
          offset: line.offset - span.start, line: line.line, column: line.column, fileOffset: line.fileOffset))
    }
    return Source(file: file, text: Array(text[span.start..<span.end]), lines: part)
  }

  /// What a stretch inside a text's quotes means: its escapes resolved, those that are none as they stand.
  package func unescapedText(of span: Span) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(span.end - span.start)
    var offset = span.start
    while offset < span.end {
      if text[offset] == UInt8(ascii: "\\") {
        let (scalar, end) = text.escape(at: offset)
        if let scalar, end <= span.end {
          bytes.append(contentsOf: String(Character(scalar)).utf8)
          offset = end
          continue
        }
      }
      bytes.append(text[offset])
      offset += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

private extension Source.Line {
  init(offset: Int, at position: Position, fileOffset: Int) {
    self.init(offset: offset, line: position.line, column: position.column, fileOffset: fileOffset)
  }
}

private extension [Source.Line] {
  /// The first index whose line satisfies `isBehind`, which none before it does and all after it do.
  func partitioningIndex(_ isBehind: (Source.Line) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
