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
    let (first, second) = content.inputs
    size = 1 + (first?.size ?? 0) + (second?.size ?? 0)
    switch content {
    case .row, .column, .oneHot, .softmax, .logSoftmax, .crossEntropySlope: hasRows = true
    default: hasRows = first?.hasRows ?? false || second?.hasRows ?? false
    }
  }

  var count: Int { shape.elementCount }
  /// Elements of a row; 1 where nothing depends on rows.
  var width: Int { hasRows ? shape[shape.count - 1] : 1 }
}

extension ArrayExpression {
  /// From so many elements on arrays are deferred.
  package static var minimumCount: Int { 512 }
  /// The most operations that are put off: what is asked for again and again is computed again and again.
  private static var maximumSize: Int { 400 }

  /// What an operation on these arrays is to give; nil if it is computed at once: because it is small, or of another
  /// kind.
  ///
  /// - Parameter other: of an operation on one array that array again.
  static func deferred(
    _ operation: ArrayOperation, _ tensor: Tensor<Double>, _ other: Tensor<Double>, _ workers: Workers
  ) -> Tensor<Double>? {
    var shape = tensor.shape
    var isPair = false
    switch operation {
    case .unary, .logarithm: break
    case .binary, .xlogy:
      guard let both = broadcastShape(shape, other.shape), isBroadcastable(both) else { return nil }
      shape = both
      isPair = true
    case .select(let mask):
      shape = mask.shape
      isPair = true
    case .broadcast(let target): shape = target
    case .reshape(let target):
      // An array that is there has its elements in the same order in every shape.
      guard let deferred = tensor.deferred, !deferred.isKnown, let expression = deferred.expression,
        !expression.hasRows
      else { return nil }
      return Tensor(deferred: ArrayExpression(expression.content, shape: target, workers: workers))
    case .softmax(let axis), .logSoftmax(let axis): if shape.count < 2 || axis != shape.count - 1 { return nil }
    default: return nil
    }
    guard shape.elementCount >= minimumCount, var x = operand(tensor, in: shape, workers) else { return nil }
    guard isPair else {
      if x.size >= maximumSize { x = x.computed(tensor) }
      return operation.tensor(x, x, tensor, tensor, shape, workers)
    }
    guard var y = operand(other, in: shape, workers) else { return nil }
    if x.size + y.size >= maximumSize { (x, y) = (x.computed(tensor), y.computed(other)) }
    return operation.tensor(x, y, tensor, other, shape, workers)
  }

  /// As part of another expression, an array that is there.
  private func computed(_ tensor: Tensor<Double>) -> ArrayExpression {
    size == 1 ? self : ArrayExpression(.numbers(tensor.elements), shape: shape, workers: workers)
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
  /// - Parameters x, y: the inputs `a` and `b`, in the shape of the result.
  func tensor(
    _ x: ArrayExpression, _ y: ArrayExpression, _ a: Tensor<Double>, _ b: Tensor<Double>, _ shape: [Int],
    _ workers: Workers
  ) -> Tensor<Double>? {
    let content: ArrayExpression.Content
    switch self {
    case .unary(let function): content = .unary(function, x)
    case .logarithm(let base): content = base == Elementary.e ? .unary(.log, x) : .logarithm(base: base, x)
    case .binary(let function):
      if function.isFirst(x, y), a.shape == shape { return a }
      if function.isSecond(x, y), b.shape == shape { return b }
      if let product = function.product(x, y) { return Tensor(deferred: product) }
      content =
        TruthLikelihood.content(function, x, y) ?? TruthLikelihood.slope(function, x, y)
        ?? CrossEntropySlope.content(function, x, y) ?? .binary(function, x, y)
    case .xlogy(let base): content = base == Elementary.e ? .binary(.xlogy, x, y) : .xlogy(base: base, x, y)
    case .select(let mask): content = .select(mask.elements, x, y)
    case .broadcast: content = x.content
    case .softmax: content = .softmax(x)
    case .logSoftmax: content = .logSoftmax(x)
    default: return nil
    }
    return Tensor(deferred: ArrayExpression(content, shape: shape, workers: workers))
  }
}

extension BinaryFunction {
  /// Whether the result is the first side itself, to the bit: x * 1, x / 1, x^1, and x + 0 of numbers among which is no
  /// -0.
  fileprivate func isFirst(_ a: ArrayExpression, _ b: ArrayExpression) -> Bool {
    switch self {
    case .multiply, .divide, .power: b.isConstant(1)
    case .add: b.isConstant(0) && a.isOfFlags
    default: false
    }
  }

  /// Whether it is the second: 1 * x.
  fileprivate func isSecond(_ a: ArrayExpression, _ b: ArrayExpression) -> Bool {
    (self == .multiply || self == .chain) && a.isConstant(1)
  }

  /// Of two constants the one that they make.
  fileprivate func product(_ a: ArrayExpression, _ b: ArrayExpression) -> ArrayExpression? {
    guard case .constant(let x) = a.content, case .constant(let y) = b.content else { return nil }
    return ArrayExpression(.constant(function(x, y)), shape: a.shape, workers: a.workers)
  }
}

extension ArrayExpression {
  fileprivate func isConstant(_ number: Double) -> Bool {
    if case .constant(number) = content { true } else { false }
  }

  /// Whether it holds zeros and ones, none of them with a sign.
  fileprivate var isOfFlags: Bool {
    switch content {
    case .flags, .oneHot: true
    default: false
    }
  }
}

extension ArrayExpression.Content {
  /// What it is computed from: two expressions at most.
  var inputs: (first: ArrayExpression?, second: ArrayExpression?) {
    switch self {
    case .constant, .numbers, .flags, .row, .column, .oneHot: (nil, nil)
    case .unary(_, let x), .logarithm(_, let x), .softmax(let x), .logSoftmax(let x), .crossEntropySlope(_, let x):
      (x, nil)
    case .binary(_, let a, let b), .xlogy(_, let a, let b), .select(_, let a, let b), .likelihood(_, let a, let b),
      .likelihoodSlope(_, _, let a, let b):
      (a, b)
    }
  }
}
