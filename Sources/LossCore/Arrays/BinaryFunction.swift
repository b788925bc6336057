/// The elementwise functions of two numbers.
package enum BinaryFunction: String, Sendable, CaseIterable {
  case add, subtract, multiply, divide, remainder, power
  case minimum, maximum, xlogy, xlog1py, xtimes
  /// What a derivative from outside, the first, makes of the one inside it by the chain rule.
  case chain

  /// nan wins in `minimum` and `maximum`, as in NumPy.
  package var function: @Sendable (Double, Double) -> Double {
    switch self {
    case .add: { $0 + $1 }
    case .subtract: { $0 - $1 }
    case .multiply: { $0 * $1 }
    case .divide: { $0 / $1 }
    case .remainder: Elementary.remainder
    case .power: Elementary.pow
    case .minimum: { $0.isNaN ? $0 : $1.isNaN ? $1 : Swift.min($0, $1) }
    case .maximum: { $0.isNaN ? $0 : $1.isNaN ? $1 : Swift.max($0, $1) }
    case .xlogy: Elementary.xlogy
    case .xlog1py: Elementary.xlog1py
    // Zero also times infinity; nan stays to be seen.
    case .xtimes: { $0 == 0 && !$1.isNaN ? 0 : $0 * $1 }
    // What does not count outside does not count at all, however undefined it is inside.
    case .chain: { $0 == 0 ? 0 : $0 * $1 }
    }
  }
}
