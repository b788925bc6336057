/// The `d` of a path.
///
/// Polylines go in steps, which are shorter to write than places, and often equal; they lead from one rounded point to the
/// next, so that no error adds up.
struct PathData: Equatable {
  private(set) var bytes: [UInt8] = []

  init(_ polylines: [[Place]] = [], isClosed: Bool = false) {
    var pen = (x: 0, y: 0)
    for polyline in polylines {
      guard let first = polyline.first else { continue }
      let start = (x: tenths(first.x), y: tenths(first.y))
      // What follows a move without a word of its own is a line, and as absolute or relative as the move.
      var word = UInt8(ascii: isEmpty ? "M" : "l")
      bytes.append(UInt8(ascii: isEmpty ? "M" : "m"))
      append(step: start.x - pen.x)
      append(step: start.y - pen.y)
      pen = start
      for place in polyline.dropFirst() {
        let point = (x: tenths(place.x), y: tenths(place.y))
        let (dx, dy) = (point.x - pen.x, point.y - pen.y)
        guard dx != 0 || dy != 0 else { continue }
        let next = UInt8(ascii: dy == 0 ? "h" : dx == 0 ? "v" : "l")
        if word != next { bytes.append(next) }
        word = next
        if dx != 0 { append(step: dx) }
        if dy != 0 { append(step: dy) }
        pen = point
      }
      if isClosed {
        bytes.append(UInt8(ascii: "z"))
        pen = start
      }
    }
  }

  /// A form that goes on from a place in words of its own.
  init(at place: Place, _ form: String) {
    bytes = Array("M\(coordinate(place.x)) \(coordinate(place.y))\(form)".utf8)
  }

  var isEmpty: Bool { bytes.isEmpty }

  static func += (data: inout PathData, other: PathData) { data.bytes += other.bytes }

  /// A number in a path; a sign or a word parts it from the number before, else a space does.
  private mutating func append(step tenths: Int) {
    if let last = bytes.last, tenths >= 0, last <= UInt8(ascii: "9") { bytes.append(UInt8(ascii: " ")) }
    writeDigits(ofTenths: tenths) { bytes.append($0) }
  }
}

extension Markup {
  mutating func path(_ data: PathData, class name: String? = nil) {
    raw("<path ")
    if let name {
      raw("class=\"")
      raw(name)
      raw("\" ")
    }
    raw("d=\"")
    raw(data.bytes.span)
    raw("\"/>")
  }
}

/// A length or a coordinate with at most one decimal: `12`, `.5`, `-3.1`; never `-0`.
func coordinate(_ value: Double) -> String {
  String(unsafeUninitializedCapacity: 12) { utf8 in
    var count = 0
    writeDigits(ofTenths: tenths(value)) { digit in
      utf8[count] = digit
      count += 1
    }
    return count
  }
}

/// What a coordinate is rounded to.
private func tenths(_ value: Double) -> Int {
  Int((value * 10 + 0.5).rounded(.down).clamped(to: -9_999_999...9_999_999))
}

/// A number of tenths as `coordinate` spells it: at most ten signs, for differences of two coordinates have a digit more.
private func writeDigits(ofTenths tenths: Int, _ write: (UInt8) -> Void) {
  if tenths < 0 { write(UInt8(ascii: "-")) }
  var (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
  if whole > 0 || rest == 0 {
    // The last digit is found first, and ends up on top.
    var digits: UInt64 = 0
    repeat {
      digits = digits << 8 | UInt64(UInt8(ascii: "0")) + UInt64(whole % 10)
      whole /= 10
    } while whole > 0
    while digits > 0 {
      write(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }
  guard rest > 0 else { return }
  write(UInt8(ascii: "."))
  write(UInt8(ascii: "0") + UInt8(rest))
}
