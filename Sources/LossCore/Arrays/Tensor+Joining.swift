extension Tensor {
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
        let width = part.count / outer
        results.append(contentsOf: part.elements[(block * width)..<((block + 1) * width)])
      }
    }
    return Tensor(shape: target, elements: results)
  }

  /// Equal shapes put side by side along a new axis (at most `rank`); nil if the shapes differ or there are none.
  package static func stacked(_ parts: [Tensor], axis: Int = 0) -> Tensor? {
    guard let first = parts.first, axis <= first.rank else { return nil }
    var target = first.shape
    target.insert(parts.count, at: axis)
    let width = [Int](first.shape[axis...]).elementCount
    var results: [Element] = []
    results.reserveCapacity(first.count * parts.count)
    for part in parts where part.shape != first.shape { return nil }
    for block in 0..<[Int](first.shape[..<axis]).elementCount {
      for part in parts { results.append(contentsOf: part.elements[(block * width)..<((block + 1) * width)]) }
    }
    return Tensor(shape: target, elements: results)
  }
}
