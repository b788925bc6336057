internal import LossLanguage

extension TeXParser {
  /// `\begin{...} ... \end{...}`, its `\begin` read.
  mutating func environment(_ begin: TeXToken) -> MathAtom? {
    let name = plainGroup()
    guard let environment = Environment(name) else {
      stop(
        TeXFault(
          span: begin.span, message: "the TeX environment `\(name)` is not known",
          help: suggestion(for: name, among: Environment.names).map { "did you mean `\($0)`?" }))
      return nil
    }
    var table = environment.table
    if environment.hasColumns {
      skipPosition()
      let columns = plainGroup()
      if case .array = table.style { table.columns = Self.columns(columns) }
    } else if case .aligned = table.style {
      skipPosition()
    }
    readCells(into: &table)
    let end = peek()
    guard takeCommand("end") else {
      stop(
        end.map { .unexpected($0) }
          ?? TeXFault(
            span: begin.span, message: "`\\begin{\(name)}` is not closed", help: "write `\\end{\(name)}`"))
      return nil
    }
    let closing = plainGroup()
    if closing != name, let end {
      stop(
        TeXFault(
          span: end.span, message: "`\\begin{\(name)}` is closed by `\\end{\(closing)}`",
          help: "write `\\end{\(name)}`"))
    }
    return MathAtom(.inner, environment.fenced(.table(table)))
  }

  /// `\substack{a \\ b}`.
  mutating func substack(_ token: TeXToken) -> MathAtom {
    var table = MathTable(style: .substack, columns: [.init(alignment: .center)], rows: [])
    if expect("{") {
      readCells(into: &table)
      expect("}")
    }
    return MathAtom(.ordinary, .table(table))
  }
}

extension TeXParser {
  private mutating func readCells(into table: inout MathTable) {
    var cells: [MathRow] = []
    while true {
      while takeCommand("hline") { table.ruledRows.insert(table.rows.count) }
      let isAligned = if case .aligned = table.style { true } else { false }
      let alignment = table.columns.isEmpty ? .center : table.columns[cells.count % table.columns.count].alignment
      cells.append(row(isContinuation: isAligned && alignment == .left))
      if take("&") { continue }
      if !(cells.count == 1 && cells[0].atoms.isEmpty && !isNewLine) { table.rows.append(cells) }
      guard takeCommand("\\") || takeCommand("newline") else { return }
      _ = take("*")
      skipPosition()
      cells = []
    }
  }

  private var isNewLine: Bool {
    mutating get {
      guard let token = peek(), case .newLine? = command(token) else { return false }
      return true
    }
  }

  /// `[2pt]` behind a line's end, `[t]` behind a `\begin`; a bracket that opens no such thing belongs to the formula.
  private mutating func skipPosition() {
    guard case .character("[")? = immediate?.kind else { return }
    var ahead = 1
    while let scalar = immediateCharacter(ahead: ahead), ahead < 12 {
      if scalar == "]" {
        for _ in 0...ahead { _ = nextImmediate() }
        return
      }
      guard scalar.isDigit || scalar == "." || scalar == "-" || scalar.isLatinLetter else { return }
      ahead += 1
    }
  }

  /// `c|cr`: one letter a column, and lines between them.
  private static func columns(_ specification: String) -> [MathTable.Column] {
    var columns: [MathTable.Column] = []
    var hasRule = false
    for scalar in specification.unicodeScalars {
      let alignment: MathTable.Column.Alignment
      switch scalar {
      case "l": alignment = .left
      case "c": alignment = .center
      case "r": alignment = .right
      case "|":
        hasRule = true
        continue
      default: continue
      }
      columns.append(.init(alignment: alignment, hasRule: hasRule))
      hasRule = false
    }
    return columns
  }
}

/// What is known of an environment by its name.
private struct Environment {
  var style: MathTable.Style
  var alignments: [MathTable.Column.Alignment]
  var left: String?
  var right: String?
  var isDisplay = false
  var hasColumns = false

  static let names = [
    "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "array", "cases", "dcases",
    "rcases", "aligned", "align", "alignedat", "alignat", "split", "eqnarray", "flalign", "gathered", "gather",
    "equation", "multline", "displaymath", "math", "subarray",
  ]

  /// With a star it is the same, without a number.
  init?(_ name: String) {
    switch name.utf8.last == UInt8(ascii: "*") ? String(name.dropLast()) : name {
    case "matrix": self.init(style: .matrix, alignments: [.center])
    case "pmatrix": self.init(style: .matrix, alignments: [.center], left: "(", right: ")")
    case "bmatrix": self.init(style: .matrix, alignments: [.center], left: "[", right: "]")
    case "Bmatrix": self.init(style: .matrix, alignments: [.center], left: "{", right: "}")
    case "vmatrix": self.init(style: .matrix, alignments: [.center], left: "|", right: "|")
    case "Vmatrix": self.init(style: .matrix, alignments: [.center], left: "‖", right: "‖")
    case "smallmatrix": self.init(style: .small, alignments: [.center])
    case "array": self.init(style: .array, alignments: [.center], hasColumns: true)
    case "subarray": self.init(style: .substack, alignments: [.center], hasColumns: true)
    case "cases": self.init(style: .cases, alignments: [.left], left: "{")
    case "dcases": self.init(style: .cases, alignments: [.left], left: "{", isDisplay: true)
    case "rcases": self.init(style: .cases, alignments: [.left], right: "}")
    case "aligned", "align", "split", "flalign":
      self.init(style: .aligned, alignments: [.right, .left], isDisplay: true)
    case "alignedat", "alignat":
      self.init(style: .aligned, alignments: [.right, .left], isDisplay: true, hasColumns: true)
    case "eqnarray": self.init(style: .aligned, alignments: [.right, .center, .left], isDisplay: true)
    case "gathered", "gather", "equation", "multline", "displaymath", "math":
      self.init(style: .gathered, alignments: [.center], isDisplay: true)
    default: return nil
    }
  }

  private init(
    style: MathTable.Style, alignments: [MathTable.Column.Alignment], left: String? = nil, right: String? = nil,
    isDisplay: Bool = false, hasColumns: Bool = false
  ) {
    self.style = style
    self.alignments = alignments
    self.left = left
    self.right = right
    self.isDisplay = isDisplay
    self.hasColumns = hasColumns
  }

  var table: MathTable {
    MathTable(style: style, columns: alignments.map { .init(alignment: $0) }, rows: [], isDisplay: isDisplay)
  }

  func fenced(_ node: MathNode) -> MathNode {
    guard left != nil || right != nil else { return node }
    var atoms: [MathAtom] = []
    if let left { atoms.append(MathAtom(.opening, .fence(left, .prefix))) }
    atoms.append(MathAtom(.inner, node))
    if let right { atoms.append(MathAtom(.closing, .fence(right, .postfix))) }
    return .row(MathRow(atoms: atoms))
  }
}
