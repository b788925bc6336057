internal import Drawing
internal import LossLanguage

/// A function of the library: everything that its entry in the catalogue says, typeset, drawn and evaluated.
struct LibraryPage {
  let entry: Entry
  let path: PagePath
  let shell: PageShell

  var html: Markup {
    let evaluation = entry.evaluated()
    let sections = self.sections(evaluation)
    var article = Markup()
    article.element("article", ("class", "function")) { article in
      article.raw("\n")
      article.element("h1") { $0.element("code") { $0.breakable(entry.name) } }
      article.raw("\n")
      article.element("p", ("class", "lede")) { $0.code(entry.summary) }
      article.raw("\n")
      article.element("div", ("class", "signature")) { $0.append(listing(entry.signature)) }
      article.raw("\n")
      if !entry.shortNames.isEmpty {
        article.element("p") { $0.code("Also `\(entry.shortNames.joined(separator: "`, `"))`.") }
        article.raw("\n")
      }
      formulas(into: &article)
      for section in sections {
        article.element("h2", ("id", section.id)) { html in
          html.text(section.title)
          html.element(
            "a", ("class", "anchor"), ("href", "#" + section.id), ("aria-label", "Link to this section"), text: "#")
        }
        article.raw("\n")
        article.append(section.content)
      }
    }
    article.raw("\n")
    let contents = Contents(
      sections.map { section in
        var title = Markup()
        title.text(section.title)
        return (2, title, section.id)
      })
    let head = PageHead(path: path, title: entry.name, description: entry.summary)
    return shell.html(head, contents: contents.html, article: article)
  }
}

extension LibraryPage {
  private struct Section {
    var id: String
    var title: String
    var content: Markup
  }

  private func sections(_ evaluation: Entry.Evaluation) -> [Section] {
    var sections: [Section] = []
    func add(_ id: String, _ title: String, isThere: Bool = true, _ write: (inout Markup) -> Void) {
      guard isThere else { return }
      var content = Markup()
      write(&content)
      content.raw("\n")
      sections.append(Section(id: id, title: title, content: content))
    }
    if let chart = evaluation.chart {
      add("curve", chart.panels.count > 1 ? "Curve and derivative" : "Curve") { self.chart(chart, into: &$0) }
    }
    add("domain", "Domain and unit", isThere: !entry.domain.isEmpty || entry.unit != nil) { html in
      if !entry.domain.isEmpty { html.element("p") { $0.code(entry.domain) } }
      if let unit = entry.unit { html.element("p") { $0.code("Counted in \(unit).") } }
    }
    add("derivative", "Derivative", isThere: entry.gradient != nil) { derivative(into: &$0) }
    add("examples", "Examples", isThere: !evaluation.examples.isEmpty) { examples(evaluation.examples, into: &$0) }
    add("elsewhere", "In other libraries", isThere: !entry.equals.isEmpty || !entry.differs.isEmpty) { html in
      if !entry.equals.isEmpty {
        html.element("p", text: "The same number comes from")
        list(entry.equals, into: &html) { $0.call($1) }
      }
      if !entry.differs.isEmpty {
        html.element("p", text: entry.equals.isEmpty ? "What differs:" : "but not everywhere:")
        list(entry.differs, into: &html) { $0.code($1) }
      }
    }
    add("definition", "Definition", isThere: entry.definition != nil) { html in
      html.element("p", text: "In the language of the notebooks; this is what runs.")
      html.append(listing(entry.definition ?? ""))
    }
    add("source", "Source", isThere: !entry.source.isEmpty) { $0.element("p", text: entry.source + ".") }
    add("related", "Related", isThere: !entry.related.isEmpty) { html in
      html.element("p") { html in
        html.text("The others of the group ")
        let group = path.link(to: LibraryPages.index, anchor: entry.group.anchor)
        html.element("a", ("href", group), text: entry.group.rawValue)
        html.text(":")
      }
      html.element("ul", ("class", "related")) { html in
        for other in entry.related {
          guard let page = LibraryPages.page(of: other.name) else { continue }
          html.element("li") { html in
            html.element("a", ("href", path.link(to: page))) { $0.element("code", text: other.name) }
          }
        }
      }
    }
    return sections
  }

  /// The formula at the defaults, then what each flag makes of it.
  private func formulas(into html: inout Markup) {
    for variant in entry.variants {
      guard let formula = variant.formula.display else { continue }
      if !variant.settings.isEmpty {
        html.element("p") { $0.code("With `\(variant.settings.joined(separator: ", "))`:") }
        html.raw("\n")
      }
      display(formula, into: &html)
    }
  }

  private func display(_ formula: Markup, into html: inout Markup) {
    html.element("div", ("class", "math display"), ("tabindex", "0"), ("role", "group"), ("aria-label", "Formula")) {
      $0.append(formula)
    }
    html.raw("\n")
  }

  private func chart(_ chart: Chart, into html: inout Markup) {
    html.element("figure") { html in
      html.append(chart.picture)
      html.numbers(of: chart, digits: 4)
      html.element("details", ("class", "source")) { html in
        html.element("summary", text: "The code of this chart")
        if let definitions = entry.plotDefinitions { html.append(listing(definitions)) }
        html.append(listing(entry.plot ?? "", .plot))
      }
    }
  }

  private func derivative(into html: inout Markup) {
    if let tex = entry.gradientExpression?.tex() {
      let (formula, faults) = mathML(tex, isDisplay: true)
      html.element("p") { html in
        html.text("Of one loss in ")
        html.element("code", text: entry.gradientParameter)
        html.text(":")
      }
      if faults.isEmpty { display(formula, into: &html) }
    }
    html.append(listing(entry.gradient ?? ""))
  }

  private func examples(_ examples: [ClaimResult], into html: inout Markup) {
    html.element("p", text: "Each was evaluated and checked when this page was made.")
    list(examples, into: &html) { html, example in
      let holds = example.verdict == .holds
      html.element("span", ("class", "verdict \(holds ? "holds" : "fails")")) { html in
        html.element("span", ("aria-hidden", "true"), text: holds ? "✓" : "✗")
        html.element("span", ("class", "visually-hidden"), text: holds ? "Checked:" : "Does not hold:")
      }
      html.text(" ")
      html.append(inline(example.expression))
      html.text(" \(example.kind == .erratum ? "≉" : example.isExact ? "=" : "≈") ")
      html.element("span", ("class", "value"), text: example.literal ?? "?")
      guard let value = example.value, !example.isExact, !value.isBlock,
        value.text(digits: 17) != example.written
      else { return }
      html.element("span", ("class", "remark")) { html in
        html.text("computed ")
        html.append(value.html(digits: 17))
      }
    }
  }

  private func list<Item>(_ items: [Item], into html: inout Markup, _ write: (inout Markup, Item) -> Void) {
    html.element("ul", ("class", "facts")) { html in
      for item in items { html.element("li") { write(&$0, item) } }
    }
  }

  private func listing(_ code: String, _ kind: CellKind = .loss) -> Markup {
    source(code, kind).html
  }

  /// Code within a line.
  private func inline(_ code: String) -> Markup { source(code, .loss).inline }

  private func source(_ code: String, _ kind: CellKind) -> SourceListing {
    let (own, path, configuration) = (entry.name, path, shell.configuration)
    return SourceListing(source: Source(file: entry.name, text: code), kind: kind) { name in
      // A page has no links to itself.
      name == own ? nil : configuration.libraryAddress(of: name, from: path)
    }
  }
}

extension Markup {
  /// A name that may be broken behind its `_`, where the page is narrow.
  fileprivate mutating func breakable(_ name: String) {
    for (index, part) in name.split(separator: "_", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { raw("_<wbr>") }
      text(String(part))
    }
  }

  /// A call in another library; what is said of it behind it, in parentheses, is no code.
  fileprivate mutating func call(_ text: String) {
    let end = text.firstRange(of: " (")?.lowerBound ?? text.endIndex
    element("code", text: String(text[..<end]))
    self.text(String(text[end...]))
  }
}
