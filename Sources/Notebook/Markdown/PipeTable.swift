/// The rows of a pipe table, by the rules of GitHub Flavored Markdown.
///
/// A pipe parts cells unless a backslash precedes it, in code spans too; formulas go before pipes, so that `$|x|$` is
/// one cell. The backslash of `\|` is not part of a cell's text, except in formulas, where it is TeX.
enum PipeTable {
  /// The cells of a row: ranges of its text without the blanks around them.
  static func cells(of row: [UInt8]) -> [Range<Int>] {
    let formulas = formulaRanges(of: row)
    var nextFormula = 0
    var bounds: [Int] = []
    var index = 0
    while index < row.count {
      while nextFormula < formulas.count && formulas[nextFormula].upperBound <= index { nextFormula += 1 }
      if nextFormula < formulas.count && formulas[nextFormula].lowerBound == index {
        index = formulas[nextFormula].upperBound
        continue
      }
      if row[index] == .pipe && (index == 0 || row[index - 1] != .backslash) { bounds.append(index) }
      index += 1
    }
    var start = 0
    var cells: [Range<Int>] = []
    for bound in bounds + [row.count] {
      let cell = trimmed(start..<bound, of: row)
      // A pipe at either end of the row only frames it.
      let isFrame = cell.isEmpty && (start == 0 && bound < row.count || bound == row.count && !bounds.isEmpty)
      if !isFrame { cells.append(cell) }
      start = bound + 1
    }
    return cells
  }

  /// The alignments that a delimiter row states; nil for any other row.
  static func alignments(ofDelimiterRow row: [UInt8]) -> [Block.TableBlock.Alignment]? {
    let allowed = "|:- \t".utf8
    guard row.allSatisfy({ allowed.contains($0) }), row.contains(UInt8(ascii: "-")) else { return nil }
    var alignments: [Block.TableBlock.Alignment] = []
    for cell in cells(of: row) {
      let isLeft = row[cell].first == UInt8(ascii: ":")
      let isRight = cell.count > 1 && row[cell].last == UInt8(ascii: ":")
      let dashes = row[cell].dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
    }
    return alignments.isEmpty ? nil : alignments
  }
}

extension PipeTable {
  private static func formulaRanges(of row: [UInt8]) -> [Range<Int>] {
    guard row.contains(.dollar) else { return [] }
    var scanner = InlineScanner(row) { _ in false }
    return scanner.scan().findings.compactMap { finding in
      if case .math = finding.kind { finding.range } else { nil }
    }
  }

  private static func trimmed(_ range: Range<Int>, of row: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end && row[start].isBlank { start += 1 }
    while end > start && row[end - 1].isBlank { end -= 1 }
    return start..<end
  }
}
