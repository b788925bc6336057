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
