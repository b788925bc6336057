/// A rectangular array of any rank, its elements in row-major order.
///
/// A rank of zero (an empty shape) is a single element.
/// Shapes are NumPy's: `[2, 3]` has two rows of three.
package struct Tensor<Element: Sendable>: Sendable {
  package let shape: [Int]
  package let elements: [Element]

  /// - Precondition: `elements.count` is the product of `shape`.
  package init(shape: [Int], elements: [Element]) {
    precondition(elements.count == shape.elementCount)
    self.shape = shape
    self.elements = elements
  }

  /// A single element, of rank zero.
  package init(scalar element: Element) {
    shape = []
    elements = [element]
  }

  /// A vector.
  package init(vector elements: [Element]) {
    shape = [elements.count]
    self.elements = elements
  }

  package var rank: Int { shape.count }
  package var count: Int { elements.count }

  /// The only element of a tensor of rank zero; nil for every other rank.
  package var scalar: Element? { shape.isEmpty ? elements[0] : nil }
}

extension Tensor: Equatable where Element: Equatable {}

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
