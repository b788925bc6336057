/// A number held as the unevaluated sum of two doubles, the second below half a unit in the last place of the first.
///
/// It carries some 106 bits through the few steps of an elementary function in which 53 would cost the last bit.
/// Products are split without a fused multiply-add, so that every platform computes the same bits.
///
/// Source: T. J. Dekker, "A floating-point technique for extending the available precision" (1971).
struct DoubleDouble: Sendable {
  var high: Double
  var low: Double

  @inline(__always)
  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// The number, rounded.
  var value: Double { high + low }

  /// a + b without error.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    let addend = sum - a
    return DoubleDouble(sum, (a - (sum - addend)) + (b - addend))
  }

  /// a + b without error, for |a| >= |b|.
  @inline(__always)
  static func orderedSum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    return DoubleDouble(sum, b - (sum - a))
  }

  /// a * b without error, unless a factor exceeds 2^996 or the product is so small that its error underflows.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let product = a * b
    let (aHigh, aLow) = halves(a)
    let (bHigh, bLow) = halves(b)
    return DoubleDouble(product, ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow)
  }

  /// a / b, good to about 100 bits.
  @inline(__always)
  static func quotient(_ a: Double, _ b: Double) -> DoubleDouble {
    DoubleDouble(a) / DoubleDouble(b)
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = sum(a.high, b.high)
    let low = sum(a.low, b.low)
    let partial = orderedSum(high.high, high.low + low.high)
    return orderedSum(partial.high, partial.low + low.low)
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let high = sum(a.high, b)
    return orderedSum(high.high, high.low + a.low)
  }

  @inline(__always)
  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }
  @inline(__always)
  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }
  @inline(__always)
  static func - (a: DoubleDouble, b: Double) -> DoubleDouble { a + -b }

  @inline(__always)
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = product(a.high, b.high)
    return orderedSum(high.high, high.low + (a.high * b.low + a.low * b.high))
  }

  @inline(__always)
  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let high = product(a.high, b)
    return orderedSum(high.high, high.low + a.low * b)
  }

  @inline(__always)
  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let remainder = a - b * first
    return orderedSum(first, remainder.value / b.high)
  }
}

extension DoubleDouble {
  // ln 2, its reciprocal, and the reciprocal of ln 10.
  static let ln2 = DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56)
  static let reciprocalOfLn2 = DoubleDouble(0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56)
  static let reciprocalOfLn10 = DoubleDouble(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)
}

/// Veltkamp's split: two numbers of at most 26 bits whose sum is exactly x.
@inline(__always)
private func halves(_ x: Double) -> (high: Double, low: Double) {
  let scaled = 0x1p27 * x + x
  let high = scaled - (scaled - x)
  return (high, x - high)
}
