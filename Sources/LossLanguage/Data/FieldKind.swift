/// What one field holds, seen by itself.
enum FieldKind {
  /// Nothing, which is allowed: an empty field, or with `missing=` that text; in JSON null, or no such key.
  case missing
  /// Nothing, although `missing=` gives a text for that.
  case empty
  /// Infinite if it is too large for a double.
  case number(Double)
  case boolean(Bool)
  /// Neither; in JSON, any text.
  case text
  /// A quoted field of CSV, whatever it looks like.
  case quoted
  /// An array or an object of JSON.
  case nested
}

/// How the fields of one text are read.
struct FieldReading {
  let source: Source
  let isJSON: Bool
  /// The text of `missing=`; nil if empty fields are missing, as they are anyway when it is empty.
  let missing: String?
  private let missingBytes: [UInt8]

  init(source: Source, missing: String?, format: DataFormat) {
    self.source = source
    self.missing = missing == "" ? nil : missing
    missingBytes = Array((missing ?? "").utf8)
    isJSON = format == .json || format == .jsonl
  }

  func kind(of field: Field) -> FieldKind {
    if field.isAbsent { return .missing }
    return isJSON ? kindOfJSON(field.span) : kindOfDelimited(field.span)
  }

  /// The field as an element of a column of texts.
  func text(of field: Field) -> String {
    if case .missing = kind(of: field) { return "" }
    let span = field.span
    if !isJSON { return source.text.delimitedText(of: span) }
    return source.text.isQuoted(span) ? source.text.jsonText(of: span) : source.text(of: span)
  }
}

extension FieldReading {
  private func kindOfDelimited(_ span: Span) -> FieldKind {
    let text = source.text
    if text.isQuoted(span) { return .quoted }
    if text[span.start..<span.end] == missingBytes[...] { return .missing }
    if span.start == span.end { return .empty }
    if let number = text.number(in: span) { return .number(number) }
    switch span.end - span.start {
    case 4 where text.isEqual("true", in: span) || text.isEqual("True", in: span): return .boolean(true)
    case 5 where text.isEqual("false", in: span) || text.isEqual("False", in: span): return .boolean(false)
    default: return .text
    }
  }

  /// - Parameter span: a value of JSON; its first byte tells which.
  private func kindOfJSON(_ span: Span) -> FieldKind {
    switch source.text[span.start] {
    case UInt8(ascii: "\""):
      return missing != nil && source.text.jsonText(of: span) == missing ? .missing : .text
    case UInt8(ascii: "n"): return .missing
    case UInt8(ascii: "t"): return .boolean(true)
    case UInt8(ascii: "f"): return .boolean(false)
    case UInt8(ascii: "["), UInt8(ascii: "{"): return .nested
    case UInt8(ascii: "I"): return .number(.infinity)
    case UInt8(ascii: "-") where source.text[span.start + 1] == UInt8(ascii: "I"): return .number(-.infinity)
    default: return source.text.number(in: span).map { .number($0) } ?? .text
    }
  }
}
