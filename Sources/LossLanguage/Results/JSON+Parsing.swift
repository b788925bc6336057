internal import LossCore

extension JSON {
  /// Reads a JSON text (RFC 8259). What `description` writes is read back as it was: the order of the fields, and every
  /// number to the bit.
  package static func parsing(_ source: Source) throws(Diagnostic) -> JSON {
    var parser = JSONParser(reader: JSONReader(source, Span(0, source.text.count)))
    let value = try parser.value(depth: 0)
    guard parser.reader.peek() == nil else {
      throw Diagnostic(
        .badJSON, "something stands behind the value", at: source.region(parser.reader.nextCharacter))
    }
    return value
  }

  /// The value of a field of an object.
  package subscript(_ name: String) -> JSON? {
    guard case .object(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }

  package var elements: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  package var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  package var whole: Int? {
    if case .integer(let integer) = self { integer } else { nil }
  }

  package var truth: Bool? {
    if case .boolean(let boolean) = self { boolean } else { nil }
  }

  /// A finite number, whichever way it was written.
  package var double: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number.isFinite ? number : nil
    default: nil
    }
  }
}

private struct JSONParser {
  var reader: JSONReader

  mutating func value(depth: Int) throws(Diagnostic) -> JSON {
    let byte = reader.peek()
    guard depth < 100, byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") else {
      // The reader finds what is too deep and what is no value.
      return plain(try reader.readValue(depth: depth < 100 ? 0 : 200))
    }
    let opening = reader.offset
    reader.offset += 1
    if byte == UInt8(ascii: "[") {
      var elements: [JSON] = []
      if reader.skip(UInt8(ascii: "]")) { return .array(elements) }
      repeat {
        elements.append(try value(depth: depth + 1))
      } while try reader.readSeparator(closing: UInt8(ascii: "]"), opening: opening)
      return .array(elements)
    }
    var fields: [JSON.Field] = []
    if reader.skip(UInt8(ascii: "}")) { return .object(fields) }
    repeat {
      let name = reader.text.jsonText(of: try reader.readKey())
      fields.append(JSON.Field(name, try value(depth: depth + 1)))
    } while try reader.readSeparator(closing: UInt8(ascii: "}"), opening: opening)
    return .object(fields)
  }

  private func plain(_ span: Span) -> JSON {
    let text = reader.text
    switch text[span.start] {
    case UInt8(ascii: "\""): return .text(text.jsonText(of: span))
    case UInt8(ascii: "t"): return .boolean(true)
    case UInt8(ascii: "f"): return .boolean(false)
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "N"): return .number(.nan)
    case UInt8(ascii: "I"): return .number(.infinity)
    default: return number(text, span)
    }
  }

  private func number(_ text: [UInt8], _ span: Span) -> JSON {
    let written = text[span.start..<span.end]
    let isNegative = written.first == UInt8(ascii: "-")
    let digits = isNegative ? written.dropFirst() : written
    guard let number = WrittenNumber(prefixOf: digits) else { return .number(isNegative ? -.infinity : .infinity) }
    if !number.hasPointOrExponent, let integer = Int(String(decoding: written, as: UTF8.self)) {
      return integer == 0 && isNegative ? .number(-0.0) : .integer(integer)
    }
    return .number(isNegative ? -number.double : number.double)
  }
}
