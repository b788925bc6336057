extension UnsafeRawBufferPointer {
  /// How often a byte occurs, found eight bytes at a time: one at a time takes longer than to read a file.
  package func count(of byte: UInt8) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(byte)
    var count = 0
    var index = 0
    while index + 8 <= self.count {
      // Each byte of the sum counts one of eight places; all together stay below 256.
      var sum: UInt64 = 0
      for _ in 0..<Swift.min((self.count - index) / 8, 31) {
        let difference = loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ pattern
        // The high bit of each byte is set where the difference is not 0.
        let differs = ((difference & (ones &* 0x7F)) &+ (ones &* 0x7F)) | difference
        sum &+= ~differs >> 7 & ones
        index += 8
      }
      count += Int((sum &* ones) >> 56)
    }
    while index < self.count {
      count += self[index] == byte ? 1 : 0
      index += 1
    }
    return count
  }
}
