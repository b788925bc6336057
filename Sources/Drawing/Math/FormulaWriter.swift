internal import LossLanguage

/// Writes an expression of the language as mathematics, in TeX: fractions, roots, powers, cases, sums with their index.
///
/// What it writes means what the expression computes. It has no notation for some parts (fields of what a call gives); then
/// `isComplete` is false, and the code is the better formula.
struct FormulaWriter {
  /// The names that stand for arrays; nil where that is unknown, and sums then have no index.
  let arrays: Set<String>?
  /// Letters that the formula has already.
  let taken: Set<String>
  /// Names of which rows or columns are summed; a sum over all their elements has no single index.
  var matrices: Set<String> = []
  /// Those of the sums around the place that is written.
  var indices: [String] = []
  /// Whether it stands in an exponent, where fractions are written on one line.
  var isScript = false
  var isComplete = true

  init(arrays: Set<String>?, taken: Set<String>) {
    self.arrays = arrays
    self.taken = taken
  }

  /// How tight a piece holds together, the loosest first.
  enum Tightness: Int, Comparable {
    case whole, or, and, not, comparison, sum
    case product
    /// A function without parentheses or a sum sign: it takes what follows.
    case prefix
    /// May stand among factors.
    case factor
    /// May carry an exponent.
    case atom

    static func < (a: Tightness, b: Tightness) -> Bool { a.rawValue < b.rawValue }
  }

  struct Piece {
    var tex: String
    var tightness: Tightness
    /// A name, beside which a parenthesis would look like its argument.
    var isName = false
    /// An upright word, which needs space beside its like.
    var isWord = false

    init(_ tex: String, _ tightness: Tightness, isName: Bool = false, isWord: Bool = false) {
      self.tex = tex
      self.tightness = tightness
      self.isName = isName
      self.isWord = isWord
    }
  }

  mutating func tex(_ expression: Expression, atLeast tightness: Tightness = .whole) -> String {
    Self.tex(piece(expression), atLeast: tightness)
  }

  static func tex(_ piece: Piece, atLeast tightness: Tightness) -> String {
    guard piece.tightness < tightness else { return piece.tex }
    // Truth in arithmetic is 0 or 1: Iverson's brackets.
    return tightness >= .sum && piece.tightness <= .comparison && piece.tightness > .whole
      ? bracketed(piece.tex, "[", "]") : bracketed(piece.tex, "(", ")")
  }

  static func bracketed(_ tex: String, _ opener: String, _ closer: String) -> String {
    isTall(tex) ? "\\left\(opener) \(tex) \\right\(closer)" : "\(opener)\(tex)\(closer)"
  }

  /// Whether something in it is higher than a line.
  static func isTall(_ tex: String) -> Bool {
    let backslash: Character = "\\"
    for command in "x\(tex)".split(separator: backslash).dropFirst() {
      for name in ["frac", "sum", "prod", "begin"] where command.hasPrefix(name) { return true }
    }
    return false
  }

  mutating func piece(_ expression: Expression) -> Piece {
    switch expression.kind {
    case .number(let value): return Self.number(value)
    case .boolean(let value): return Piece("\\mathrm{\(value ? "true" : "false")}", .atom, isWord: true)
    case .text(WorkedSteps.ellipsis): return Piece("\\cdots", .atom)
    case .text(let text): return Piece("\\text{“\(MathName.escaped(text))”}", .atom, isWord: true)
    case .invalid:
      isComplete = false
      return Piece("", .atom)
    case .name(let name):
      let name_ = MathName(name)
      let isIndexed = arrays?.contains(name) ?? false
      return Piece(name_.tex(indices: isIndexed ? indices : []), .atom, isName: true, isWord: name_.isWord)
    case .array(let elements):
      let list = unindexed { writer in elements.map { writer.tex($0) }.joined(separator: ", ") }
      return Piece(Self.bracketed(list, "[", "]") + subscripted, .atom)
    case .negated(let part): return Piece("-" + tex(part, atLeast: .product), .sum)
    case .plus(let part): return piece(part)
    case .chain(let first, let links):
      let isSum = links.allSatisfy { $0.operation == .add || $0.operation == .subtract }
      return isSum ? sum(first, links) : product(first, links)
    case .power(let base, let exponent):
      let foot = tex(base, atLeast: .atom)
      return Piece("\(foot)^{\(inScript { $0.tex(exponent) })}", .factor)
    case .comparison(let first, let links):
      let head = tex(first, atLeast: .sum)
      return Piece(
        links.reduce(head) { $0 + " \(Self.sign($1.comparison)) " + tex($1.operand, atLeast: .sum) }, .comparison)
    case .not(let part): return Piece("\\lnot " + tex(part, atLeast: .not), .not)
    case .and(let parts):
      return Piece(parts.map { tex($0, atLeast: .not) }.joined(separator: " \\land "), .and)
    case .or(let parts):
      return Piece(parts.map { tex($0, atLeast: .and) }.joined(separator: " \\lor "), .or)
    case .conditional: return cases(expression)
    case .function(let parameters, let body):
      let names = parameters.map { MathName($0.text).tex() }.joined(separator: ", ")
      return Piece("\(parameters.count == 1 ? names : "(\(names))") \\mapsto \(tex(body))", .whole)
    case .call(let callee, let arguments): return call(callee, arguments)
    case .index(let base, let places): return element(of: base, places)
    case .member(let base, let field):
      guard case .name(let owner) = base.kind else {
        isComplete = false
        return Piece("", .atom)
      }
      let path = owner == "library" ? field.text : "\(owner).\(field.text)"
      return Piece("\\mathrm{\(MathName.escaped(path))}", .atom, isName: true, isWord: true)
    }
  }
}

extension FormulaWriter {
  /// A number as it is written; a power of ten where it has an exponent.
  private static func number(_ value: Double) -> Piece {
    if value.isNaN { return Piece("\\mathrm{nan}", .atom, isWord: true) }
    let sign = value.sign == .minus ? "-" : ""
    if value.isInfinite { return Piece(sign + "\\infty", sign.isEmpty ? .atom : .sum) }
    let digits = NumberFormat.shortest(value.magnitude)
    guard let mark = digits.firstIndex(of: "e") else { return Piece(sign + digits, sign.isEmpty ? .atom : .sum) }
    let exponent = digits[digits.index(after: mark)...]
    let size = digits[..<mark] == "1" ? "" : "\(digits[..<mark]) \\cdot "
    return Piece("\(sign)\(size)10^{\(exponent)}", sign.isEmpty ? .factor : .sum)
  }

  private mutating func sum(_ first: Expression, _ links: [Expression.Link]) -> Piece {
    var tex = tex(first, atLeast: .sum)
    for link in links {
      tex += link.operation == .add ? " + " : " - "
      tex += self.tex(link.operand, atLeast: .product)
    }
    return Piece(tex, .sum)
  }

  /// From left to right; what is divided becomes the numerator.
  private mutating func product(_ first: Expression, _ links: [Expression.Link]) -> Piece {
    // The sign of the first factor is that of the whole.
    if case .negated(let part) = first.kind {
      return Piece("-" + Self.tex(product(part, links), atLeast: .product), .sum)
    }
    var factors: [Piece] = [piece(first)]
    var isBehindDivision = false
    for link in links {
      switch link.operation {
      case .divide:
        let numerator = Self.times(factors)
        if isScript {
          let denominator = tex(link.operand, atLeast: .factor)
          factors = [Piece("\(Self.tex(numerator, atLeast: .factor)) / \(denominator)", .product)]
        } else {
          factors = [Piece("\\frac{\(numerator.tex)}{\(tex(link.operand))}", .factor)]
        }
        isBehindDivision = true
      case .remainder:
        factors = [
          Piece(
            Self.tex(Self.times(factors), atLeast: .factor) + " \\bmod " + tex(link.operand, atLeast: .factor), .sum)
        ]
      default:
        // After a division on one line a factor would look like a part of the denominator.
        if isBehindDivision, isScript { factors = [Piece("(\(Self.times(factors).tex))", .atom)] }
        factors.append(piece(link.operand))
      }
    }
    return Self.times(factors)
  }

  /// Factors side by side, with a sign between them only where digits would run together.
  private static func times(_ factors: [Piece]) -> Piece {
    if factors.count == 1 { return factors[0] }
    var result = ""
    for (index, factor) in factors.enumerated() {
      let isLast = index + 1 == factors.count
      let text = tex(factor, atLeast: isLast ? .prefix : .factor)
      if index > 0 { result += space(between: factors[index - 1], and: factor, text) }
      result += text
    }
    return Piece(result, .product)
  }

  /// - Parameter text: the second factor, with its parentheses if it needs them.
  static func space(between first: Piece, and second: Piece, _ text: String) -> String {
    let isBracketed = text.hasPrefix("(") || text.hasPrefix("\\left(")
    if let digit = text.utf8.first, digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") { return " \\cdot " }
    // `2(-3)` is hardly read as a product, and a fraction of numbers behind a number as a mixed one.
    if text.hasPrefix("(-") || text.hasPrefix("\\frac{1}"),
      let digit = first.tex.utf8.last, digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9")
    {
      return " \\cdot "
    }
    return first.isWord || second.isWord || first.isName && isBracketed ? " \\, " : " "
  }

  private static func sign(_ comparison: ComparisonOperator) -> String {
    switch comparison {
    case .equal: "="
    case .notEqual: "\\ne"
    case .less: "<"
    case .lessOrEqual: "\\le"
    case .greater: ">"
    case .greaterOrEqual: "\\ge"
    }
  }

  /// One row for each branch; conditionals in the last branch go on with the list.
  private mutating func cases(_ expression: Expression) -> Piece {
    var rows: [String] = []
    var rest = expression
    while case .conditional(let condition, let then, let other) = rest.kind {
      rows.append("\(tex(then)) & \\text{if } \(tex(condition))")
      rest = other
    }
    rows.append("\(tex(rest)) & \\text{otherwise}")
    return Piece("\\begin{cases} \(rows.joined(separator: " \\\\ ")) \\end{cases}", .whole)
  }

  private mutating func element(of base: Expression, _ places: [Expression.Index]) -> Piece {
    if let text = length(of: base, places) { return text }
    var texts: [String] = []
    let foot = unindexed { writer in
      for place in places {
        switch place {
        case .at(let place): texts.append(writer.inScript { $0.tex(place) })
        case .slice(let start, let stop, let step, _):
          let parts = [start, stop].map { part in part.map { part in writer.inScript { $0.tex(part) } } ?? "" }
          texts.append(
            parts.joined(separator: ":") + (step.map { step in ":" + writer.inScript { $0.tex(step) } } ?? ""))
        }
      }
      return writer.piece(base)
    }
    let isIndexed = isArray(base)
    if case .name(let name) = base.kind {
      let letters = MathName(name)
      return Piece(
        letters.tex(indices: [(texts + (isIndexed ? indices : [])).joined(separator: ", ")]), .atom, isName: true,
        isWord: letters.isWord)
    }
    let list = (texts + (isIndexed ? indices : [])).joined(separator: ", ")
    return Piece("\(Self.tex(foot, atLeast: .atom))_{\(list)}", .atom)
  }

  /// `shape(x)[-1]` in words.
  private mutating func length(of base: Expression, _ places: [Expression.Index]) -> Piece? {
    guard case .call(let callee, let arguments) = base.kind, case .name("shape") = callee.kind, arguments.count == 1,
      places.count == 1, case .at(let place) = places[0]
    else { return nil }
    let what = unindexed { $0.tex(arguments[0].value) }
    switch place.kind {
    case .negated(let one):
      if case .number(1) = one.kind { return Piece("\\text{length of a row of } \(what)", .whole) }
    case .number(0): return Piece("\\text{number of rows of } \(what)", .whole)
    default: break
    }
    return nil
  }

  // MARK: Places

  /// The indices of the sums around, as a subscript.
  var subscripted: String { indices.isEmpty ? "" : "_{\(indices.joined())}" }

  func isArray(_ expression: Expression) -> Bool { expression.isArray(given: arrays ?? []) }

  mutating func unindexed<Result>(_ write: (inout FormulaWriter) -> Result) -> Result {
    let outer = indices
    indices = []
    defer { indices = outer }
    return write(&self)
  }

  mutating func inScript(_ write: (inout FormulaWriter) -> String) -> String {
    let outer = isScript
    isScript = true
    defer { isScript = outer }
    return write(&self)
  }
}
