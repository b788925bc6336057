extension Lane<Double> {
  /// The sum; zero for no numbers. Of n numbers it is off by at most 2^-53 of itself and n^2 2^-106 of the sum of the
  /// magnitudes, as if it had been added in twice the length and then rounded.
  ///
  /// Infinities and nan count as in IEEE 754: infinities of one sign give that infinity, of both signs nan.
  /// The sum of finite numbers is infinite only if it does not fit into a double itself.
  package var sum: Double { total.value }

  /// The sum before it is rounded.
  var total: Sum { sum { $0 } }

  /// The arithmetic mean; nan for no numbers.
  package var mean: Double { total.divided(by: Double(count)) }

  /// The sum of the squared deviations from the mean, divided by `count - ddof`; nan where that is not positive.
  ///
  /// Two passes: the difference of the mean square and the squared mean would cancel. What rounding left in the mean
  /// is corrected, after T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for computing the sample variance"
  /// (1983).
  package func variance(ddof: Int = 0) -> Double {
    guard count > ddof else { return .nan }
    let mean = mean
    let bias = sum { $0 - mean }.divided(by: Double(count))
    return sum { ($0 - mean - bias) * ($0 - mean - bias) }.divided(by: Double(count - ddof))
  }

  /// log(e^x0 + e^x1 + ...): the largest number is taken out first, so that nothing overflows.
  ///
  /// Minus infinity for no numbers and where all are minus infinity; infinity where one is; nan where one is nan.
  package var logSumExp: Double {
    guard count > 0 else { return -.infinity }
    var place = 0
    for index in 0..<count {
      if self[index].isNaN { return .nan }
      if self[index] > self[place] { place = index }
    }
    let largest = self[place]
    guard largest.magnitude < .infinity else { return largest }
    // The largest contributes 1, which is left to the logarithm: small terms beside it keep their digits.
    let rest = sum { Elementary.exponential(ofDifference: $0, largest) }.total - 1
    return (Elementary.logarithm(onePlus: rest) + largest).value
  }
}

/// A sum in double length, in units of 2^exponent.
struct Sum: Sendable {
  var total: DoubleDouble
  var exponent = 0

  var value: Double { total.value.scaled(byPowerOfTwo: exponent) }

  func divided(by divisor: Double) -> Double {
    guard total.high.magnitude < .infinity, divisor != 0 else { return total.high / divisor }
    return (total / DoubleDouble(divisor)).value.scaled(byPowerOfTwo: exponent)
  }
}

/// The sum of up to 4096 numbers, which come one behind the other: four compensated sums that take them in turn.
///
/// Compensated summation without a branch.
///
/// Source: T. Ogita, S. M. Rump and S. Oishi, "Accurate sum and dot product" (2005), algorithm 4.4.
struct BlockSum {
  static var capacity: Int { 4096 }

  var sums = SIMD4<Double>()
  var errors = SIMD4<Double>()

  /// A number that is left out counts as the zero in its place: it changes no bit.
  @inline(__always)
  mutating func add(_ terms: SIMD4<Double>) {
    let next = sums + terms
    let addends = next - sums
    errors += (sums - (next - addends)) + (terms - addends)
    sums = next
  }

  /// Numbers that stand side by side, the first of them a multiple of four from the start of the block.
  @inline(__always)
  mutating func add(_ numbers: UnsafePointer<Double>, count: Int) {
    var place = 0
    while place + 4 <= count {
      add(UnsafeRawPointer(numbers + place).loadUnaligned(as: SIMD4<Double>.self))
      place += 4
    }
    if place < count { add(SIMD4(upTo: count - place, from: numbers + place)) }
  }

  /// The four sums, joined in order.
  var total: DoubleDouble {
    var total = DoubleDouble.sum(sums[0], errors[0])
    for index in 1..<4 { total = total + DoubleDouble.sum(sums[index], errors[index]) }
    return total
  }
}

extension SIMD4<Double> {
  /// So many numbers that stand side by side, four of them at most; zeros in place of those that are missing.
  ///
  /// - Precondition: there is one.
  @inline(__always)
  init(upTo count: Int, from numbers: UnsafePointer<Double>) {
    self =
      switch count {
      case 1: SIMD4(numbers[0], 0, 0, 0)
      case 2: SIMD4(numbers[0], numbers[1], 0, 0)
      case 3: SIMD4(numbers[0], numbers[1], numbers[2], 0)
      default: UnsafeRawPointer(numbers).loadUnaligned(as: SIMD4.self)
      }
  }
}

private extension Lane<Double> {
  /// The sum of a function's values.
  ///
  /// The shape is fixed, whatever adds it up: blocks of 4096 numbers (see `BlockSum`), joined in order in double length.
  @inline(__always)
  func sum(_ value: (Double) -> Double) -> Sum {
    let total = total(value)
    if total.value.magnitude < .infinity { return Sum(total: total) }
    return extremeSum(value)
  }

  @inline(__always)
  func total(_ value: (Double) -> Double) -> DoubleDouble {
    var total = DoubleDouble(0)
    for block in Swift.stride(from: 0, to: count, by: BlockSum.capacity) {
      total = total + blockTotal(from: block, to: min(block + BlockSum.capacity, count), value)
    }
    return total
  }

  @inline(__always)
  func blockTotal(from first: Int, to end: Int, _ value: (Double) -> Double) -> DoubleDouble {
    var block = BlockSum()
    elements.withUnsafeBufferPointer { elements in
      var place = start + first * stride
      for _ in 0..<(end - first) / 4 {
        block.add(
          SIMD4(
            value(elements[place]), value(elements[place + stride]),
            value(elements[place + 2 * stride]), value(elements[place + 3 * stride])))
        place += 4 * stride
      }
      var terms = SIMD4<Double>()
      for index in 0..<(end - first) % 4 { terms[index] = value(elements[place + index * stride]) }
      block.add(terms)
    }
    return block.total
  }

  /// The sum where infinities, nan or an overflow came up: the compensation of an infinite sum is nan.
  @inline(never)
  func extremeSum(_ value: (Double) -> Double) -> Sum {
    var special = 0.0
    for index in 0..<count {
      let term = value(self[index])
      if term.magnitude < .infinity { continue }
      special += term
    }
    if special != 0 { return Sum(total: DoubleDouble(special)) }
    // Only the way there overflowed: fewer than 2^64 numbers, each times 2^-64, do not.
    return Sum(total: total { value($0) * 0x1p-64 }, exponent: 64)
  }
}
