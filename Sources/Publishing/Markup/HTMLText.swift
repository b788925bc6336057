internal import Drawing

/// HTML in the making, with the line breaks and the escapes of CommonMark's reference implementation.
struct HTMLText {
  private(set) var markup = Markup()

  mutating func raw(_ markup: String) {
    self.markup.raw(markup)
  }

  mutating func append(_ markup: Markup) {
    self.markup.append(markup)
  }

  /// Markup that begins a line of its own.
  mutating func startLine(_ markup: String) {
    startLine()
    raw(markup)
  }

  mutating func startLine(_ markup: Markup) {
    startLine()
    append(markup)
  }

  /// Ends the line before, if there is one.
  mutating func startLine() {
    if let last = markup.bytes.last, last != UInt8(ascii: "\n") { markup.raw("\n") }
  }

  /// Text, or the value of an attribute.
  mutating func text(_ text: String) {
    let view = text.utf8
    let utf8 = view.span
    /// Where that begins which is not written yet.
    var start = 0
    for index in utf8.indices {
      guard let escape = Self.escape(utf8[index]) else { continue }
      markup.raw(utf8.extracting(start..<index))
      markup.raw(escape)
      start = index + 1
    }
    markup.raw(utf8.extracting(start..<utf8.count))
  }

  /// The address of a link, percent-encoded where an address may not have the character.
  mutating func address(_ address: String) {
    var encoded: [UInt8] = []
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "&"): encoded += "&amp;".utf8
      case UInt8(ascii: "'"): encoded += "&#x27;".utf8
      case _ where Self.isPlainInAddress(byte): encoded.append(byte)
      default: encoded += [UInt8(ascii: "%"), Self.hexDigit(byte >> 4), Self.hexDigit(byte & 15)]
      }
    }
    markup.raw(encoded.span)
  }

  private static func escape(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    // Characters that HTML does not know, escaped or not.
    case 0..<9, 0xB, 0xC, 0xE..<0x20, 0x7F: "\u{FFFD}"
    default: nil
    }
  }

  private static func isPlainInAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "-_.+!*(),%#@?=;:/$~".utf8.contains(byte)
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}

extension Markup {
  init(text: String) {
    self.init()
    self.text(text)
  }
}

extension String {
  /// False for addresses that run something or read the reader's disk: `javascript:`, `vbscript:`, `file:`, and `data:`
  /// except for pictures that cannot hold scripts.
  var isSafeAddress: Bool {
    let start = prefix(24).lowercased()
    if start.hasPrefix("data:") {
      return ["png", "gif", "jpeg", "webp"].contains { start.hasPrefix("data:image/\($0)") }
    }
    return !["javascript:", "vbscript:", "file:"].contains { start.hasPrefix($0) }
  }
}
