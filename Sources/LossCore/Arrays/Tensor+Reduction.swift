/// Elements of a tensor that stand at equal distances: the whole of it, or one line along an axis.
package struct Run<Element: Sendable> {
  package let elements: [Element]
  package let start: Int
  package let stride: Int
  package let count: Int

  package subscript(index: Int) -> Element { elements[start + index * stride] }
}

extension Tensor {
  /// One result for each line along an axis, or a single one for all elements in order when `axis` is nil.
  ///
  /// - Precondition: `axis` is an axis of the tensor.
  package func reduced<Result: Sendable>(
    axis: Int?, keepsDimensions: Bool = false, _ reduce: (Run<Element>) -> Result
  ) -> Tensor<Result> {
    guard let axis else {
      let result = reduce(Run(elements: elements, start: 0, stride: 1, count: elements.count))
      let shape = keepsDimensions ? [Int](repeating: 1, count: rank) : []
      return Tensor<Result>(shape: shape, elements: [result])
    }
    var target = shape
    if keepsDimensions { target[axis] = 1 } else { target.remove(at: axis) }
    var results: [Result] = []
    forEachRun(along: axis) { run in results.append(reduce(run)) }
    return Tensor<Result>(shape: target, elements: results)
  }

  /// The lines along an axis, each replaced by as many values; all elements as one line when `axis` is nil.
  package func transformed<Result: Sendable>(
    axis: Int?, filler: Result, _ transform: (Run<Element>) -> [Result]
  ) -> Tensor<Result> {
    guard let axis else {
      return Tensor<Result>(
        shape: shape, elements: transform(Run(elements: elements, start: 0, stride: 1, count: elements.count)))
    }
    var results = [Result](repeating: filler, count: elements.count)
    forEachRun(along: axis) { run in
      let line = transform(run)
      for index in 0..<run.count { results[run.start + index * run.stride] = line[index] }
    }
    return Tensor<Result>(shape: shape, elements: results)
  }

  private func forEachRun(along axis: Int, _ body: (Run<Element>) -> Void) {
    let inner = [Int](shape[(axis + 1)...]).elementCount
    let outer = [Int](shape[..<axis]).elementCount
    for block in 0..<outer {
      for offset in 0..<inner {
        body(Run(elements: elements, start: block * shape[axis] * inner + offset, stride: inner, count: shape[axis]))
      }
    }
  }
}
