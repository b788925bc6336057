/// A block quote or a list item, as cmark found it.
struct BlockContainer {
  var kind: Kind
  /// The container around it, by its index.
  var parent: Int?
  /// The line of its first marker, from 0.
  var firstLine: Int
  /// Of an item: the columns that its further lines are indented by, once its first line was read.
  var indent: Int?

  enum Kind { case quote, item }
}

/// Finds where the content of a line begins behind the markers and the indentation of its containers.
///
/// cmark says on which line a block begins, and not reliably in which column; as the containers around it are known,
/// its own rules give the rest exactly.
struct ContainerPrefix {
  let lines: [MarkdownLine]
  var containers: [BlockContainer] = []

  struct Content {
    var cursor: LineCursor
    /// False for a lazy continuation: some container's marker or indentation is missing.
    var isInside: Bool
  }

  /// The containers around a block, from the outermost.
  func chain(to container: Int?) -> [Int] {
    var chain: [Int] = []
    var next = container
    while let index = next {
      chain.append(index)
      next = containers[index].parent
    }
    return chain.reversed()
  }

  /// Where the content of a line begins.
  mutating func content(ofLine line: Int, in chain: [Int]) -> Content {
    var cursor = LineCursor(text: lines[line].text)
    for (depth, index) in chain.enumerated() {
      switch containers[index].kind {
      case .quote:
        guard cursor.skipQuoteMarker() else { return Content(cursor: cursor, isInside: false) }
      case .item where containers[index].firstLine == line:
        containers[index].indent = cursor.skipListMarker()
      case .item:
        if containers[index].indent == nil {
          _ = content(ofLine: containers[index].firstLine, in: Array(chain[...depth]))
        }
        let indent = containers[index].indent ?? 0
        if cursor.indent >= indent {
          cursor.advance(columns: indent)
        } else if cursor.isAtEnd {
          cursor.skipBlanks()
        } else {
          return Content(cursor: cursor, isInside: false)
        }
      }
    }
    return Content(cursor: cursor, isInside: true)
  }
}

/// A place in a line, in bytes and in columns; a tab goes to the next multiple of four columns and may be used up in
/// part.
struct LineCursor {
  let text: [UInt8]
  private(set) var offset = 0
  private(set) var column = 0
  /// The columns of the tab at `offset` that are not used up yet; 0 when it is not a tab or is whole.
  private(set) var tabRest = 0
  private var nonblank = (offset: -1, column: 0)

  init(text: [UInt8]) {
    self.text = text
    findNonblank()
  }

  /// Offset of the first byte that is no blank.
  var contentOffset: Int { nonblank.offset }
  /// Columns of blanks before it.
  var indent: Int { nonblank.column - column }
  /// Whether only blanks are left.
  var isAtEnd: Bool { nonblank.offset == text.count }

  mutating func advance(columns count: Int) {
    var left = count
    while left > 0 && offset < text.count {
      if text[offset] == .tab {
        let width = 4 - column % 4
        column += min(left, width)
        tabRest = max(width - left, 0)
        if left >= width { offset += 1 }
        left -= min(left, width)
      } else {
        tabRest = 0
        offset += 1
        column += 1
        left -= 1
      }
    }
    if nonblank.offset < offset { findNonblank() }
  }

  mutating func skipBlanks() {
    (offset, column) = nonblank
    tabRest = 0
  }

  /// Behind `>` and one blank; false if there is none.
  mutating func skipQuoteMarker() -> Bool {
    guard indent <= 3, !isAtEnd, text[contentOffset] == UInt8(ascii: ">") else { return false }
    advance(columns: indent + 1)
    if offset < text.count && text[offset].isBlank { advance(columns: 1) }
    return true
  }

  /// Behind a list marker and its blanks; the columns up to there.
  mutating func skipListMarker() -> Int {
    let markerIndent = indent
    skipBlanks()
    var width = 0
    while offset + width < text.count && text[offset + width].isDigit { width += 1 }
    width = min(width + 1, text.count - offset)
    advance(columns: width)
    let behindMarker = self
    var blanks = 0
    while blanks <= 5 && offset < text.count && text[offset].isBlank {
      advance(columns: 1)
      blanks += 1
    }
    if blanks >= 5 || blanks < 1 || offset == text.count {
      self = behindMarker
      if blanks > 0 { advance(columns: 1) }
      return markerIndent + width + 1
    }
    return markerIndent + width + blanks
  }

  private mutating func findNonblank() {
    var (offset, column) = (offset, column)
    while offset < text.count && text[offset].isBlank {
      column += text[offset] == .tab ? 4 - column % 4 : 1
      offset += 1
    }
    nonblank = (offset, column)
  }
}
