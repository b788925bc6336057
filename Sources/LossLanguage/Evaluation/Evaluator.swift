internal import LossCore

/// Walks resolved expressions. One evaluator serves one notebook: it counts what the notebook uses up.
package struct Evaluator {
  let limits: Limits
  /// Who computes large arrays.
  let workers: Workers
  private(set) var steps: Int64 = 0
  /// What was doubtful on the way; taken by whoever runs the statement.
  private(set) var warnings: [Diagnostic] = []
  /// Where what was doubtful before: a call is warned of once, however often it is evaluated.
  private var warned: Set<Warning> = []
  var depth = 0
  private var callDepth = 0
  /// Elements of the values that the current statement works with: operands and arguments that wait for the others.
  private(set) var pending: Int64 = 0
  /// What gradients go back along.
  var tape = Tape()
  /// What is recorded while an expression is evaluated at many places.
  var sampledSteps = SampledSteps()

  /// Nested evaluations, calls and operands together: what the stack must hold on every platform.
  static let maximumDepth = 600

  private struct Warning: Hashable {
    let code: DiagnosticCode
    let line: Int
    let column: Int
  }

  init(limits: Limits, workers: Workers = .alone) {
    self.limits = limits
    self.workers = workers
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
    if depth > Self.maximumDepth { throw .evaluationDepth(frame.source.region(node.span)) }
    let outer = pending
    let value = try compute(node, frame)
    try keep(value, above: outer, node.span, frame.source)
    try count(value.work, node.span, frame.source)
    return value
  }

  private mutating func compute(_ node: Node, _ frame: borrowing Frame) throws(Diagnostic) -> Value {
    switch node.kind {
    case .constant(let value): return value
    case .local(let slot): return frame.slots[slot]
    case .array(let elements): return try array(elements, node.span, frame)
    case .negated(let operand):
      let x = try numbers(operand, frame)
      let site = CallSite(source: frame.source, span: node.span)
      return .numbers(try apply(.negate, x, at: site).with(x.unit))
    case .plus(let operand):
      let x = try numbers(operand, frame)
      return .numbers(x.unlabelled)
    case .chain(let first, let links): return try chain(first, links, frame)
    case .power(let base, let exponent):
      let operands = Operands(
        left: try evaluate(base, frame), leftSpan: base.span, right: try evaluate(exponent, frame),
        rightSpan: exponent.span, source: frame.source, limits: limits)
      return try operands.power(&self)
    case .comparison(let first, let links): return try comparison(first, links, frame)
    case .not(let operand):
      return .booleans(try condition(operand, frame).mapped { !$0 })
    case .and(let operands): return try logical(operands, stopsAt: false, frame) { $0 && $1 }
    case .or(let operands): return try logical(operands, stopsAt: true, frame) { $0 || $1 }
    case .conditional(let test, let then, let other): return try conditional(test, then, other, frame)
    case .function(let signature, let code, let captures):
      var captured: [Value] = []
      for slot in captures { captured.append(frame.slots[slot].settled) }
      let function = Function(signature, .code(code, captured: captured))
      try limits.check(depth: function.depth, at: frame.source.region(node.span))
      return .function(function)
    case .call(let function, let bound): return try call(function, bound, node.span, frame)
    case .dynamicCall(let callee, let arguments): return try dynamicCall(callee, arguments, node.span, frame)
    case .index(let base, let indices): return try index(base, indices, node.span, frame)
    case .member(let base, let name): return try member(base, name, frame)
    }
  }

  /// `a + b - c`, `a * b / c`: from left to right.
  private mutating func chain(
    _ first: Node, _ links: [Node.Link], _ frame: borrowing Frame
  ) throws(Diagnostic) -> Value {
    let outer = pending
    var value = try evaluate(first, frame)
    var leftSpan = first.span
    for link in links {
      let operands = Operands(
        left: value, leftSpan: leftSpan, right: try evaluate(link.operand, frame), rightSpan: link.operand.span,
        source: frame.source, limits: limits)
      if link.operation == .matrixProduct { try count(try operands.matrixWork(), link.operand.span, frame.source) }
      value = try operands.combined(link.operation, &self)
      try keep(value, above: outer, link.operand.span, frame.source)
      try count(value.work, link.operand.span, frame.source)
      leftSpan = first.span.through(link.operand.span)
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
        left: left, leftSpan: leftSpan, right: right, rightSpan: link.operand.span, source: frame.source,
        limits: limits)
      let next = try operands.compared(link.comparison)
      if let earlier = result {
        result = try joined(earlier, first.span.through(leftSpan), next, link.operand.span, frame) { $0 && $1 }
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
        result = try joined(earlier, span, next, operand.span, frame, combine)
      } else {
        result = next
      }
      span = operands[0].span.through(operand.span)
      if result?.scalar == decisive { break }
    }
    return .booleans(result ?? Tensor(scalar: !decisive))
  }

  private func joined(
    _ a: Tensor<Bool>, _ aSpan: Span, _ b: Tensor<Bool>, _ bSpan: Span, _ frame: borrowing Frame,
    _ combine: (Bool, Bool) -> Bool
  ) throws(Diagnostic) -> Tensor<Bool> {
    if let shape = broadcastShape(a.shape, b.shape) {
      try limits.check(shape, at: frame.source.region(aSpan.through(bSpan)))
      if let both = a.combined(with: b, combine) { return both }
    }
    throw .shapesDiffer(frame.source, aSpan, a.shape, bSpan, b.shape)
  }

  // MARK: Operands

  /// Booleans as they are needed for conditions.
  mutating func condition(_ node: Node, _ frame: borrowing Frame) throws(Diagnostic) -> Tensor<Bool> {
    let value = try evaluate(node, frame)
    guard case .booleans(let tensor) = value else {
      throw .notACondition(value, frame.source.text(of: node.span), frame.source.region(node.span))
    }
    return tensor
  }

  private mutating func numbers(
    _ node: Node, _ frame: borrowing Frame
  ) throws(Diagnostic) -> Numbers {
    let value = try evaluate(node, frame)
    guard let numbers = value.asNumbers else {
      throw .typeMismatch(value, frame.source.text(of: node.span), frame.source.region(node.span))
    }
    return numbers
  }

  // MARK: Warnings

  /// What the library's own definitions pass on was checked where the user called them.
  mutating func warn(_ warning: Diagnostic) {
    let start = warning.region.start
    guard warning.region.file != Library.file,
      warned.insert(Warning(code: warning.code, line: start.line, column: start.column)).inserted
    else { return }
    warnings.append(warning)
  }

  mutating func takeWarnings() -> [Diagnostic] {
    defer { warnings = [] }
    return warnings
  }

  // MARK: Limits

  /// Counts work; see `Limits.steps`.
  mutating func count(_ work: Int64, _ span: Span, _ source: Source) throws(Diagnostic) {
    let (sum, overflows) = steps.addingReportingOverflow(work)
    steps = overflows ? .max : sum
    if steps > limits.steps { throw .stepLimit(limits.steps, source.region(span)) }
  }

  /// Notes that a value waits for the rest of its statement, on top of what waited before it was computed.
  mutating func keep(_ value: Value, above outer: Int64, _ span: Span, _ source: Source) throws(Diagnostic) {
    pending = outer + value.elementCount
    try limits.check(count: pending, at: source.region(span))
  }

  /// Forgets what waited: the statement is done, or nobody needs the values.
  mutating func release(to outer: Int64 = 0) {
    pending = outer
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
