package import LossLanguage

extension Notebook {
  /// What changes the cells of a notebook to their canonical layout, and the cells that cannot be read and stay as they
  /// are, those aside whose faults are expected.
  ///
  /// Line endings, the prefixes of lists and quotes, and everything outside of the cells stay.
  package func layout() -> (edits: [Edit], unread: [Cell]) {
    var edits: [Edit] = []
    var unread: [Cell] = []
    var texts: [[UInt8]] = []
    for cell in worksheet.cells {
      texts.append(cell.body.text)
      guard let text = Layout.text(of: cell).map({ Array($0.utf8) }) else {
        if cell.attributes.failure == nil { unread.append(cell) }
        continue
      }
      guard text != cell.body.text, !text.isEmpty, let lines = CellLines(cell.body, in: bytes) else { continue }
      edits.append(lines.edit(to: text))
      texts[texts.count - 1] = text
    }
    // The rules of Markdown are many; what is written must read as what was meant.
    let laidOut = Notebook(bytes: bytes.applying(edits), file: file) { _ in .failure(FileFailure("it is not read")) }
    let isFaithful =
      laidOut.worksheet.cells.map(\.body.text) == texts
      && laidOut.worksheet.cells.map(\.attributes) == worksheet.cells.map(\.attributes)
      && laidOut.worksheet.prose.map(\.source.text) == worksheet.prose.map(\.source.text)
    return isFaithful ? (edits, unread) : ([], worksheet.cells)
  }
}

/// The lines of a cell's body in its file.
private struct CellLines {
  let range: Range<Int>
  /// What stands before each line: the indent of a list, the `> ` of a quote.
  let prefix: ArraySlice<UInt8>
  let lineBreak: ArraySlice<UInt8>

  /// nil where the body is not in the file as it reads, because a tab counts partly as a prefix.
  init?(_ body: Source, in bytes: [UInt8]) {
    var prefix: ArraySlice<UInt8>?
    var start: Int?
    var end = 0
    var offset = 0
    for line in body.text.split(separator: .newline, omittingEmptySubsequences: false) {
      let place = body.fileOffset(at: offset)
      offset += line.count + 1
      guard place + line.count <= bytes.count, bytes[place..<place + line.count].elementsEqual(line) else { return nil }
      let lineStart = bytes[..<place].lastIndex { $0 == .newline || $0 == .carriageReturn }.map { $0 + 1 } ?? 0
      if start == nil { start = lineStart }
      if prefix == nil, !line.isAllBlank { prefix = bytes[lineStart..<place] }
      end = place + line.count
    }
    guard let start, let prefix, prefix.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: ">") }) else { return nil }
    range = start..<end
    self.prefix = prefix
    // The body stands below its fence, so that a line break is before it.
    lineBreak = bytes[..<start].lastLineBreak
  }

  func edit(to text: [UInt8]) -> Edit {
    var replacement: [UInt8] = []
    for (index, line) in text.split(separator: .newline, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { replacement += lineBreak }
      replacement += line.isEmpty ? prefix.withoutTrailingBlanks : prefix + line
    }
    return Edit(range, replacement)
  }
}

extension ArraySlice<UInt8> {
  /// The line break that the bytes end in.
  fileprivate var lastLineBreak: ArraySlice<UInt8> {
    suffix(last == .newline && dropLast().last == .carriageReturn ? 2 : 1)
  }

  fileprivate var withoutTrailingBlanks: ArraySlice<UInt8> {
    var slice = self
    while let last = slice.last, last.isBlank { slice.removeLast() }
    return slice
  }
}
