internal import Drawing

/// HTML in the making, with the line breaks and the escapes of CommonMark's reference implementation.
struct HTMLText {
  private var html = ""

  var markup: Markup {
    var markup = Markup()
    markup.raw(html)
    return markup
  }

  mutating func raw(_ markup: String) {
    html += markup
  }

  /// Markup that begins a line of its own.
  mutating func startLine(_ markup: String) {
    if let last = html.utf8.last, last != UInt8(ascii: "\n") { html += "\n" }
    html += markup
  }

  /// Text, or the value of an attribute.
  mutating func text(_ text: String) {
    var start = text.utf8.startIndex
    for index in text.utf8.indices {
      guard let escape = Self.escapes(text.utf8[index]) else { continue }
      html += text[start..<index]
      html += escape
      start = text.utf8.index(after: index)
    }
    html += text[start...]
  }

  /// The address of a link, percent-encoded where an address may not have the character.
  mutating func address(_ address: String) {
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "&"): html += "&amp;"
      case UInt8(ascii: "'"): html += "&#x27;"
      case _ where Self.isPlainInAddress(byte): html.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        html += "%"
        html += Self.hexDigit(byte >> 4)
        html += Self.hexDigit(byte & 15)
      }
    }
  }

  private static func escapes(_ byte: UInt8) -> String? {
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

  private static func hexDigit(_ value: UInt8) -> String {
    String(Unicode.Scalar(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10))
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
