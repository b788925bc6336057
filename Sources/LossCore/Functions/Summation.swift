/// Sums whose bits do not depend on the platform or on who adds up which part, and what is made of sums.
package enum Summation {
  /// The sum, right to an ulp even where large terms cancel; zero for no numbers.
  ///
  /// Infinities and nan count as in IEEE 754: infinities of one sign give that infinity, of both signs nan.
  /// The sum of finite numbers is infinite only if it does not fit into a double itself.
  package static func sum(_ run: Run<Double>) -> Double { sum(run) { $0 }.value }

  package static func sum(_ numbers: [Double]) -> Double { sum(Run(of: numbers)) }

  /// The arithmetic mean; nan for no numbers.
  package static func mean(_ run: Run<Double>) -> Double { sum(run) { $0 }.divided(by: Double(run.count)) }

  /// The sum of the squared deviations from the mean, divided by `count - ddof`; nan where that is not positive.
  ///
  /// Two passes: the difference of the mean square and the squared mean would cancel. What rounding left in the mean
  /// is corrected, after T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for computing the sample variance"
  /// (1983).
  package static func variance(_ run: Run<Double>, ddof: Double = 0) -> Double {
    guard Double(run.count) > ddof else { return .nan }
    let mean = mean(run)
    let bias = sum(run) { $0 - mean }.divided(by: Double(run.count))
    return sum(run) { ($0 - mean - bias) * ($0 - mean - bias) }.divided(by: Double(run.count) - ddof)
  }

  /// log(e^x0 + e^x1 + ...): the largest number is taken out first, so that nothing overflows.
  ///
  /// Minus infinity for no numbers and where all are minus infinity; infinity where one is; nan where one is nan.
  package static func logSumExp(_ run: Run<Double>) -> Double {
    guard run.count > 0 else { return -.infinity }
    var largest = run[0]
    for index in 0..<run.count {
      if run[index].isNaN { return .nan }
      largest = max(largest, run[index])
    }
    guard largest.magnitude < .infinity else { return largest }
    // The largest contributes 1, which is left to the logarithm: small terms beside it keep their digits.
    let rest = sum(run) { Elementary.exp($0 - largest) }.total - 1
    return (Elementary.logarithm(onePlus: rest) + largest).value
  }
}

extension Run {
  /// All elements of an array.
  package init(of elements: [Element]) {
    self.init(elements: elements, start: 0, stride: 1, count: elements.count)
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

private extension Summation {
  /// The sum of a function's values.
  ///
  /// The shape is fixed: blocks of 4096 numbers, in each of them four compensated sums that take the numbers in turn,
  /// joined in order in double length; then the blocks in order.
  @inline(__always)
  static func sum(_ run: Run<Double>, of value: (Double) -> Double) -> Sum {
    let total = total(run, value)
    if total.value.magnitude < .infinity { return Sum(total: total) }
    return extremeSum(run, value)
  }

  @inline(__always)
  static func total(_ run: Run<Double>, _ value: (Double) -> Double) -> DoubleDouble {
    var total = DoubleDouble(0)
    for first in stride(from: 0, to: run.count, by: 4096) {
      total = total + blockTotal(run, first..<min(first + 4096, run.count), value)
    }
    return total
  }

  /// Compensated summation without a branch.
  ///
  /// Source: T. Ogita, S. M. Rump and S. Oishi, "Accurate sum and dot product" (2005), algorithm 4.4.
  @inline(__always)
  static func blockTotal(_ run: Run<Double>, _ block: Range<Int>, _ value: (Double) -> Double) -> DoubleDouble {
    var sums = SIMD4<Double>()
    var errors = SIMD4<Double>()
    var index = block.lowerBound
    while index + 4 <= block.upperBound {
      let terms = SIMD4(value(run[index]), value(run[index + 1]), value(run[index + 2]), value(run[index + 3]))
      add(terms, to: &sums, errors: &errors)
      index += 4
    }
    var terms = SIMD4<Double>()
    for rest in index..<block.upperBound { terms[rest - index] = value(run[rest]) }
    add(terms, to: &sums, errors: &errors)
    var total = DoubleDouble.sum(sums[0], errors[0])
    for lane in 1..<4 { total = total + DoubleDouble.sum(sums[lane], errors[lane]) }
    return total
  }

  @inline(__always)
  static func add(_ terms: SIMD4<Double>, to sums: inout SIMD4<Double>, errors: inout SIMD4<Double>) {
    let next = sums + terms
    let addends = next - sums
    errors += (sums - (next - addends)) + (terms - addends)
    sums = next
  }

  /// The sum where infinities, nan or an overflow came up: the compensation of an infinite sum is nan.
  @inline(never)
  static func extremeSum(_ run: Run<Double>, _ value: (Double) -> Double) -> Sum {
    var special = 0.0
    for index in 0..<run.count {
      let term = value(run[index])
      if term.magnitude < .infinity { continue }
      special += term
    }
    if special != 0 { return Sum(total: DoubleDouble(special)) }
    // Only the way there overflowed: fewer than 2^64 numbers, each times 2^-64, do not.
    return Sum(total: total(run) { value($0) * 0x1p-64 }, exponent: 64)
  }
}
