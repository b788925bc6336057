internal import LossLanguage

/// The first byte that makes a file no text: a NUL, or one that is not UTF-8.
struct InvalidText {
  var position: Position
  var byte: UInt8

  /// nil for a text.
  init?(in bytes: [UInt8], from start: Int) {
    var index = bytes.plainTextEnd(from: start)
    while index < bytes.count {
      let length = bytes.wellFormedLength(at: index)
      if bytes[index] == 0 || length == 0 { break }
      index += length
    }
    guard index < bytes.count else { return nil }
    byte = bytes[index]
    let lines = [MarkdownLine](splitting: Array(bytes[..<index]), from: start)
    let endsLine = index > start && (bytes[index - 1] == .newline || bytes[index - 1] == .carriageReturn)
    position =
      endsLine || lines.isEmpty
      ? Position(line: lines.count + 1, column: 1)
      : Position(line: lines.count, column: lines[lines.count - 1].text.scalarCount + 1)
  }

  func diagnostic(file: String) -> Diagnostic {
    let region = Region(file: file, start: position, end: Position(line: position.line, column: position.column + 1))
    guard byte != 0 else {
      return Diagnostic(
        .notUTF8, "`\(file)` is no text: it has a NUL byte", at: region, help: "save it as plain text in UTF-8")
    }
    let digits = String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      .notUTF8, "`\(file)` is not UTF-8", at: region, "the byte 0x\(digits.count < 2 ? "0" : "")\(digits)",
      help: "save it in the encoding UTF-8")
  }
}

extension [UInt8] {
  /// Behind as many characters of ASCII other than NUL as are found eight at a time: most texts have no others.
  fileprivate func plainTextEnd(from start: Int) -> Int {
    withUnsafeBytes { bytes in
      var index = start
      while index + 8 <= bytes.count {
        let eight = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // The high bit of a byte is set where it is not ASCII, or where taking one from it borrows: it is 0.
        guard (eight | (eight &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 else { break }
        index += 8
      }
      return index
    }
  }

  /// The length of the well-formed UTF-8 sequence at an index; 0 if there is none (Unicode 15, table 3-7).
  fileprivate func wellFormedLength(at index: Int) -> Int {
    let first = self[index]
    let second: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= count, second.contains(self[index + 1]) else { return 0 }
    for offset in 2..<Swift.max(length, 2) where !(0x80...0xBF).contains(self[index + offset]) { return 0 }
    return length
  }

  /// Where the text begins behind a byte-order mark.
  var textStart: Int { starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
