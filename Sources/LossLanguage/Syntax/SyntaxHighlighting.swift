/// A stretch of a cell's text that is set apart when it is shown.
package struct SyntaxStretch: Sendable, Equatable {
  package let span: Span
  package let kind: Kind

  package enum Kind: String, Sendable {
    case number, text, comment, keyword
    /// A function of the library that is called.
    case library
  }
}

extension Source {
  /// What the language's own lexer finds in the text, in order: comments, numbers, texts, words, and calls of the
  /// library. Total: any bytes.
  ///
  /// - Parameter hiding: names that the notebook has given a meaning of its own.
  package func syntaxStretches(of kind: CellKind, hiding: Set<String> = []) -> [SyntaxStretch] {
    guard kind != .data else { return [] }
    let tokens = Lexer.tokens(of: self, hasLines: true)
    var stretches: [SyntaxStretch] = []
    var end = 0
    for (index, token) in tokens.enumerated() {
      addComments(in: Span(end, token.span.start), to: &stretches)
      end = token.span.end
      guard let kind = self.kind(of: token, at: index, in: tokens, of: kind, hiding) else { continue }
      stretches.append(SyntaxStretch(span: token.span, kind: kind))
    }
    return stretches
  }

  private func kind(
    of token: Token, at index: Int, in tokens: [Token], of cell: CellKind, _ hiding: Set<String>
  ) -> SyntaxStretch.Kind? {
    switch token.kind {
    case .number: return .number
    case .text: return .text
    case .word: return .keyword
    case .name(let name):
      let startsLine = index == 0 || token.followsLineBreak
      let next = index + 1 < tokens.count ? tokens[index + 1].kind : .end
      let previous = index > 0 ? tokens[index - 1].kind : nil
      if startsLine, next != .symbol(.assign) {
        let words = cell == .plot ? Self.directives : Self.statements
        if words.contains(name) { return .keyword }
      }
      if previous == .symbol(.dot), !Self.isLibrary(tokens, index) { return nil }
      guard next == .symbol(.leftParenthesis), !hiding.contains(name) || Self.isLibrary(tokens, index) else {
        return nil
      }
      return Library.standard.entry(named: name) == nil ? nil : .library
    default: return nil
    }
  }

  /// Whether `library.` stands before a name.
  private static func isLibrary(_ tokens: [Token], _ index: Int) -> Bool {
    index >= 2 && tokens[index - 1].kind == .symbol(.dot) && tokens[index - 2].kind == .name(Library.name)
  }

  /// Between tokens there are blanks and comments only.
  private func addComments(in gap: Span, to stretches: inout [SyntaxStretch]) {
    var position = gap.start
    while position < gap.end {
      guard text[position] == UInt8(ascii: "#") else {
        position += 1
        continue
      }
      let start = position
      while position < gap.end, text[position] != UInt8(ascii: "\n") { position += 1 }
      stretches.append(SyntaxStretch(span: Span(start, position), kind: .comment))
    }
  }

  private static let statements: Set<String> = ["check", "refute", "steps", "formula", "input"]
  private static let directives: Set<String> = [
    "title", "alt", "x", "y", "aspect", "columns", "legend", "panel", "curve", "line", "points", "point", "bars",
    "histogram", "band", "area", "rule", "segment", "arrow", "note", "heat", "contour", "path",
  ]
}

extension Cell {
  /// The names that its statements define.
  package var definedNames: Set<String> {
    guard kind == .loss else { return [] }
    return Set(parseStatements(body).statements.compactMap { $0.definedName?.text })
  }
}
