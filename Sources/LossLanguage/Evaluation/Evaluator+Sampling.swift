internal import LossCore

/// Curves ask for one expression at hundreds of places. Where the number at each place depends on that place alone, one
/// walk over the expression, with an array in the variable's stead, gives all of them, and the same bits: the elements
/// of an array are computed as single numbers are.
extension Evaluator {
  /// The numbers that an expression gives, one for each value of its last slot, and their unit.
  ///
  /// nil unless evaluation place by place gives the same and has nothing to report: then it has to be done so, which
  /// tells what is wrong, and where first.
  ///
  /// - Parameter slots: the frame without the last slot.
  /// - Parameter known: the steps of the same expression with the same slots; nil the first time.
  mutating func samples(
    of node: Node, in source: Source, slots: [Value], at places: [Double], _ known: inout SampledSteps?
  ) -> (values: [Double], unit: Unit?)? {
    let variable = Value.numbers(Numbers(Tensor(vector: places)))
    var trial = self
    var recorded = known
    let value: Value?
    if let known {
      value = trial.value(of: known, at: variable, source)
    } else {
      var frame = SampledFrame(source: source, count: places.count, slots: slots.map { Sampled($0) })
      frame.slots.append(Sampled(variable, .variable))
      trial.sampledSteps = SampledSteps()
      let sampled = trial.sampled(node, frame)
      value = sampled?.value
      if let sampled { trial.sampledSteps.result = sampled.origin }
      recorded = trial.sampledSteps
      trial.sampledSteps = SampledSteps()
    }
    guard let numbers = value?.asNumbers, trial.warnings.count == warnings.count else { return nil }
    // Steps leave out what warned: they stand for what had nothing to say.
    known = recorded
    trial.release(to: pending)
    self = trial
    let tensor = numbers.tensor
    if let number = tensor.scalar { return ([Double](repeating: number, count: places.count), numbers.unit) }
    return tensor.shape == [places.count] ? (tensor.elements, numbers.unit) : nil
  }

  /// One walk over the expression; nil where that is not the same as evaluating it place by place.
  mutating func sampled(_ node: Node, _ frame: SampledFrame) -> Sampled? {
    switch node.kind {
    case .constant(let value): return Sampled(value)
    case .local(let slot): return frame.slots[slot]
    default: break
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth, (try? count(32, node.span, frame.source)) != nil else { return nil }
    switch node.kind {
    case .constant, .local: return nil
    case .negated(let operand):
      return combined([operand], frame, node.span, again: .unary(.negate)) { .negated($0[0]) }
    case .plus(let operand): return combined([operand], frame, node.span) { .plus($0[0]) }
    case .power(let base, let exponent):
      return combined([base, exponent], frame, node.span, again: .chain([.power])) { .power($0[0], $0[1]) }
    case .not(let operand): return combined([operand], frame, node.span) { .not($0[0]) }
    case .and(let operands): return combined(operands, frame, node.span) { .and($0) }
    case .or(let operands): return combined(operands, frame, node.span) { .or($0) }
    case .chain(let first, let links) where !links.contains { $0.operation == .matrixProduct }:
      let functions = links.map { $0.operation.function }
      return combined([first] + links.map { $0.operand }, frame, node.span, again: .chain(functions)) { operands in
        var next: [Node.Link] = []
        for (link, operand) in zip(links, operands.dropFirst()) {
          next.append(.init(operation: link.operation, operand: operand))
        }
        return .chain(operands[0], next)
      }
    case .comparison(let first, let links):
      return combined([first] + links.map { $0.operand }, frame, node.span) { operands in
        var next: [Node.ComparisonLink] = []
        for (link, operand) in zip(links, operands.dropFirst()) {
          next.append(.init(comparison: link.comparison, operand: operand))
        }
        return .comparison(operands[0], next)
      }
    case .conditional(let test, let then, let other): return conditional(test, then, other, frame, node.span)
    case .call(let function, let bound) where bound.rest.isEmpty && bound.named.isEmpty:
      return call(function, bound.values, frame, node.span)
    case .array, .chain, .function, .call, .dynamicCall, .index, .member:
      // The same at every place, if it does not look at what varies.
      guard !node.reads({ frame.slots[$0].varies }), let value = try? evaluate(node, frame.constant) else { return nil }
      return Sampled(value)
    }
  }

  /// An operator with its operands put in: it works element by element on numbers that vary and single ones.
  private mutating func combined(
    _ operands: [Node], _ frame: SampledFrame, _ span: Span, again arithmetic: SampledArithmetic? = nil,
    _ kind: @escaping ([Node]) -> Node.Kind
  ) -> Sampled? {
    var values: [Sampled] = []
    for operand in operands {
      guard let value = sampled(operand, frame) else { return nil }
      values.append(value)
    }
    let source = frame.source
    return together(values, frame.count, in: source, again: arithmetic) { evaluator, values throws(Diagnostic) in
      var nodes: [Node] = []
      for (value, operand) in zip(values, operands) { nodes.append(Node(.constant(value), operand.span)) }
      return try evaluator.evaluate(Node(kind(nodes), span), Frame(source: source))
    }
  }

  /// A value that is made of others element by element; nil where they do not stand place by place.
  ///
  /// - Parameter again: what gives the same numbers, of operands of the same kinds and units.
  mutating func together(
    _ parts: [Sampled], _ count: Int, in source: Source, again arithmetic: SampledArithmetic? = nil,
    _ body: @escaping (inout Evaluator, [Value]) throws(Diagnostic) -> Value
  ) -> Sampled? {
    let varies = parts.contains { $0.varies }
    if varies, parts.contains(where: { !$0.varies && $0.value.shape != [] }) { return nil }
    if let arithmetic, let value = plain(arithmetic, parts, in: source) {
      return varies ? Sampled(value, sampledSteps.add(.arithmetic(arithmetic, unit: nil), of: parts)) : Sampled(value)
    }
    guard let value = try? body(&self, parts.map { $0.value }) else { return nil }
    if !varies { return Sampled(value) }
    guard value.shape == [count] else { return nil }
    var work = SampledSteps.Work.evaluation(body)
    if let arithmetic, case .numbers(let numbers) = value, parts.allSatisfy({ $0.value.asNumbers != nil }) {
      work = .arithmetic(arithmetic, unit: numbers.unit)
    }
    return Sampled(value, sampledSteps.add(work, of: parts))
  }

  /// The arithmetic itself on numbers without units, of which nothing is to be said; nil for others.
  private mutating func plain(_ arithmetic: SampledArithmetic, _ parts: [Sampled], in source: Source) -> Value? {
    for part in parts {
      guard case .numbers(let numbers) = part.value, numbers.unit == nil, part.varies || numbers.tensor.rank == 0 else {
        return nil
      }
    }
    guard let tensor = arithmetic.value(of: { parts[$0].value.asNumbers?.tensor }),
      (try? count(Int64(tensor.count), Span(0, 0), source)) != nil
    else { return nil }
    return .numbers(Numbers(tensor))
  }

  private mutating func conditional(
    _ test: Node, _ then: Node, _ other: Node, _ frame: SampledFrame, _ span: Span
  ) -> Sampled? {
    guard let choice = sampled(test, frame), case .booleans(let tensor) = choice.value else { return nil }
    if !choice.varies {
      guard let single = tensor.scalar else { return nil }
      return sampled(single ? then : other, frame)
    }
    // Each place has the unit of its own branch: they must be the same.
    guard let first = sampled(then, frame), let second = sampled(other, frame), first.value.unit == second.value.unit
    else { return nil }
    let source = frame.source
    return together([choice, first, second], frame.count, in: source) { evaluator, values throws(Diagnostic) in
      let node = Node.Kind.conditional(
        Node(.constant(values[0]), test.span), then: Node(.constant(values[1]), then.span),
        else: Node(.constant(values[2]), other.span))
      return try evaluator.evaluate(Node(node, span), Frame(source: source))
    }
  }
}

extension ArithmeticOperator {
  /// - Precondition: it works element by element.
  fileprivate var function: BinaryFunction {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .remainder, .matrixProduct: .remainder
    }
  }
}
