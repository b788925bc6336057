/// A natural number of any size: what settles the reading of a number that lies next to a halfway point.
struct Natural {
  /// Base 2^32, the least significant first, without leading zeros.
  private(set) var limbs: [UInt32] = []

  init(_ number: UInt64) {
    limbs = [UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32)]
    trim()
  }

  /// `self = self × factor + summand`
  mutating func multiply(by factor: UInt32, adding summand: UInt32 = 0) {
    var carry = UInt64(summand)
    for index in limbs.indices {
      carry += UInt64(limbs[index]) * UInt64(factor)
      limbs[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
  }

  mutating func multiply(byPowerOfFive power: Int) {
    for _ in 0..<power / 13 { multiply(by: 1_220_703_125) }
    for _ in 0..<power % 13 { multiply(by: 5) }
  }

  mutating func multiply(byPowerOfTwo power: Int) {
    multiply(by: 1 << UInt32(power % 32))
    limbs.insert(contentsOf: repeatElement(0, count: power / 32), at: 0)
    trim()
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }
}

extension Natural {
  /// -1, 0, 1 as `self` is less than, equal to or greater than `other`.
  func comparison(with other: Natural) -> Int {
    if limbs.count != other.limbs.count { return limbs.count < other.limbs.count ? -1 : 1 }
    for index in limbs.indices.reversed() where limbs[index] != other.limbs[index] {
      return limbs[index] < other.limbs[index] ? -1 : 1
    }
    return 0
  }

  /// -1, 0, 1 as `digits × 10^exponent` is less than, equal to or greater than `significand × 2^binaryExponent`, a
  /// point halfway between two doubles.
  static func comparison(
    of digits: some Collection<UInt8>, exponent: Int, withBinary significand: UInt64, exponent binaryExponent: Int
  ) -> Int {
    // No halfway point has more than 768 significant digits: of those that follow it matters only whether one is not 0.
    let limit = 800
    var left = Natural(0)
    var count = 0
    var leftExponent = exponent
    var isTruncated = false
    for digit in digits {
      if count == limit {
        leftExponent += 1
        isTruncated = isTruncated || digit != 0
      } else if count > 0 || digit != 0 {
        left.multiply(by: 10, adding: UInt32(digit))
        count += 1
      }
    }
    if isTruncated {
      left.multiply(by: 10, adding: 1)
      leftExponent -= 1
    }
    var right = Natural(significand)
    // 10^n = 5^n × 2^n
    if leftExponent > 0 {
      left.multiply(byPowerOfFive: leftExponent)
    } else {
      right.multiply(byPowerOfFive: -leftExponent)
    }
    if leftExponent > binaryExponent {
      left.multiply(byPowerOfTwo: leftExponent - binaryExponent)
    } else {
      right.multiply(byPowerOfTwo: binaryExponent - leftExponent)
    }
    return left.comparison(with: right)
  }
}
