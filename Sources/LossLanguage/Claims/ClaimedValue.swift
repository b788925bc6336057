internal import LossCore

/// A value as a claim sees it: elements of one kind in a shape. Tables, records and functions are none.
struct ClaimedValue {
  /// `[]` for a single number, boolean or text.
  let shape: [Int]
  let unit: Unit?
  private let elements: Elements

  enum Element {
    case number(Double)
    case boolean(Bool)
    case text(String)
  }

  private enum Elements {
    case numbers([Double])
    case booleans([Bool])
    case texts([String])
  }

  init?(_ value: Value) {
    switch value {
    case .numbers(let numbers):
      shape = numbers.tensor.shape
      unit = numbers.unit
      elements = .numbers(numbers.tensor.elements)
    case .booleans(let tensor):
      shape = tensor.shape
      unit = nil
      elements = .booleans(tensor.elements)
    case .texts(let tensor):
      shape = tensor.shape
      unit = nil
      elements = .texts(tensor.elements)
    case .table, .record, .function: return nil
    }
  }

  var count: Int { shape.elementCount }

  /// By row-major index.
  subscript(index: Int) -> Element {
    switch elements {
    case .numbers(let numbers): .number(numbers[index])
    case .booleans(let booleans): .boolean(booleans[index])
    case .texts(let texts): .text(texts[index])
    }
  }

  /// Whether an element is nan.
  var hasNaN: Bool {
    guard case .numbers(let numbers) = elements else { return false }
    for number in numbers where number.isNaN { return true }
    return false
  }

  /// The same numbers counted in another unit.
  func converted(from unit: Unit, to target: Unit) -> ClaimedValue {
    guard case .numbers(let numbers) = elements, unit != target else { return self }
    // One nat is 1 / ln 2 bits.
    let ln2 = 0.6931471805599453
    let converted = numbers.map { target == .nats ? $0 * ln2 : $0 / ln2 }
    return ClaimedValue(shape: shape, unit: target, elements: .numbers(converted))
  }

  private init(shape: [Int], unit: Unit?, elements: Elements) {
    self.shape = shape
    self.unit = unit
    self.elements = elements
  }
}

extension [Int] {
  /// The indices of the element at a row-major position in an array of this shape.
  func indices(ofElement position: Int) -> [Int] {
    var rest = position
    var indices: [Int] = []
    for extent in reversed() {
      indices.append(rest % extent)
      rest /= extent
    }
    return indices.reversed()
  }
}
