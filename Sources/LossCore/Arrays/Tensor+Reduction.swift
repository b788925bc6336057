extension Tensor {
  /// One result for each line along an axis, or a single one for all elements in order when `axis` is nil.
  ///
  /// - Precondition: `axis` is an axis of the tensor.
  package func reduced<Result: Sendable>(
    axis: Int?, keepsDimensions: Bool = false, _ reduce: (Lane<Element>) -> Result
  ) -> Tensor<Result> {
    guard let axis else {
      return Tensor<Result>(
        shape: shape.reduced(axis: nil, keepsDimensions: keepsDimensions), elements: [reduce(Lane(elements))])
    }
    var results: [Result] = []
    forEachLane(along: axis) { lane in results.append(reduce(lane)) }
    return Tensor<Result>(shape: shape.reduced(axis: axis, keepsDimensions: keepsDimensions), elements: results)
  }

  /// The lines along an axis, each replaced by as many values; all elements as one line when `axis` is nil.
  package func transformed<Result: Sendable>(
    axis: Int?, filler: Result, _ transform: (Lane<Element>) -> [Result]
  ) -> Tensor<Result> {
    guard let axis else {
      return Tensor<Result>(
        shape: shape, elements: transform(Lane(elements)))
    }
    var results = [Result](repeating: filler, count: elements.count)
    forEachLane(along: axis) { lane in
      let line = transform(lane)
      for index in 0..<lane.count { results[lane.start + index * lane.stride] = line[index] }
    }
    return Tensor<Result>(shape: shape, elements: results)
  }

  private func forEachLane(along axis: Int, _ body: (Lane<Element>) -> Void) {
    let elements = elements
    let inner = [Int](shape[(axis + 1)...]).elementCount
    let outer = [Int](shape[..<axis]).elementCount
    for block in 0..<outer {
      for offset in 0..<inner {
        body(Lane(elements, start: block * shape[axis] * inner + offset, stride: inner, count: shape[axis]))
      }
    }
  }
}

extension [Int] {
  /// Of a shape what is left when an axis is reduced, or all of them.
  ///
  /// - Precondition: `axis` is an axis of the shape.
  func reduced(axis: Int?, keepsDimensions: Bool) -> [Int] {
    if keepsDimensions { return enumerated().map { axis == nil || axis == $0.offset ? 1 : $0.element } }
    guard let axis else { return [] }
    return [Int](self[..<axis] + self[(axis + 1)...])
  }
}
