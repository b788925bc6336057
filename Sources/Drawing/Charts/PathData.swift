/// The `d` of a path.
///
/// Polylines go in steps, which are shorter to write than places, and often equal; they lead from one rounded point to the
/// next, so that no error adds up.
struct PathData {
  private(set) var bytes: [UInt8] = []

  init(_ polylines: [[Place]] = [], isClosed: Bool = false) {
    var pen = (x: 0, y: 0)
    for polyline in polylines { append(polyline, isClosed: isClosed, pen: &pen) }
  }

  init(_ box: Box) {
    var pen = (x: 0, y: 0)
    append(box.corners, isClosed: true, pen: &pen)
  }

  var isEmpty: Bool { bytes.isEmpty }

  static func += (data: inout PathData, other: PathData) { data.bytes += other.bytes }

  /// A form that goes on from a place in words of its own.
  mutating func append(_ form: String, from place: Place) {
    let words = form.utf8
    bytes.append(addingCapacity: 24 + words.count) { output in
      output.append(UInt8(ascii: "M"))
      writeDigits(ofTenths: tenths(place.x)) { output.append($0) }
      output.append(UInt8(ascii: " "))
      writeDigits(ofTenths: tenths(place.y)) { output.append($0) }
      for byte in words { output.append(byte) }
    }
  }

  private mutating func append(_ polyline: [Place], isClosed: Bool, pen: inout (x: Int, y: Int)) {
    guard let first = polyline.first else { return }
    // What follows a move without a word of its own is a line, and as absolute or relative as the move.
    var word = UInt8(ascii: isEmpty ? "M" : "l")
    let move = UInt8(ascii: isEmpty ? "M" : "m")
    // A word, and two numbers of at most ten signs, the second perhaps behind a space.
    bytes.append(addingCapacity: 22 * polyline.count + 2) { output in
      output.append(move)
      let start = (x: tenths(first.x), y: tenths(first.y))
      output.append(step: start.x - pen.x, isFirst: true)
      output.append(step: start.y - pen.y)
      pen = start
      for place in polyline.dropFirst() {
        let point = (x: tenths(place.x), y: tenths(place.y))
        let (dx, dy) = (point.x - pen.x, point.y - pen.y)
        guard dx != 0 || dy != 0 else { continue }
        let next = UInt8(ascii: dy == 0 ? "h" : dx == 0 ? "v" : "l")
        let hasWord = word != next
        if hasWord { output.append(next) }
        word = next
        if dx != 0 { output.append(step: dx, isFirst: hasWord) }
        if dy != 0 { output.append(step: dy, isFirst: hasWord && dx == 0) }
        pen = point
      }
      if isClosed {
        output.append(UInt8(ascii: "z"))
        pen = start
      }
    }
  }
}

extension OutputSpan<UInt8> {
  /// A number in a path; a sign or the word that it is the first of parts it from what stands before, else a space does.
  fileprivate mutating func append(step tenths: Int, isFirst: Bool = false) {
    if tenths >= 0, !isFirst { append(UInt8(ascii: " ")) }
    writeDigits(ofTenths: tenths) { append($0) }
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

/// The `transform` that puts the origin at a place.
func translation(_ place: Place) -> String {
  // Each readout of a chart has one, and an interpolation takes five times as long.
  String(unsafeUninitializedCapacity: 40) { utf8 in
    var count = 0
    func write(_ byte: UInt8) {
      utf8[count] = byte
      count += 1
    }
    for byte in "translate(".utf8 { write(byte) }
    writeDigits(ofTenths: tenths(place.x), write)
    write(UInt8(ascii: " "))
    writeDigits(ofTenths: tenths(place.y), write)
    write(UInt8(ascii: ")"))
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
