/// Reads the rows of a table that holds nothing but numbers and gaps, which is what large files hold: in one pass, from
/// the bytes to the columns.
///
/// The columns are those that `DelimitedReader` and the typing of its fields give, to the bit. Whatever is not as plain
/// as it is read here is left to them, and so is all that is wrong.
struct NumberColumns {
  private let text: [UInt8]
  private let separator: UInt8
  private let count: Int

  init(_ text: [UInt8], separator: UInt8, count: Int) {
    self.text = text
    self.separator = separator
    self.count = count
  }

  /// The columns of the rows from an offset to the end; nil where a field is no number, or a row has not one for each
  /// column, or there are more elements than allowed.
  func reading(from start: Int, limit: Int64) -> [[Double]]? {
    text.withUnsafeBufferPointer { bytes -> [[Double]]? in
      var rows = 0
      for byte in bytes[start...] where byte == UInt8(ascii: "\n") { rows += 1 }
      guard Int64(rows) + 1 <= limit / Int64(max(count, 1)) else { return nil }
      var columns = [[Double]](repeating: [], count: count)
      for index in columns.indices { columns[index].reserveCapacity(rows + 1) }
      let isRead = columns.withUnsafeMutableBufferPointer { columns in
        var offset = start
        while offset < bytes.count {
          for column in columns.indices {
            guard let number = number(bytes, &offset) else { return false }
            columns[column].append(number)
            let isLast = column + 1 == columns.count
            guard offset < bytes.count else { return isLast }
            guard bytes[offset] == (isLast ? UInt8(ascii: "\n") : separator) else { return false }
            offset += 1
          }
        }
        return true
      }
      return isRead ? columns : nil
    }
  }

  /// The number of a field with blanks around it, nan if it is empty; `offset` moves to what ends it.
  @inline(__always)
  private func number(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) -> Double? {
    skipBlanks(bytes, &offset)
    let start = offset
    let isNegative = start < bytes.count && bytes[start] == UInt8(ascii: "-")
    var index = isNegative ? start + 1 : start
    let firstDigit = index
    var significand: UInt64 = 0
    var point: Int?
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit < 10 {
        significand = significand &* 10 &+ UInt64(digit)
      } else if bytes[index] == UInt8(ascii: "."), point == nil {
        point = index
      } else {
        break
      }
      index += 1
    }
    let digits = index - firstDigit - (point == nil ? 0 : 1)
    let decimals = point.map { index - $0 - 1 } ?? 0
    offset = index
    skipBlanks(bytes, &offset)
    // Digits and power of ten are doubles, so that one division rounds once; 18 digits do not overflow.
    if digits > 0, digits <= 18, significand <= 1 << 53, endsField(bytes, offset) {
      let magnitude = Double(significand) / Self.powersOfTen[decimals]
      return isNegative ? -magnitude : magnitude
    }
    return otherNumber(bytes, start, &offset)
  }

  /// What is no short row of digits.
  private func otherNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ offset: inout Int) -> Double? {
    var end = start
    while !endsField(bytes, end) { end += 1 }
    offset = end
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    // A line of nothing is no row.
    if start == end { return count == 1 ? nil : .nan }
    guard let number = text.number(in: Span(start, end)), number.isFinite else { return nil }
    return number
  }

  private func endsField(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    offset >= bytes.count || bytes[offset] == separator || bytes[offset] == UInt8(ascii: "\n")
  }

  private func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) {
    while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\t") && separator != byte
  }

  /// 10^0 to 10^18, all of them doubles.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  ]
}
