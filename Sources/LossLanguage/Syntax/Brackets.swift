/// Which bracket closes which: found once for a whole text, before it is parsed.
///
/// A bracket that is never closed keeps no line open, so that a forgotten `)` costs its own statement and no other.
struct Brackets {
  /// For an opening bracket the index of the token that closes it, else 0.
  private(set) var closers: [Int]

  /// Takes the line breaks inside pairs from the tokens.
  init(_ tokens: inout [Token]) {
    closers = [Int](repeating: 0, count: tokens.count)
    var open: [(index: Int, symbol: Token.Symbol)] = []
    var openParentheses = 0
    var openBrackets = 0
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .symbol(.leftParenthesis):
        openParentheses += 1
        open.append((index, .leftParenthesis))
      case .symbol(.leftBracket):
        openBrackets += 1
        open.append((index, .leftBracket))
      case .symbol(.rightParenthesis) where openParentheses > 0: close(.leftParenthesis, at: index)
      case .symbol(.rightBracket) where openBrackets > 0: close(.leftBracket, at: index)
      default: break
      }
    }

    /// Closes the innermost bracket of a kind; those inside it are never closed.
    func close(_ symbol: Token.Symbol, at index: Int) {
      while let bracket = open.popLast() {
        if bracket.symbol == .leftParenthesis { openParentheses -= 1 } else { openBrackets -= 1 }
        if bracket.symbol == symbol {
          closers[bracket.index] = index
          return
        }
      }
    }

    var end = 0
    for index in tokens.indices {
      if index <= end { tokens[index].followsLineBreak = false }
      end = max(end, closers[index])
    }
  }
}
