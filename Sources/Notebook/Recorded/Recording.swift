package import LossLanguage

/// The results of a notebook at full precision, as a project keeps them in `notebooks/recorded/`.
///
/// It has no lines and no columns, so that a change of the prose changes no record.
package struct Recording: Sendable {
  let results: [RecordedResult]
  /// Cells and expressions without a result, because something is wrong with them.
  private let failed: Set<RecordedResult.Place>

  package init(of report: Report) {
    var results: [RecordedResult] = []
    var failed: Set<RecordedResult.Place> = []
    let cells = report.json["cells"]?.elements ?? []
    for (cell, json) in zip(report.cells, cells) {
      if cell.status != .ok { failed.insert(.cell(cell.id)) }
      for (output, json) in zip(cell.outputs, json["outputs"]?.elements ?? []) {
        let line = Position(line: output.line, column: 1)
        results.append(
          RecordedResult(
            .cell(cell.id), kind: json["kind"]?.string ?? "", source: output.source, value: json.recorded,
            region: Region(file: report.file, start: line, end: line)))
      }
    }
    for claim in report.prose {
      guard let value = claim.value else {
        failed.insert(.prose(claim.expression))
        continue
      }
      results.append(
        RecordedResult(
          .prose(claim.expression), kind: "value", source: claim.expression, value: .object(value.jsonFields),
          region: claim.region))
    }
    self.results = results.numbered
    self.failed = failed
  }

  /// The file of a notebook's record: `notebooks/recorded/a/dog.json` for `notebooks/a/dog.md`; nil for a notebook
  /// that is not in `notebooks/`.
  package static func file(ofNotebook file: String) -> String? {
    guard file.hasPrefix("notebooks/"), file.hasSuffix(".md") else { return nil }
    return "\(folder)/\(file.dropFirst("notebooks/".count).dropLast(".md".count)).json"
  }

  /// A project that has this folder records its results.
  package static let folder = "notebooks/recorded"

  /// What the file holds: short lists on a line, long ones with a line for each number, so that a review shows which
  /// changed.
  package var bytes: [UInt8] {
    Array((JSON.object([JSON.Field("results", .array(results.map(\.json)))]).description(shortList: 8) + "\n").utf8)
  }

  package var count: Int { results.count }

  /// How the results differ from a record, at the places of the notebook.
  ///
  /// - Parameter file: of the record.
  package func differences(from bytes: [UInt8], file: String, notebook: String) -> [Diagnostic] {
    let top = Position(line: 1, column: 1)
    guard let recorded = Self.reading(bytes, file: file) else {
      return [.badRecord(file, at: Region(file: file, start: top, end: top))]
    }
    var byKey = Dictionary(recorded.map { ($0.key, $0) }) { first, _ in first }
    var diagnostics: [Diagnostic] = []
    for result in results {
      guard let old = byKey.removeValue(forKey: result.key) else {
        diagnostics.append(.unrecorded(result))
        continue
      }
      let difference = RecordDifference(from: old.value, to: result.value)
      if let first = difference.first { diagnostics.append(.stale(result, first, count: difference.count)) }
    }
    for old in recorded where byKey[old.key] != nil && !failed.contains(old.place) {
      diagnostics.append(.gone(old, at: Region(file: notebook, start: top, end: top)))
    }
    return diagnostics
  }

  /// nil if it is no record.
  private static func reading(_ bytes: [UInt8], file: String) -> [RecordedResult]? {
    guard InvalidText(in: bytes, from: 0) == nil else { return nil }
    let source = Source(file: file, text: String(decoding: bytes, as: UTF8.self))
    guard let json = try? JSON.parsing(source), let results = json["results"]?.elements else { return nil }
    let read = results.compactMap { RecordedResult($0) }
    return read.count == results.count ? read.numbered : nil
  }
}

/// One output of a cell, or one value in prose.
struct RecordedResult: Sendable {
  let place: Place
  let kind: String
  /// The statement or expression as written.
  let source: String
  let value: JSON
  /// Where it stands in the notebook.
  let region: Region
  /// Which of several that are written alike, from 0.
  var number = 0

  enum Place: Hashable, Sendable {
    case cell(String)
    case prose(String)
  }

  struct Key: Hashable {
    let place: Place
    let kind: String
    let source: String
    let number: Int
  }

  init(_ place: Place, kind: String, source: String, value: JSON, region: Region) {
    self.place = place
    self.kind = kind
    self.source = source
    self.value = value
    self.region = region
  }

  /// Reads what `json` wrote; nil if it is something else.
  init?(_ json: JSON) {
    guard case .object(let fields) = json, let kind = json["kind"]?.string, let source = json["source"]?.string else {
      return nil
    }
    let top = Position(line: 1, column: 1)
    self.init(
      json["cell"]?.string.map { .cell($0) } ?? .prose(source), kind: kind, source: source,
      value: .object(fields.filter { !["cell", "kind", "source"].contains($0.name) }),
      region: Region(file: "", start: top, end: top))
  }

  var key: Key { Key(place: place, kind: kind, source: source, number: number) }

  var json: JSON {
    let cell: JSON =
      switch place {
      case .cell(let id): .text(id)
      case .prose: .null
      }
    let head = [JSON.Field("cell", cell), JSON.Field("kind", .text(kind)), JSON.Field("source", .text(source))]
    guard case .object(let fields) = value else { return .object(head) }
    return .object(head + fields)
  }

  /// As a message calls it.
  var name: String {
    switch place {
    case .prose: "`\(source.onOneLine)`"
    case .cell(let id): source.isEmpty ? "the \(kind) of `\(id)`" : "`\(source.onOneLine)` of `\(id)`"
    }
  }
}

extension [RecordedResult] {
  fileprivate var numbered: [RecordedResult] {
    var counts: [RecordedResult.Key: Int] = [:]
    return map { result in
      var result = result
      result.number = counts[result.key, default: 0]
      counts[
        RecordedResult.Key(place: result.place, kind: result.kind, source: result.source, number: 0), default: 0] += 1
      return result
    }
  }
}

extension JSON {
  /// An output without its line, which every edit would change, and its text, which follows from the rest.
  fileprivate var recorded: JSON {
    guard case .object(let fields) = self else { return self }
    return .object(fields.filter { !["kind", "line", "source", "text"].contains($0.name) })
  }
}

extension String {
  fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension Diagnostic {
  package static func missingRecord(ofNotebook file: String) -> Diagnostic {
    let top = Position(line: 1, column: 1)
    return Diagnostic(
      .missingRecord, "the results of `\(file)` are not recorded",
      at: Region(file: file, start: top, end: top), help: "`lossbook accept` records them")
  }

  package static func orphanedRecord(_ file: String) -> Diagnostic {
    let top = Position(line: 1, column: 1)
    return Diagnostic(
      .orphanedRecord, "`\(file)` records the results of no notebook",
      at: Region(file: file, start: top, end: top), help: "remove it, or give the notebook its name back")
  }

  fileprivate static func badRecord(_ file: String, at region: Region) -> Diagnostic {
    Diagnostic(
      .badRecord, "`\(file)` is no record of results", at: region, help: "`lossbook accept` writes it anew")
  }

  fileprivate static func unrecorded(_ result: RecordedResult) -> Diagnostic {
    Diagnostic(
      .staleRecord, "\(result.name) is not recorded", at: result.region, "new", help: acceptHelp)
  }

  fileprivate static func gone(_ result: RecordedResult, at region: Region) -> Diagnostic {
    Diagnostic(.staleRecord, "\(result.name) is recorded, and is no more", at: region, help: acceptHelp)
  }

  fileprivate static func stale(_ result: RecordedResult, _ first: RecordDifference.Place, count: Int) -> Diagnostic {
    let more = count > 1 ? "; \(count - 1) more differ" + (count == 2 ? "s" : "") : ""
    return Diagnostic(
      .staleRecord, "\(result.name) is not what was recorded", at: result.region, first.text + more, help: acceptHelp)
  }

  private static let acceptHelp = "if this is right, `lossbook accept` records it"
}
