internal import LossLanguage

/// The cells of a notebook, made of their fences.
struct CellReading {
  private(set) var cells: [Cell] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ fences: [CellFence], _ files: DataFileReading) {
    var owners: [String: Region] = [:]
    for (index, fence) in fences.enumerated() {
      let (attributes, problems) = CellAttributes.parsing(fence.info, kind: fence.kind)
      diagnostics += problems
      let id = attributes.id ?? attributes.name ?? "cell-\(index + 1)"
      if let first = owners[id] {
        diagnostics.append(.duplicateID(id, at: fence.region, first: first))
      } else {
        owners[id] = fence.region
      }
      cells.append(
        Cell(
          kind: fence.kind, attributes: attributes, id: id, line: fence.line, region: fence.region, body: fence.body,
          dataFile: fence.kind == .data ? attributes.file.map { files.contents(of: $0, for: fence) } : nil))
    }
  }
}

extension Diagnostic {
  fileprivate static func duplicateID(_ id: String, at region: Region, first: Region) -> Diagnostic {
    Diagnostic(
      .duplicateID, "two cells have the id `\(id)`", at: [.init(region, "this one"), .init(first, "and this one")],
      help: "give one of them another name, or an id of its own, such as `id=\(id)-2`")
  }
}
