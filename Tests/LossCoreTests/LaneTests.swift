import TestSupport
import Testing

@testable import LossCore

struct LaneTests {
  /// Numbers and their exact sum, rounded.
  @Test(
    arguments: [
      ([], 0), ([1.5], 1.5), ([0.1, 0.2, 0.3], 0.6), ([1e16, 1, -1e16], 1), ([1, 1e100, 1, -1e100], 2),
      ([1e308, 1e308, -1e308], 1e308), ([1e308, 1e308], .infinity), ([-1e308, -1e308, -1e308], -.infinity),
      ([.infinity, 1, 2], .infinity), ([1, -.infinity], -.infinity), ([.infinity, -.infinity], .nan),
      ([.nan, 1], .nan),
      ([.infinity, .infinity, .infinity, .infinity, .infinity], .infinity), ([0x1p-1074, 0x1p-1074], 0x1p-1073),
      ([1e308, .infinity, 1e308], .infinity), ([1e16, 1, 1, 1, 1, 1, -1e16], 5),
    ] as [([Double], Double)])
  func sums(numbers: [Double], sum: Double) {
    #expect(isSame(Lane(numbers).sum, sum), "\(Lane(numbers).sum)")
  }

  @Test func `a long sum is right to the last bit`() {
    let seed: UInt64 = 9
    var generator = SeededGenerator(seed: seed)
    // Whole multiples of 2^-20 below 2^30: their sum can be had in integers.
    for count in [1, 2, 3, 4, 5, 7, 8, 4095, 4096, 4097, 20_001] {
      let integers = (0..<count).map { _ in Int64.random(in: -(1 << 50)...(1 << 50), using: &generator) }
      let numbers = integers.map { Double($0) * 0x1p-20 }
      let exact = Double(integers.reduce(0, +)) * 0x1p-20
      #expect(Lane(numbers).sum == exact, "seed \(seed), \(count) numbers")
      #expect(Lane(Array(numbers.reversed())).sum == exact, "seed \(seed), \(count) numbers")
      let backwards = Lane(numbers, start: count - 1, stride: -1, count: count)
      #expect(backwards.sum == exact, "seed \(seed), \(count) numbers")
    }
  }

  /// Numbers that cancel but for one part in 10^8, 10^16, 10^24 and 10^29, and their sums by mpmath.
  @Test(arguments: [
    (
      [
        2.556421182881402, 53.13686296809264, 88.81094073225307, -9.6091686582582e-15, -480.53662723290716,
        6.355368162239074, 329.67704377724556,
      ], 9.589804575488115e-06
    ),
    (
      [
        3.5111577501769484, 28.47274537438571, -3.894972774354104e-14, -1342.5490039596941, 228.25795433968383,
        864.4193697901951, 217.8877767052528,
      ], 2.4482327735064897e-13
    ),
    (
      [
        352.60553657943353, 925.7934540870593, -1327.1581634129616, 3.683484861498788, -7.460698509599096e-14,
        -2.5486921812833855e-30, 5.085424957989807, 39.9902629269802,
      ], 2.1588195582256205e-21
    ),
    (
      [
        5.156397674351245, 817.390375724546, 1457.3391075359434, 1744.3781049176134, -5.99699198804441e-30,
        -6.21724893789125e-14, -5053.839446119967, 1029.5754602675129,
      ], 9.626027699394247e-26
    ),
  ])
  func `a sum that cancels keeps the digits of twice the length`(numbers: [Double], sum: Double) {
    let magnitude = numbers.reduce(0) { $0 + $1.magnitude }
    let bound = sum.ulp / 2 + Double(numbers.count * numbers.count) * 0x1p-106 * magnitude
    #expect((Lane(numbers).sum - sum).magnitude <= bound, "\(Lane(numbers).sum)")
    #expect((numbers.reduce(0, +) - sum).magnitude > bound, "one by one it would be as good")
  }

  @Test func `a tenth, a million times`() {
    #expect(Lane([Double](repeating: 0.1, count: 1_000_000)).sum == 100_000)
  }

  @Test func `strides lead through columns, repetitions and backwards`() {
    let matrix = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    #expect(Lane(matrix, start: 1, stride: 3, count: 4).sum == 2 + 5 + 8 + 11)
    #expect(Lane(matrix, start: 4, stride: 0, count: 7).sum == 35)
    #expect(Lane(matrix, start: 11, stride: -2, count: 6).mean == 7)
    #expect(Lane(matrix, start: 0, stride: 1, count: 0).sum == 0)
    #expect(Lane(matrix, start: 2, stride: 3, count: 4)[3] == 12)
  }

  @Test func `mean and variance`() {
    #expect(Lane([1, 2, 3, 4]).mean == 2.5)
    #expect(Lane([1, 2, 3, 4]).variance() == 1.25)
    #expect(Lane([1, 2, 3, 4]).variance(ddof: 1) == 5.0 / 3)
    #expect(Lane([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance(ddof: 1) == 30)
    #expect(Lane([0.1, 0.1, 0.1]).variance() == 0)
    #expect(Lane([1e308, 1e308]).mean == 1e308)
    #expect(Lane([]).mean.isNaN)
    #expect(Lane([]).variance().isNaN)
    #expect(Lane([1]).variance(ddof: 1).isNaN)
    #expect(Lane([1, .infinity]).mean == .infinity)
    #expect(Lane([1, .infinity]).variance().isNaN)
  }

  /// Numbers and the logarithm of the sum of their exponentials.
  @Test(
    arguments: [
      ([0, 0], 0.6931471805599453), ([1000, 1000], 1000.6931471805599), ([-1000, -1000], -999.3068528194401),
      ([1, 2, 3], 3.40760596444438), ([0, -40], 4.248354255291589e-18), ([-.infinity, -.infinity], -.infinity),
      ([-.infinity, 3], 3), ([], -.infinity), ([7], 7), ([.infinity, 1], .infinity),
      ([-.infinity, .infinity], .infinity),
      ([.nan, 1], .nan), ([.infinity, .nan], .nan), ([1, 1, 1, 1, 1], 2.6094379124341005), ([1e308, -1e308], 1e308),
    ] as [([Double], Double)])
  func `log of the sum of exponentials`(numbers: [Double], logarithm: Double) {
    #expect(isSame(Lane(numbers).logSumExp, logarithm), "\(Lane(numbers).logSumExp)")
  }
}
