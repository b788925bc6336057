/// Lays out the statements of a `loss` cell or the directives of a plot: blanks as `TokenSpacing` has them, two blanks
/// for each line that a bracket or a statement goes on, at most one blank line between statements, and comments behind
/// neighbouring lines in one column.
struct StatementLayout {
  private let source: Source
  private let roles: LayoutRoles
  private var lines: [LaidOutLine] = []
  private var line = LaidOutLine(indent: 0)
  /// The indents of the lines on which the brackets that are open here stand.
  private var openBrackets: [Int] = []
  private var isInStatement = false

  static func text(of source: Source, _ roles: LayoutRoles) -> String {
    var layout = StatementLayout(source: source, roles: roles)
    layout.layOut()
    return layout.lines.joined
  }

  private init(source: Source, roles: LayoutRoles) {
    self.source = source
    self.roles = roles
  }
}

private extension StatementLayout {
  mutating func layOut() {
    var parser = Parser(source)
    var end = 0
    while parser.beginStatement() {
      var tokens: [Token] = []
      while let token = parser.advance(roles) { tokens.append(token) }
      var spacing = TokenSpacing(tokens, source, roles)
      for index in tokens.indices {
        isInStatement = index > 0
        let gap = Span(end, tokens[index].span.start)
        end = tokens[index].span.end
        let startsLine = readGap(gap)
        if startsLine { line.indent = indent(before: tokens[index...]) }
        let isSpaced = spacing.advance(to: index)
        line.text += (line.text.isEmpty || !isSpaced ? "" : " ") + spacing.spelling
        follow(tokens[index].kind)
      }
      isInStatement = false
    }
    _ = readGap(Span(end, source.text.count))
    endLine()
  }

  /// Comments and line breaks before a token; whether it begins a line.
  mutating func readGap(_ gap: Span) -> Bool {
    var offset = gap.start
    var breaks = 0
    var startsLine = gap.start == 0
    while offset < gap.end {
      switch source.text[offset] {
      case UInt8(ascii: "\n"):
        breaks += 1
        startsLine = true
        offset += 1
      case UInt8(ascii: "#"):
        let start = offset
        while offset < gap.end, source.text[offset] != UInt8(ascii: "\n") { offset += 1 }
        addComment(source.text(of: Span(start, offset)).withoutTrailingBlanks, behind: breaks, startsLine)
        breaks = 0
      default: offset += 1
      }
    }
    if startsLine {
      endLine()
      if breaks > 1 { addBlankLine() }
    }
    return startsLine
  }

  mutating func addComment(_ comment: String, behind breaks: Int, _ startsLine: Bool) {
    if startsLine {
      endLine()
      if breaks > 1 { addBlankLine() }
      line.indent = isInStatement ? (openBrackets.last ?? 0) + 2 : 0
    }
    line.comment = comment
  }

  mutating func endLine() {
    if !line.isEmpty { lines.append(line) }
    line = LaidOutLine(indent: 0)
  }

  mutating func addBlankLine() {
    if !isInStatement, lines.last?.isEmpty == false { lines.append(line) }
  }

  /// A line that begins with closing brackets stands below the line that opened them.
  func indent(before tokens: ArraySlice<Token>) -> Int {
    guard isInStatement else { return 0 }
    var closed = 0
    var previous: Token?
    for token in tokens {
      guard token.kind.closesBracket, closed < openBrackets.count else { break }
      if let previous, source.hasLineBreak(Span(previous.span.end, token.span.start)) { break }
      closed += 1
      previous = token
    }
    if closed > 0 { return openBrackets[openBrackets.count - closed] }
    return (openBrackets.last ?? 0) + 2
  }

  mutating func follow(_ kind: Token.Kind) {
    if kind.opensBracket { openBrackets.append(line.indent) }
    if kind.closesBracket { _ = openBrackets.popLast() }
  }
}

/// A line of the layout.
private struct LaidOutLine {
  var indent: Int
  var text = ""
  var comment = ""

  init(indent: Int) {
    self.indent = indent
  }

  var isEmpty: Bool { text.isEmpty && comment.isEmpty }
}

private extension [LaidOutLine] {
  /// With the comments behind neighbouring lines in one column.
  var joined: String {
    var text = ""
    var index = 0
    var count = self.count
    while count > 0, self[count - 1].isEmpty { count -= 1 }
    while index < count {
      var end = index
      var column = 0
      while end < count, !self[end].text.isEmpty, !self[end].comment.isEmpty {
        column = Swift.max(column, self[end].indent + self[end].text.displayWidth + 2)
        end += 1
      }
      end = Swift.max(end, index + 1)
      for line in self[index..<end] {
        if !text.isEmpty { text += "\n" }
        if line.isEmpty { continue }
        text += String(repeating: " ", count: line.indent) + line.text
        guard !line.comment.isEmpty else { continue }
        if !line.text.isEmpty {
          text += String(repeating: " ", count: column - line.indent - line.text.displayWidth)
        }
        text += line.comment
      }
      index = end
    }
    return text
  }
}

extension Token.Kind {
  var opensBracket: Bool { self == .symbol(.leftParenthesis) || self == .symbol(.leftBracket) }
  var closesBracket: Bool { self == .symbol(.rightParenthesis) || self == .symbol(.rightBracket) }
}

private extension Source {
  func hasLineBreak(_ span: Span) -> Bool {
    for byte in text[span.start..<span.end] where byte == UInt8(ascii: "\n") { return true }
    return false
  }
}

private extension String {
  var withoutTrailingBlanks: String {
    var scalars = unicodeScalars
    while let last = scalars.last, last == " " || last == "\t" || last == "\r" { scalars.removeLast() }
    return String(scalars)
  }
}
