/// Rearranging: every one of these is a list of source offsets, so that one rule differentiates them all.
extension Tensor {
  /// The elements at these offsets, in this shape.
  package func gathered(_ offsets: [Int], shape: [Int]) -> Tensor {
    var results: [Element] = []
    results.reserveCapacity(offsets.count)
    for offset in offsets { results.append(elements[offset]) }
    return Tensor(shape: shape, elements: results)
  }

  /// The same elements in another shape of as many.
  package func reshaped(_ shape: [Int]) -> Tensor { Tensor(shape: shape, elements: elements) }

  /// Axes in reverse order.
  package var transposed: Tensor {
    if rank < 2 { return self }
    let target = [Int](shape.reversed())
    var strides = [Int](repeating: 1, count: rank)
    for axis in stride(from: rank - 2, through: 0, by: -1) { strides[axis] = strides[axis + 1] * shape[axis + 1] }
    strides.reverse()
    return gathered(offsets(shape: target, strides: strides), shape: target)
  }

  /// The whole slices along the first axis at these places.
  package func rows(at indices: [Int]) -> Tensor {
    let width = [Int](shape[1...]).elementCount
    var results: [Element] = []
    results.reserveCapacity(indices.count * width)
    for index in indices { results.append(contentsOf: elements[(index * width)..<((index + 1) * width)]) }
    return Tensor(shape: [indices.count] + shape[1...], elements: results)
  }

  /// Joined along an axis that exists; nil if the other extents differ.
  package static func concatenated(_ parts: [Tensor], axis: Int) -> Tensor? {
    guard let first = parts.first, first.rank > axis else { return nil }
    var target = first.shape
    target[axis] = 0
    for part in parts {
      guard part.rank == first.rank else { return nil }
      for other in part.shape.indices where other != axis && part.shape[other] != first.shape[other] { return nil }
      target[axis] += part.shape[axis]
    }
    let outer = [Int](first.shape[..<axis]).elementCount
    var results: [Element] = []
    results.reserveCapacity(target.elementCount)
    for block in 0..<outer {
      for part in parts {
        let width = [Int](part.shape[axis...]).elementCount
        results.append(contentsOf: part.elements[(block * width)..<((block + 1) * width)])
      }
    }
    return Tensor(shape: target, elements: results)
  }

  /// Equal shapes put side by side along a new axis (at most `rank`); nil if the shapes differ or there are none.
  package static func stacked(_ parts: [Tensor], axis: Int = 0) -> Tensor? {
    guard let first = parts.first, axis <= first.rank else { return nil }
    var widened = first.shape
    widened.insert(1, at: axis)
    var expanded: [Tensor] = []
    expanded.reserveCapacity(parts.count)
    for part in parts {
      guard part.shape == first.shape else { return nil }
      expanded.append(part.reshaped(widened))
    }
    return concatenated(expanded, axis: axis)
  }
}

/// The offsets of a strided view, in row-major order of its shape.
package func offsets(shape: [Int], strides: [Int], start: Int = 0) -> [Int] {
  var results: [Int] = [start]
  results.reserveCapacity(shape.elementCount)
  for axis in shape.indices {
    var next: [Int] = []
    next.reserveCapacity(results.count * shape[axis])
    for offset in results {
      for index in 0..<shape[axis] { next.append(offset + index * strides[axis]) }
    }
    results = next
  }
  return results
}
