/// What takes back arranging and broadcasting: elements that came from one place add up there.
extension Tensor<Double> {
  /// - Precondition: as many elements as the arrangement has offsets, which lie within the shape.
  package func scattered(_ arrangement: Arrangement, to shape: [Int]) -> Tensor {
    let elements = elements
    var results = [Double](repeating: 0, count: shape.elementCount)
    for (index, offset) in arrangement.offsets.enumerated() { results[offset] += elements[index] }
    return Tensor(shape: shape, elements: results)
  }

  /// - Precondition: the shape broadcasts to the tensor's.
  package func summed(to target: [Int]) -> Tensor {
    if target.isEmpty { return Tensor(scalar: Lane(elements).sum) }
    var result = self
    while result.rank > target.count { result = result.reduced(axis: 0) { $0.sum } }
    for axis in target.indices where target[axis] == 1 && result.shape[axis] != 1 {
      result = result.reduced(axis: axis, keepsDimensions: true) { $0.sum }
    }
    return result
  }
}

extension Tensor<Bool> {
  /// Elements of one array where it is true, of the other where it is false; nil if one does not broadcast to its shape.
  package func selecting<Value>(_ first: Tensor<Value>, _ second: Tensor<Value>) -> Tensor<Value>? {
    guard let first = first.broadcast(to: shape)?.elements, let second = second.broadcast(to: shape)?.elements else {
      return nil
    }
    let elements = elements
    var results: [Value] = []
    results.reserveCapacity(count)
    for index in elements.indices { results.append(elements[index] ? first[index] : second[index]) }
    return Tensor<Value>(shape: shape, elements: results)
  }
}
