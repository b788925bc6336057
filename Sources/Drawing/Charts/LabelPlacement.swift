/// A label where it stands.
struct PlacedLabel: Equatable {
  var text: LabelText
  /// The left end, the middle or the right end of the base line, as `anchor` says.
  var place: Place
  var anchor: Anchor
  var size: Double
  /// Classes of the text element.
  var classes: String

  enum Anchor: String { case start, middle, end }

  var box: Box { box(width: text.width(size: size)) }

  /// The box of a text whose width is known.
  func box(width: Double) -> Box {
    let left =
      switch anchor {
      case .start: place.x
      case .middle: place.x - width / 2
      case .end: place.x - width
      }
    return Box(x: left, y: place.y - 0.8 * size, width: width, height: size)
  }
}

/// Puts labels beside what they name, where they hide no line and touch no other label.
///
/// Each label takes the cheapest of a few places around its object; those that are placed first have the first choice.
struct LabelPlacement {
  var occupancy: Occupancy
  private(set) var labels: [PlacedLabel] = []
  let size: Double

  init(_ bounds: Box, size: Double) {
    occupancy = Occupancy(bounds)
    self.size = size
  }

  /// A label that stands where it stands.
  mutating func fix(_ label: PlacedLabel) {
    occupancy.add(solid: label.box)
    labels.append(label)
  }

  /// - Parameters:
  ///   - objects: what the label names; several places of a line, of which the label takes the best.
  ///   - panel: to be left only if there is no room inside.
  ///   - rivals: that the label must not be nearer to, or it would seem to name them.
  ///   - distance: of the text from the object.
  ///   - sides: of the object, the preferred first.
  ///   - limit: of the cost; a dearer label is not placed.
  /// - Returns: the cost of the place; `Occupancy.collision` and more means that it lies on something.
  @discardableResult
  mutating func place(
    _ text: LabelText, near objects: [Place], rivals: [Place] = [], in panel: Box, distance: Double = 6,
    sides: [Side] = Side.around,
    classes: String, limit: Double = .infinity
  ) -> Double {
    var label = PlacedLabel(text: text, place: Place(0, 0), anchor: .start, size: size, classes: classes)
    let width = text.width(size: size)
    var best = (place: label.place, side: Side.center, cost: Double.infinity)
    search: for (rank, object) in objects.enumerated() {
      for ring in 0..<4 {
        let away = distance + Double(ring) * size * 0.9
        for (index, side) in sides.enumerated() {
          // All that follows can only make it dearer, and what lies there takes longest to find out.
          var cost = Double(ring * ring) * 4 + Double(index) * 1.5 + Double(rank) * 2
          guard cost < best.cost else { continue }
          (label.place, label.anchor) = (side.place(beside: object, distance: away, size: size), side.anchor)
          let box = label.box(width: width)
          if !panel.contains(box) { cost += 25 }
          let ownDistance = box.distance(to: object)
          if rivals.contains(where: { box.distance(to: $0) <= ownDistance }) { cost += 50 }
          guard cost < best.cost else { continue }
          cost += occupancy.cost(of: box, below: best.cost - cost)
          if cost < best.cost { best = (label.place, side, cost) }
          if cost == 0 { break search }
        }
      }
    }
    guard best.cost < limit else { return .infinity }
    (label.place, label.anchor) = (best.place, best.side.anchor)
    label.place.x += occupancy.way(inside: label.box(width: width))
    fix(label)
    return best.cost
  }

  /// Where a label stands, seen from its object; the order is that of preference.
  enum Side {
    case upperRight, upperLeft, right, left, above, below, lowerRight, lowerLeft, center

    static let around: [Side] = [.upperRight, .upperLeft, .right, .left, .above, .below, .lowerRight, .lowerLeft]

    var anchor: PlacedLabel.Anchor {
      switch self {
      case .upperRight, .right, .lowerRight: .start
      case .upperLeft, .left, .lowerLeft: .end
      case .above, .below, .center: .middle
      }
    }

    func place(beside object: Place, distance: Double, size: Double) -> Place {
      // The middle of small letters stands 0.3 of the size above the base line.
      let level = object.y + 0.3 * size
      return switch self {
      case .upperRight: Place(object.x + distance, object.y - distance)
      case .upperLeft: Place(object.x - distance, object.y - distance)
      case .right: Place(object.x + distance + 2, level)
      case .left: Place(object.x - distance - 2, level)
      case .above: Place(object.x, object.y - distance - 2)
      case .below: Place(object.x, object.y + distance + 0.8 * size)
      case .center: Place(object.x, level)
      case .lowerRight: Place(object.x + distance, object.y + distance + 0.7 * size)
      case .lowerLeft: Place(object.x - distance, object.y + distance + 0.7 * size)
      }
    }
  }
}

/// Heights in a column that keep a distance and stay as near as they can to where they want to be.
///
/// - Returns: one a wish, in the same order; nil if there is no room for all.
func spread(_ wishes: [Double], distance: Double, within limits: ClosedRange<Double>) -> [Double]? {
  guard Double(wishes.count - 1) * distance <= limits.upperBound - limits.lowerBound else { return nil }
  let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
  // Neighbours that are too close become a block, which stands at the mean of its wishes (pool adjacent violators).
  var blocks: [(sum: Double, count: Int, start: Double)] = []
  let slack = limits.upperBound - limits.lowerBound - Double(wishes.count - 1) * distance
  for (rank, index) in order.enumerated() {
    // Without the distances that the ones above need, all have to be in one ascending order.
    let wish = wishes[index] - limits.lowerBound - Double(rank) * distance
    blocks.append((wish, 1, wish))
    while blocks.count > 1, blocks[blocks.count - 2].start > blocks[blocks.count - 1].start {
      let last = blocks.removeLast()
      let before = blocks.removeLast()
      let (sum, count) = (before.sum + last.sum, before.count + last.count)
      blocks.append((sum, count, sum / Double(count)))
    }
  }
  var heights = wishes
  var rank = 0
  for block in blocks {
    for _ in 0..<block.count {
      let base = block.start.clamped(to: 0...slack)
      heights[order[rank]] = limits.lowerBound + base + Double(rank) * distance
      rank += 1
    }
  }
  return heights
}
