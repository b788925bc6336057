extension Parser {
  /// All statements; of one that cannot be parsed the diagnostic, and its name if it defines one.
  mutating func statements() -> (statements: [Statement], diagnostics: [Diagnostic]) {
    var statements: [Statement] = []
    var diagnostics: [Diagnostic] = []
    while beginStatement() {
      let start = self
      do throws(Diagnostic) {
        statements.append(try statement())
      } catch {
        diagnostics.append(error)
        skipStatement()
        if let name = start.nameToDefine {
          let span = span(from: name.span)
          statements.append(Statement(.definition(name, Expression(.invalid, span), bindings: []), span))
        }
      }
    }
    return (statements, diagnostics)
  }

  /// All that a code span in prose may hold.
  mutating func proseStatement() throws(Diagnostic) -> ProseStatement {
    let isDefinition = nameToDefine != nil
    let word = statementWord
    terminator = .exactClaim
    let expression = try expression()
    if let relation = claimRelation { return .claim(try claim(on: expression, relation)) }
    if isDefinition && kind == .symbol(.assign) { throw .definitionInProse(region(token.span)) }
    if let word, kind.beginsOperand { throw .statementInProse(word.rawValue, region(expression.span)) }
    guard kind == .end else { throw unexpected(expecting: "the end of the expression") }
    return .value(expression)
  }
}

/// The words that begin a statement.
enum StatementWord: String {
  case check, refute, input, steps, formula
}

extension Parser {
  /// The word that begins the statement here, unless `=` follows and makes a name of it.
  var statementWord: StatementWord? {
    guard case .name(let name) = kind, kindAhead != .symbol(.assign) else { return nil }
    return StatementWord(rawValue: name)
  }
}

private extension Parser {
  mutating func statement() throws(Diagnostic) -> Statement {
    let start = token.span
    let statement = try statementKind()
    guard kind == .end else { throw unexpected(expecting: "the end of the line") }
    return Statement(statement, span(from: start))
  }

  mutating func statementKind() throws(Diagnostic) -> Statement.Kind {
    if case .word(let word) = kind, kindAhead == .symbol(.assign) {
      throw .reserved(word.rawValue, region(token.span))
    }
    if let word = statementWord {
      let place = advance().span
      if !beginsExpression { throw .statementWord(word.rawValue, region(place)) }
      switch word {
      case .check: return .check(try condition())
      case .refute: return .refute(try condition())
      case .input: return .input(try input())
      case .steps: return .steps(try expression())
      case .formula: return .formula(try qualifiedName())
      }
    }
    if nameToDefine != nil { return try definition() }
    terminator = .exactClaim
    let expression = try expression()
    if let relation = claimRelation { return .claim(try claim(on: expression, relation)) }
    guard kind == .end else { throw unexpected(expecting: "the end of the line") }
    return .value(expression)
  }

  /// Whether the next token could begin an expression, or is at least none that would follow a name.
  var beginsExpression: Bool {
    switch kind {
    case .end, .symbol(.dot): false
    case .symbol(.plus), .symbol(.minus), .symbol(.leftParenthesis), .symbol(.leftBracket): true
    case .symbol, .word(.and), .word(.or): false
    default: true
    }
  }

  /// A condition of `check` and `refute`.
  mutating func condition() throws(Diagnostic) -> Condition {
    let left = try expression()
    if kind == .symbol(.notApproximately) { throw .negatedCheck(region(token.span)) }
    guard take(.approximately) else { return .holds(left) }
    terminator = .tolerance
    let right = try expression()
    terminator = .none
    return .close(left, right, tolerance: takePlusMinus() ? try expression() : nil)
  }

  /// The name of a function, or `library.name`: both parts make the name's text.
  mutating func qualifiedName() throws(Diagnostic) -> Name {
    let name = try definedName("a function")
    if kind == .symbol(.leftParenthesis) { throw .callInFormula(name.text, region(token.span)) }
    guard take(.dot) else { return name }
    let member = try definedName("a function")
    return Name("\(name.text).\(member.text)", name.span.through(member.span))
  }

  mutating func input() throws(Diagnostic) -> Input {
    let name = try definedName("an input")
    guard take(.assign) else { throw unexpected(expecting: "`=`") }
    let value = try expression()
    let control: Input.Control
    if take(name: "from") {
      let low = try expression()
      guard take(name: "to") else { throw .inputWithoutEnd(region(value.span.through(low.span))) }
      control = .slider(from: low, to: try expression(), step: take(name: "step") ? try expression() : nil)
    } else if take(name: "in") {
      control = .choice(try expression())
    } else if case .boolean = value.kind {
      control = .toggle
    } else {
      if kind != .end, kind != .name("step") { throw unexpected(expecting: "`from` or `in`") }
      throw .inputWithoutRange(region(value.span))
    }
    guard case .text(let label) = kind else { return Input(name: name, value: value, control: control, label: nil) }
    advance()
    return Input(name: name, value: value, control: control, label: label)
  }
}

private extension Diagnostic {
  static func statementWord(_ word: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .missingExpression, "`\(word)` begins a statement here, and its expression is missing", at: place,
      help: "write `(\(word))` if a name is meant")
  }

  static func negatedCheck(_ place: Region) -> Diagnostic {
    Diagnostic(
      .badClaim, "`check` and `refute` compare with `≈` only", at: place,
      help: "`refute a ≈ b` holds when they differ")
  }

  static func inputWithoutEnd(_ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "this slider has no upper end", at: place,
      help: "write `input name = value from A to B step S`")
  }

  static func inputWithoutRange(_ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "this input says not what else it could be", at: place,
      help: "write `from A to B` for a slider, `in [...]` for a choice, or the value `true` for a switch")
  }

  static func callInFormula(_ name: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "`formula` takes the name of a function", at: place,
      help: "write `formula \(name)`; `steps` works out a call")
  }

  static func statementInProse(_ word: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, "prose shows values, and `\(word)` begins a statement of a cell", at: place,
      help: "write it in a `loss` cell")
  }

  static func definitionInProse(_ place: Region) -> Diagnostic {
    Diagnostic(
      .notADefinition, "prose shows values and defines no names", at: place,
      help: "define the name in a `loss` cell; write `==` or `≈` for a claim")
  }
}
