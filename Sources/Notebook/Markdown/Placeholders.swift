internal import LossLanguage

/// What cmark must not see, and the marks that stand for it in the text that cmark parses.
///
/// A mark is a number between two private-use characters that the text does not have. cmark takes it for a word: it
/// keeps it whole in one text node, and nothing in it can begin a block or an inline.
struct Placeholders {
  private(set) var fragments: [Fragment] = []
  private let open: Unicode.Scalar
  private let close: Unicode.Scalar
  /// The byte that marks begin with: most texts do not have it.
  private let firstByte: UInt8

  enum Fragment {
    /// `original` has the dollars.
    case math(tex: String, isDisplay: Bool, original: String)
    case expression(ProseExpression, original: String)
    case footnoteReference(label: String, original: String)
    case citation([CitedKey], original: String)
    case place(NamedPlace)
    /// A character that is itself, whatever it means elsewhere.
    case literal(String)
    /// What stands between this one and `tableCellEnd` is the content of a cell; row 0 is the header.
    case tableCell(table: Int, row: Int)
    case tableCellEnd
    /// The blocks behind this one are the text of a footnote.
    case footnoteDefinition(Int)
    /// The blocks behind this one are the document.
    case footnotesEnd
  }

  struct CitedKey {
    var key: String
    var locator: String?
    var region: Region
  }

  enum Part {
    case text(Substring)
    case fragment(Int)
  }

  init(unusedIn text: [UInt8]) {
    var candidates = PrivateUseCharacters(unusedIn: text)
    open = candidates.next() ?? "\u{E000}"
    close = candidates.next() ?? "\u{E001}"
    firstByte = String(open).utf8.first ?? 0
  }

  /// The mark for a fragment.
  mutating func mark(_ fragment: Fragment) -> [UInt8] {
    fragments.append(fragment)
    return Array("\(open)\(fragments.count - 1)\(close)".utf8)
  }

  /// The text taken apart at its marks.
  func parts(of text: String) -> [Part] {
    guard text.utf8.contains(firstByte) else { return text.isEmpty ? [] : [.text(text[...])] }
    var parts: [Part] = []
    var rest = text[...]
    var searched = rest.startIndex
    while let start = rest.unicodeScalars[searched...].firstIndex(of: open) {
      searched = rest.unicodeScalars.index(after: start)
      guard let end = rest.unicodeScalars[searched...].firstIndex(of: close) else { break }
      guard let index = Int(String(rest.unicodeScalars[searched..<end])), fragments.indices.contains(index) else {
        continue
      }
      if start > rest.startIndex { parts.append(.text(rest[..<start])) }
      parts.append(.fragment(index))
      searched = rest.unicodeScalars.index(after: end)
      rest = rest[searched...]
    }
    if !rest.isEmpty { parts.append(.text(rest)) }
    return parts
  }

  /// Whether a text has marks.
  func areIn(_ text: [UInt8]) -> Bool {
    guard text.contains(firstByte) else { return false }
    return parts(of: String(decoding: text, as: UTF8.self)).contains { if case .fragment = $0 { true } else { false } }
  }

  /// The text as the author wrote it, for places where nothing is evaluated: addresses, titles, code, HTML.
  func restored(_ text: String) -> String {
    guard text.utf8.contains(firstByte) else { return text }
    var result = ""
    for part in parts(of: text) {
      switch part {
      case .text(let text): result += text
      case .fragment(let index): result += fragments[index].original
      }
    }
    return result
  }
}

extension Placeholders.Fragment {
  var original: String {
    switch self {
    case .math(_, _, let original), .expression(_, let original), .footnoteReference(_, let original),
      .citation(_, let original):
      original
    case .literal(let text): text
    case .place, .tableCell, .tableCellEnd, .footnoteDefinition, .footnotesEnd: ""
    }
  }
}

/// The characters from U+E000 on that a text neither has nor names by a reference such as `&#xE000;`.
private struct PrivateUseCharacters: IteratorProtocol {
  private var candidate: UInt32 = 0xE000
  private let used: Set<UInt32>

  init(unusedIn text: [UInt8]) {
    var used: Set<UInt32> = []
    for (index, byte) in text.enumerated() {
      if byte >= 0xEE, let scalar = text.scalar(at: index) {
        used.insert(scalar.value)
      } else if byte == UInt8(ascii: "&"), let value = Self.reference(in: text, at: index) {
        used.insert(value)
      }
    }
    self.used = used
  }

  mutating func next() -> Unicode.Scalar? {
    while candidate <= 0x10FFFF {
      defer { candidate += 1 }
      if !used.contains(candidate), let scalar = Unicode.Scalar(candidate) { return scalar }
    }
    return nil
  }

  private static func reference(in text: [UInt8], at index: Int) -> UInt32? {
    guard text.has("&#", at: index) else { return nil }
    let isHex = text.has("x", at: index + 2) || text.has("X", at: index + 2)
    let digits = text[(index + (isHex ? 3 : 2))...].prefix(8).prefix { $0.isDigit || (isHex && $0.isLetter) }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10)
  }
}
