/// Eight sums of up to 4096 numbers each, side by side, each with the bits of a `BlockSum`.
struct EightSums {
  /// The four that take the numbers of a sum in turn.
  private var parts = (Part(), Part(), Part(), Part())

  private struct Part {
    var sums = SIMD8<Double>()
    var errors = SIMD8<Double>()

    @inline(__always)
    mutating func add(_ terms: SIMD8<Double>) {
      let next = sums + terms
      let addends = next - sums
      errors += (sums - (next - addends)) + (terms - addends)
      sums = next
    }

    /// The sum with its error, in double length.
    @inline(__always)
    var total: DoubleDoubles { .sum(sums, errors) }
  }

  /// The sums of so many rows of eight numbers, one below the other.
  ///
  /// - Parameter stride: how far the rows are from one another.
  @inline(__always)
  init(_ numbers: UnsafePointer<Double>, count: Int, stride: Int) {
    func row(_ index: Int) -> SIMD8<Double> {
      UnsafeRawPointer(numbers + index * stride).loadUnaligned(as: SIMD8<Double>.self)
    }
    var index = 0
    while index + 4 <= count {
      parts.0.add(row(index))
      parts.1.add(row(index + 1))
      parts.2.add(row(index + 2))
      parts.3.add(row(index + 3))
      index += 4
    }
    if index < count { parts.0.add(row(index)) }
    if index + 1 < count { parts.1.add(row(index + 1)) }
    if index + 2 < count { parts.2.add(row(index + 2)) }
  }

  /// The parts joined in order, and rounded.
  @inline(__always)
  var values: SIMD8<Double> {
    let total = parts.0.total + parts.1.total + parts.2.total + parts.3.total
    return total.high + total.low
  }
}

/// Eight numbers in double length; see `DoubleDouble`.
private struct DoubleDoubles {
  let high: SIMD8<Double>
  let low: SIMD8<Double>

  @inline(__always)
  static func sum(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> DoubleDoubles {
    let sum = a + b
    let addend = sum - a
    return DoubleDoubles(high: sum, low: (a - (sum - addend)) + (b - addend))
  }

  @inline(__always)
  static func orderedSum(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> DoubleDoubles {
    let sum = a + b
    return DoubleDoubles(high: sum, low: b - (sum - a))
  }

  @inline(__always)
  static func + (a: DoubleDoubles, b: DoubleDoubles) -> DoubleDoubles {
    let high = sum(a.high, b.high)
    let low = sum(a.low, b.low)
    let partial = orderedSum(high.high, high.low + low.high)
    return orderedSum(partial.high, partial.low + low.low)
  }
}
