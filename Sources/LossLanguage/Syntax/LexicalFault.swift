/// Why some bytes are no token. A fact of a few bytes; the words are made for the one that is reported.
package enum LexicalFault: Sendable, Equatable {
  case unexpectedCharacter
  case notUTF8
  case commentInProse
  case unclosedText
  case singleQuotes
  case badEscape(Span)
  case letterAfterNumber(number: Span)
  case secondPoint
  case numberTooLarge

  /// - Parameter span: of the token.
  func diagnostic(_ span: Span, in source: Source) -> Diagnostic {
    let place = source.region(span)
    let text = source.excerpt(span)
    switch self {
    case .unexpectedCharacter: return .unexpectedCharacter(text, place)
    case .notUTF8:
      return Diagnostic(.notUTF8, "these bytes are no UTF-8 text", at: place, help: "save the file as UTF-8")
    case .commentInProse:
      return Diagnostic(
        .unexpectedCharacter, "an expression in prose has no comments", at: place,
        help: "say it in the prose around the expression")
    case .unclosedText:
      return Diagnostic(
        .unclosedText, "this text is never closed", at: place, "no `\"` up to the end of the line",
        help: "a text ends on its line; write `\\n` for a line break in it")
    case .singleQuotes:
      return Diagnostic(
        .unexpectedCharacter, "a text stands in double quotes", at: place, help: "write `\"text\"`")
    case .badEscape(let escape):
      return Diagnostic(
        .badEscape, "`\(source.excerpt(escape))` is no escape", at: source.region(escape),
        help: "write one of `\\\"` `\\\\` `\\n` `\\t` `\\u{2248}`")
    case .letterAfterNumber(let number): return .letterAfterNumber(number, span, in: source)
    case .secondPoint:
      return Diagnostic(
        .badNumber, "`\(text)` is no number", at: place, "a second point", help: "a number has one decimal point")
    case .numberTooLarge:
      return Diagnostic(
        .badNumber, "`\(text)` is too large for a double", at: place, "the largest is about 1.8e308",
        help: "write `inf` if infinity is meant")
    }
  }
}

private extension Diagnostic {
  static func unexpectedCharacter(_ text: String, _ place: Region) -> Diagnostic {
    let scalar = text.unicodeScalars.first ?? " "
    let help =
      switch scalar {
      case "“", "”", "„", "«", "»": "write a straight `\"`"
      case "‘", "’": "write a text in straight double quotes, `\"text\"`"
      case "–", "—": "write `-`"
      case "²": "write `x^2`"
      case "³": "write `x^3`"
      case "√": "write `sqrt(x)`"
      case "∑": "write `sum(x)`"
      case "∏": "write `prod(x)`"
      case "≃", "≅", "≐": "write `≈`, or `~=`"
      case "→": "write `->`"
      case "$": "mathematics in LaTeX stands in the prose, outside cells"
      default: "take it away, or put it into a text, `\"...\"`"
      }
    let isVisible = scalar.value > 0x20 && scalar.properties.generalCategory.isVisible
    let name = isVisible ? "`\(text)`" : "the character U+\(scalar.hexadecimal)"
    return Diagnostic(.unexpectedCharacter, "\(name) has no meaning here", at: place, help: help)
  }

  static func letterAfterNumber(_ number: Span, _ span: Span, in source: Source) -> Diagnostic {
    let digits = source.excerpt(number)
    let letters = source.excerpt(Span(number.end, span.end))
    let help =
      switch letters.utf8.first {
      case UInt8(ascii: "_"): "write underscores between digits only, `1_000`"
      case UInt8(ascii: "x") where digits == "0": "write the number in decimal; `0xFF` is 255"
      default: "write `\(digits)*\(letters)` to multiply"
      }
    return Diagnostic(
      .badNumber, "a letter stands directly after the number `\(digits)`", at: source.region(span), help: help)
  }
}

private extension Unicode.GeneralCategory {
  var isVisible: Bool {
    switch self {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator, .nonspacingMark, .enclosingMark:
      false
    default: true
    }
  }
}

private extension Unicode.Scalar {
  /// At least four digits, as in `U+00A0`.
  var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

extension Source {
  /// The text of a span for a message: long ones are cut short.
  func excerpt(_ span: Span) -> String {
    let limit = 48
    guard span.end - span.start > limit else { return text(of: span) }
    var end = span.start + limit
    while end > span.start && text[end] & 0b1100_0000 == 0b1000_0000 { end -= 1 }
    return text(of: Span(span.start, end)) + "…"
  }
}
