/// A cell whose statements are parsed and whose names are entered.
struct PreparedCell {
  let cell: Cell
  /// Of a `loss` cell; definitions of a name that is taken are left out.
  private(set) var statements: [Statement] = []
  /// Of parsing and of duplicate names.
  private(set) var diagnostics: [Diagnostic] = []
  /// Where its definitions go if it is named; nil for the notebook's own names.
  private(set) var scope: Names?
  /// Whether the name of a data cell or a named loss cell is its own and not taken.
  private(set) var ownsName = false

  init(_ cell: Cell, notebook: Names) {
    self.cell = cell
    if let name = cell.attributes.name, cell.kind != .plot {
      scope = cell.kind == .loss ? Names() : nil
      if let earlier = notebook.declare(name, at: cell.region, scope.map { .scope($0) } ?? .pending) {
        diagnostics.append(.duplicateName(name, at: cell.region, earlier: earlier))
      } else {
        ownsName = true
      }
    }
    guard cell.kind == .loss else { return }
    let (parsed, faults) = parseStatements(cell.body)
    diagnostics += faults
    for statement in parsed {
      guard let name = statement.definedName else {
        statements.append(statement)
        continue
      }
      let region = cell.body.region(name.span)
      if name.text == Library.name {
        diagnostics.append(.libraryName(region))
      } else if let earlier = (scope ?? notebook).declare(name.text, at: region, .pending, statement) {
        diagnostics.append(.duplicateName(name.text, at: region, earlier: earlier))
      } else {
        statements.append(statement)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func libraryName(_ region: Region) -> Diagnostic {
    Diagnostic(
      .reservedWord, "`library` always means the library", at: region, "taken", help: "choose another name")
  }

  fileprivate static func duplicateName(_ name: String, at region: Region, earlier: Region) -> Diagnostic {
    Diagnostic(
      .duplicateName, "`\(name)` is defined twice",
      at: [Label(region, "the second time"), Label(earlier, "the first")],
      help: "choose another name, or name the cell (```loss NAME) to keep its names apart")
  }
}
