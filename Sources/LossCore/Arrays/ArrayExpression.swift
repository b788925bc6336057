/// What a large array is to hold, not computed yet: operations on the elements at one place, or along the last axis.
///
/// Nothing of an expression is computed until somebody needs it; then all of it runs at once, in blocks that stay in the
/// processor's cache (`BlockProgram`), so that a sum over ten million rows needs no array of ten million intermediate
/// values. Every operation has the bits of the one that is computed at once.
package final class ArrayExpression: Sendable {
  enum Content: Sendable {
    case constant(Double)
    case numbers([Double])
    /// 1 for true, 0 for false.
    case flags([Bool])
    /// One for each place of the last axis, the same in every row.
    case row([Double])
    /// One for each row, the same all along the last axis.
    case column([Double])
    /// In each row zeros, and a single 1 at the place that its label names.
    case oneHot(labels: [Double])
    case unary(UnaryFunction, ArrayExpression)
    case binary(BinaryFunction, ArrayExpression, ArrayExpression)
    case logarithm(base: Double, ArrayExpression)
    case xlogy(base: Double, ArrayExpression, ArrayExpression)
    case select([Bool], ArrayExpression, ArrayExpression)
    /// The logarithm of the probability of a truth; see `TruthLikelihood`.
    case likelihood(TruthLikelihood, of: ArrayExpression, ArrayExpression)
    /// Its derivative, times a number.
    case likelihoodSlope(TruthLikelihood, scale: Double, of: ArrayExpression, ArrayExpression)
    /// Along the last axis.
    case softmax(ArrayExpression)
    case logSoftmax(ArrayExpression)
    case crossEntropySlope(CrossEntropySlope, of: ArrayExpression)
  }

  let content: Content
  let shape: [Int]
  let workers: Workers
  /// Operations in it, those of shared parts counted each time.
  let size: Int
  /// Whether an element depends on its place in its row, or on others of it.
  let hasRows: Bool

  init(_ content: Content, shape: [Int], workers: Workers) {
    self.content = content
    self.shape = shape
    self.workers = workers
    var size = 1
    var hasRows = false
    for input in content.inputs {
      size += input.size
      if input.hasRows { hasRows = true }
    }
    switch content {
    case .row, .column, .oneHot, .softmax, .logSoftmax, .crossEntropySlope: hasRows = true
    default: break
    }
    self.size = size
    self.hasRows = hasRows
  }

  var count: Int { shape.elementCount }
  /// Elements of a row; 1 where nothing depends on rows.
  var width: Int { hasRows ? shape[shape.count - 1] : 1 }
}

extension ArrayExpression {
  /// From so many elements on arrays are deferred.
  package static var minimumCount: Int { 32_768 }
  /// The most operations that are put off: what is asked for again and again is computed again and again.
  private static var maximumSize: Int { 400 }

  /// What an operation on these arrays is to give; nil if it is computed at once: because it is small, or of another
  /// kind.
  static func deferred(
    _ operation: ArrayOperation, _ inputs: [Tensor<Double>], _ workers: Workers
  ) -> Tensor<Double>? {
    var shape = inputs[0].shape
    switch operation {
    case .unary, .logarithm: break
    case .binary, .xlogy:
      guard let both = broadcastShape(shape, inputs[1].shape), isBroadcastable(both) else { return nil }
      shape = both
    case .select(let mask): shape = mask.shape
    case .broadcast(let target): shape = target
    case .reshape(let target):
      // An array that is there has its elements in the same order in every shape.
      guard let deferred = inputs[0].deferred, !deferred.isKnown, let expression = deferred.expression,
        !expression.hasRows
      else { return nil }
      return Tensor(deferred: ArrayExpression(expression.content, shape: target, workers: workers))
    case .softmax(let axis), .logSoftmax(let axis): if shape.count < 2 || axis != shape.count - 1 { return nil }
    default: return nil
    }
    guard shape.elementCount >= minimumCount else { return nil }
    var operands: [ArrayExpression] = []
    var size = 1
    for input in inputs {
      guard let operand = operand(input, in: shape, workers) else { return nil }
      operands.append(operand)
      size += operand.size
    }
    if size > maximumSize {
      operands = zip(inputs, operands).map { input, operand in
        operand.size > 1 ? ArrayExpression(.numbers(input.elements), shape: shape, workers: workers) : operand
      }
    }
    return operation.tensor(operands, inputs, shape, workers)
  }

  /// An array as part of an expression of a shape; nil if it would have to be repeated in some other way than along rows.
  static func operand(_ tensor: Tensor<Double>, in shape: [Int], _ workers: Workers) -> ArrayExpression? {
    func leaf(_ content: Content) -> ArrayExpression { ArrayExpression(content, shape: shape, workers: workers) }
    if tensor.count == 1 { return leaf(.constant(tensor.elements[0])) }
    if let deferred = tensor.deferred, !deferred.isKnown, let expression = deferred.expression {
      if expression.shape == shape { return expression }
      if case .constant(let number) = expression.content { return leaf(.constant(number)) }
    }
    if tensor.shape == shape { return leaf(.numbers(tensor.elements)) }
    guard shape.count >= 2, let width = shape.last, tensor.shape.count <= shape.count else { return nil }
    if tensor.shape.last == width, tensor.count == width { return leaf(.row(tensor.elements)) }
    if tensor.shape == [Int](shape.dropLast()) + [1] { return leaf(.column(tensor.elements)) }
    return nil
  }
}

private extension ArrayOperation {
  /// - Parameter operands: the inputs, in the shape of the result.
  func tensor(
    _ operands: [ArrayExpression], _ inputs: [Tensor<Double>], _ shape: [Int], _ workers: Workers
  ) -> Tensor<Double>? {
    let x = operands[0]
    let content: ArrayExpression.Content
    switch self {
    case .unary(let function): content = .unary(function, x)
    case .logarithm(let base): content = base == Elementary.e ? .unary(.log, x) : .logarithm(base: base, x)
    case .binary(let function):
      if let side = function.unchanged(x, operands[1]), inputs[side].shape == shape { return inputs[side] }
      if let product = function.product(x, operands[1]) { return Tensor(deferred: product) }
      content =
        TruthLikelihood.content(function, x, operands[1]) ?? TruthLikelihood.slope(function, x, operands[1])
        ?? CrossEntropySlope.content(function, x, operands[1]) ?? .binary(function, x, operands[1])
    case .xlogy(let base):
      content = base == Elementary.e ? .binary(.xlogy, x, operands[1]) : .xlogy(base: base, x, operands[1])
    case .select(let mask): content = .select(mask.elements, x, operands[1])
    case .broadcast: content = x.content
    case .softmax: content = .softmax(x)
    case .logSoftmax: content = .logSoftmax(x)
    default: return nil
    }
    return Tensor(deferred: ArrayExpression(content, shape: shape, workers: workers))
  }
}

extension BinaryFunction {
  /// The side that is the result itself, to the bit: x * 1, 1 * x, x / 1, x^1, and x + 0 of numbers among which is no -0.
  fileprivate func unchanged(_ a: ArrayExpression, _ b: ArrayExpression) -> Int? {
    switch (self, a.content, b.content) {
    case (.multiply, _, .constant(1)), (.divide, _, .constant(1)), (.power, _, .constant(1)): 0
    case (.multiply, .constant(1), _), (.chain, .constant(1), _): 1
    case (.add, .oneHot, .constant(0)), (.add, .flags, .constant(0)): 0
    default: nil
    }
  }

  /// Of two constants the one that they make.
  fileprivate func product(_ a: ArrayExpression, _ b: ArrayExpression) -> ArrayExpression? {
    guard case .constant(let x) = a.content, case .constant(let y) = b.content else { return nil }
    return ArrayExpression(.constant(function(x, y)), shape: a.shape, workers: a.workers)
  }
}

extension ArrayExpression.Content {
  var inputs: [ArrayExpression] {
    switch self {
    case .constant, .numbers, .flags, .row, .column, .oneHot: []
    case .unary(_, let x), .logarithm(_, let x), .softmax(let x), .logSoftmax(let x), .crossEntropySlope(_, let x): [x]
    case .binary(_, let a, let b), .xlogy(_, let a, let b), .select(_, let a, let b), .likelihood(_, let a, let b),
      .likelihoodSlope(_, _, let a, let b):
      [a, b]
    }
  }
}
