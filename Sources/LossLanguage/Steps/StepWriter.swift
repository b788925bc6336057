internal import LossCore

/// Writes down how a value comes about: the definition behind a name, the formula of the function, the numbers put in,
/// the terms of a sum, the zero ones dropped, the value. Of long arrays and sums it shows the ends.
struct StepWriter {
  /// The scopes in which names are looked up, the innermost first.
  let names: [Names]
  let library: Library
  let digits: Int
  /// Evaluates an expression that was made here, for partial values.
  let evaluate: (Expression) -> Value?

  func steps(of expression: Expression, _ value: Value) -> WorkedSteps {
    var lines: [WorkedSteps.Line] = []
    var arguments: [String: Expression] = [:]
    func add(_ expression: Expression, _ remark: String) {
      let text = expression.printed(number: spelling)
      guard text != lines.last?.text, text.utf8.count <= 400 else { return }
      lines.append(.init(text, remark: remark, arrays: arrays(in: expression, arguments)))
    }
    add(expression, "")
    var current = expression
    while let definition = definition(of: current) {
      current = definition
      add(current, "by definition")
    }
    if let formula = formula(of: current) {
      arguments = formula.arguments
      current = formula.body
      add(current, "the formula")
    }
    current = numbersPutIn(current, arguments).replacing(decided)
    add(current.shortened, "the numbers put in")
    if let terms = TermExpansion(library: library).expanded(current) {
      current = terms
      add(current.shortened, "term by term")
    }
    // What is left out is still there to be dropped: a one at the end of many zeros is the only term.
    current = current.withoutZeroTerms.shortened
    add(current, "terms of zero dropped")
    if !current.convertsUnit { add(current.mappingParts { $0.replacing(partialValue) }, "each part") }
    let result = value.text(digits: digits)
    if lines.last?.text != result { lines.append(.init(result, remark: "the value")) }
    return WorkedSteps(lines: lines)
  }

  /// The names in an expression whose values are arrays.
  private func arrays(in expression: Expression, _ arguments: [String: Expression]) -> Set<String> {
    expression.names.filter { name in
      let value = evaluate(arguments[name] ?? Expression(.name(name), expression.span))
      return value?.asNumbers.map { $0.tensor.rank > 0 } ?? false
    }
  }

  // MARK: Definitions and formulas

  private func definition(of expression: Expression) -> Expression? {
    switch expression.kind {
    case .name(let name): names.lazy.compactMap { $0.definition(of: name) }.first
    case .member(let base, let name):
      if case .name(let scope) = base.kind, case .scope(let inner)? = names.lazy.compactMap({ $0[scope] }).first?.state
      {
        inner.definition(of: name.text)
      } else {
        nil
      }
    default: nil
    }
  }

  /// The body of the function that is called, options filled in and choices made where they decide them; what is given
  /// by position keeps its name, and `arguments` says what stands behind it.
  private func formula(of expression: Expression) -> (body: Expression, arguments: [String: Expression])? {
    guard case .call(let callee, let given) = expression.kind, case .name(let name) = callee.kind,
      let (parameters, body, bindings) = function(named: name)
    else { return nil }
    var options: [String: Expression] = [:]
    var arguments: [String: Expression] = [:]
    for parameter in parameters { options[parameter.name.text] = parameter.defaultValue }
    let positional = parameters.filter { $0.defaultValue == nil }.map { $0.name.text }
    var position = 0
    for argument in given {
      if let name = argument.name?.text {
        if options[name] != nil { options[name] = argument.value } else { arguments[name] = argument.value }
      } else if position < positional.count {
        arguments[positional[position]] = asSeen(argument.value, by: name, at: position)
        position += 1
      }
    }
    func filled(_ part: Expression) -> Expression {
      part.replacing { piece in
        if case .name(let name) = piece.kind { return options[name] }
        return nil
      }
    }
    for binding in bindings { options[binding.name.text] = filled(binding.value) }
    let each = filled(body).replacing(chosen).simplified
    guard let reduced = reduced(each, callee: name, given, arguments) else { return nil }
    return (reduced, arguments)
  }

  /// Labels 0 and 1 as the -1 and 1 that the margin losses of the library make of them.
  private func asSeen(_ argument: Expression, by callee: String, at position: Int) -> Expression {
    guard let rules = measure(named: callee)?.rules, rules.arguments.indices.contains(position) else { return argument }
    switch rules.arguments[position] {
    case .sign, .rowSign: break
    default: return argument
    }
    guard let labels = evaluate(argument)?.asNumbers?.tensor, labels.elements.contains(0) else { return argument }
    return Value.numbers(Numbers(labels.mapped { $0 == 0 ? -1 : $0 })).literal ?? argument
  }

  /// A loss or an information measure of the library, unless the notebook has a function of that name.
  private func measure(named name: String) -> Measure? {
    guard case .function(let function)? = library.value(named: name), case .measure(let measure) = function.body,
      !names.contains(where: { $0[name] != nil })
    else { return nil }
    return measure
  }

  /// With the mean or the sum around a loss that gives several numbers; nil where weights come into it, which the plain
  /// formula does not show.
  private func reduced(
    _ each: Expression, callee: String, _ given: [Expression.Argument], _ arguments: [String: Expression]
  ) -> Expression? {
    guard let measure = measure(named: callee) else { return each }
    for argument in given {
      if let name = argument.name?.text, ["weight", "class_weight", "ignore", "clip"].contains(name) { return nil }
    }
    guard measure.rules.granularity != nil, let value = evaluate(numbersPutIn(each, arguments)) else { return each }
    guard value.shape != [] else { return each }
    var reduction = "mean"
    if let chosen = given.first(where: { $0.name?.text == "reduction" }) {
      guard case .text(let text) = chosen.value.kind else { return nil }
      reduction = text
    }
    guard reduction == "mean" || reduction == "sum" else { return each }
    return Expression(
      .call(Expression(.name(reduction), each.span), [.init(name: nil, value: each)]), each.span)
  }

  private func function(named name: String) -> ([Parameter], Expression, [Binding])? {
    for scope in names where scope[name] != nil { return scope.function(named: name) }
    guard let text = library.entry(named: name)?.definition else { return nil }
    guard
      case .function(_, let parameters, let body, let bindings)? =
        parseStatements(Source(file: Library.file, text: text)).statements.first?.kind
    else { return nil }
    return (parameters, body, bindings)
  }

  /// The branch of a conditional whose condition is written out as true or false.
  private func chosen(_ expression: Expression) -> Expression? {
    guard case .conditional(let condition, let then, let other) = expression.kind,
      case .boolean(let choice) = condition.kind
    else { return nil }
    return (choice ? then : other).replacing(chosen)
  }

  /// The branch of a conditional about plain numbers.
  private func decided(_ expression: Expression) -> Expression? {
    guard case .conditional(let condition, let then, let other) = expression.kind,
      case .booleans(let truth)? = evaluate(condition), let choice = truth.scalar
    else { return nil }
    return (choice ? then : other).replacing(decided)
  }

  // MARK: Numbers

  private func numbersPutIn(_ expression: Expression, _ arguments: [String: Expression]) -> Expression {
    expression.replacing { part in
      switch part.kind {
      case .name(let name) where arguments[name] != nil:
        return arguments[name].map { evaluate($0)?.literal ?? $0 }
      case .name, .member, .index:
        let given = part.replacing { piece in
          if case .name(let name) = piece.kind { return arguments[name] }
          return nil
        }
        return evaluate(given)?.literal
      default: return nil
      }
    }
  }

  /// Functions and operations of plain numbers, computed.
  private func partialValue(_ expression: Expression) -> Expression? {
    switch expression.kind {
    case .call, .chain, .power, .negated: if expression.isShortened { return nil }
    default: return nil
    }
    // A product of a factor and a function keeps its factor to be seen: `0.2 * -1.609`.
    if case .chain(_, let links) = expression.kind, expression.containsCall,
      links[0].operation != .subtract || links.count > 1
    {
      return nil
    }
    guard case .numbers(let numbers)? = evaluate(expression), let number = numbers.tensor.scalar else { return nil }
    return Value.number(number).literal
  }

  /// As the author would write it: short decimals in full, long ones at the digits shown.
  private func spelling(_ number: Double) -> String {
    let shortest = NumberFormat.shortest(number)
    return shortest.utf8.count <= 8 ? shortest : NumberFormat(digits: digits).text(number)
  }
}

extension Expression {
  /// Whether it needs the unit of its argument, which a written number does not have.
  fileprivate var convertsUnit: Bool {
    guard case .call(let callee, _) = kind, case .name(let name) = callee.kind else { return false }
    return name == "in_bits" || name == "in_nats"
  }

  /// Whether a function is called in it.
  fileprivate var containsCall: Bool {
    var found = false
    _ = replacing { part in
      if case .call = part.kind { found = true }
      return nil
    }
    return found
  }
}

extension Value {
  /// The value as an expression; nil of what is too large to be written down, or has rows too long to be read.
  fileprivate var literal: Expression? {
    guard let numbers = asNumbers, numbers.tensor.rank <= 2 else { return nil }
    guard numbers.tensor.count <= (numbers.tensor.rank == 1 ? 1000 : 12) else { return nil }
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
        .array(
          stride(from: 0, to: elements.count, by: width).map { start in
            Expression(.array(Array(elements[start..<(start + width)])), Span(0, 0))
          }), Span(0, 0))
    }
  }
}
