internal import LossLanguage

/// A dot whose form tells the series as its colour does: of one size the same words, but for where it begins.
struct Marker {
  /// Where the form begins, seen from its middle.
  fileprivate let start: Place
  fileprivate let form: String
}

extension Chart.Mark {
  func marker(radius r: Double) -> Marker {
    switch (series ?? 0) % 4 {
    case 1:
      let s = coordinate(1.8 * r)
      return Marker(start: Place(-1.8 * r / 2, -1.8 * r / 2), form: "h\(s)v\(s)h-\(s)z")
    case 2:
      let (width, height) = (coordinate(1.1 * r), coordinate(2 * r))
      return Marker(start: Place(0, -1.2 * r), form: "l\(width) \(height)h-\(coordinate(2.2 * r))z")
    case 3:
      let s = coordinate(1.25 * r)
      return Marker(start: Place(0, -1.25 * r), form: "l\(s) \(s)-\(s) \(s)-\(s)-\(s)z")
    default:
      // Two half circles.
      let (radius, width) = (coordinate(r), coordinate(2 * r))
      let arc = "a\(radius) \(radius) 0 1 0"
      return Marker(start: Place(-r, 0), form: "\(arc) \(width) 0\(arc)-\(width) 0z")
    }
  }
}

extension PathData {
  init(_ marker: Marker, at place: Place) {
    self.init()
    append(marker, at: place)
  }

  mutating func append(_ marker: Marker, at place: Place) {
    append(marker.form, from: Place(place.x + marker.start.x, place.y + marker.start.y))
  }
}
