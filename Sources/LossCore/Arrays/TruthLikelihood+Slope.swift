/// The derivative of the likelihood of a truth in its probability or score, times a number: what a gradient of binary
/// cross-entropy comes to.
extension TruthLikelihood {
  /// The same as this sum, if it is of the form to which the rules of differentiation lead.
  static func slope(
    _ function: BinaryFunction, _ first: ArrayExpression, _ second: ArrayExpression
  ) -> ArrayExpression.Content? {
    guard function == .add, case .binary(.chain, let negated, let minusOne) = first.content,
      case .constant(-1) = minusOne.content, case .binary(.chain, let a, let b) = negated.content,
      case .binary(.chain, let c, let d) = second.content
    else { return nil }
    switch (a.content, b.content, c.content, d.content) {
    // scale (1 - t) sigmoid(--s) (-1) + scale t sigmoid(-s)
    case (
      .binary(.chain, let scale, let others), .unary(.sigmoid, let scores), .binary(.chain, let sameScale, let truths),
      .unary(.sigmoid, let negated)
    ):
      guard let scale = scale.scale, scale == sameScale.scale, others.isComplement(of: truths),
        case .unary(.negate, let x) = negated.content, case .unary(.negate, let sameNegated) = scores.content,
        case .unary(.negate, let sameX) = sameNegated.content, x.isSame(as: sameX)
      else { return nil }
      return .likelihoodSlope(.score, scale: scale, of: truths, x)
    // scale (1 - t) (1 / (-p + 1)) (-1) + scale t (1 / p)
    case (
      .constant, .binary(.chain, let others, let inverse), .constant, .binary(.chain, let truths, let sameInverse)
    ):
      guard let scale = a.scale, scale == c.scale, others.isComplement(of: truths),
        case .binary(.divide, let one, let rest) = inverse.content, case .constant(1) = one.content,
        case .binary(.add, let negated, let otherOne) = rest.content, case .constant(1) = otherOne.content,
        case .unary(.negate, let p) = negated.content,
        case .binary(.divide, let thirdOne, let sameP) = sameInverse.content, case .constant(1) = thirdOne.content,
        p.isSame(as: sameP)
      else { return nil }
      return .likelihoodSlope(.probability, scale: scale, of: truths, p)
    default: return nil
    }
  }

  /// - Precondition: not `product`.
  func writeSlope(
    to results: Kernel.Results, scale: Double, truths: UnsafePointer<Double>, _ x: UnsafePointer<Double>, count: Int
  ) {
    let buffers = Kernel.Results.allocate(capacity: 6 * Kernel.stretch)
    defer { buffers.deallocate() }
    switch self {
    case .score:
      writeStretches(to: results, truths, x, count, where: Elementary.hasPlainDecay) { results, truths, x, count in
        Kernel.inHalves(x, count, buffers, Elementary.plainDecay) { place, decay in
          let isTrue = truths[place] == 1
          results[place] =
            (isTrue ? scale : -scale) * Elementary.plainSigmoid(isTrue ? -x[place] : x[place], decay: decay)
        }
      } else: { results, truths, x, count in
        define(results, scale, truths, x, count, buffers)
      }
    case .probability, .product:
      writeStretches(to: results, truths, x, count, where: Elementary.hasPlainLogs) { results, truths, x, count in
        for place in 0..<count {
          let isTrue = truths[place] == 1
          results[place] = (isTrue ? scale : -scale) * (1 / (isTrue ? x[place] : 1 - x[place]))
        }
      } else: { results, truths, x, count in
        define(results, scale, truths, x, count, buffers)
      }
    }
  }

  /// The definition.
  private func define(
    _ results: Kernel.Results, _ scale: Double, _ truths: UnsafePointer<Double>, _ x: UnsafePointer<Double>,
    _ count: Int, _ buffers: Kernel.Results
  ) {
    func buffer(_ index: Int) -> Kernel.Results { buffers + index * Kernel.stretch }
    func write(_ function: BinaryFunction, _ target: Int, _ a: Kernel.Operand, _ b: Kernel.Operand) -> Kernel.Operand {
      function.write(to: buffer(target), a, b, count: count)
      return .numbers(UnsafePointer(buffer(target)))
    }
    let (scale, truths) = (Kernel.Operand.constant(scale), Kernel.Operand.numbers(truths))
    let others = write(.subtract, 0, .constant(1), truths)
    UnaryFunction.negate.write(to: buffer(1), x, count: count)
    let first: Kernel.Operand
    let second: Kernel.Operand
    if case .score = self {
      UnaryFunction.sigmoid.write(to: buffer(2), x, count: count)
      first = write(.chain, 4, write(.chain, 3, scale, others), .numbers(UnsafePointer(buffer(2))))
      UnaryFunction.sigmoid.write(to: buffer(0), buffer(1), count: count)
      second = write(.chain, 3, write(.chain, 2, scale, truths), .numbers(UnsafePointer(buffer(0))))
    } else {
      let inverse = write(.divide, 3, .constant(1), write(.add, 2, .numbers(UnsafePointer(buffer(1))), .constant(1)))
      first = write(.chain, 4, scale, write(.chain, 1, others, inverse))
      let ofTruths = write(.chain, 2, truths, write(.divide, 0, .constant(1), .numbers(x)))
      second = write(.chain, 3, scale, ofTruths)
    }
    BinaryFunction.add.write(to: results, write(.chain, 5, first, .constant(-1)), second, count: count)
  }
}

private extension ArrayExpression {
  /// A number by which nothing becomes zero or infinite that lies between 2^-60 and 2^60; nil if it is none.
  var scale: Double? {
    guard case .constant(let number) = content, number.magnitude > 0x1p-900, number.magnitude < 0x1p900 else {
      return nil
    }
    return number
  }

  /// Whether it is 1 less these numbers.
  func isComplement(of truths: ArrayExpression) -> Bool {
    guard case .binary(.subtract, let one, let sameTruths) = content, case .constant(1) = one.content else {
      return false
    }
    return truths.isSame(as: sameTruths)
  }
}
