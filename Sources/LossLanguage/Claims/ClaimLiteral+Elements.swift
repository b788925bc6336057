internal import LossCore

extension ClaimLiteral.Element {
  /// The elements of a literal in row-major order and its shape, `[]` for a single one; nil when its rows differ in
  /// shape.
  var elements: Tensor<ClaimLiteral.Element>? {
    var leaves: [ClaimLiteral.Element] = []
    guard let shape = collect(into: &leaves) else { return nil }
    return Tensor(shape: shape, elements: leaves)
  }

  /// Whether there is a `?` to fill in.
  var isUnfilled: Bool {
    switch self {
    case .unfilled: return true
    case .array(let elements):
      for element in elements where element.isUnfilled { return true }
      return false
    default: return false
    }
  }

  /// As it stands in a claim.
  package var text: String {
    switch self {
    case .numeral(let numeral): return numeral.text
    case .infinity(let isNegative): return isNegative ? "-inf" : "inf"
    case .nan: return "nan"
    case .boolean(let boolean): return boolean ? "true" : "false"
    case .text(let text): return quotedText(text)
    case .array(let elements):
      var texts: [String] = []
      for element in elements { texts.append(element.text) }
      return "[\(texts.joined(separator: ", "))]"
    case .unfilled(let decimals, let isPercentage):
      let fraction = decimals.map { "." + String(repeating: "?", count: $0) } ?? ""
      return "?\(fraction)\(isPercentage ? "%" : "")"
    }
  }

  private func collect(into leaves: inout [ClaimLiteral.Element]) -> [Int]? {
    guard case .array(let elements) = self else {
      leaves.append(self)
      return []
    }
    var shape: [Int]?
    for element in elements {
      guard let inner = element.collect(into: &leaves), shape == nil || shape == inner else { return nil }
      shape = inner
    }
    return [elements.count] + (shape ?? [])
  }
}
