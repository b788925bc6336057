internal import LossCore
package import LossLanguage

extension Value {
  /// The value as HTML: a number or a short list as text, a matrix and a table as tables, a record as a list of its
  /// fields, a function by its signature.
  ///
  /// Of long lists and deep arrays the beginning and the end.
  /// - Parameter fullData: the address of all rows of a table that is cut.
  package func html(
    digits: Int, attributes: CellAttributes = CellAttributes(), fullData: String? = nil
  ) -> Markup {
    var html = Markup()
    if case .table(let table) = self { return table.html(digits: digits, attributes: attributes, fullData: fullData) }
    write(into: &html, digits: digits, attributes: attributes, depth: 0)
    return html
  }

  /// A table, a matrix or a record, which stands in a block of its own and not in a line.
  package var isBlock: Bool {
    switch self {
    case .numbers(let numbers): numbers.tensor.rank == 2 && numbers.tensor.count > 0
    case .booleans(let booleans): booleans.rank == 2 && booleans.count > 0
    case .texts(let texts): texts.rank == 2 && texts.count > 0
    case .table, .record: true
    case .function: false
    }
  }
}

extension Value {
  private static let columnLimit = 20

  private func write(into html: inout Markup, digits: Int, attributes: CellAttributes, depth: Int) {
    switch self {
    case .table(let table): html.append(table.html(digits: digits, attributes: attributes))
    case .record(let record): record.write(into: &html, digits: digits, attributes: attributes, depth: depth)
    case .function(let function): html.element("code", text: function.signature)
    case .numbers(let numbers):
      if let matrix = matrix(digits: digits) {
        matrix.write(into: &html)
      } else {
        html.element("span", ("class", "value")) { $0.text(typesetList(digits: digits)) }
      }
      if let unit = numbers.unit {
        html.text(" ")
        html.element("span", ("class", "unit"), text: unit.rawValue)
      }
    case .booleans, .texts:
      if let matrix = matrix(digits: digits) {
        matrix.write(into: &html)
      } else {
        html.element("span", ("class", "value"), text: text(digits: digits))
      }
    }
  }

  /// Numbers on one line, without their unit.
  private func typesetList(digits: Int) -> String {
    guard case .numbers(let numbers) = self else { return text(digits: digits) }
    if let number = numbers.tensor.scalar { return numberText(number, digits: digits) }
    let plain = Value.numbers(Numbers(numbers.tensor)).text(digits: digits)
    // The plain text has only digits, signs and brackets, and `nan`, `inf`, `… n more …`: an i begins `inf`.
    var text = ""
    var isInInfinity = false
    for character in plain {
      switch character {
      case "-": text.append("−")
      case "i":
        text.append("∞")
        isInInfinity = true
      case "n" where isInInfinity: break
      case "f": isInInfinity = false
      default: text.append(character)
      }
    }
    return text
  }

  /// The table of an array of rank two; nil for every other.
  private func matrix(digits: Int) -> TableGrid? {
    switch self {
    case .numbers(let numbers):
      guard numbers.tensor.rank == 2 else { return nil }
      let format = NumberFormat(digits: digits, signs: .typeset)
      return matrix(numbers.tensor, labels: numbers.columnLabels, isNumeric: true) { values in
        format.column(values).map(typeset)
      }
    case .booleans(let tensor):
      guard tensor.rank == 2 else { return nil }
      return matrix(tensor, labels: nil, isNumeric: false) { $0.map { $0 ? "true" : "false" } }
    case .texts(let tensor):
      guard tensor.rank == 2 else { return nil }
      return matrix(tensor, labels: nil, isNumeric: false) { $0 }
    default: return nil
    }
  }

  /// Rows and columns are numbered as indices count, from 0, where they have no names.
  private func matrix<Element>(
    _ tensor: Tensor<Element>, labels: [String]?, isNumeric: Bool, spell: ([Element]) -> [String]
  ) -> TableGrid? {
    let (rows, columns) = (tensor.shape[0], tensor.shape[1])
    guard rows > 0, columns > 0 else { return nil }
    let shown = rows <= 11 ? rows : 10
    var grid = TableGrid(columns: [
      TableGrid.Column(header: "", cells: (0..<shown).map { "\($0)" }, isNumeric: false, isRowHeader: true)
    ])
    for column in 0..<min(columns, Self.columnLimit) {
      grid.columns.append(
        TableGrid.Column(
          header: labels.map { $0[column] } ?? "\(column)", unit: nil,
          cells: spell((0..<shown).map { tensor.elements[$0 * columns + column] }), isNumeric: isNumeric))
    }
    if shown < rows || columns > Self.columnLimit {
      grid.remainder = ("… \(rows) rows and \(columns) columns in all", nil)
    }
    return grid
  }
}

extension Record {
  fileprivate func write(into html: inout Markup, digits: Int, attributes: CellAttributes, depth: Int) {
    // Records within records are rarely deeper; what is gets one line.
    guard depth < 3 else { return html.text(Value.record(self).text(digits: digits)) }
    html.element("dl", ("class", "record")) { html in
      for field in fields {
        html.element("dt", text: field.name)
        html.element("dd") { html in
          switch field.value {
          case .record(let record): record.write(into: &html, digits: digits, attributes: attributes, depth: depth + 1)
          default: html.append(field.value.html(digits: digits, attributes: attributes))
          }
        }
      }
    }
  }
}
