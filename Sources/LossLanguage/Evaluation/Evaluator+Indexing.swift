internal import LossCore

extension Evaluator {
  /// `t.column`, `record.field`
  mutating func member(_ base: Node, _ name: Name, _ frame: borrowing Frame) throws(Diagnostic) -> Value {
    let value = try evaluate(base, frame)
    let region = frame.source.region(name.span)
    switch value {
    case .table(let table):
      return try table.value(named: name.text, at: region)
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
    for index in indices { selectors.append(try selector(index, frame)) }
    let place = IndexPlace(text: frame.source.text(of: base.span), source: frame.source, span: span)
    switch value {
    case .numbers(let numbers):
      let labels = numbers.columnLabels != nil && selectors.count == 1 && numbers.tensor.rank == 2
        && selectors[0].keepsAxis ? numbers.columnLabels : nil
      return .numbers(
        Numbers(try selected(numbers.tensor, selectors, place), unit: numbers.unit, columnLabels: labels))
    case .booleans(let tensor): return .booleans(try selected(tensor, selectors, place))
    case .texts(let tensor): return .texts(try selected(tensor, selectors, place))
    case .table(let table): return try select(from: table, selectors, place)
    case .record, .function:
      throw .notIndexable(value, place.text, frame.source.region(base.span))
    }
  }

  private mutating func selector(_ index: Node.Index, _ frame: borrowing Frame) throws(Diagnostic) -> Selector {
    switch index {
    case .slice(let start, let stop, let step, let span):
      let first = try bound(start, frame)
      let last = try bound(stop, frame)
      let stride = try bound(step, frame) ?? 1
      if stride == 0 { throw .badIndex("the step of a slice is 0", frame.source.region(span), help: nil) }
      return Selector(.slice(start: first, stop: last, step: stride), span)
    case .at(let node):
      let value = try evaluate(node, frame)
      switch value {
      case .booleans(let mask): return Selector(.mask(mask), node.span)
      case .texts(let tensor) where tensor.rank == 0: return Selector(.name(tensor.elements[0]), node.span)
      case .numbers(let numbers):
        var places: [Int] = []
        places.reserveCapacity(numbers.tensor.count)
        for element in numbers.tensor.elements {
          guard let place = Int(exactly: element) else {
            throw .badIndex(
              "an index is a whole number, and this is \(element)", frame.source.region(node.span), help: nil)
          }
          places.append(place)
        }
        return Selector(.places(places, shape: numbers.tensor.shape), node.span)
      default:
        throw .badIndex(
          "\(value.description) is no index", frame.source.region(node.span),
          help: "an index is a whole number, a slice, a condition or an array of whole numbers")
      }
    }
  }

  private mutating func bound(_ node: Node?, _ frame: borrowing Frame) throws(Diagnostic) -> Int? {
    guard let node else { return nil }
    let value = try evaluate(node, frame)
    guard let number = value.asNumbers?.tensor.scalar, let bound = Int(exactly: number), bound > Int.min / 2,
      bound < Int.max / 2
    else {
      throw .badIndex(
        "the bounds of a slice are whole numbers", frame.source.region(node.span), help: nil)
    }
    return bound
  }

  private func select(
    from table: Table, _ selectors: [Selector], _ place: IndexPlace
  ) throws(Diagnostic) -> Value {
    guard selectors.count == 1 else {
      throw .badIndex("a table takes one index", place.source.region(place.span), help: "`t[mask].column`")
    }
    if case .name(let name) = selectors[0].kind {
      return try table.value(named: name, at: place.source.region(selectors[0].span))
    }
    let (places, keepsAxis) = try selectors[0].places(extent: table.rowCount, place)
    if keepsAxis { return .table(table.rows(at: places)) }
    let row = table.rows(at: places)
    var fields: [Record.Field] = []
    for column in row.columns {
      let value: Value =
        switch column.value {
        case .numbers(let numbers): .numbers(Numbers(Tensor(scalar: numbers.tensor.elements[0]), unit: numbers.unit))
        case .booleans(let tensor): .booleans(Tensor(scalar: tensor.elements[0]))
        case .texts(let tensor): .texts(Tensor(scalar: tensor.elements[0]))
        default: column.value
        }
      fields.append(Record.Field(name: column.name, value: value))
    }
    return .record(Record(fields: fields))
  }

  private func selected<Element>(
    _ tensor: Tensor<Element>, _ selectors: [Selector], _ place: IndexPlace
  ) throws(Diagnostic) -> Tensor<Element> {
    if tensor.rank == 0 {
      throw .badIndex(
        "\(quoted(place.text)) is a single value and has no elements", place.source.region(place.span), help: nil)
    }
    if selectors.count == 1, case .mask(let mask) = selectors[0].kind, mask.rank > 1 {
      return try masked(tensor, mask, selectors[0], place)
    }
    if selectors.count > tensor.rank {
      throw .badIndex(
        "\(quoted(place.text)) has \(tensor.rank == 1 ? "one axis" : "\(tensor.rank) axes") and is given \(selectors.count) indices",
        place.source.region(selectors[tensor.rank].span), help: nil)
    }
    var strides = [Int](repeating: 1, count: tensor.rank)
    for axis in stride(from: tensor.rank - 2, through: 0, by: -1) { strides[axis] = strides[axis + 1] * tensor.shape[axis + 1] }
    let arrays = selectors.indices.filter { selectors[$0].isArray }
    if arrays.count > 1 { return try paired(tensor, selectors, arrays, strides, place) }

    var offsets = [0]
    var shape: [Int] = []
    for axis in 0..<tensor.rank {
      var places = [Int](0..<tensor.shape[axis])
      if axis < selectors.count {
        places = try selectors[axis].places(extent: tensor.shape[axis], place).places
        shape += selectors[axis].shape(count: places.count)
      } else {
        shape.append(tensor.shape[axis])
      }
      var next: [Int] = []
      next.reserveCapacity(offsets.count * places.count)
      for offset in offsets { for index in places { next.append(offset + index * strides[axis]) } }
      offsets = next
    }
    try checkSize(offsets.count, place)
    return tensor.gathered(offsets, shape: shape)
  }

  /// A mask of the array's own leading shape.
  private func masked<Element>(
    _ tensor: Tensor<Element>, _ mask: Tensor<Bool>, _ selector: Selector, _ place: IndexPlace
  ) throws(Diagnostic) -> Tensor<Element> {
    guard mask.rank <= tensor.rank, Array(tensor.shape[..<mask.rank]) == mask.shape else {
      throw .maskMismatch(mask.shape, tensor.shape, place.source.region(selector.span))
    }
    let rest = Array(tensor.shape[mask.rank...])
    let width = rest.elementCount
    var offsets: [Int] = []
    var count = 0
    for (index, isChosen) in mask.elements.enumerated() where isChosen {
      count += 1
      for offset in 0..<width { offsets.append(index * width + offset) }
    }
    return tensor.gathered(offsets, shape: [count] + rest)
  }

  /// Several arrays of indices pair up element by element, as in NumPy.
  private func paired<Element>(
    _ tensor: Tensor<Element>, _ selectors: [Selector], _ arrays: [Int], _ strides: [Int], _ place: IndexPlace
  ) throws(Diagnostic) -> Tensor<Element> {
    guard arrays.last! - arrays[0] == arrays.count - 1, arrays[0] == 0 else {
      throw .badIndex(
        "arrays of indices stand side by side at the front", place.source.region(selectors[arrays[0]].span), help: nil)
    }
    var shape: [Int]?
    var offsets: [Int] = []
    for axis in arrays {
      let places = try selectors[axis].places(extent: tensor.shape[axis], place).places
      let target = selectors[axis].shape(count: places.count)
      if let shape {
        guard shape == target else {
          throw .shapesDiffer(place.source, selectors[arrays[0]].span, shape, selectors[axis].span, target)
        }
        for index in places.indices { offsets[index] += places[index] * strides[axis] }
      } else {
        shape = target
        offsets = places.map { $0 * strides[axis] }
      }
    }
    var result = shape ?? []
    for axis in arrays.count..<max(tensor.rank, arrays.count) {
      var places = [Int](0..<tensor.shape[axis])
      if axis < selectors.count {
        places = try selectors[axis].places(extent: tensor.shape[axis], place).places
        result += selectors[axis].shape(count: places.count)
      } else {
        result.append(tensor.shape[axis])
      }
      var next: [Int] = []
      next.reserveCapacity(offsets.count * places.count)
      for offset in offsets { for index in places { next.append(offset + index * strides[axis]) } }
      offsets = next
    }
    try checkSize(offsets.count, place)
    return tensor.gathered(offsets, shape: result)
  }

  private func checkSize(_ count: Int, _ place: IndexPlace) throws(Diagnostic) {
    if Int64(count) > limits.elements { throw .elementLimit(limits.elements, place.source.region(place.span)) }
  }
}

/// What is indexed, for messages.
struct IndexPlace {
  let text: String
  let source: Source
  let span: Span
}

/// One index, evaluated.
struct Selector {
  enum Kind {
    case places([Int], shape: [Int])
    case slice(start: Int?, stop: Int?, step: Int)
    case mask(Tensor<Bool>)
    case name(String)
  }

  let kind: Kind
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  /// Whether the axis survives; a single place removes it.
  var keepsAxis: Bool {
    if case .places(_, let shape) = kind { !shape.isEmpty } else { true }
  }

  /// Whether it pairs up with other arrays of indices.
  var isArray: Bool {
    switch kind {
    case .places(_, let shape): !shape.isEmpty
    case .mask: true
    case .slice, .name: false
    }
  }

  func shape(count: Int) -> [Int] {
    if case .places(_, let shape) = kind { shape } else { [count] }
  }

  /// The places along an axis, all within it.
  func places(extent: Int, _ place: IndexPlace) throws(Diagnostic) -> (places: [Int], keepsAxis: Bool) {
    switch kind {
    case .places(let places, let shape):
      var resolved: [Int] = []
      resolved.reserveCapacity(places.count)
      for index in places {
        let position = index < 0 && index >= -extent ? index + extent : index
        guard position >= 0, position < extent else {
          throw .outOfRange(index, extent, place.text, place.source.region(span))
        }
        resolved.append(position)
      }
      return (resolved, !shape.isEmpty)
    case .mask(let mask):
      guard mask.shape == [extent] else { throw .maskMismatch(mask.shape, [extent], place.source.region(span)) }
      return (mask.elements.indices.filter { mask.elements[$0] }, true)
    case .slice(let start, let stop, let step):
      return (slicePlaces(start, stop, step, extent), true)
    case .name:
      throw .badIndex("only tables are indexed by a text", place.source.region(span), help: nil)
    }
  }

  /// As Python clamps them.
  private func slicePlaces(_ start: Int?, _ stop: Int?, _ step: Int, _ extent: Int) -> [Int] {
    let lowest = step > 0 ? 0 : -1
    let highest = step > 0 ? extent : extent - 1
    func clamped(_ bound: Int?, _ fallback: Int) -> Int {
      guard let bound else { return fallback }
      return min(max(bound < 0 ? bound + extent : bound, lowest), highest)
    }
    let first = clamped(start, step > 0 ? 0 : extent - 1)
    let last = clamped(stop, step > 0 ? extent : -1)
    return [Int](stride(from: first, to: last, by: step))
  }
}

extension Diagnostic {
  static func badIndex(_ message: String, _ region: Region, help: String?) -> Diagnostic {
    Diagnostic(.badIndex, message, at: region, help: help)
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
    Diagnostic(
      .badIndex, "\(quoted(text)) is \(value.description), which has no elements to take", at: region,
      value.description)
  }

  fileprivate static func outOfRange(_ index: Int, _ extent: Int, _ text: String, _ region: Region) -> Diagnostic {
    Diagnostic(
      .indexOutOfRange,
      extent == 0
        ? "\(quoted(text)) has no elements" : "there is no element \(index) among the \(extent) of \(quoted(text))",
      at: region, extent == 0 ? "nothing to take" : "from 0 to \(extent - 1), or from -\(extent) to -1")
  }

  fileprivate static func maskMismatch(_ mask: [Int], _ shape: [Int], _ region: Region) -> Diagnostic {
    Diagnostic(
      .shapeMismatch, "the condition has shape \(shapeText(mask)) and selects from an array of shape \(shapeText(shape))",
      at: region, "shape \(shapeText(mask))", help: "a condition has one entry for each element along the first axis")
  }
}
