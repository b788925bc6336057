internal import LossCore

/// Calls at many places.
extension Evaluator {
  mutating func call(
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
      return together(given, frame.count, in: site.source, again: arithmetic(of: function, given)) {
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

  /// What a function of the library is without its options, or with the base that is meant anyway.
  private func arithmetic(of function: Function, _ arguments: [Sampled]) -> SampledArithmetic? {
    guard let name = function.name else { return nil }
    // The logarithm has a base.
    if arguments.count == 1, name != "log", let unary = UnaryFunction(rawValue: name) { return .unary(unary) }
    guard let binary = BinaryFunction(rawValue: name) else { return nil }
    let isNatural = arguments.count == 3 && !arguments[2].varies && arguments[2].value.isNaturalBase
    return arguments.count == 2 || isNatural ? .chain([binary]) : nil
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
      if let argument = arguments[position], case .numbers = argument.value,
        let range = measure.range(ofArgument: position, call)
      {
        let isAny = range.lowerBound == -.infinity
        let work = SampledSteps.Work.arithmetic(.within(range), unit: argument.value.unit)
        own.append(isAny ? argument : Sampled(argument.value, sampledSteps.add(work, of: [argument])))
        continue
      }
      let looked = together(parts, count, in: call.site.source) { evaluator, values throws(Diagnostic) in
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
    guard let result = run(measure.code, [], own, call.site, count), case .numbers(let signed) = result.value,
      let finished = try? measure.finished(signed, call, &self)
    else { return nil }
    let value = Value.numbers(finished)
    guard result.varies else { return Sampled(value) }
    // What finishing does at other places; the unit stays.
    let zero = Sampled(.number(0))
    return Sampled(value, sampledSteps.add(.arithmetic(.chain([.add]), unit: finished.unit), of: [result, zero]))
  }
}

extension Value {
  fileprivate var isNaturalBase: Bool {
    if case .numbers(let numbers) = self { numbers.tensor.scalar == Elementary.e } else { false }
  }
}

extension Measure {
  /// What the numbers of an argument are held to one by one, and then taken as they are; nil where there is more to it.
  fileprivate func range(ofArgument position: Int, _ call: Call) -> ClosedRange<Double>? {
    guard position < rules.arguments.count else { return nil }
    if let clip = index(of: "clip", call), call[clip] != nil { return nil }
    switch rules.arguments[position] {
    case .any: return -.infinity ... .infinity
    case .probability: return 0...1
    case .predictedProbability: return (try? flag("from_logits", call)) == false ? 0...1 : nil
    case .amount: return 0 ... .infinity
    case .positive: return .leastNonzeroMagnitude ... .infinity
    default: return nil
    }
  }

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
