internal import LossCore

extension Value {
  /// The value on one line: `0.5146 bits`, `[[1, 0], [0, 1]]`, `"dog"`, `table of 4 rows: y, p`,
  /// `record(result=1.5, history=table of 26 rows: step, loss)`, a function by its signature.
  ///
  /// Long arrays and texts are cut, and say by how much; the length of the line is bounded.
  package func text(digits: Int = 4) -> String {
    var writer = ValueWriter(format: NumberFormat(digits: digits))
    writer.write(self, depth: 0)
    return writer.text
  }
}

extension Table {
  /// `table of 4 rows: y, p`
  package var summary: String {
    let names = columns.prefix(12).map { $0.name }.joined(separator: ", ")
    let more = columns.count > 12 ? ", … \(columns.count - 12) more" : ""
    return "table of \(counted(rowCount, "row"))\(columns.isEmpty ? "" : ": ")\(names)\(more)"
  }
}

/// `1 row`, `4 rows`
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// Writes nested values, and stops at a bound that no one reads beyond.
private struct ValueWriter {
  var text = ""
  let format: NumberFormat
  /// Elements and fields that may still be written.
  private var remaining = 200

  init(format: NumberFormat) {
    self.format = format
  }

  mutating func write(_ value: Value, depth: Int) {
    switch value {
    case .numbers(let numbers):
      let format = format
      write(numbers.tensor) { format.text($0) }
      if let unit = numbers.unit { text += " \(unit.rawValue)" }
    case .booleans(let tensor): write(tensor) { $0 ? "true" : "false" }
    case .texts(let tensor): write(tensor) { quotedText($0, limit: 400) }
    case .table(let table): text += table.summary
    case .function(let function): text += function.signature
    case .record(let record): write(record, depth: depth)
    }
  }

  private mutating func write(_ record: Record, depth: Int) {
    guard depth < 4 else {
      text += "record(…)"
      return
    }
    text += "record("
    for (index, field) in record.fields.enumerated() {
      if index > 0 { text += ", " }
      guard takeOne() else {
        text += "…"
        break
      }
      text += "\(field.name)="
      write(field.value, depth: depth + 1)
    }
    text += ")"
  }

  private mutating func write<Element>(_ tensor: Tensor<Element>, _ spell: (Element) -> String) {
    if tensor.count == 0 && tensor.rank > 1 {
      text += "[] of shape \(shapeText(tensor.shape))"
      return
    }
    // An axis is cut only where the whole is long, so that a small table of numbers is never torn.
    let edge = tensor.count > 24 ? (tensor.rank == 1 ? 5 : 3) : Int.max / 2
    write(tensor, axis: 0, from: 0, stride: tensor.count, edge: edge, spell)
  }

  private mutating func write<Element>(
    _ tensor: Tensor<Element>, axis: Int, from start: Int, stride: Int, edge: Int, _ spell: (Element) -> String
  ) {
    guard axis < tensor.rank else {
      text += takeOne() ? spell(tensor.elements[start]) : "…"
      return
    }
    let extent = tensor.shape[axis]
    let inner = extent == 0 ? 0 : stride / extent
    text += "["
    var index = 0
    while index < extent {
      if index > 0 { text += ", " }
      if remaining == 0 {
        text += "…"
        break
      }
      if index == edge && extent - 2 * edge > 1 {
        text += "… \(extent - 2 * edge) more …, "
        index = extent - edge
      }
      write(tensor, axis: axis + 1, from: start + index * inner, stride: inner, edge: edge, spell)
      index += 1
    }
    text += "]"
  }

  private mutating func takeOne() -> Bool {
    remaining = max(0, remaining - 1)
    return remaining > 0
  }
}

/// `[2, 3]`, as `shape(x)` gives it
package func shapeText(_ shape: [Int]) -> String {
  "[" + shape.map { "\($0)" }.joined(separator: ", ") + "]"
}
