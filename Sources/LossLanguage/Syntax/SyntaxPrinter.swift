extension Expression {
  /// The expression in canonical spelling: one blank around binary operators other than `^`, no parentheses that the
  /// tree does not need. Parsed again it prints the same.
  ///
  /// - Parameter number: how a number is written; by default the shortest decimal that reads back as it.
  package func printed(number: @escaping (Double) -> String = NumberFormat.shortest) -> String {
    var printer = SyntaxPrinter(number: number)
    printer.add(self, atLeast: .whole)
    return printer.text
  }
}

extension [Parameter] {
  /// `(y, p, base=e)`
  package var printed: String {
    var texts: [String] = []
    for parameter in self {
      guard let value = parameter.defaultValue else {
        texts.append(parameter.name.text)
        continue
      }
      texts.append("\(parameter.name.text)=\(value.printed())")
    }
    return "(\(texts.joined(separator: ", ")))"
  }
}

private extension Double {
  /// Whether it is written with a sign; a tree that was parsed has no such number, one that was computed may.
  var isNegativeNumber: Bool { sign == .minus && !isNaN }
}

/// How tight an expression holds together, the loosest first: a looser one stands in parentheses.
private enum Tightness: Int, Comparable {
  case whole, or, and, not, comparison, sum, product, unary, power, postfix, bracketed

  static func < (a: Tightness, b: Tightness) -> Bool { a.rawValue < b.rawValue }
}

private struct SyntaxPrinter {
  let number: (Double) -> String
  var text = ""

  init(number: @escaping (Double) -> String) {
    self.number = number
  }

  mutating func add(_ expression: Expression, atLeast tightness: Tightness) {
    guard expression.tightness < tightness else { return add(expression.kind) }
    text += "("
    add(expression.kind)
    text += ")"
  }
}

private extension SyntaxPrinter {
  mutating func add(_ kind: Expression.Kind) {
    switch kind {
    case .number(let value): text += (value.isNegativeNumber ? "-" : "") + number(value.magnitude)
    case .text(let value): text += quotedText(value)
    case .boolean(let value): text += value ? "true" : "false"
    case .name(let name): text += name
    case .array(let elements): add(elements, between: "[", "]") { $0.add($1, atLeast: .whole) }
    case .negated(let operand):
      text += "-"
      add(operand, atLeast: .unary)
    case .plus(let operand):
      text += "+"
      add(operand, atLeast: .unary)
    case .chain(let first, let links): add(first, links)
    case .power(let base, let exponent):
      add(base, atLeast: .postfix)
      text += "^"
      add(exponent, atLeast: .unary)
    case .comparison(let first, let links):
      add(first, atLeast: .sum)
      for link in links {
        text += " \(link.comparison.rawValue) "
        add(link.operand, atLeast: .sum)
      }
    case .not(let operand):
      text += "not "
      add(operand, atLeast: .not)
    case .and(let operands): add(operands, joinedBy: " and ", .and, .not)
    case .or(let operands): add(operands, joinedBy: " or ", .or, .and)
    case .conditional(let condition, let then, let otherwise):
      text += "if "
      add(condition, atLeast: .whole)
      text += " then "
      add(then, atLeast: .whole)
      text += " else "
      add(otherwise, atLeast: .whole)
    case .function(let parameters, let body):
      text += parameters.count == 1 ? parameters[0].text : "(\(parameters.map { $0.text }.joined(separator: ", ")))"
      text += " -> "
      add(body, atLeast: .whole)
    case .call(let callee, let arguments):
      add(callee, atLeast: .postfix)
      add(arguments, between: "(", ")") { printer, argument in
        if let name = argument.name { printer.text += "\(name.text)=" }
        printer.add(argument.value, atLeast: .whole)
      }
    case .index(let base, let indices):
      add(base, atLeast: .postfix)
      add(indices, between: "[", "]") { $0.add($1) }
    case .member(let base, let name):
      add(base, atLeast: base.isNumber ? .bracketed : .postfix)  // `5.x` would be a number and a letter
      text += ".\(name.text)"
    case .invalid: text += "…"
    }
  }

  mutating func add(_ first: Expression, _ links: [Expression.Link]) {
    let isSum = links.first.map { $0.operation == .add || $0.operation == .subtract } ?? true
    add(first, atLeast: isSum ? .sum : .product)
    for link in links {
      text += " \(link.operation.rawValue) "
      add(link.operand, atLeast: isSum ? .product : .unary)
    }
  }

  mutating func add(
    _ operands: [Expression], joinedBy word: String, _ firstTightness: Tightness, _ tightness: Tightness
  ) {
    for (index, operand) in operands.enumerated() {
      if index > 0 { text += word }
      add(operand, atLeast: index == 0 ? firstTightness : tightness)
    }
  }

  mutating func add(_ index: Expression.Index) {
    switch index {
    case .at(let expression): add(expression, atLeast: .whole)
    case .slice(let start, let stop, let step, _):
      if let start { add(start, atLeast: .whole) }
      text += ":"
      if let stop { add(stop, atLeast: .whole) }
      guard let step else { return }
      text += ":"
      add(step, atLeast: .whole)
    }
  }

  mutating func add<Item>(
    _ items: [Item], between opener: String, _ closer: String, _ add: (inout SyntaxPrinter, Item) -> Void
  ) {
    text += opener
    for (index, item) in items.enumerated() {
      if index > 0 { text += ", " }
      add(&self, item)
    }
    text += closer
  }
}

private extension Expression {
  var isNumber: Bool {
    if case .number = kind { true } else { false }
  }

  var tightness: Tightness {
    switch kind {
    case .conditional, .function: .whole
    case .or: .or
    case .and: .and
    case .not: .not
    case .comparison: .comparison
    case .chain(_, let links):
      links.first.map { $0.operation == .add || $0.operation == .subtract } ?? true ? .sum : .product
    case .negated, .plus: .unary
    case .number(let value): value.isNegativeNumber ? .unary : .postfix
    case .power: .power
    case .text, .boolean, .name, .array, .call, .index, .member, .invalid: .postfix
    }
  }
}
