/// HTML or SVG as it is written: text and attribute values are escaped unless they are marked as raw.
///
///     var svg = Markup()
///     svg.element("text", ("class", "tick"), ("x", "12")) { $0.text("1 < 2") }
package struct Markup: Sendable, Equatable {
  /// What has been written so far.
  package private(set) var html = ""

  package init() {}

  /// A name and its value; nil leaves the attribute out, an empty value writes the bare name with `=""`.
  package typealias Attribute = (name: String, value: String?)

  /// An element with its content.
  package mutating func element(_ name: String, _ attributes: Attribute..., content: (inout Markup) -> Void) {
    open(name, attributes)
    html += ">"
    content(&self)
    html += "</"
    html += name
    html += ">"
  }

  /// An element that holds a text.
  package mutating func element(_ name: String, _ attributes: Attribute..., text: String) {
    open(name, attributes)
    html += ">"
    self.text(text)
    html += "</"
    html += name
    html += ">"
  }

  /// An element without content, in SVG `<path .../>`.
  package mutating func empty(_ name: String, _ attributes: Attribute...) {
    open(name, attributes)
    html += "/>"
  }

  /// Text, escaped.
  package mutating func text(_ text: String) {
    escape(text, inAttribute: false)
  }

  /// What is markup already.
  package mutating func raw(_ markup: String) {
    html += markup
  }

  /// Another piece of markup.
  package mutating func append(_ markup: Markup) {
    html += markup.html
  }

  private mutating func open(_ name: String, _ attributes: [Attribute]) {
    html += "<"
    html += name
    for attribute in attributes {
      guard let value = attribute.value else { continue }
      html += " "
      html += attribute.name
      html += "=\""
      escape(value, inAttribute: true)
      html += "\""
    }
  }

  /// Signs of markup, control characters, and what U+FFFE and U+FFFF begin with.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0..<0x20, 0xEF: true
    default: false
    }
  }

  private mutating func escape(_ text: String, inAttribute: Bool) {
    // Most texts have nothing to escape, and are copied as they are.
    guard text.utf8.contains(where: Self.mayNeedEscape) else {
      html += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"" where inAttribute: html += "&quot;"
      // Characters that XML does not know, escaped or not.
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": html += "\u{FFFD}"
      default: html.unicodeScalars.append(scalar)
      }
    }
  }
}
