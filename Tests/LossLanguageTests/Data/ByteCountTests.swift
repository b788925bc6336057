import TestSupport
import Testing

@testable import LossLanguage

struct ByteCountTests {
  @Test(arguments: 1...20) func `the count is that of looking at each byte`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let byte = UInt8.random(in: 0...255, using: &random)
    let others = [byte, byte &+ 1, byte ^ 0x80, 0, 0xFF]
    for length in [0, 1, 7, 8, 9, 247, 248, 249, 1000, 5000] {
      let bytes = (0..<length).map { _ in others.randomElement(using: &random) ?? byte }
      let expected = bytes.count { $0 == byte }
      #expect(bytes.withUnsafeBytes { $0.count(of: byte) } == expected, "seed \(seed), length \(length)")
      let all = [UInt8](repeating: byte, count: length)
      #expect(all.withUnsafeBytes { $0.count(of: byte) } == length)
    }
  }
}
