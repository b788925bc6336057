extension Tensor<Double> {
  /// For each label a row of zeros with a single 1 at its place.
  ///
  /// - Precondition: the labels are whole numbers from 0 up to the number of classes.
  package init(oneHot labels: Tensor<Double>, classes: Int, _ workers: Workers) {
    let shape = labels.shape + [classes]
    if shape.elementCount >= ArrayExpression.minimumCount {
      self.init(
        deferred: ArrayExpression(.oneHot(labels: labels.elements), shape: shape, workers: workers))
      return
    }
    var elements = [Double](repeating: 0, count: shape.elementCount)
    for (row, label) in labels.elements.enumerated() { elements[row * classes + (Int(exactly: label) ?? 0)] = 1 }
    self.init(shape: shape, elements: elements)
  }

  /// The place of the first element that is below or above a range; nan is neither.
  package func firstPlace(outside range: ClosedRange<Double>, _ workers: Workers) -> Int? {
    if count >= ArrayExpression.minimumCount, let expression = ArrayExpression.operand(self, in: shape, workers) {
      return expression.firstPlace(outside: range)
    }
    return elements.firstIndex { $0 < range.lowerBound || $0 > range.upperBound }
  }
}

extension Tensor<Bool> {
  /// 1 for true, 0 for false.
  package var numbers: Tensor<Double> {
    if count < ArrayExpression.minimumCount { return mapped { $0 ? 1 : 0 } }
    return Tensor<Double>(deferred: ArrayExpression(.flags(elements), shape: shape, workers: .alone))
  }
}
