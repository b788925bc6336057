/// Other bytes for a range of a file's bytes.
package struct Edit: Sendable, Equatable {
  package let range: Range<Int>
  package let bytes: [UInt8]

  package init(_ range: Range<Int>, _ bytes: [UInt8]) {
    self.range = range
    self.bytes = bytes
  }
}

extension [UInt8] {
  /// The bytes with the edits made, which are in order and do not overlap.
  package func applying(_ edits: [Edit]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var end = 0
    for edit in edits {
      precondition(edit.range.lowerBound >= end, "edits are in order and apart")
      result += self[end..<edit.range.lowerBound]
      result += edit.bytes
      end = edit.range.upperBound
    }
    return result + self[end...]
  }
}
