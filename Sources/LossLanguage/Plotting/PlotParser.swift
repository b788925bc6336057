/// Reads a plot cell. A directive that cannot be read is left out, and a diagnostic says why.
package func parsePlot(_ source: Source) -> (plot: Plot, diagnostics: [Diagnostic]) {
  var parser = Parser(source)
  var directives: [Plot.Directive] = []
  var diagnostics: [Diagnostic] = []
  while parser.beginStatement() {
    let start = parser.token.span
    do throws(Diagnostic) {
      let kind = try parser.directive()
      directives.append(Plot.Directive(kind: kind, span: parser.span(from: start)))
    } catch {
      diagnostics.append(error)
    }
  }
  return (Plot(source: source, directives: directives), diagnostics)
}

/// The words that begin a line of a plot.
enum DirectiveWord: String, CaseIterable {
  case title, alt, x, y, aspect, columns, legend, panel
  case curve, line, points, point, bars, histogram, band, area, rule, segment, arrow, note, heat, contour, path
}

extension Parser {
  fileprivate mutating func directive() throws(Diagnostic) -> Plot.Directive.Kind {
    let first = token
    guard case .name(let name) = first.kind else { throw .notADirective(region(first.span)) }
    guard let word = DirectiveWord(rawValue: name) else {
      let near = suggestion(for: name, among: DirectiveWord.allCases.map { $0.rawValue })
      throw .unknownDirective(name, region(first.span), suggestion: near)
    }
    advance()
    let kind: Plot.Directive.Kind
    switch word {
    case .title: kind = .title(try label(of: "title"))
    case .alt: kind = .alternative(try label(of: "alt"))
    case .x: kind = .axis(.x, try axis(first))
    case .y: kind = .axis(.y, try axis(first))
    case .aspect: kind = .aspect(take(name: "equal") ? nil : try expression())
    case .columns: kind = .columns(try expression())
    case .legend: kind = .legend(try legend())
    case .panel: kind = try panel()
    default: return .mark(try mark(word))
    }
    guard self.kind == .end else { throw unexpected(expecting: "the end of the line") }
    return kind
  }

  /// A text that must be there.
  fileprivate mutating func label(of directive: String) throws(Diagnostic) -> LabelTemplate {
    guard let label = try optionalLabel() else { throw .missingText(directive, region(Span(previousEnd, previousEnd))) }
    return label
  }

  fileprivate mutating func legend() throws(Diagnostic) -> Chart.Legend {
    let word = token
    if case .name(let name) = word.kind, let legend = Chart.Legend(rawValue: name), legend != .automatic {
      advance()
      return legend
    }
    throw .badLegend(region(word.span))
  }

  fileprivate mutating func panel() throws(Diagnostic) -> Plot.Directive.Kind {
    guard case .name = kind else { return .panel(try optionalLabel()) }
    let name = try definedName("a panel's variable")
    guard take(name: "in") else { throw unexpected(expecting: "`in` and the values of `\(name.text)`") }
    let values = try expression()
    let heading = try optionalLabel()
    guard let heading, heading.mentions(name.text) else { throw .unlabelled("panel", name.text, region(name.span)) }
    return .panels(name, values, heading)
  }

  fileprivate mutating func axis(_ word: Token) throws(Diagnostic) -> Plot.Axis {
    var axis = Plot.Axis()
    if case .name(let name) = kind, name != "from", AxisFlag(rawValue: name) == nil, kindAhead != .symbol(.assign) {
      if !(kindAhead == .name("from") || kindAhead == .end), let near = suggestion(for: name, among: AxisFlag.names) {
        throw .unknownFlag(name, "an axis", region(token.span), suggestion: near, known: AxisFlag.names)
      }
      axis.name = try definedName("an axis")
    }
    if take(name: "from") { axis.interval = try interval(behind: "from") }
    while kind != .end {
      if let label = try optionalLabel() {
        axis.label = label
        continue
      }
      guard case .name(let name) = kind else { throw unexpected(expecting: "a label or a flag") }
      let place = token.span
      if kindAhead == .symbol(.assign) {
        guard name == "ticks" else {
          throw .unknownOption(name, "an axis", region(place), suggestion: suggestion(for: name, among: ["ticks"]))
        }
        advance()
        advance()
        axis.ticks = try expression()
        continue
      }
      switch AxisFlag(rawValue: name) {
      case .log: axis.isLogarithmic = true
      case .percent: axis.isPercentage = true
      case .reverse: axis.isReversed = true
      case nil:
        let near = suggestion(for: name, among: AxisFlag.names)
        throw .unknownFlag(name, "an axis", region(place), suggestion: near, known: AxisFlag.names)
      }
      advance()
    }
    return axis
  }
}

private enum AxisFlag: String, CaseIterable {
  case log, percent, reverse

  static var names: [String] { allCases.map { $0.rawValue } }
}

// What axes and marks have in common.
extension Parser {
  mutating func optionalLabel() throws(Diagnostic) -> LabelTemplate? {
    guard case .text(let text) = kind else { return nil }
    return try LabelTemplate(text, at: advance().span, in: source)
  }

  /// `A to B`
  mutating func interval(behind word: String) throws(Diagnostic) -> Plot.Interval {
    let lower = try expression()
    guard take(name: "to") else {
      throw .missingTo(region(lower.span), found: region(token.span))
    }
    return Plot.Interval(lower: lower, upper: try expression())
  }
}

extension Diagnostic {
  static func unknownFlag(
    _ name: String, _ what: String, _ place: Region, suggestion: String?, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .badDirective, "\(what) has no flag `\(name)`", at: place,
      help: suggestion.map { "did you mean `\($0)`?" } ?? "its flags are \(known.quoted("and"))")
  }

  static func unknownOption(_ name: String, _ what: String, _ place: Region, suggestion: String?) -> Diagnostic {
    Diagnostic(
      .badDirective, "\(what) has no `\(name)=`", at: place, help: suggestion.map { "did you mean `\($0)=`?" })
  }

  static func unlabelled(_ what: String, _ name: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .unlabelledFamily, "nothing tells the values of `\(name)` apart", at: place,
      help: what == "panel"
        ? "give the panels a heading such as \"\(name) = {\(name)}\""
        : "give the family a label such as \"\(name) = {\(name)}\"")
  }
}

extension Diagnostic {
  fileprivate static func notADirective(_ place: Region) -> Diagnostic {
    Diagnostic(
      .unknownDirective, "a line of a plot begins with a word that says what is drawn", at: place,
      help: "write `curve`, `line`, `points`, `bars`, ... before it")
  }

  fileprivate static func unknownDirective(_ name: String, _ place: Region, suggestion: String?) -> Diagnostic {
    Diagnostic(
      .unknownDirective, "plots have no directive `\(name)`", at: place,
      help: suggestion.map { "did you mean `\($0)`?" }
        ?? "to draw an expression over x, write `curve` before it")
  }

  fileprivate static func missingText(_ directive: String, _ place: Region) -> Diagnostic {
    Diagnostic(.badDirective, "`\(directive)` needs a text", at: place, help: "write `\(directive) \"...\"`")
  }

  fileprivate static func badLegend(_ place: Region) -> Diagnostic {
    Diagnostic(.badDirective, "`legend` is `right`, `below` or `off`", at: place, help: "write `legend below`")
  }

  fileprivate static func missingTo(_ lower: Region, found: Region) -> Diagnostic {
    Diagnostic(
      .badDirective, "this interval has no upper end", at: [Label(found, "`to` is expected here"), Label(lower, "")],
      help: "write `from A to B`")
  }
}
