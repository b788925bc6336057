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

  // The vectors below were computed by a second implementation from the specification, the normal ones with 200 bits.

  @Test func `uniform numbers are the upper 53 bits`() {
    var stream = RandomStream(seed: 1, purpose: "test")
    for number in [0.4480747683749263, 0.38340030661783253, 0.3428895699114983, 0.4712180717188401] {
      #expect(stream.uniform() == number)
    }
  }

  @Test func `normal numbers are Box and Muller's`() {
    var stream = RandomStream(seed: 1, purpose: "test")
    let known = [
      -0.8105343072580175, 0.7291910040759895, -0.9014652205642638, 0.16482366548407507, -0.22341760929521273,
      1.6256290634734258,
    ]
    for number in known { #expect(abs(stream.normal() - number) <= 4 * number.ulp) }
  }

  @Test func `whole numbers are Lemire's`() {
    var small = RandomStream(seed: 1, purpose: "test")
    for number in [4, 3, 3, 4, 7, 2, 5, 7, 7, 6, 5, 2] { #expect(small.integer(below: 10) == number) }
    // A bound for which one word in four is rejected.
    var large = RandomStream(seed: 1, purpose: "test")
    let known = [
      3_099_570_216_787_107_661, 2_652_182_750_235_347_881, 2_371_948_553_138_156_002, 3_259_664_689_464_134_015,
      5_117_566_244_140_046_215, 3_944_981_901_553_452_528,
    ]
    for number in known { #expect(large.integer(below: (1 << 62) + (1 << 61) + 1) == number) }
  }

  @Test func `orders are Fisher and Yates's`() {
    var stream = RandomStream(seed: 1, purpose: "test")
    #expect(stream.order(of: 10) == [0, 5, 6, 7, 1, 9, 8, 2, 3, 4])
  }

  @Test func `places are drawn in proportion to their weights`() {
    var stream = RandomStream(seed: 5, purpose: "test")
    let weights = CumulativeWeights([0, 1, 0, 3, 0])
    var counts = [Int](repeating: 0, count: 5)
    for _ in 0..<40_000 { counts[weights.place(of: stream.uniform())] += 1 }
    #expect(counts[0] + counts[2] + counts[4] == 0)
    // Five standard deviations of a binomial number with p = 1/4.
    #expect(abs(counts[1] - 10_000) < 433)
    #expect(weights.place(of: 1) == 3)
  }

  @Test func `weighted orders draw each next place in proportion to what is left`() {
    var stream = RandomStream(seed: 6, purpose: "test")
    var counts: [[Int]: Int] = [:]
    for _ in 0..<60_000 { counts[stream.order(weights: [1, 2, 0, 3]), default: 0] += 1 }
    let expected = [
      [0, 1, 3]: 4_000.0, [0, 3, 1]: 6_000, [1, 0, 3]: 5_000, [1, 3, 0]: 15_000, [3, 0, 1]: 10_000, [3, 1, 0]: 20_000,
    ]
    var chiSquare = 0.0
    for (order, mean) in expected {
      let difference = Double(counts[order] ?? 0) - mean
      chiSquare += difference * difference / mean
    }
    // The 0.999 quantile at 5 degrees of freedom.
    #expect(chiSquare < 20.52)
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
