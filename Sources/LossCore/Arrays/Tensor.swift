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

extension [Int] {
  /// The number of elements of an array of this shape.
  package var elementCount: Int {
    var product = 1
    for extent in self { product *= extent }
    return product
  }
}
