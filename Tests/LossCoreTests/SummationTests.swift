import Testing

@testable import LossCore

struct SummationTests {
  /// Numbers and their exact sum, rounded.
  @Test(arguments: [
    ([], 0), ([1.5], 1.5), ([0.1, 0.2, 0.3], 0.6), ([1e16, 1, -1e16], 1), ([1, 1e100, 1, -1e100], 2),
    ([1e308, 1e308, -1e308], 1e308), ([1e308, 1e308], .infinity), ([-1e308, -1e308, -1e308], -.infinity),
    ([.infinity, 1, 2], .infinity), ([1, -.infinity], -.infinity), ([.infinity, -.infinity], .nan), ([.nan, 1], .nan),
    ([.infinity, .infinity, .infinity, .infinity, .infinity], .infinity), ([0x1p-1074, 0x1p-1074], 0x1p-1073),
    ([1e308, .infinity, 1e308], .infinity), ([1e16, 1, 1, 1, 1, 1, -1e16], 5),
  ] as [([Double], Double)])
  func sums(numbers: [Double], sum: Double) {
    #expect(isSame(Summation.sum(numbers), sum), "\(Summation.sum(numbers))")
  }

  @Test func `a long sum is right to the last bit`() {
    let seed: UInt64 = 9
    var generator = SeededGenerator(seed: seed)
    // Whole multiples of 2^-20 below 2^30: their sum can be had in integers.
    for count in [1, 2, 3, 4, 5, 7, 8, 4095, 4096, 4097, 20_001] {
      let integers = (0..<count).map { _ in Int64.random(in: -(1 << 50)...(1 << 50), using: &generator) }
      let numbers = integers.map { Double($0) * 0x1p-20 }
      let exact = Double(integers.reduce(0, +)) * 0x1p-20
      #expect(Summation.sum(numbers) == exact, "seed \(seed), \(count) numbers")
      #expect(Summation.sum(numbers.reversed()) == exact, "seed \(seed), \(count) numbers")
      let backwards = Run(elements: numbers, start: count - 1, stride: -1, count: count)
      #expect(Summation.sum(backwards) == exact, "seed \(seed), \(count) numbers")
    }
  }

  @Test func `a tenth, a million times`() {
    #expect(Summation.sum([Double](repeating: 0.1, count: 1_000_000)) == 100_000)
  }

  @Test func `strides lead through columns, repetitions and backwards`() {
    let matrix = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    #expect(Summation.sum(Run(elements: matrix, start: 1, stride: 3, count: 4)) == 2 + 5 + 8 + 11)
    #expect(Summation.sum(Run(elements: matrix, start: 4, stride: 0, count: 7)) == 35)
    #expect(Summation.mean(Run(elements: matrix, start: 11, stride: -2, count: 6)) == 7)
    #expect(Summation.sum(Run(elements: matrix, start: 0, stride: 1, count: 0)) == 0)
  }

  @Test func `mean and variance`() {
    #expect(Summation.mean(Run(of: [1, 2, 3, 4])) == 2.5)
    #expect(Summation.variance(Run(of: [1, 2, 3, 4])) == 1.25)
    #expect(Summation.variance(Run(of: [1, 2, 3, 4]), ddof: 1) == 5.0 / 3)
    #expect(Summation.variance(Run(of: [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]), ddof: 1) == 30)
    #expect(Summation.variance(Run(of: [0.1, 0.1, 0.1])) == 0)
    #expect(Summation.mean(Run(of: [1e308, 1e308])) == 1e308)
    #expect(Summation.mean(Run(of: [])).isNaN)
    #expect(Summation.variance(Run(of: [])).isNaN)
    #expect(Summation.variance(Run(of: [1]), ddof: 1).isNaN)
    #expect(Summation.mean(Run(of: [1, .infinity])) == .infinity)
    #expect(Summation.variance(Run(of: [1, .infinity])).isNaN)
  }

  /// Numbers and the logarithm of the sum of their exponentials.
  @Test(arguments: [
    ([0, 0], 0.6931471805599453), ([1000, 1000], 1000.6931471805599), ([-1000, -1000], -999.3068528194401),
    ([1, 2, 3], 3.40760596444438), ([0, -40], 4.248354255291589e-18), ([-.infinity, -.infinity], -.infinity),
    ([-.infinity, 3], 3), ([], -.infinity), ([7], 7), ([.infinity, 1], .infinity), ([-.infinity, .infinity], .infinity),
    ([.nan, 1], .nan), ([.infinity, .nan], .nan), ([1, 1, 1, 1, 1], 2.6094379124341005), ([1e308, -1e308], 1e308),
  ] as [([Double], Double)])
  func `log of the sum of exponentials`(numbers: [Double], logarithm: Double) {
    #expect(isSame(Summation.logSumExp(Run(of: numbers)), logarithm), "\(Summation.logSumExp(Run(of: numbers)))")
  }
}
