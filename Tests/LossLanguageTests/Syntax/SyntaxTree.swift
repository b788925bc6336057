@testable import LossLanguage

/// An expression with a pair of parentheses around each operation: `1 + 2 * 3` is `(1 + (2 * 3))`.
func tree(_ expression: Expression) -> String {
  switch expression.kind {
  case .number(let value): NumberFormat.shortest(value)
  case .text(let text): quotedText(text)
  case .boolean(let value): value ? "true" : "false"
  case .name(let name): name
  case .array(let elements): "[\(elements.map(tree).joined(separator: ", "))]"
  case .negated(let operand): "(-\(tree(operand)))"
  case .plus(let operand): "(+\(tree(operand)))"
  case .chain(let first, let links):
    "(\(tree(first))\(links.map { " \($0.operation.rawValue) \(tree($0.operand))" }.joined()))"
  case .power(let base, let exponent): "(\(tree(base))^\(tree(exponent)))"
  case .comparison(let first, let links):
    "(\(tree(first))\(links.map { " \($0.comparison.rawValue) \(tree($0.operand))" }.joined()))"
  case .not(let operand): "(not \(tree(operand)))"
  case .and(let operands): "(\(operands.map(tree).joined(separator: " and ")))"
  case .or(let operands): "(\(operands.map(tree).joined(separator: " or ")))"
  case .conditional(let condition, let then, let otherwise):
    "(if \(tree(condition)) then \(tree(then)) else \(tree(otherwise)))"
  case .function(let parameters, let body): "(\(parameters.map(\.text).joined(separator: ", ")) -> \(tree(body)))"
  case .call(let callee, let arguments):
    "\(tree(callee))(\(arguments.map(tree).joined(separator: ", ")))"
  case .index(let base, let indices): "\(tree(base))[\(indices.map(tree).joined(separator: ", "))]"
  case .member(let base, let name): "\(tree(base)).\(name.text)"
  case .invalid: "<invalid>"
  }
}

/// A statement with its kind in front.
func tree(_ statement: Statement) -> String {
  switch statement.kind {
  case .definition(let name, let value, let bindings): "define \(name.text) = \(tree(value))\(tree(bindings))"
  case .function(let name, let parameters, let body, let bindings):
    "define \(name.text)\(parameters.printed) = \(tree(body))\(tree(bindings))"
  case .value(let expression): "value \(tree(expression))"
  case .claim(let claim): "claim \(tree(claim))"
  case .check(let condition): "check \(tree(condition))"
  case .refute(let condition): "refute \(tree(condition))"
  case .input(let input): "input \(tree(input))"
  case .steps(let expression): "steps \(tree(expression))"
  case .formula(let name): "formula \(name.text)"
  }
}

func tree(_ claim: Claim) -> String {
  "\(tree(claim.expression)) \(claim.relation.rawValue) \(tree(claim.literal))"
}

/// The statements of a program, a line each; what is wrong in it is expected to be nothing.
func trees(_ program: String) -> [String] {
  let (statements, diagnostics) = parseStatements(Source(file: "a.md", text: program))
  return statements.map(tree) + diagnostics.map { "\($0.code.rawValue): \($0.message)" }
}

private func tree(_ argument: Expression.Argument) -> String {
  (argument.name.map { "\($0.text)=" } ?? "") + tree(argument.value)
}

private func tree(_ index: Expression.Index) -> String {
  switch index {
  case .at(let expression): tree(expression)
  case .slice(let start, let stop, let step, _):
    "\(start.map(tree) ?? ""):\(stop.map(tree) ?? "")\(step.map { ":" + tree($0) } ?? "")"
  }
}

private func tree(_ bindings: [Binding]) -> String {
  bindings.isEmpty ? "" : " where " + bindings.map { "\($0.name.text) = \(tree($0.value))" }.joined(separator: ", ")
}

private func tree(_ condition: Condition) -> String {
  switch condition {
  case .holds(let expression): tree(expression)
  case .close(let a, let b, let tolerance): "\(tree(a)) ≈ \(tree(b))\(tolerance.map { " ± \(tree($0))" } ?? "")"
  }
}

private func tree(_ input: Input) -> String {
  let control =
    switch input.control {
    case .slider(let low, let high, let step):
      " from \(tree(low)) to \(tree(high))\(step.map { " step \(tree($0))" } ?? "")"
    case .choice(let values): " in \(tree(values))"
    case .toggle: ""
    }
  return "\(input.name.text) = \(tree(input.value))\(control)\(input.label.map { " " + quotedText($0) } ?? "")"
}

private func tree(_ literal: ClaimLiteral) -> String {
  tree(literal.value) + (literal.tolerance.map { " ± " + tree(.numeral($0)) } ?? "")
    + (literal.unit.map { " \($0.rawValue)" } ?? "")
}

/// Numbers as digits and exponent: `0.50` is `050e-2`, an exact `1` is `1!`.
private func tree(_ element: ClaimLiteral.Element) -> String {
  switch element {
  case .numeral(let numeral):
    (numeral.isNegative ? "-" : "") + numeral.digits.map(String.init).joined()
      + (numeral.hasPointOrExponent ? "e\(numeral.exponent)" : "!") + (numeral.isPercentage ? "%" : "")
  case .infinity(let isNegative): isNegative ? "-inf" : "inf"
  case .nan: "nan"
  case .boolean(let value): value ? "true" : "false"
  case .text(let text): quotedText(text)
  case .array(let elements): "[\(elements.map(tree).joined(separator: ", "))]"
  case .unfilled(let decimals, let isPercentage): "?\(decimals.map { "\($0)" } ?? "")\(isPercentage ? "%" : "")"
  }
}
