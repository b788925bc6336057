/// A text of a plot with the expressions in it: `"{information(P, base=2)} at $p$"`.
///
/// Braces between two `$` belong to the mathematics.
package struct LabelTemplate: Sendable {
  package let parts: [Part]

  package enum Part: Sendable {
    case text(String)
    /// `{expression}`, in a source of its own.
    case expression(Expression, Source)
  }

  /// - Parameters:
  ///   - text: what the token means.
  ///   - span: of the token with its quotes.
  init(_ text: String, at span: Span, in source: Source) throws(Diagnostic) {
    guard text.utf8.contains(UInt8(ascii: "{")) else {
      parts = [.text(text)]
      return
    }
    var reader = TemplateReader(bytes: source.text, span: span)
    var parts: [Part] = []
    while let piece = reader.next() {
      switch piece {
      case .text(let text): parts.append(.text(text))
      case .expression(let span):
        guard span.start < span.end else { throw .emptyBraces(source.region(Span(span.start - 1, span.end + 1))) }
        let inner = source.part(span)
        var parser = Parser(inner, hasLines: false)
        _ = parser.beginStatement()
        let expression = try parser.expression()
        guard parser.kind == .end else { throw parser.unexpected(expecting: "`}`") }
        parts.append(.expression(expression, inner))
      case .unclosed(let start): throw .unclosedBrace(source.region(Span(start, start + 1)))
      }
    }
    self.parts = parts
  }

  /// Whether an expression in it uses a name.
  func mentions(_ name: String) -> Bool {
    for case .expression(_, let source) in parts {
      if Lexer.tokens(of: source, hasLines: false).contains(where: { $0.kind == .name(name) }) { return true }
    }
    return false
  }
}

/// Cuts the text between two quotes, as written, at its braces.
private struct TemplateReader {
  let bytes: [UInt8]
  private var position: Int
  private let end: Int

  enum Piece {
    case text(String)
    case expression(Span)
    case unclosed(Int)
  }

  init(bytes: [UInt8], span: Span) {
    self.bytes = bytes
    position = span.start + 1
    end = max(span.start + 1, span.end - 1)
  }

  mutating func next() -> Piece? {
    guard position < end else { return nil }
    if bytes[position] == UInt8(ascii: "{") {
      let start = position + 1
      var close = start
      while close < end, bytes[close] != UInt8(ascii: "}") { close += 1 }
      guard close < end else {
        position = end
        return .unclosed(start - 1)
      }
      position = close + 1
      return .expression(Span(start, close))
    }
    var text: [UInt8] = []
    var isMathematics = false
    while position < end, isMathematics || bytes[position] != UInt8(ascii: "{") {
      switch bytes[position] {
      case UInt8(ascii: "\\"):
        readEscape(into: &text)
        continue
      case UInt8(ascii: "$"):
        isMathematics = !isMathematics && bytes[(position + 1)..<end].contains(UInt8(ascii: "$"))
      default: break
      }
      text.append(bytes[position])
      position += 1
    }
    return .text(String(decoding: text, as: UTF8.self))
  }

  /// The lexer has seen to it that the escape is a good one.
  private mutating func readEscape(into text: inout [UInt8]) {
    guard position + 1 < end else {
      position = end
      return
    }
    let letter = bytes[position + 1]
    position += 2
    switch letter {
    case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "u"):
      var number: UInt32 = 0
      position += 1
      while position < end, bytes[position] != UInt8(ascii: "}") {
        number = number &* 16 &+ hexadecimal(bytes[position])
        position += 1
      }
      position += 1
      if let scalar = Unicode.Scalar(number) { text += Array(String(Character(scalar)).utf8) }
    default: text.append(letter)
    }
  }

  private func hexadecimal(_ byte: UInt8) -> UInt32 {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: 0
    }
  }
}

extension Diagnostic {
  fileprivate static func emptyBraces(_ place: Region) -> Diagnostic {
    Diagnostic(
      .missingExpression, "there is nothing between the braces of this label", at: place,
      help: "write an expression, whose value is then shown: `{2 + 2}`")
  }

  fileprivate static func unclosedBrace(_ place: Region) -> Diagnostic {
    Diagnostic(
      .unclosedBracket, "this `{` of a label is not closed", at: place,
      help: "close it with `}`; for a brace as such, write it between `$`")
  }
}
