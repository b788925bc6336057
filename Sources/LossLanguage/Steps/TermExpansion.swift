/// Writes the sum over a vector as its terms: `sum([a, b] * log([c, d]))` as `a * log(c) + b * log(d)`.
struct TermExpansion {
  let library: Library

  /// Reductions of a vector that are written out.
  private static let sums: Set<String> = ["sum", "mean"]

  /// nil if there is no sum, or none that can be written out.
  func expanded(_ expression: Expression) -> Expression? {
    var found = false
    let result = expression.replacing { part in
      guard case .call(let callee, let arguments) = part.kind, case .name(let name) = callee.kind,
        Self.sums.contains(name), let argument = arguments.first, argument.name == nil, isPlain(arguments),
        let length = length(of: argument.value), length > 0
      else { return nil }
      var terms: [Expression] = []
      for index in 0..<length {
        guard let term = element(argument.value, index) else { return nil }
        terms.append(term)
      }
      found = true
      let total = Expression(
        .chain(terms[0], terms.dropFirst().map { .init(operation: .add, operand: $0) }), Span(0, 0))
      if name == "sum" { return total }
      return Expression(
        .chain(total, [.init(operation: .divide, operand: Expression(.number(Double(length)), Span(0, 0)))]), Span(0, 0)
      )
    }
    return found ? result : nil
  }

  /// Only the argument, or the last axis of a vector beside it.
  private func isPlain(_ arguments: [Expression.Argument]) -> Bool {
    arguments.dropFirst().allSatisfy { $0.name?.text == "axis" }
  }

  /// The length of a vector that is made elementwise of written arrays; nil for single numbers and anything else.
  private func length(of expression: Expression) -> Int? {
    switch expression.kind {
    case .array(let elements):
      return elements.contains { if case .array = $0.kind { true } else { false } } ? nil : elements.count
    case .negated(let part), .plus(let part): return length(of: part)
    case .chain(let first, let links):
      return length(of: first) ?? links.lazy.compactMap { length(of: $0.operand) }.first
    case .power(let base, let exponent): return length(of: base) ?? length(of: exponent)
    case .call(_, let arguments): return arguments.lazy.compactMap { length(of: $0.value) }.first
    default: return nil
    }
  }

  /// The expression of one element; nil where a function does not work element by element.
  private func element(_ expression: Expression, _ index: Int) -> Expression? {
    func with(_ kind: Expression.Kind) -> Expression { Expression(kind, expression.span) }
    switch expression.kind {
    case .number: return expression
    case .array(let elements):
      guard index < elements.count else { return nil }
      // The rows of a matrix are no elements.
      if case .array = elements[index].kind { return nil }
      return elements[index]
    case .negated(let part): return element(part, index).map { with(.negated($0)) }
    case .plus(let part): return element(part, index)
    case .power(let base, let exponent):
      guard let base = element(base, index), let exponent = element(exponent, index) else { return nil }
      return with(.power(base, exponent))
    case .chain(let first, let links):
      guard let first = element(first, index) else { return nil }
      var parts: [Expression.Link] = []
      for link in links {
        guard link.operation != .matrixProduct, let operand = element(link.operand, index) else { return nil }
        parts.append(.init(operation: link.operation, operand: operand))
      }
      return with(.chain(first, parts))
    case .call(let callee, let arguments):
      guard case .name(let name) = callee.kind, library.entry(named: name)?.group == .elementwise else { return nil }
      var parts: [Expression.Argument] = []
      for argument in arguments {
        guard let value = element(argument.value, index) else { return nil }
        parts.append(.init(name: argument.name, value: value))
      }
      return with(.call(callee, parts))
    default: return nil
    }
  }
}

extension Expression {
  /// Without terms that a factor of zero makes zero; 0 if none is left.
  var withoutZeroTerms: Expression {
    replacing { part in
      guard case .chain(let first, let links) = part.kind,
        links.allSatisfy({ $0.operation == .add || $0.operation == .subtract })
      else { return nil }
      var kept: [Expression] = first.isZeroTerm ? [] : [first]
      for link in links where !link.operand.isZeroTerm {
        kept.append(
          link.operation == .add ? link.operand : Expression(.negated(link.operand), link.operand.span))
      }
      guard kept.count < links.count + 1 else { return nil }
      guard let head = kept.first else { return Expression(.number(0), span) }
      if kept.count == 1 { return head }
      return Expression(.chain(head, kept.dropFirst().map { .init(operation: .add, operand: $0) }), span)
    }
  }

  private var isZeroTerm: Bool {
    switch kind {
    case .negated(let part): part.isZeroTerm
    case .chain(let first, let links) where links.allSatisfy { $0.operation == .multiply || $0.operation == .divide }:
      first.isZeroTerm && links.allSatisfy { $0.operation == .multiply }
        || links.contains { $0.operation == .multiply && $0.operand.isZeroTerm }
    default: plainNumber == 0
    }
  }

  /// The value of a sum or difference of written numbers.
  private var plainNumber: Double? {
    switch kind {
    case .number(let number): return number
    case .negated(let part): return part.plainNumber.map { -$0 }
    case .chain(let first, let links):
      guard var total = first.plainNumber else { return nil }
      for link in links {
        guard let number = link.operand.plainNumber else { return nil }
        switch link.operation {
        case .add: total += number
        case .subtract: total -= number
        default: return nil
        }
      }
      return total
    default: return nil
    }
  }
}
