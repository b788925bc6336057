extension Double {
  /// The double nearest to `digits × 10^exponent`, ties to even; `infinity` above the largest, 0 below the least.
  ///
  /// Nearly every number takes the first way: its digits and its power of ten are doubles, and one operation rounds
  /// once. The second multiplies in 64 bits and knows how far it may be off; only when a halfway point lies within
  /// that distance are the digits compared with it exactly (W. D. Clinger, "How to Read Floating Point Numbers
  /// Accurately", 1990). The time is linear in the number of digits whatever the exponent.
  ///
  /// - Parameter digits: 0 to 9, the most significant first.
  package init(digits: some Collection<UInt8>, exponent: Int) {
    let head = LeadingDigits(of: digits, exponent: exponent)
    self =
      head.exactDouble
      ?? head.approximateDouble { Natural.comparison(of: digits, exponent: exponent, withBinary: $0, exponent: $1) }
  }
}

/// The first digits of a decimal, as many as 64 bits hold.
private struct LeadingDigits {
  var significand: UInt64 = 0
  var exponent: Int
  /// Whether a digit other than zero was left out.
  var isTruncated = false
  private var count = 0

  init(of digits: some Collection<UInt8>, exponent: Int) {
    self.exponent = min(max(exponent, -Decimal.exponentLimit), Decimal.exponentLimit)
    for digit in digits {
      if count < 19 {
        significand = significand * 10 + UInt64(digit)
        if significand > 0 { count += 1 }
      } else {
        self.exponent += 1
        if digit != 0 { isTruncated = true }
      }
    }
  }

  /// The value where one rounding finds it, or where it is beyond the doubles.
  var exactDouble: Double? {
    if significand == 0 || count + exponent <= -324 { return 0 }
    if count + exponent > 309 { return .infinity }
    guard !isTruncated && significand <= 1 << 53 && abs(exponent) < Double.exactPowersOfTen.count else { return nil }
    let power = Double.exactPowersOfTen[abs(exponent)]
    return exponent < 0 ? Double(significand) / power : Double(significand) * power
  }

  /// The value by 64-bit arithmetic. `comparison(m, e)` tells whether the number is below (-1), at (0) or above (1)
  /// `m × 2^e`; it is asked only when the number may lie on either side.
  func approximateDouble(_ comparison: (UInt64, Int) -> Int) -> Double {
    var product = WideFloat(significand)
    product.multiply(byPowerOfTen: exponent)
    // Each of the two products and the table lose less than two units of the last place; a left-out digit is worth
    // less than one unit of the 19 digits, which are 2^59 at least.
    let error: UInt64 = isTruncated ? 40 : 8

    // Bits of the product that a double has no room for: 11, more below the normal numbers.
    var surplus = max(11, Double.leastExponent - product.exponent)
    if surplus > 64 {
      product.significand >>= UInt64(surplus - 64)
      product.exponent += surplus - 64
      surplus = 64
    }
    var kept = surplus == 64 ? 0 : product.significand >> UInt64(surplus)
    let rest = surplus == 64 ? product.significand : product.significand & (1 << UInt64(surplus) - 1)
    let half: UInt64 = 1 << UInt64(surplus - 1)
    if max(rest, half) - min(rest, half) > error {
      if rest > half { kept += 1 }
    } else {
      let order = comparison(2 * kept + 1, product.exponent + surplus - 1)
      if order > 0 || order == 0 && kept % 2 == 1 { kept += 1 }
    }
    let steps = product.exponent + surplus - Double.leastExponent
    guard steps < 2046 else { return .infinity }
    // A carry out of the significand, and the leading bit of a normal one, belong to the exponent above it.
    return Double(bitPattern: UInt64(steps) << 52 + kept)
  }
}

/// `significand × 2^exponent` with the highest bit set, truncated after each product.
private struct WideFloat {
  var significand: UInt64
  var exponent: Int

  /// - Precondition: `number` is not zero.
  init(_ number: UInt64) {
    significand = number << UInt64(number.leadingZeroBitCount)
    exponent = -number.leadingZeroBitCount
  }

  mutating func multiply(by factor: UInt64, exponent factorExponent: Int) {
    let (high, low) = significand.multipliedFullWidth(by: factor)
    exponent += factorExponent + 64
    significand = high
    if high >> 63 == 0 {
      significand = high << 1 | low >> 63
      exponent -= 1
    }
  }

  /// - Parameter power: -351 to 323.
  mutating func multiply(byPowerOfTen power: Int) {
    // 10^n = 5^n × 2^n, 5^n = 5^(27 s) × 5^r
    let stride = (power + 27 * 13) / 27 - 13
    let factor = WideFloat(WideFloat.powersOfFive[power - 27 * stride])
    multiply(by: factor.significand, exponent: factor.exponent)
    if stride != 0 {
      // floor(27 s × log2 5), which 152170 / 2^16 gives for powers up to 400
      multiply(by: WideFloat.largePowersOfFive[stride + 13], exponent: (152_170 * 27 * stride) >> 16 - 63)
    }
    exponent += power
  }

  /// 5^0 to 5^26
  private static let powersOfFive: [UInt64] = [
    1, 5, 25, 125, 625, 3125, 15625, 78125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625, 1_220_703_125,
    6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625, 19_073_486_328_125,
    95_367_431_640_625, 476_837_158_203_125, 2_384_185_791_015_625, 11_920_928_955_078_125, 59_604_644_775_390_625,
    298_023_223_876_953_125, 1_490_116_119_384_765_625,
  ]

  /// The leading 64 bits of 5^(27 s), rounded, for s from -13 to 11.
  private static let largePowersOfFive: [UInt64] = [
    0x8049_a4ac_0c58_11ae, 0xcf42_894a_5dce_35ea, 0xa76c_5823_38ed_2622, 0x873e_4f75_e222_4e68, 0xda7f_5bf5_9096_6849,
    0xb080_392c_c434_9ded, 0x8e93_8662_882a_f53e, 0xe658_29b3_046b_0afa, 0xba12_1a46_50e4_ddec, 0x964e_858c_91ba_2655,
    0xf2d5_6790_ab41_c2a3, 0xc428_d05a_a475_1e4d, 0x9e74_d1b7_91e0_7e48, 0x8000_0000_0000_0000, 0xcecb_8f27_f420_0f3a,
    0xa70c_3c40_a64e_6c52, 0x86f0_ac99_b4e8_dafd, 0xda01_ee64_1a70_8dea, 0xb01a_e745_b101_e9e4, 0x8e41_ade9_fbeb_c27d,
    0xe5d3_ef28_2a24_2e82, 0xb9a7_4a06_37ce_2ee1, 0x95f8_3d0a_1fb6_9cd9, 0xf24a_01a7_3cf2_dcd0, 0xc3b8_3581_09e8_4f07,
  ]
}

private extension Double {
  /// The doubles are the multiples of 2^-1074.
  static let leastExponent = -1074

  /// 10^0 to 10^22, the powers of ten that are doubles.
  static let exactPowersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
