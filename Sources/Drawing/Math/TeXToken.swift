internal import LossLanguage

/// The smallest piece of TeX.
struct TeXToken: Equatable, Sendable {
  var kind: Kind
  /// UTF-8 offsets in the source; what a macro stands for has the place of the macro.
  var span: Span

  enum Kind: Equatable, Sendable {
    /// Its name without the backslash: letters, or one other character.
    case command(String)
    case character(Unicode.Scalar)
    /// Any white space; it has a meaning in `\text` only.
    case space
  }

  /// Splits TeX; comments are left out.
  static func tokens(of tex: String) -> [TeXToken] {
    var tokenizer = TeXTokenizer(scalars: Array(tex.unicodeScalars))
    return tokenizer.tokens()
  }
}

private struct TeXTokenizer {
  let scalars: [Unicode.Scalar]
  var index = 0
  var offset = 0

  mutating func tokens() -> [TeXToken] {
    var tokens: [TeXToken] = []
    while index < scalars.count {
      let start = offset
      let scalar = take()
      switch scalar {
      case "\\":
        tokens.append(TeXToken(kind: command(), span: Span(start, offset)))
      // `50%` is a percentage that its author forgot to escape; it stays, for the parser to complain of.
      case "%" where !(index > 1 && scalars[index - 2].isDigit):
        while index < scalars.count, take() != "\n" {}
      case _ where scalar.isTeXSpace:
        while index < scalars.count, scalars[index].isTeXSpace { _ = take() }
        tokens.append(TeXToken(kind: .space, span: Span(start, offset)))
      default:
        tokens.append(TeXToken(kind: .character(scalar), span: Span(start, offset)))
      }
    }
    return tokens
  }

  private mutating func command() -> TeXToken.Kind {
    var name = ""
    while index < scalars.count, scalars[index].isLatinLetter { name.unicodeScalars.append(take()) }
    guard name.isEmpty, index < scalars.count else { return .command(name) }
    let scalar = take()
    return .command(scalar.isTeXSpace ? " " : String(Character(scalar)))
  }

  private mutating func take() -> Unicode.Scalar {
    let scalar = scalars[index]
    index += 1
    offset += UTF8.width(scalar)
    return scalar
  }
}

extension Unicode.Scalar {
  var isTeXSpace: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\u{A0}" }

  var isDigit: Bool { ("0"..."9").contains(self) }

  var isLatinLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
