internal import LossCore

extension Table {
  /// The whole table as CSV, which a `data` cell reads back as it was: numbers exactly, texts quoted, what is missing
  /// empty. Lines end as RFC 4180 wants it.
  package var csv: String {
    var text = columns.map { csvQuoted($0.name) }.joined(separator: ",") + "\r\n"
    let fields = columns.map { $0.fields }
    for row in 0..<rowCount {
      text += fields.map { row < $0.count ? $0[row] : "" }.joined(separator: ",") + "\r\n"
    }
    return text
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
  var field = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" { field += "\"" }
    field.unicodeScalars.append(scalar)
  }
  return field + "\""
}
