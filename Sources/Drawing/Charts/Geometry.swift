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

/// A length or a coordinate with at most one decimal: `12`, `.5`, `-3.1`; never `-0`.
func coordinate(_ value: Double) -> String {
  var bytes: [UInt8] = []
  bytes.append(tenths: tenths(value))
  return String(decoding: bytes, as: UTF8.self)
}

/// What a coordinate is rounded to.
private func tenths(_ value: Double) -> Int {
  Int((value * 10 + 0.5).rounded(.down).clamped(to: -9_999_999...9_999_999))
}

/// The `d` of a path through polylines. It goes in steps, which are shorter to write than places, and often equal; they
/// lead from one rounded point to the next, so that no error adds up.
func pathData(_ polylines: [[Place]], isClosed: Bool = false) -> String {
  var data: [UInt8] = []
  var pen = (x: 0, y: 0)
  for polyline in polylines {
    guard let first = polyline.first else { continue }
    let start = (x: tenths(first.x), y: tenths(first.y))
    // What follows a move without a word of its own is a line, and as absolute or relative as the move.
    var word = UInt8(ascii: data.isEmpty ? "M" : "l")
    data.append(UInt8(ascii: data.isEmpty ? "M" : "m"))
    data.append(step: start.x - pen.x)
    data.append(step: start.y - pen.y)
    pen = start
    for place in polyline.dropFirst() {
      let point = (x: tenths(place.x), y: tenths(place.y))
      let (dx, dy) = (point.x - pen.x, point.y - pen.y)
      guard dx != 0 || dy != 0 else { continue }
      let next = UInt8(ascii: dy == 0 ? "h" : dx == 0 ? "v" : "l")
      if word != next { data.append(next) }
      word = next
      if dx != 0 { data.append(step: dx) }
      if dy != 0 { data.append(step: dy) }
      pen = point
    }
    if isClosed {
      data.append(UInt8(ascii: "z"))
      pen = start
    }
  }
  return String(decoding: data, as: UTF8.self)
}

extension [UInt8] {
  /// A number of tenths as `coordinate` spells it.
  fileprivate mutating func append(tenths: Int) {
    if tenths < 0 { append(UInt8(ascii: "-")) }
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    if whole > 0 || rest == 0 {
      var unit = 1
      while unit <= whole / 10 { unit *= 10 }
      while unit > 0 {
        append(UInt8(ascii: "0") + UInt8(whole / unit % 10))
        unit /= 10
      }
    }
    guard rest > 0 else { return }
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + UInt8(rest))
  }

  /// A number in a path; a sign or a word parts it from the number before, else a space does.
  fileprivate mutating func append(step tenths: Int) {
    if let last, tenths >= 0, last <= UInt8(ascii: "9") { append(UInt8(ascii: " ")) }
    append(tenths: tenths)
  }
}

extension Double {
  /// nan becomes the lower limit.
  func clamped(to limits: ClosedRange<Double>) -> Double {
    self >= limits.lowerBound ? (self <= limits.upperBound ? self : limits.upperBound) : limits.lowerBound
  }
}
