internal import LossLanguage

/// The text of a paragraph, a heading or a table's cell as written, and which parts of it are something else than
/// words: what numbers are looked for in.
struct ProseText: Sendable {
  let source: Source
  let isHeading: Bool
  /// The line of the row, for the cell of a table.
  let row: Int?
  /// Prose expressions: the text of each from its `=` on.
  private(set) var expressions: [Range<Int>] = []
  private(set) var comments: [Range<Int>] = []
  /// Mathematics, code, tags, addresses, comments and expressions.
  private var opaque: [Range<Int>]

  init(_ text: LeafText, _ result: InlineScanner.Result) {
    source = text.source
    isHeading = text.isHeading
    row = text.isTableCell ? text.source.lines[0].line : nil
    opaque = result.opaque
    for finding in result.findings {
      switch finding.kind {
      case .expression(let content): expressions.append(content)
      case .comment: comments.append(finding.range)
      case .math, .footnoteReference, .citation: break
      case .escaped: continue
      }
      opaque.append(finding.range)
    }
  }

  /// The text with everything that is no prose blackened, byte by byte: offsets are those of the source.
  func blackened() -> [UInt8] {
    var text = source.text
    func blacken(_ range: Range<Int>) {
      for index in range where text[index] != .newline { text[index] = Self.black }
    }
    opaque.forEach(blacken)
    linkParts(of: text).forEach(blacken)
    return text
  }

  /// Stands for a byte that is no prose. No text has it: it is no whitespace, no letter, no digit, no punctuation.
  static let black: UInt8 = 0x1F
}

extension ProseText {
  /// Where links lead, the descriptions of images, and bare addresses.
  private func linkParts(of text: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var index = 0
    var image: Int?
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "!") where text.has("[", at: index + 1):
        image = index
        index += 2
      case UInt8(ascii: "]") where text.has("(", at: index + 1):
        if let end = destinationEnd(in: text, from: index + 2) {
          parts.append((image ?? index)..<end)
          index = end
        } else {
          index += 2
        }
        image = nil
      case UInt8(ascii: "]") where text.has(":", at: index + 1) && beginsLine(with: UInt8(ascii: "["), text, index):
        // `[name]: address`
        let end = text[index...].firstIndex(of: .newline) ?? text.count
        parts.append(index..<end)
        index = end
      case UInt8(ascii: ":") where text.has("://", at: index):
        let start = text[..<index].lastIndex { !$0.isLetter }.map { $0 + 1 } ?? 0
        let end = text[index...].firstIndex(where: \.isWhitespace) ?? text.count
        parts.append(start..<end)
        index = end
      default:
        index += 1
      }
    }
    return parts
  }

  /// Behind the bracket that closes a link's destination and title. They are short; without a limit a text of nothing
  /// but open brackets would be searched again and again.
  private func destinationEnd(in text: [UInt8], from start: Int) -> Int? {
    var depth = 1
    for index in start..<min(text.count, start + 2000) {
      switch text[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
    }
    return nil
  }

  private func beginsLine(with byte: UInt8, _ text: [UInt8], _ index: Int) -> Bool {
    let limit = max(0, index - 1000)
    let start = text[limit..<index].lastIndex(of: .newline).map { $0 + 1 } ?? limit
    return text[start..<index].first { !$0.isBlank } == byte
  }
}
