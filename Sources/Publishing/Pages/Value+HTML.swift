internal import Drawing
internal import LossLanguage

extension Markup {
  /// A value with its source in front: `loss = 0.5146 bits`, or above, if it is a table. Without a source the value alone.
  mutating func value(_ value: Value, source: String?, digits: Int) {
    if case .table(let table) = value {
      if let source { element("p") { $0.element("code", ("class", "expression"), text: source) } }
      self.table(table, digits: digits)
      return
    }
    element("p") { html in
      if let source {
        html.element("code", ("class", "expression"), text: source)
        html.element("span", ("class", "equals"), text: " = ")
      }
      html.element("span", ("class", "number"), text: value.text(digits: digits))
    }
  }

  /// A calculation, a line a step.
  mutating func steps(_ steps: WorkedSteps) {
    element("ol", ("class", "steps")) { html in
      for line in steps.lines {
        html.element("li") { html in
          html.text(line.text)
          if !line.remark.isEmpty { html.element("span", ("class", "remark"), text: line.remark) }
        }
      }
    }
  }

  /// A table's first rows, and how many there are.
  mutating func table(_ table: Table, digits: Int) {
    let rowLimit = 50
    let format = NumberFormat(digits: digits, signs: .typeset)
    let columns = table.columns.map { (column: $0, cells: $0.cells(rows: rowLimit, format: format)) }
    element("div", ("class", "scroll"), ("role", "group"), ("aria-label", "Table"), ("tabindex", "0")) { html in
      html.element("table") { html in
        html.element("thead") { html in
          html.element("tr") { html in
            for (column, _) in columns {
              html.element("th", ("scope", "col"), ("class", column.isNumeric ? "number" : nil), text: column.header)
            }
          }
        }
        html.raw("\n")
        html.element("tbody") { html in
          for row in 0..<min(rowLimit, table.rowCount) {
            html.raw("\n")
            html.element("tr") { html in
              for (column, cells) in columns {
                let text = cells.indices.contains(row) ? cells[row] : ""
                html.element("td", ("class", column.isNumeric ? "number" : nil), text: text)
              }
            }
          }
        }
      }
    }
    if table.rowCount > rowLimit {
      element("p", ("class", "fact"), text: "The first \(rowLimit) of \(table.rowCount) rows.")
    }
  }
}
