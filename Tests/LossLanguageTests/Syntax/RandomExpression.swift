import TestSupport

@testable import LossLanguage

/// Random trees, as deep as asked for; every kind of expression occurs, in every place that takes one.
struct RandomExpression {
  var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func next(depth: Int) -> Expression { Expression(kind(depth), Span(0, 0)) }
}

private extension RandomExpression {
  mutating func kind(_ depth: Int) -> Expression.Kind {
    guard depth > 0 else { return leaf() }
    func choice<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &generator)] }
    switch Int.random(in: 0..<16, using: &generator) {
    case 0: return .array(expressions(0...3, depth))
    case 1: return .negated(next(depth: depth - 1))
    case 2: return .plus(next(depth: depth - 1))
    case 3: return .chain(next(depth: depth - 1), links([.add, .subtract], depth))
    case 4: return .chain(next(depth: depth - 1), links([.multiply, .divide, .matrixProduct, .remainder], depth))
    case 5: return .power(next(depth: depth - 1), next(depth: depth - 1))
    case 6:
      let operators: [ComparisonOperator] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
      return .comparison(
        next(depth: depth - 1),
        expressions(1...2, depth).map { Expression.ComparisonLink(comparison: choice(operators), operand: $0) })
    case 7: return .not(next(depth: depth - 1))
    case 8: return .and(expressions(2...3, depth))
    case 9: return .or(expressions(2...3, depth))
    case 10:
      return .conditional(
        condition: next(depth: depth - 1), then: next(depth: depth - 1), else: next(depth: depth - 1))
    case 11:
      let names = ["x", "y", "θ"].prefix(Int.random(in: 1...3, using: &generator))
      return .function(parameters: names.map { Name($0, Span(0, 0)) }, body: next(depth: depth - 1))
    case 12:
      return .call(
        next(depth: depth - 1),
        expressions(0...3, depth).map { value in
          Expression.Argument(name: choice([nil, Name("if", Span(0, 0)), Name("k", Span(0, 0))]), value: value)
        })
    case 13:
      return .index(next(depth: depth - 1), expressions(1...2, depth).map { .at($0) } + [slice(depth)])
    case 14: return .member(next(depth: depth - 1), Name(choice(["x", "then", "p₁"]), Span(0, 0)))
    default: return leaf()
    }
  }

  mutating func leaf() -> Expression.Kind {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return .text("a \"b\"\\\n\u{7}≈")
    case 1: return .boolean(Bool.random(using: &generator))
    case 2: return .number(Double.random(in: -10...10, using: &generator))
    case 3: return .number(Double(Int.random(in: 0...3, using: &generator)))
    case 4:
      return .number([.infinity, .nan, -.infinity, 1e300, 5.0e-7, -0.0][Int.random(in: 0..<6, using: &generator)])
    default: return .name(["x", "ŷ", "pi", "library"][Int.random(in: 0..<4, using: &generator)])
    }
  }

  mutating func expressions(_ count: ClosedRange<Int>, _ depth: Int) -> [Expression] {
    (0..<Int.random(in: count, using: &generator)).map { _ in next(depth: depth - 1) }
  }

  mutating func links(_ operators: [ArithmeticOperator], _ depth: Int) -> [Expression.Link] {
    expressions(1...3, depth).map { operand in
      Expression.Link(
        operation: operators[Int.random(in: 0..<operators.count, using: &generator)], operand: operand)
    }
  }

  mutating func slice(_ depth: Int) -> Expression.Index {
    let bounds = (0..<3).map { _ in Bool.random(using: &generator) ? next(depth: depth - 1) : nil }
    return .slice(start: bounds[0], stop: bounds[1], step: bounds[2], Span(0, 0))
  }
}
