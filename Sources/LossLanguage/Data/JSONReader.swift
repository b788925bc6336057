/// Reads values of JSON (RFC 8259) one after another, without making anything of them: a caller keeps their places.
struct JSONReader {
  let source: Source
  let text: [UInt8]
  var offset: Int
  /// Where the text to read ends.
  let end: Int

  init(_ source: Source, _ span: Span) {
    self.source = source
    text = source.text
    offset = span.start
    end = span.end
  }

  /// The next byte that is no blank; nil at the end.
  mutating func peek() -> UInt8? {
    while offset < end, text[offset] == 0x20 || (9...13).contains(text[offset]) { offset += 1 }
    return offset < end ? text[offset] : nil
  }

  /// Reads a byte if it comes next.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  /// Reads what parts two elements of an array or members of an object; false at the closing bracket, which is read too.
  mutating func readSeparator(closing: UInt8, opening: Int) throws(Diagnostic) -> Bool {
    if skip(closing) { return false }
    let comma = offset
    guard skip(UInt8(ascii: ",")) else {
      guard peek() != nil else { throw .unclosed(at: source.region(Span(opening, opening + 1))) }
      throw .unexpected("`,` or `\(Character(UnicodeScalar(closing)))` is due here", at: source.region(nextCharacter))
    }
    if peek() == closing { throw .trailingComma(at: source.region(Span(comma, comma + 1))) }
    return true
  }

  /// Reads a key and its colon.
  mutating func readKey() throws(Diagnostic) -> Span {
    guard let byte = peek() else { throw .endOfText(at: source.region(Span(end, end))) }
    guard byte == UInt8(ascii: "\"") else { throw .badKey(at: source.region(nextCharacter)) }
    let span = try readText()
    guard skip(UInt8(ascii: ":")) else {
      throw .unexpected("`:` is due behind a key", at: source.region(nextCharacter))
    }
    return span
  }

  /// Reads a value of any kind.
  mutating func readValue(depth: Int = 0) throws(Diagnostic) -> Span {
    guard let byte = peek() else { throw .endOfText(at: source.region(Span(end, end))) }
    let start = offset
    switch byte {
    case UInt8(ascii: "\""): return try readText()
    case UInt8(ascii: "["), UInt8(ascii: "{"): try skipNested(depth: depth)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber()
    default: try skipWord()
    }
    return Span(start, offset)
  }

  /// The character that comes next, to mark it.
  var nextCharacter: Span {
    var behind = min(offset + 1, end)
    while behind < end, text[behind] & 0b1100_0000 == 0b1000_0000 { behind += 1 }
    return Span(offset, behind)
  }
}

extension JSONReader {
  private mutating func skipNested(depth: Int) throws(Diagnostic) {
    let opening = offset
    guard depth < 200 else { throw .tooDeep(at: source.region(Span(opening, opening + 1))) }
    let isObject = text[opening] == UInt8(ascii: "{")
    let closing = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    offset += 1
    guard !skip(closing) else { return }
    repeat {
      if isObject { _ = try readKey() }
      _ = try readValue(depth: depth + 1)
    } while try readSeparator(closing: closing, opening: opening)
  }

  private mutating func readText() throws(Diagnostic) -> Span {
    let start = offset
    offset += 1
    while offset < end {
      switch text[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return Span(start, offset)
      case UInt8(ascii: "\\"):
        try skipEscape()
      case 0..<32:
        throw text[offset] == UInt8(ascii: "\n")
          ? .unclosedText(at: source.region(Span(start, offset)))
          : .controlCharacter(at: source.region(Span(offset, offset + 1)))
      default:
        offset += 1
      }
    }
    throw .unclosedText(at: source.region(Span(start, end)))
  }

  private mutating func skipEscape() throws(Diagnostic) {
    let start = offset
    guard let length = text.jsonEscapeLength(at: start, end: end) else {
      var behind = start + 1
      while behind < end, behind < start + 6, text[behind] > 32, text[behind] != UInt8(ascii: "\"") { behind += 1 }
      throw .badEscape(at: source.region(Span(start, behind)))
    }
    offset += length
  }

  /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?`, or Python's `-Infinity`.
  private mutating func skipNumber() throws(Diagnostic) {
    let start = offset
    if text[offset] == UInt8(ascii: "-") { offset += 1 }
    if offset < end, text[offset] == UInt8(ascii: "I") { return try skipWord() }
    let leading = offset
    let wholeDigits = skipDigits()
    var isGood = wholeDigits == 1 || wholeDigits > 1 && text[leading] != UInt8(ascii: "0")
    if offset < end, text[offset] == UInt8(ascii: ".") {
      offset += 1
      isGood = skipDigits() > 0 && isGood
    }
    if offset < end, text[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < end, text[offset] == UInt8(ascii: "-") || text[offset] == UInt8(ascii: "+") { offset += 1 }
      isGood = skipDigits() > 0 && isGood
    }
    if offset < end, text[offset].isWordByte {
      skipWordBytes()
      isGood = false
    }
    guard isGood else { throw .badNumber(at: source.region(Span(start, offset))) }
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while offset < end, text[offset].isDigit { offset += 1 }
    return offset - start
  }

  /// `true`, `false`, `null`, and `NaN` and `Infinity`, which Python writes.
  private mutating func skipWord() throws(Diagnostic) {
    let start = offset
    skipWordBytes()
    guard offset > start else { throw .unexpected("a value is due here", at: source.region(nextCharacter)) }
    switch String(decoding: text[start..<offset], as: UTF8.self) {
    case "true", "false", "null", "NaN", "Infinity": return
    case let word: throw .badWord(word.shortened, at: source.region(Span(start, offset)))
    }
  }

  private mutating func skipWordBytes() {
    while offset < end, text[offset].isWordByte { offset += 1 }
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    self >= 0x80 || self == UInt8(ascii: "_") || self == UInt8(ascii: ".") || self == UInt8(ascii: "+")
      || self == UInt8(ascii: "-") || isDigit || isLetter
  }
}

extension Diagnostic {
  fileprivate static func unexpected(_ message: String, at region: Region) -> Diagnostic {
    Diagnostic(.badJSON, message, at: region)
  }

  fileprivate static func endOfText(at region: Region) -> Diagnostic {
    Diagnostic(.badJSON, "the text ends where a value is due", at: region)
  }

  fileprivate static func unclosed(at region: Region) -> Diagnostic {
    Diagnostic(.badJSON, "the bracket is never closed", at: region, "opens here")
  }

  fileprivate static func trailingComma(at region: Region) -> Diagnostic {
    Diagnostic(.badJSON, "JSON has no comma behind the last element", at: region, help: "leave it out")
  }

  fileprivate static func badKey(at region: Region) -> Diagnostic {
    Diagnostic(.badJSON, "a key in double quotes is due here", at: region, help: "write keys as `\"name\": value`")
  }

  fileprivate static func tooDeep(at region: Region) -> Diagnostic {
    Diagnostic(.nestingLimit, "the value is nested more than 200 levels deep", at: region)
  }

  fileprivate static func unclosedText(at region: Region) -> Diagnostic {
    Diagnostic(.badJSON, "the text has no closing quote", at: region, help: "a line break inside is written `\\n`")
  }

  fileprivate static func controlCharacter(at region: Region) -> Diagnostic {
    Diagnostic(
      .badJSON, "a control character stands in a text", at: region, help: "a tab is written `\\t`, others `\\u001f`")
  }

  fileprivate static func badEscape(at region: Region) -> Diagnostic {
    Diagnostic(
      .badJSON, "this escape means nothing", at: region,
      help: #"escapes are `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t` and `\u` with four hexadecimal digits; "#
        + "two surrogates make one character")
  }

  fileprivate static func badNumber(at region: Region) -> Diagnostic {
    Diagnostic(
      .badJSON, "this is no number of JSON", at: region,
      help: "JSON has digits on both sides of a point, no `+`, no leading zeros and no `_`")
  }

  fileprivate static func badWord(_ word: String, at region: Region) -> Diagnostic {
    let words = ["True": "true", "False": "false", "None": "null", "nan": "NaN", "inf": "Infinity"]
    return Diagnostic(
      .badJSON, "`\(word)` is no value of JSON", at: region,
      help: words[word].map { "write `\($0)`" } ?? "a text is written in double quotes")
  }
}
