extension Tensor {
  /// One result for each line along an axis, or a single one for all elements in order when `axis` is nil.
  ///
  /// - Precondition: `axis` is an axis of the tensor.
  package func reduced<Result: Sendable>(
    axis: Int?, keepsDimensions: Bool = false, _ reduce: (Lane<Element>) -> Result
  ) -> Tensor<Result> {
    guard let axis else {
      let result = reduce(Lane(elements))
      let shape = keepsDimensions ? [Int](repeating: 1, count: rank) : []
      return Tensor<Result>(shape: shape, elements: [result])
    }
    var target = shape
    if keepsDimensions { target[axis] = 1 } else { target.remove(at: axis) }
    var results: [Result] = []
    forEachLane(along: axis) { lane in results.append(reduce(lane)) }
    return Tensor<Result>(shape: target, elements: results)
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
