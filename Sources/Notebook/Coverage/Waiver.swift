internal import LossLanguage

/// `<!-- not computed: REASON -->`: why numbers in prose have no claim.
struct Waiver: Sendable {
  /// nil if the author gave none, which does not count.
  let reason: String?

  /// nil for any other comment.
  ///
  /// - Parameter comment: with its brackets.
  init?(_ comment: some Collection<UInt8>) {
    var text = String(decoding: comment, as: UTF8.self)[...]
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.utf8.count >= 7 else { return nil }
    text = text.dropFirst(4).dropLast(3)
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count >= 2, words[0].lowercased() == "not" else { return nil }
    let second = words[1].lowercased()
    guard second == "computed" || second.hasPrefix("computed:") else { return nil }
    guard let colon = text.firstIndex(of: ":") else {
      reason = nil
      return
    }
    let rest = text[text.index(after: colon)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    reason = rest.isEmpty ? nil : rest
  }
}

/// A waiver on lines of its own. It covers the paragraph, list or table that it touches; if blank lines stand around
/// it, the one that follows.
struct BlockWaiver: Sendable {
  let waiver: Waiver
  let region: Region
  /// The lines of the file whose numbers it covers.
  let lines: ClosedRange<Int>
}

extension [BlockWaiver] {
  /// Those of a block of HTML.
  ///
  /// - Parameter firstLine: the block's first line in the file.
  /// - Parameter fileLines: the notebook's lines, without its front matter.
  init(in html: String, fromLine firstLine: Int, of fileLines: [MarkdownLine], file: String) {
    self = []
    guard let offset = fileLines.first?.number else { return }
    let bytes = [UInt8](html.utf8)
    var index = 0
    var (line, lineStart) = (firstLine, 0)
    while let start = bytes.firstIndex(of: "<!--", from: index) {
      let end = bytes.firstIndex(of: "-->", from: start + 4).map { $0 + 3 } ?? bytes.count
      for place in index..<start where bytes[place] == .newline { (line, lineStart) = (line + 1, place + 1) }
      let first = line
      for place in start..<end where bytes[place] == .newline { (line, lineStart) = (line + 1, place + 1) }
      index = end
      guard let waiver = Waiver(bytes[start..<end]), fileLines.indices.contains(first - offset) else { continue }
      let text = fileLines[first - offset].text
      let column = text.firstIndex(of: "<!--", from: 0).map { text[..<$0].scalarCount + 1 } ?? 1
      let ending = first == line ? column + bytes[start..<end].scalarCount : bytes[lineStart..<end].scalarCount + 1
      append(
        BlockWaiver(
          waiver: waiver,
          region: Region(
            file: file, start: Position(line: first, column: column), end: Position(line: line, column: ending)),
          lines: fileLines.paragraph(around: first - offset, through: Swift.min(line - offset, fileLines.count - 1))))
    }
  }
}

extension [MarkdownLine] {
  /// The lines of the file that stand around some lines without a blank one between, else those of what follows.
  fileprivate func paragraph(around first: Int, through last: Int) -> ClosedRange<Int> {
    var (start, end) = (first, last)
    while start > 0, !self[start - 1].isBlankInContainers { start -= 1 }
    while end + 1 < count, !self[end + 1].isBlankInContainers { end += 1 }
    if start == first, end == last {
      while end + 1 < count, self[end + 1].isBlankInContainers { end += 1 }
      while end + 1 < count, !self[end + 1].isBlankInContainers { end += 1 }
    }
    return self[start].number...self[end].number
  }
}

extension MarkdownLine {
  /// Nothing but blanks and the marks of block quotes.
  fileprivate var isBlankInContainers: Bool {
    text.allSatisfy { $0.isWhitespace || $0 == UInt8(ascii: ">") }
  }
}
