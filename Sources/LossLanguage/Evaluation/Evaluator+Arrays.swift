internal import LossCore

extension Evaluator {
  /// `[a, b]`
  mutating func array(_ elements: [Node], _ span: Span, _ frame: borrowing Frame) throws(Diagnostic) -> Value {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements { values.append(try evaluate(element, frame)) }
    return try stack(values, spans: elements.map { $0.span }, in: frame.source, span)
  }

  /// Equal-shaped values as one array with a new first axis.
  ///
  /// - Parameter spans: where each of them is written.
  mutating func stack(_ values: [Value], spans: [Span], in source: Source, _ span: Span) throws(Diagnostic) -> Value {
    try limits.check([values.count] + (values.first?.shape ?? []), at: source.region(span))
    let stacked: Value
    do throws(Value.JoiningFault) {
      stacked = try Value.joined(values, alongNew: true, axis: 0)
    } catch {
      switch error {
      case .noArray(let place): throw .notAnElement(values[place], source, spans[place])
      case .kinds(let place): throw .mixedArray(values[0], values[place], source, spans[0], spans[place])
      case .shapes(let place): throw .raggedArray(values[0], values[place], source, spans[0], spans[place])
      case .units(let one, let other):
        throw .unitsDiffer(source, spans[one], values[one].unit, spans[other], values[other].unit)
      }
    }
    return try joined(
      stacked, of: values, alongNew: true, axis: 0, at: CallSite(source: source, span: span))
  }

  /// `if c then a else b`: of a single condition only the branch taken is evaluated, an array of conditions selects
  /// element by element.
  mutating func conditional(
    _ test: Node, _ then: Node, _ other: Node, _ frame: borrowing Frame
  ) throws(Diagnostic) -> Value {
    let choice = try condition(test, frame)
    if let single = choice.scalar { return try evaluate(single ? then : other, frame) }
    let first = try evaluate(then, frame)
    let second = try evaluate(other, frame)
    let branches = Operands(
      left: first, leftSpan: then.span, right: second, rightSpan: other.span, source: frame.source, limits: limits)
    return try branches.selected(by: choice, test.span, &self)
  }
}

extension Operands {
  /// From each place the element of the left or the right one.
  fileprivate func selected(
    by choice: Tensor<Bool>, _ choiceSpan: Span, _ evaluator: inout Evaluator
  ) throws(Diagnostic) -> Value {
    guard left.isOfKind(of: right), let a = left.shape, let b = right.shape else { throw .mixedBranches(self) }
    let unit = try commonUnit()
    guard let pair = broadcastShape(a, b) else { throw shapeMismatch() }
    guard let shape = broadcastShape(pair, choice.shape) else {
      throw .shapesDiffer(source, choiceSpan, choice.shape, a.count < pair.count ? rightSpan : leftSpan, pair)
    }
    let site = CallSite(source: source, span: choiceSpan.through(rightSpan))
    try limits.check(shape, at: site.region)
    guard let mask = choice.broadcast(to: shape) else { throw shapeMismatch() }
    switch (left, right) {
    case (.numbers(let a), .numbers(let b)):
      return .numbers(try evaluator.apply(.select(mask), [a, b], at: site).with(unit))
    case (.booleans(let a), .booleans(let b)): if let result = mask.selecting(a, b) { return .booleans(result) }
    case (.texts(let a), .texts(let b)): if let result = mask.selecting(a, b) { return .texts(result) }
    default: break
    }
    throw .mixedBranches(self)
  }
}

extension Diagnostic {
  fileprivate static func notAnElement(_ value: Value, _ source: Source, _ span: Span) -> Diagnostic {
    Diagnostic(
      .mixedArray, "\(quoted(source.text(of: span))) is \(value.description), which no array can hold",
      at: source.region(span), value.description,
      help: "arrays hold numbers, booleans or texts; `record(name=value)` holds anything")
  }

  fileprivate static func mixedArray(
    _ first: Value, _ other: Value, _ source: Source, _ firstSpan: Span, _ otherSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .mixedArray, "an array holds values of one kind",
      at: labels(first, other, source, firstSpan, otherSpan), help: "write numbers, booleans or texts throughout")
  }

  fileprivate static func raggedArray(
    _ first: Value, _ other: Value, _ source: Source, _ firstSpan: Span, _ otherSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .raggedArray, "the elements of an array have one shape",
      at: labels(first, other, source, firstSpan, otherSpan), help: "make the rows equally long")
  }

  /// Elements that `map` made are all written at one place.
  private static func labels(
    _ first: Value, _ other: Value, _ source: Source, _ firstSpan: Span, _ otherSpan: Span
  ) -> [Label] {
    if firstSpan == otherSpan {
      return [Label(source.region(otherSpan), "first \(first.description), then \(other.description)")]
    }
    return [
      Label(source.region(otherSpan), other.description),
      Label(source.region(firstSpan), "the first is \(first.description)"),
    ]
  }

  fileprivate static func mixedBranches(_ branches: Operands) -> Diagnostic {
    Diagnostic(
      .typeMismatch, "both branches of an array condition must be arrays or single values of one kind",
      at: [
        Label(branches.source.region(branches.leftSpan), branches.left.description),
        Label(branches.source.region(branches.rightSpan), branches.right.description),
      ], help: "give numbers, booleans or texts in both")
  }
}
