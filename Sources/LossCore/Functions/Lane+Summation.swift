extension Lane<Double> {
  /// The sum; zero for no numbers. Of n numbers it is off by at most 2^-53 of itself and n^2 2^-106 of the sum of the
  /// magnitudes, as if it had been added in twice the length and then rounded.
  ///
  /// Infinities and nan count as in IEEE 754: infinities of one sign give that infinity, of both signs nan.
  /// The sum of finite numbers is infinite only if it does not fit into a double itself.
  package var sum: Double { sum { $0 }.value }

  /// The arithmetic mean; nan for no numbers.
  package var mean: Double { sum { $0 }.divided(by: Double(count)) }

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
private struct Sum {
  var total: DoubleDouble
  var exponent = 0

  var value: Double { total.value.scaled(byPowerOfTwo: exponent) }

  func divided(by divisor: Double) -> Double {
    guard total.high.magnitude < .infinity, divisor != 0 else { return total.high / divisor }
    return (total / DoubleDouble(divisor)).value.scaled(byPowerOfTwo: exponent)
  }
}

private extension Lane<Double> {
  /// The sum of a function's values.
  ///
  /// The shape is fixed, whatever adds it up: blocks of 4096 numbers, in each of them four compensated sums that take
  /// the numbers in turn, joined in order in double length; then the blocks in order.
  @inline(__always)
  func sum(_ value: (Double) -> Double) -> Sum {
    let total = total(value)
    if total.value.magnitude < .infinity { return Sum(total: total) }
    return extremeSum(value)
  }

  @inline(__always)
  func total(_ value: (Double) -> Double) -> DoubleDouble {
    var total = DoubleDouble(0)
    for block in Swift.stride(from: 0, to: count, by: 4096) {
      total = total + blockTotal(from: block, to: min(block + 4096, count), value)
    }
    return total
  }

  /// Compensated summation without a branch.
  ///
  /// Source: T. Ogita, S. M. Rump and S. Oishi, "Accurate sum and dot product" (2005), algorithm 4.4.
  @inline(__always)
  func blockTotal(from first: Int, to end: Int, _ value: (Double) -> Double) -> DoubleDouble {
    var sums = SIMD4<Double>()
    var errors = SIMD4<Double>()
    elements.withUnsafeBufferPointer { elements in
      var place = start + first * stride
      for _ in 0..<(end - first) / 4 {
        let terms = SIMD4(
          value(elements[place]), value(elements[place + stride]),
          value(elements[place + 2 * stride]), value(elements[place + 3 * stride]))
        add(terms, to: &sums, errors: &errors)
        place += 4 * stride
      }
      var terms = SIMD4<Double>()
      for index in 0..<(end - first) % 4 { terms[index] = value(elements[place + index * stride]) }
      add(terms, to: &sums, errors: &errors)
    }
    var total = DoubleDouble.sum(sums[0], errors[0])
    for index in 1..<4 { total = total + DoubleDouble.sum(sums[index], errors[index]) }
    return total
  }

  @inline(__always)
  func add(_ terms: SIMD4<Double>, to sums: inout SIMD4<Double>, errors: inout SIMD4<Double>) {
    let next = sums + terms
    let addends = next - sums
    errors += (sums - (next - addends)) + (terms - addends)
    sums = next
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
