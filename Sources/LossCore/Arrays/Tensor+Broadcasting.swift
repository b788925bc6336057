/// Element-by-element work on one or two tensors, with NumPy's broadcasting: shapes are aligned at their last axis, and
/// an axis of length one is repeated.
extension Tensor {
  package func mapped<Result: Sendable>(_ transform: (Element) -> Result) -> Tensor<Result> {
    var results: [Result] = []
    results.reserveCapacity(elements.count)
    for element in elements { results.append(transform(element)) }
    return Tensor<Result>(shape: shape, elements: results)
  }

  /// The elements of both, combined one by one; nil if the shapes do not broadcast, or to more than
  /// `maximumBroadcastCount` elements.
  package func combined<Other: Sendable, Result: Sendable>(
    with other: Tensor<Other>, _ combine: (Element, Other) -> Result
  ) -> Tensor<Result>? {
    var results: [Result] = []
    let (elements, others) = (elements, other.elements)
    if shape == other.shape {
      results.reserveCapacity(elements.count)
      for index in elements.indices { results.append(combine(elements[index], others[index])) }
      return Tensor<Result>(shape: shape, elements: results)
    }
    if let right = other.scalar {
      results.reserveCapacity(elements.count)
      for element in elements { results.append(combine(element, right)) }
      return Tensor<Result>(shape: shape, elements: results)
    }
    if let left = scalar {
      results.reserveCapacity(others.count)
      for element in others { results.append(combine(left, element)) }
      return Tensor<Result>(shape: other.shape, elements: results)
    }
    guard let target = broadcastShape(shape, other.shape), isBroadcastable(target) else { return nil }
    results.reserveCapacity(target.elementCount)
    forEachPair(target, shape, other.shape) { left, right in
      results.append(combine(elements[left], others[right]))
    }
    return Tensor<Result>(shape: target, elements: results)
  }

  /// Repeated to a larger shape; nil if it does not broadcast to it.
  package func broadcast(to target: [Int]) -> Tensor? {
    if shape == target { return self }
    guard broadcastShape(shape, target) == target else { return nil }
    if count == 1 {
      return Tensor(shape: target, elements: [Element](repeating: elements[0], count: target.elementCount))
    }
    let elements = elements
    var results: [Element] = []
    results.reserveCapacity(target.elementCount)
    forEachPair(target, shape, target) { left, _ in results.append(elements[left]) }
    return Tensor(shape: target, elements: results)
  }
}

/// The most elements that broadcasting makes, as many as the language allows an array to have: a column against a row
/// can ask for a square that no machine holds.
package let maximumBroadcastCount: Int64 = 100_000_000

/// Whether a shape is small enough to be made by broadcasting.
package func isBroadcastable(_ shape: [Int]) -> Bool {
  if shape.contains(0) { return true }
  var count: Int64 = 1
  for extent in shape {
    let (product, overflows) = count.multipliedReportingOverflow(by: Int64(extent))
    if overflows { return false }
    count = product
  }
  return count <= maximumBroadcastCount
}

/// The shape that two arrays have together; nil if they do not line up.
package func broadcastShape(_ a: [Int], _ b: [Int]) -> [Int]? {
  if b.isEmpty || a == b { return a }
  if a.isEmpty { return b }
  let rank = max(a.count, b.count)
  var result = [Int](repeating: 1, count: rank)
  for axis in 0..<rank {
    let left = axis < rank - a.count ? 1 : a[axis - (rank - a.count)]
    let right = axis < rank - b.count ? 1 : b[axis - (rank - b.count)]
    if left == right || right == 1 {
      result[axis] = left
    } else if left == 1 {
      result[axis] = right
    } else {
      return nil
    }
  }
  return result
}

/// Visits the elements of a broadcast shape in row-major order with the offsets of the two operands.
private func forEachPair(_ target: [Int], _ a: [Int], _ b: [Int], _ body: (Int, Int) -> Void) {
  let total = target.elementCount
  if total == 0 { return }
  let leftStrides = strides(of: a, in: target)
  let rightStrides = strides(of: b, in: target)
  var counter = [Int](repeating: 0, count: target.count)
  var left = 0
  var right = 0
  for _ in 0..<total {
    body(left, right)
    var axis = target.count - 1
    while axis >= 0 {
      counter[axis] += 1
      left += leftStrides[axis]
      right += rightStrides[axis]
      if counter[axis] < target[axis] { break }
      left -= leftStrides[axis] * target[axis]
      right -= rightStrides[axis] * target[axis]
      counter[axis] = 0
      axis -= 1
    }
  }
}

/// How far one step along each axis of `target` moves in an array of this shape: zero where it is repeated.
private func strides(of shape: [Int], in target: [Int]) -> [Int] {
  var result = [Int](repeating: 0, count: target.count - shape.count)
  for (extent, stride) in zip(shape, shape.strides) { result.append(extent == 1 ? 0 : stride) }
  return result
}
