extension Node {
  /// Whether it looks at a slot of its frame that a test picks out.
  func reads(_ isMeant: (Int) -> Bool) -> Bool {
    switch kind {
    case .constant: false
    case .local(let slot): isMeant(slot)
    case .function(_, _, let captures): captures.contains(where: isMeant)
    case .negated(let operand), .plus(let operand), .not(let operand), .member(let operand, _):
      operand.reads(isMeant)
    case .power(let base, let exponent): base.reads(isMeant) || exponent.reads(isMeant)
    case .array(let nodes), .and(let nodes), .or(let nodes): nodes.contains { $0.reads(isMeant) }
    case .chain(let first, let links): first.reads(isMeant) || links.contains { $0.operand.reads(isMeant) }
    case .comparison(let first, let links): first.reads(isMeant) || links.contains { $0.operand.reads(isMeant) }
    case .conditional(let test, let then, let other):
      test.reads(isMeant) || then.reads(isMeant) || other.reads(isMeant)
    case .call(_, let bound):
      bound.values.contains { $0?.reads(isMeant) ?? false } || bound.rest.contains { $0.reads(isMeant) }
        || bound.named.contains { $0.value.reads(isMeant) }
    case .dynamicCall(let callee, let arguments):
      callee.reads(isMeant) || arguments.contains { $0.value.reads(isMeant) }
    case .index(let base, let indices): base.reads(isMeant) || indices.contains { $0.reads(isMeant) }
    }
  }
}

extension Node.Index {
  fileprivate func reads(_ isMeant: (Int) -> Bool) -> Bool {
    switch self {
    case .at(let node): node.reads(isMeant)
    case .slice(let start, let stop, let step, _):
      [start, stop, step].contains { $0?.reads(isMeant) ?? false }
    }
  }
}
