/// A place in the drawing, in user units of the SVG; y grows downwards.
struct Place: Equatable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of the drawing.
struct Box: Equatable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
  var center: Place { Place(x + width / 2, y + height / 2) }
  /// From the upper left one, as a clock goes.
  var corners: [Place] { [Place(x, y), Place(right, y), Place(right, bottom), Place(x, bottom)] }

  func contains(_ place: Place) -> Bool {
    place.x >= x && place.x <= right && place.y >= y && place.y <= bottom
  }

  func contains(_ box: Box) -> Bool {
    box.x >= x && box.right <= right && box.y >= y && box.bottom <= bottom
  }

  func intersects(_ box: Box) -> Bool {
    box.x < right && x < box.right && box.y < bottom && y < box.bottom
  }

  /// From its nearest border; 0 inside.
  func distance(to place: Place) -> Double {
    let across = max(x - place.x, 0, place.x - right)
    let along = max(y - place.y, 0, place.y - bottom)
    return (across * across + along * along).squareRoot()
  }

  /// What of a polyline lies inside; it is cut exactly at the border, so that nothing has to be hidden behind a clip
  /// path.
  func clip(_ polyline: [Place]) -> [[Place]] {
    // Most lines are inside from end to end.
    if polyline.count > 1, polyline.allSatisfy(contains) { return [polyline] }
    var pieces: [[Place]] = []
    var piece: [Place] = []
    for (a, b) in zip(polyline, polyline.dropFirst()) {
      guard let (start, end) = clip(a, b) else {
        if piece.count > 1 { pieces.append(piece) }
        piece = []
        continue
      }
      if piece.last != start {
        if piece.count > 1 { pieces.append(piece) }
        piece = [start]
      }
      piece.append(end)
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  /// What of a polyline lies outside.
  func cut(_ polyline: [Place]) -> [[Place]] {
    var pieces: [[Place]] = []
    var piece = Array(polyline.prefix(1))
    for (a, b) in zip(polyline, polyline.dropFirst()) {
      guard let (enter, leave) = clip(a, b) else {
        piece.append(b)
        continue
      }
      pieces.append(piece + [enter])
      piece = [leave, b]
    }
    pieces.append(piece)
    return pieces.filter { zip($0, $0.dropFirst()).contains { $0 != $1 } }
  }

  /// The part of a segment that lies inside (Liang and Barsky 1984).
  func clip(_ a: Place, _ b: Place) -> (Place, Place)? {
    var enter = 0.0
    var leave = 1.0
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    for (step, room) in [(-dx, a.x - x), (dx, right - a.x), (-dy, a.y - y), (dy, bottom - a.y)] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    guard enter <= leave else { return nil }
    let start = enter == 0 ? a : Place(a.x + enter * dx, a.y + enter * dy)
    let end = leave == 1 ? b : Place(a.x + leave * dx, a.y + leave * dy)
    return (start, end)
  }
}

/// A polyline without the points that nobody would miss (Douglas and Peucker 1973): none of them lies further than the
/// tolerance from the result.
func simplified(_ places: [Place], tolerance: Double = 0.3) -> [Place] {
  guard places.count > 2 else { return places }
  var isKept = [Bool](repeating: false, count: places.count)
  (isKept[0], isKept[places.count - 1]) = (true, true)
  var open = [(0, places.count - 1)]
  while let (first, last) = open.popLast() {
    var farthest = (index: first, distance: tolerance)
    for index in (first + 1)..<max(last, first + 1) {
      let distance = places[index].distance(toSegment: places[first], places[last])
      if distance > farthest.distance { farthest = (index, distance) }
    }
    guard farthest.index > first else { continue }
    isKept[farthest.index] = true
    open += [(first, farthest.index), (farthest.index, last)]
  }
  return places.indices.filter { isKept[$0] }.map { places[$0] }
}

extension Place {
  fileprivate func distance(toSegment start: Place, _ end: Place) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = dx * dx + dy * dy
    let share = length == 0 ? 0 : (((x - start.x) * dx + (y - start.y) * dy) / length).clamped(to: 0...1)
    let (ax, ay) = (start.x + share * dx - x, start.y + share * dy - y)
    return (ax * ax + ay * ay).squareRoot()
  }
}

extension Double {
  /// nan becomes the lower limit.
  func clamped(to limits: ClosedRange<Double>) -> Double {
    self >= limits.lowerBound ? (self <= limits.upperBound ? self : limits.upperBound) : limits.lowerBound
  }
}
