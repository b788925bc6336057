internal import LossCore

extension Evaluator {
  /// `t.column`, `record.field`
  mutating func member(_ base: Node, _ name: Name, _ frame: borrowing Frame) throws(Diagnostic) -> Value {
    let value = try evaluate(base, frame)
    let region = frame.source.region(name.span)
    switch value {
    case .table(let table):
      return try self.value(of: table, named: name.text, at: CallSite(source: frame.source, span: name.span))
    case .record(let record):
      if let field = record[name.text] { return field }
      throw .unknownField(name.text, record, region)
    default:
      throw .noMembers(value, frame.source.text(of: base.span), name.text, region)
    }
  }

  /// `p[0]`, `P[:, 1]`, `p[y == 1]`, `P[range(n), labels]`, `t["any header"]`, `t[mask]`
  mutating func index(
    _ base: Node, _ indices: [Node.Index], _ span: Span, _ frame: borrowing Frame
  ) throws(Diagnostic) -> Value {
    let value = try evaluate(base, frame)
    var selectors: [Selector] = []
    for index in indices {
      let selector = try selector(index, frame)
      try count(selector.work, selector.span, frame.source)
      selectors.append(selector)
    }
    let indexed = Indexed(text: frame.source.text(of: base.span), source: frame.source, span: span)
    switch value {
    case .numbers, .booleans, .texts: return try selected(value, selectors, indexed)
    case .table(let table): return try selected(table, selectors, indexed)
    case .record, .function: throw .notIndexable(value, indexed.text, frame.source.region(base.span))
    }
  }

  // MARK: Indices

  private mutating func selector(_ index: Node.Index, _ frame: borrowing Frame) throws(Diagnostic) -> Selector {
    switch index {
    case .slice(let start, let stop, let step, let span):
      let first = try bound(start, frame)
      let last = try bound(stop, frame)
      let stride = try bound(step, frame) ?? 1
      if stride == 0 {
        throw .badIndex("the step of a slice is 0", frame.source.region(span), help: "`x[::-1]` goes backwards")
      }
      return Selector(.slice(start: first, stop: last, step: stride), span)
    case .at(let node):
      let value = try evaluate(node, frame)
      switch value {
      case .booleans(let mask) where mask.rank > 0: return Selector(.mask(mask), node.span)
      case .texts(let tensor) where tensor.rank == 0: return Selector(.name(tensor.elements[0]), node.span)
      case .numbers(let numbers):
        var places: [Int] = []
        places.reserveCapacity(numbers.tensor.count)
        for element in numbers.tensor.elements {
          guard let place = Int(whole: element) else { throw .notAPlace(element, frame.source.region(node.span)) }
          places.append(place)
        }
        if numbers.tensor.rank == 0 { return Selector(.place(places[0]), node.span) }
        return Selector(.places(Tensor(shape: numbers.tensor.shape, elements: places)), node.span)
      default:
        throw .badIndex(
          "\(value.description) is no index", frame.source.region(node.span),
          help: "an index is a whole number, a slice, an array of conditions or an array of whole numbers")
      }
    }
  }

  private mutating func bound(_ node: Node?, _ frame: borrowing Frame) throws(Diagnostic) -> Int? {
    guard let node else { return nil }
    let value = try evaluate(node, frame)
    guard case .numbers(let numbers) = value, let bound = numbers.tensor.scalar.flatMap({ Int(whole: $0) }) else {
      throw .badIndex(
        "the bounds and the step of a slice are whole numbers", frame.source.region(node.span),
        help: "leave a bound out to go to the end: `x[1:]`")
    }
    return bound
  }

  // MARK: Selection

  private mutating func selected(
    _ value: Value, _ selectors: [Selector], _ indexed: Indexed
  ) throws(Diagnostic) -> Value {
    let source = value.shape ?? []
    var axes: [AxisIndex] = []
    for selector in selectors {
      guard axes.count + selector.axisCount <= source.count else {
        throw .tooManyIndices(source.count, indexed, indexed.source.region(selector.span))
      }
      let noun = source.count == 1 ? "element" : axes.isEmpty ? "row" : source.count == 2 ? "column" : "place"
      axes += try selector.indices(on: source[axes.count...], of: indexed, noun: noun)
    }
    let untouched = source[axes.count...]
    axes += untouched.map { .whole($0) }
    guard let index = ArrayIndex(axes, of: source) else { throw mismatch(of: selectors, indexed) }
    try limits.check(index.shape, at: indexed.source.region(indexed.span))
    let result = try arranged(value, index.arrangement, at: indexed.site)
    // Rows of a matrix keep the names of its columns.
    guard case .numbers(let matrix) = value, case .numbers(var numbers) = result, numbers.tensor.rank == 2,
      untouched.count == 1
    else { return result }
    numbers.columnLabels = matrix.columnLabels
    return .numbers(numbers)
  }

  /// A row is a record, several are a table, a text names a column.
  private mutating func selected(
    _ table: Table, _ selectors: [Selector], _ indexed: Indexed
  ) throws(Diagnostic) -> Value {
    let selector = selectors[0]
    guard selectors.count == 1, selector.axisCount == 1 else {
      throw .badIndex(
        "a table takes one index", indexed.source.region(indexed.span),
        help: "take a column first: `\(shortened(indexed.text)).column[0]`")
    }
    if case .name(let name) = selector.kind {
      return try self.value(of: table, named: name, at: CallSite(source: indexed.source, span: selector.span))
    }
    let extents = [table.rowCount]
    let axes = try selector.indices(on: extents[...], of: indexed, noun: "row")
    guard let index = ArrayIndex(axes, of: extents) else { throw mismatch(of: selectors, indexed) }
    try limits.check(index.shape + [table.columns.count], at: indexed.source.region(indexed.span))
    guard index.shape.count <= 1 else {
      throw .badIndex(
        "the rows of a table are chosen by a vector", indexed.source.region(selector.span),
        help: "take a column first: `\(shortened(indexed.text)).column`")
    }
    let places = index.arrangement.offsets
    if selector.keepsAxis { return .table(try rows(table, at: places, at: indexed.site)) }
    var fields: [Record.Field] = []
    for column in table.columns {
      fields.append(.init(name: column.name, value: try row(column.value, places[0], at: indexed.site)))
    }
    return .record(Record(fields: fields))
  }

  /// The first two arrays of indices that do not line up.
  private func mismatch(of selectors: [Selector], _ indexed: Indexed) -> Diagnostic {
    var earlier: (shape: [Int], span: Span)?
    for selector in selectors {
      var shape: [Int]
      switch selector.kind {
      case .places(let places): shape = places.shape
      case .mask(let mask): shape = mask.placesOfTrue[0].shape
      case .place, .slice, .name: continue
      }
      if let earlier, broadcastShape(earlier.shape, shape) == nil {
        return .shapesDiffer(indexed.source, earlier.span, earlier.shape, selector.span, shape)
      }
      if let known = earlier, let both = broadcastShape(known.shape, shape) { shape = both }
      earlier = (shape, selector.span)
    }
    return .badIndex("the indices do not line up", indexed.source.region(indexed.span), help: nil)
  }
}

extension Diagnostic {
  fileprivate static func notAPlace(_ number: Double, _ region: Region) -> Diagnostic {
    .badIndex(
      "an index is a whole number, and this is \(NumberFormat(digits: 6).text(number))", region,
      help: "`floor(...)` and `round(...)` make whole numbers")
  }

  fileprivate static func tooManyIndices(_ rank: Int, _ indexed: Indexed, _ region: Region) -> Diagnostic {
    let axes = rank == 1 ? "one axis" : "\(rank) axes"
    return .badIndex(
      rank == 0
        ? "\(quoted(indexed.text)) is a single value and has no elements" : "\(quoted(indexed.text)) has only \(axes)",
      region,
      help: rank == 0 ? "a single value stands for itself, without an index" : "leave out the indices from here on")
  }

  fileprivate static func unknownField(_ name: String, _ record: Record, _ region: Region) -> Diagnostic {
    let names = record.fields.map { $0.name }
    return Diagnostic(
      .unknownField, "the record has no field `\(name)`", at: region, "not a field",
      help: suggestion(for: name, among: names).map { "did you mean `\($0)`?" }
        ?? "its fields are \(names.prefix(12).map { "`\($0)`" }.joined(separator: ", "))")
  }

  fileprivate static func noMembers(_ value: Value, _ text: String, _ name: String, _ region: Region) -> Diagnostic {
    Diagnostic(
      .unknownField, "\(quoted(text)) is \(value.description) and has no `\(name)`", at: region,
      help: value.shape != nil ? "functions stand in front: `\(name)(\(shortened(text)))`" : nil)
  }

  fileprivate static func notIndexable(_ value: Value, _ text: String, _ region: Region) -> Diagnostic {
    var help: String?
    if case .function = value { help = "to call it write `\(shortened(text))(...)`" }
    if case .record = value { help = "a field is taken by its name: `\(shortened(text)).name`" }
    return Diagnostic(
      .badIndex, "\(quoted(text)) is \(value.description), which has no elements to take", at: region,
      value.description, help: help)
  }
}
