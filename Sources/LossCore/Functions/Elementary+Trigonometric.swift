extension Elementary {
  /// The sine of an angle in radians, of any size; nan for infinite angles. The sign of a zero is kept.
  package static func sin(_ x: Double) -> Double {
    if x.magnitude < 0x1p-27 { return x }
    guard x.magnitude < .infinity else { return .nan }
    let (quadrant, rest) = reduced(x)
    let result = quadrant & 1 == 0 ? sine(rest) : cosine(rest)
    return quadrant & 2 == 0 ? result : -result
  }

  /// The cosine of an angle in radians, of any size; nan for infinite angles.
  package static func cos(_ x: Double) -> Double {
    guard x.magnitude < .infinity else { return .nan }
    let (quadrant, rest) = reduced(x)
    let result = quadrant & 1 == 0 ? cosine(rest) : sine(rest)
    return (quadrant + 1) & 2 == 0 ? result : -result
  }
}

private extension Elementary {
  /// The sine of |x| <= pi / 4 by Taylor's series.
  static func sine(_ x: DoubleDouble) -> Double {
    let r = x.high
    let z = r * r
    let w = z * z
    let odd = -1.0 / 6 + w * (-1.0 / 5040 + w * (-1.0 / 39_916_800 + w * (-1.0 / 1_307_674_368_000)))
    let even = 1.0 / 120 + w * (1.0 / 362_880 + w * (1.0 / 6_227_020_800 + w * (1.0 / 355_687_428_096_000)))
    return r + (x.low * (1 - 0.5 * z) + z * r * (odd + z * even))
  }

  /// The cosine of |x| <= pi / 4 by Taylor's series, 1 - x^2 / 2 with the error of its rounding.
  static func cosine(_ x: DoubleDouble) -> Double {
    let r = x.high
    let z = r * r
    let w = z * z
    let even = 1.0 / 24 + w * (1.0 / 40_320 + w * (1.0 / 479_001_600 + w * (1.0 / 20_922_789_888_000)))
    let odd = -1.0 / 720 + w * (-1.0 / 3_628_800 + w * (-1.0 / 87_178_291_200 + w * (-1.0 / 6_402_373_705_728_000)))
    let half = 0.5 * z
    let upper = 1 - half
    return upper + (((1 - upper) - half) + (w * (even + z * odd) - r * x.low))
  }

  /// The multiple of pi / 2 nearest to x, modulo 4, and what remains of x.
  static func reduced(_ x: Double) -> (quadrant: Int, rest: DoubleDouble) {
    if x.magnitude < 0.785 { return (0, DoubleDouble(x)) }
    guard x.magnitude < 0x1p20 else {
      let (quadrant, rest) = reducedByInteger(x.magnitude)
      return x < 0 ? (-quadrant, -rest) : (quadrant, rest)
    }
    // pi / 2 in three parts of 33, 33 and 53 bits: the products with the first two are exact.
    let shifted = x * 0x1.45f306dc9c883p-1 + 0x1.8p52
    let k = shifted - 0x1.8p52
    let upper = DoubleDouble.sum(x - k * 0x1.921fb54400000p+0, -(k * 0x1.0b4611a600000p-34))
    let rest = DoubleDouble.sum(upper.high, upper.low - k * 0x1.3198a2e037073p-69)
    return (Int(Int32(truncatingIfNeeded: shifted.bitPattern)), rest)
  }

  /// The same for large x: its significand, a whole number, times the 192 bits of 2 / pi that decide about the
  /// quadrant and the fraction; the bits before them give whole turns, those behind them nothing.
  ///
  /// Source: M. H. Payne and R. N. Hanek, "Radian reduction for trigonometric functions" (1983).
  static func reducedByInteger(_ x: Double) -> (quadrant: Int, rest: DoubleDouble) {
    let significand = x.bitPattern & 0xf_ffff_ffff_ffff | 0x10_0000_0000_0000
    let exponent = Int(truncatingIfNeeded: x.bitPattern >> 52) - 1075
    // The first bit that matters has the weight 2 in the product; a word of zeros stands before the table.
    let position = exponent + 62
    let high = significand &* twoOverPi(at: position)
    let middle = significand.multipliedFullWidth(by: twoOverPi(at: position + 64))
    let low = significand.multipliedFullWidth(by: twoOverPi(at: position + 128))
    let (second, carry) = middle.low.addingReportingOverflow(low.high)
    let first = high &+ middle.high &+ (carry ? 1 : 0)

    var quadrant = Int(truncatingIfNeeded: first >> 62)
    var upper = first << 2 | second >> 62
    var lower = second << 2 | low.low >> 62
    let isNegative = upper >> 63 == 1
    if isNegative {
      quadrant += 1
      lower = ~lower &+ 1
      upper = ~upper &+ (lower == 0 ? 1 : 0)
    }
    let fraction =
      DoubleDouble.sum(Double(upper >> 32) * 0x1p-32, Double(upper & 0xffff_ffff) * 0x1p-64)
      + DoubleDouble.sum(Double(lower >> 32) * 0x1p-96, Double(lower & 0xffff_ffff) * 0x1p-128)
    let rest = fraction * DoubleDouble(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54)
    return (quadrant, isNegative ? -rest : rest)
  }

  /// 64 bits of 2 / pi from a position that counts a word of zeros before them.
  static func twoOverPi(at position: Int) -> UInt64 {
    let word = position >> 6
    let bit = UInt64(position & 63)
    let upper = twoOverPi[word]
    return bit == 0 ? upper : upper << bit | twoOverPi[word + 1] >> (64 - bit)
  }

  /// A word of zeros, then 2 / pi.
  static let twoOverPi: [UInt64] = [
    0,
    0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041, 0xfe51_63ab_debb_c561,
    0xb724_6e3a_424d_d2e0, 0x0649_2eea_09d1_921c, 0xfe1d_eb1c_b129_a73e, 0xe882_35f5_2ebb_4484,
    0xe99c_7026_b45f_7e41, 0x3991_d639_8353_39f4, 0x9c84_5f8b_bdf9_283b, 0x1ff8_97ff_de05_980f,
    0xef2f_118b_5a0a_6d1f, 0x6d36_7ecf_27cb_09b7, 0x4f46_3f66_9e5f_ea2d, 0x7527_bac7_ebe5_f17b,
    0x3d07_39f7_8a52_92ea, 0x6bfb_5fb1_1f8d_5d08, 0x5603_3046_fc7b_6bab, 0xf0cf_bc20_9af4_361d,
  ]
}
