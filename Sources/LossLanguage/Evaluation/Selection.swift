internal import LossCore

/// Equal-shaped values as one array with a new first axis; equal units are kept.
func stack(_ values: [Value], spans: [Span], in source: Source, _ span: Span) throws(Diagnostic) -> Value {
  guard let first = values.first else { return .numbers(Numbers(Tensor(shape: [0], elements: []))) }
  for (index, value) in values.enumerated() {
    guard let shape = value.shape else {
      throw .notAnElement(value, source.text(of: spans[index]), source.region(spans[index]))
    }
    if !haveSameType(first, value) {
      throw .mixedArray(first, source.region(spans[0]), value, source.region(spans[index]))
    }
    if shape != first.shape ?? [] {
      throw .raggedArray(first, source.region(spans[0]), value, source.region(spans[index]))
    }
  }
  switch first {
  case .numbers:
    var tensors: [Tensor<Double>] = []
    var unit = first.unit
    for (index, value) in values.enumerated() {
      guard case .numbers(let numbers) = value else { continue }
      if let one = unit, let other = numbers.unit, one != other {
        throw .unitsDiffer(source, spans[0], one, spans[index], other)
      }
      if numbers.unit == nil { unit = nil }
      tensors.append(numbers.tensor)
    }
    return .numbers(Numbers(stacked(tensors), unit: unit))
  case .booleans:
    return .booleans(stacked(values.compactMap { if case .booleans(let tensor) = $0 { tensor } else { nil } }))
  case .texts:
    return .texts(stacked(values.compactMap { if case .texts(let tensor) = $0 { tensor } else { nil } }))
  case .table, .record, .function:
    throw .notAnElement(first, source.text(of: spans[0]), source.region(spans[0]))
  }
}

/// An array condition: from each place the element of one of two values.
func select(
  _ choice: Tensor<Bool>, _ choiceSpan: Span, _ first: Value, _ firstSpan: Span, _ second: Value, _ secondSpan: Span,
  in source: Source
) throws(Diagnostic) -> Value {
  guard haveSameType(first, second), first.shape != nil else {
    throw .mixedBranches(first, source.region(firstSpan), second, source.region(secondSpan))
  }
  if let one = first.unit, let other = second.unit, one != other {
    throw .unitsDiffer(source, firstSpan, one, secondSpan, other)
  }
  func selected<Element>(_ a: Tensor<Element>, _ b: Tensor<Element>) throws(Diagnostic) -> Tensor<Element> {
    guard let pair = broadcastShape(a.shape, b.shape) else {
      throw .shapesDiffer(source, firstSpan, a.shape, secondSpan, b.shape)
    }
    guard let shape = broadcastShape(pair, choice.shape), let test = choice.broadcast(to: shape),
      let left = a.broadcast(to: shape), let right = b.broadcast(to: shape)
    else { throw .shapesDiffer(source, choiceSpan, choice.shape, firstSpan, pair) }
    var results: [Element] = []
    results.reserveCapacity(test.count)
    for index in test.elements.indices {
      results.append(test.elements[index] ? left.elements[index] : right.elements[index])
    }
    return Tensor(shape: shape, elements: results)
  }
  switch (first, second) {
  case (.booleans(let a), .booleans(let b)): return .booleans(try selected(a, b))
  case (.texts(let a), .texts(let b)): return .texts(try selected(a, b))
  default:
    guard let a = first.asNumbers, let b = second.asNumbers else {
      throw .mixedBranches(first, source.region(firstSpan), second, source.region(secondSpan))
    }
    return .numbers(Numbers(try selected(a.tensor, b.tensor), unit: a.unit == b.unit ? a.unit : nil))
  }
}

private func haveSameType(_ a: Value, _ b: Value) -> Bool {
  switch (a, b) {
  case (.numbers, .numbers), (.booleans, .booleans), (.texts, .texts): true
  default: false
  }
}

/// The shapes have been compared.
private func stacked<Element>(_ tensors: [Tensor<Element>]) -> Tensor<Element> {
  var elements: [Element] = []
  elements.reserveCapacity(tensors.count * tensors[0].count)
  for tensor in tensors { elements += tensor.elements }
  return Tensor(shape: [tensors.count] + tensors[0].shape, elements: elements)
}

extension Diagnostic {
  fileprivate static func notAnElement(_ value: Value, _ text: String, _ region: Region) -> Diagnostic {
    Diagnostic(
      .mixedArray, "\(quoted(text)) is \(value.description), which no array can hold", at: region, value.description,
      help: "arrays hold numbers, booleans or texts; `record(name=value)` holds anything")
  }

  fileprivate static func mixedArray(_ first: Value, _ start: Region, _ other: Value, _ region: Region) -> Diagnostic {
    Diagnostic(
      .mixedArray, "an array holds values of one kind",
      at: [Label(region, other.description), Label(start, "the first is \(first.description)")],
      help: "write numbers, booleans or texts throughout")
  }

  fileprivate static func raggedArray(_ first: Value, _ start: Region, _ other: Value, _ region: Region) -> Diagnostic {
    Diagnostic(
      .raggedArray, "the elements of an array have one shape",
      at: [Label(region, other.description), Label(start, "the first is \(first.description)")],
      help: "make the rows equally long")
  }

  fileprivate static func mixedBranches(_ first: Value, _ start: Region, _ other: Value, _ region: Region) -> Diagnostic {
    Diagnostic(
      .typeMismatch, "both branches of an array condition give values of one kind",
      at: [Label(start, first.description), Label(region, other.description)])
  }
}
