internal import LossLanguage

/// A quote that begins with a line `[!NOTE]`, as GitHub knows it: a box that stands out of the text.
package struct Callout: Sendable {
  package var kind: Kind
  package var blocks: [Block]

  package enum Kind: String, Sendable, CaseIterable {
    case note, tip, important, warning, caution

    package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  }

  /// The callout that a quote is; nil for any other quote.
  init?(quote blocks: [Block]) {
    guard case .paragraph(let content)? = blocks.first?.kind, case .text(let marker)? = content.first,
      marker.hasPrefix("[!"), marker.hasSuffix("]"),
      let kind = Kind(rawValue: marker.dropFirst(2).dropLast().lowercased())
    else { return nil }
    self.kind = kind
    // The marker has a line of its own.
    switch content.dropFirst().first {
    case nil: self.blocks = Array(blocks.dropFirst())
    case .softBreak, .lineBreak:
      self.blocks = [Block(.paragraph(Array(content.dropFirst(2))), lines: blocks[0].lines)] + blocks.dropFirst()
    default: return nil
    }
  }
}

extension Callout {
  /// What is wrong with a quote that was meant as a callout, as far as its first line tells; nil if nothing is.
  static func fault(ofQuoteFrom line: MarkdownLine, file: String) -> Diagnostic? {
    let bytes = line.text
    // A bracket behind `\` is a bracket.
    guard let start = bytes.firstIndex(of: UInt8(ascii: "[")), bytes.has("!", at: start + 1),
      bytes[..<start].allSatisfy({ $0.isBlank || ">-+*.)0123456789".utf8.contains($0) }),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    let word = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
    let rest = bytes[(end + 1)...]
    guard !word.isEmpty, word.utf8.allSatisfy({ ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }),
      rest.first.map(\.isBlank) ?? true
    else { return nil }
    let (first, last) = (line.place(of: start, at: 0), line.place(of: end + 1, at: 0))
    let region = Region(
      file: file, start: Position(line: line.number, column: first.column),
      end: Position(line: line.number, column: last.column))
    if Kind(rawValue: word.lowercased()) == nil { return .unknownKind(word, at: region) }
    return rest.allSatisfy(\.isBlank) ? nil : .noLineOfItsOwn(word, at: region)
  }
}

extension Diagnostic {
  fileprivate static func unknownKind(_ word: String, at region: Region) -> Diagnostic {
    let kinds = Callout.Kind.allCases.map { $0.rawValue.uppercased() }
    let known = suggestion(for: word.uppercased(), among: kinds).map { "did you mean `[!\($0)]`? " } ?? ""
    return Diagnostic(
      .badCallout, "`[!\(word)]` is no kind of callout", at: region, "shown as a quote", severity: .warning,
      help:
        "\(known)the kinds are \(kinds.dropLast().map { "`\($0)`" }.joined(separator: ", ")) and `\(kinds.last ?? "")`")
  }

  fileprivate static func noLineOfItsOwn(_ word: String, at region: Region) -> Diagnostic {
    Diagnostic(
      .badCallout, "`[!\(word)]` needs a line of its own", at: region, "shown as a quote", severity: .warning,
      help: "write what follows it on the next line, behind `>`")
  }
}
