import LossLanguage

/// A line of source as it is shown, cut around its marks if it is long, and the marks below it.
struct SourceExcerpt {
  let line: Int
  /// The line without characters that a terminal would act on, tabs as four blanks.
  let text: String
  private let marks: [Mark]
  /// The first column shown, and where each column from there on starts in `text`, in cells; one more than are shown.
  private let firstColumn: Int
  private let cells: [Int]

  struct Mark {
    /// Scalars of the line, from 1; not empty.
    var columns: Range<Int>
    var text: String
    var isPrimary: Bool
  }

  init(line: Int, of source: SourceLines, marks: [Mark], width: Int) {
    self.line = line
    self.marks = marks.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
    let length = source.length(ofLine: line)
    let focus = (marks.first(where: \.isPrimary) ?? marks.first)?.columns ?? 1..<2
    let isNearStart = min(focus.upperBound, focus.lowerBound + width / 2) <= width - 2
    let firstColumn = length < width || isNearStart ? 1 : focus.lowerBound - width / 3
    self.firstColumn = firstColumn

    var text = firstColumn > 1 ? "…" : ""
    var cell = text.displayWidth
    var cells = [cell]
    let scalars = source.scalars(ofLine: line, from: firstColumn, count: width)
    for scalar in scalars {
      let displayed = scalar.displayed
      let end = cell + displayed.displayWidth
      if end >= width { break }
      text += displayed
      cell = end
      cells.append(cell)
    }
    if firstColumn - 1 + cells.count - 1 < length { text += "…" }
    while text.last == " " { text.removeLast() }
    self.text = text
    self.cells = cells
  }

  /// The marks, then their texts: the rightmost beside its mark if there is room, the others below theirs, from the right
  /// to the left.
  func annotations(style: TerminalStyle, role: TerminalStyle.Role, textWidth: Int) -> [String] {
    var placed = marks.map { Placed(cells: cells(of: $0.columns), mark: $0) }
    var underline = Row()
    for mark in placed where !mark.mark.isPrimary { underline.fill(mark.cells, "-", .frame) }
    for mark in placed where mark.mark.isPrimary { underline.fill(mark.cells, "^", role) }

    placed.removeAll { $0.mark.text.isEmpty }
    var rows = [underline]
    if let last = placed.last, last.cells.upperBound >= underline.count,
      textWidth - underline.count > min(last.mark.text.displayWidth, Self.leastRoom)
    {
      placed.removeLast()
      rows = self.rows(of: last, from: underline.count + 1, to: textWidth, behind: placed, role)
      underline.append(rows[0].tail, last.role(role), from: underline.count + 1)
      rows[0] = underline
    }
    if !placed.isEmpty { rows.append(connectors(placed, role)) }
    while let last = placed.popLast() {
      let start = max(0, min(last.cells.lowerBound, textWidth - last.mark.text.displayWidth))
      rows += self.rows(of: last, from: start, to: textWidth, behind: placed, role)
    }
    return rows.map { $0.text(style) }
  }
}

extension SourceExcerpt {
  private struct Placed {
    var cells: Range<Int>
    var mark: Mark

    func role(_ primary: TerminalStyle.Role) -> TerminalStyle.Role { mark.isPrimary ? primary : .frame }
  }

  /// Columns beside a mark in which a text can be read.
  private static let leastRoom = 24

  /// The text of a mark from one cell to another, in as many rows as it takes, and the connectors of the marks before it.
  private func rows(
    of mark: Placed, from start: Int, to end: Int, behind marks: [Placed], _ role: TerminalStyle.Role
  ) -> [Row] {
    // Below a text that starts in the same cell no connector is drawn.
    let connectors = connectors(marks.filter { $0.cells.lowerBound < start }, role)
    return mark.mark.text.displayed.broken(to: end - start).map { line in
      var row = connectors
      row.append(line, mark.role(role), from: start)
      return row
    }
  }

  private func connectors(_ marks: [Placed], _ role: TerminalStyle.Role) -> Row {
    var row = Row()
    for mark in marks { row.fill(mark.cells.lowerBound..<mark.cells.lowerBound + 1, "|", mark.role(role)) }
    return row
  }

  /// The cells of the columns, as far as they are shown; at least one.
  private func cells(of columns: Range<Int>) -> Range<Int> {
    func cell(_ column: Int) -> Int { cells[min(max(column - firstColumn, 0), cells.count - 1)] }
    let start = cell(columns.lowerBound)
    return start..<max(start + 1, cell(columns.upperBound))
  }

  /// Cells of a terminal's row, each with its colour.
  private struct Row {
    private var cells: [(character: Character, role: TerminalStyle.Role?)] = []
    private(set) var tail = ""
    private var tailRole = TerminalStyle.Role.frame

    var count: Int { cells.count }

    mutating func pad(to count: Int) {
      while cells.count < count { cells.append((" ", nil)) }
    }

    mutating func fill(_ range: Range<Int>, _ character: Character, _ role: TerminalStyle.Role) {
      pad(to: range.upperBound)
      for index in range { cells[index] = (character, role) }
    }

    /// Text behind everything else, from a cell on.
    mutating func append(_ text: String, _ role: TerminalStyle.Role, from start: Int) {
      pad(to: start)
      tail = text
      tailRole = role
    }

    func text(_ style: TerminalStyle) -> String {
      var text = ""
      var index = 0
      while index < cells.count {
        let role = cells[index].role
        var run = ""
        while index < cells.count, cells[index].role == role {
          run.append(cells[index].character)
          index += 1
        }
        text += role.map { style(run, $0) } ?? run
      }
      return text + style(tail, tailRole)
    }
  }
}
