internal import LossLanguage

extension TeXParser {
  /// What one character stands for.
  mutating func atom(_ scalar: Unicode.Scalar, _ token: TeXToken, isArgument: Bool) -> MathAtom? {
    switch scalar {
    case "{":
      let row = row()
      expect("}")
      guard row.atoms.count == 1 else { return MathAtom(.ordinary, .row(row)) }
      // Braces take an operator's spacing away: `1{,}000`. A function keeps its own.
      let atom = row.atoms[0]
      return atom.kind == .function || atom.kind == .bigOperator ? atom : MathAtom(.ordinary, atom.node)
    case "0"..."9": return MathAtom(.ordinary, .number(number(from: scalar)))
    case "." where immediateCharacter()?.isDigit ?? false: return MathAtom(.ordinary, .number(number(from: scalar)))
    case "a"..."z", "A"..."Z": return letter(scalar, isArgument: isArgument)
    case "~": return MathAtom(.space, .space(0.3333))
    case "(", "[": return MathAtom(.opening, symbol(scalar))
    case ")", "]", "!", "?": return MathAtom(.closing, symbol(scalar))
    case "+": return MathAtom(.binary, symbol(scalar))
    case "-": return MathAtom(.binary, .symbol("−"))
    case "*": return MathAtom(.binary, .symbol("∗"))
    case "=", "<", ">", ":": return MathAtom(.relation, symbol(scalar))
    case ",", ";": return MathAtom(.punctuation, symbol(scalar))
    case "|", "/", ".", "\"", "`", "@": return MathAtom(.ordinary, symbol(scalar))
    case "%":
      report(
        TeXFault(span: token.span, message: "`%` begins a comment in TeX", help: "write `\\%` for a percent sign"))
      return nil
    case "#": return MathAtom(.ordinary, .identifier("#", isUpright: true))
    case "^", "_", "'", "}", "&", "$":
      stop(.unexpected(token))
      return nil
    default:
      if let command = TeXCommand.typed[scalar] { return atom(command, token, isArgument: isArgument) }
      return MathAtom(.ordinary, .identifier(String(Character(scalar)), isUpright: false))
    }
  }

  /// Letters that an alphabet makes one word of, else a single one.
  mutating func letter(_ first: Unicode.Scalar, isArgument: Bool) -> MathAtom {
    guard let alphabet else {
      // Capital Greek is upright, as LaTeX has it.
      let isUpright = ("Α"..."Ω").contains(first) || first == "∇"
      return MathAtom(.ordinary, .identifier(String(Character(first)), isUpright: isUpright))
    }
    var word = styled(first)
    var isPlain = alphabet.styled(first) == nil
    if !isArgument, first.isLatinLetter {
      while let scalar = peekLetter() {
        _ = next()
        word += styled(scalar)
        isPlain = false
      }
    }
    return MathAtom(.ordinary, .identifier(word, isUpright: isPlain && (alphabet == .roman || first != "ℓ")))
  }

  func styled(_ scalar: Unicode.Scalar) -> String {
    // LaTeX's `\boldsymbol` keeps capital Greek upright, as it is without.
    let isCapitalGreek = ("Α"..."Ω").contains(scalar)
    let style = alphabet == .boldItalic && isCapitalGreek ? .bold : alphabet
    return String(Character(style?.styled(scalar) ?? scalar))
  }

  /// The inside of `\left ... \right`.
  mutating func fenced(_ token: TeXToken) -> MathAtom {
    var row = MathRow()
    if let left = delimiter() { row.atoms.append(MathAtom(.opening, .fence(left, .prefix))) }
    while true {
      row.atoms += self.row().atoms
      guard takeCommand("middle") else { break }
      if let middle = delimiter() { row.atoms.append(MathAtom(.relation, .fence(middle, .infix))) }
    }
    guard takeCommand("right") else {
      stop(
        TeXFault(
          span: token.span, message: "`\\left` has no `\\right`",
          help: "brackets that grow come in pairs; `\\right.` is one that is not seen"))
      return MathAtom(.inner, .row(row))
    }
    if let right = delimiter() { row.atoms.append(MathAtom(.closing, .fence(right, .postfix))) }
    return MathAtom(.inner, .row(row))
  }

  /// A bracket that a command makes grow; nil for `.`, which is not seen.
  mutating func delimiter() -> String? {
    guard let token = next() else {
      expectDelimiter(nil)
      return nil
    }
    switch token.kind {
    case .character("."): return nil
    case .character("<"): return "⟨"
    case .character(">"): return "⟩"
    case .character(let scalar) where "()[]|/".unicodeScalars.contains(scalar): return String(Character(scalar))
    case .character(let scalar):
      if case .symbol(let text, .opening)? = TeXCommand.typed[scalar] { return text }
      if case .symbol(let text, .closing)? = TeXCommand.typed[scalar] { return text }
      if scalar == "‖" { return "‖" }
    case .command("mid"): return "|"
    case .command("parallel"): return "‖"
    case .command(let name):
      switch TeXCommand.named[name] {
      case .symbol(let text, .opening), .symbol(let text, .closing): return text
      case .symbol(let text, _) where ["|", "‖", "\\", "↑", "↓", "↕", "⇑", "⇓"].contains(text): return text
      default: break
      }
    case .space: break
    }
    expectDelimiter(token)
    return nil
  }

  /// A row of known signs where nothing else may stand: the sign that `\not` strikes out.
  mutating func negated() -> MathAtom {
    let atom = atomArgument()
    guard case .symbol(let text) = atom.node else { return atom }
    var known: String?
    for pair in Self.negations where pair.0 == text { known = pair.1 }
    return MathAtom(.relation, .symbol(known ?? text + "\u{338}"))
  }
}

extension TeXParser {
  private func symbol(_ scalar: Unicode.Scalar) -> MathNode { .symbol(String(Character(scalar))) }

  private mutating func number(from first: Unicode.Scalar) -> String {
    var text = styled(first)
    var hasPoint = first == "."
    while let scalar = immediateCharacter() {
      let isPoint = scalar == "." && !hasPoint && (immediateCharacter(ahead: 1)?.isDigit ?? false)
      guard scalar.isDigit || isPoint else { break }
      hasPoint = hasPoint || isPoint
      text += styled(scalar)
      _ = nextImmediate()
    }
    return text
  }

  private mutating func peekLetter() -> Unicode.Scalar? {
    guard case .character(let scalar)? = peek()?.kind, scalar.isLatinLetter else { return nil }
    return scalar
  }

  private mutating func expectDelimiter(_ token: TeXToken?) {
    guard let token else {
      expect("(")
      return
    }
    stop(
      TeXFault(
        span: token.span, message: "a bracket is missing here",
        help: "write one of `( ) [ ] \\{ \\} | \\| \\langle \\rangle`, or `.` for none"))
  }

  private static var negations: [(String, String)] {
    [
      ("=", "≠"), ("∈", "∉"), ("∋", "∌"), ("<", "≮"), (">", "≯"), ("≤", "≰"), ("≥", "≱"), ("∼", "≁"), ("≈", "≉"),
      ("≡", "≢"), ("≅", "≇"), ("≃", "≄"), ("⊂", "⊄"), ("⊆", "⊈"), ("⊃", "⊅"), ("⊇", "⊉"), ("∣", "∤"), ("∥", "∦"),
      ("→", "↛"), ("⊢", "⊬"), ("⊨", "⊭"), ("≺", "⊀"), ("≻", "⊁"), ("⇒", "⇏"), ("⇔", "⇎"),
    ]
  }
}
