internal import LossCore

extension CellEvaluation {
  /// `expression ≈ literal` and its relatives
  mutating func evaluate(_ claim: Claim, _ statement: Statement) {
    var result = ClaimResult(
      kind: .claim, cell: cell.id, region: source.region(statement.span),
      expression: source.text(of: claim.expression.span), verdict: .error, digits: digits)
    result.describe(claim, in: source)
    let earlier = diagnostics.count
    attempt(statement) { (evaluation) throws(Diagnostic) in
      let value = try evaluation.value(of: claim.expression)
      result.value = value
      try evaluation.run.countOutput(value, at: result.region)
      evaluation.diagnostics += result.judge(claim, value, in: evaluation.source, defaultDigits: evaluation.digits)
      return nil
    }
    finish(&result, since: earlier)
    outputs.append(
      Output(content: .claim(claims.count), line: result.region.start.line, source: result.expression, digits: digits))
    claims.append(result)
  }

  /// `check condition`, `refute condition`
  mutating func evaluate(_ condition: Condition, _ statement: Statement, kind: ClaimResult.Kind) {
    var result = ClaimResult(
      kind: kind, cell: cell.id, region: source.region(statement.span), expression: source.text(of: condition.span),
      verdict: .error, digits: digits)
    let earlier = diagnostics.count
    attempt(statement) { (evaluation) throws(Diagnostic) in
      let truth = try evaluation.truth(of: condition)
      result.value = .booleans(truth)
      let places = truth.elements.indices.lazy.filter { !truth.elements[$0] }
      let shown = try evaluation.instances(of: condition, at: [Int](places.prefix(3)), truth.shape)
      result.decide(truth, kind, instances: shown)
      if let fault = result.checkFault(truth, kind, evaluation.source.region(condition.span)) {
        evaluation.diagnostics.append(fault)
      }
      return nil
    }
    finish(&result, since: earlier)
    claims.append(result)
  }

  private func finish(_ result: inout ClaimResult, since earlier: Int) {
    guard result.verdict == .error else { return }
    if diagnostics[earlier...].contains(where: { $0.code == .skipped }) { result.verdict = .skipped }
    result.reason = diagnostics[earlier...].last?.message
  }

  // MARK: Conditions

  private mutating func truth(of condition: Condition) throws(Diagnostic) -> Tensor<Bool> {
    switch condition {
    case .holds(let expression):
      let value = try value(of: expression)
      guard case .booleans(let truth) = value else {
        throw .notACondition(value, source.text(of: expression.span), source.region(expression.span))
      }
      return truth
    case .close(let left, let right, let tolerance):
      let operands = Operands(
        left: try value(of: left), leftSpan: left.span, right: try value(of: right), rightSpan: right.span,
        source: source, limits: run.worksheet.limits)
      let limit = try tolerance.map { (part) throws(Diagnostic) in try self.value(of: part) }
      return try operands.close(within: limit, tolerance?.span)
    }
  }

  /// For each place the condition with its numbers put in, such as `0.3 > 0.5`; nil where it compares nothing.
  private mutating func instances(
    of condition: Condition, at places: [Int], _ shape: [Int]
  ) throws(Diagnostic) -> [String]? {
    if places.isEmpty { return nil }
    var sides: [(relation: String, operand: Expression)]
    var digits = digits
    switch condition {
    case .holds(let expression):
      guard case .comparison(let first, let links) = expression.kind else { return nil }
      sides = [("", first)] + links.map { (" \($0.comparison.rawValue) ", $0.operand) }
    case .close(let left, let right, let tolerance):
      sides = [("", left), (" ≈ ", right)]
      if let tolerance { sides.append((" ± ", tolerance)) }
      // What is nearly equal looks equal at a few digits.
      digits = 17
    }
    var texts = [String](repeating: "", count: places.count)
    for (relation, operand) in sides {
      let value = try value(of: operand)
      for (number, place) in places.enumerated() {
        guard let text = value.text(ofElement: place, in: shape, digits: digits) else { return nil }
        texts[number] += relation + text
      }
    }
    return texts
  }
}

extension Value {
  /// The element that stands at a place after broadcasting to a shape.
  fileprivate func text(ofElement place: Int, in target: [Int], digits: Int) -> String? {
    guard let shape, broadcastShape(shape, target) == target else { return nil }
    let indices = target.indices(ofElement: place).suffix(shape.count)
    var offset = 0
    for (index, (extent, stride)) in zip(indices, zip(shape, shape.strides)) where extent != 1 {
      offset += index * stride
    }
    return arranged(Arrangement(shape: [], offsets: [offset])).text(digits: digits)
  }
}
