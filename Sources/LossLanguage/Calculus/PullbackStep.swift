internal import LossCore

/// One operation on the way back: what went in, what came out, and the derivative of the final result in what came out.
struct PullbackStep {
  let operation: ArrayOperation
  let inputs: [Numbers]
  let output: Numbers
  let adjoint: Numbers
  let dependence: Dependence

  /// Whether the derivative in an input is asked for.
  func isNeeded(_ index: Int) -> Bool { dependence.place(of: inputs[index]) != nil }
}

extension Evaluator {
  /// The derivatives of the final result in the inputs of an operation, nil where they are not needed or zero.
  ///
  /// An element whose adjoint is zero gets zero, however undefined the operation's own derivative is there: so what an
  /// `if` did not select never counts.
  mutating func pullback(_ step: PullbackStep) throws(Diagnostic) -> [Contribution?] {
    let g = step.adjoint
    let x = step.inputs[0]
    let shape = x.tensor.shape
    switch step.operation {
    case .identity: return [.whole(g)]
    case .unary(let function):
      guard let slope = try slope(of: function, x, step.output) else { return [nil] }
      return [.whole(try derived(.chain, g, slope))]
    case .logarithm(let base):
      let scaled = try derived(.multiply, x, Numbers(constant: Elementary.log(base)))
      return [.whole(try derived(.chain, g, try reciprocal(scaled)))]
    case .binary, .xlogy, .select:
      var contributions: [Contribution?] = []
      for (index, input) in step.inputs.enumerated() {
        guard step.isNeeded(index), let part = try partial(step, input: index) else {
          contributions.append(nil)
          continue
        }
        contributions.append(.whole(try fitted(part, to: input.tensor.shape)))
      }
      return contributions
    case .arrange(let arrangement): return [.part(arrangement, g)]
    case .scatter(let arrangement, _): return [.whole(try derived(.arrange(arrangement), [g]))]
    case .reshape: return [.whole(try derived(.reshape(shape), [g]))]
    case .broadcast: return [.whole(try fitted(g, to: shape))]
    case .sum: return [.whole(try derived(.broadcast(to: shape), [g]))]
    case .join(let isNew, let axis): return try partsOfJoin(step, alongNew: isNew, axis: axis)
    case .matrixProduct: return try factorsOfProduct(step)
    case .solve: return try partsOfSystem(step)
    case .reduce(let reduction, let axis, _): return [.whole(try unreduced(step, reduction, axis: axis))]
    case .softmax(let axis):
      let y = step.output
      let sum = try derived(
        .reduce(.sum, axis: axis, keepsDimensions: true), [try derived(.chain, g, y)])
      return [.whole(try derived(.chain, try derived(.subtract, g, sum), y))]
    case .logSoftmax(let axis):
      let sum = try derived(.reduce(.sum, axis: axis, keepsDimensions: true), [g])
      let probabilities = try derived(.softmax(axis: axis), [x])
      return [.whole(try derived(.subtract, g, try derived(.chain, sum, probabilities)))]
    case .cumulativeSum(let axis):
      let backwards = ArrayOperation.arrange(reversal(of: shape, axis: axis))
      let sums = try derived(.cumulativeSum(axis: axis), [try derived(backwards, [g])])
      return [.whole(try derived(backwards, [sums]))]
    }
  }

  /// What was repeated by broadcasting, added up.
  mutating func fitted(_ g: Numbers, to shape: [Int]) throws(Diagnostic) -> Numbers {
    g.tensor.shape == shape ? g : try derived(.sum(to: shape), [g])
  }

  mutating func reciprocal(_ x: Numbers) throws(Diagnostic) -> Numbers {
    try derived(.divide, Numbers(constant: 1), x)
  }

  // MARK: Whole arrays

  private func reversal(of shape: [Int], axis: Int) -> Arrangement {
    var axes = shape.map { AxisIndex.whole($0) }
    axes[axis] = .slice(from: nil, to: nil, by: -1, extent: shape[axis])
    guard let index = ArrayIndex(axes, of: shape) else { preconditionFailure("slices always line up") }
    return index.arrangement
  }

  private mutating func partsOfJoin(
    _ step: PullbackStep, alongNew isNew: Bool, axis: Int
  ) throws(Diagnostic) -> [Contribution?] {
    let shape = step.output.tensor.shape
    var contributions: [Contribution?] = []
    var place = 0
    for (number, input) in step.inputs.enumerated() {
      let extent = isNew ? 1 : input.tensor.shape[axis]
      defer { place += extent }
      guard step.isNeeded(number) else {
        contributions.append(nil)
        continue
      }
      var axes = shape.map { AxisIndex.whole($0) }
      axes[axis] = isNew ? .place(place) : .slice(start: place, step: 1, count: extent)
      guard let index = ArrayIndex(axes, of: shape) else { preconditionFailure("slices always line up") }
      contributions.append(.whole(try derived(.arrange(index.arrangement), [step.adjoint])))
    }
    return contributions
  }

  /// Of `y = a b`: g bᵀ and, transposed, gᵀ a. The adjoint stands on the left, where its zeros win.
  private mutating func factorsOfProduct(_ step: PullbackStep) throws(Diagnostic) -> [Contribution?] {
    let (a, b) = (step.inputs[0].tensor.shape, step.inputs[1].tensor.shape)
    let rows = a.count == 2 ? a[0] : 1
    let columns = b.count == 2 ? b[1] : 1
    let left = try derived(.reshape([rows, b[0]]), [step.inputs[0]])
    let right = try derived(.reshape([b[0], columns]), [step.inputs[1]])
    let g = try derived(.reshape([rows, columns]), [step.adjoint])
    var contributions: [Contribution?] = [nil, nil]
    if step.isNeeded(0) {
      let product = try derived(.matrixProduct(.chain), [g, try transposed(right)])
      contributions[0] = .whole(try derived(.reshape(a), [product]))
    }
    if step.isNeeded(1) {
      let product = try derived(.matrixProduct(.chain), [try transposed(g), left])
      contributions[1] = .whole(try derived(.reshape(b), [try transposed(product)]))
    }
    return contributions
  }

  /// Of `x` with `a x = b`: h with `aᵀ h = g`, and -h xᵀ.
  private mutating func partsOfSystem(_ step: PullbackStep) throws(Diagnostic) -> [Contribution?] {
    let n = step.output.tensor.count
    let matrix = try transposed(step.inputs[0])
    guard solution(of: matrix.tensor, step.adjoint.tensor) != nil else {
      // Rounding alone made the transposed matrix singular.
      let undefined = Numbers(constant: .nan)
      return [
        .whole(try derived(.broadcast(to: [n, n]), [undefined])), .whole(try derived(.broadcast(to: [n]), [undefined])),
      ]
    }
    let h = try derived(.solve, [matrix, step.adjoint])
    let column = try derived(.reshape([n, 1]), [try derived(.negate, h)])
    let row = try derived(.reshape([1, n]), [step.output])
    return [.whole(try derived(.chain, column, row)), .whole(h)]
  }

  private mutating func transposed(_ matrix: Numbers) throws(Diagnostic) -> Numbers {
    let shape = matrix.tensor.shape
    // The elements of a single row and of a single column have one order.
    if shape.contains(1) { return try derived(.reshape([shape[1], shape[0]]), [matrix]) }
    return try derived(.arrange(.axes([1, 0], of: shape)), [matrix])
  }
}
