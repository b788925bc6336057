/// Everything that makes numbers of numbers and has a derivative: a closed list, so that each has one place for its
/// value, here, and one for its derivative.
package enum ArrayOperation: Sendable {
  /// The array itself: what a gradient is taken in begins with it.
  case identity
  case unary(UnaryFunction)
  /// Two arrays that broadcast.
  case binary(BinaryFunction)
  case logarithm(base: Double)
  /// x times the logarithm of y; see `Elementary.xlogy`.
  case xlogy(base: Double)
  /// Elements of the first array where the mask is true, of the second where it is false; both broadcast to its shape.
  case select(Tensor<Bool>)
  case arrange(Arrangement)
  /// The reverse of arranging an array of this shape: every element goes back to its place, and those of one place add up.
  case scatter(Arrangement, to: [Int])
  case reshape([Int])
  case broadcast(to: [Int])
  /// The reverse of broadcasting from this shape: repeated elements add up.
  case sum(to: [Int])
  /// Any number of arrays, along an axis that they have or along a new one.
  case join(alongNew: Bool, axis: Int)
  /// The matrix product whose products of numbers are this function's.
  case matrixProduct(BinaryFunction)
  /// The solution x of `a x = b`.
  case solve
  /// Along an axis, or of all elements.
  case reduce(ArrayReduction, axis: Int?, keepsDimensions: Bool)
  case softmax(axis: Int)
  case logSoftmax(axis: Int)
  case cumulativeSum(axis: Int)

  /// nil where the shapes do not fit one another, the result has more elements than any array may, or a system has no
  /// solution.
  ///
  /// - Precondition: as many inputs as the operation has, and its axes and places are theirs.
  package func value(_ inputs: [Tensor<Double>], _ workers: Workers) -> Tensor<Double>? {
    if case .join = self { return present(inputs) }
    return value(inputs[0], inputs[inputs.count - 1], workers)
  }

  /// The same for operations on one or two arrays.
  ///
  /// - Parameter y: of an operation on one array that array again.
  package func value(_ x: Tensor<Double>, _ y: Tensor<Double>, _ workers: Workers) -> Tensor<Double>? {
    ArrayExpression.deferred(self, x, y, workers) ?? reduced(x, workers) ?? present([x, y])
  }
}

extension ArrayOperation {
  /// The reduction of a large array as a whole or along its last axis, by blocks; nil for all else.
  private func reduced(_ x: Tensor<Double>, _ workers: Workers) -> Tensor<Double>? {
    guard x.count >= ArrayExpression.minimumCount else { return nil }
    let reduction: ArrayReduction
    var axis: Int?
    var keepsDimensions = false
    switch self {
    case .sum(to: []): reduction = .sum
    case .reduce(let other, let along, let keeps): (reduction, axis, keepsDimensions) = (other, along, keeps)
    default: return nil
    }
    guard axis == nil || axis == x.rank - 1, let expression = ArrayExpression.operand(x, in: x.shape, workers) else {
      return nil
    }
    let shape = x.shape.reduced(axis: axis, keepsDimensions: keepsDimensions)
    if x.rank > 1, axis != nil { return Tensor(shape: shape, elements: expression.reducedRows(reduction)) }
    switch reduction {
    case .sum: return Tensor(shape: shape, elements: [expression.total.value])
    case .mean: return Tensor(shape: shape, elements: [expression.total.divided(by: Double(x.count))])
    default: return nil
    }
  }

  /// The definition of every operation, computed at once.
  func present(_ inputs: [Tensor<Double>]) -> Tensor<Double>? {
    let x = inputs[0]
    switch self {
    case .identity: return x
    case .unary(let function): return function.mapped(x)
    case .binary(let function): return function.combined(x, inputs[1])
    case .logarithm(let base): return x.mapped { Elementary.log($0, base: base) }
    case .xlogy(let base):
      return x.combined(with: inputs[1]) { x, y in x == 0 && !y.isNaN ? 0 : x * Elementary.log(y, base: base) }
    case .select(let mask): return mask.selecting(x, inputs[1])
    case .arrange(let arrangement): return x.arranged(arrangement)
    case .scatter(let arrangement, let shape): return x.scattered(arrangement, to: shape)
    case .reshape(let shape): return x.reshaped(shape)
    case .broadcast(let shape): return x.broadcast(to: shape)
    case .sum(let shape): return x.summed(to: shape)
    case .join(let isNew, let axis):
      return isNew ? Tensor.stacked(inputs, axis: axis) : Tensor.concatenated(inputs, axis: axis)
    case .matrixProduct(let product): return LossCore.matrixProduct(x, inputs[1], product)
    case .solve: return solution(of: x, inputs[1])
    case .reduce(let reduction, let axis, let keeps):
      return x.reduced(axis: axis, keepsDimensions: keeps) { reduction.value($0) }
    case .softmax(let axis): return x.transformed(axis: axis, filler: 0) { $0.softmax }
    case .logSoftmax(let axis): return x.transformed(axis: axis, filler: 0) { $0.logSoftmax }
    case .cumulativeSum(let axis): return x.transformed(axis: axis, filler: 0) { $0.cumulativeSums }
    }
  }
}
