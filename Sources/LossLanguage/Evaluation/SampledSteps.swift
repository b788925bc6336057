internal import LossCore

/// What an expression does with its variable, as work on arrays: recorded while it is evaluated at many places for the
/// first time, so that at other places nothing is done but the arithmetic.
struct SampledSteps {
  fileprivate var steps: [Step] = []
  var result = Operand.variable

  fileprivate struct Step {
    let operands: [Operand]
    let work: Work
  }

  enum Operand {
    case variable
    case constant(Value)
    /// What the step of this number gave.
    case step(Int)

    fileprivate func value(_ variable: Value, _ values: [Value]) -> Value {
      switch self {
      case .variable: variable
      case .constant(let value): value
      case .step(let number): values[number]
      }
    }
  }

  enum Work {
    /// Numbers, which have been looked at once, and the unit of what they give.
    case arithmetic(SampledArithmetic, unit: Unit?)
    case evaluation((inout Evaluator, [Value]) throws(Diagnostic) -> Value)
  }

  /// What the step gives.
  mutating func add(_ work: Work, of parts: [Sampled]) -> Operand {
    steps.append(Step(operands: parts.map { $0.origin }, work: work))
    return .step(steps.count - 1)
  }
}

/// Arithmetic on numbers that stand place by place.
enum SampledArithmetic {
  case unary(UnaryFunction)
  /// From left to right.
  case chain([BinaryFunction])
  /// The number itself, which must not lie outside.
  case within(ClosedRange<Double>)

  /// nil where an operand is not numbers, or not such as it must be.
  func value(of operand: (Int) -> Tensor<Double>?) -> Tensor<Double>? {
    guard var result = operand(0) else { return nil }
    switch self {
    case .unary(let function): return function.mapped(result)
    case .within(let range): return result.firstPlace(outside: range, .alone) == nil ? result : nil
    case .chain(let functions):
      for (index, function) in functions.enumerated() {
        guard let right = operand(index + 1), let next = function.combined(result, right) else { return nil }
        result = next
      }
      return result
    }
  }
}

/// A value at many places of a variable: the same at all of them, or a vector with an element for each.
struct Sampled {
  let value: Value
  let origin: SampledSteps.Operand

  init(_ value: Value) {
    self.init(value, .constant(value))
  }

  init(_ value: Value, _ origin: SampledSteps.Operand) {
    self.value = value
    self.origin = origin
  }

  var varies: Bool { if case .constant = origin { false } else { true } }
}

/// The slots of a function, or of a plot's expression, at many places.
struct SampledFrame {
  let source: Source
  let count: Int
  var slots: [Sampled]

  /// For what does not look at the slots that vary.
  var constant: Evaluator.Frame { Evaluator.Frame(source: source, slots: slots.map { $0.value }) }
}

extension Evaluator {
  /// What recorded steps give at other places; nil where one of them has something to report.
  mutating func value(of known: SampledSteps, at variable: Value, _ source: Source) -> Value? {
    var values: [Value] = []
    values.reserveCapacity(known.steps.count)
    for step in known.steps {
      let result: Value?
      switch step.work {
      case .arithmetic(let arithmetic, let unit):
        let tensor = arithmetic.value { step.operands[$0].value(variable, values).asNumbers?.tensor }
        result = tensor.map { .numbers(Numbers($0, unit: unit)) }
      case .evaluation(let body):
        result = try? body(&self, step.operands.map { $0.value(variable, values) })
      }
      guard let result, result.shape == variable.shape, (try? count(32 + result.work, Span(0, 0), source)) != nil else {
        return nil
      }
      values.append(result)
    }
    return known.result.value(variable, values)
  }
}
