/// xoshiro256++ 1.0: Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2021).
package struct Xoshiro256: Sendable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// - Precondition: not all four are zero.
  package init(state a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  /// The first four words of SplitMix64, as the authors advise.
  package init(seed: UInt64) {
    var words = SplitMix64(seed: seed)
    self.init(state: words.next(), words.next(), words.next(), words.next())
  }

  package mutating func next() -> UInt64 {
    let result = Self.rotated(a &+ d, by: 23) &+ a
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = Self.rotated(d, by: 45)
    return result
  }
}

extension Xoshiro256 {
  private static func rotated(_ word: UInt64, by count: UInt64) -> UInt64 { (word << count) | (word >> (64 - count)) }
}
