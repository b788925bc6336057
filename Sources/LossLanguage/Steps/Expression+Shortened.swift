extension Expression {
  /// With the middle left out of sums of more than six terms and of arrays of more than twelve elements: the first three,
  /// an ellipsis, the last.
  var shortened: Expression {
    let inner = mappingParts { $0.shortened }
    switch inner.kind {
    case .array(let elements) where elements.count > 12:
      return Expression(.array(elements[..<3] + [Self.ellipsis, elements[elements.count - 1]]), span)
    case .chain(let first, let links) where links.count >= 6 && links.allSatisfy({ $0.isAddition }):
      let middle = Link(operation: .add, operand: Self.ellipsis)
      return Expression(.chain(first, links[..<2] + [middle, links[links.count - 1]]), span)
    default: return inner
    }
  }

  /// Whether something was left out of it, so that it has no value.
  var isShortened: Bool { names.contains(WorkedSteps.ellipsis) }

  private static let ellipsis = Expression(.name(WorkedSteps.ellipsis), Span(0, 0))
}

extension Expression.Link {
  fileprivate var isAddition: Bool { operation == .add || operation == .subtract }
}

extension WorkedSteps {
  /// What stands in a line for terms or elements that are left out; no name of the language.
  package static let ellipsis = "…"
}
