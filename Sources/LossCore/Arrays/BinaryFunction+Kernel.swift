/// The functions of two numbers over long arrays; `function` defines what is computed.
extension BinaryFunction {
  /// Writes the values of so many pairs.
  func write(to results: Kernel.Results, _ a: Kernel.Operand, _ b: Kernel.Operand, count: Int) {
    switch self {
    case .add: Kernel.combine(results, a, b, count) { $0 + $1 }
    case .subtract: Kernel.combine(results, a, b, count) { $0 - $1 }
    case .multiply: Kernel.combine(results, a, b, count) { $0 * $1 }
    case .divide: Kernel.combine(results, a, b, count) { $0 / $1 }
    case .minimum:
      Kernel.combine(results, a, b, count) { a, b in a.isNaN ? a : b.isNaN ? b : b < a ? b : a }
    case .maximum:
      Kernel.combine(results, a, b, count) { a, b in a.isNaN ? a : b.isNaN ? b : b >= a ? b : a }
    case .xtimes:
      Kernel.combine(results, a, b, count) { x, y in
        let product = x * y
        return x == 0 && !y.isNaN ? 0 : product
      }
    case .chain:
      Kernel.combine(results, a, b, count) { x, y in
        let product = x * y
        return x == 0 ? 0 : product
      }
    case .xlogy:
      Kernel.combine(
        results, a, b, count, where: Elementary.hasPlainLog,
        { x, y in
          let product = x * Elementary.plainLog(y)
          return x == 0 ? 0 : product
        }, else: Elementary.xlogy)
    case .xlog1py:
      Kernel.combine(
        results, a, b, count, where: Elementary.hasPlainLog1p,
        { x, y in
          let product = x * Elementary.plainLog1p(y)
          return x == 0 ? 0 : product
        }, else: Elementary.xlog1py)
    case .power:
      if case .constant(2) = b { return Kernel.combine(results, a, b, count) { x, _ in x * x } }
      Kernel.combine(results, a, b, count, Elementary.pow)
    case .remainder: Kernel.combine(results, a, b, count, Elementary.remainder)
    }
  }

  /// nil if the shapes do not broadcast.
  package func combined(_ a: Tensor<Double>, _ b: Tensor<Double>) -> Tensor<Double>? {
    if let left = a.scalar, let right = b.scalar { return Tensor(scalar: function(left, right)) }
    let (x, y) = (a.elements, b.elements)
    if a.shape == b.shape {
      return Tensor(
        shape: a.shape,
        elements: x.mapped { results, x in
          y.withUnsafeBufferPointer {
            if let y = $0.baseAddress { write(to: results, .numbers(x), .numbers(y), count: $0.count) }
          }
        })
    }
    if let right = b.scalar {
      return Tensor(
        shape: a.shape, elements: x.mapped { write(to: $0, .numbers($1), .constant(right), count: x.count) })
    }
    if let left = a.scalar {
      return Tensor(
        shape: b.shape, elements: y.mapped { write(to: $0, .constant(left), .numbers($1), count: y.count) })
    }
    return a.combined(with: b, function)
  }
}
