import CXXHash

/// 128 bits that tell contents apart: those that are not the same have the same digest by chance once in 2^128, and by
/// somebody's design more often.
///
/// Source: XXH3, https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
struct Digest: Sendable, Hashable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  init(of bytes: [UInt8]) {
    let hash = bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
    high = hash.high64
    low = hash.low64
  }

  init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  /// nil for anything but its description.
  init?(_ description: Substring) {
    let digits = Array(description.utf8)
    guard digits.count == 32, let high = UInt64(description.prefix(16), radix: 16),
      let low = UInt64(description.suffix(16), radix: 16)
    else { return nil }
    (self.high, self.low) = (high, low)
  }

  /// 32 hexadecimal digits.
  var description: String {
    [high, low].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
