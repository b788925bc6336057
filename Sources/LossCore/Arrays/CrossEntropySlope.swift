/// The derivative of categorical cross-entropy in the scores, with labels for truths: in each row a number times the
/// one-hot row of its label, less a factor times the softmax.
struct CrossEntropySlope: Sendable {
  let scale: Double
  /// One for each row.
  let labels: [Double]
  let factors: [Double]

  /// The same as this difference, if it is of the form to which the rules of differentiation lead.
  static func content(
    _ function: BinaryFunction, _ first: ArrayExpression, _ second: ArrayExpression
  ) -> ArrayExpression.Content? {
    guard function == .subtract, case .binary(.chain, let scale, let truths) = first.content,
      case .constant(let scale) = scale.content, case .oneHot(let labels) = truths.content,
      case .binary(.chain, let factors, let probabilities) = second.content,
      case .column(let factors) = factors.content, case .softmax(let scores) = probabilities.content
    else { return nil }
    return .crossEntropySlope(CrossEntropySlope(scale: scale, labels: labels, factors: factors), of: scores)
  }

  /// The slope at one place of a row, of which the factor is known.
  @inline(__always)
  func value(isLabel: Bool, factor: Double, probability: Double) -> Double {
    let (own, product) = (isLabel ? scale : scale * 0, factor * probability)
    return (scale == 0 ? 0 : own) - (factor == 0 ? 0 : product)
  }
}
