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
    switch self {
    case .probability:
      write(to: results, truths, x, count, where: { ($0 .>= 0x1p-54) .& ($0 .<= 1 - 0x1p-53) }) {
        results, x, truths, count in
        for place in 0..<count { results[place] = Elementary.plainLog(x[place], isTrue: truths[place] == 1) }
      }
    case .score:
      let highs = Kernel.Results.allocate(capacity: 2 * Kernel.stretch)
      defer { highs.deallocate() }
      let lows = highs + Kernel.stretch
      write(to: results, truths, x, count, where: { ($0 .> -40) .& ($0 .< 40) }) { results, x, truths, count in
        for place in 0..<count {
          let decay = Elementary.plainDecay(x[place])
          highs[place] = decay.high
          lows[place] = decay.low
        }
        for place in 0..<count {
          let score = truths[place] == 1 ? -x[place] : x[place]
          results[place] = -Elementary.plainSoftplus(score, decay: DoubleDouble(highs[place], lows[place]))
        }
      }
    case .product:
      write(to: results, truths, x, count, where: { ($0 .>= 0x1p-54) .& ($0 .<= 1 - 0x1p-53) }) {
        results, x, truths, count in
        for place in 0..<count { results[place] = Elementary.plainLog(truths[place] == 1 ? x[place] : 1 - x[place]) }
      }
    }
  }
}

private extension TruthLikelihood {
  /// Stretches of plain numbers whose truths are 0 or 1 take the short way.
  @inline(__always)
  func write(
    to results: Kernel.Results, _ truths: UnsafePointer<Double>, _ x: UnsafePointer<Double>, _ count: Int,
    where isPlain: Kernel.Test,
    _ short: (Kernel.Results, UnsafePointer<Double>, _ truths: UnsafePointer<Double>, _ count: Int) -> Void
  ) {
    for start in stride(from: 0, to: count, by: Kernel.stretch) {
      let (results, truths, x) = (results + start, truths + start, x + start)
      let length = min(Kernel.stretch, count - start)
      let isCertain = Kernel.areAll(truths, length) { ($0 .== 0) .| ($0 .== 1) }
      if isCertain, Kernel.areAll(x, length, isPlain) {
        short(results, x, truths, length)
      } else {
        define(results, truths, x, length)
      }
    }
  }

  /// The definition.
  func define(_ results: Kernel.Results, _ truths: UnsafePointer<Double>, _ x: UnsafePointer<Double>, _ count: Int) {
    let buffers = Kernel.Results.allocate(capacity: 4 * count)
    defer { buffers.deallocate() }
    let (first, second, others, negated) = (buffers, buffers + count, buffers + 2 * count, buffers + 3 * count)
    BinaryFunction.subtract.write(to: others, .constant(1), .numbers(truths), count: count)
    UnaryFunction.negate.write(to: negated, x, count: count)
    switch self {
    case .probability:
      BinaryFunction.xlogy.write(to: first, .numbers(truths), .numbers(x), count: count)
      BinaryFunction.xlog1py.write(to: second, .numbers(others), .numbers(negated), count: count)
    case .score:
      let logarithms = Kernel.Results.allocate(capacity: count)
      defer { logarithms.deallocate() }
      UnaryFunction.logSigmoid.write(to: logarithms, x, count: count)
      BinaryFunction.xtimes.write(to: first, .numbers(truths), .numbers(logarithms), count: count)
      UnaryFunction.logSigmoid.write(to: logarithms, negated, count: count)
      BinaryFunction.xtimes.write(to: second, .numbers(others), .numbers(logarithms), count: count)
    case .product:
      let logarithms = Kernel.Results.allocate(capacity: count)
      defer { logarithms.deallocate() }
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
  fileprivate func isSame(as other: ArrayExpression) -> Bool {
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
