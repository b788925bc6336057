import LossCore

/// Random numbers that are the same in every run and on every platform. A test names the seed in its message, so that a
/// failure can be repeated.
package struct SeededGenerator: RandomNumberGenerator {
  private var words: SplitMix64

  package init(seed: UInt64) {
    words = SplitMix64(seed: seed)
  }

  package mutating func next() -> UInt64 { words.next() }
}
