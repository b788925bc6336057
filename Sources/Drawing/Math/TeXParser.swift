internal import LossLanguage

/// Reads the tokens of a formula into a tree.
///
/// It never fails: what is wrong becomes a fault. Behind a fault of structure nothing can be understood, so that the
/// first of them ends the reading; unknown commands are all found.
struct TeXParser {
  private let tokens: [TeXToken]
  private let macroNames: [String]
  /// Where the TeX ends.
  private let end: Int
  private var index = 0
  private var depth = 0
  /// The style of letters in force; nil for the usual italics.
  var alphabet: MathAlphabet?
  /// What `\tag` numbers the formula with.
  var tag: String?
  private(set) var faults: [TeXFault] = []

  /// How deep groups may be nested; each level takes a piece of the stack.
  private static let depthLimit = 64

  init(_ tex: String, macros: TeXMacros) {
    let (tokens, fault) = macros.expanding(TeXToken.tokens(of: tex))
    self.tokens = tokens
    macroNames = macros.names
    end = tex.utf8.count
    if let fault { faults.append(fault) }
  }

  /// The whole formula.
  mutating func formula() -> MathNode {
    var rows = [row()]
    while takeCommand("\\") { rows.append(row()) }
    if let token = peek() { stop(.unexpected(token)) }
    if rows.count > 1, let last = rows.last, last.atoms.isEmpty { rows.removeLast() }
    if rows.count == 1 { return .row(rows[0]) }
    return .table(
      MathTable(style: .gathered, columns: [.init(alignment: .center)], rows: rows.map { [$0] }, isDisplay: true))
  }

  /// What stands side by side, up to the end of its group, cell or line.
  ///
  /// - Parameter endsAtBracket: whether `]` ends it too.
  /// - Parameter isContinuation: whether it goes on behind an alignment mark.
  mutating func row(endsAtBracket: Bool = false, isContinuation: Bool = false) -> MathRow {
    guard enter() else { return MathRow() }
    defer { depth -= 1 }
    let outerAlphabet = alphabet
    defer { alphabet = outerAlphabet }
    var row = MathRow(isContinuation: isContinuation)
    var numerator: (row: MathRow, infix: TeXCommand.Infix)?
    while let token = peek(), !token.endsRow, !(endsAtBracket && token.kind == .character("]")) {
      if case .infix(let infix)? = command(token) {
        guard numerator == nil else {
          stop(TeXFault(span: token.span, message: "a group has two fractions", help: "write `\\frac{...}{...}`"))
          break
        }
        index += 1
        numerator = (row, infix)
        row = MathRow()
      } else if let atom = scripted() {
        row.atoms.append(atom)
      }
    }
    guard let numerator else { return row }
    let fraction = MathNode.fraction(.row(numerator.row), .row(row), hasLine: numerator.infix == .over)
    let atom = MathAtom(.inner, numerator.infix == .choose ? fraction.parenthesized : fraction)
    return MathRow(atoms: [atom], isContinuation: isContinuation)
  }

  /// An argument of a command or a script: a group, or one atom.
  mutating func argument() -> MathNode {
    guard let token = peek(), !token.endsRow else {
      let place = peek()?.span ?? Span(end, end)
      stop(TeXFault(span: place, message: "an argument is missing", help: "write it in braces, `{...}`"))
      return .row(MathRow())
    }
    if case .character(let scalar) = token.kind {
      if scalar == "{" { return .row(group()) }
      if scalar == "^" || scalar == "_" {
        stop(.unexpected(token))
        return .row(MathRow())
      }
      if scalar.isDigit {
        index += 1
        return .number(styled(scalar))
      }
    }
    return .row(MathRow(atoms: atom(isArgument: true).map { [$0] } ?? []))
  }

  /// An argument that keeps the spacing of an operator if it is one.
  mutating func atomArgument() -> MathAtom {
    switch argument() {
    case .row(let row) where row.atoms.count == 1: row.atoms[0]
    case let node: MathAtom(.ordinary, node)
    }
  }

  /// A group, which must be there.
  mutating func group() -> MathRow {
    guard expect("{") else { return MathRow() }
    let row = row()
    expect("}")
    return row
  }

  /// One atom without scripts; nil for what shows nothing.
  ///
  /// - Parameter isArgument: an argument without braces takes one letter only.
  mutating func atom(isArgument: Bool = false) -> MathAtom? {
    guard enter() else { return nil }
    defer { depth -= 1 }
    guard let token = next() else { return nil }
    switch token.kind {
    case .space: return nil
    case .character(let scalar): return atom(scalar, token, isArgument: isArgument)
    case .command(let name):
      if let command = TeXCommand.named[name] {
        return atom(command, token, isArgument: isArgument)
      }
      faults.append(.unknownCommand(name, at: token.span, macros: macroNames))
      return nil
    }
  }
}

extension TeXParser {
  /// The next token that is not white space.
  mutating func peek() -> TeXToken? {
    while index < tokens.count, tokens[index].kind == .space { index += 1 }
    return index < tokens.count ? tokens[index] : nil
  }

  mutating func next() -> TeXToken? {
    let token = peek()
    if token != nil { index += 1 }
    return token
  }

  /// The next token, be it white space.
  var immediate: TeXToken? { index < tokens.count ? tokens[index] : nil }

  mutating func nextImmediate() -> TeXToken? {
    guard index < tokens.count else { return nil }
    index += 1
    return tokens[index - 1]
  }

  /// The scalar of the next token if it follows at once.
  func immediateCharacter(ahead: Int = 0) -> Unicode.Scalar? {
    guard index + ahead < tokens.count, case .character(let scalar) = tokens[index + ahead].kind else { return nil }
    return scalar
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek()?.kind == .character(scalar) else { return false }
    index += 1
    return true
  }

  mutating func takeCommand(_ name: String) -> Bool {
    guard let token = peek(), case .command(let found) = token.kind, found == name || (name == "\\" && found == "cr")
    else { return false }
    index += 1
    return true
  }

  func command(_ token: TeXToken) -> TeXCommand? {
    if case .command(let name) = token.kind { TeXCommand.named[name] } else { nil }
  }

  @discardableResult
  mutating func expect(_ scalar: Unicode.Scalar) -> Bool {
    if take(scalar) { return true }
    let span = peek()?.span ?? Span(end, end)
    let help = scalar == "}" ? "every `{` needs its `}`" : nil
    stop(TeXFault(span: span, message: "`\(Character(scalar))` is missing", help: help))
    return false
  }

  /// Ends the reading at a fault; only the first one counts.
  mutating func stop(_ fault: TeXFault) {
    if index <= tokens.count { faults.append(fault) }
    index = tokens.count + 1
  }

  /// Reports a fault that the reading can go on behind.
  mutating func report(_ fault: TeXFault) { faults.append(fault) }

  /// A level deeper, if there may be one.
  mutating func enter() -> Bool {
    guard depth < Self.depthLimit else {
      let span = peek()?.span ?? Span(end, end)
      stop(TeXFault(span: span, message: "the formula is nested too deeply", help: "use fewer braces"))
      return false
    }
    depth += 1
    return true
  }

  mutating func leave() { depth -= 1 }
}

extension TeXParser {
  /// An atom with its scripts and primes.
  private mutating func scripted() -> MathAtom? {
    var base = MathAtom(.ordinary, .row(MathRow()))
    if peek()?.isScriptMark == false {
      guard let atom = atom() else { return nil }
      base = atom
    }
    var sub: MathNode?
    var sup: MathNode?
    while let token = peek() {
      switch token.kind {
      case .character("'"):
        let primes = MathAtom(.ordinary, .symbol(primes()))
        sup = .row(MathRow(atoms: (sup.map { [MathAtom(.ordinary, $0)] } ?? []) + [primes]))
      case .character("^"):
        index += 1
        // `f'^2` has a prime and a power.
        if let first = sup, !first.endsWithPrime {
          stop(.doubleScript("superscripts", token.span, example: "{x^a}^b"))
        } else {
          let primes = sup
          let power = argument()
          sup = primes.map { .row(MathRow(atoms: [MathAtom(.ordinary, $0), MathAtom(.ordinary, power)])) } ?? power
        }
      case .character("_"):
        index += 1
        if sub != nil { stop(.doubleScript("subscripts", token.span, example: "{x_a}_b")) } else { sub = argument() }
      default:
        switch command(token) {
        case .limits: base.limits = .always
        case .noLimits: base.limits = .beside
        default:
          guard sub != nil || sup != nil else { return base }
          return MathAtom(base.kind, .scripts(base, sub: sub, sup: sup))
        }
        index += 1
      }
    }
    guard sub != nil || sup != nil else { return base }
    return MathAtom(base.kind, .scripts(base, sub: sub, sup: sup))
  }

  private mutating func primes() -> String {
    var count = 0
    while take("'") { count += 1 }
    switch count {
    case 1: return "′"
    case 2: return "″"
    case 3: return "‴"
    default: return String(repeating: "′", count: count)
    }
  }
}

extension MathNode {
  fileprivate var endsWithPrime: Bool {
    guard case .row(let row) = self, case .symbol(let text)? = row.atoms.last?.node else { return false }
    return text == "′" || text == "″" || text == "‴"
  }

  var parenthesized: MathNode {
    .row(
      MathRow(atoms: [
        MathAtom(.opening, .fence("(", .prefix)), MathAtom(.ordinary, self), MathAtom(.closing, .fence(")", .postfix)),
      ]))
  }
}

extension TeXToken {
  /// What a row cannot hold; whoever reads the row knows what must stand there.
  var endsRow: Bool {
    switch kind {
    case .character("}"), .character("&"), .character("$"): true
    case .command("\\"), .command("cr"), .command("newline"), .command("end"), .command("right"), .command("middle"):
      true
    default: false
    }
  }

  fileprivate var isScriptMark: Bool {
    kind == .character("^") || kind == .character("_") || kind == .character("'")
  }
}

extension TeXFault {
  static func unexpected(_ token: TeXToken) -> TeXFault {
    switch token.kind {
    case .character("}"): TeXFault(span: token.span, message: "`}` closes no group", help: "write `\\}` for a brace")
    case .character("&"):
      TeXFault(
        span: token.span, message: "`&` stands outside of an environment",
        help: "put the lines in `\\begin{aligned} ... \\end{aligned}`, or write `\\&` for the sign")
    case .character("$"):
      TeXFault(span: token.span, message: "`$` stands within a formula", help: "write `\\$` for the sign")
    case .command("right"), .command("middle"):
      TeXFault(span: token.span, message: "`\\\(token.text)` has no `\\left`", help: "brackets that grow come in pairs")
    case .command("end"):
      TeXFault(span: token.span, message: "`\\end` has no `\\begin`", help: "remove it, or write its `\\begin{...}`")
    default: TeXFault(span: token.span, message: "`\(token.text)` cannot stand here", help: nil)
    }
  }

  fileprivate static func doubleScript(_ scripts: String, _ span: Span, example: String) -> TeXFault {
    TeXFault(span: span, message: "one base has two \(scripts)", help: "say what belongs together: `\(example)`")
  }

  fileprivate static func unknownCommand(_ name: String, at span: Span, macros: [String]) -> TeXFault {
    guard !name.isEmpty else {
      return TeXFault(span: span, message: "a backslash ends the formula", help: "remove it")
    }
    let candidate = suggestion(for: name, among: macros + TeXCommand.names)
    return TeXFault(
      span: span, message: "the TeX command `\\\(name)` is not known",
      help: candidate.map { "did you mean `\\\($0)`?" } ?? "a macro can be defined under `macros` in the front matter")
  }
}

extension TeXToken {
  fileprivate var text: String {
    switch kind {
    case .command(let name): name
    case .character(let scalar): String(Character(scalar))
    case .space: " "
    }
  }
}
