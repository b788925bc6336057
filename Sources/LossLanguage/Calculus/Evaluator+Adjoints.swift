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

/// Which of the tape's entries, from the variables on, depend on one of them.
struct Dependence {
  /// The first of the variables.
  let start: Int
  private var depends: [Bool] = []

  init(of tape: Tape, on variables: Range<Int>, upTo last: Int) {
    start = variables.lowerBound
    depends.reserveCapacity(last - start + 1)
    for place in start...last {
      depends.append(
        place < variables.upperBound || tape.entries[place].inputs.contains { self.place(of: $0) != nil })
    }
  }

  /// The place of numbers among these entries; nil if they depend on no variable.
  func place(of numbers: Numbers) -> Int? {
    guard let trace = numbers.trace, trace >= start, depends[trace - start] else { return nil }
    return trace - start
  }

  subscript(place: Int) -> Bool { depends[place] }
}

extension Evaluator {
  /// The derivatives of the sum of a result's elements in each of the variables, whose entries follow one another on the
  /// tape; nil where the result does not depend on it.
  ///
  /// The way back is one loop over the tape from the result to the variables.
  mutating func adjoints(of result: Numbers, in variables: Range<Int>) throws(Diagnostic) -> [Numbers?] {
    let start = variables.lowerBound
    guard let last = result.trace, last >= start else { return variables.map { _ in nil } }
    let dependence = Dependence(of: tape, on: variables, upTo: last)
    tape.turn()
    var adjoints = [Adjoint](repeating: Adjoint(), count: last - start + 1)
    let ones = [Double](repeating: 1, count: result.tensor.count)
    adjoints[last - start].whole = Numbers(Tensor(shape: result.tensor.shape, elements: ones))
    var place = last
    while place >= variables.upperBound {
      defer { place -= 1 }
      let entry = tape.entries[place]
      guard dependence[place - start], let g = try collect(&adjoints[place - start], entry.output.shape) else {
        continue
      }
      var output = Numbers(entry.output)
      output.trace = place
      let step = PullbackStep(
        operation: entry.operation, inputs: entry.inputs, output: output, adjoint: g, dependence: dependence)
      let contributions = try pullback(step)
      for (index, input) in entry.inputs.enumerated() {
        guard let target = dependence.place(of: input), let contribution = contributions[index] else { continue }
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

  /// The sum of what came back, which is then forgotten.
  private mutating func collect(_ adjoint: inout Adjoint, _ shape: [Int]) throws(Diagnostic) -> Numbers? {
    defer { adjoint = Adjoint() }
    guard !adjoint.parts.isEmpty else { return adjoint.whole }
    let (whole, parts) = (adjoint.whole, adjoint.parts)
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
    let site = try countDerived(Int64(x.tensor.count))
    return try counted(try apply(function, x, at: site), site)
  }

  mutating func derived(_ function: BinaryFunction, _ a: Numbers, _ b: Numbers) throws(Diagnostic) -> Numbers {
    let site = try countDerived(Int64(a.tensor.count) + Int64(b.tensor.count))
    return try counted(try apply(function, a, b, at: site), site)
  }

  mutating func derived(_ operation: ArrayOperation, _ inputs: [Numbers]) throws(Diagnostic) -> Numbers {
    var work: Int64 = 0
    switch operation {
    // What is taken out of an array costs as much as it holds, not as the array does.
    case .arrange: break
    case .matrixProduct:
      work += matrixProductWork(inputs[0].tensor.shape, inputs[1].tensor.shape)
      fallthrough
    default: for input in inputs { work += Int64(input.tensor.count) }
    }
    let site = try countDerived(work)
    return try counted(try apply(operation, inputs, at: site), site)
  }

  /// Counts as the work of the innermost gradient, whose place is returned.
  private mutating func countDerived(_ work: Int64) throws(Diagnostic) -> CallSite {
    guard let site = tape.sites.last else { preconditionFailure("no gradient is being taken") }
    try count(8 + work, site.span, site.source)
    return site
  }

  private mutating func counted(_ result: Numbers, _ site: CallSite) throws(Diagnostic) -> Numbers {
    try count(Int64(result.tensor.count), site.span, site.source)
    return result
  }
}
