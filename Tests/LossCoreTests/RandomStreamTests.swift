import Testing

@testable import LossCore

struct RandomStreamTests {
  @Test func `SplitMix64 gives the published numbers`() {
    var words = SplitMix64(seed: 1_234_567)
    let published: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    for word in published { #expect(words.next() == word) }
  }

  @Test func `xoshiro256++ gives the published numbers`() {
    var generator = Xoshiro256(state: 1, 2, 3, 4)
    let published: [UInt64] = [
      41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386, 9_228_616_714_210_784_205,
      9_973_669_472_204_895_162, 14_011_001_112_246_962_877, 12_406_186_145_184_390_807, 15_849_039_046_786_891_736,
      10_450_023_813_501_588_000,
    ]
    for word in published { #expect(generator.next() == word) }
  }

  @Test func `normal numbers have the moments of the normal distribution`() {
    var stream = RandomStream(seed: 1, purpose: "test")
    let count = 100_000
    var sums = (0.0, 0.0, 0.0, 0.0)
    for _ in 0..<count {
      let x = stream.normal()
      sums = (sums.0 + x, sums.1 + x * x, sums.2 + x * x * x, sums.3 + x * x * x * x)
    }
    let n = Double(count)
    // Five standard errors each.
    #expect(abs(sums.0 / n) < 5 / n.squareRoot())
    #expect(abs(sums.1 / n - 1) < 5 * (2 / n).squareRoot())
    #expect(abs(sums.2 / n) < 5 * (15 / n).squareRoot())
    #expect(abs(sums.3 / n - 3) < 5 * (96 / n).squareRoot())
  }

  @Test func `whole numbers below a bound are equally likely`() {
    var stream = RandomStream(seed: 2, purpose: "test")
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[stream.integer(below: 7)] += 1 }
    var chiSquare = 0.0
    for count in counts { chiSquare += (Double(count) - 10_000) * (Double(count) - 10_000) / 10_000 }
    // The 0.999 quantile at 6 degrees of freedom.
    #expect(chiSquare < 22.46)
  }

  @Test func `every order of three is equally likely`() {
    var stream = RandomStream(seed: 3, purpose: "test")
    var counts: [[Int]: Int] = [:]
    for _ in 0..<60_000 { counts[stream.order(of: 3), default: 0] += 1 }
    #expect(counts.count == 6)
    var chiSquare = 0.0
    for count in counts.values { chiSquare += (Double(count) - 10_000) * (Double(count) - 10_000) / 10_000 }
    // The 0.999 quantile at 5 degrees of freedom.
    #expect(chiSquare < 20.52)
  }

  @Test func `one seed serves two purposes with unrelated numbers`() {
    var a = RandomStream(seed: 4, purpose: "random_normal")
    var b = RandomStream(seed: 4, purpose: "random_uniform")
    var (same, covariance) = (0, 0.0)
    for _ in 0..<10_000 {
      let (x, y) = (a.uniform(), b.uniform())
      if x == y { same += 1 }
      covariance += (x - 0.5) * (y - 0.5)
    }
    #expect(same == 0)
    // Five standard errors: each product has a standard deviation of 1/12.
    #expect(abs(covariance / 10_000) < 5.0 / 12 / 100)
  }
}
