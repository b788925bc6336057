/// A text that the language reads (a cell's body, an expression in prose, a definition of the library), and where each
/// of its lines stands in the file it came from.
///
/// The text has no prefixes of lists or block quotes, no byte-order mark and no carriage returns; the lines remember
/// where it stood with them. A line of the text has more than one entry where a byte of the file is left out of it (the
/// backslash of an escaped pipe in a table's cell) or where blanks stand for the rest of a tab; an entry says where the
/// text stands from its offset on.
package final class Source: Sendable {
  /// The file, as diagnostics show it: a path relative to the project, with `/`.
  package let file: String
  /// UTF-8, lines separated by `\n`.
  package let text: [UInt8]
  /// At least one; ordered by offset.
  package var lines: [Line] { listed ?? [Line](of: text, from: firstOffset) }
  /// nil for a whole file: nobody asks for the places of its lines unless something is wrong with it, and there may be
  /// millions.
  private let listed: [Line]?
  /// Where the text of a whole file begins in its bytes.
  private let firstOffset: Int

  package struct Line: Sendable, Equatable {
    /// Offset in `text` of the first byte that the entry is about, mostly a line's first.
    package let offset: Int
    /// Line in the file, from 1.
    package let line: Int
    /// Column in the file of the line's first character: Unicode scalars from 1, a tab is one, a byte-order mark none.
    package let column: Int
    /// Offset in the file's bytes of the line's first byte, the byte-order mark counted.
    package let fileOffset: Int

    package init(offset: Int, line: Int, column: Int, fileOffset: Int) {
      self.offset = offset
      self.line = line
      self.column = column
      self.fileOffset = fileOffset
    }
  }

  package init(file: String, text: [UInt8], lines: [Line]) {
    precondition(!lines.isEmpty)
    self.file = file
    self.text = text
    listed = lines
    firstOffset = lines[0].fileOffset
  }

  /// A whole file without carriage returns, whose text begins at an offset of its bytes.
  package init(file: String, text: [UInt8], firstOffset: Int) {
    self.file = file
    self.text = text
    listed = nil
    self.firstOffset = firstOffset
  }

  /// A text that is a whole file, or starts at the given line of one.
  package convenience init(file: String, text: String, line: Int = 1) {
    let bytes = Array(text.utf8)
    var lines = [Line(offset: 0, line: line, column: 1, fileOffset: 0)]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(Line(offset: index + 1, line: line + lines.count, column: 1, fileOffset: index + 1))
    }
    self.init(file: file, text: bytes, lines: lines)
  }

  /// The text of a span, as written.
  package func text(of span: Span) -> String {
    String(decoding: text[span.start..<span.end], as: UTF8.self)
  }

  /// Where an offset of the text stands in the file.
  package func position(at offset: Int) -> Position {
    let line = line(at: offset)
    var column = line.column
    for byte in text[line.offset..<offset] where byte & 0b1100_0000 != 0b1000_0000 { column += 1 }
    return Position(line: line.line, column: column)
  }

  /// Where an offset of the text stands in the bytes of the file.
  package func fileOffset(at offset: Int) -> Int {
    let line = line(at: offset)
    return line.fileOffset + offset - line.offset
  }

  package func region(_ span: Span) -> Region {
    Region(file: file, start: position(at: span.start), end: position(at: span.end))
  }

  private func line(at offset: Int) -> Line {
    let lines = lines
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].offset <= offset { low = middle } else { high = middle }
    }
    return lines[low]
  }
}

extension [Source.Line] {
  /// The lines of a whole file.
  ///
  /// - Parameter firstOffset: where its text begins in its bytes.
  fileprivate init(of text: [UInt8], from firstOffset: Int) {
    self = [Source.Line(offset: 0, line: 1, column: 1, fileOffset: firstOffset)]
    for (index, byte) in text.enumerated() where byte == UInt8(ascii: "\n") && index + 1 < text.count {
      append(Source.Line(offset: index + 1, line: count + 1, column: 1, fileOffset: firstOffset + index + 1))
    }
  }
}

/// A half-open range of UTF-8 offsets in the text of a `Source`.
package struct Span: Sendable, Equatable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// From the start of this span to the end of another.
  package func through(_ other: Span) -> Span { Span(start, other.end) }
}

/// A place in a file: both count from 1; columns count Unicode scalars, a tab is one.
package struct Position: Sendable, Equatable, Comparable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Position, b: Position) -> Bool {
    a.line == b.line ? a.column < b.column : a.line < b.line
  }
}

/// A stretch of a file; `end` is the place just behind its last character.
package struct Region: Sendable, Equatable {
  package let file: String
  package let start: Position
  package let end: Position

  package init(file: String, start: Position, end: Position) {
    self.file = file
    self.start = start
    self.end = end
  }
}
