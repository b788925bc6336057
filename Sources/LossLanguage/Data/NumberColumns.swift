internal import LossCore

/// Reads the rows of a table that holds nothing but numbers and gaps, which is what large files hold: in one pass, from
/// the bytes to the columns, and in as many parts at a time as there are threads.
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
  ///
  /// - Parameter partLength: about how many bytes are read at a time.
  func reading(
    from start: Int, limit: Int64, workers: Workers = .alone, partLength: Int = 1 << 18
  ) -> [[Double]]? {
    let parts = parts(from: start, length: partLength)
    // Of a single part there is too little to do for more than one thread.
    let workers = parts.count > 1 ? workers : .alone
    let rows = workers.map(parts.count) { rowCount(of: parts[$0]) }
    let total = rows.reduce(0, +)
    guard Int64(total) <= limit / Int64(max(count, 1)) else { return nil }
    var columns = [[Double]](repeating: [], count: count)
    // Some parts at a time: their numbers stay in the cache, and the room for them is asked of the system once.
    let group = 16
    let room = (rows.max() ?? 0) * count
    nonisolated(unsafe) let numbers = UnsafeMutablePointer<Double>.allocate(capacity: min(group, parts.count) * room)
    defer { numbers.deallocate() }
    for first in stride(from: 0, to: parts.count, by: group) {
      let members = first..<min(first + group, parts.count)
      let areRead = workers.map(members.count) { read(parts[first + $0], rows: rows[first + $0], numbers + $0 * room) }
      guard areRead.allSatisfy({ $0 }) else { return nil }
      columns.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let columns = buffer
        workers.run(count) { column in
          if first == 0 { columns[column] = workers.numbers(reserving: total) }
          for part in members {
            let start = numbers + (part - first) * room + column * rows[part]
            columns[column].append(contentsOf: UnsafeBufferPointer(start: start, count: rows[part]))
          }
        }
      }
    }
    return columns
  }

  /// Whole lines of about so many bytes each.
  private func parts(from start: Int, length: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = start
    while start < text.count {
      var end = text.count
      if text.count - start > length {
        end = start + length
        while end < text.count, text[end - 1] != UInt8(ascii: "\n") { end += 1 }
      }
      parts.append(start..<end)
      start = end
    }
    return parts
  }

  private func rowCount(of part: Range<Int>) -> Int {
    text.withUnsafeBytes { bytes in
      let lineEnd = UInt8(ascii: "\n")
      let count = UnsafeRawBufferPointer(rebasing: bytes[part]).count(of: lineEnd)
      return bytes[part.upperBound - 1] == lineEnd ? count : count + 1
    }
  }

  /// Reads the numbers of some rows, column after column; false where a field is none, or a row has not one for each.
  private func read(_ part: Range<Int>, rows: Int, _ results: UnsafeMutablePointer<Double>) -> Bool {
    text.withUnsafeBufferPointer { text in
      let bytes = UnsafeBufferPointer(rebasing: text[..<part.upperBound])
      var offset = part.lowerBound
      for row in 0..<rows {
        var place = results + row
        for column in 0..<count {
          guard let number = number(bytes, &offset) else { return false }
          place.pointee = number
          place += rows
          let isLast = column + 1 == count
          if offset == bytes.count { return isLast && row + 1 == rows }
          guard bytes[offset] == (isLast ? UInt8(ascii: "\n") : separator) else { return false }
          offset += 1
        }
      }
      return true
    }
  }

  /// The number of a field with blanks around it, nan if it is empty; `offset` moves to what ends it.
  @inline(__always)
  private func number(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) -> Double? {
    if let number = shortNumber(bytes, &offset) { return number }
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

  /// A number of up to seven digits before a point and seven behind it, with nothing around it, which most are; nil says
  /// nothing, and moves nothing.
  @inline(__always)
  private func shortNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) -> Double? {
    // A sign, eight bytes, a point, eight bytes.
    guard offset + 18 <= bytes.count else { return nil }
    let isNegative = bytes[offset] == UInt8(ascii: "-")
    let start = isNegative ? offset + 1 : offset
    let whole = LeadingDigits(bytes, at: start)
    var end = start + whole.count
    var magnitude = Double(whole.value)
    var count = whole.count
    if bytes[end] == UInt8(ascii: ".") {
      let decimals = LeadingDigits(bytes, at: end + 1)
      guard decimals.count < 8 else { return nil }
      // Digits and power of ten are doubles, so that one division rounds once.
      let power = Self.powersOfTen[decimals.count]
      magnitude = (magnitude * power + Double(decimals.value)) / power
      end += 1 + decimals.count
      count += decimals.count
    }
    guard whole.count < 8, count > 0, bytes[end] == separator || bytes[end] == UInt8(ascii: "\n") else { return nil }
    offset = end
    return isNegative ? -magnitude : magnitude
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

/// The digits that eight bytes begin with, all at once.
private struct LeadingDigits {
  let count: Int
  let value: UInt32

  /// - Precondition: there are eight bytes.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    // Digits are now 0 to 9, and the high bit of a byte is set in `others` if it is the first that is none.
    let digits =
      UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      ^ 0x3030_3030_3030_3030
    let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
    count = others.trailingZeroBitCount / 8
    // With zeros in front there are eight digits; neighbours are joined to numbers of two digits, of four, of eight.
    let eight = digits << UInt64(64 - 8 * count)
    let pairs = eight &* 10 &+ eight >> 8
    let hundreds = (pairs & 0x0000_00FF_0000_00FF) &* (100 + 1_000_000 << 32)
    let units = (pairs >> 16 & 0x0000_00FF_0000_00FF) &* (1 + 10_000 << 32)
    value = UInt32(truncatingIfNeeded: (hundreds &+ units) >> 32)
  }
}
