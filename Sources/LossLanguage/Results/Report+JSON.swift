extension Report {
  /// The report as `run` and `check` print it; the names and the order of the fields are promised.
  package var json: JSON {
    .object([
      JSON.Field("notebook", .text(file)),
      JSON.Field("ok", .boolean(isOK)),
      JSON.Field("cells", .array(cells.map { $0.json })),
      JSON.Field("claims", .array(claims.map { $0.json })),
      JSON.Field("diagnostics", .array(diagnostics.map { $0.json })),
    ])
  }
}

extension CellResult {
  fileprivate var json: JSON {
    .object([
      JSON.Field("id", .text(id)),
      JSON.Field("kind", .text(kind.rawValue)),
      JSON.Field("line", .integer(line)),
      JSON.Field("status", .text(status.rawValue)),
      JSON.Field("outputs", .array(outputs.map { $0.json(claims: claims) })),
    ])
  }
}

extension Output {
  /// `claims` are those of the output's cell.
  fileprivate func json(claims: [ClaimResult]) -> JSON {
    let place = [
      JSON.Field("kind", .text(content.name)), JSON.Field("line", .integer(line)), JSON.Field("source", .text(source)),
    ]
    switch content {
    case .value(let value):
      return .object(place + value.jsonFields)
    case .claim(let index):
      return .object(place + (claims[index].value?.jsonFields ?? .missingValue))
    case .table(let table):
      return .object(place + Value.table(table).jsonFields)
    case .steps(let steps, let value), .formula(let steps, let value):
      return .object(place + value.jsonFields + [JSON.Field("text", .text(steps.text))])
    case .chart(let chart):
      return .object(place + chart.jsonFields)
    }
  }
}

extension Output.Content {
  /// What JSON calls it.
  fileprivate var name: String {
    switch self {
    case .value: "value"
    case .claim: "claim"
    case .table: "table"
    case .steps: "steps"
    case .formula: "formula"
    case .chart: "chart"
    }
  }
}

extension ClaimResult {
  fileprivate var json: JSON {
    var fields = [
      JSON.Field("cell", .text(cell)),
      JSON.Field("line", .integer(region.start.line)),
      JSON.Field("column", .integer(region.start.column)),
      JSON.Field("kind", .text(kind.rawValue)),
      JSON.Field("expression", .text(expression)),
      JSON.Field("written", .text(written)),
      JSON.Field("verdict", .text(verdict?.rawValue)),
    ]
    fields += value?.jsonFields ?? .missingValue
    fields.append(JSON.Field("reason", .text(reason)))
    if kind == .check || kind == .refutation {
      fields.append(JSON.Field("failing", .array(failing.map { .array($0.map { .integer($0) }) })))
    }
    return .object(fields)
  }
}

extension Diagnostic {
  package var json: JSON {
    .object([
      JSON.Field("code", .text(code.rawValue)),
      JSON.Field("severity", .text(severity.rawValue)),
      JSON.Field("message", .text(message)),
      JSON.Field("file", .text(region.file)),
      JSON.Field("line", .integer(region.start.line)),
      JSON.Field("column", .integer(region.start.column)),
      JSON.Field("endLine", .integer(region.end.line)),
      JSON.Field("endColumn", .integer(region.end.column)),
      JSON.Field("expected", .boolean(isExpected)),
      JSON.Field("notes", .array(notes.map { .text($0) })),
      JSON.Field("help", .text(help)),
    ])
  }
}
