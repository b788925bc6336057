internal import Drawing
internal import LossLanguage

/// A cell's source as a page shows it: what diagnostics are about is marked.
struct SourceListing {
  let source: Source
  let diagnostics: [Diagnostic]

  var html: Markup {
    var text = source.text[...]
    while text.last == UInt8(ascii: "\n") { text.removeLast() }
    var html = Markup()
    html.element("pre", ("tabindex", "0")) { html in
      html.element("code") { html in
        var position = 0
        for mark in marks(within: text.count) {
          html.text(String(decoding: text[position..<mark.lowerBound], as: UTF8.self))
          html.element("mark", text: String(decoding: text[mark], as: UTF8.self))
          position = mark.upperBound
        }
        html.text(String(decoding: text[position...], as: UTF8.self))
      }
    }
    return html
  }

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
