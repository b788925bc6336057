internal import LossLanguage

/// Abbreviations of an author, as LaTeX's `\newcommand` makes them: `\E` for `\mathbb{E}`, with `#1` to `#9` for
/// arguments.
package struct TeXMacros: Sendable {
  private var definitions: [String: Definition] = [:]

  private struct Definition: Sendable {
    var body: [TeXToken.Kind]
    var parameterCount: Int
  }

  /// What one formula may grow to; a macro that calls itself would grow without end.
  private static let tokenLimit = 20_000

  /// - Parameter macros: by name, with or without its backslash.
  package init(_ macros: [String: String]) {
    for (name, tex) in macros {
      let body = TeXToken.tokens(of: tex).map(\.kind)
      var parameterCount = 0
      for (index, kind) in body.enumerated() where kind == .character("#") && index + 1 < body.count {
        parameterCount = max(parameterCount, body[index + 1].parameter ?? 0)
      }
      let isSpelled = name.unicodeScalars.first == "\\"
      definitions[isSpelled ? String(name.dropFirst()) : name] = Definition(body: body, parameterCount: parameterCount)
    }
  }

  var names: [String] { definitions.keys.sorted() }

  /// The tokens with every macro replaced by what it stands for.
  func expanding(_ tokens: [TeXToken]) -> (tokens: [TeXToken], fault: TeXFault?) {
    guard !definitions.isEmpty else { return (tokens, nil) }
    var result: [TeXToken] = []
    var pending = Array(tokens.reversed())
    var budget = Self.tokenLimit
    while let token = pending.popLast() {
      guard case .command(let name) = token.kind, let macro = definitions[name] else {
        result.append(token)
        continue
      }
      var arguments: [[TeXToken]] = []
      for _ in 0..<macro.parameterCount { arguments.append(pending.popArgument()) }
      var expansion: [TeXToken] = []
      var index = 0
      while index < macro.body.count {
        let kind = macro.body[index]
        index += 1
        if kind == .character("#"), index < macro.body.count, let parameter = macro.body[index].parameter {
          expansion += arguments[parameter - 1]
          index += 1
        } else {
          expansion.append(TeXToken(kind: kind, span: token.span))
        }
        guard expansion.count <= budget else { break }
      }
      budget -= expansion.count + 1
      guard budget > 0 else {
        let message = "the macro `\\\(name)` grows too long"
        return ([], TeXFault(span: token.span, message: message, help: "a macro must not stand for itself"))
      }
      pending += expansion.reversed()
    }
    return (result, nil)
  }
}

extension TeXToken.Kind {
  /// Which parameter a digit behind `#` means.
  fileprivate var parameter: Int? {
    guard case .character(let scalar) = self, ("1"..."9").contains(scalar) else { return nil }
    return Int(scalar.value - 48)
  }
}

extension [TeXToken] {
  /// Takes one token, or a group without its braces, off the end of a reversed list; nothing if there is none.
  fileprivate mutating func popArgument() -> [TeXToken] {
    while last?.kind == .space { removeLast() }
    guard let first = popLast() else { return [] }
    guard first.kind == .character("{") else { return [first] }
    var argument: [TeXToken] = []
    var depth = 1
    while let token = popLast() {
      if token.kind == .character("{") { depth += 1 }
      if token.kind == .character("}") { depth -= 1 }
      if depth == 0 { break }
      argument.append(token)
    }
    return argument
  }
}
