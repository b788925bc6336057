internal import LossLanguage

/// Cuts pieces out of a source that know where they stand; piece after piece, so that a long line is counted once.
struct SourceSlicer {
  private let source: Source
  private var lineIndex = 0
  private var offset = 0
  private var column: Int

  init(_ source: Source) {
    self.source = source
    column = source.lines[0].column
  }

  /// A code span's text from its `=` on.
  ///
  /// - Precondition: not before the pieces cut so far.
  mutating func expression(_ range: Range<Int>) -> ProseExpression {
    let start = place(of: range.lowerBound).position
    // The sign and its blank.
    let body = range.lowerBound + 2..<range.upperBound
    let text = slice(body)
    return ProseExpression(
      source: text,
      region: Region(file: source.file, start: start, end: place(of: range.upperBound).position))
  }

  mutating func region(_ range: Range<Int>) -> Region {
    let start = place(of: range.lowerBound).position
    return Region(file: source.file, start: start, end: place(of: range.upperBound).position)
  }

  mutating func slice(_ range: Range<Int>) -> Source {
    var lines = [place(of: range.lowerBound)]
    while lineIndex + 1 < source.lines.count, source.lines[lineIndex + 1].offset < range.upperBound {
      lines.append(place(of: source.lines[lineIndex + 1].offset))
    }
    return Source(
      file: source.file, text: Array(source.text[range]),
      lines: lines.map {
        Source.Line(
          offset: $0.offset - range.lowerBound, line: $0.line, column: $0.column, fileOffset: $0.fileOffset)
      })
  }

  /// The text of a table cell: without the backslashes before its pipes, except in formulas.
  mutating func cell(_ range: Range<Int>) -> Source {
    guard source.text[range].contains(.backslash) else {
      let place = place(of: range.lowerBound).moved(to: 0)
      return Source(file: source.file, text: Array(source.text[range]), lines: [place])
    }
    var scanner = InlineScanner(Array(source.text[range])) { _ in false }
    let formulas = scanner.scan().findings.filter { if case .math = $0.kind { true } else { false } }
    var nextFormula = 0
    var text: [UInt8] = []
    var lines = [place(of: range.lowerBound).moved(to: 0)]
    for index in range {
      let inCell = index - range.lowerBound
      while nextFormula < formulas.count && formulas[nextFormula].range.upperBound <= inCell { nextFormula += 1 }
      let isInFormula = nextFormula < formulas.count && formulas[nextFormula].range.contains(inCell)
      if !isInFormula && source.text[index] == .backslash && source.text.has("|", at: index + 1) {
        if text.isEmpty { lines.removeAll() }
        lines.append(place(of: index + 1).moved(to: text.count))
      } else {
        text.append(source.text[index])
      }
    }
    return Source(file: source.file, text: text, lines: lines)
  }

  private mutating func place(of target: Int) -> Source.Line {
    while lineIndex + 1 < source.lines.count, source.lines[lineIndex + 1].offset <= target {
      lineIndex += 1
      offset = source.lines[lineIndex].offset
      column = source.lines[lineIndex].column
    }
    column += source.text[offset..<target].scalarCount
    offset = target
    let line = source.lines[lineIndex]
    return Source.Line(
      offset: target, line: line.line, column: column, fileOffset: line.fileOffset + target - line.offset)
  }
}

extension Source.Line {
  fileprivate func moved(to offset: Int) -> Source.Line {
    Source.Line(offset: offset, line: line, column: column, fileOffset: fileOffset)
  }
}
