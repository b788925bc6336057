/// Elements of an array by their offsets, in a new shape: what indexing, sorting, transposing and taking rows have in
/// common, so that one rule differentiates them all.
package struct Arrangement: Sendable {
  package let shape: [Int]
  /// In row-major order of `shape`.
  package let offsets: [Int]

  /// - Precondition: as many offsets as the shape has elements.
  package init(shape: [Int], offsets: [Int]) {
    precondition(offsets.count == shape.elementCount)
    self.shape = shape
    self.offsets = offsets
  }

  /// The whole slices along the first axis at these places, of an array of the given shape.
  ///
  /// - Precondition: the array has an axis, and the places lie within it.
  package static func rows(at places: [Int], of source: [Int]) -> Arrangement {
    let width = [Int](source[1...]).elementCount
    var offsets: [Int] = []
    offsets.reserveCapacity(places.count * width)
    for place in places { offsets += (place * width)..<((place + 1) * width) }
    return Arrangement(shape: [places.count] + source[1...], offsets: offsets)
  }

  /// The axes in another order.
  ///
  /// - Precondition: `order` has every axis of the source once.
  package static func axes(_ order: [Int], of source: [Int]) -> Arrangement {
    let strides = source.strides
    var offsets = [0]
    for axis in order {
      var next: [Int] = []
      next.reserveCapacity(offsets.count * source[axis])
      for offset in offsets {
        for place in 0..<source[axis] { next.append(offset + place * strides[axis]) }
      }
      offsets = next
    }
    return Arrangement(shape: order.map { source[$0] }, offsets: offsets)
  }
}

extension Tensor {
  /// - Precondition: the offsets lie within the tensor.
  package func arranged(_ arrangement: Arrangement) -> Tensor {
    let elements = elements
    var results: [Element] = []
    results.reserveCapacity(arrangement.offsets.count)
    for offset in arrangement.offsets { results.append(elements[offset]) }
    return Tensor(shape: arrangement.shape, elements: results)
  }

  /// The same elements in another shape of as many.
  package func reshaped(_ shape: [Int]) -> Tensor { Tensor(shape: shape, elements: elements) }
}
