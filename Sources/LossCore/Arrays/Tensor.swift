/// A rectangular array of any rank, its elements in row-major order.
///
/// A rank of zero (an empty shape) is a single element.
/// Shapes are NumPy's: `[2, 3]` has two rows of three.
///
/// A large one may be deferred: what its elements are is known, and they are computed when somebody asks for them (see
/// `ArrayExpression`). Nobody can tell the difference but by the clock.
package struct Tensor<Element: Sendable>: Sendable {
  package let shape: [Int]
  package let count: Int
  private let storage: Storage

  private enum Storage: Sendable {
    case present([Element])
    case deferred(DeferredElements<Element>)
  }

  /// - Precondition: `elements.count` is the product of `shape`.
  package init(shape: [Int], elements: [Element]) {
    precondition(elements.count == shape.elementCount)
    self.shape = shape
    count = elements.count
    storage = .present(elements)
  }

  init(shape: [Int], deferred elements: DeferredElements<Element>) {
    self.shape = shape
    count = shape.elementCount
    storage = .deferred(elements)
  }

  /// A single element, of rank zero.
  package init(scalar element: Element) {
    shape = []
    count = 1
    storage = .present([element])
  }

  /// A vector.
  package init(vector elements: [Element]) {
    shape = [elements.count]
    count = elements.count
    storage = .present(elements)
  }

  package var elements: [Element] {
    switch storage {
    case .present(let elements): elements
    case .deferred(let deferred): deferred.elements
    }
  }

  /// nil if the elements are there.
  var deferred: DeferredElements<Element>? {
    if case .deferred(let deferred) = storage { deferred } else { nil }
  }

  /// With its elements there. What is handed to another thread is settled first.
  package var settled: Tensor { deferred == nil ? self : Tensor(shape: shape, elements: elements) }

  package var rank: Int { shape.count }

  /// The only element of a tensor of rank zero; nil for every other rank.
  package var scalar: Element? { shape.isEmpty ? elements[0] : nil }
}

extension Tensor: Equatable where Element: Equatable {
  package static func == (a: Tensor, b: Tensor) -> Bool { a.shape == b.shape && a.elements == b.elements }
}

/// Shapes.
extension [Int] {
  /// The number of elements of an array of this shape.
  ///
  /// - Precondition: it fits (see `capacity`).
  package var elementCount: Int {
    var product = 1
    for extent in self { product *= extent }
    return product
  }

  /// What a shape must be held against before an array is made of it: the number of elements, but with empty axes
  /// counted as 1, so that strides are bounded as well. `Int64.max` for all that is larger.
  package var capacity: Int64 {
    var product: Int64 = 1
    for extent in self {
      let (next, overflows) = product.multipliedReportingOverflow(by: Int64(Swift.max(extent, 1)))
      if overflows { return .max }
      product = next
    }
    return product
  }

  /// How far one step along each axis moves in the row-major order of this shape.
  package var strides: [Int] {
    var result = [Int](repeating: 1, count: count)
    for axis in indices.dropLast().reversed() { result[axis] = result[axis + 1] * self[axis + 1] }
    return result
  }
}
