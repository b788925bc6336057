internal import LossLanguage

/// A Markdown text parsed: where its cells and prose expressions are, and what its `Document` is made of.
struct MarkdownTree {
  let text: MarkdownText
  let nodes: [MarkdownNode]
  /// In the order of the file.
  private(set) var cells: [CellFence] = []
  /// In the order of the file.
  private(set) var expressions: [ProseExpression] = []
  /// In the order of the file.
  private(set) var formulas: [Formula] = []
  /// In the order of the parsed text.
  private(set) var citations: [Placeholders.CitedKey] = []
  private(set) var places: [NamedPlace] = []
  /// The waivers that stand outside of paragraphs.
  private(set) var blockWaivers: [BlockWaiver] = []
  private(set) var diagnostics: [Diagnostic]
  /// The cells' indices by the line of their fence in the parsed text.
  private(set) var cellIndices: [Int: Int] = [:]
  /// The expressions' indices by those of their marks.
  private(set) var expressionIndices: [Int: Int] = [:]

  init(_ lines: [MarkdownLine], file: String) {
    text = MarkdownText(lines, file: file)
    nodes = CmarkParser.parse(text.lines.joined)
    diagnostics = text.diagnostics
    formulas = text.formulas
    var marked: [(mark: Int, expression: ProseExpression)] = []
    for (index, node) in nodes.enumerated() {
      switch node.kind {
      // Indented code has no info string.
      case .code(let info, let literal) where !info.isEmpty: addCode(literal, at: node.lines.lowerBound)
      case .text(let literal):
        for case .fragment(let mark) in text.placeholders.parts(of: literal) {
          switch text.placeholders.fragments[mark] {
          case .expression(let expression, _): marked.append((mark, expression))
          case .citation(let keys, _): citations += keys
          case .place(let place): places.append(place)
          default: break
          }
        }
      case .htmlBlock(let html) where html.contains("<!--"):
        let line = text.lines[min(node.lines.lowerBound, text.lines.count - 1)].number
        blockWaivers += [BlockWaiver](in: html, fromLine: line, of: lines, file: file)
      case .quote:
        // The line of a quote's first paragraph is the quote's own, unless that is empty.
        guard index + 1 < node.end, case .paragraph = nodes[index + 1].kind else { break }
        let line = text.lines[min(nodes[index + 1].lines.lowerBound, text.lines.count - 1)]
        if let fault = Callout.fault(ofQuoteFrom: line, file: file) { diagnostics.append(fault) }
      default: break
      }
    }
    cells.sort { $0.line < $1.line }
    formulas.sort { $0.source.position(at: 0) < $1.source.position(at: 0) }
    for (index, cell) in cells.enumerated() { cellIndices[cell.parsedLine] = index }
    marked.sort { $0.expression.region.start < $1.expression.region.start }
    expressions = marked.map(\.expression)
    for (index, marked) in marked.enumerated() { expressionIndices[marked.mark] = index }
  }

  /// - Parameter reservedIDs: ids that headings must not get.
  func document(reservedIDs: Set<String> = [], works: [Work] = []) -> Document {
    var builder = DocumentBuilder(self, reservedIDs: reservedIDs, works: works)
    return builder.document()
  }

  /// What is wrong with the ids of its places and the keys of its citations.
  ///
  /// - Parameter cellIDs: ids that are taken already.
  func diagnostics(cellIDs: Set<String>, works: [Work]) -> [Diagnostic] {
    var owners: [String: Region] = [:]
    var diagnostics: [Diagnostic] = []
    for place in places {
      if cellIDs.contains(place.name) || owners[place.name] != nil {
        diagnostics.append(.duplicatePlace(place, first: owners[place.name]))
      } else {
        owners[place.name] = place.region
      }
    }
    let keys = works.compactMap(\.key)
    let known = Set(keys)
    for citation in citations where !known.contains(citation.key) {
      diagnostics.append(.unknownReference(citation.key, at: citation.region, among: keys))
    }
    return diagnostics
  }

  private mutating func addCode(_ literal: String, at line: Int) {
    guard line < text.lines.count, let opening = FenceOpening(text.lines[line], file: text.file) else { return }
    if let kind = CellKind(rawValue: opening.word) {
      let cell = opening.cell(kind, at: line, literal: literal, in: text.lines, file: text.file)
      if !cell.isClosed { diagnostics.append(.unclosedFence(cell)) }
      cells.append(cell)
    } else if opening.word == "math" {
      let (body, _) = opening.body(at: line, literal: literal, in: text.lines, file: text.file)
      formulas.append(Formula(source: body, isDisplay: true))
    } else if let kind = misspelledKind(opening.word) {
      diagnostics.append(.unknownCellKind(opening.word, near: kind, at: opening.wordRegion))
    }
  }
}

extension MarkdownTree {
  /// Languages that are one letter away from the kind of a cell.
  private static let otherLanguages: Set<String> = ["less", "dart"]

  private func misspelledKind(_ word: String) -> CellKind? {
    guard !Self.otherLanguages.contains(word.lowercased()) else { return nil }
    return CellKind.allCases.first { isOneEdit(Array(word.unicodeScalars), Array($0.rawValue.unicodeScalars)) }
  }

  /// Whether one letter inserted, left out or replaced, two neighbours swapped, or capitals make one word the other.
  private func isOneEdit(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    guard abs(a.count - b.count) <= 1 else { return false }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let (restOfA, restOfB) = (a[start...], b[start...])
    if restOfA.dropFirst() == restOfB.dropFirst() || restOfA.dropFirst() == restOfB || restOfA == restOfB.dropFirst() {
      return true
    }
    return restOfA.count > 1 && restOfA.count == restOfB.count && restOfA.dropFirst(2) == restOfB.dropFirst(2)
      && restOfA.prefix(2).reversed() == Array(restOfB.prefix(2))
  }
}

extension Diagnostic {
  fileprivate static func unclosedFence(_ cell: CellFence) -> Diagnostic {
    Diagnostic(
      .unclosedFence, "the `\(cell.kind.rawValue)` cell is not closed", at: cell.region,
      "everything below it belongs to the cell", help: "end the cell with a line of as many backticks as it begins with"
    )
  }

  fileprivate static func unknownReference(_ key: String, at region: Region, among keys: [String]) -> Diagnostic {
    let help =
      if let known = suggestion(for: key, among: keys) {
        "did you mean `@\(known)`?"
      } else {
        "add it to the front matter: `references:`, and below it `- \(key): authors, title, year`"
      }
    return Diagnostic(.unknownReference, "the list of references has no `\(key)`", at: region, help: help)
  }

  fileprivate static func unknownCellKind(_ word: String, near kind: CellKind, at region: Region) -> Diagnostic {
    Diagnostic(
      .unknownCellKind, "`\(word)` is no kind of cell", at: region, "shown as code, not evaluated", severity: .warning,
      help: "did you mean `\(kind.rawValue)`?")
  }
}
