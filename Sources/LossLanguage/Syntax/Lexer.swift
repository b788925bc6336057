internal import LossCore

/// Cuts a text into tokens, whatever its bytes; faults are tokens too.
struct Lexer {
  private let source: Source
  /// False in prose, where a line break is a blank and a comment cannot be.
  private let hasLines: Bool
  private var position = 0
  private var followsLineBreak = false
  private var tokens: [Token] = []

  /// The tokens of a text; the last, and only the last, is `end`.
  static func tokens(of source: Source, hasLines: Bool) -> [Token] {
    var lexer = Lexer(source: source, hasLines: hasLines)
    while lexer.readToken() {}
    return lexer.tokens
  }

  private init(source: Source, hasLines: Bool) {
    self.source = source
    self.hasLines = hasLines
  }
}

private extension Lexer {
  var text: [UInt8] { source.text }

  /// The byte at an offset from here; 0 behind the end.
  func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < text.count ? text[position + offset] : 0
  }

  mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, span: Span(start, position), followsLineBreak: followsLineBreak))
    followsLineBreak = false
  }

  /// Adds one token, or moves over one blank; false behind the end.
  mutating func readToken() -> Bool {
    let start = position
    guard position < text.count else {
      add(.end, from: start)
      return false
    }
    switch byte() {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
    case UInt8(ascii: "\n"):
      position += 1
      followsLineBreak = hasLines && !tokens.isEmpty
    case UInt8(ascii: "#"): readComment()
    case UInt8(ascii: "\""): readText()
    case UInt8(ascii: "'"): readSingleQuotes()
    case UInt8(ascii: "?"): readUnfilled()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
    case UInt8(ascii: ".") where byte(1).isDigit && !isBehindOperand: readNumber()
    default: readNameOrSign()
    }
    return true
  }

  /// Whether the token before ends an operand right here, so that a point is that of a member: `t.2`.
  var isBehindOperand: Bool {
    guard let last = tokens.last, last.span.end == position else { return false }
    switch last.kind {
    case .name, .word, .text, .symbol(.rightParenthesis), .symbol(.rightBracket): return true
    default: return false
    }
  }

  mutating func readComment() {
    let start = position
    while position < text.count && byte() != UInt8(ascii: "\n") { position += 1 }
    if !hasLines { add(.invalid(.commentInProse), from: start) }
  }

  mutating func readSingleQuotes() {
    let start = position
    position += 1
    while position < text.count && byte() != UInt8(ascii: "\n") && byte() != UInt8(ascii: "'") { position += 1 }
    if byte() == UInt8(ascii: "'") {
      position += 1
    } else {
      position = start + 1
    }
    add(.invalid(.singleQuotes), from: start)
  }

  mutating func readUnfilled() {
    let start = position
    position += 1
    guard byte() == UInt8(ascii: ".") && byte(1) == UInt8(ascii: "?") else {
      return add(.unfilled(decimals: nil), from: start)
    }
    position += 1
    let firstDecimal = position
    while byte() == UInt8(ascii: "?") { position += 1 }
    add(.unfilled(decimals: position - firstDecimal), from: start)
  }

  mutating func readNumber() {
    let start = position
    guard let number = WrittenNumber(prefixOf: text[start...]) else { return readNameOrSign() }
    position = number.end
    if byte() == UInt8(ascii: ".") {
      while byte() == UInt8(ascii: ".") || byte().isDigit { position += 1 }
      return add(.invalid(.secondPoint), from: start)
    }
    let end = position
    skipName()
    // A claim may end `0.5bits`.
    if position > end, Unit(rawValue: source.text(of: Span(end, position))) != nil { position = end }
    if position > end { return add(.invalid(.letterAfterNumber(number: Span(start, end))), from: start) }
    let value = number.double
    add(value.isFinite ? .number(value) : .invalid(.numberTooLarge), from: start)
  }

  mutating func readNameOrSign() {
    let start = position
    guard let (scalar, length) = text.scalar(at: position) else {
      while position < text.count && text.scalar(at: position) == nil { position += 1 }
      return add(.invalid(.notUTF8), from: start)
    }
    if scalar.startsName {
      skipName()
      if let spelling = Spelling.longest(in: text, at: start), spelling.bytes.count == position - start {
        return add(spelling.kind, from: start)
      }
      return add(.name(source.text(of: Span(start, position))), from: start)
    }
    if let spelling = Spelling.longest(in: text, at: position) {
      position += spelling.bytes.count
      return add(spelling.kind, from: start)
    }
    position += length
    if !scalar.isBlank { add(.invalid(.unexpectedCharacter), from: start) }
  }

  mutating func skipName() {
    while let (scalar, length) = text.scalar(at: position), scalar.continuesName { position += length }
  }

  mutating func readText() {
    let start = position
    position += 1
    var badEscape: Span?
    while byte() != UInt8(ascii: "\"") {
      guard position < text.count && byte() != UInt8(ascii: "\n") else {
        return add(.invalid(.unclosedText), from: start)
      }
      if byte() == UInt8(ascii: "\\") {
        let (scalar, end) = text.escape(at: position)
        if scalar == nil && badEscape == nil { badEscape = Span(position, end) }
        position = end
      } else {
        position += 1
      }
    }
    position += 1
    if let badEscape { return add(.invalid(.badEscape(badEscape)), from: start) }
    add(.text(source.unescapedText(of: Span(start + 1, position - 1))), from: start)
  }
}
