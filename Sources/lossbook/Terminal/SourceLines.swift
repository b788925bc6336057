/// A file's bytes, ready to be shown by line and column. Finding a place costs the same in a line of any length.
struct SourceLines: Sendable {
  private let bytes: [UInt8]
  /// Where each line starts and ends, its line break left out.
  private var lines: [Line] = []
  /// Where every 256th scalar of the file starts.
  private var checkpoints: [Int] = []

  private struct Line {
    var bytes: Range<Int>
    /// Scalars of the file before the line.
    var firstScalar: Int
    var scalarCount: Int
  }

  private static let stride = 256

  init(bytes: [UInt8]) {
    self.bytes = bytes
    var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = Line(bytes: offset..<offset, firstScalar: 0, scalarCount: 0)
    var scalar = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte & 0b1100_0000 != 0b1000_0000 {
        if scalar % Self.stride == 0 { checkpoints.append(offset) }
        scalar += 1
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        line.bytes = line.bytes.lowerBound..<offset
        lines.append(line)
        if byte == UInt8(ascii: "\r"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\n") {
          offset += 1
          if scalar % Self.stride == 0 { checkpoints.append(offset) }
          scalar += 1
        }
        line = Line(bytes: offset + 1..<offset + 1, firstScalar: scalar, scalarCount: 0)
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        line.scalarCount += 1
      }
      offset += 1
    }
    line.bytes = line.bytes.lowerBound..<bytes.count
    lines.append(line)
  }

  var count: Int { lines.count }

  /// The number of scalars of a line, from 1; zero for a line that the file does not have.
  func length(ofLine line: Int) -> Int {
    lines.indices.contains(line - 1) ? lines[line - 1].scalarCount : 0
  }

  /// At most `count` scalars of a line from a column on, both from 1.
  func scalars(ofLine line: Int, from column: Int, count: Int) -> [Unicode.Scalar] {
    guard lines.indices.contains(line - 1) else { return [] }
    let line = lines[line - 1]
    let first = min(max(column - 1, 0), line.scalarCount)
    let start = offset(ofScalar: line.firstScalar + first, in: line)
    // A scalar has at most four bytes.
    let end = min(line.bytes.upperBound, start + 4 * count)
    let text = String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    return Array(text.unicodeScalars.prefix(min(count, line.scalarCount - first)))
  }

  private func offset(ofScalar index: Int, in line: Line) -> Int {
    let checkpoint = index / Self.stride
    guard checkpoint < checkpoints.count else { return line.bytes.upperBound }
    var offset = checkpoints[checkpoint]
    var remaining = index % Self.stride
    while remaining > 0, offset < line.bytes.upperBound {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0b1100_0000 == 0b1000_0000 { offset += 1 }
      remaining -= 1
    }
    return min(max(offset, line.bytes.lowerBound), line.bytes.upperBound)
  }
}
