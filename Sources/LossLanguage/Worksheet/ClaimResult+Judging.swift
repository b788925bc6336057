internal import LossCore

extension ClaimResult {
  /// What is claimed, before anything is known about the value.
  mutating func describe(_ claim: Claim, in source: Source) {
    kind = claim.relation == .erratum ? .erratum : .claim
    isExact = claim.relation == .exactly
    expression = source.text(of: claim.expression.span)
    written = source.text(of: claim.written)
    if claim.written.end > claim.written.start { writtenBytes = source.fileRange(of: claim.written) }
  }

  /// Holds the claim against the value; returns what is wrong with it, if anything is.
  mutating func judge(_ claim: Claim, _ value: Value, in source: Source, defaultDigits: Int) -> [Diagnostic] {
    self.value = value
    let judgement = LossLanguage.judge(claim.literal, claim.relation, for: value, digits: defaultDigits)
    verdict = judgement.verdict
    reason = judgement.reason
    unitIsAuthors = judgement.unitIsAuthors
    suggestion = judgement.suggestion
    if let suggestion, judgement.changesNumberOnly, kind == .claim, !isExact {
      update = ClaimUpdate(suggestion, for: claim.written, in: source, distance: judgement.distance)
    }
    if let index = judgement.failingIndex, !index.isEmpty { failing = [index] }
    guard judgement.verdict != .holds else { return [] }
    let expression = quoted(source.text(of: claim.expression.span))
    let written = quoted(source.text(of: claim.written))
    let (code, message): (DiagnosticCode, String) =
      switch (judgement.verdict, claim.relation) {
      case (.unfilled, _): (.unfilledClaim, "the value of \(expression) is still to be filled in")
      case (_, .erratum): (.falseErratum, "\(written) is not wrong for \(expression)")
      case (_, .exactly): (.falseClaim, "\(expression) is not exactly \(written)")
      case (_, .approximately): (.falseClaim, "\(expression) is not \(written)")
      }
    return [
      Diagnostic(
        code, message,
        at: [.init(source.region(claim.written), reason ?? "")],
        help: judgement.help)
    ]
  }

  /// The verdict of a check or a refutation.
  ///
  /// - Parameter instances: the condition at the first places where it is false, with its numbers put in.
  mutating func decide(_ truth: Tensor<Bool>, _ kind: Kind, instances: [String]?) {
    let places = truth.elements.indices.filter { !truth.elements[$0] }
    failing = places.prefix(5).map { truth.shape.indices(ofElement: $0) }
    let isTrue = truth.count > 0 && places.isEmpty
    verdict = truth.count > 0 && isTrue == (kind == .check) ? .holds : .fails
    if truth.count == 0 {
      reason = "there is nothing to check: no elements"
    } else if places.isEmpty {
      reason = kind == .check ? nil : truth.rank == 0 ? "true" : "true everywhere"
    } else if truth.rank == 0 {
      reason = instances.map { "false: \($0[0])" } ?? "false"
    } else {
      var shown: [String] = []
      for (number, place) in failing.prefix(3).enumerated() {
        shown.append("at \(shapeText(place))" + (instances.map { " \($0[number])" } ?? ""))
      }
      let more = places.count > shown.count ? ", …" : ""
      reason = "false for \(places.count) of \(truth.count): \(shown.joined(separator: ", "))\(more)"
    }
  }

  func checkFault(_ truth: Tensor<Bool>, _ kind: Kind, _ region: Region) -> Diagnostic? {
    guard verdict == .fails else { return nil }
    if truth.count == 0 {
      return Diagnostic(
        .emptyCheck, "nothing is checked, because \(quoted(expression)) has no elements", at: region, "no elements",
        help: "a check over nothing would always hold; see why the array is empty")
    }
    if kind == .refutation {
      return Diagnostic(
        .falseRefutation, "\(quoted(expression)) was to be refuted, and it is true", at: region, reason ?? "",
        help: "if the statement is right after all, write `check`")
    }
    return Diagnostic(.falseCheck, "\(quoted(expression)) does not hold", at: region, reason ?? "")
  }
}

extension Operands {
  /// Where both are close: within `limit`, or as `isclose(a, b, rtol=1e-9, atol=1e-12)` says.
  func close(within limit: Value?, _ limitSpan: Span?) throws(Diagnostic) -> Tensor<Bool> {
    let tolerance = limit?.asNumbers?.tensor
    if let limit, let limitSpan, tolerance?.scalar.map({ $0 >= 0 }) != true {
      throw Diagnostic(
        .typeMismatch, "a tolerance is a single number, not negative", at: source.region(limitSpan), limit.description)
    }
    // The comparison finds every fault of the operands: kinds, units, shapes.
    let equal = try compared(.equal)
    guard left.shape == right.shape else { throw shapeMismatch() }
    guard let a = left.asNumbers?.tensor, let b = right.asNumbers?.tensor else { return equal }
    let width = tolerance?.scalar
    let close = a.combined(with: b) { x, y in
      guard let width else { return isClose(x, y, relative: 1e-9, absolute: 1e-12) }
      return x == y || abs(x - y) <= width
    }
    return close ?? equal
  }
}
