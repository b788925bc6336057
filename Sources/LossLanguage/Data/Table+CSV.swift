internal import LossCore

extension Table {
  /// The whole table as CSV, which a `data` cell reads back as it was: numbers exactly, texts quoted, what is missing
  /// empty. Lines end as RFC 4180 wants it.
  package var csv: [UInt8] {
    var bytes: [UInt8] = []
    let fields = columns.map { [csvQuoted($0.name)] + $0.fields }
    for row in 0...rowCount {
      for (index, column) in fields.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        if row < column.count { bytes += column[row].utf8 }
      }
      bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }
    return bytes
  }
}

extension Table.Column {
  fileprivate var fields: [String] {
    switch value {
    case .numbers(let numbers): numbers.tensor.elements.map { $0.isNaN ? "" : NumberFormat.shortest($0) }
    case .booleans(let booleans): booleans.elements.map { $0 ? "true" : "false" }
    case .texts(let texts): texts.elements.map { csvQuoted($0) }
    case .table, .record, .function: []
    }
  }
}

private func csvQuoted(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "\"")) else { return "\"" + text + "\"" }
  var field = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" { field += "\"" }
    field.unicodeScalars.append(scalar)
  }
  return field + "\""
}
