/// Which parts of a drawing are taken, in squares of a few units: lines that a label should not hide, and labels and
/// dots that it must not touch.
///
/// A grid, so that placing a label costs the same however much has been drawn.
struct Occupancy {
  private let columns: Int
  private let rows: Int
  private let bounds: Box
  private var cells: [UInt8]

  static let cellSize = 3.0

  private enum Use: UInt8 {
    case line = 1
    case solid = 2
  }

  init(_ bounds: Box) {
    self.bounds = bounds
    columns = Int((bounds.width / Self.cellSize).rounded(.up).clamped(to: 1...2000))
    rows = Int((bounds.height / Self.cellSize).rounded(.up).clamped(to: 1...2000))
    cells = [UInt8](repeating: 0, count: columns * rows)
  }

  mutating func add(line: [Place]) {
    for (a, b) in zip(line, line.dropFirst()) {
      guard let (a, b) = bounds.clip(a, b) else { continue }
      let length = max(abs(b.x - a.x), abs(b.y - a.y))
      let steps = Int((length / Self.cellSize).rounded(.up).clamped(to: 1...4000))
      for step in 0...steps {
        let share = Double(step) / Double(steps)
        let place = Place(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
        cells[row(place.y) * columns + column(place.x)] |= Use.line.rawValue
      }
    }
  }

  /// A label or a dot.
  mutating func add(solid box: Box) {
    guard box.intersects(bounds) else { return }
    let (left, right) = (column(box.x), column(box.right))
    for row in row(box.y)...row(box.bottom) {
      for cell in (row * columns + left)...(row * columns + right) { cells[cell] |= Use.solid.rawValue }
    }
  }

  /// How bad a label at this place would be: 0 where all is free, a little for each square of a line that it covers,
  /// `Occupancy.collision` and more where it touches a label or leaves the drawing.
  ///
  /// - Parameter limit: a cost that is not below it may be told too low.
  func cost(of box: Box, below limit: Double = .infinity) -> Double {
    guard bounds.contains(box) else { return 2 * Self.collision }
    var lines = 0
    var solids = 0
    var cost = 0.0
    let (left, right) = (column(box.x), column(box.right))
    for row in row(box.y)...row(box.bottom) {
      for cell in cells[(row * columns + left)...(row * columns + right)] {
        lines += cell & Use.line.rawValue == 0 ? 0 : 1
        solids += cell & Use.solid.rawValue == 0 ? 0 : 1
      }
      cost = Double(lines) * 8 + (solids == 0 ? 0 : Self.collision + Double(solids) * 10)
      if cost >= limit { break }
    }
    return cost
  }

  static let collision = 1000.0

  /// How far to the right a box must go to lie within the left and the right border, as far as it can.
  func way(inside box: Box) -> Double {
    max(min(0, bounds.right - box.right), bounds.x - box.x)
  }

  private func column(_ x: Double) -> Int {
    Int(((x - bounds.x) / Self.cellSize).rounded(.down).clamped(to: 0...Double(columns - 1)))
  }
  private func row(_ y: Double) -> Int {
    Int(((y - bounds.y) / Self.cellSize).rounded(.down).clamped(to: 0...Double(rows - 1)))
  }
}
