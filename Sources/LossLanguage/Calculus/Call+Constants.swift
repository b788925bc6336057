internal import LossCore

/// Arguments in which a function has no derivative: to ask for one is an error rather than a zero.
extension Call {
  /// A single number.
  func constant(_ index: Int) throws(Diagnostic) -> Double {
    let number = try number(index)
    try refuseDerivative(in: index)
    return number
  }

  /// A single number; nil if it was not given.
  func optionalConstant(_ index: Int) throws(Diagnostic) -> Double? {
    self[index] == nil ? nil : try constant(index)
  }

  func constants(_ index: Int) throws(Diagnostic) -> Tensor<Double> {
    let numbers = try numbers(index)
    try refuseDerivative(in: index)
    return numbers.tensor
  }

  /// For functions that work with the bare numbers of all that they are given, `minimize` for one.
  func refuseDerivative(_ evaluator: inout Evaluator) throws(Diagnostic) {
    guard evaluator.tape.isActive else { return }
    for (index, argument) in arguments.values.enumerated() {
      guard let argument else { continue }
      try evaluator.count(argument.value.elementCount, site.span, site.source)
      try refuseDerivative(in: index)
    }
    for argument in arguments.rest where argument.value.isTraced {
      throw Diagnostic(
        .badArgument, "`\(name)` cannot be differentiated in what it passes on", at: site.source.region(argument.span),
        help: "take the gradient in other arguments")
    }
  }

  private func refuseDerivative(in index: Int) throws(Diagnostic) {
    guard let value = self[index], value.isTraced else { return }
    let help =
      switch value {
      case .function, .table, .record: "it holds what a gradient is being taken in"
      case .numbers, .booleans, .texts: "take the gradient in other arguments"
      }
    throw bad(index, "`\(name)` cannot be differentiated in `\(parameter(index))`", help: help)
  }
}
