internal import LossCore

/// What the result's derivative is in an intermediate value: the sum of what came back along each way.
private struct Adjoint {
  var whole: Numbers?
  /// Derivatives in elements that were taken out; put back together, so that taking out n elements one by one does not
  /// cost n arrays of n.
  var parts: [(places: Arrangement, values: Numbers)] = []
}

/// What an operation's result says about the derivative in one of its inputs.
enum Contribution {
  /// Of the input's shape.
  case whole(Numbers)
  /// Of the elements at these places.
  case part(Arrangement, Numbers)
}

extension Evaluator {
  /// The derivatives of the sum of a result's elements in each of the variables, whose entries follow one another on the
  /// tape; nil where the result does not depend on it.
  ///
  /// The way back is one loop over the tape from the result to the variables.
  mutating func adjoints(of result: Numbers, in variables: Range<Int>) throws(Diagnostic) -> [Numbers?] {
    let start = variables.lowerBound
    guard let last = result.trace, last >= start else { return variables.map { _ in nil } }
    let depends = dependents(of: variables, upTo: last)
    var adjoints = [Adjoint](repeating: Adjoint(), count: last - start + 1)
    let ones = [Double](repeating: 1, count: result.tensor.count)
    adjoints[last - start].whole = Numbers(Tensor(shape: result.tensor.shape, elements: ones))
    var place = last
    while place >= variables.upperBound {
      defer { place -= 1 }
      let entry = tape.entries[place]
      guard depends[place - start], let g = try collect(&adjoints[place - start], entry.output.shape) else { continue }
      var output = Numbers(entry.output)
      var inputs = entry.inputs
      if tape.isNested { output.trace = place } else { inputs = inputs.map { $0.untraced } }
      let places = entry.inputs.map { $0.trace.flatMap { $0 >= start && depends[$0 - start] ? $0 - start : nil } }
      let step = PullbackStep(
        operation: entry.operation, inputs: inputs, output: output, adjoint: g, isNeeded: places.map { $0 != nil })
      let contributions = try pullback(step)
      for (index, target) in places.enumerated() {
        guard let target, let contribution = contributions[index] else { continue }
        switch contribution {
        case .part(let places, let values): adjoints[target].parts.append((places, values))
        case .whole(let more):
          adjoints[target].whole =
            try adjoints[target].whole.map { (earlier) throws(Diagnostic) in
              try derived(.add, earlier, more)
            } ?? more
        }
      }
    }
    var results: [Numbers?] = []
    for variable in variables {
      guard variable <= last else {
        results.append(nil)
        continue
      }
      results.append(try collect(&adjoints[variable - start], tape.entries[variable].output.shape))
    }
    return results
  }

  /// For each entry from the variables on, whether it depends on one of them.
  private func dependents(of variables: Range<Int>, upTo last: Int) -> [Bool] {
    let start = variables.lowerBound
    var depends: [Bool] = []
    depends.reserveCapacity(last - start + 1)
    for place in start...last {
      depends.append(
        place < variables.upperBound
          || tape.entries[place].inputs.contains { input in
            input.trace.map { $0 >= start && depends[$0 - start] } ?? false
          })
    }
    return depends
  }

  /// The sum of what came back, which is then forgotten.
  private mutating func collect(_ adjoint: inout Adjoint, _ shape: [Int]) throws(Diagnostic) -> Numbers? {
    let (whole, parts) = (adjoint.whole, adjoint.parts)
    adjoint = Adjoint()
    guard !parts.isEmpty else { return whole }
    var offsets: [Int] = []
    var values: [Numbers] = []
    for part in parts {
      offsets += part.places.offsets
      values.append(try derived(.reshape([part.values.tensor.count]), [part.values]))
    }
    let all = values.count == 1 ? values[0] : try derived(.join(alongNew: false, axis: 0), values)
    let scattered = try derived(
      .scatter(Arrangement(shape: [offsets.count], offsets: offsets), to: shape), [all])
    guard let whole else { return scattered }
    return try derived(.add, whole, scattered)
  }

  // MARK: Arithmetic on the way back

  mutating func derived(_ function: UnaryFunction, _ x: Numbers) throws(Diagnostic) -> Numbers {
    try derived(.unary(function), [x])
  }

  mutating func derived(_ function: BinaryFunction, _ a: Numbers, _ b: Numbers) throws(Diagnostic) -> Numbers {
    try derived(.binary(function), [a, b])
  }

  /// Counted as the work of the innermost gradient, and recorded for those around it.
  mutating func derived(_ operation: ArrayOperation, _ inputs: [Numbers]) throws(Diagnostic) -> Numbers {
    guard let site = tape.sites.last else { preconditionFailure("no gradient is being taken") }
    var work: Int64 = 8
    switch operation {
    // What is taken out of an array costs as much as it holds, not as the array does.
    case .arrange: break
    case .matrixProduct:
      work += matrixProductWork(inputs[0].tensor.shape, inputs[1].tensor.shape)
      fallthrough
    default: for input in inputs { work += Int64(input.tensor.count) }
    }
    try count(work, site.span, site.source)
    let result = try apply(operation, inputs, at: site)
    try count(Int64(result.tensor.count), site.span, site.source)
    return result
  }
}
