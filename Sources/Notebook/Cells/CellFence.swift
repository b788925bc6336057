internal import LossLanguage

/// The fence of a cell, found in the text as it was written.
struct CellFence {
  var kind: CellKind
  /// What stands behind the kind.
  var info: Source
  /// The whole info string.
  var region: Region
  /// What stands between the fences, without its last line break.
  var body: Source
  /// The line of the opening fence in the file.
  var line: Int
  /// Its line in the parsed text, from 0.
  var parsedLine: Int
  var isClosed: Bool
}

/// The opening fence of a code block.
struct FenceOpening {
  /// The word that an info string begins with.
  let word: String
  let wordRegion: Region
  /// The whole info string.
  let region: Region
  /// What stands behind the word.
  let rest: Source
  private let character: UInt8
  private let length: Int

  /// - Parameter line: the line on which cmark says that a code block begins; nil if there is no info string.
  init?(_ line: MarkdownLine, file: String) {
    let text = line.text
    // Nothing before a fence can hold three of its characters.
    guard
      let start = text.indices.first(where: { text.has("```", at: $0) || text.has("~~~", at: $0) }),
      let infoStart = text[start...].firstIndex(where: { $0 != text[start] && !$0.isBlank }),
      let infoEnd = text.lastIndex(where: { !$0.isBlank }).map({ $0 + 1 })
    else { return nil }
    character = text[start]
    length = text[start...].prefix { $0 == text[start] }.count
    let wordEnd = text[infoStart..<infoEnd].firstIndex(where: \.isBlank) ?? infoEnd
    let restStart = text[wordEnd..<infoEnd].firstIndex { !$0.isBlank } ?? infoEnd
    word = String(decoding: text[infoStart..<wordEnd], as: UTF8.self)
    let position = { line.place(of: $0, at: 0).position }
    wordRegion = Region(file: file, start: position(infoStart), end: position(wordEnd))
    region = Region(file: file, start: position(infoStart), end: position(infoEnd))
    rest = Source(file: file, text: Array(text[restStart..<infoEnd]), lines: [line.place(of: restStart, at: 0)])
  }

  /// The cell that begins with this fence.
  ///
  /// - Parameter literal: the block's text as cmark gives it, without the prefixes of its lines.
  func cell(_ kind: CellKind, at line: Int, literal: String, in lines: [MarkdownLine], file: String) -> CellFence {
    let (body, end) = body(at: line, literal: literal, in: lines, file: file)
    return CellFence(
      kind: kind, info: rest, region: region, body: body, line: lines[line].number, parsedLine: line,
      isClosed: end < lines.count && closes(lines[end].text))
  }

  /// What stands between the fences, and the line behind it.
  func body(
    at line: Int, literal: String, in lines: [MarkdownLine], file: String
  ) -> (body: Source, end: Int) {
    var text = Array(literal.utf8)
    var places: [Source.Line] = []
    var end = line + 1
    var start = 0
    var length = 0
    while let lineEnd = text[start...].firstIndex(of: .newline) {
      if end < lines.count {
        lines[end].addPlaces(ofSuffix: text[start..<lineEnd], at: start, to: &places)
        length = lineEnd
      }
      end += 1
      start = lineEnd + 1
    }
    text.removeLast(text.count - length)
    if places.isEmpty { places = [lines[line].place(of: lines[line].text.count, at: 0)] }
    return (Source(file: file, text: text, lines: places), end)
  }

  private func closes(_ line: [UInt8]) -> Bool {
    let text = line[...].trimmingWhitespace
    let fence = text.reversed().prefix { $0 == character }
    return fence.count >= length && text.dropLast(fence.count).allSatisfy { $0.isBlank || $0 == UInt8(ascii: ">") }
  }
}

extension MarkdownLine {
  /// Adds where the bytes of a suffix stand; blanks that it begins with may be the rest of a tab.
  fileprivate func addPlaces(ofSuffix suffix: ArraySlice<UInt8>, at offset: Int, to places: inout [Source.Line]) {
    var common = suffix.count
    if !suffix.elementsEqual(text) {
      common = 0
      while common < suffix.count, common < text.count,
        suffix[suffix.endIndex - 1 - common] == text[text.count - 1 - common]
      {
        common += 1
      }
    }
    let start = text.count - common
    let blanks = suffix.count - common
    for blank in 0..<blanks { places.append(place(of: max(start - 1, 0), at: offset + blank)) }
    places.append(place(of: start, at: offset + blanks))
  }
}
