/// The head of a request, as far as a server of pages needs it.
struct HTTPRequest: Sendable {
  let method: String
  /// Without the query, its escapes read; begins with `/`.
  let path: String
  /// The site that the client believes to talk to, with the port.
  let host: String

  /// Longer heads are not read.
  static let maximumLength = 16 << 10

  /// Reads a head up to its empty line. nil for everything that no browser would send: no `Host` or two of them, line
  /// breaks of another kind, an address of another form than `/path`, a path that is not UTF-8.
  init?(_ head: [UInt8]) {
    guard head.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0D || $0 == 0x0A || $0 == 0x09 }) else { return nil }
    let lines = String(decoding: head, as: UTF8.self).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    guard lines.count >= 3, lines.last == "", lines.dropLast().allSatisfy({ $0.hasSuffix("\r") }) else { return nil }
    let rows = lines.dropLast(2).map { $0.unicodeScalars.dropLast() }.map { String($0) }

    let words = rows[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), words[1].hasPrefix("/") else { return nil }
    guard let path = String(words[1].prefix { $0 != "?" && $0 != "#" }).percentDecoded else { return nil }
    method = String(words[0])
    self.path = path

    var hosts: [String] = []
    for row in rows.dropFirst() {
      guard let colon = row.firstIndex(of: ":") else { return nil }
      guard row[..<colon].lowercased() == "host" else { continue }
      hosts.append(row[row.index(after: colon)...].filter { $0 != " " && $0 != "\t" }.lowercased())
    }
    guard hosts.count == 1 else { return nil }
    host = hosts[0]
  }
}

extension String {
  /// With its `%` escapes read; nil for a broken escape, a NUL and what is not UTF-8 then.
  fileprivate var percentDecoded: String? {
    let bytes = Array(utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%") else {
        decoded.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.count, let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
      else { return nil }
      decoded.append(UInt8(high << 4 | low))
      index += 3
    }
    return decoded.contains(0) ? nil : String(validating: decoded, as: UTF8.self)
  }
}
