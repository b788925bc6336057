internal import LossCore

/// Writes down how a value comes about: the definition behind a name, the formula of the function, the numbers put in,
/// the terms of a sum, the zero ones dropped, the value.
struct StepWriter {
  /// The scopes in which names are looked up, the innermost first.
  let names: [Names]
  let library: Library
  let digits: Int
  /// Evaluates an expression that was made here, for partial values.
  let evaluate: (Expression) -> Value?

  func steps(of expression: Expression, _ value: Value) -> WorkedSteps {
    var lines: [WorkedSteps.Line] = []
    func add(_ expression: Expression, _ remark: String) {
      let text = expression.printed(number: spelling)
      if text != lines.last?.text, text.utf8.count <= 400 { lines.append(.init(text, remark: remark)) }
    }
    add(expression, "")
    var current = expression
    while let definition = definition(of: current) {
      current = definition
      add(current, "by definition")
    }
    if let formula = formula(of: current) {
      add(formula, "the formula")
      current = formula
    }
    current = numbersPutIn(current)
    add(current, "the numbers put in")
    if let terms = TermExpansion(library: library).expanded(current) {
      add(terms, "term by term")
      current = terms
      let kept = current.withoutZeroTerms
      add(kept, "terms of zero dropped")
      current = kept
      add(current.replacing(partialValue), "each term")
    }
    let result = value.text(digits: digits)
    if lines.last?.text != result { lines.append(.init(result, remark: "the value")) }
    return WorkedSteps(lines: lines)
  }

  // MARK: Definitions and formulas

  private func definition(of expression: Expression) -> Expression? {
    switch expression.kind {
    case .name(let name): names.lazy.compactMap { $0.definition(of: name) }.first
    case .member(let base, let name):
      if case .name(let scope) = base.kind, case .scope(let inner)? = names.lazy.compactMap({ $0[scope] }).first?.state {
        inner.definition(of: name.text)
      } else {
        nil
      }
    default: nil
    }
  }

  /// The body of the function that is called, its parameters replaced by the arguments, choices made where the
  /// arguments decide them.
  private func formula(of expression: Expression) -> Expression? {
    guard case .call(let callee, let arguments) = expression.kind, case .name(let name) = callee.kind,
      let (parameters, body, bindings) = function(named: name)
    else { return nil }
    var values: [String: Expression] = [:]
    var position = 0
    for parameter in parameters {
      if let defaultValue = parameter.defaultValue { values[parameter.name.text] = defaultValue }
    }
    for argument in arguments {
      if let name = argument.name {
        values[name.text] = argument.value
      } else if position < parameters.count {
        values[parameters[position].name.text] = argument.value
        position += 1
      }
    }
    func filled(_ part: Expression) -> Expression {
      part.replacing { piece in
        if case .name(let name) = piece.kind { return values[name] }
        return nil
      }
    }
    for binding in bindings { values[binding.name.text] = filled(binding.value) }
    return filled(body).replacing(decided).simplified
  }

  private func function(named name: String) -> ([Parameter], Expression, [Binding])? {
    for scope in names where scope[name] != nil { return scope.function(named: name) }
    guard let text = library.entry(named: name)?.definition else { return nil }
    guard case .function(_, let parameters, let body, let bindings)? =
      parseStatements(Source(file: Library.file, text: text)).statements.first?.kind
    else { return nil }
    return (parameters, body, bindings)
  }

  /// A conditional whose condition is written out as true or false.
  private func decided(_ expression: Expression) -> Expression? {
    guard case .conditional(let condition, let then, let other) = expression.kind,
      case .boolean(let choice) = condition.kind
    else { return nil }
    return (choice ? then : other).replacing(decided)
  }

  // MARK: Numbers

  private func numbersPutIn(_ expression: Expression) -> Expression {
    expression.replacing { part in
      switch part.kind {
      case .name, .member, .index:
        guard let value = evaluate(part) else { return nil }
        return value.literal
      default: return nil
      }
    }
  }

  /// Functions of plain numbers, computed.
  private func partialValue(_ expression: Expression) -> Expression? {
    guard case .call = expression.kind, case .numbers(let numbers)? = evaluate(expression),
      let number = numbers.tensor.scalar
    else { return nil }
    return Expression(number < 0 ? .negated(Expression(.number(-number), Span(0, 0))) : .number(number), Span(0, 0))
  }

  /// As the author would write it: short decimals in full, long ones at the digits shown.
  private func spelling(_ number: Double) -> String {
    let shortest = NumberFormat.shortest(number)
    return shortest.utf8.count <= 8 ? shortest : NumberFormat(digits: digits).text(number)
  }
}

extension Value {
  /// The value as an expression if it is small enough to be read; nil otherwise.
  fileprivate var literal: Expression? {
    guard let numbers = asNumbers, numbers.tensor.count <= 12, numbers.tensor.rank <= 2 else { return nil }
    func literal(_ number: Double) -> Expression {
      let size = Expression(.number(number.magnitude), Span(0, 0))
      return number < 0 ? Expression(.negated(size), Span(0, 0)) : size
    }
    let elements = numbers.tensor.elements.map(literal)
    switch numbers.tensor.rank {
    case 0: return elements[0]
    case 1: return Expression(.array(elements), Span(0, 0))
    default:
      let width = numbers.tensor.shape[1]
      if width == 0 { return nil }
      return Expression(
        .array(stride(from: 0, to: elements.count, by: width).map { start in
          Expression(.array(Array(elements[start..<(start + width)])), Span(0, 0))
        }), Span(0, 0))
    }
  }
}
