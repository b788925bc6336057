/// Where a page stands in the site, e.g. `guide/first.html`, and how others link to it.
///
/// Links are relative, so that a site works at the root of a domain, in a folder of one, and opened as files.
package struct PagePath: Sendable, Hashable, Comparable {
  /// Relative to the site, with `/`.
  package let path: String
  /// The address of the site, for a page that is shown at other places than its own: its links are whole addresses.
  private let root: String?

  package init(_ path: String, root: String? = nil) {
    self.path = path
    self.root = root
  }

  /// The page of a notebook: `notebooks/a/b.md` becomes `a/b.html`.
  package init(notebook file: String) {
    var path = file[...]
    if path.hasPrefix("notebooks/") { path = path.dropFirst("notebooks/".count) }
    if path.hasSuffix(".md") { path = path.dropLast(".md".count) }
    self.init(String(path) + ".html")
  }

  package static let front = PagePath("index.html")

  /// `guide` for `guide/first.html`, empty at the top.
  package var folder: String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The first folder of the path, empty at the top.
  package var section: String {
    path.firstIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The way from this page to a file of the site, as an address.
  package func link(to target: String, anchor: String = "") -> String {
    let own = folder.split(separator: "/")
    let parts = target.split(separator: "/")
    let end = anchor.isEmpty ? "" : "#" + anchor.addressEncoded
    if let root { return root + parts.map { String($0).addressEncoded }.joined(separator: "/") + end }
    var shared = 0
    while shared < own.count, shared < parts.count - 1, own[shared] == parts[shared] { shared += 1 }
    let steps = Array(repeating: "..", count: own.count - shared) + parts[shared...].map { String($0).addressEncoded }
    return steps.joined(separator: "/") + end
  }

  /// The way from this page to the folder of the front page, without a `/` at its end.
  package var wayToRoot: String {
    if let root { return root.hasSuffix("/") ? String(root.dropLast()) : root }
    let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
    return depth == 0 ? "." : Array(repeating: "..", count: depth).joined(separator: "/")
  }

  package func link(to page: PagePath, anchor: String = "") -> String {
    link(to: page.path, anchor: anchor)
  }

  package static func < (a: PagePath, b: PagePath) -> Bool {
    a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
  }
}

extension String {
  /// A part of a path or an anchor with every byte escaped that has a meaning in addresses. Letters of other alphabets
  /// stay: browsers escape them, and people read them.
  package var addressEncoded: String {
    if unicodeScalars.allSatisfy(\.isPlainInAddress) { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case _ where scalar.isPlainInAddress: text.unicodeScalars.append(scalar)
      case _ where scalar.value > 0xA0 && scalar.properties.isAlphabetic:
        text.unicodeScalars.append(scalar)
      default:
        for byte in String(scalar).utf8 {
          text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    return text
  }

  /// An address's part with its `%` escapes read; what is no UTF-8 then stays as it was.
  var addressDecoded: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    let bytes = Array(utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(validating: decoded, as: UTF8.self) ?? self
  }
}

extension Unicode.Scalar {
  /// Without a meaning in addresses.
  fileprivate var isPlainInAddress: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "!", "$", "'", "(", ")", "*", "+", ",", ";", "=", "@":
      true
    default: false
    }
  }
}
