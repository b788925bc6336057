import LossLanguage
import Notebook

extension CheckReport {
  /// One report as an object, several as a list by path. Files of the project that are no notebooks are in the list if
  /// there is something to say of them; of a single notebook it is said there.
  var json: JSON? {
    let overall = diagnostics.filter { $0.code == .lowCoverage }
    var files = files
    if isSingle {
      guard let index = files.firstIndex(where: \.isNotebook) else { return nil }
      let others = files.indices.filter { $0 != index }.flatMap { files[$0].diagnostics } + overall
      files[index].diagnostics += others
      files[index].isOK = files[index].isOK && !others.contains(where: \.isFailure)
      return files[index].json
    }
    for fault in overall {
      guard let index = files.firstIndex(where: { $0.file == fault.region.file }) else { continue }
      files[index].diagnostics.append(fault)
      files[index].isOK = false
    }
    return .array(files.map(\.json))
  }
}

extension CheckedFile {
  fileprivate var json: JSON {
    let (cells, claims) = results.json
    var fields: [JSON.Field] = [
      .init("notebook", .text(file)), .init("ok", .boolean(isOK)), .init("cells", cells), .init("claims", claims),
      .init("diagnostics", .array(diagnostics.map(\.json))),
    ]
    if let coverage { fields.append(.init("coverage", coverage.json)) }
    return .object(fields)
  }
}

extension CheckedFile.Results {
  var json: (cells: JSON, claims: JSON) {
    switch self {
    case .json(let cells, let claims): return (cells, claims)
    case .report(let report):
      let json = report.json
      return (json["cells"] ?? .array([]), json["claims"] ?? .array([]))
    }
  }
}

extension Coverage {
  fileprivate var json: JSON {
    .object([
      .init("claimed", .integer(claimed)), .init("given", .integer(given)), .init("waived", .integer(waived)),
      .init("unclaimed", .integer(unclaimed.count)),
      .init(
        "waivers",
        .array(
          waivers.map { waiver in
            .object([
              .init("line", .integer(waiver.region.start.line)), .init("column", .integer(waiver.region.start.column)),
              .init("count", .integer(waiver.count)), .init("reason", .text(waiver.reason)),
            ])
          })),
    ])
  }
}
