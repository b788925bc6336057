/// HTML or SVG as it is written, in UTF-8: text and attribute values are escaped unless they are marked as raw.
///
///     var svg = Markup()
///     svg.element("text", ("class", "tick"), ("x", "12")) { $0.text("1 < 2") }
package struct Markup: Sendable, Equatable {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// The same as a text, where one is needed.
  package var html: String { String(decoding: bytes, as: UTF8.self) }

  /// A name and its value; nil leaves the attribute out, an empty value writes the bare name with `=""`.
  package typealias Attribute = (name: StaticString, value: String?)

  /// An element with its content.
  package mutating func element(
    _ name: StaticString, _ attributes: Attribute..., content: (inout Markup) -> Void
  ) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    content(&self)
    close(name)
  }

  /// An element that holds a text.
  package mutating func element(_ name: StaticString, _ attributes: Attribute..., text: String) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    self.text(text)
    close(name)
  }

  /// An element without content, in SVG `<path .../>`.
  package mutating func empty(_ name: StaticString, _ attributes: Attribute...) {
    open(name, attributes)
    write("/>")
  }

  /// Text, escaped.
  package mutating func text(_ text: String) {
    escape(text, inAttribute: false)
  }

  /// What is markup already.
  package mutating func raw(_ markup: String) {
    let utf8 = markup.utf8
    write(utf8.span)
  }

  /// The same, as bytes.
  package mutating func raw(_ utf8: Span<UInt8>) {
    write(utf8)
  }

  /// Another piece of markup.
  package mutating func append(_ markup: Markup) {
    bytes += markup.bytes
  }
}

extension Markup {
  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    write("<", name)
    for index in attributes.indices {
      guard let value = attributes[index].value else { continue }
      write(" ", attributes[index].name, "=\"")
      escape(value, inAttribute: true)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func close(_ name: StaticString) {
    write("</", name, ">")
  }

  private mutating func write(_ markup: StaticString, _ second: StaticString = "", _ third: StaticString = "") {
    let count = markup.utf8CodeUnitCount + second.utf8CodeUnitCount + third.utf8CodeUnitCount
    bytes.append(addingCapacity: count) { output in
      output.append(markup)
      output.append(second)
      output.append(third)
    }
  }

  private mutating func write(_ utf8: Span<UInt8>) {
    guard utf8.count < 32 else { return utf8.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }
    // A few are sooner written one by one than copied as a whole.
    bytes.append(addingCapacity: utf8.count) { output in
      for index in utf8.indices { output.append(utf8[index]) }
    }
  }

  private mutating func escape(_ text: String, inAttribute: Bool) {
    let view = text.utf8
    let utf8 = view.span
    var index = 0
    while true {
      bytes.append(addingCapacity: utf8.count - index) { output in
        while index < utf8.count, !Self.mayNeedEscape(utf8[index]) {
          output.append(utf8[index])
          index += 1
        }
      }
      guard index < utf8.count else { return }
      switch utf8[index] {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "<"): write("&lt;")
      case UInt8(ascii: ">"): write("&gt;")
      case UInt8(ascii: "\"") where inAttribute: write("&quot;")
      // Characters that XML does not know, escaped or not; among them U+FFFE and U+FFFF, which are EF BF BE and EF BF BF.
      case 0...0x8, 0xB, 0xC, 0xE...0x1F: write("\u{FFFD}")
      case 0xEF where index + 2 < utf8.count && utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE:
        write("\u{FFFD}")
        index += 2
      case let byte: bytes.append(byte)
      }
      index += 1
    }
  }

  /// Nearly no byte does, and this says so quickly.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0..<0x20, 0xEF: true
    default: false
    }
  }
}

extension OutputSpan<UInt8> {
  fileprivate mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { utf8 in
      for byte in utf8 { append(byte) }
    }
  }
}
