import LossLanguage

extension [ShardReport] {
  /// The report of all shards as one, equal to that of a run without shards; or why there is none.
  ///
  /// - Parameter names: what to call each, e.g. its file.
  func merged(names: [String]) throws(MergeFailure) -> CheckReport {
    guard let first else { throw .init("there is no report to merge") }
    let numbered = Swift.zip(self, names)
    for (shard, name) in numbered where shard.version != first.version {
      throw .init("`\(names[0])` comes from lossbook \(first.version), `\(name)` from \(shard.version)")
    }
    for (shard, name) in numbered where shard.shard.count != first.shard.count {
      throw .init("`\(names[0])` is one of \(first.shard.count) shards, `\(name)` is one of \(shard.shard.count)")
    }
    for (shard, name) in numbered
    where shard.digest != first.digest || shard.notebooks != first.notebooks {
      throw .init("`\(names[0])` and `\(name)` checked different notebooks, or were asked for different things")
    }
    var byNumber: [Int: String] = [:]
    for (shard, name) in numbered {
      if let other = byNumber.updateValue(name, forKey: shard.shard.number) {
        throw .init("`\(other)` and `\(name)` are both shard \(shard.shard.number)")
      }
    }
    let missing = (1...first.shard.count).filter { byNumber[$0] == nil }
    guard missing.isEmpty else {
      let list = missing.map(String.init).joined(separator: ", ")
      throw .init("shard\(missing.count == 1 ? "" : "s") \(list) of \(first.shard.count) missing")
    }

    var report = CheckReport(coverageMinimum: first.report.coverageMinimum)
    report.files = flatMap(\.report.files).sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
    let checked = Set(report.notebooks.map(\.file))
    if let absent = first.notebooks.first(where: { !checked.contains($0) }) {
      throw .init("no shard has checked `\(absent)`")
    }
    return report
  }
}

/// Why reports of shards make no whole: one sentence without its full stop.
struct MergeFailure: Error {
  var reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
