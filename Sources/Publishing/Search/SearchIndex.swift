internal import Drawing
internal import LossLanguage
internal import Notebook

/// What the search looks through: the pages with their sections and the words of each, as a script that calls the search
/// with them. A script, for a page that was opened as a file can load nothing else.
///
/// `lossbookIndex([[address, title, part of the site, description, [[anchor, heading, words], ...]], ...])`
struct SearchIndex {
  let notebooks: [PublishedNotebook]
  let shell: PageShell

  static let path = "assets/search-index.js"

  var script: String {
    let byPath = Dictionary(notebooks.map { ($0.path, $0) }) { first, _ in first }
    let pages = shell.navigation.pages.map { entry -> JSON in
      let sections = byPath[entry.path].map(sections) ?? librarySections(entry)
      let part = shell.navigation.section(of: entry.path).map { $0.path == entry.path ? "" : $0.title } ?? ""
      return .array([
        .text(entry.path.path), .text(entry.title), .text(part), .text(entry.description ?? ""), .array(sections),
      ])
    }
    return "lossbookIndex(\(JSON.array(pages).compactDescription));\n"
  }

  private func sections(_ notebook: PublishedNotebook) -> [JSON] {
    var sections = [(id: "", heading: "", words: SearchWords())]
    for block in notebook.document.blocks {
      if case .heading(let level, let content, let id) = block.kind, level > 1 {
        sections.append((id, notebook.plainText(content), SearchWords()))
      } else {
        sections[sections.count - 1].words.add(block, of: notebook)
      }
    }
    for footnote in notebook.document.footnotes {
      for block in footnote.blocks { sections[0].words.add(block, of: notebook) }
    }
    return sections.map { .array([.text($0.id), .text($0.heading), .text($0.words.text)]) }
  }

  private func librarySections(_ page: Navigation.Entry) -> [JSON] {
    guard let entry = Library.standard.entry(named: page.title) else { return [] }
    var words = SearchWords()
    words.add(entry.shortNames.joined(separator: " "))
    words.add(entry.summary)
    words.add(entry.group.rawValue)
    for peer in entry.equals { words.add(peer) }
    return [.array([.text(""), .text(""), .text(words.text)])]
  }
}

/// The words of a text, each once, in the order in which they come up.
struct SearchWords {
  private(set) var words: [String] = []
  private var known: Set<String> = []

  var text: String { words.joined(separator: " ") }

  /// So that a page of data does not fill the index.
  private static let limit = 3000
  /// Too common to find anything by.
  private static let common: Set<String> = [
    "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "do", "does",
    "each", "for", "from", "has", "have", "here", "how", "if", "in", "into", "is", "it", "its", "more", "no", "not",
    "of", "on", "one", "only", "or", "other", "out", "so", "such", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "to", "up", "was", "what", "when", "where", "which", "who", "why", "will", "with",
    "you", "your",
  ]

  mutating func add(_ text: String) {
    for word in Self.words(of: text) where words.count < Self.limit {
      if !Self.common.contains(word), known.insert(word).inserted { words.append(word) }
    }
  }

  /// In small letters: runs of letters, digits and `_`, numbers with their point.
  static func words(of text: String) -> [String] {
    let text = text.lowercased()
    let scalars = text.unicodeScalars
    var words: [String] = []
    /// Where the word began that is not over yet.
    var start: String.Index?
    var last: Unicode.Scalar = " "
    for index in scalars.indices {
      let scalar = scalars[index]
      if isWord(scalar) || scalar == "." && isDigit(last) && isDigit(scalars[scalars.index(after: index)...].first) {
        start = start ?? index
      } else if let first = start {
        words.append(String(text[first..<index]))
        start = nil
      }
      last = scalar
    }
    if let start { words.append(String(text[start...])) }
    // A single letter finds too much; a single digit is a number.
    return words.filter { $0.utf8.count > 1 && $0.count > 1 || $0.first?.isNumber == true }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "_": true
    default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
}

extension SearchWords {
  fileprivate mutating func add(_ block: Block, of notebook: PublishedNotebook) {
    switch block.kind {
    case .paragraph(let content), .heading(_, let content, _): add(notebook.plainText(content))
    case .code(_, let text): add(text)
    case .cell(let index, let caption):
      if let caption { add(notebook.plainText(caption.content)) }
      addCell(index, of: notebook)
    case .captioned(let block, let caption):
      add(notebook.plainText(caption.content))
      add(block, of: notebook)
    case .list(let list): for block in list.items.flatMap(\.blocks) { add(block, of: notebook) }
    case .quote(let blocks): for block in blocks { add(block, of: notebook) }
    case .callout(let callout): for block in callout.blocks { add(block, of: notebook) }
    case .table(let table):
      for cell in table.header + table.rows.joined() { add(notebook.plainText(cell)) }
    case .math, .thematicBreak, .html: break
    }
  }

  /// Its source, where a reader sees it, and the numbers that it shows.
  private mutating func addCell(_ index: Int, of notebook: PublishedNotebook) {
    guard notebook.worksheet.cells.indices.contains(index), notebook.report.cells.indices.contains(index) else {
      return
    }
    let cell = notebook.worksheet.cells[index]
    if !cell.attributes.isHidden { add(String(decoding: cell.body.text, as: UTF8.self)) }
    for output in notebook.report.cells[index].outputs {
      if case .value(let value) = output.content, !value.isBlock { add(value.text(digits: output.digits)) }
    }
  }
}
