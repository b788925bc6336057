internal import LossLanguage

/// One line of the text that cmark parses, and where it stands in the file.
struct MarkdownLine {
  /// UTF-8 without the line ending.
  var text: [UInt8]
  /// Line in the file, from 1.
  var number: Int
  /// How many bytes at the start of `text` do not stand in the file.
  var inserted = 0
  /// Offset in the file's bytes of the first byte that does.
  var fileOffset: Int
  /// Column in the file of that byte.
  var column = 1

  /// Where a byte of the line stands, as the line of a source whose text has it at `offset`.
  func place(of index: Int, at offset: Int) -> Source.Line {
    let index = max(index, inserted)
    return Source.Line(
      offset: offset, line: number, column: column + text[inserted..<index].scalarCount,
      fileOffset: fileOffset + index - inserted)
  }

  /// The line from a byte on, without what stands before it.
  func dropping(_ count: Int) -> MarkdownLine {
    let place = place(of: count, at: 0)
    return MarkdownLine(
      text: Array(text[count...]), number: number, inserted: max(inserted - count, 0), fileOffset: place.fileOffset,
      column: place.column)
  }
}

extension [MarkdownLine] {
  /// The lines of a text, whose line endings may be `\n`, `\r\n` and `\r`.
  ///
  /// - Parameter start: where the text begins in the bytes, behind a byte-order mark.
  init(splitting bytes: [UInt8], from start: Int) {
    self = []
    var lineStart = start
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == .newline || byte == .carriageReturn else {
        index += 1
        continue
      }
      append(MarkdownLine(text: [UInt8](bytes[lineStart..<index]), number: count + 1, fileOffset: lineStart))
      let isPair = byte == .carriageReturn && index + 1 < bytes.count && bytes[index + 1] == .newline
      index += isPair ? 2 : 1
      lineStart = index
    }
    if lineStart < bytes.count {
      append(MarkdownLine(text: [UInt8](bytes[lineStart...]), number: count + 1, fileOffset: lineStart))
    }
  }

  /// The text that cmark gets.
  var joined: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(reduce(0) { $0 + $1.text.count + 1 })
    for line in self {
      text += line.text
      text.append(.newline)
    }
    return text
  }
}
