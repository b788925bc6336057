import LossLanguage

/// A small picture of dots: each character of a terminal holds two by four of them, as Braille does.
struct BrailleCanvas {
  /// Characters.
  let columns: Int
  let rows: Int
  private var dots: [UInt8]
  private var roles: [TerminalStyle.Role?]
  private var characters: [Character?]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    dots = Array(repeating: 0, count: columns * rows)
    roles = Array(repeating: nil, count: columns * rows)
    characters = Array(repeating: nil, count: columns * rows)
  }

  /// Sets the dot at shares of width and height, from the lower left corner; nothing outside of 0 to 1.
  mutating func dot(_ x: Double, _ y: Double, _ role: TerminalStyle.Role) {
    guard let column = index(x, of: columns * 2), let row = index(1 - y, of: rows * 4) else { return }
    let cell = row / 4 * columns + column / 2
    dots[cell] |= Self.bits[row % 4][column % 2]
    roles[cell] = role
  }

  /// A straight line, as far as it lies inside.
  mutating func line(_ start: Chart.Point, _ end: Chart.Point, _ role: TerminalStyle.Role) {
    guard let (first, last) = clipped(start, end) else { return }
    let (dx, dy) = (last.x - first.x, last.y - first.y)
    let steps = max(abs(dx) * Double(columns * 2), abs(dy) * Double(rows * 4)).rounded(.up)
    // Clipped, so that it is never longer than the canvas.
    guard let count = Int(exactly: steps) else { return }
    for step in 0...max(count, 1) {
      let share = Double(step) / Double(max(count, 1))
      dot(first.x + share * dx, first.y + share * dy, role)
    }
  }

  /// A character in place of the dots.
  mutating func mark(_ x: Double, _ y: Double, _ character: Character, _ role: TerminalStyle.Role) {
    guard let column = index(x, of: columns), let row = index(1 - y, of: rows) else { return }
    characters[row * columns + column] = character
    roles[row * columns + column] = role
  }

  /// The row, from the top, in which a share of the height lies.
  func row(_ y: Double) -> Int? { index(1 - y, of: rows) }

  func text(row: Int, style: TerminalStyle) -> String {
    var text: [UInt8] = []
    for cell in row * columns..<(row + 1) * columns {
      let character = characters[cell].map { String($0) } ?? Self.braille(dots[cell])
      text += (roles[cell].map { style(character, $0) } ?? character).utf8
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension BrailleCanvas {
  /// The bits of the eight dots, by row and column.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  private static func braille(_ dots: UInt8) -> String {
    dots == 0 ? " " : Unicode.Scalar(0x2800 + UInt32(dots)).map { String($0) } ?? " "
  }

  private func index(_ share: Double, of count: Int) -> Int? {
    // An end of the axis lies on the last dot, rounding errors aside.
    guard share >= -1e-9, share <= 1 + 1e-9, let index = Int(exactly: (share * Double(count)).rounded(.down)) else {
      return nil
    }
    return min(max(index, 0), count - 1)
  }

  /// The part of a line inside the unit square (Liang and Barsky).
  private func clipped(_ start: Chart.Point, _ end: Chart.Point) -> (Chart.Point, Chart.Point)? {
    guard start.isFinite, end.isFinite else { return nil }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (low, high) = (0.0, 1.0)
    for (direction, distance) in [(-dx, start.x), (dx, 1 - start.x), (-dy, start.y), (dy, 1 - start.y)] {
      if direction == 0 {
        if distance < 0 { return nil }
      } else if direction < 0 {
        low = max(low, distance / direction)
      } else {
        high = min(high, distance / direction)
      }
    }
    guard low <= high, dx.isFinite, dy.isFinite else { return nil }
    return (
      Chart.Point(start.x + low * dx, start.y + low * dy), Chart.Point(start.x + high * dx, start.y + high * dy)
    )
  }
}
