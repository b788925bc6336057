internal import LossLanguage

extension FormulaWriter {
  /// A call in the notation that mathematics has for it, else the function's name, upright, with what it is applied to.
  mutating func call(_ callee: Expression, _ arguments: [Expression.Argument]) -> Piece {
    var function = callee
    if case .member(let base, let name) = callee.kind, case .name("library") = base.kind {
      function = Expression(.name(name.text), name.span)
    }
    guard case .name(let name) = function.kind else {
      return plainCall(tex(callee, atLeast: .atom), arguments)
    }
    let plain = arguments.filter { $0.name == nil }.map { $0.value }
    let named = arguments.filter { $0.name != nil }
    if let reduction = reduction(name, plain, named) { return reduction }
    if let base = named.first, named.count == 1, base.name?.text == "base", let sign = logarithm(of: base.value) {
      switch (name, plain.count) {
      case ("log", 1): return applied(sign, to: plain[0])
      case ("xlogy", 2): return multiplied(plain[0], applied(sign, to: plain[1]))
      case ("xlog1py", 2): return multiplied(plain[0], Piece("\(sign)\(onePlus(plain[1]))", .factor))
      default: break
      }
    }
    if named.isEmpty, let piece = notation(name, plain) { return piece }
    let isElementwise = Library.standard.entry(named: name)?.group == .elementwise
    return plainCall(MathName(function: name).functionTeX, arguments, isElementwise: isElementwise)
  }

  private mutating func plainCall(
    _ sign: String, _ arguments: [Expression.Argument], isElementwise: Bool = false
  ) -> Piece {
    func list(_ writer: inout FormulaWriter) -> String {
      var texts: [String] = []
      for argument in arguments {
        // The base that logarithms have anyway.
        if argument.name?.text == "base", case .name("e") = argument.value.kind { continue }
        // A formula is about one element or row as it is.
        if argument.name?.text == "reduction", case .text("none") = argument.value.kind { continue }
        let value = writer.tex(argument.value)
        // `k=k` passes on what is known by that name.
        if case .name(let known) = argument.value.kind, known == argument.name?.text {
          texts.append(value)
        } else {
          texts.append(argument.name.map { "\(MathName($0.text).tex()) = \(value)" } ?? value)
        }
      }
      return Self.bracketed(texts.joined(separator: ", "), "(", ")")
    }
    let isWord = sign.hasPrefix("\\mathrm")
    if isElementwise || indices.isEmpty { return Piece(sign + list(&self), .factor, isWord: isWord) }
    // The whole array, of which the element.
    let isIndexed = arguments.contains { isArray($0.value) }
    return Piece(sign + unindexed { list(&$0) } + (isIndexed ? subscripted : ""), .factor, isWord: isWord)
  }

  private mutating func notation(_ name: String, _ arguments: [Expression]) -> Piece? {
    switch (name, arguments.count) {
    case ("abs", 1): return Piece("\\left| \(tex(arguments[0])) \\right|", .atom)
    case ("sqrt", 1): return Piece("\\sqrt{\(tex(arguments[0]))}", .factor)
    case ("exp", 1): return exponential(arguments[0])
    case ("expm1", 1): return Piece(exponential(arguments[0]).tex + " - 1", .sum)
    case ("log", 1): return applied("\\log", to: arguments[0])
    case ("log2", 1): return applied("\\log_2", to: arguments[0])
    case ("log10", 1): return applied("\\log_{10}", to: arguments[0])
    case ("log1p", 1): return Piece("\\log\(onePlus(arguments[0]))", .factor)
    case ("xlogy", 2): return multiplied(arguments[0], applied("\\log", to: arguments[1]))
    case ("xlog1py", 2): return multiplied(arguments[0], Piece("\\log\(onePlus(arguments[1]))", .factor))
    case ("xtimes", 2): return multiplied(arguments[0], piece(arguments[1]))
    case ("sin", 1), ("cos", 1), ("tanh", 1): return applied("\\\(name)", to: arguments[0])
    case ("lgamma", 1): return Piece("\\log \\Gamma\(argument(arguments[0]))", .factor)
    case ("sigmoid", 1) where !taken.contains("sigma") && !taken.contains("σ"):
      return Piece("\\sigma\(argument(arguments[0]))", .factor)
    case ("log_sigmoid", 1) where !taken.contains("sigma") && !taken.contains("σ"):
      return Piece("\\log \\sigma\(argument(arguments[0]))", .factor)
    case ("softplus", 1):
      return Piece("\\log" + Self.bracketed("1 + \(exponential(arguments[0]).tex)", "(", ")"), .factor)
    case ("relu", 1): return Piece("\\max" + Self.bracketed("0, \(tex(arguments[0]))", "(", ")"), .factor)
    case ("maximum", 2), ("max", 2): return extremum("\\max", arguments)
    case ("minimum", 2), ("min", 2): return extremum("\\min", arguments)
    case ("floor", 1): return Piece("\\lfloor \(tex(arguments[0])) \\rfloor", .atom)
    case ("ceil", 1): return Piece("\\lceil \(tex(arguments[0])) \\rceil", .atom)
    case ("dot", 2) where indices.isEmpty:
      return Piece("\(tex(arguments[0], atLeast: .atom)) \\cdot \(tex(arguments[1], atLeast: .atom))", .product)
    case ("transpose", 1) where indices.isEmpty: return Piece("\(tex(arguments[0], atLeast: .atom))^{\\top}", .factor)
    case ("length", 1), ("size", 1):
      return Piece("\\text{number of elements of } \(unindexed { $0.tex(arguments[0]) })", .whole)
    default: return nil
    }
  }

  /// `log p`, `log(1 - p)`
  private mutating func applied(_ sign: String, to argument: Expression) -> Piece {
    switch argument.kind {
    case .name, .number(0...), .member: return Piece("\(sign) \(tex(argument, atLeast: .atom))", .prefix)
    case .index where !isScript:
      return Piece("\(sign) \(tex(argument, atLeast: .atom))", .prefix)
    default: return Piece(sign + self.argument(argument), .factor)
    }
  }

  private mutating func argument(_ argument: Expression) -> String { Self.bracketed(tex(argument), "(", ")") }

  private mutating func extremum(_ sign: String, _ arguments: [Expression]) -> Piece {
    Piece(sign + Self.bracketed(arguments.map { tex($0) }.joined(separator: ", "), "(", ")"), .factor)
  }

  /// A power of e where the exponent fits on one line.
  private mutating func exponential(_ exponent: Expression) -> Piece {
    guard !isScript else { return Piece("\\exp" + argument(exponent), .factor) }
    let script = inScript { $0.tex(exponent) }
    if Self.isTall(script) || script.utf8.contains(UInt8(ascii: "^")) {
      return Piece("\\exp" + argument(exponent), .factor)
    }
    return Piece("e^{\(script)}", .factor)
  }

  private mutating func onePlus(_ expression: Expression) -> String {
    if case .negated(let part) = expression.kind {
      return Self.bracketed("1 - \(tex(part, atLeast: .product))", "(", ")")
    }
    return Self.bracketed("1 + \(tex(expression, atLeast: .sum))", "(", ")")
  }

  private mutating func multiplied(_ factor: Expression, _ other: Piece) -> Piece {
    let first = piece(factor)
    let text = Self.tex(other, atLeast: .prefix)
    return Piece(Self.tex(first, atLeast: .factor) + Self.space(between: first, and: other, text) + text, .product)
  }

  private mutating func logarithm(of base: Expression) -> String? {
    switch base.kind {
    case .name("e"): "\\log"
    case .name, .number: "\\log_{\(inScript { $0.tex(base) })}"
    default: nil
    }
  }

  // MARK: Reductions

  /// A sum, mean, product, largest or smallest element, with an index and its range where it is known what is summed.
  private mutating func reduction(
    _ name: String, _ plain: [Expression], _ named: [Expression.Argument]
  ) -> Piece? {
    guard plain.count == 1,
      ["sum", "mean", "prod", "max", "min", "argmax", "argmin", "norm", "logsumexp"].contains(name)
    else { return nil }
    var axis: Double?
    for argument in named {
      switch argument.name?.text {
      case "axis":
        switch argument.value.kind {
        case .number(let number): axis = number
        case .negated(let part): if case .number(1) = part.kind { axis = -1 } else { return nil }
        default: return nil
        }
      case "keepdims": continue
      default: return nil
      }
    }
    if let axis, ![-1, 0, 1].contains(axis) { return nil }
    let body = plain[0]
    if name == "norm" {
      guard indices.isEmpty else { return nil }
      return Piece("\\lVert \(tex(body)) \\rVert", .atom)
    }
    let range = axis == nil && !indices.isEmpty ? nil : range(over: body, axis)
    guard let range else {
      // What is reduced as a whole is no element of what stands around. Of what may be a matrix, rows or columns are
      // told apart in words.
      let place = axis.map { $0 == 0 ? "_{\\text{axis }0}" : $0 == 1 ? "_{\\text{axis }1}" : "" } ?? ""
      return unindexed { $0.reduction(name, body, index: place, range: place, length: $0.freeLetter("nmNMK")) }
    }
    let outer = indices
    indices = range.indices
    defer { indices = outer }
    return reduction(
      name, body, index: "_{\(range.letter)}", range: "_{\(range.letter)=1}^{\(range.length)}", length: range.length)
  }

  private mutating func reduction(
    _ name: String, _ body: Expression, index: String, range: String, length: String
  ) -> Piece {
    switch name {
    case "sum": return Piece("\\sum\(range) \(tex(body, atLeast: .product))", .prefix)
    case "mean": return Piece("\\frac{1}{\(length)} \\sum\(range) \(tex(body, atLeast: .product))", .prefix)
    case "prod": return Piece("\\prod\(range) \(tex(body, atLeast: .product))", .prefix)
    case "logsumexp": return Piece("\\log \\sum\(range) \(exponential(body).tex)", .prefix)
    default:
      let sign = name.hasPrefix("arg") ? "\\operatorname*{arg\\,\(name.hasSuffix("max") ? "max" : "min")}" : "\\\(name)"
      let inside = tex(body)
      let isSimple = !inside.utf8.contains(UInt8(ascii: " ")) && !inside.hasPrefix("-")
      return Piece("\(sign)\(index) \(isSimple ? inside : Self.bracketed(inside, "(", ")"))", .prefix)
    }
  }

  /// The letter that a reduction runs with, how far, and the indices of the elements inside; nil where nothing in it is
  /// known to be an array.
  private func range(over body: Expression, _ axis: Double?) -> (letter: String, length: String, indices: [String])? {
    guard let arrays, !arrays.isDisjoint(with: body.names) else { return nil }
    if axis == nil, !matrices.isDisjoint(with: body.names) { return nil }
    let letters = ["i", "j", "k", "l"].filter { !taken.contains($0) && !indices.contains($0) }
    let lengths = ["n", "m", "N", "M", "K"].filter { !taken.contains($0) }
    guard let first = letters.first, indices.count < lengths.count else { return nil }
    let length = lengths[indices.count]
    guard let axis, axis >= 0, indices.isEmpty else {
      return (first, length, axis == 0 ? [first] + indices : indices + [first])
    }
    // Rows or columns of a matrix: the other index stays open.
    guard letters.count > 1, lengths.count > 1 else { return nil }
    let letter = letters[axis == 0 ? 0 : 1]
    return (letter, lengths[axis == 0 ? 0 : 1], [letters[0], letters[1]])
  }

  private func freeLetter(_ candidates: String) -> String {
    for letter in candidates where !taken.contains(String(letter)) { return String(letter) }
    return "n"
  }
}
