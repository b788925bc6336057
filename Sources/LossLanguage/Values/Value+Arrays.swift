internal import LossCore

/// Rearranging and joining arrays of any kind; units survive.
extension Value {
  /// Tables, records and functions are left as they are.
  func arranged(_ arrangement: Arrangement) -> Value {
    switch self {
    case .numbers(let numbers): .numbers(Numbers(numbers.tensor.arranged(arrangement), unit: numbers.unit))
    case .booleans(let tensor): .booleans(tensor.arranged(arrangement))
    case .texts(let tensor): .texts(tensor.arranged(arrangement))
    case .table, .record, .function: self
    }
  }

  /// - Precondition: as many elements as before.
  func reshaped(_ shape: [Int]) -> Value {
    switch self {
    case .numbers(let numbers): .numbers(Numbers(numbers.tensor.reshaped(shape), unit: numbers.unit))
    case .booleans(let tensor): .booleans(tensor.reshaped(shape))
    case .texts(let tensor): .texts(tensor.reshaped(shape))
    case .table, .record, .function: self
    }
  }

  /// The whole slices along the first axis at these places; the names of a matrix's columns survive.
  ///
  /// - Precondition: an array with an axis, and places within it.
  func rows(at places: [Int]) -> Value {
    guard let shape, !shape.isEmpty else { return self }
    let result = arranged(.rows(at: places, of: shape))
    guard case .numbers(let source) = self, case .numbers(var numbers) = result else { return result }
    numbers.columnLabels = source.columnLabels
    return .numbers(numbers)
  }

  /// One element of a vector, one row of anything larger.
  ///
  /// - Precondition: an array with an axis, and a place within it.
  func row(_ place: Int) -> Value {
    guard let shape, !shape.isEmpty else { return self }
    return rows(at: [place]).reshaped([Int](shape.dropFirst()))
  }

  /// Why values do not form one array; the numbers say which of them.
  enum JoiningFault: Error {
    case noArray(Int)
    case kinds(Int)
    case shapes(Int)
    case units(Int, Int)
  }

  /// Arrays of one kind put together: along an axis that they have, or side by side along a new one. A unit that all of
  /// them have survives.
  ///
  /// - Precondition: the axis is one of the first value's (a new one at most behind its last).
  static func joined(_ values: [Value], alongNew isNew: Bool, axis: Int) throws(JoiningFault) -> Value {
    guard let first = values.first else { return .numbers(Numbers(Tensor(vector: []))) }
    func together<Element>(_ parts: [Tensor<Element>]) throws(JoiningFault) -> Tensor<Element> {
      if let result = isNew ? Tensor.stacked(parts, axis: axis) : Tensor.concatenated(parts, axis: axis) {
        return result
      }
      for index in parts.indices.dropFirst() where !parts[index].joins(parts[0], exceptAlong: isNew ? nil : axis) {
        throw .shapes(index)
      }
      throw .shapes(0)
    }
    for (index, value) in values.enumerated() {
      if value.shape == nil { throw .noArray(index) }
      if !value.isOfKind(of: first) { throw .kinds(index) }
    }
    switch first {
    case .booleans:
      return .booleans(try together(values.compactMap { if case .booleans(let tensor) = $0 { tensor } else { nil } }))
    case .texts:
      return .texts(try together(values.compactMap { if case .texts(let tensor) = $0 { tensor } else { nil } }))
    default:
      let tensor = try together(
        values.compactMap { if case .numbers(let numbers) = $0 { numbers.tensor } else { nil } })
      return .numbers(Numbers(tensor, unit: try commonUnit(values)))
    }
  }

  /// Whether both are arrays of numbers, of booleans, or of texts.
  func isOfKind(of other: Value) -> Bool {
    switch (self, other) {
    case (.numbers, .numbers), (.booleans, .booleans), (.texts, .texts): true
    default: false
    }
  }

  /// The unit that all have; nil if one has none.
  private static func commonUnit(_ values: [Value]) throws(JoiningFault) -> Unit? {
    var known: (place: Int, unit: Unit)?
    var isCommon = true
    for (place, value) in values.enumerated() {
      guard let unit = value.unit else {
        isCommon = false
        continue
      }
      if let known, known.unit != unit { throw .units(known.place, place) }
      if known == nil { known = (place, unit) }
    }
    return isCommon ? known?.unit : nil
  }
}

extension Tensor {
  fileprivate func joins(_ other: Tensor, exceptAlong axis: Int?) -> Bool {
    guard rank == other.rank else { return false }
    for index in shape.indices where index != axis && shape[index] != other.shape[index] { return false }
    return true
  }
}
