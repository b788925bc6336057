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
  private var known = Set<String>(minimumCapacity: 64)

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
    let utf8 = text.utf8InSmallLetters
    var words: [String] = []
    var start = 0
    while start < utf8.count {
      var end = start
      while end < utf8.count, case let length = lengthOfSign(in: utf8, at: end), length > 0 { end += length }
      if end > start {
        let word = String(decoding: utf8[start..<end], as: UTF8.self)
        // A single letter finds too much; a single digit is a number. Two signs of one byte are two letters.
        let hasTwo = end - start > 1 && (utf8[start] | utf8[start + 1] < 0x80 || word.count > 1)
        if hasTwo || word.first?.isNumber == true { words.append(word) }
      }
      start = end + 1
    }
    return words
  }

  /// How many bytes the sign of a word that stands at a place has; 0 if it is none.
  private static func lengthOfSign(in utf8: [UInt8], at place: Int) -> Int {
    switch utf8[place] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): return 1
    case UInt8(ascii: "."):
      return place > 0 && isDigit(utf8[place - 1]) && place + 1 < utf8.count && isDigit(utf8[place + 1]) ? 1 : 0
    case 0..<0x80: return 0
    default:
      let scalar = String(decoding: utf8[place...].prefix(4), as: UTF8.self).unicodeScalars.first
      return scalar.map { $0.properties.isAlphabetic ? UTF8.width($0) : 0 } ?? 0
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}

extension String {
  /// What `lowercased()` gives, for letters of ASCII at once.
  fileprivate var utf8InSmallLetters: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "A"..."Z": bytes.append(UInt8(truncatingIfNeeded: scalar.value | 0x20))
      case _ where scalar.isASCII: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default: bytes += scalar.properties.lowercaseMapping.utf8
      }
    }
    return bytes
  }
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
