/// A table on its way to HTML: texts by columns, numbers aligned on their points.
struct TableGrid {
  var columns: [Column]
  var caption: Markup?
  /// What the cells below the rows hold, one a column; empty for none.
  var footer: [String] = []
  /// Said in a last row over all columns: that there are more rows, and where they are.
  var remainder: (text: String, address: String?)?

  struct Column {
    var header: String
    var unit: String?
    var cells: [String]
    var isNumeric: Bool
    /// The cells name their rows.
    var isRowHeader = false
    /// One a cell; nil for no shade.
    var shades: [Int?] = []
    /// What a script sorts by where a cell's text does not begin with its number.
    var sortKeys: [String?] = []
  }

  func write(into html: inout Markup) {
    html.element("table", ("class", ofNumbers)) { html in
      if let caption { html.element("caption") { $0.append(caption) } }
      html.element("thead") { html in
        html.element("tr") { html in
          for column in columns { column.writeHeader(into: &html, hasClass: ofNumbers == nil) }
        }
      }
      html.element("tbody") { html in
        for row in 0..<(columns.first?.cells.count ?? 0) {
          html.element("tr") { html in
            for column in columns { column.writeCell(row, into: &html, hasClass: ofNumbers == nil) }
          }
        }
        if let remainder {
          html.element("tr") { html in
            html.element("td", ("class", "remainder"), ("colspan", "\(columns.count)")) { html in
              html.text(remainder.text)
              guard let address = remainder.address else { return }
              html.text(": ")
              html.element("a", ("href", address), text: "the whole table as CSV")
            }
          }
        }
      }
      if !footer.isEmpty { writeFooter(into: &html) }
    }
  }

  /// Said once, where else each cell would say it: that all columns are of numbers, but for one that names the rows.
  private var ofNumbers: String? {
    guard let first = columns.first, columns.dropFirst().allSatisfy({ $0.isNumeric }) else { return nil }
    return first.isNumeric ? "numbers" : first.isRowHeader && columns.count > 1 ? "numbers named" : nil
  }

  private func writeFooter(into html: inout Markup) {
    html.element("tfoot") { html in
      html.element("tr") { html in
        for (column, text) in zip(columns, footer) {
          let classes = column.isNumeric && ofNumbers == nil ? "number" : nil
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

extension TableGrid {
  /// The points of a footer stand below those of its column: whichever has fewer decimals gets blanks as wide as the
  /// digits that it lacks.
  mutating func alignFooter() {
    for index in footer.indices where index < columns.count && columns[index].isNumeric {
      guard let own = decimals(footer[index]) else { continue }
      let cells = columns[index].cells.map(decimals)
      let longest = cells.compactMap { $0 }.max() ?? own
      for (row, decimals) in cells.enumerated() {
        if let decimals { columns[index].cells[row] += blanks(from: decimals, to: max(own, decimals)) }
      }
      footer[index] += blanks(from: own, to: max(own, longest))
    }
  }

  /// How many digits stand behind the point; nil for what has no place for one.
  private func decimals(_ text: String) -> Int? {
    let characters = text.unicodeScalars
    guard let last = characters.last, ("0"..."9").contains(last) else { return nil }
    guard let point = characters.firstIndex(of: ".") else { return characters.contains("×") ? nil : 0 }
    return characters.distance(from: point, to: characters.endIndex) - 1
  }

  /// U+2007 is as wide as a digit, U+2008 as the point.
  private func blanks(from decimals: Int, to wanted: Int) -> String {
    guard wanted > decimals else { return "" }
    return (decimals == 0 ? "\u{2008}" : "") + String(repeating: "\u{2007}", count: wanted - decimals)
  }
}

extension TableGrid.Column {
  fileprivate func writeHeader(into html: inout Markup, hasClass: Bool) {
    // A header without words is none.
    guard !header.isEmpty else { return html.element("td", text: "") }
    html.element("th", ("scope", "col"), ("class", isNumeric && hasClass ? "number" : nil)) { html in
      html.text(header)
      if let unit {
        html.text(" ")
        html.element("span", ("class", "unit"), text: "(\(unit))")
      }
    }
  }

  fileprivate func writeCell(_ row: Int, into html: inout Markup, hasClass: Bool) {
    let text = row < cells.count ? cells[row] : ""
    var classes = isNumeric && hasClass ? "number" : nil
    if row < shades.count, let shade = shades[row] { classes = (classes.map { $0 + " " } ?? "") + "shade-\(shade)" }
    let shown = text.isEmpty ? "–" : text
    let sortKey = row < sortKeys.count ? sortKeys[row] : nil
    if isRowHeader {
      html.element("th", ("scope", "row"), text: shown)
    } else if classes == nil && sortKey == nil {
      html.element("td", text: shown)
    } else {
      html.element("td", ("class", classes), ("data-value", sortKey), text: shown)
    }
  }
}
