/// `[@key]`, `[@key, p. 12]`, `[@one; @two]`: works of the list of references, as Pandoc and Quarto write them.
struct CitationText {
  /// Where a key stands, without its `@`, and what is said behind it, `p. 12`.
  typealias Item = (key: Range<Int>, locator: Range<Int>?)

  private(set) var items: [Item] = []
  /// Behind the closing bracket.
  private(set) var end: Int

  /// The citation that begins at an index with `[@`; nil for a link, and for what only looks alike.
  init?(_ text: [UInt8], at start: Int) {
    end = start
    var index = start + 1
    while true {
      guard text.has("@", at: index) else { return nil }
      let key = index + 1..<Self.keyEnd(in: text, from: index + 1)
      guard !key.isEmpty else { return nil }
      index = text[key.upperBound...].firstIndex { !$0.isWhitespace } ?? text.count
      var locator: Range<Int>?
      if text.has(",", at: index) {
        // Locators are short; without a limit a text of nothing but `[@a,` would be searched again and again.
        let rest = text[(index + 1)...].prefix(200)
        guard let stop = rest.firstIndex(where: { Self.delimiters.contains($0) }) else { return nil }
        let trimmed = rest[..<stop].trimmingWhitespace
        locator = trimmed.isEmpty ? nil : trimmed.startIndex..<trimmed.endIndex
        index = stop
      }
      items.append((key, locator))
      guard index < text.count, items.count < 100 else { return nil }
      switch text[index] {
      case UInt8(ascii: "]"):
        end = index + 1
        // `[@name](address)` is a link to someone.
        guard !text.has("(", at: end), !text.has("[", at: end), !text.has(":", at: end) else { return nil }
        return
      case UInt8(ascii: ";"): index = text[(index + 1)...].firstIndex { !$0.isWhitespace } ?? text.count
      default: return nil
      }
    }
  }

  private static let delimiters = [UInt8]("[];".utf8)

  /// Keys are letters, digits and `_`, with `-`, `.`, `:`, `+` and `/` between them.
  private static func keyEnd(in text: [UInt8], from start: Int) -> Int {
    var end = start
    for index in start..<text.count {
      let byte = text[index]
      if byte.isDigit || byte.isLetter || byte == UInt8(ascii: "_") || byte >= 0x80 {
        end = index + 1
      } else if index == start || !"-.:+/".utf8.contains(byte) {
        break
      }
    }
    return end
  }
}
