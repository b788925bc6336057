internal import Drawing
internal import LossLanguage
internal import Notebook

/// A cell as a page shows it: its source, what it shows, what is wrong with it, and its caption.
struct CellFigure {
  let cell: Cell
  let result: CellResult
  /// Those that stand in the cell, errors only.
  let diagnostics: [Diagnostic]
  /// With what the author wrote in it.
  let caption: (caption: Block.Caption, content: Markup)?
  /// Names that the notebook has given a meaning of its own.
  var ownNames: Set<String> = []
  /// What it showed before, where that is more than it does now.
  var earlier: CellResult?
  /// The file with all rows of the table that an output shows, by its index; nil if the page has them all.
  var fullData: (Int) -> String? = { _ in nil }
  /// The page of a function of the library, where the site has one.
  var link: (String) -> String? = { _ in nil }

  /// The table of a hidden data cell is not shown, nor its source.
  private var isEmpty: Bool {
    cell.attributes.isHidden && result.outputs.isEmpty && diagnostics.isEmpty && caption == nil && checks.isEmpty
      || cell.attributes.isHidden && cell.kind == .data && diagnostics.isEmpty
  }

  private var checks: [ClaimResult] {
    result.claims.filter { $0.kind == .check || $0.kind == .refutation }
  }

  var html: Markup {
    var html = Markup()
    // The place stays, so that links to it do not break.
    guard !isEmpty else {
      html.element("div", ("id", cell.id), text: "")
      html.raw("\n")
      return html
    }
    html.element("div", ("class", "cell cell-\(cell.kind.rawValue)"), ("id", cell.id)) { html in
      html.raw("\n")
      html.element(
        "a", ("class", "anchor"), ("href", "#" + cell.id.addressEncoded), ("aria-label", "Link to \(cell.id)"),
        text: "#")
      html.raw("\n")
      if showsSource, !isSourceClosed { source(into: &html) }
      let all = result.outputs.indices
      if let caption {
        let start = caption.caption.kind == .table ? firstTable : 0
        if start > 0 { outputs(0..<start, into: &html) }
        html.element("figure") { captioned(caption, outputs: start..<all.endIndex, into: &$0) }
        html.raw("\n")
      } else {
        outputs(all, into: &html)
      }
      for output in result.outputs {
        if case .chart(let chart) = output.content { html.numbers(of: chart, digits: output.digits) }
      }
      for diagnostic in diagnostics { html.append(diagnostic.html(isLocated: false)) }
      if let earlier { results(earlier, into: &html) }
      if showsSource, isSourceClosed { source(into: &html) }
    }
    html.raw("\n")
    return html
  }
}

extension CellFigure {
  /// The output that the caption of a table is about.
  private var firstTable: Int {
    let table = result.outputs.firstIndex { output in
      switch output.content {
      case .table: true
      case .value(let value): value.isBlock
      default: false
      }
    }
    return table ?? 0
  }

  /// Captions stand over tables and under figures.
  private func captioned(
    _ caption: (caption: Block.Caption, content: Markup), outputs range: Range<Int>, into html: inout Markup
  ) {
    let isTable = caption.caption.kind == .table
    html.raw("\n")
    if !isTable { outputs(range, into: &html) }
    html.element("figcaption", ("id", caption.caption.id)) {
      $0.append(caption.caption.numbered(caption.content, target: cell.id))
    }
    html.raw("\n")
    if isTable { outputs(range, into: &html) }
  }

  private var showsSource: Bool { !cell.attributes.isHidden && !cell.body.text.isEmpty }

  /// The source of a data cell is the table that it shows, and that of a plot cell is for authors, so that both stand
  /// closed below, unless they failed.
  private var isSourceClosed: Bool {
    diagnostics.isEmpty && (cell.attributes.isFolded || cell.kind != .loss)
  }

  private func source(into html: inout Markup) {
    let listing = SourceListing(
      source: cell.body, kind: cell.kind, diagnostics: diagnostics, ownNames: ownNames, link: link
    ).html
    if isSourceClosed {
      html.element("details", ("class", "source")) { html in
        html.element("summary", text: cell.kind == .data ? "Data as written" : "Source")
        html.append(listing)
      }
    } else {
      html.element("div", ("class", "source")) { $0.append(listing) }
    }
    html.raw("\n")
  }

  /// Some of the outputs, one behind the other. Checks show nothing of their own; they stand among them by their lines.
  private func outputs(_ range: Range<Int>, into html: inout Markup) {
    let outputs = result.outputs
    let first = range.lowerBound == 0 ? 0 : outputs[range.lowerBound].line
    let end = range.upperBound == outputs.count ? Int.max : outputs[range.upperBound].line
    var checks = checks.filter { (first..<end).contains($0.region.start.line) }[...]
    guard !range.isEmpty || !checks.isEmpty else { return }
    html.element("div", ("class", "outputs")) { html in
      html.raw("\n")
      for index in range {
        let output = outputs[index]
        while let check = checks.first, check.region.start.line < output.line {
          self.check(check, into: &html)
          checks.removeFirst()
        }
        self.output(output, fullData: fullData(index), into: &html)
      }
      for check in checks { self.check(check, into: &html) }
    }
    html.raw("\n")
  }

  /// The results of an earlier state of the cell, marked as such.
  private func results(_ earlier: CellResult, into html: inout Markup) {
    html.element("div", ("class", "earlier")) { html in
      html.element("p", ("class", "earlier-name"), text: "Before this fault:")
      html.raw("\n")
      CellFigure(cell: cell, result: earlier, diagnostics: [], caption: nil).outputs(
        earlier.outputs.indices, into: &html)
    }
    html.raw("\n")
  }

  private func output(_ output: Output, fullData: String?, into html: inout Markup) {
    html.element("div", ("class", "output")) { html in
      switch output.content {
      case .value(let value): self.value(value, of: output, fullData: fullData, into: &html)
      case .claim(let index): claim(result.claims[index], into: &html)
      case .table(let table):
        html.scroller(table.html(digits: output.digits, attributes: cell.attributes, fullData: fullData))
      case .steps(let steps, _): html.scroller(steps.html, label: "Worked steps")
      case .formula(let steps, _): html.scroller(steps.definition, label: "Definition")
      case .chart(let chart): html.append(chart.picture)
      }
    }
    html.raw("\n")
  }

  /// A value behind its source, `loss = 0.5146 bits`, or below it, if it takes a block.
  private func value(_ value: Value, of output: Output, fullData: String?, into html: inout Markup) {
    let markup = value.html(digits: output.digits, attributes: cell.attributes, fullData: fullData)
    if value.isBlock {
      // The only output needs no label where its source stands right above.
      if result.outputs.count > 1 || !showsSource || isSourceClosed {
        html.element("p") { $0.element("code", ("class", "expression"), text: output.source) }
      }
      html.scroller(markup)
    } else {
      html.element("p") { html in
        html.element("code", ("class", "expression"), text: output.source)
        html.element("span", ("class", "equals"), text: " = ")
        html.append(markup)
      }
    }
  }

  private func claim(_ claim: ClaimResult, into html: inout Markup) {
    html.element("p") { html in
      verdict(claim, into: &html)
      html.element("code", ("class", "expression"), text: claim.expression)
      html.text(" \(claim.kind == .erratum ? "≉" : claim.isExact ? "=" : "≈") \(claim.literal ?? "?")")
    }
    reason(claim, into: &html)
  }

  private func check(_ claim: ClaimResult, into html: inout Markup) {
    html.element("div", ("class", "output")) { html in
      html.element("p") { html in
        verdict(claim, into: &html)
        if claim.kind == .refutation { html.text("not always ") }
        html.element("code", ("class", "expression"), text: claim.expression)
      }
      reason(claim, into: &html)
    }
    html.raw("\n")
  }

  private func verdict(_ claim: ClaimResult, into html: inout Markup) {
    let holds = claim.verdict == .holds
    html.element("span", ("class", "verdict \(holds ? "holds" : "fails")")) { html in
      html.element("span", ("aria-hidden", "true"), text: holds ? "✓" : "✗")
      html.element("span", ("class", "visually-hidden"), text: holds ? "Checked:" : "Does not hold:")
    }
    html.text(" ")
  }

  private func reason(_ claim: ClaimResult, into html: inout Markup) {
    guard let reason = claim.reason else { return }
    html.element("p", ("class", "reason")) { $0.code(reason) }
  }
}

extension Markup {
  /// What a chart shows, as a table; below the caption, so that this stands at the chart.
  mutating func numbers(of chart: Chart, digits: Int) {
    element("details", ("class", "data-table")) { html in
      html.element("summary", text: "The numbers of this chart")
      html.scroller(chart.dataTable(digits: digits))
    }
    raw("\n")
  }

  /// What scrolls in itself where the page is narrow, and can be scrolled by key: tables, wide formulas.
  mutating func scroller(_ content: Markup, label: String = "Table") {
    element("div", ("class", "scroll"), ("role", "group"), ("aria-label", label), ("tabindex", "0")) {
      $0.append(content)
    }
  }
}
