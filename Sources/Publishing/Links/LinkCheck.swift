package import LossLanguage
internal import Notebook

/// Finds the links, anchors and images of notebooks that lead nowhere.
package struct LinkCheck: Sendable {
  let links: LinkRewriting
  private let drafts: Set<String>
  /// Where notebooks stand now, by where they stood before.
  private let moved: [String: String]
  private let aliasFaults: [String: [Diagnostic]]
  private let fileExists: @Sendable (String) -> Bool

  /// - Parameter notebooks: all of the project, drafts too.
  /// - Parameter fileExists: whether the project has a file, by its path.
  /// - Parameter hasReference: whether the site has pages about the library.
  package init(
    _ notebooks: [PublishedNotebook], hasReference: Bool = false, fileExists: @escaping @Sendable (String) -> Bool
  ) {
    links = LinkRewriting(notebooks, hasReference: hasReference)
    moved = notebooks.flatMap(Redirect.all).targets
    aliasFaults = Dictionary(
      grouping: Redirect.diagnostics(of: notebooks, taken: Set(links.pages.values)), by: \.region.file)
    drafts = Set(notebooks.filter(\.properties.isDraft).map(\.worksheet.file))
    self.fileExists = fileExists
  }

  /// What is wrong with the links and images of one notebook, in the order of the document.
  package func diagnostics(of notebook: PublishedNotebook) -> [Diagnostic] {
    let references = notebook.references
    let faults = references.map { fault(of: $0, in: notebook) }
    var diagnostics = aliasFaults[notebook.worksheet.file] ?? []
    guard faults.contains(where: { $0 != nil }) || references.contains(where: { !$0.isDescribed }) else {
      return diagnostics
    }
    var places = ReferencePlaces(notebook)
    for (reference, fault) in zip(references, faults) {
      let region = places.next(reference)
      if let fault { diagnostics.append(fault.diagnostic(reference, at: region)) }
      if !reference.isDescribed { diagnostics.append(.missingDescription(reference.destination, at: region)) }
    }
    return diagnostics
  }

  /// The addresses of other sites that a notebook links to or shows images from, with their places.
  package static func externalAddresses(in notebook: PublishedNotebook) -> [(address: String, region: Region)] {
    let references = notebook.references
    guard references.contains(where: { $0.isExternal }) else { return [] }
    var places = ReferencePlaces(notebook)
    return references.compactMap { reference in
      let region = places.next(reference)
      return reference.isExternal ? (reference.destination, region) : nil
    }
  }

  private func fault(of reference: Reference, in notebook: PublishedNotebook) -> Fault? {
    let own = notebook.worksheet.file
    switch (LinkTarget(reference.destination, in: own), reference.kind) {
    case (.external, _): return nil
    case (.outside, .link): return .outside
    case (.outside, .image), (.anchor, .image): return .missingImage
    case (.anchor(let anchor), .link):
      return fault(ofAnchor: anchor, in: own) ?? fault(ofText: reference, in: notebook)
    case (.file(let file, _), .image): return fileExists(file) ? nil : .missingImage
    case (.file(let file, let anchor), .link):
      if links.places[file] != nil {
        if drafts.contains(file), !notebook.properties.isDraft { return .draft }
        return fault(ofAnchor: anchor, in: file) ?? fault(ofText: reference, in: notebook)
      }
      if links.pages[file] != nil || fileExists(file) { return fault(ofText: reference, in: notebook) }
      if let target = moved[file] { return .moved(to: notebook.path.relativeSource(target, from: own)) }
      return .missing(
        suggestion: likelyNotebook(for: file, in: own).map { notebook.path.relativeSource($0, from: own) })
    }
  }

  /// The notebook that most likely is meant by a path at which there is none: one of that name, or of nearly that name, if
  /// possible in that folder. Folders do not count for the name, of which they would be the longest part.
  private func likelyNotebook(for file: String, in own: String) -> String? {
    let known = links.pages.keys.filter { $0.hasSuffix(".md") && $0 != own }.sorted()
    guard let name = suggestion(for: file.notebookName, among: known.map(\.notebookName)) else { return nil }
    let named = known.filter { $0.notebookName == name }
    return named.first { $0.parentFolder == file.parentFolder } ?? named.first
  }

  private func fault(ofAnchor anchor: String, in file: String) -> Fault? {
    guard !anchor.isEmpty, let known = links.places[file], known[anchor] == nil else { return nil }
    return .missingAnchor(anchor, file: file, suggestion: suggestion(for: anchor, among: known.keys.sorted()))
  }

  /// What a link says that leads to a place of the project.
  private func fault(ofText reference: Reference, in notebook: PublishedNotebook) -> Fault? {
    let text = links.text(ofLink: reference.destination, reference.text, from: notebook)
    if text.isBlank { return .empty }
    guard let label = WrittenLabel(reference.text),
      let (file, anchor) = links.target(of: reference.destination, in: notebook)
    else { return nil }
    if case .captioned(let caption)? = links.places[file]?[anchor] {
      let isRight = label.kind == caption.kind && (label.number == nil || label.number == caption.number)
      return isRight ? nil : .falseLabel(written: reference.text, right: caption.label)
    }
    return label.number == nil ? nil : .falseLabel(written: reference.text, right: nil)
  }

  private enum Fault {
    case outside, missingImage, draft, empty
    /// nil if what it leads to has no number.
    case falseLabel(written: [Inline], right: String?)
    case missing(suggestion: String?)
    case moved(to: String)
    case missingAnchor(String, file: String, suggestion: String?)

    func diagnostic(_ reference: Reference, at region: Region) -> Diagnostic {
      let destination = reference.destination
      return switch self {
      case .outside:
        Diagnostic(
          .brokenLink, "the link `\(destination)` leads out of the project", at: region,
          help: "link to a file of the project, or to an address that begins with `https://`")
      case .missing(let suggestion):
        Diagnostic(
          .brokenLink, "the link `\(destination)` leads to no file of the project", at: region,
          help: suggestion.map { "did you mean `\($0)`?" }
            ?? (destination.contains(".md")
              ? "the path starts at the notebook's own folder"
              : "links to pages are written to their notebooks, `b.md`"))
      case .moved(let target):
        Diagnostic(
          .brokenLink, "the link `\(destination)` leads to where a notebook was", at: region,
          help: "it has moved: write `\(target)`")
      case .draft:
        Diagnostic(
          .brokenLink, "the link `\(destination)` leads to a draft, which is not published", at: region,
          severity: .warning)
      case .empty:
        Diagnostic(
          .emptyLink, "the link to `\(destination)` has no text, and what it leads to has no name", at: region,
          severity: .warning, help: "write a text between the brackets")
      case .falseLabel(let written, let right):
        Diagnostic(
          .falseReference,
          right.map { "the link says `\(written.label)`, and leads to \($0)" }
            ?? "the link says `\(written.label)`, and what it leads to has no caption",
          at: region,
          help: right.map { "write `[\($0)](\(destination))`" }
            ?? "put a paragraph that begins `Figure:` or `Table:` behind it")
      case .missingImage:
        Diagnostic(
          .missingImage, "the project has no image `\(destination)`", at: region,
          help: "the path starts at the notebook's own folder")
      case .missingAnchor(let anchor, let file, let suggestion):
        Diagnostic(
          .brokenAnchor, "`\(file)` has no place `\(anchor)`", at: region,
          help: suggestion.map { "did you mean `#\($0)`?" }
            ?? "a place is the id of a heading (its words in small letters, joined by `-`) or of a cell")
      }
    }
  }
}

extension String {
  /// `dog` for `notebooks/pets/dog.md`
  fileprivate var notebookName: String {
    let name = split(separator: "/").last ?? ""
    return String(name.split(separator: ".").first ?? name)
  }

  /// `notebooks/pets` for `notebooks/pets/dog.md`
  fileprivate var parentFolder: Substring { lastIndex(of: "/").map { self[..<$0] } ?? "" }
}

extension [Inline] {
  /// Of the text of a link that is a number.
  fileprivate var label: String { if case .text(let text)? = first { text } else { "" } }
}

extension Reference {
  /// A page of the web; mail addresses and the like are not asked for.
  package var isExternal: Bool {
    let address = destination.lowercased()
    return address.hasPrefix("https://") || address.hasPrefix("http://")
  }
}

extension Diagnostic {
  fileprivate static func missingDescription(_ image: String, at region: Region) -> Diagnostic {
    Diagnostic(
      .missingDescription, "the image `\(image)` has no description", at: region,
      help: "say what it shows: `![a falling curve](\(image))`")
  }
}

extension PagePath {
  /// How a notebook writes the path of another.
  fileprivate func relativeSource(_ file: String, from own: String) -> String {
    PagePath(own).link(to: file)
  }
}

/// Where the references of a notebook stand in its text. The tree knows the block only; within it, destinations are
/// found as they are written, one behind the other.
private struct ReferencePlaces {
  let file: String
  private let bytes: [UInt8]
  private let lineStarts: [Int]
  /// Where to go on looking, by the first line of the block.
  private var positions: [Int: Int] = [:]

  init(_ notebook: PublishedNotebook) {
    file = notebook.worksheet.file
    let bytes = notebook.notebook.bytes
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The place of the next reference of a block; its first line if the destination is written in some other way.
  mutating func next(_ reference: Reference) -> Region {
    let first = reference.lines.lowerBound
    let start = positions[first] ?? offset(ofLine: first)
    let end = offset(ofLine: reference.lines.upperBound + 1)
    let needle = Array(reference.destination.utf8)
    guard !needle.isEmpty, start <= end, let range = bytes[start..<end].firstRange(of: needle) else {
      let place = Position(line: first, column: 1)
      return Region(file: file, start: place, end: place)
    }
    positions[first] = range.upperBound
    return Region(file: file, start: position(of: range.lowerBound), end: position(of: range.upperBound))
  }

  private func offset(ofLine line: Int) -> Int {
    lineStarts.indices.contains(line - 1) ? lineStarts[line - 1] : bytes.count
  }

  private func position(of offset: Int) -> Position {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let line = bytes[lineStarts[low]..<offset]
    let text = low == 0 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
    return Position(line: low + 1, column: text.count { $0 & 0b1100_0000 != 0b1000_0000 } + 1)
  }
}
