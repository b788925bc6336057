internal import LossLanguage

/// The text of a paragraph, a heading or a table cell without the markers of its containers, and what its lines begin
/// with in the text that cmark gets.
struct LeafText {
  struct Line {
    /// The line's index.
    var index: Int
    var line: MarkdownLine
    /// What stands before the text: markers and indentation.
    var prefix: [UInt8]
  }

  private(set) var lines: [Line]
  private(set) var source: Source
  private(set) var isHeading = false
  private(set) var isTableCell = false
  private var chain: [Int] = []
  /// What stands around the text in the rewritten line.
  var opening: [UInt8] = []
  var closing: [UInt8] = []

  init(_ leaf: LeafBlock, _ leafLines: ArraySlice<LeafBlock.Line>, _ input: [MarkdownLine], _ file: String) {
    lines = leafLines.map {
      Line(index: $0.index, line: input[$0.index], prefix: Array(input[$0.index].text[..<$0.start]))
    }
    chain = leaf.chain
    isHeading = leaf.isHeading
    source = Self.source(of: lines, file)
  }

  /// A cell of a table.
  init(line: MarkdownLine, prefix: [UInt8], source: Source) {
    isTableCell = true
    lines = [Line(index: 0, line: line, prefix: prefix)]
    self.source = source
  }

  /// The text with further lines, up to the one that closes a formula which this one opens; nil if none does.
  func extended(
    over result: InlineScanner.Result, _ input: [MarkdownLine], _ prefix: inout ContainerPrefix
  ) -> LeafText? {
    guard result.openDisplay != nil || result.openInline != nil, let last = lines.last else { return nil }
    let isDisplay = result.openDisplay != nil
    var longer = self
    for index in input.indices.dropFirst(last.index + 1).prefix(isDisplay ? 200 : 4) {
      let content = prefix.content(ofLine: index, in: chain)
      let start = content.cursor.contentOffset
      guard content.isInside, !content.cursor.isAtEnd else { return nil }
      let text = input[index].text
      guard !text.has("```", at: start), !text.has("~~~", at: start) else { return nil }
      longer.lines.append(Line(index: index, line: input[index], prefix: Array(text[..<start])))
      let closes = isDisplay ? text.firstIndex(of: "$$", from: start) != nil : text[start...].contains(.dollar)
      guard closes else { continue }
      longer.source = Self.source(of: longer.lines, source.file)
      let opener = result.openDisplay ?? result.openInline ?? 0
      guard let formula = DollarMath(longer.source.text).formula(at: opener),
        formula.range.upperBound > source.text.count
      else { return nil }
      return longer
    }
    return nil
  }

  /// The lines with marks in place of some ranges; a range that goes over lines joins them.
  func rewritten(with marks: [(range: Range<Int>, bytes: [UInt8])]) -> [MarkdownLine] {
    if marks.isEmpty && opening.isEmpty && closing.isEmpty { return lines.map(\.line) }
    var output: [MarkdownLine] = []
    var lineIndex = 0
    var begun = 0
    var bytes = lines[0].prefix + opening
    func finished() -> MarkdownLine {
      var line = lines[begun].line
      line.text = bytes
      line.inserted = 0
      return line
    }
    var position = 0
    for (range, mark) in marks + [(source.text.count..<source.text.count, closing)] {
      for byte in source.text[position..<range.lowerBound] {
        guard byte == .newline else {
          bytes.append(byte)
          continue
        }
        output.append(finished())
        lineIndex += 1
        begun = lineIndex
        bytes = lines[lineIndex].prefix
      }
      bytes += mark
      for byte in source.text[range] where byte == .newline { lineIndex += 1 }
      position = range.upperBound
    }
    output.append(finished())
    return output
  }

  private static func source(of lines: [Line], _ file: String) -> Source {
    var text: [UInt8] = []
    var places: [Source.Line] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { text.append(.newline) }
      places.append(line.line.place(of: line.prefix.count, at: text.count))
      text += line.line.text[line.prefix.count...]
    }
    return Source(file: file, text: text, lines: places)
  }
}
