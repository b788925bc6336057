import Glibc

/// The program that is running.
enum Program {
  /// What the linker wrote into it, a digest of all that is in it; nil if it wrote nothing.
  ///
  /// Source: the notes of an ELF file; System V ABI, chapter 5, and `man 5 elf`.
  static let buildID: String? = {
    let descriptor = open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let file = Part(descriptor, at: 0, count: 64)
    guard file.bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else { return nil }
    let (first, size, count) = (file.integer(at: 32, of: 8), file.integer(at: 54, of: 2), file.integer(at: 56, of: 2))
    for index in 0..<count {
      let header = Part(descriptor, at: first + index * size, count: 56)
      guard header.integer(at: 0, of: 4) == noteSegment else { continue }
      let notes = Part(descriptor, at: header.integer(at: 8, of: 8), count: min(header.integer(at: 32, of: 8), 1 << 16))
      if let found = notes.buildID { return found }
    }
    return nil
  }()

  private static let noteSegment = 4
}

/// Bytes of a file.
private struct Part {
  let bytes: [UInt8]

  init(_ descriptor: Int32, at start: Int, count: Int) {
    bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(pread(descriptor, buffer.baseAddress, count, start), 0)
    }
  }

  /// The lowest byte first; zero beyond the end.
  func integer(at place: Int, of count: Int) -> Int {
    guard place >= 0, place + count <= bytes.count else { return 0 }
    return bytes[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Of notes: each has the lengths of its name and of its text, its kind, the name and the text, from fours to fours.
  var buildID: String? {
    var place = 0
    while place + 12 <= bytes.count {
      let (name, text, kind) = (integer(at: place, of: 4), integer(at: place + 4, of: 4), integer(at: place + 8, of: 4))
      let start = place + 12 + (name + 3) / 4 * 4
      guard start + text <= bytes.count else { return nil }
      if kind == 3, text > 0, bytes[(place + 12)...].starts(with: Array("GNU\0".utf8)) {
        return bytes[start..<(start + text)].map { String($0, radix: 16) }.joined(separator: " ")
      }
      place = start + (text + 3) / 4 * 4
    }
    return nil
  }
}
