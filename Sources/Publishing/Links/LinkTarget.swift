/// What the destination of a link or the source of an image refers to.
package enum LinkTarget: Equatable, Sendable {
  /// Another site, a mail address, a telephone: not ours to check.
  case external
  /// A place on the same page.
  case anchor(String)
  /// A file of the project, by its path from the root, and a place in it (empty for none).
  case file(String, anchor: String)
  /// It leads out of the project.
  case outside

  /// Reads a destination as written in a file of the project, e.g. `notebooks/a/b.md`.
  package init(_ destination: String, in file: String) {
    if Self.hasScheme(destination) || destination.hasPrefix("//") {
      self = .external
      return
    }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let anchor = parts.count > 1 ? String(parts[1]).addressDecoded : ""
    let path = parts[0].prefix { $0 != "?" }
    guard !path.isEmpty else {
      self = .anchor(anchor)
      return
    }
    // A path that starts with `/` starts at the root of the site, that is, in the folder of the notebooks.
    let home = file.hasPrefix("notebooks/") ? "notebooks" : ""
    var folders = path.hasPrefix("/") ? home.split(separator: "/") : file.split(separator: "/").dropLast()
    for part in String(path).addressDecoded.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard folders.popLast() != nil else {
          self = .outside
          return
        }
      default: folders.append(part)
      }
    }
    self = .file(folders.joined(separator: "/"), anchor: anchor)
  }

  /// `https:`, `mailto:`: letters, digits, `+`, `-` and `.` before a colon.
  private static func hasScheme(_ destination: String) -> Bool {
    guard let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = destination.utf8[..<colon]
    guard let first = scheme.first, (first | 0x20) >= UInt8(ascii: "a"), (first | 0x20) <= UInt8(ascii: "z") else {
      return false
    }
    return scheme.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }
  }
}
