internal import LossLanguage

/// What cmark must not see, and the marks that stand for it in the text that cmark parses.
///
/// A mark is a number between two private-use characters that the text does not have. cmark takes it for a word: it
/// keeps it whole in one text node, and nothing in it can begin a block or an inline.
struct Placeholders {
  private(set) var fragments: [Fragment] = []
  /// The bytes of the characters that marks begin and end with; most texts do not have the first of them.
  private let open: [UInt8]
  private let close: [UInt8]

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
    case text(String)
    case fragment(Int)
  }

  init(unusedIn text: [UInt8]) {
    var candidates = PrivateUseCharacters(unusedIn: text)
    open = Array(String(candidates.next() ?? "\u{E000}").utf8)
    close = Array(String(candidates.next() ?? "\u{E001}").utf8)
  }

  /// The mark for a fragment.
  mutating func mark(_ fragment: Fragment) -> [UInt8] {
    fragments.append(fragment)
    return open + String(fragments.count - 1).utf8 + close
  }

  /// The text taken apart at its marks.
  func parts(of text: String) -> [Part] {
    guard text.has(open[0]) else { return text.isEmpty ? [] : [.text(text)] }
    let bytes = Array(text.utf8)
    func piece(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var parts: [Part] = []
    var begin = 0
    var searched = 0
    while let start = bytes.firstIndex(of: open, from: searched) {
      searched = start + open.count
      guard let end = bytes.firstIndex(of: close, from: searched) else { break }
      guard let index = Int(piece(searched..<end)), fragments.indices.contains(index) else { continue }
      if start > begin { parts.append(.text(piece(begin..<start))) }
      parts.append(.fragment(index))
      searched = end + close.count
      begin = searched
    }
    if begin < bytes.count { parts.append(.text(piece(begin..<bytes.count))) }
    return parts
  }

  /// Whether a text has marks.
  func areIn(_ text: [UInt8]) -> Bool {
    guard text.contains(open[0]) else { return false }
    return parts(of: String(decoding: text, as: UTF8.self)).contains { if case .fragment = $0 { true } else { false } }
  }

  /// The text as the author wrote it, for places where nothing is evaluated: addresses, titles, code, HTML.
  func restored(_ text: String) -> String {
    guard text.has(open[0]) else { return text }
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
