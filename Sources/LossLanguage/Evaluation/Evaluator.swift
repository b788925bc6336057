internal import LossCore

/// Walks resolved expressions. One evaluator serves one notebook: it counts what the notebook uses up.
package struct Evaluator {
  let limits: Limits
  private(set) var steps: Int64 = 0
  /// What was doubtful on the way; taken by whoever runs the statement.
  var warnings: [Diagnostic] = []
  private var depth = 0
  private var callDepth = 0

  /// Nested evaluations, calls and operands together: what the stack must hold on every platform.
  private static let maximumDepth = 1200

  init(limits: Limits) {
    self.limits = limits
  }

  /// The slots of a function (or of a statement) and the text that its nodes' spans refer to.
  struct Frame {
    let source: Source
    var slots: [Value] = []
  }

  // MARK: Expressions

  mutating func evaluate(_ node: Node, _ frame: borrowing Frame) throws(Diagnostic) -> Value {
    switch node.kind {
    case .constant(let value): return value
    case .local(let slot): return frame.slots[slot]
    default: break
    }
    try count(32, node.span, frame.source)
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth {
      throw .callLimit(limits.calls, frame.source.region(node.span))
    }
    let value = try compute(node, frame)
    if case .numbers(let numbers) = value { try count(Int64(numbers.tensor.count), node.span, frame.source) }
    return value
  }

  private mutating func compute(_ node: Node, _ frame: borrowing Frame) throws(Diagnostic) -> Value {
    switch node.kind {
    case .constant(let value): return value
    case .local(let slot): return frame.slots[slot]
    case .array(let elements): return try array(elements, node.span, frame)
    case .negated(let operand):
      let x = try numbers(operand, frame, "negated")
      return .numbers(Numbers(UnaryFunction.negate.mapped(x.tensor), unit: x.unit))
    case .plus(let operand):
      let x = try numbers(operand, frame, "a number")
      return .numbers(Numbers(x.tensor, unit: x.unit))
    case .chain(let first, let links): return try chain(first, links, frame)
    case .power(let base, let exponent):
      let operands = Operands(
        left: try evaluate(base, frame), leftSpan: base.span, right: try evaluate(exponent, frame),
        rightSpan: exponent.span, source: frame.source)
      return try operands.power()
    case .comparison(let first, let links): return try comparison(first, links, frame)
    case .not(let operand):
      return .booleans(try condition(operand, frame).mapped { !$0 })
    case .and(let operands): return try logical(operands, stopsAt: false, frame) { $0 && $1 }
    case .or(let operands): return try logical(operands, stopsAt: true, frame) { $0 || $1 }
    case .conditional(let test, let then, let other): return try conditional(test, then, other, frame)
    case .function(let signature, let code, let captures):
      var captured: [Value] = []
      for slot in captures { captured.append(frame.slots[slot]) }
      return .function(Function(signature, .code(code, captured: captured)))
    case .call(let function, let bound): return try call(function, bound, node.span, frame)
    case .dynamicCall(let callee, let arguments): return try dynamicCall(callee, arguments, node.span, frame)
    case .index(let base, let indices): return try index(base, indices, node.span, frame)
    case .member(let base, let name): return try member(base, name, frame)
    }
  }

  private mutating func array(_ elements: [Node], _ span: Span, _ frame: borrowing Frame) throws(Diagnostic) -> Value {
    var values: [Value] = []
    var total: Int64 = 0
    for element in elements {
      let value = try evaluate(element, frame)
      total += Int64(value.elementCount)
      if total > limits.elements { throw .elementLimit(limits.elements, frame.source.region(span)) }
      values.append(value)
    }
    return try stack(values, spans: elements.map { $0.span }, in: frame.source, span)
  }

  /// `a + b - c`, `a * b / c`: from left to right.
  private mutating func chain(
    _ first: Node, _ links: [Node.Link], _ frame: borrowing Frame
  ) throws(Diagnostic) -> Value {
    var value = try evaluate(first, frame)
    for link in links {
      let operands = Operands(
        left: value, leftSpan: Span(first.span.start, first.span.end), right: try evaluate(link.operand, frame),
        rightSpan: link.operand.span, source: frame.source)
      value = try operands.combined(link.operation)
      try count(Int64(value.elementCount), link.operand.span, frame.source)
    }
    return value
  }

  private mutating func comparison(
    _ first: Node, _ links: [Node.ComparisonLink], _ frame: borrowing Frame
  ) throws(Diagnostic) -> Value {
    var left = try evaluate(first, frame)
    var leftSpan = first.span
    var result: Tensor<Bool>?
    for link in links {
      let right = try evaluate(link.operand, frame)
      let operands = Operands(
        left: left, leftSpan: leftSpan, right: right, rightSpan: link.operand.span, source: frame.source)
      let next = try operands.compared(link.comparison)
      if let earlier = result {
        guard let both = earlier.combined(with: next, { $0 && $1 }) else { throw operands.shapeMismatch() }
        result = both
      } else {
        result = next
      }
      left = right
      leftSpan = link.operand.span
    }
    return .booleans(result ?? Tensor(scalar: true))
  }

  /// `and`, `or`: a single operand that decides ends the evaluation.
  private mutating func logical(
    _ operands: [Node], stopsAt decisive: Bool, _ frame: borrowing Frame, _ combine: (Bool, Bool) -> Bool
  ) throws(Diagnostic) -> Value {
    var result: Tensor<Bool>?
    var span = operands[0].span
    for operand in operands {
      let next = try condition(operand, frame)
      if let earlier = result {
        guard let both = earlier.combined(with: next, combine) else {
          throw .shapesDiffer(
            frame.source, span, earlier.shape, operand.span, next.shape)
        }
        result = both
      } else {
        result = next
      }
      span = operands[0].span.through(operand.span)
      if result?.scalar == decisive { break }
    }
    return .booleans(result ?? Tensor(scalar: !decisive))
  }

  private mutating func conditional(
    _ test: Node, _ then: Node, _ other: Node, _ frame: borrowing Frame
  ) throws(Diagnostic) -> Value {
    let choice = try condition(test, frame)
    if let single = choice.scalar { return try evaluate(single ? then : other, frame) }
    let first = try evaluate(then, frame)
    let second = try evaluate(other, frame)
    return try select(
      choice, test.span, first, then.span, second, other.span, in: frame.source)
  }

  // MARK: Operands

  /// Booleans as they are needed for conditions.
  private mutating func condition(_ node: Node, _ frame: borrowing Frame) throws(Diagnostic) -> Tensor<Bool> {
    let value = try evaluate(node, frame)
    guard case .booleans(let tensor) = value else {
      throw .notACondition(value, frame.source.text(of: node.span), frame.source.region(node.span))
    }
    return tensor
  }

  private mutating func numbers(
    _ node: Node, _ frame: borrowing Frame, _ purpose: String
  ) throws(Diagnostic) -> Numbers {
    let value = try evaluate(node, frame)
    guard let numbers = value.asNumbers else {
      throw .typeMismatch(value, frame.source.text(of: node.span), frame.source.region(node.span))
    }
    return numbers
  }

  // MARK: Limits

  /// Counts work; see `Limits.steps`.
  mutating func count(_ work: Int64, _ span: Span, _ source: Source) throws(Diagnostic) {
    steps += work
    if steps > limits.steps { throw .stepLimit(limits.steps, source.region(span)) }
  }

  /// Calls a body one level deeper.
  mutating func nested<Result>(
    _ region: () -> Region, _ body: (inout Evaluator) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    callDepth += 1
    defer { callDepth -= 1 }
    if callDepth > limits.calls { throw .callLimit(limits.calls, region()) }
    return try body(&self)
  }
}

extension Diagnostic {
  static func stepLimit(_ limit: Int64, _ region: Region) -> Diagnostic {
    Diagnostic(
      .stepLimit, "the notebook's calculations take more than \(limit) steps", at: region, "stopped here",
      help: "work with fewer elements or repetitions, or raise `limits: {steps: ...}` in site.yml")
  }

  static func callLimit(_ limit: Int, _ region: Region) -> Diagnostic {
    Diagnostic(
      .callLimit, "functions call one another more than \(limit) deep", at: region, "the call that is too deep",
      help: "give intermediate results a name")
  }

  static func elementLimit(_ limit: Int64, _ region: Region) -> Diagnostic {
    Diagnostic(
      .elementLimit, "this would have more than \(limit) elements", at: region, "too large",
      help: "work with fewer elements, or raise `limits: {elements: ...}` in site.yml")
  }

  static func notACondition(_ value: Value, _ text: String, _ region: Region) -> Diagnostic {
    Diagnostic(
      .notACondition, "a condition must be true or false, and \(quoted(text)) is \(value.description)", at: region,
      value.description,
      help: value.asNumbers == nil
        ? "compare it with something: `x == \"cat\"`" : "compare it: write `\(shortened(text)) == 1`")
  }

  static func typeMismatch(_ value: Value, _ text: String, _ region: Region) -> Diagnostic {
    Diagnostic(
      .typeMismatch, "\(quoted(text)) is \(value.description), and a number is needed", at: region, value.description)
  }
}
