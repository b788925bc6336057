extension Parser {
  /// The arguments of a mark, then table, family, label, flags and options, in any order.
  mutating func mark(_ word: DirectiveWord) throws(Diagnostic) -> Plot.Mark {
    var mark = Plot.Mark(shape: try shape(word))
    while kind != .end {
      if let label = try optionalLabel() {
        mark.label = label
        continue
      }
      guard case .name(let name) = kind else { throw unexpected(expecting: "a label, a flag or the end of the line") }
      let place = token.span
      if kindAhead == .symbol(.assign) {
        let option = try option(name, of: word, at: place)
        advance()
        advance()
        mark.options[option] = try expression()
      } else if take(name: "of") {
        mark.table = try expression()
      } else if take(name: "for") {
        try readFamily(of: &mark, word, at: place)
      } else {
        try readFlag(name, of: &mark, word, at: place)
        advance()
      }
    }
    if let family = mark.family, mark.label?.mentions(family.name.text) != true {
      throw .unlabelled("family", family.name.text, region(family.name.span))
    }
    return mark
  }
}

extension Parser {
  fileprivate mutating func shape(_ word: DirectiveWord) throws(Diagnostic) -> Plot.Mark.Shape {
    switch word {
    case .curve: return try curve()
    case .line:
      let (x, y) = try pair(of: word)
      return .line(x, y)
    case .points:
      let (x, y) = try pair(of: word)
      return .points(x, y)
    case .bars:
      let (x, y) = try pair(of: word)
      return .bars(x, y)
    case .point: return .point(try point(of: word))
    case .note: return .note(try point(of: word))
    case .histogram: return .histogram(try expression())
    case .band:
      let direction = try direction(of: word)
      return .band(direction, try interval(behind: "band"))
    case .rule: return .rule(try direction(of: word), try expression())
    case .area:
      let lower = try expression()
      guard take(name: "to") else { throw .areaWithoutTo(region(token.span)) }
      let upper = try expression()
      return .area(lower, upper, take(name: "from") ? try interval(behind: "from") : nil)
    case .segment, .arrow:
      let from = try point(of: word)
      guard take(name: "to") else { throw .missingEnd(word.rawValue, region(token.span)) }
      return .segment(from, try point(of: word), isArrow: word == .arrow)
    case .heat: return .heat(try expression())
    case .contour: return .contour(try expression())
    case .path:
      let first = try expression()
      return .path(first, take(.comma) ? try expression() : nil)
    case .title, .alt, .x, .y, .aspect, .columns, .legend, .panel:
      preconditionFailure("no mark")
    }
  }

  /// `curve E`, or `curve (EX, EY) for t from A to B`.
  fileprivate mutating func curve() throws(Diagnostic) -> Plot.Mark.Shape {
    var ahead = self
    if kind == .symbol(.leftParenthesis), let point = try? ahead.point(of: .curve), ahead.take(name: "for") {
      self = ahead
      let name = try definedName("a curve's variable")
      guard take(name: "from") else { throw unexpected(expecting: "`from A to B`, where `\(name.text)` runs") }
      return .parametric(point, name, try interval(behind: "from"))
    }
    return .curve(try expression())
  }

  /// `X, Y`
  fileprivate mutating func pair(of word: DirectiveWord) throws(Diagnostic) -> (Expression, Expression) {
    let x = try expression()
    guard take(.comma) else { throw .missingY(word.rawValue, region(x.span), region(token.span)) }
    return (x, try expression())
  }

  /// `(X, Y)`
  fileprivate mutating func point(of word: DirectiveWord) throws(Diagnostic) -> Plot.Point {
    let open = token
    guard take(.leftParenthesis) else { throw .notAPoint(word.rawValue, region(open.span)) }
    let x = try expression()
    guard take(.comma) else { throw .notAPoint(word.rawValue, region(open.span.through(x.span))) }
    let y = try expression()
    guard take(.rightParenthesis) else { throw .notAPoint(word.rawValue, region(open.span.through(y.span))) }
    return Plot.Point(x: x, y: y)
  }

  fileprivate mutating func direction(of word: DirectiveWord) throws(Diagnostic) -> Chart.Direction {
    if take(name: "x") { return .x }
    if take(name: "y") { return .y }
    throw .missingDirection(word.rawValue, region(token.span))
  }

  fileprivate mutating func readFamily(of mark: inout Plot.Mark, _ word: DirectiveWord, at place: Span)
    throws(Diagnostic)
  {
    let name = try definedName("a family's variable")
    guard take(name: "in") else { throw unexpected(expecting: "`in` and the values of `\(name.text)`") }
    mark.family = Plot.Mark.Family(name: name, values: try expression())
  }

  fileprivate mutating func readFlag(
    _ name: String, of mark: inout Plot.Mark, _ word: DirectiveWord, at place: Span
  ) throws(Diagnostic) {
    switch name {
    case "dashed", "dotted": mark.style.dash = Chart.Mark.Style.Dash(rawValue: name)
    case "thin", "thick": mark.style.weight = name == "thin" ? .thin : .thick
    case "faint": mark.style.isFaint = true
    default:
      guard let flag = Plot.Flag(rawValue: name), word.flags.contains(flag) else {
        let known = word.flags.map { $0.rawValue } + ["dashed", "dotted", "thin", "thick", "faint"]
        throw .unknownFlag(
          name, "`\(word.rawValue)`", region(place), suggestion: suggestion(for: name, among: known), known: known)
      }
      mark.flags.insert(flag)
    }
  }

  fileprivate func option(_ name: String, of word: DirectiveWord, at place: Span) throws(Diagnostic) -> Plot.Option {
    let known = [.color] + word.options
    if let option = Plot.Option(rawValue: name), known.contains(option) { return option }
    let near = suggestion(for: name, among: known.map { $0.rawValue })
    throw .unknownOption(name, "`\(word.rawValue)`", region(place), suggestion: near)
  }
}

extension DirectiveWord {
  fileprivate var flags: [Plot.Flag] {
    switch self {
    case .line: [.steps]
    case .bars: [.stacked, .horizontal, .labels]
    case .histogram: [.density]
    case .heat: [.values]
    case .contour: [.labels, .filled]
    case .path: [.arrows]
    default: []
    }
  }

  fileprivate var options: [Plot.Option] {
    switch self {
    case .curve: [.at]
    case .line: [.at, .names, .smooth]
    case .points: [.group, .size]
    case .histogram: [.bins]
    case .heat: [.rows, .columns]
    case .contour: [.levels]
    default: []
    }
  }
}

extension Diagnostic {
  fileprivate static func missingY(_ word: String, _ x: Region, _ place: Region) -> Diagnostic {
    Diagnostic(
      .badDirective, "`\(word)` needs two arguments, x and y", at: [Label(place, "y is missing"), Label(x, "")],
      help: "write `\(word) X, Y`")
  }

  fileprivate static func notAPoint(_ word: String, _ place: Region) -> Diagnostic {
    Diagnostic(.badDirective, "`\(word)` needs a point", at: place, help: "write it as `(X, Y)`")
  }

  fileprivate static func missingDirection(_ word: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .badDirective, "`\(word)` does not say on which axis", at: place,
      help: word == "band" ? "write `band x A to B` or `band y A to B`" : "write `rule x V` or `rule y V`")
  }

  fileprivate static func missingEnd(_ word: String, _ place: Region) -> Diagnostic {
    Diagnostic(.badDirective, "this `\(word)` has no end", at: place, help: "write `\(word) (X, Y) to (X, Y)`")
  }

  fileprivate static func areaWithoutTo(_ place: Region) -> Diagnostic {
    Diagnostic(.badDirective, "this area has no second edge", at: place, help: "write `area E1 to E2`")
  }
}
