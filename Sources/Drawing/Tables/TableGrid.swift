/// A table on its way to HTML: texts by columns, numbers aligned on their points.
struct TableGrid {
  var columns: [Column]
  var caption: Markup?
  /// What the cells below the rows hold, one a column; empty for none.
  var footer: [String] = []
  /// Said in a last row over all columns: that there are more rows.
  var remainder: String?

  struct Column {
    var header: String
    var unit: String?
    var cells: [String]
    var isNumeric: Bool
    /// The cells name their rows.
    var isRowHeader = false
    /// One a cell; nil for no shade.
    var shades: [Int?] = []
  }

  func write(into html: inout Markup) {
    html.element("table") { html in
      if let caption { html.element("caption") { $0.append(caption) } }
      html.element("thead") { html in
        html.element("tr") { html in
          for column in columns { column.writeHeader(into: &html) }
        }
      }
      html.element("tbody") { html in
        for row in 0..<(columns.first?.cells.count ?? 0) {
          html.element("tr") { html in
            for column in columns { column.writeCell(row, into: &html) }
          }
        }
        if let remainder {
          html.element("tr") { html in
            html.element("td", ("class", "remainder"), ("colspan", "\(columns.count)"), text: remainder)
          }
        }
      }
      if !footer.isEmpty { writeFooter(into: &html) }
    }
  }

  private func writeFooter(into html: inout Markup) {
    html.element("tfoot") { html in
      html.element("tr") { html in
        for (column, text) in zip(columns, footer) {
          let classes = column.isNumeric ? "number" : nil
          if column.isRowHeader {
            html.element("th", ("scope", "row"), text: text)
          } else {
            html.element("td", ("class", classes), text: text)
          }
        }
      }
    }
  }
}

extension TableGrid.Column {
  fileprivate func writeHeader(into html: inout Markup) {
    // A header without words is none.
    guard !header.isEmpty else { return html.element("td", text: "") }
    html.element("th", ("scope", "col"), ("class", isNumeric ? "number" : nil)) { html in
      html.text(header)
      if let unit {
        html.text(" ")
        html.element("span", ("class", "unit"), text: "(\(unit))")
      }
    }
  }

  fileprivate func writeCell(_ row: Int, into html: inout Markup) {
    let text = row < cells.count ? cells[row] : ""
    var classes = isNumeric ? ["number"] : []
    if row < shades.count, let shade = shades[row] { classes.append("shade-\(shade)") }
    let shown = text.isEmpty ? "–" : text
    if isRowHeader {
      html.element("th", ("scope", "row"), text: shown)
    } else {
      html.element("td", ("class", classes.isEmpty ? nil : classes.joined(separator: " ")), text: shown)
    }
  }
}
