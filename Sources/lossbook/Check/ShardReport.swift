import LossLanguage
import Notebook
import Publishing

/// The report of one shard with all that is needed to print it elsewhere, without the notebooks.
struct ShardReport {
  var shard: Shard
  var version = Publishing.version
  /// All notebooks of the check, those of the other shards too.
  var notebooks: [String]
  /// Of what all notebooks hold and what was asked for: equal in all shards of one check.
  var digest: String
  var report: CheckReport
  /// The files that diagnostics mark, by path.
  var sources: [(file: String, bytes: [UInt8])]

  init(
    _ shard: Shard, of selection: NotebookSelection, _ report: CheckReport, asked: String,
    source: (String) -> [UInt8]?
  ) {
    self.shard = shard
    self.report = report
    notebooks = selection.files
    let contents = zip(selection.files, selection.contents()).map { "\(Digest(of: $1 ?? [])) \($0)\0" }
    digest = Digest(of: asked + "\0" + contents.joined()).description
    let files = Set(report.files.flatMap(\.diagnostics).flatMap { $0.labels.map(\.region.file) })
    sources = files.sorted().compactMap { file in source(file).map { (file, $0) } }
  }
}

// MARK: As JSON

extension ShardReport {
  var json: JSON {
    .object([
      .init("lossbook", .text(version)), .init("shard", .integer(shard.number)), .init("of", .integer(shard.count)),
      .init("digest", .text(digest)),
      .init("coverageMinimum", report.coverageMinimum.map { .number($0) } ?? .null),
      .init("notebooks", .array(notebooks.map { .text($0) })),
      .init("files", .array(report.files.map(\.shardJSON))),
      .init(
        "sources",
        .array(
          sources.map {
            .object([
              .init("file", .text($0.file)), .init("text", .text(String(decoding: $0.bytes, as: UTF8.self))),
            ])
          })),
    ])
  }

  /// nil if it is no report of a shard. Of another version of the program, only that is read.
  init?(_ json: JSON) {
    guard let version = json["lossbook"]?.string, let number = json["shard"]?.whole, let count = json["of"]?.whole,
      let shard = Shard(argument: "\(number)/\(count)")
    else { return nil }
    self.shard = shard
    self.version = version
    (notebooks, digest, report, sources) = ([], "", CheckReport(), [])
    guard version == Publishing.version else { return }
    guard let digest = json["digest"]?.string, let notebooks = json["notebooks"]?.elements,
      let files = json["files"]?.elements, let sources = json["sources"]?.elements
    else { return nil }
    self.digest = digest
    self.notebooks = notebooks.compactMap(\.string)
    report.coverageMinimum = json["coverageMinimum"]?.double
    report.files = files.compactMap { CheckedFile(shardJSON: $0) }
    self.sources = sources.compactMap { source in
      guard let file = source["file"]?.string, let text = source["text"]?.string else { return nil }
      return (file, Array(text.utf8))
    }
    guard self.notebooks.count == notebooks.count, report.files.count == files.count,
      self.sources.count == sources.count
    else { return nil }
  }
}

extension CheckedFile {
  fileprivate var shardJSON: JSON {
    let (cells, claims) = results.json
    return .object([
      .init("file", .text(file)), .init("isNotebook", .boolean(isNotebook)), .init("ok", .boolean(isOK)),
      .init("cells", cells), .init("claims", claims), .init("judged", .array(judged.map(\.shardJSON))),
      .init("diagnostics", .array(diagnostics.map(\.shardJSON))),
      .init("counts", .array([.integer(counts.links), .integer(counts.images), .integer(counts.records)])),
      .init("coverage", coverage?.shardJSON ?? .null),
    ])
  }

  fileprivate init?(shardJSON json: JSON) {
    guard let file = json["file"]?.string, let isNotebook = json["isNotebook"]?.truth, let isOK = json["ok"]?.truth,
      let cells = json["cells"], let claims = json["claims"], let judged = json["judged"]?.elements,
      let diagnostics = json["diagnostics"]?.elements, let counts = json["counts"]?.elements?.compactMap(\.whole),
      counts.count == 3
    else { return nil }
    self.init(file: file, diagnostics: diagnostics.compactMap { Diagnostic(shardJSON: $0) })
    (self.isNotebook, self.isOK, self.results) = (isNotebook, isOK, .json(cells: cells, claims: claims))
    self.judged = judged.compactMap { JudgedClaim(shardJSON: $0) }
    self.counts = Counts(links: counts[0], images: counts[1], records: counts[2])
    coverage = json["coverage"].flatMap { Coverage(shardJSON: $0) }
    guard self.judged.count == judged.count, self.diagnostics.count == diagnostics.count else { return nil }
  }
}

extension JudgedClaim {
  fileprivate var shardJSON: JSON {
    .object([
      .init("kind", .text(kind.rawValue)), .init("region", region.shardJSON), .init("text", .text(text)),
      .init("verdict", .text(verdict.rawValue)), .init("expected", .boolean(isExpected)),
    ])
  }

  fileprivate init?(shardJSON json: JSON) {
    guard let kind = json["kind"]?.string.flatMap({ ClaimResult.Kind(rawValue: $0) }),
      let region = json["region"].flatMap({ Region(shardJSON: $0) }), let text = json["text"]?.string,
      let verdict = json["verdict"]?.string.flatMap({ ClaimResult.Verdict(rawValue: $0) }),
      let isExpected = json["expected"]?.truth
    else { return nil }
    (self.kind, self.region, self.text, self.verdict, self.isExpected) = (kind, region, text, verdict, isExpected)
  }
}

extension Diagnostic {
  fileprivate var shardJSON: JSON {
    .object([
      .init("code", .text(code.rawValue)), .init("severity", .text(severity.rawValue)),
      .init("message", .text(message)),
      .init(
        "labels",
        .array(
          labels.map { .object([.init("region", $0.region.shardJSON), .init("text", .text($0.text))]) })),
      .init("expected", .boolean(isExpected)), .init("notes", .array(notes.map { .text($0) })),
      .init("help", .text(help)),
    ])
  }

  fileprivate init?(shardJSON json: JSON) {
    guard let code = json["code"]?.string.flatMap({ DiagnosticCode(rawValue: $0) }),
      let severity = json["severity"]?.string.flatMap({ Severity(rawValue: $0) }),
      let message = json["message"]?.string, let labels = json["labels"]?.elements, !labels.isEmpty
    else { return nil }
    let read = labels.compactMap { label -> Label? in
      guard let region = label["region"].flatMap({ Region(shardJSON: $0) }) else { return nil }
      return Label(region, label["text"]?.string ?? "")
    }
    guard read.count == labels.count else { return nil }
    let notes = json["notes"]?.elements?.compactMap(\.string) ?? []
    self.init(code, message, at: read, severity: severity, notes: notes, help: json["help"]?.string)
    isExpected = json["expected"]?.truth ?? false
  }
}

extension Coverage {
  fileprivate var shardJSON: JSON {
    .object([
      .init("claimed", .integer(claimed)), .init("given", .integer(given)), .init("waived", .integer(waived)),
      .init("unclaimed", .array(unclaimed.map(\.shardJSON))),
      .init(
        "waivers",
        .array(
          waivers.map {
            .object([
              .init("region", $0.region.shardJSON), .init("reason", .text($0.reason)),
              .init("count", .integer($0.count)),
            ])
          })),
    ])
  }

  fileprivate init?(shardJSON json: JSON) {
    guard let claimed = json["claimed"]?.whole, let given = json["given"]?.whole, let waived = json["waived"]?.whole
    else { return nil }
    self.init()
    (self.claimed, self.given, self.waived) = (claimed, given, waived)
    unclaimed = json["unclaimed"]?.elements?.compactMap { Region(shardJSON: $0) } ?? []
    waivers =
      json["waivers"]?.elements?.compactMap { waiver in
        guard let region = waiver["region"].flatMap({ Region(shardJSON: $0) }), let count = waiver["count"]?.whole
        else {
          return nil
        }
        return Waived(region: region, reason: waiver["reason"]?.string ?? "", count: count)
      } ?? []
  }
}

extension Region {
  fileprivate var shardJSON: JSON {
    .array([
      .text(file), .integer(start.line), .integer(start.column), .integer(end.line), .integer(end.column),
    ])
  }

  fileprivate init?(shardJSON json: JSON) {
    guard let parts = json.elements, parts.count == 5, let file = parts[0].string else { return nil }
    let numbers = parts.dropFirst().compactMap(\.whole)
    guard numbers.count == 4, numbers.allSatisfy({ $0 >= 1 }) else { return nil }
    self.init(
      file: file, start: Position(line: numbers[0], column: numbers[1]),
      end: Position(line: numbers[2], column: numbers[3]))
  }
}
