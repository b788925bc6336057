extension Expression {
  /// As one would write the formula by hand: `xlogy(x, y)` as a product with a logarithm, factors of one and added zeros
  /// left out. Its value is the same, except that a written `0 * log(0)` stands for the 0 that it counts as.
  package var simplified: Expression {
    let inner = mappingParts { $0.simplified }
    return inner.rewritten ?? inner
  }

  private var rewritten: Expression? {
    switch kind {
    case .call(let callee, let arguments):
      guard case .name(let name) = callee.kind else { return nil }
      return rewrittenCall(name, arguments)
    case .chain(let first, let links):
      guard let operation = links.first?.operation else { return nil }
      return operation == .add || operation == .subtract ? rewrittenSum(first, links) : rewrittenProduct(first, links)
    case .negated(let part):
      if case .number(0) = part.kind { return part }
      return nil
    default: return nil
    }
  }

  private func rewrittenCall(_ name: String, _ arguments: [Argument]) -> Expression? {
    let plain = arguments.filter { $0.name == nil }.map { $0.value }
    let base = arguments.first { $0.name?.text == "base" }?.value
    switch (name, plain.count) {
    case ("xlogy", 2): return product(plain[0], logarithm(of: plain[1], base: base)).simplifiedOnce
    case ("xtimes", 2): return product(plain[0], plain[1]).simplifiedOnce
    case ("xlog1py", 2):
      let sum: Expression
      if case .negated(let part) = plain[1].kind {
        sum = made(.chain(made(.number(1)), [.init(operation: .subtract, operand: part)]))
      } else {
        sum = made(.chain(made(.number(1)), [.init(operation: .add, operand: plain[1])]))
      }
      return product(plain[0], logarithm(of: sum, base: base)).simplifiedOnce
    case ("log", 1):
      if let base { return logarithm(of: plain[0], base: base) }
      if case .name("e") = plain[0].kind { return made(.number(1)) }
      return nil
    default: return nil
    }
  }

  private var simplifiedOnce: Expression { rewritten ?? self }

  /// `log(x)`, `log2(x)`, or `log(x, base=b)`
  private func logarithm(of x: Expression, base: Expression?) -> Expression {
    func call(_ name: String, _ arguments: [Argument]) -> Expression { made(.call(made(.name(name)), arguments)) }
    let argument = Argument(name: nil, value: x)
    switch base?.kind {
    case nil, .name("e"): return call("log", [argument])
    case .number(2): return call("log2", [argument])
    case .number(10): return call("log10", [argument])
    default: return call("log", [argument, Argument(name: Name("base", span), value: base ?? x)])
    }
  }

  private func product(_ a: Expression, _ b: Expression) -> Expression {
    made(.chain(a, [.init(operation: .multiply, operand: b)]))
  }

  private func rewrittenSum(_ first: Expression, _ links: [Link]) -> Expression? {
    let kept = links.filter { !$0.operand.isNumber(0) }
    if first.isNumber(0), let head = kept.first, head.operation == .add {
      return kept.count == 1 ? head.operand : made(.chain(head.operand, Array(kept.dropFirst())))
    }
    if case .number(let number) = first.kind, kept.count == 1, case .number(let other) = kept[0].operand.kind {
      return made(.number(kept[0].operation == .add ? number + other : number - other))
    }
    guard kept.count < links.count else { return nil }
    return kept.isEmpty ? first : made(.chain(first, kept))
  }

  private func rewrittenProduct(_ first: Expression, _ links: [Link]) -> Expression? {
    guard !links.contains(where: { $0.operation == .matrixProduct || $0.operation == .remainder }) else { return nil }
    if first.isNumber(0), links.allSatisfy({ $0.operation == .divide }) { return first }
    var kept = links.filter { !$0.operand.isNumber(1) }
    if first.isNumber(1), let head = kept.first, head.operation == .multiply {
      kept.removeFirst()
      return kept.isEmpty ? head.operand : made(.chain(head.operand, kept))
    }
    guard kept.count < links.count else { return nil }
    return kept.isEmpty ? first : made(.chain(first, kept))
  }

  private func isNumber(_ value: Double) -> Bool {
    if case .number(value) = kind { true } else { false }
  }

  private func made(_ kind: Kind) -> Expression { Expression(kind, span) }
}
