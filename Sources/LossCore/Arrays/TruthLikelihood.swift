/// What binary cross-entropy is made of: for a truth t the sum of t log p and (1 - t) log(1 - p).
///
/// Its definition is two terms, of which a truth of 0 or 1 makes one vanish: then one logarithm is enough.
enum TruthLikelihood: Sendable {
  /// xlogy(t, p) + xlog1py(1 - t, -p)
  case probability
  /// xtimes(t, log_sigmoid(s)) + xtimes(1 - t, log_sigmoid(-s))
  case score
  /// t * log(p) + (1 - t) * log(1 - p), as it is written by hand.
  case product

  /// The same as this sum, if it is of the form of one of the definitions.
  static func content(
    _ function: BinaryFunction, _ first: ArrayExpression, _ second: ArrayExpression
  ) -> ArrayExpression.Content? {
    guard function == .add, case .binary(let outer, let truths, let x) = first.content,
      case .binary(let otherOuter, let others, let y) = second.content,
      case .binary(.subtract, let one, let sameTruths) = others.content, case .constant(1) = one.content,
      truths.isSame(as: sameTruths)
    else { return nil }
    switch (outer, otherOuter, x.content, y.content) {
    case (.xlogy, .xlog1py, _, .unary(.negate, let same)) where x.isSame(as: same):
      return .likelihood(.probability, of: truths, x)
    case (.xtimes, .xtimes, .unary(.logSigmoid, let scores), .unary(.logSigmoid, let negated)):
      guard case .unary(.negate, let same) = negated.content, scores.isSame(as: same) else { return nil }
      return .likelihood(.score, of: truths, scores)
    case (.multiply, .multiply, .unary(.log, let p), .unary(.log, let rest)):
      guard case .binary(.subtract, let one, let same) = rest.content, case .constant(1) = one.content,
        p.isSame(as: same)
      else { return nil }
      return .likelihood(.product, of: truths, p)
    default: return nil
    }
  }

  func write(
    to results: Kernel.Results, truths: UnsafePointer<Double>, _ x: UnsafePointer<Double>, count: Int
  ) {
    let buffers = Kernel.Results.allocate(capacity: 5 * Kernel.stretch)
    defer { buffers.deallocate() }
    func define(
      _ results: Kernel.Results, _ truths: UnsafePointer<Double>, _ x: UnsafePointer<Double>, _ count: Int
    ) {
      self.define(results, truths, x, count, buffers)
    }
    switch self {
    case .probability:
      writeStretches(to: results, truths, x, count, where: Elementary.hasPlainLogs) { results, truths, x, count in
        for place in 0..<count { results[place] = Elementary.plainLog(x[place], isTrue: truths[place] == 1) }
      } else: {
        define($0, $1, $2, $3)
      }
    case .score:
      writeStretches(to: results, truths, x, count, where: Elementary.hasPlainDecay) { results, truths, x, count in
        Kernel.inHalves(x, count, buffers, Elementary.plainDecay) { place, decay in
          results[place] = -Elementary.plainSoftplus(truths[place] == 1 ? -x[place] : x[place], decay: decay)
        }
      } else: {
        define($0, $1, $2, $3)
      }
    case .product:
      writeStretches(to: results, truths, x, count, where: Elementary.hasPlainLogs) { results, truths, x, count in
        for place in 0..<count { results[place] = Elementary.plainLog(truths[place] == 1 ? x[place] : 1 - x[place]) }
      } else: {
        define($0, $1, $2, $3)
      }
    }
  }

  /// A function of truths and of what is said of them, for a stretch at a time: the way of plain numbers where truths are
  /// 0 or 1.
  @inline(__always)
  func writeStretches(
    to results: Kernel.Results, _ truths: UnsafePointer<Double>, _ x: UnsafePointer<Double>, _ count: Int,
    where isPlain: Kernel.Test, _ plain: Stretch, else define: Stretch
  ) {
    for start in stride(from: 0, to: count, by: Kernel.stretch) {
      let (results, truths, x) = (results + start, truths + start, x + start)
      let length = min(Kernel.stretch, count - start)
      if Kernel.areAll(truths, length, { ($0 .== 0) .| ($0 .== 1) }), Kernel.areAll(x, length, isPlain) {
        plain(results, truths, x, length)
      } else {
        define(results, truths, x, length)
      }
    }
  }

  typealias Stretch = (Kernel.Results, _ truths: UnsafePointer<Double>, _ x: UnsafePointer<Double>, _ count: Int) ->
    Void
}

private extension TruthLikelihood {
  /// The definition.
  func define(
    _ results: Kernel.Results, _ truths: UnsafePointer<Double>, _ x: UnsafePointer<Double>, _ count: Int,
    _ buffers: Kernel.Results
  ) {
    func buffer(_ index: Int) -> Kernel.Results { buffers + index * Kernel.stretch }
    let (first, second, others, negated, logarithms) = (buffer(0), buffer(1), buffer(2), buffer(3), buffer(4))
    BinaryFunction.subtract.write(to: others, .constant(1), .numbers(truths), count: count)
    UnaryFunction.negate.write(to: negated, x, count: count)
    switch self {
    case .probability:
      BinaryFunction.xlogy.write(to: first, .numbers(truths), .numbers(x), count: count)
      BinaryFunction.xlog1py.write(to: second, .numbers(others), .numbers(negated), count: count)
    case .score:
      UnaryFunction.logSigmoid.write(to: logarithms, x, count: count)
      BinaryFunction.xtimes.write(to: first, .numbers(truths), .numbers(logarithms), count: count)
      UnaryFunction.logSigmoid.write(to: logarithms, negated, count: count)
      BinaryFunction.xtimes.write(to: second, .numbers(others), .numbers(logarithms), count: count)
    case .product:
      UnaryFunction.log.write(to: logarithms, x, count: count)
      BinaryFunction.multiply.write(to: first, .numbers(truths), .numbers(logarithms), count: count)
      BinaryFunction.subtract.write(to: negated, .constant(1), .numbers(x), count: count)
      UnaryFunction.log.write(to: logarithms, negated, count: count)
      BinaryFunction.multiply.write(to: second, .numbers(others), .numbers(logarithms), count: count)
    }
    BinaryFunction.add.write(to: results, .numbers(first), .numbers(second), count: count)
  }
}

extension ArrayExpression {
  /// Whether they hold the same numbers because they are one, or stand for one array.
  func isSame(as other: ArrayExpression) -> Bool {
    if self === other { return true }
    switch (content, other.content) {
    case (.numbers(let a), .numbers(let b)):
      return a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in a.baseAddress == b.baseAddress } }
    case (.flags(let a), .flags(let b)):
      return a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in a.baseAddress == b.baseAddress } }
    default: return false
    }
  }
}
