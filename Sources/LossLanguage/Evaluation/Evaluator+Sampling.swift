internal import LossCore

/// What an expression does with its variable, as work on arrays: recorded while it is evaluated at many places for the
/// first time, so that at other places nothing is done but the arithmetic.
struct SampledSteps {
  fileprivate var steps: [Step] = []
  fileprivate var result = Operand.variable

  fileprivate struct Step {
    let operands: [Operand]
    let body: Body
  }

  fileprivate enum Operand {
    case variable
    case constant(Value)
    /// What the step of this number gave.
    case step(Int)
  }

  fileprivate typealias Body = (inout Evaluator, [Value]) throws(Diagnostic) -> Value
}

/// A value at many places of a variable: the same at all of them, or a vector with an element for each.
private struct Sampled {
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
private struct SampledFrame {
  let source: Source
  let count: Int
  var slots: [Sampled]

  /// For what does not look at the slots that vary.
  var constant: Evaluator.Frame { Evaluator.Frame(source: source, slots: slots.map { $0.value }) }
}

/// Curves ask for one expression at hundreds of places. Where the number at each place depends on that place alone, one
/// walk over the expression, with an array in the variable's stead, gives all of them, and the same bits: the elements
/// of an array are computed as single numbers are.
extension Evaluator {
  /// The numbers that an expression gives, one for each value of its last slot.
  ///
  /// nil unless evaluation place by place gives the same and has nothing to report: then it has to be done so, which
  /// tells what is wrong, and where first.
  ///
  /// - Parameter slots: the frame without the last slot.
  /// - Parameter known: the steps of the same expression with the same slots; nil the first time.
  mutating func samples(
    of node: Node, in source: Source, slots: [Value], at places: [Double], _ known: inout SampledSteps?
  ) -> [Double]? {
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
    guard let numbers = value?.asNumbers?.tensor, trial.warnings.count == warnings.count else { return nil }
    // Steps leave out what warned: they stand for what had nothing to say.
    known = recorded
    trial.release(to: pending)
    self = trial
    return numbers.scalar.map { [Double](repeating: $0, count: places.count) }
      ?? (numbers.shape == [places.count] ? numbers.elements : nil)
  }

  private mutating func value(of known: SampledSteps, at variable: Value, _ source: Source) -> Value? {
    var values: [Value] = []
    values.reserveCapacity(known.steps.count)
    func value(_ operand: SampledSteps.Operand) -> Value {
      switch operand {
      case .variable: variable
      case .constant(let value): value
      case .step(let number): values[number]
      }
    }
    for step in known.steps {
      guard let result = try? step.body(&self, step.operands.map(value)), result.shape == variable.shape,
        (try? count(32 + result.work, Span(0, 0), source)) != nil
      else { return nil }
      values.append(result)
    }
    return value(known.result)
  }

  private mutating func sampled(_ node: Node, _ frame: SampledFrame) -> Sampled? {
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

  /// Arithmetic whose operands and units have been looked at once.
  private enum Arithmetic {
    case unary(UnaryFunction)
    /// From left to right.
    case chain([BinaryFunction])

    func value(_ operands: [Value]) -> Tensor<Double>? {
      guard var result = operands[0].asNumbers?.tensor else { return nil }
      switch self {
      case .unary(let function): return function.mapped(result)
      case .chain(let functions):
        for (function, operand) in zip(functions, operands.dropFirst()) {
          guard let right = operand.asNumbers?.tensor, let next = function.combined(result, right) else { return nil }
          result = next
        }
        return result
      }
    }
  }

  /// An operator with its operands put in: it works element by element on numbers that vary and single ones.
  private mutating func combined(
    _ operands: [Node], _ frame: SampledFrame, _ span: Span, again arithmetic: Arithmetic? = nil,
    _ kind: @escaping ([Node]) -> Node.Kind
  ) -> Sampled? {
    var values: [Sampled] = []
    for operand in operands {
      guard let value = sampled(operand, frame) else { return nil }
      values.append(value)
    }
    let source = frame.source
    return together(values, frame.count, again: arithmetic) { evaluator, values throws(Diagnostic) in
      var nodes: [Node] = []
      for (value, operand) in zip(values, operands) { nodes.append(Node(.constant(value), operand.span)) }
      return try evaluator.evaluate(Node(kind(nodes), span), Frame(source: source))
    }
  }

  /// A value that is made of others element by element; nil where they do not stand place by place.
  ///
  /// - Parameter again: what gives the same numbers, of operands of the same kinds and units.
  private mutating func together(
    _ parts: [Sampled], _ count: Int, again arithmetic: Arithmetic? = nil, _ body: @escaping SampledSteps.Body
  ) -> Sampled? {
    let varies = parts.contains { $0.varies }
    if varies, parts.contains(where: { !$0.varies && $0.value.shape != [] }) { return nil }
    guard let value = try? body(&self, parts.map { $0.value }) else { return nil }
    if !varies { return Sampled(value) }
    guard value.shape == [count] else { return nil }
    var again = body
    if let arithmetic, case .numbers(let numbers) = value {
      let unit = numbers.unit
      again = { evaluator, values throws(Diagnostic) in
        guard let tensor = arithmetic.value(values) else { return try body(&evaluator, values) }
        return .numbers(Numbers(tensor, unit: unit))
      }
    }
    sampledSteps.steps.append(SampledSteps.Step(operands: parts.map { $0.origin }, body: again))
    return Sampled(value, .step(sampledSteps.steps.count - 1))
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
    return together([choice, first, second], frame.count) { evaluator, values throws(Diagnostic) in
      let node = Node.Kind.conditional(
        Node(.constant(values[0]), test.span), then: Node(.constant(values[1]), then.span),
        else: Node(.constant(values[2]), other.span))
      return try evaluator.evaluate(Node(node, span), Frame(source: source))
    }
  }

  // MARK: Calls

  private mutating func call(
    _ function: Function, _ nodes: [Node?], _ frame: SampledFrame, _ span: Span
  ) -> Sampled? {
    var arguments: [Sampled?] = []
    var passed = BoundArguments<PassedArgument>(values: [], rest: [], named: [])
    for node in nodes {
      guard let node else {
        arguments.append(nil)
        passed.values.append(nil)
        continue
      }
      guard let argument = sampled(node, frame) else { return nil }
      arguments.append(argument)
      passed.values.append(PassedArgument(value: argument.value, span: node.span))
    }
    let site = CallSite(source: frame.source, span: span)
    guard arguments.contains(where: { $0?.varies ?? false }) else {
      return (try? invoke(function, passed, site)).map { Sampled($0) }
    }
    switch function.body {
    case .code(let code, let captured): return run(code, captured, arguments, site, frame.count)
    case .measure(let measure):
      return sampled(measure, Call(function: function, arguments: passed, site: site), arguments, frame.count)
    case .primitive where function.isElementwise:
      let given = arguments.compactMap { $0 }
      return together(given, frame.count, again: arithmetic(of: function, given.count)) {
        evaluator, values throws(Diagnostic) in
        var next = 0
        var call = passed
        for index in call.values.indices {
          guard let argument = call.values[index] else { continue }
          call.values[index] = PassedArgument(value: values[next], span: argument.span)
          next += 1
        }
        return try evaluator.invoke(function, call, site)
      }
    case .primitive, .derivative: return nil
    }
  }

  /// What a function of the library is without its options.
  private func arithmetic(of function: Function, _ count: Int) -> Arithmetic? {
    guard let name = function.name else { return nil }
    // The logarithm has a base.
    if count == 1, name != "log", let unary = UnaryFunction(rawValue: name) { return .unary(unary) }
    return count == 2 ? BinaryFunction(rawValue: name).map { .chain([$0]) } : nil
  }

  private mutating func run(
    _ code: Code, _ captured: [Value], _ arguments: [Sampled?], _ site: CallSite, _ count: Int
  ) -> Sampled? {
    let result = try? nested({ site.region }) { (evaluator) throws(Diagnostic) -> Sampled? in
      var frame = SampledFrame(source: code.source, count: count, slots: [])
      for (index, argument) in arguments.enumerated() {
        if let argument {
          frame.slots.append(argument)
        } else if let node = code.defaults[index] {
          guard let value = evaluator.sampled(node, frame) else { return nil }
          frame.slots.append(value)
        }
      }
      for value in captured { frame.slots.append(Sampled(value)) }
      for binding in code.bindings {
        guard let value = evaluator.sampled(binding, frame) else { return nil }
        frame.slots.append(value)
      }
      return evaluator.sampled(code.body, frame)
    }
    return result ?? nil
  }

  /// A loss of single numbers: every reduction leaves it as it is.
  private mutating func sampled(
    _ measure: Measure, _ call: Call, _ arguments: [Sampled?], _ count: Int
  ) -> Sampled? {
    guard measure.isOfElements(call), let checked = try? measure.checked(call, &self) else { return nil }
    // At other places those that vary are looked at again.
    let varying = arguments.indices.filter { arguments[$0]?.varies ?? false }
    let parts = varying.compactMap { arguments[$0] }
    var own: [Sampled?] = []
    for (position, value) in checked.arguments.enumerated() {
      guard let value, varying.contains(position) else {
        own.append(value.map { Sampled($0.value) })
        continue
      }
      let looked = together(parts, count) { evaluator, values throws(Diagnostic) in
        var bound = call.arguments
        for (index, value) in zip(varying, values) {
          bound.values[index] = PassedArgument(value: value, span: measure.span(index, call))
        }
        let again = Call(function: call.function, arguments: bound, site: call.site)
        return try measure.checked(again, &evaluator).arguments[position]?.value ?? value.value
      }
      guard let looked else { return nil }
      own.append(looked)
    }
    guard let result = run(measure.code, [], own, call.site, count), case .numbers = result.value else { return nil }
    return together([result], count) { evaluator, values throws(Diagnostic) in
      guard case .numbers(let signed) = values[0] else { return values[0] }
      return .numbers(try measure.finished(signed, call, &evaluator))
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

extension Measure {
  /// Whether it gives each element its own value where single numbers are passed.
  fileprivate func isOfElements(_ call: Call) -> Bool {
    guard rules.granularity != .row, !rules.isByRow, !rules.takesLabels else { return false }
    for name in ["weight", "ignore"] {
      if let position = index(of: name, call), call[position] != nil { return false }
    }
    guard let position = index(of: "reduction", call), let reduction = call[position] else { return true }
    guard case .texts(let text) = reduction else { return false }
    return ["mean", "sum", "none"].contains(text.scalar)
  }
}

extension Node {
  /// Whether it looks at a slot of its frame that a test picks out.
  fileprivate func reads(_ isMeant: (Int) -> Bool) -> Bool {
    switch kind {
    case .constant: false
    case .local(let slot): isMeant(slot)
    case .function(_, _, let captures): captures.contains(where: isMeant)
    case .negated(let operand), .plus(let operand), .not(let operand), .member(let operand, _):
      operand.reads(isMeant)
    case .power(let base, let exponent): base.reads(isMeant) || exponent.reads(isMeant)
    case .array(let nodes), .and(let nodes), .or(let nodes): nodes.contains { $0.reads(isMeant) }
    case .chain(let first, let links): first.reads(isMeant) || links.contains { $0.operand.reads(isMeant) }
    case .comparison(let first, let links): first.reads(isMeant) || links.contains { $0.operand.reads(isMeant) }
    case .conditional(let test, let then, let other):
      test.reads(isMeant) || then.reads(isMeant) || other.reads(isMeant)
    case .call(_, let bound):
      bound.values.contains { $0?.reads(isMeant) ?? false } || bound.rest.contains { $0.reads(isMeant) }
        || bound.named.contains { $0.value.reads(isMeant) }
    case .dynamicCall(let callee, let arguments):
      callee.reads(isMeant) || arguments.contains { $0.value.reads(isMeant) }
    case .index(let base, let indices): base.reads(isMeant) || indices.contains { $0.reads(isMeant) }
    }
  }
}

extension Node.Index {
  fileprivate func reads(_ isMeant: (Int) -> Bool) -> Bool {
    switch self {
    case .at(let node): node.reads(isMeant)
    case .slice(let start, let stop, let step, _):
      [start, stop, step].contains { $0?.reads(isMeant) ?? false }
    }
  }
}
