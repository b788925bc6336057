internal import Drawing
internal import LossLanguage

/// A cell's source as a page shows it: numbers, texts, comments and words of the language set apart, functions of the
/// library linked to their pages where the site has these, and what diagnostics are about marked.
struct SourceListing {
  let source: Source
  var kind = CellKind.loss
  var diagnostics: [Diagnostic] = []
  /// Names that the notebook has given a meaning of its own.
  var ownNames: Set<String> = []
  /// The page of a function of the library; nil for none.
  var link: (String) -> String? = { _ in nil }

  var html: Markup {
    var html = Markup()
    html.element("pre") { $0.append(inline) }
    return html
  }

  /// Without the block around it.
  var inline: Markup {
    var end = source.text.count
    while end > 0, source.text[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    var html = Markup()
    html.element("code") { html in
      var stretches = source.syntaxStretches(of: kind, hiding: ownNames)[...]
      var position = 0
      for mark in marks(within: end) {
        write(position..<mark.lowerBound, &stretches, into: &html)
        html.element("mark") { write(mark, &stretches, into: &$0) }
        position = mark.upperBound
      }
      write(position..<end, &stretches, into: &html)
    }
    return html
  }

  /// The text of a range, with the stretches in it; those behind it are left for the next.
  private func write(_ range: Range<Int>, _ stretches: inout ArraySlice<SyntaxStretch>, into html: inout Markup) {
    var position = range.lowerBound
    while let stretch = stretches.first, stretch.span.start < range.upperBound {
      let start = max(stretch.span.start, position)
      let end = max(start, min(stretch.span.end, range.upperBound))
      html.text(text(position..<start))
      write(text(start..<end), stretch, into: &html)
      position = end
      if stretch.span.end > range.upperBound { break }
      stretches.removeFirst()
    }
    html.text(text(position..<max(position, range.upperBound)))
  }

  private func write(_ text: String, _ stretch: SyntaxStretch, into html: inout Markup) {
    guard !text.isEmpty else { return }
    if stretch.kind != .library {
      html.element("span", ("class", "s-" + stretch.kind.rawValue), text: text)
    } else if let address = link(source.text(of: stretch.span)) {
      html.element("a", ("class", "s-library"), ("href", address), text: text)
    } else {
      html.text(text)
    }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: source.text[range], as: UTF8.self) }

  /// The labelled stretches of the text, in order; of overlapping ones the earlier.
  private func marks(within count: Int) -> [Range<Int>] {
    let stretches = diagnostics.flatMap(\.labels)
      .compactMap { label -> Range<Int>? in
        guard label.region.file == source.file, let start = offset(of: label.region.start),
          let end = offset(of: label.region.end), start < end, end <= count
        else { return nil }
        return start..<end
      }
      .sorted { $0.lowerBound < $1.lowerBound }
    var marks: [Range<Int>] = []
    for stretch in stretches where stretch.lowerBound >= (marks.last?.upperBound ?? 0) { marks.append(stretch) }
    return marks
  }

  /// Where a place of the file stands in the text; nil if it stands elsewhere.
  private func offset(of position: Position) -> Int? {
    let index = position.line - source.lines[0].line
    guard source.lines.indices.contains(index) else { return nil }
    let line = source.lines[index]
    guard line.line == position.line, position.column >= line.column else { return nil }
    var offset = line.offset
    for _ in line.column..<position.column {
      guard offset < source.text.count else { return nil }
      offset += 1
      while offset < source.text.count, source.text[offset] & 0b1100_0000 == 0b1000_0000 { offset += 1 }
    }
    return offset
  }
}
