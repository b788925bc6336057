/// A JSON text as a tree, written by hand so that it looks the same on every platform.
///
/// Objects keep the order in which their fields were given. Numbers are the shortest decimals that read back as the
/// same double, `-0.0` included; JSON has no infinite or undefined numbers, so those are the texts `inf`, `-inf` and `nan`.
package enum JSON: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case array([JSON])
  case object([Field])

  package struct Field: Sendable {
    package let name: String
    package let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// nil is `null`.
  package static func text(_ text: String?) -> JSON {
    if let text { .text(text) } else { .null }
  }

  /// nil is `null`.
  package static func integer(_ integer: Int?) -> JSON {
    if let integer { .integer(integer) } else { .null }
  }

  /// The text, two blanks an indent; an array of plain values stands on one line. It does not end with a line break.
  package var description: String { description(shortList: .max) }

  /// - Parameter shortList: how many plain values an array on one line may have.
  package func description(shortList: Int) -> String {
    var writer = JSONWriter()
    writer.shortList = shortList
    writer.write(self, indent: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The text without any blank.
  package var compactDescription: String {
    var writer = JSONWriter(isCompact: true)
    writer.write(self, indent: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

private struct JSONWriter {
  var bytes: [UInt8] = []
  var isCompact = false
  var shortList = Int.max

  mutating func write(_ value: JSON, indent: Int) {
    switch value {
    case .null: write("null")
    case .boolean(let boolean): write(boolean ? "true" : "false")
    case .integer(let integer): write("\(integer)")
    case .number(let number): write(number)
    case .text(let text): write(quoted: text)
    case .array(let elements): write(elements, indent: indent)
    case .object(let fields): write(fields, indent: indent)
    }
  }

  mutating func write(_ number: Double) {
    let text = NumberFormat.shortest(number)
    if number.isFinite { write(text) } else { write(quoted: text) }
  }

  mutating func write(_ elements: [JSON], indent: Int) {
    let isOneLine = isCompact || elements.count <= shortList && elements.allSatisfy { $0.isPlain }
    write("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { write(isCompact || !isOneLine ? "," : ", ") }
      if !isOneLine { breakLine(indent: indent + 1) }
      write(element, indent: indent + 1)
    }
    if !isOneLine { breakLine(indent: indent) }
    write("]")
  }

  mutating func write(_ fields: [JSON.Field], indent: Int) {
    write("{")
    for (index, field) in fields.enumerated() {
      if index > 0 { write(",") }
      if !isCompact { breakLine(indent: indent + 1) }
      write(quoted: field.name)
      write(isCompact ? ":" : ": ")
      write(field.value, indent: indent + 1)
    }
    if !isCompact && !fields.isEmpty { breakLine(indent: indent) }
    write("}")
  }

  mutating func write(quoted text: String) {
    write("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): write("\\\"")
      case UInt8(ascii: "\\"): write("\\\\")
      case UInt8(ascii: "\n"): write("\\n")
      case UInt8(ascii: "\r"): write("\\r")
      case UInt8(ascii: "\t"): write("\\t")
      case 0x00...0x1F, 0x7F:
        write("\\u00")
        bytes.append(Self.hexadecimal[Int(byte >> 4)])
        bytes.append(Self.hexadecimal[Int(byte & 0xF)])
      default: bytes.append(byte)
      }
    }
    write("\"")
  }

  mutating func breakLine(indent: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }

  mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  static let hexadecimal = Array("0123456789abcdef".utf8)
}

extension JSON {
  fileprivate var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
