/// A function of two variables on a grid of points, in which lines of one value are looked for.
struct ContourGrid {
  let x: [Double]
  let y: [Double]
  /// Row by row, y rising.
  var values: [Double] = []

  init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }

  /// Levels that are denser near the minimum, where a loss is flat: at even steps of the root of its height, each moved
  /// to a round number near by.
  static func levels(from low: Double, to high: Double, count: Int) -> [Double] {
    guard low < high, (high - low).isFinite else { return [low] }
    var levels: [Double] = []
    var before = low
    for index in 1...count {
      let share = Double(index) / Double(count + 1)
      let level = low + (high - low) * share * share
      let step = TickStep(dividing: level - before, into: 4)
      before = level
      let round = step.multiple(step.count(level).rounded(.toNearestOrEven))
      levels.append(round.isFinite ? round : level)
    }
    return levels
  }

  /// The place of the least value.
  var least: (place: Chart.Point, value: Double)? {
    var least: Int?
    for (index, value) in values.enumerated() where value.isFinite {
      if least.map({ value < values[$0] }) ?? true { least = index }
    }
    return least.map { (Chart.Point(x[$0 % x.count], y[$0 / x.count]), values[$0]) }
  }

  /// Some of the points: each `stride`th of a row, of each `stride`th row.
  func samples(every stride: Int) -> (x: [Double], y: [Double], values: [Double]) {
    let (columns, rows) = (x.indices.filter { $0 % stride == 0 }, y.indices.filter { $0 % stride == 0 })
    return (
      columns.map { x[$0] }, rows.map { y[$0] }, rows.flatMap { row in columns.map { values[row * x.count + $0] } }
    )
  }

  /// The lines of one level by marching squares; a saddle is decided by the mean of its corners. Cells with a corner
  /// that is not finite are left out.
  func pieces(at level: Double) -> [[Chart.Point]] {
    var links = EdgeLinks()
    for row in 0..<(y.count - 1) {
      for column in 0..<(x.count - 1) {
        for (a, b) in crossings(row, column, level) { links.join(a, b) }
      }
    }
    return links.chains().map { $0.map { point(on: $0, at: level) } }
  }

  /// The closed outlines of where the function is at least `level`; at the border of the grid they follow it.
  func outlines(atLeast level: Double) -> [[Chart.Point]] {
    // Around the grid, at no distance from it, stand points that are too low.
    let outside = level - max(abs(level), 1)
    let greatest = values.filter { $0.isFinite }.max() ?? outside
    let ring = [Double](repeating: outside, count: x.count + 2)
    var framed = ContourGrid(x: [x[0]] + x + [x[x.count - 1]], y: [y[0]] + y + [y[y.count - 1]])
    framed.values = ring
    for row in y.indices {
      framed.values.append(outside)
      for value in values[(row * x.count)..<((row + 1) * x.count)] {
        framed.values.append(value.isFinite ? value : value > 0 ? max(greatest, level) : outside)
      }
      framed.values.append(outside)
    }
    framed.values += ring
    return framed.pieces(at: level)
  }
}

extension ContourGrid {
  private func value(_ row: Int, _ column: Int) -> Double { values[row * x.count + column] }

  /// The edges of a cell that the level connects. An edge is named by twice the index of its lower left corner, plus 1
  /// if it goes upwards.
  private func crossings(_ row: Int, _ column: Int, _ level: Double) -> [(Int, Int)] {
    let corners = [value(row, column), value(row, column + 1), value(row + 1, column + 1), value(row + 1, column)]
    guard corners.allSatisfy({ $0.isFinite }) else { return [] }
    let corner = row * x.count + column
    let (bottom, right, top, left) = (2 * corner, 2 * (corner + 1) + 1, 2 * (corner + x.count), 2 * corner + 1)
    var pattern = 0
    for (index, value) in corners.enumerated() where value >= level { pattern |= 1 << index }
    switch pattern {
    case 0b0001, 0b1110: return [(left, bottom)]
    case 0b0010, 0b1101: return [(bottom, right)]
    case 0b0100, 0b1011: return [(right, top)]
    case 0b1000, 0b0111: return [(top, left)]
    case 0b0011, 0b1100: return [(left, right)]
    case 0b0110, 0b1001: return [(bottom, top)]
    case 0b0101, 0b1010:
      let mean = (corners[0] + corners[1] + corners[2] + corners[3]) / 4
      return (mean >= level) == (pattern == 0b0101) ? [(left, top), (bottom, right)] : [(left, bottom), (right, top)]
    default: return []
    }
  }

  private func point(on edge: Int, at level: Double) -> Chart.Point {
    let (row, column) = (edge / 2 / x.count, edge / 2 % x.count)
    let isUpright = edge % 2 == 1
    let a = value(row, column)
    let b = isUpright ? value(row + 1, column) : value(row, column + 1)
    let share = a == b ? 0.5 : (level - a) / (b - a)
    return isUpright
      ? Chart.Point(x[column], y[row] + share * (y[row + 1] - y[row]))
      : Chart.Point(x[column] + share * (x[column + 1] - x[column]), y[row])
  }
}

/// Which edges are neighbours on a line; each has at most two.
private struct EdgeLinks {
  private var neighbours: [Int: [Int]] = [:]
  /// Edges in the order of their discovery, since a dictionary has none.
  private var order: [Int] = []

  mutating func join(_ a: Int, _ b: Int) {
    for (edge, other) in [(a, b), (b, a)] {
      if neighbours[edge] == nil { order.append(edge) }
      neighbours[edge, default: []].append(other)
    }
  }

  /// Open lines from their ends first, then the closed ones, which end where they start.
  func chains() -> [[Int]] {
    var visited: Set<Int> = []
    var chains: [[Int]] = []
    let ends = order.filter { neighbours[$0]?.count == 1 }
    for start in ends + order where !visited.contains(start) {
      var chain = [start]
      visited.insert(start)
      while let next = neighbours[chain[chain.count - 1]]?.first(where: { !visited.contains($0) }) {
        chain.append(next)
        visited.insert(next)
      }
      if chain.count > 2, neighbours[start]?.count == 2 { chain.append(start) }
      if chain.count > 1 { chains.append(chain) }
    }
    return chains
  }
}
