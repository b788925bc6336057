/// The canonical layout of a cell's text: blanks, line breaks, and of spellings that mean the same the one that the
/// language prints. Nothing else changes, and laying out twice is laying out once.
///
/// The author's line breaks inside a statement stay, since only the author knows what belongs together.
package enum Layout {
  /// The body of a cell as it should be laid out; nil where it cannot be read, and is best left as it is.
  package static func text(of cell: Cell) -> String? {
    switch cell.kind {
    case .loss, .plot:
      guard let roles = LayoutRoles(of: cell.body, isPlot: cell.kind == .plot) else { return nil }
      return checked(StatementLayout.text(of: cell.body, roles), cell.body, roles)
    case .data:
      // In the other formats blanks have no canonical place, or a meaning.
      guard cell.attributes.dataFormat == .csv, cell.attributes.file == nil else {
        return String(decoding: cell.body.text, as: UTF8.self)
      }
      return DataLayout.text(of: cell.body, limits: Limits())
    }
  }

  /// The text, if it has the statements of the original, token by token.
  private static func checked(_ text: String, _ original: Source, _ roles: LayoutRoles) -> String? {
    let laidOut = Source(file: original.file, text: text)
    guard let newRoles = LayoutRoles(of: laidOut, isPlot: roles.isPlot) else { return nil }
    let before = kinds(of: original, roles)
    let after = kinds(of: laidOut, newRoles)
    guard before.count == after.count else { return nil }
    for (index, kind) in before.enumerated() where kind != after[index] { return nil }
    return text
  }

  /// What the tokens are, `end` behind each statement. `±` counts as the `+-` that it may be written as.
  private static func kinds(of source: Source, _ roles: LayoutRoles) -> [Token.Kind] {
    var parser = Parser(source)
    var kinds: [Token.Kind] = []
    while parser.beginStatement() {
      while let token = parser.advance(roles) {
        if token.kind == .symbol(.plusMinus) {
          kinds += [.symbol(.plus), .symbol(.minus)]
        } else {
          kinds.append(token.kind)
        }
      }
      kinds.append(.end)
    }
    return kinds
  }
}
