internal import LossLanguage

extension TeXParser {
  /// The group of `\text`: words, with formulas between `$`.
  mutating func text(_ face: MathNode.TextFace) -> MathAtom {
    guard enter() else { return MathAtom(.ordinary, .row(MathRow())) }
    defer { leave() }
    var row = MathRow()
    var words = ""
    guard expect("{") else { return MathAtom(.ordinary, .row(row)) }
    func flush(_ words: inout String, into row: inout MathRow) {
      if !words.isEmpty { row.atoms.append(MathAtom(.ordinary, .text(words, face))) }
      words = ""
    }
    let outerAlphabet = alphabet
    alphabet = nil
    defer { alphabet = outerAlphabet }
    var depth = 1
    while let token = immediate {
      switch token.kind {
      case .space: words += " "
      case .character("{"): depth += 1
      case .character("}"): depth -= 1
      case .character("~"): words += "\u{A0}"
      case .character("$"):
        _ = nextImmediate()
        flush(&words, into: &row)
        let formula = self.row()
        row.atoms.append(MathAtom(.ordinary, .row(formula)))
        guard immediate?.kind == .character("$") else {
          expect("$")
          return MathAtom(.ordinary, .row(row))
        }
      case .character(let scalar): words.unicodeScalars.append(scalar)
      case .command(let name):
        if let character = Self.textCharacter(name) {
          words += character
        } else {
          flush(&words, into: &row)
          if let atom = atom() { row.atoms.append(atom) }
          continue
        }
      }
      _ = nextImmediate()
      if depth == 0 {
        flush(&words, into: &row)
        if row.atoms.count == 1 { return row.atoms[0] }
        return MathAtom(.ordinary, .row(row))
      }
    }
    expect("}")
    return MathAtom(.ordinary, .row(row))
  }

  /// A group as it is written, spaces at its ends and inner braces left out.
  mutating func plainGroup() -> String {
    guard expect("{") else { return "" }
    var text = ""
    var depth = 1
    while let token = nextImmediate() {
      switch token.kind {
      case .space: text += " "
      case .character("{"): depth += 1
      case .character("}"): depth -= 1
      case .character(let scalar): text.unicodeScalars.append(scalar)
      case .command(let name): text += Self.textCharacter(name) ?? "\\" + name
      }
      if depth == 0 { return text.trimmed }
    }
    expect("}")
    return text.trimmed
  }

  /// The group of `\operatorname`: a word or two, with a thin space between them.
  mutating func operatorName() -> String {
    guard expect("{") else { return "" }
    var name = ""
    var depth = 1
    while let token = nextImmediate() {
      switch token.kind {
      case .space: break
      case .character("{"): depth += 1
      case .character("}"): depth -= 1
      case .character("~"): name += "\u{2009}"
      case .character(let scalar): name.unicodeScalars.append(scalar)
      case .command(let command):
        switch TeXCommand.named[command] {
        case .space(let width): if width > 0 { name += "\u{2009}" }
        case .alphabet, .text: break
        case .function(let word, _): name += word
        case .letter(let scalar): name.unicodeScalars.append(scalar)
        default:
          report(
            TeXFault(
              span: token.span, message: "`\\\(command)` cannot stand in the name of an operator",
              help: "write letters, and `\\,` between words"))
        }
      }
      if depth == 0 { return name }
    }
    expect("}")
    return name
  }

  /// `{1em}`, `{18mu}` or `1em`, in em.
  mutating func dimension(_ token: TeXToken) -> Double? {
    _ = take("*")
    let isBraced = take("{")
    var sign = 1.0
    if take("-") { sign = -1 }
    var value = 0.0
    var scale = 1.0
    var hasPoint = false
    while let scalar = immediateCharacter(), scalar.isDigit || scalar == "." {
      _ = nextImmediate()
      if scalar == "." {
        hasPoint = true
      } else {
        value = value * 10 + Double(scalar.value - 48)
        if hasPoint { scale *= 10 }
      }
    }
    var unit = ""
    while unit.utf8.count < 2, let next = peek(), case .character(let scalar) = next.kind, scalar.isLatinLetter {
      unit.unicodeScalars.append(scalar)
      _ = self.next()
    }
    if isBraced { expect("}") }
    for (name, size) in [("em", 1.0), ("ex", 0.43), ("mu", 1.0 / 18), ("pt", 0.1), ("cm", 2.8453), ("mm", 0.28453)]
    where name == unit {
      // More than a screen is a slip of the pen.
      return max(-20, min(20, sign * value / scale * size))
    }
    report(TeXFault(span: token.span, message: "a length is missing", help: "write one such as `{1em}`"))
    return nil
  }
}

extension TeXParser {
  /// What a command of one character means in a text.
  private static func textCharacter(_ name: String) -> String? {
    switch name {
    case "%", "#", "&", "_", "$", "{", "}": name
    case " ": "\u{A0}"
    case ",", ":", ";": "\u{2009}"
    case "!": ""
    case "ldots", "dots": "…"
    case "textbackslash", "backslash": "\\"
    default: nil
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var scalars = Array(unicodeScalars)
    while scalars.last == " " { scalars.removeLast() }
    var result = ""
    for scalar in scalars where !(result.isEmpty && scalar == " ") { result.unicodeScalars.append(scalar) }
    return result
  }
}
